"""Issued papers and scans of signed ones. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select

from app.db.tables import attachments, issued_papers, snapshots

ISSUED = (
    issued_papers.c.id,
    issued_papers.c.paper,
    issued_papers.c.record_id,
    issued_papers.c.language,
    issued_papers.c.version,
    issued_papers.c.number,
    issued_papers.c.day,
    issued_papers.c.issued_at,
    issued_papers.c.sha256,
    issued_papers.c.wording_version,
    issued_papers.c.program_version,
    issued_papers.c.snapshot_id,
)
"""The columns of an issued paper, named as in ``IssuedPaper``."""

ATTACHED = (
    attachments.c.id,
    attachments.c.paper,
    attachments.c.record_id,
    attachments.c.file_name,
    attachments.c.size,
    attachments.c.sha256,
    attachments.c.added_at,
    attachments.c.signature,
    attachments.c.of_sha256,
)
"""The columns of a scan or a signature, named as in ``Attachment``."""


class UnknownPaperError(LookupError):
    """A call names an issued paper or a scan that the file does not hold: a bug of the caller."""


def next_version(
    connection: Connection, case_id: int, paper: str, record_id: str, language: str
) -> int:
    """Return the version that the next issue of a paper in a language has, from 1."""
    table = issued_papers
    query = select(func.coalesce(func.max(table.c.version), 0)).where(
        *_same_paper(case_id, paper, record_id, language)
    )
    return int(connection.execute(query).scalar_one()) + 1


def add_issued(connection: Connection, values: Mapping[str, Any]) -> RowMapping:
    """Write an issued paper; nothing ever changes it again."""
    statement = insert(issued_papers).values(**values).returning(*ISSUED)
    return connection.execute(statement).mappings().one()


def add_issued_papers(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write papers that another office issued; nothing ever changes them again."""
    connection.execute(insert(issued_papers), rows)


def keep_snapshot(connection: Connection, case_id: int, facts: str, sha256: str) -> int:
    """Return the number of a snapshot, written now unless the case has this very one."""
    table = snapshots
    query = select(table.c.id).where(table.c.case_id == case_id, table.c.sha256 == sha256)
    known = connection.execute(query).scalar()
    if known is not None:
        return int(known)
    values = {"case_id": case_id, "sha256": sha256, "facts": facts}
    statement = insert(table).values(**values).returning(table.c.id)
    return int(connection.execute(statement).scalar_one())


def issued(connection: Connection, case_id: int) -> list[RowMapping]:
    """Return all issued papers of a case, every version, in the order of issue."""
    query = select(*ISSUED).where(issued_papers.c.case_id == case_id).order_by(issued_papers.c.id)
    return list(connection.execute(query).mappings())


def _same_paper(
    case_id: int, paper: str, record_id: str, language: str
) -> tuple[ColumnElement[bool], ...]:
    """Return what all versions of one paper have in common."""
    table = issued_papers
    return (
        table.c.case_id == case_id,
        table.c.paper == paper,
        table.c.record_id == record_id,
        table.c.language == language,
    )


def latest_issued(
    connection: Connection, case_id: int, paper: str, record_id: str, language: str
) -> RowMapping | None:
    """Return the newest version of one issued paper in a language, or None."""
    table = issued_papers
    query = (
        select(*ISSUED)
        .where(*_same_paper(case_id, paper, record_id, language))
        .order_by(table.c.version.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().first()


def issued_content(connection: Connection, issued_id: int) -> tuple[bytes, str, str]:
    """Return an issued paper's PDF, its SHA-256 and the snapshot of its facts.

    Raises:
        UnknownPaperError: there is none of this number.
    """
    table = issued_papers
    query = (
        select(table.c.pdf, table.c.sha256, snapshots.c.facts)
        .join(snapshots, snapshots.c.id == table.c.snapshot_id)
        .where(table.c.id == issued_id)
    )
    row = connection.execute(query).first()
    if row is None:
        raise UnknownPaperError(issued_id)
    return row.pdf, row.sha256, row.facts


def snapshot_hashes(connection: Connection, case_id: int) -> list[tuple[int, str]]:
    """Return number and SHA-256 of each snapshot that an issued paper of a case was made of."""
    query = (
        select(snapshots.c.id, snapshots.c.sha256)
        .where(
            snapshots.c.case_id == case_id,
            snapshots.c.id.in_(
                select(issued_papers.c.snapshot_id).where(issued_papers.c.case_id == case_id)
            ),
        )
        .order_by(snapshots.c.id)
    )
    return [(row.id, row.sha256) for row in connection.execute(query)]


def snapshot_content(connection: Connection, snapshot_id: int) -> tuple[str, str]:
    """Return a snapshot's JSON and its SHA-256.

    Raises:
        UnknownPaperError: there is none of this number.
    """
    query = select(snapshots.c.facts, snapshots.c.sha256).where(snapshots.c.id == snapshot_id)
    row = connection.execute(query).first()
    if row is None:
        raise UnknownPaperError(snapshot_id)
    return row.facts, row.sha256


def add_attachment(connection: Connection, values: Mapping[str, Any]) -> RowMapping:
    """Write a scan, or a signature file."""
    statement = insert(attachments).values(**values).returning(*ATTACHED)
    return connection.execute(statement).mappings().one()


def same_attachment(
    connection: Connection,
    case_id: int,
    paper: str,
    record_id: str,
    sha256: str,
    *,
    of_sha256: str = "",
) -> RowMapping | None:
    """Return the scan of the same paper (the signature over the same file) with the same content.

    None when there is none.
    """
    query = select(*ATTACHED).where(
        attachments.c.case_id == case_id,
        attachments.c.paper == paper,
        attachments.c.record_id == record_id,
        attachments.c.sha256 == sha256,
        attachments.c.of_sha256 == of_sha256,
    )
    return connection.execute(query).mappings().first()


def attached(connection: Connection, case_id: int) -> list[RowMapping]:
    """Return scans and signatures of a case as they were added, without their bytes."""
    query = select(*ATTACHED).where(attachments.c.case_id == case_id).order_by(attachments.c.id)
    return list(connection.execute(query).mappings())


def attachment_content(connection: Connection, attachment_id: int) -> tuple[bytes, str]:
    """Return a scan's or a signature's bytes and their SHA-256.

    Raises:
        UnknownPaperError: there is none of this number.
    """
    query = select(attachments.c.content, attachments.c.sha256)
    row = connection.execute(query.where(attachments.c.id == attachment_id)).first()
    if row is None:
        raise UnknownPaperError(attachment_id)
    return row.content, row.sha256


def remove_attachment(connection: Connection, attachment_id: int) -> int:
    """Delete a scan or a signature and return the number of its case.

    Raises:
        UnknownPaperError: there is none of this number.
    """
    statement = delete(attachments).where(attachments.c.id == attachment_id)
    case_id = connection.execute(statement.returning(attachments.c.case_id)).scalar()
    if case_id is None:
        raise UnknownPaperError(attachment_id)
    return int(case_id)
