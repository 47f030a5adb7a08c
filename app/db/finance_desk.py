"""Cases on approved lists, for the ӘКК's desk. Every function works in the caller's transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.db.dialect import holds, in_alphabet_order
from app.db.tables import cases, list_decisions, list_rows, lists

_OWN = and_(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))


def on_lists(connection: Connection) -> list[tuple[Any, ...]]:
    """Return the living cases on approved lists, by the day of the list and the number on it.

    Each: case id, title, district, okrug, number and day of the list, position, number of
    the decision that took it off ("" while it stands). A case that stands on several comes for
    each of them.
    """
    query = (
        select(
            cases.c.id,
            cases.c.title,
            cases.c.district,
            cases.c.okrug,
            lists.c.number.label("list_number"),
            lists.c.day,
            list_rows.c.position,
            list_decisions.c.number.label("struck"),
        )
        .join(list_rows, list_rows.c.case_uuid == cases.c.uuid)
        .join(lists, lists.c.id == list_rows.c.list_id)
        .outerjoin(
            list_decisions,
            and_(
                list_decisions.c.list_id == list_rows.c.list_id,
                list_decisions.c.seq == list_rows.c.removed,
            ),
        )
        .where(_OWN, lists.c.decisions > 0)
        .order_by(lists.c.day, lists.c.id, list_rows.c.position)
    )
    return [tuple(row) for row in connection.execute(query)]


def off_lists(connection: Connection, folded: str, limit: int) -> list[tuple[Any, ...]]:
    """Return id and title of living cases on no approved list whose name or okrug holds a text."""
    standing = (
        select(list_rows.c.case_uuid)
        .join(lists, lists.c.id == list_rows.c.list_id)
        .where(lists.c.decisions > 0, list_rows.c.case_uuid == cases.c.uuid)
        .exists()
    )
    query = (
        select(cases.c.id, cases.c.title)
        .where(_OWN, ~standing, or_(holds(cases.c.title, folded), holds(cases.c.okrug, folded)))
        .order_by(in_alphabet_order(cases.c.title), cases.c.id)
        .limit(limit)
    )
    return [tuple(row) for row in connection.execute(query)]
