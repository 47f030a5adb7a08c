"""Which versions of a case were exchanged with other offices. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

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
    """Return the exchanged versions of a case in the order in which they were first known."""
    query = (
        select(revisions.c.revision, revisions.c.snapshot_id, revisions.c.way)
        .where(revisions.c.case_id == case_id)
        .order_by(revisions.c.id)
    )
    return tuple(Known(row[0], row[1] or 0, row[2]) for row in connection.execute(query))


def ancestors(connection: Connection, case_id: int, revision: str) -> tuple[str, ...]:
    """Return the other versions of a case that were exchanged, those exchanged last at the end.

    A case may come back to a version from before: its place is that of the last time then, or the
    next version would seem to have grown out of what was given up.
    """
    table = revisions
    query = select(table.c.revision).where(table.c.case_id == case_id).order_by(table.c.turn)
    return tuple(each for each in connection.execute(query).scalars() if each != revision)


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

    A version that was only told of gets its snapshot once it comes itself. Of one that the case
    comes back to the turn is a new one, and when a file brought it back, whose file and when.
    """
    table = revisions
    last, where = _last_turn(connection, case_id), table.c.case_id == case_id
    query = select(table.c.id, table.c.snapshot_id, table.c.turn)
    row = connection.execute(query.where(where, table.c.revision == revision)).first()
    values: dict[str, Any] = {"snapshot_id": snapshot_id, "way": way, "office": office}
    if row is None:
        told = {"case_id": case_id, "revision": revision, "at": at, "turn": last + 1}
        connection.execute(insert(table).values(**told, **values))
        return True
    news = row.snapshot_id is None and snapshot_id is not None
    values = values if news else {}
    if row.turn < last:
        values["turn"] = last + 1
        if way == RECEIVED:
            values |= {"way": way, "office": office, "at": at}
    if values:
        connection.execute(update(table).where(table.c.id == row.id).values(**values))
    return news


def _last_turn(connection: Connection, case_id: int) -> int:
    query = select(func.max(revisions.c.turn)).where(revisions.c.case_id == case_id)
    return int(connection.execute(query).scalar() or 0)


def note_sent(
    connection: Connection, case_id: int, revision: str, snapshot_id: int, at: datetime
) -> None:
    """Write that a version of a case was sent; of one exchanged before only its turn is new."""
    note(connection, case_id, revision, SENT, at, snapshot_id=snapshot_id)


def note_told(
    connection: Connection, case_id: int, told: Iterable[str], at: datetime, office: str
) -> None:
    """Write down versions of which a file only says that they came before, the oldest first.

    Those that are known already must not be among them.
    """
    last = _last_turn(connection, case_id)
    rows = [
        {
            "case_id": case_id,
            "revision": each,
            "at": at,
            "way": TOLD,
            "office": office,
            "turn": turn,
        }
        for turn, each in enumerate(told, start=last + 1)
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
