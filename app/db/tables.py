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


def _key(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="-1")


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
    # What its row of the register was made by; 0: it is to be made anew.
    Column("register_version", BigInteger, nullable=False, server_default="0"),
    Index(None, "register_version"),
    Index(None, "deleted_at", "sample", "updated_at"),  # the latest of very many
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

register = Table(
    "register",
    metadata,
    _case_id(primary_key=True),
    # Names with the key that orders each by the Kazakh alphabet, byte by byte.
    _typed("title"),
    _key("title_key"),
    _typed("oblast"),
    _key("oblast_key"),
    _typed("district"),
    _key("district_key"),
    _typed("okrug"),
    _key("okrug_key"),
    _typed("direction"),
    _number("direction_place"),  # in the programme's order
    # A number or day that is not known is -1 or "": both databases order these alike.
    _number("year"),
    _number("step"),  # of the scheme: the first that is not on record; 6: all are
    Column("state", String(20), nullable=False, server_default=""),
    _number("gravest"),  # of its findings, 2: some block, 1: some warn, 0: there are none
    _number("blocking"),
    _number("warnings"),
    _number("founders"),
    Column("tiyn", BigInteger, nullable=False, server_default="-1"),
    _number("jobs"),
    _typed("bin"),
    Column("registered", String(10), nullable=False, server_default=""),  # ISO date
    Column("consent_day", String(10), nullable=False, server_default=""),
    _typed("consent_number"),
    Column("listed", Boolean, nullable=False, server_default=false()),
    Column("list_day", String(10), nullable=False, server_default=""),
    _typed("list_number"),
    _number("list_position"),
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
    _case_id(primary_key=True),
    Column("text", Text, nullable=False),
)
"""The words that a case is found by, folded, each behind two blanks: see :mod:`app.db.search`."""

saved_views = Table(
    "saved_views",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("position", Integer, nullable=False),
    _typed("name"),
    Column("content", Text, nullable=False),  # filters, order and columns, as JSON
)
"""What the desk's table showed, kept under a name."""

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

lists = Table(
    "lists",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("owner", String(64), nullable=False),  # public key of the office that decides on it
    Column("order_by", String(20), nullable=False),
    Column("drawn_at", Moment),  # by this office; of one that was taken in it is not known
    Column("decisions", Integer, nullable=False, server_default="0"),  # 0: a draft
    _typed("number"),  # of the decision that approved it
    Column("day", Day),
    sqlite_autoincrement=True,
)
"""Lists of cooperatives: drafts, and those approved here or taken in from the АШБ."""

list_decisions = Table(
    "list_decisions",
    metadata,
    Column("list_id", Integer, ForeignKey("lists.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    _typed("number"),
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
