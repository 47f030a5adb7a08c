"""Whole windows for the walks of a person; the window's own fixtures serve here too."""

from __future__ import annotations

from tests.ui.conftest import dressed, opened, qapp_args

__all__ = ["dressed", "opened", "qapp_args"]
