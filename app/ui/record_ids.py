"""Ids of new records: made in the window alone, so that everything below it stays repeatable."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return an id for a new record: 12 signs, never met twice within a case."""
    return uuid4().hex[:12]
