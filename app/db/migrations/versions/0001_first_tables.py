"""The first tables: cases with their answers, issued papers, scans, history, settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COLLECTIONS: dict[str, tuple[str, ...]] = {
    "founders": (
        "kind",
        "surname",
        "given_name",
        "patronymic",
        "iin",
        "birth_date",
        "residence",
        "phone",
        "legal_name",
        "bin",
        "location",
        "representative",
        "representative_basis",
        "attendance",
        "proxy_name",
        "proxy_number",
        "proxy_date",
        "proxy_notary",
        "membership",
        "public_servant",
        "share_amount",
        "share_due",
        "share_form",
        "property_description",
        "property_valued_by",
        "property_report",
        "signed",
        "compared",
        "book_number",
    ),
    "counting_members": ("founder",),
    "activities": (
        "code",
        "name",
        "main",
    ),
    "valuers": (
        "founder",
        "other_name",
    ),
    "board_members": (
        "founder",
        "for",
        "against",
        "abstained",
        "present",
        "consents",
    ),
    "audit_members": (
        "founder",
        "for",
        "against",
        "abstained",
    ),
    "payments": (
        "member",
        "kind",
        "amount",
        "date",
        "number",
    ),
    "russian_spellings": (
        "at",
        "of",
        "text",
    ),
    "case_forms": (
        "language",
        "text",
        "case",
        "form",
    ),
    "checklist": (
        "list",
        "text",
        "done",
        "date",
    ),
    "working_group": (
        "name",
        "post",
        "role",
    ),
    "criteria": (
        "name",
        "unit",
        "weight",
        "better",
    ),
    "screened_okrugs": (
        "okrug",
        "date",
        "result",
        "conclusion",
    ),
    "screening_marks": (
        "okrug",
        "criterion",
        "value",
        "score",
    ),
    "proposals": (
        "okrug",
        "direction",
        "cooperative",
        "members",
        "reason",
    ),
    "defences": (
        "number",
        "date",
        "time",
        "place",
        "chair",
        "chair_post",
        "secretary",
        "speaker",
        "speech",
        "outcome",
        "reason",
        "due",
    ),
    "defence_attendees": (
        "defence",
        "name",
        "post",
        "role",
    ),
    "defence_remarks": (
        "defence",
        "kind",
        "by",
        "text",
        "answer",
        "settled",
    ),
    "bought_equipment": (
        "name",
        "maker",
        "price",
        "quantity",
        "date",
        "document",
        "serial",
    ),
    "repayments": (
        "date",
        "principal",
        "interest",
        "number",
    ),
    "chain": (
        "stage",
        "name",
        "quantity",
        "unit",
        "note",
    ),
    "livestock": (
        "kind",
        "heads",
    ),
    "borrowers": (
        "name",
        "amount",
        "date",
        "purpose",
    ),
    "equipment": (
        "name",
        "maker",
        "capacity",
        "price",
        "quantity",
    ),
    "supplier_offers": (
        "equipment",
        "supplier",
        "price",
        "date",
        "number",
        "chosen",
    ),
    "investments": (
        "name",
        "amount",
    ),
    "products": (
        "name",
        "quantity",
        "unit",
        "price",
    ),
    "outlets": (
        "name",
        "contract",
    ),
    "plan_lines": (
        "kind",
        "name",
        "year1",
        "year2",
        "year3",
        "year4",
        "year5",
    ),
    "risks": (
        "name",
        "likelihood",
        "measure",
    ),
    "later_meetings": (
        "body",
        "kind",
        "number",
        "date",
        "time",
        "place",
        "notice_date",
        "chair",
        "secretary",
        "members",
        "present",
        "secret_vote",
    ),
    "later_decisions": (
        "meeting",
        "kind",
        "title",
        "member",
        "to_member",
        "person",
        "amount",
        "application_date",
        "ground",
        "reason",
        "amends",
        "clause",
        "text",
        "effective",
        "due",
        "notified",
        "speaker",
        "speech",
        "for",
        "against",
        "abstained",
    ),
    "later_members": (
        "kind",
        "surname",
        "given_name",
        "patronymic",
        "iin",
        "residence",
        "phone",
        "legal_name",
        "bin",
        "location",
        "representative",
        "representative_basis",
        "membership",
        "application_date",
        "entrance_fee",
        "share_amount",
        "share_due",
        "share_form",
        "property_description",
        "book_number",
    ),
    "share_payouts": (
        "member",
        "amount",
        "date",
        "number",
    ),
}


def _typed(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _case_id(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], ondelete="CASCADE", name=f"fk_{table}_case_id"
        ),
    )


def _list_id(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    """Return the column that names the list, and what it points to."""
    return (
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["lists.id"], ondelete="CASCADE", name=f"fk_{table}_list_id"
        ),
    )


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("updated_at", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32), nullable=True),
        _typed("title"),
        _typed("proper_name"),
        _typed("meeting_date"),
        _typed("okrug"),
        sa.Column("founders", sa.Integer(), server_default="0", nullable=False),
        _typed("place"),
        _typed("direction"),
        _typed("oblast"),
        _typed("district"),
        sa.Column("founded", sa.String(10), nullable=True),
        sa.Column("contracted", sa.String(10), nullable=True),
        sa.Column("tiyn", sa.BigInteger(), nullable=True),
        sa.Column("jobs", sa.Integer(), nullable=True),
        sa.Column("due_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("origin", sa.String(64), server_default="", nullable=False),
        sa.Column("register_version", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("uuid", name="uq_cases_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cases_register_version", "cases", ["register_version"])
    op.create_index(
        "ix_cases_deleted_at_sample_updated_at", "cases", ["deleted_at", "sample", "updated_at"]
    )
    op.create_table(
        "answers",
        *_case_id("answers"),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "key", name="pk_answers"),
    )
    for name, fields in COLLECTIONS.items():
        op.create_table(
            name,
            *_case_id(name),
            sa.Column("record_id", sa.String(64), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            *(_typed(field) for field in fields),
            sa.PrimaryKeyConstraint("case_id", "record_id", name=f"pk_{name}"),
        )
    op.create_table(
        "due_dates",
        *_case_id("due_dates"),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        _typed("detail"),
        sa.PrimaryKeyConstraint("case_id", "kind", "key", name="pk_due_dates"),
    )
    op.create_index("ix_due_dates_day", "due_dates", ["day"])
    _make_register()
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_case_id("snapshots"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
        sa.UniqueConstraint("case_id", "sha256", name="uq_snapshots_case_id_sha256"),
    )
    op.create_table(
        "issued_papers",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_case_id("issued_papers"),
        sa.Column("paper", sa.String(100), nullable=False),
        sa.Column("record_id", sa.String(64), server_default="", nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _typed("number"),
        _typed("day"),
        sa.Column("issued_at", sa.String(32), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("wording_version", sa.String(100), nullable=False),
        sa.Column("program_version", sa.String(100), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["snapshots.id"],
            name="fk_issued_papers_snapshot_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_issued_papers"),
        sa.UniqueConstraint(
            "case_id",
            "paper",
            "record_id",
            "language",
            "version",
            name="uq_issued_papers_case_id_paper_record_id_language_version",
        ),
    )
    op.create_index("ix_issued_papers_snapshot_id", "issued_papers", ["snapshot_id"])
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_case_id("attachments"),
        sa.Column("paper", sa.String(100), nullable=False),
        sa.Column("record_id", sa.String(64), server_default="", nullable=False),
        _typed("file_name"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("of_sha256", sa.String(64), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
    )
    op.create_index("ix_attachments_case_id", "attachments", ["case_id"])
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_case_id("history"),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("what", sa.String(30), nullable=False),
        sa.Column("details", sa.Text(), server_default="", nullable=False),
        _typed("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_case_id", "history", ["case_id"])
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_case_id("revisions"),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("office", sa.String(64), server_default="", nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["snapshots.id"],
            name="fk_revisions_snapshot_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("case_id", "revision", name="uq_revisions_case_id_revision"),
    )
    op.create_index("ix_revisions_snapshot_id", "revisions", ["snapshot_id"])
    op.create_table(
        "lists",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("order_by", sa.String(20), nullable=False),
        sa.Column("drawn_at", sa.String(32), nullable=True),
        sa.Column("decisions", sa.Integer(), server_default="0", nullable=False),
        _typed("number"),
        sa.Column("day", sa.String(10), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_lists"),
        sa.UniqueConstraint("uuid", name="uq_lists_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "list_decisions",
        *_list_id("list_decisions"),
        sa.Column("seq", sa.Integer(), nullable=False),
        _typed("number"),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "seq", name="pk_list_decisions"),
    )
    op.create_table(
        "list_rows",
        *_list_id("list_rows"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("case_uuid", sa.String(36), nullable=False),
        sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tiyn", sa.BigInteger()),
        sa.PrimaryKeyConstraint("list_id", "position", name="pk_list_rows"),
    )
    op.create_index("ix_list_rows_case_uuid", "list_rows", ["case_uuid"])
    op.create_table(
        "list_papers",
        *_list_id("list_papers"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "seq", "kind", "language", name="pk_list_papers"),
    )
    op.create_table(
        "office_keys",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_keys"),
    )
    op.create_table(
        "offices",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        _typed("name"),
        _typed("oblast"),
        _typed("district"),
        _typed("okrug"),
        sa.Column("accepted_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_offices"),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "aek_values",
        sa.Column("valid_from", sa.String(10), nullable=False),
        sa.Column("tenge", sa.Integer(), nullable=False),
        _typed("source"),
        sa.PrimaryKeyConstraint("valid_from", name="pk_aek_values"),
    )
    op.create_table(
        "ceiling_values",
        sa.Column("valid_from", sa.String(10), nullable=False),
        sa.Column("cooperative_aek", sa.Integer(), nullable=False),
        sa.Column("person_aek", sa.Integer(), nullable=False),
        _typed("source"),
        sa.PrimaryKeyConstraint("valid_from", name="pk_ceiling_values"),
    )
    op.create_table(
        "okrugs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _typed("oblast"),
        _typed("district"),
        _typed("name"),
        _typed("name_ru"),
        _typed("source"),
        sa.PrimaryKeyConstraint("id", name="pk_okrugs"),
        sa.UniqueConstraint("oblast", "district", "name", name="uq_okrugs_oblast_district_name"),
    )
    op.create_table(
        "own_writing",
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("language", "form", "text", name="pk_own_writing"),
    )


def _key(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="-1", nullable=False)


ORDERS: dict[str, tuple[str, ...]] = {
    "title": ("title_key", "case_id"),
    "oblast": ("oblast_key", "district_key", "okrug_key", "title_key", "case_id"),
    "district": ("district_key", "okrug_key", "title_key", "case_id"),
    "okrug": ("okrug_key", "title_key", "case_id"),
    "direction": ("direction_place", "title_key", "case_id"),
    "year": ("year", "title_key", "case_id"),
    "step": ("step", "state", "title_key", "case_id"),
    "findings": ("blocking", "warnings", "title_key", "case_id"),
    "founders": ("founders", "title_key", "case_id"),
    "tiyn": ("tiyn", "title_key", "case_id"),
    "jobs": ("jobs", "title_key", "case_id"),
    "bin": ("bin", "title_key", "case_id"),
    "registered": ("registered", "title_key", "case_id"),
    "consent": ("consent_day", "title_key", "case_id"),
    "list": ("list_day", "list_number", "list_position", "case_id"),
    "sender": ("sender", "title_key", "case_id"),
    "updated": ("updated_at", "case_id"),
    "until": ("until",),
    "filters": (
        "oblast_key",
        "district_key",
        "direction",
        "year",
        "step",
        "state",
        "gravest",
        "listed",
    ),
}


def _make_register() -> None:
    """Make the desk's table over all cases, what it is searched by, and its saved views."""
    op.create_table(
        "register",
        *_case_id("register"),
        _typed("title"),
        _key("title_key"),
        _typed("oblast"),
        _key("oblast_key"),
        _typed("district"),
        _key("district_key"),
        _typed("okrug"),
        _key("okrug_key"),
        _typed("direction"),
        _number("direction_place"),
        _number("year"),
        _number("step"),
        sa.Column("state", sa.String(20), server_default="", nullable=False),
        _number("gravest"),
        _number("blocking"),
        _number("warnings"),
        _number("founders"),
        sa.Column("tiyn", sa.BigInteger(), server_default="-1", nullable=False),
        _number("jobs"),
        _typed("bin"),
        sa.Column("registered", sa.String(10), server_default="", nullable=False),
        sa.Column("consent_day", sa.String(10), server_default="", nullable=False),
        _typed("consent_number"),
        sa.Column("listed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("list_day", sa.String(10), server_default="", nullable=False),
        _typed("list_number"),
        _number("list_position"),
        sa.Column("sender", sa.String(64), server_default="", nullable=False),
        sa.Column("updated_at", sa.String(32), nullable=False),
        sa.Column("until", sa.String(10), server_default="9999-12-31", nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_register"),
    )
    for name, columns in ORDERS.items():
        op.create_index(f"ix_register_{name}", "register", list(columns))
    op.create_table(
        "register_texts",
        *_case_id("register_texts"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_register_texts"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE register_search USING fts5(text, content='register_texts', "
            "content_rowid='case_id', detail='none', columnsize=0, "
            "tokenize='trigram case_sensitive 1')"
        )
        # Its parts are merged once there are sixteen of a size, not a little with every write.
        op.execute("INSERT INTO register_search (register_search, rank) VALUES ('automerge', 0)")
    else:
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        op.execute(
            "CREATE VIEW register_search AS SELECT case_id AS rowid, text FROM register_texts"
        )
        op.execute(
            "CREATE INDEX ix_register_texts_text ON register_texts USING gin (text gin_trgm_ops)"
        )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _typed("name"),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
    )
