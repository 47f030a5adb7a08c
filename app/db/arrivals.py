"""What other offices' files brought into the cases here. Inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, select

from app.db.revisions import RECEIVED
from app.db.tables import cases, history, revisions


@dataclass(frozen=True)
class Arrived:
    """A line of a case's history: the file of which office (its key) changed which answers."""

    case_id: int
    at: datetime
    keys: tuple[str, ...]
    office: str  # "" when it is not known any more


def arrived(connection: Connection, limit: int, case_id: int = 0) -> tuple[Arrived, ...]:
    """Return what came last, the newest first; of one case, or of all outside the bin.

    What came with a case that was not here before is no news of it, and left out.
    """
    of_file = and_(
        revisions.c.case_id == history.c.case_id,
        revisions.c.at == history.c.at,
        revisions.c.way == RECEIVED,
    )
    query = (
        select(history.c.id, history.c.case_id, history.c.at, history.c.details, revisions.c.office)
        .select_from(history.join(cases).outerjoin(revisions, of_file))
        .where(history.c.what == RECEIVED, history.c.details != "", cases.c.deleted_at.is_(None))
        .order_by(history.c.id.desc())
        .limit(limit)
    )
    if case_id:
        query = query.where(history.c.case_id == case_id)
    lines = {row.id: row for row in connection.execute(query)}  # two files at one moment: once
    return tuple(
        Arrived(row.case_id, row.at, tuple(row.details.split()), row.office or "")
        for row in lines.values()
    )
