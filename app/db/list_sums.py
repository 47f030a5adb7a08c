"""What the overview says of every list: rows and sums, no chain and no case read whole.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from app.db.tables import answers, cases, list_rows, lists


def listed(connection: Connection, list_id: int = 0) -> list[Row[Any]]:
    """Return all lists without their decisions, drafts first, then the newest; or only one.

    Each with ``held``, how many rows it has, ``struck``, how many of them are taken out, and
    ``asked``, the tiyn of the others; of drafts see :func:`drafted`.
    """
    table = list_rows
    out = table.c.removed > 0
    rows = select(
        table.c.list_id,
        func.count().label("held"),
        func.sum(case((out, 1), else_=0)).label("struck"),
        func.sum(case((out, 0), else_=table.c.tiyn)).label("asked"),
    ).group_by(table.c.list_id)
    if list_id:
        rows = rows.where(table.c.list_id == list_id)
    sums = rows.subquery()
    query = (
        select(lists, sums.c.held, sums.c.struck, sums.c.asked)
        .outerjoin(sums, sums.c.list_id == lists.c.id)
        .order_by((lists.c.decisions > 0), lists.c.day.desc(), lists.c.id.desc())
    )
    return list(connection.execute(query.where(lists.c.id == list_id) if list_id else query))


def drafted(connection: Connection, list_id: int = 0) -> list[tuple[int, str]]:
    """Return for each case on a draft its list and the sum that it asks for, as it was typed.

    Cases that are not here any more, and those of the bin, are left out.
    """
    asked = (answers.c.case_id == cases.c.id) & (answers.c.key == "project.asked")
    query = (
        select(lists.c.id, func.coalesce(answers.c.value, ""))
        .join(list_rows, list_rows.c.list_id == lists.c.id)
        .join(cases, cases.c.uuid == list_rows.c.case_uuid)
        .outerjoin(answers, asked)
        .where(lists.c.decisions == 0, cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
    )
    if list_id:
        query = query.where(lists.c.id == list_id)
    return [(row[0], row[1]) for row in connection.execute(query)]
