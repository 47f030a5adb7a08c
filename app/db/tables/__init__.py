"""The tables. They suit PostgreSQL too; every answer is a text column, exactly as typed.

The migrations write the same tables out literally; a test compares the two, so a new field fails it
until a migration brings its column.
"""

from __future__ import annotations

from app.db.tables.case_tables import (
    answers,
    attachments,
    cases,
    collections,
    due_dates,
    history,
    issued_papers,
    snapshots,
)
from app.db.tables.columns import metadata
from app.db.tables.exchange_tables import (
    list_decisions,
    list_papers,
    list_rows,
    lists,
    office_keys,
    offices,
    revisions,
)
from app.db.tables.register_tables import register, register_texts, saved_views
from app.db.tables.settings_tables import aek_values, ceiling_values, okrugs, own_writing, settings

__all__ = [
    "aek_values",
    "answers",
    "attachments",
    "cases",
    "ceiling_values",
    "collections",
    "due_dates",
    "history",
    "issued_papers",
    "list_decisions",
    "list_papers",
    "list_rows",
    "lists",
    "metadata",
    "office_keys",
    "offices",
    "okrugs",
    "own_writing",
    "register",
    "register_texts",
    "revisions",
    "saved_views",
    "settings",
    "snapshots",
]
