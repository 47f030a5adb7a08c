"""The register: what the desk shows and finds of all cases. Made from answers, never the truth."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text, false

from app.db.tables.columns import case_id, metadata, number, sort_key, typed
from app.db.types import Moment

register = Table(
    "register",
    metadata,
    case_id(primary_key=True),
    # Names with the key that orders each by the Kazakh alphabet, byte by byte.
    typed("title"),
    sort_key("title_key"),
    typed("oblast"),
    sort_key("oblast_key"),
    typed("district"),
    sort_key("district_key"),
    typed("okrug"),
    sort_key("okrug_key"),
    typed("direction"),
    number("direction_place"),  # in the programme's order
    # A number or day that is not known is -1 or "": both databases order these alike.
    number("year"),
    number("step"),  # of the scheme: the first that is not on record; 6: all are
    Column("state", String(20), nullable=False, server_default=""),
    number("gravest"),  # of its findings, 2: some block, 1: some warn, 0: there are none
    number("blocking"),
    number("warnings"),
    number("founders"),
    Column("tiyn", BigInteger, nullable=False, server_default="-1"),
    number("jobs"),
    typed("bin"),
    Column("registered", String(10), nullable=False, server_default=""),  # ISO date
    Column("consent_day", String(10), nullable=False, server_default=""),
    typed("consent_number"),
    Column("listed", Boolean, nullable=False, server_default=false()),
    Column("list_day", String(10), nullable=False, server_default=""),
    typed("list_number"),
    number("list_position"),
    Column("sender", String(64), nullable=False, server_default=""),
    Column("updated_at", Moment, nullable=False),
    # The first day on which its findings may be others though no answer changes.
    Column("until", String(10), nullable=False, server_default="9999-12-31"),
    # One for each order of the desk, see app.db.register; some find what a filter leaves, too.
    Index("ix_register_title", "title_key", "case_id"),
    Index("ix_register_oblast", "oblast_key", "district_key", "okrug_key", "title_key", "case_id"),
    Index("ix_register_district", "district_key", "okrug_key", "title_key", "case_id"),
    Index("ix_register_okrug", "okrug_key", "title_key", "case_id"),
    Index("ix_register_direction", "direction_place", "title_key", "case_id"),
    Index("ix_register_year", "year", "title_key", "case_id"),
    Index("ix_register_step", "step", "state", "title_key", "case_id"),
    Index("ix_register_findings", "blocking", "warnings", "title_key", "case_id"),
    Index("ix_register_founders", "founders", "title_key", "case_id"),
    Index("ix_register_tiyn", "tiyn", "title_key", "case_id"),
    Index("ix_register_jobs", "jobs", "title_key", "case_id"),
    Index("ix_register_bin", "bin", "title_key", "case_id"),
    Index("ix_register_registered", "registered", "title_key", "case_id"),
    Index("ix_register_consent", "consent_day", "title_key", "case_id"),
    Index("ix_register_list", "list_day", "list_number", "list_position", "case_id"),
    Index("ix_register_sender", "sender", "title_key", "case_id"),
    Index("ix_register_updated", "updated_at", "case_id"),
    Index("ix_register_until", "until"),
    # What filters ask for, all in one: no row is read for it.
    Index(
        "ix_register_filters",
        "oblast_key",
        "district_key",
        "direction",
        "year",
        "step",
        "state",
        "gravest",
        "listed",
    ),
)
"""What the desk shows of every own case, made from its answers: never the truth."""

register_texts = Table(
    "register_texts",
    metadata,
    case_id(primary_key=True),
    Column("text", Text, nullable=False),
)
"""The words that a case is found by, folded, each behind two blanks: see :mod:`app.db.search`."""

saved_views = Table(
    "saved_views",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("position", Integer, nullable=False),
    typed("name"),
    Column("content", Text, nullable=False),  # filters, order and columns, as JSON
)
"""What the desk's table showed, kept under a name."""
