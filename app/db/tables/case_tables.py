"""A case: its own row, its answers, what follows from them, its papers and its history.

The tables of the collections are made from :data:`app.domain.schema.COLLECTIONS`, one column a
field.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from app.db.tables.columns import case_id, metadata, typed
from app.db.types import Day, Moment, RecordId, Typed
from app.domain.schema import COLLECTIONS

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("sample", Boolean, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    # Below: what the list of cases shows, kept in the same transaction as the answers.
    typed("title"),
    typed("proper_name"),
    typed("meeting_date"),
    typed("okrug"),
    Column("founders", Integer, nullable=False, server_default="0"),
    typed("place"),
    # What the анықтама counts, read from the answers (app.domain.report): it needs no more.
    typed("direction"),
    typed("oblast"),
    typed("district"),
    Column("founded", Day),
    Column("contracted", Day),
    Column("tiyn", BigInteger),
    Column("jobs", Integer),
    # By which version of the rules its due dates were made; 0: they are to be made anew.
    Column("due_version", Integer, nullable=False, server_default="0"),
    # The public key of the office whose file brought the case; "" for one made here.
    Column("origin", String(64), nullable=False, server_default=""),
    # What its row of the register was made by; 0: it is to be made anew.
    Column("register_version", BigInteger, nullable=False, server_default="0"),
    Index(None, "register_version"),
    Index(None, "deleted_at", "sample", "updated_at"),  # the latest of very many
    sqlite_autoincrement=True,  # the number of a destroyed case is never given again
)

answers = Table(
    "answers",
    metadata,
    case_id(primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("value", Typed, nullable=False),
)

collections: dict[str, Table] = {
    name: Table(
        name,
        metadata,
        case_id(primary_key=True),
        Column("record_id", RecordId, primary_key=True),
        Column("position", Integer, nullable=False),
        *(typed(field) for field in fields),
    )
    for name, fields in COLLECTIONS.items()
}
"""The table of each collection by its name."""

due_dates = Table(
    "due_dates",
    metadata,
    case_id(primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("day", String(10), nullable=False),  # ISO date
    Column("count", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),  # tiyn
    typed("detail"),
    Index(None, "day"),
)
"""What is expected of each case, made from its answers and kept to be listed over all cases."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    case_id(),
    Column("sha256", String(64), nullable=False),
    Column("facts", Text, nullable=False),  # the answers at that moment, as JSON
    UniqueConstraint("case_id", "sha256"),
)
"""What issued papers were made of: a paper issued for 500 founders keeps one snapshot, not 500."""

issued_papers = Table(
    "issued_papers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    case_id(),
    Column("paper", String(100), nullable=False),
    Column("record_id", RecordId, nullable=False, server_default=""),
    Column("language", String(10), nullable=False),  # of the paper: kk, ru, kk_ru
    Column("version", Integer, nullable=False),
    typed("number"),
    typed("day"),  # the paper's own date, ISO
    Column("issued_at", Moment, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("wording_version", String(100), nullable=False),
    Column("program_version", String(100), nullable=False),
    Column("snapshot_id", Integer, ForeignKey("snapshots.id", ondelete="CASCADE"), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    UniqueConstraint("case_id", "paper", "record_id", "language", "version"),
    Index("ix_issued_papers_snapshot_id", "snapshot_id"),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    case_id(),
    Column("paper", String(100), nullable=False),
    Column("record_id", RecordId, nullable=False, server_default=""),
    typed("file_name"),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("content", LargeBinary, nullable=False),
    # A signature made by the national ЭЦҚ tools stands beside the scans, with the SHA-256 of the
    # file that it was made over.
    Column("signature", Boolean, nullable=False, server_default=false()),
    Column("of_sha256", String(64), nullable=False, server_default=""),
    Index(None, "case_id"),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    case_id(),
    Column("at", Moment, nullable=False),
    Column("what", String(30), nullable=False),
    Column("details", Text, nullable=False, server_default=""),  # names of answers, never values
    typed("reason"),  # why something was recorded out of the scheme's order, as it was given
    Index(None, "case_id"),
)
