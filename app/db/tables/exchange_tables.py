"""What offices exchange: their keys, the versions of cases, the lists of cooperatives."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.db.tables.columns import case_id, metadata, typed
from app.db.types import Day, Moment

office_keys = Table(
    "office_keys",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("seed", LargeBinary, nullable=False),  # the private half of the office's Ed25519 key
    Column("made_at", Moment, nullable=False),
)
"""The office's own key, one row: it goes with the data file, and so with its backups."""

offices = Table(
    "offices",
    metadata,
    Column("key", String(64), primary_key=True),  # public, hexadecimal
    Column("role", String(20), nullable=False),
    typed("name"),
    typed("oblast"),
    typed("district"),
    typed("okrug"),
    Column("accepted_at", Moment, nullable=False),
)
"""Senders whose fingerprint a person has accepted."""

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    case_id(),
    Column("revision", String(64), nullable=False),  # SHA-256 of the answers, as of a snapshot
    Column("snapshot_id", Integer, ForeignKey("snapshots.id", ondelete="CASCADE")),
    Column("at", Moment, nullable=False),
    Column("way", String(10), nullable=False),  # sent, received, told: an ancestor only named
    Column("office", String(64), nullable=False, server_default=""),  # whose file it came in
    Column("turn", Integer, nullable=False),  # when it was exchanged last, counted in the case
    UniqueConstraint("case_id", "revision"),
    Index("ix_revisions_snapshot_id", "snapshot_id"),
)
"""Which versions of a case were exchanged: two offices find the one that both began from."""

lists = Table(
    "lists",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("owner", String(64), nullable=False),  # public key of the office that decides on it
    Column("order_by", String(20), nullable=False),
    Column("drawn_at", Moment),  # by this office; of one that was taken in it is not known
    Column("decisions", Integer, nullable=False, server_default="0"),  # 0: a draft
    typed("number"),  # of the decision that approved it
    Column("day", Day),
    sqlite_autoincrement=True,
)
"""Lists of cooperatives: drafts, and those approved here or taken in from the АШБ."""

list_decisions = Table(
    "list_decisions",
    metadata,
    Column("list_id", Integer, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    typed("number"),
    Column("day", Day, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),  # what it says, as the JSON that the hash is of
)
"""The chain of decisions on a list; written once, never changed."""

list_rows = Table(
    "list_rows",
    metadata,
    Column("list_id", Integer, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("case_uuid", String(36), nullable=False),
    Column("removed", Integer, nullable=False, server_default="0"),  # by which decision; 0: by none
    Column("tiyn", BigInteger),  # asked, as the list says; of a draft the case's answer counts
    Index(None, "case_uuid"),
)
"""Which case stands where: of a draft its rows, else what follows from the decisions."""

list_papers = Table(
    "list_papers",
    metadata,
    Column("list_id", Integer, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(20), primary_key=True),  # list, decision
    Column("language", String(10), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The PDFs of a list as they were when each decision was taken."""
