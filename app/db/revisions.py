"""Which versions of a case were exchanged with other offices. Inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.db.tables import revisions


def ancestors(connection: Connection, case_id: int, revision: str) -> tuple[str, ...]:
    """Return the other versions of a case that were exchanged, oldest first."""
    query = (
        select(revisions.c.revision)
        .where(revisions.c.case_id == case_id, revisions.c.revision != revision)
        .order_by(revisions.c.id)
    )
    return tuple(connection.execute(query).scalars())


def note_sent(
    connection: Connection, case_id: int, revision: str, snapshot_id: int, at: datetime
) -> None:
    """Write that a version of a case was sent; one that was exchanged before stays as it is."""
    table = revisions
    same = (table.c.case_id == case_id, table.c.revision == revision)
    if connection.execute(select(table.c.id).where(*same)).first() is None:
        connection.execute(
            insert(table).values(
                case_id=case_id, revision=revision, snapshot_id=snapshot_id, at=at, way="sent"
            )
        )
