"""The implementation scheme of a case: its five boxes."""

from __future__ import annotations

from app.ui.pages.base import Page


class SchemePage(Page):
    """Five numbered boxes, the owner below each; a click opens the page of a step."""
