"""The tables. They suit PostgreSQL too; every answer is a text column, exactly as typed.

The tables of the collections are made from :data:`app.domain.schema.COLLECTIONS`, one column a
field. The migrations write the same tables out literally; a test compares the two, so a new field
fails it until a migration brings its column.
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
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from app.db.types import Day, Moment, RecordId, Typed
from app.domain.schema import COLLECTIONS

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _case_id(*, primary_key: bool = False) -> Column[int]:
    return Column(
        "case_id",
        Integer,
        ForeignKey("cases.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


def _typed(name: str) -> Column[str]:
    return Column(name, Typed, nullable=False, server_default="")


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
    _typed("title"),
    _typed("proper_name"),
    _typed("meeting_date"),
    _typed("okrug"),
    Column("founders", Integer, nullable=False, server_default="0"),
    _typed("place"),
    # What the анықтама counts, read from the answers (app.domain.report): it needs no more.
    _typed("direction"),
    _typed("oblast"),
    _typed("district"),
    Column("founded", Day),
    Column("contracted", Day),
    Column("tiyn", BigInteger),
    Column("jobs", Integer),
    # By which version of the rules its due dates were made; 0: they are to be made anew.
    Column("due_version", Integer, nullable=False, server_default="0"),
    # The public key of the office whose file brought the case; "" for one made here.
    Column("origin", String(64), nullable=False, server_default=""),
    sqlite_autoincrement=True,  # the number of a destroyed case is never given again
)

answers = Table(
    "answers",
    metadata,
    _case_id(primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("value", Typed, nullable=False),
)

collections: dict[str, Table] = {
    name: Table(
        name,
        metadata,
        _case_id(primary_key=True),
        Column("record_id", RecordId, primary_key=True),
        Column("position", Integer, nullable=False),
        *(_typed(field) for field in fields),
    )
    for name, fields in COLLECTIONS.items()
}
"""The table of each collection by its name."""

due_dates = Table(
    "due_dates",
    metadata,
    _case_id(primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("day", String(10), nullable=False),  # ISO date
    Column("count", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),  # tiyn
    _typed("detail"),
    Index(None, "day"),
)
"""What is expected of each case, made from its answers and kept to be listed over all cases."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _case_id(),
    Column("sha256", String(64), nullable=False),
    Column("facts", Text, nullable=False),  # the answers at that moment, as JSON
    UniqueConstraint("case_id", "sha256"),
)
"""What issued papers were made of: a paper issued for 500 founders keeps one snapshot, not 500."""

issued_papers = Table(
    "issued_papers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _case_id(),
    Column("paper", String(100), nullable=False),
    Column("record_id", RecordId, nullable=False, server_default=""),
    Column("language", String(10), nullable=False),  # of the paper: kk, ru, kk_ru
    Column("version", Integer, nullable=False),
    _typed("number"),
    _typed("day"),  # the paper's own date, ISO
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
    _case_id(),
    Column("paper", String(100), nullable=False),
    Column("record_id", RecordId, nullable=False, server_default=""),
    _typed("file_name"),
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
    _case_id(),
    Column("at", Moment, nullable=False),
    Column("what", String(30), nullable=False),
    Column("details", Text, nullable=False, server_default=""),  # names of answers, never values
    _typed("reason"),  # why something was recorded out of the scheme's order, as it was given
    Index(None, "case_id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _case_id(),
    Column("revision", String(64), nullable=False),  # SHA-256 of the answers, as of a snapshot
    Column("snapshot_id", Integer, ForeignKey("snapshots.id", ondelete="CASCADE")),
    Column("at", Moment, nullable=False),
    Column("way", String(10), nullable=False),  # sent, received, told: an ancestor only named
    Column("office", String(64), nullable=False, server_default=""),  # whose file it came in
    UniqueConstraint("case_id", "revision"),
    Index("ix_revisions_snapshot_id", "snapshot_id"),
)
"""Which versions of a case were exchanged: two offices find the one that both began from."""

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
    _typed("name"),
    _typed("oblast"),
    _typed("district"),
    _typed("okrug"),
    Column("accepted_at", Moment, nullable=False),
)
"""Senders whose fingerprint a person has accepted."""

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
    _typed("source"),
)

ceiling_values = Table(
    "ceiling_values",
    metadata,
    Column("valid_from", String(10), primary_key=True),  # ISO date
    Column("cooperative_aek", Integer, nullable=False),
    Column("person_aek", Integer, nullable=False),
    _typed("source"),
)

okrugs = Table(
    "okrugs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _typed("oblast"),
    _typed("district"),
    _typed("name"),
    _typed("name_ru"),
    _typed("source"),
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
