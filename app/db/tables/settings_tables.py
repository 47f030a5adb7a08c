"""What an office sets once: settings, values by day, okrugs, how it writes."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text, UniqueConstraint

from app.db.tables.columns import metadata, typed
from app.db.types import Typed

settings = Table(
    "settings",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", Typed, nullable=False),
)

aek_values = Table(
    "aek_values",
    metadata,
    Column("valid_from", String(10), primary_key=True),  # ISO date
    Column("tenge", Integer, nullable=False),
    typed("source"),
)

ceiling_values = Table(
    "ceiling_values",
    metadata,
    Column("valid_from", String(10), primary_key=True),  # ISO date
    Column("cooperative_aek", Integer, nullable=False),
    Column("person_aek", Integer, nullable=False),
    typed("source"),
)

okrugs = Table(
    "okrugs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    typed("oblast"),
    typed("district"),
    typed("name"),
    typed("name_ru"),
    typed("source"),
    UniqueConstraint("oblast", "district", "name"),
)

own_writing = Table(
    "own_writing",
    metadata,
    Column("language", String(10), primary_key=True),
    Column("form", String(20), primary_key=True),  # a case, or "spelling" in that language
    Column("text", String(300), primary_key=True),
    Column("written", Text, nullable=False),
)
"""How the official himself writes a text: its Russian spelling, its form in a case."""
