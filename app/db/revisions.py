"""Which versions of a case were exchanged with other offices. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.db.tables import revisions, snapshots

SENT, RECEIVED, TOLD = "sent", "received", "told"
"""Written into a file; taken from one; only named by one as an ancestor of what it holds."""


@dataclass(frozen=True)
class Known:
    """A version of a case that was exchanged; ``snapshot_id`` 0: its answers are not here."""

    revision: str
    snapshot_id: int
    way: str


def known(connection: Connection, case_id: int) -> tuple[Known, ...]:
    """Return the exchanged versions of a case, the oldest first."""
    query = (
        select(revisions.c.revision, revisions.c.snapshot_id, revisions.c.way)
        .where(revisions.c.case_id == case_id)
        .order_by(revisions.c.id)
    )
    return tuple(Known(row[0], row[1] or 0, row[2]) for row in connection.execute(query))


def ancestors(connection: Connection, case_id: int, revision: str) -> tuple[str, ...]:
    """Return the other versions of a case that were exchanged, oldest first."""
    return tuple(each.revision for each in known(connection, case_id) if each.revision != revision)


def note(
    connection: Connection,
    case_id: int,
    revision: str,
    way: str,
    at: datetime,
    *,
    snapshot_id: int | None = None,
    office: str = "",
) -> bool:
    """Write down that a version was exchanged; return whether that was news.

    A version that was only told of gets its snapshot once it comes itself; otherwise the first
    word about it stands.
    """
    table = revisions
    where = (table.c.case_id == case_id, table.c.revision == revision)
    row = connection.execute(select(table.c.id, table.c.snapshot_id).where(*where)).first()
    if row is None:
        values = {"snapshot_id": snapshot_id, "at": at, "way": way, "office": office}
        connection.execute(insert(table).values(case_id=case_id, revision=revision, **values))
        return True
    if row.snapshot_id is None and snapshot_id is not None:
        values = {"snapshot_id": snapshot_id, "way": way, "office": office}
        connection.execute(update(table).where(table.c.id == row.id).values(**values))
        return True
    return False


def note_sent(
    connection: Connection, case_id: int, revision: str, snapshot_id: int, at: datetime
) -> None:
    """Write that a version of a case was sent; one that was exchanged before stays as it is."""
    note(connection, case_id, revision, SENT, at, snapshot_id=snapshot_id)


def note_told(
    connection: Connection, case_id: int, told: Iterable[str], at: datetime, office: str
) -> None:
    """Write down versions of which a file only says that they came before, the oldest first.

    Those that are known already must not be among them.
    """
    rows = [
        {"case_id": case_id, "revision": each, "at": at, "way": TOLD, "office": office}
        for each in told
    ]
    if rows:
        connection.execute(insert(revisions), rows)


def facts_of(connection: Connection, case_id: int, wanted: Sequence[str]) -> str | None:
    """Return the answers, as JSON, of the first of some versions that is kept here, or None."""
    by_revision = {
        each.revision: each.snapshot_id for each in known(connection, case_id) if each.snapshot_id
    }
    for revision in wanted:
        if revision in by_revision:
            query = select(snapshots.c.facts).where(snapshots.c.id == by_revision[revision])
            return str(connection.execute(query).scalar_one())
    return None
