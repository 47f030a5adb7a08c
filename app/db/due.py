"""Due dates kept for all cases. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    case,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from app.db.tables import answers, cases, collections, due_dates
from app.domain.answers import Answers, Record

OWN = and_(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
"""Cases that count in the calendar: neither samples nor those in the bin."""


def stale(connection: Connection, version: int, limit: int) -> list[int]:
    """Return cases whose due dates are to be made anew, at most so many."""
    query = select(cases.c.id).where(OWN, cases.c.due_version != version).limit(limit)
    return list(connection.execute(query).scalars())


def count_stale(connection: Connection, version: int) -> int:
    """Return of how many cases the due dates are to be made anew."""
    query = select(func.count()).select_from(cases).where(OWN, cases.c.due_version != version)
    return int(connection.execute(query).scalar_one())


def read_parts(
    connection: Connection,
    ids: Sequence[int],
    keys: Collection[str],
    fields: Mapping[str, Sequence[str]],
) -> dict[int, Answers]:
    """Return a part of the answers of several cases in a few statements.

    Args:
        connection: inside the caller's transaction.
        ids: the cases.
        keys: which single answers.
        fields: which collections, and which fields of each.
    """
    values: dict[int, dict[str, str]] = {case_id: {} for case_id in ids}
    query = select(answers.c.case_id, answers.c.key, answers.c.value)
    for case_id, key, value in connection.execute(
        query.where(answers.c.case_id.in_(ids), answers.c.key.in_(keys))
    ):
        values[case_id][key] = value
    records: dict[int, dict[str, list[Record]]] = {case_id: {} for case_id in ids}
    for name, wanted in fields.items():
        table = collections[name]
        rows = connection.execute(
            select(table.c.case_id, table.c.record_id, *(table.c[field] for field in wanted))
            .where(table.c.case_id.in_(ids))
            .order_by(table.c.case_id, table.c.position, table.c.record_id)
        )
        for case_id, record_id, *typed in rows:
            filled = {field: text for field, text in zip(wanted, typed, strict=True) if text}
            made = Record(record_id, MappingProxyType(filled))
            records[case_id].setdefault(name, []).append(made)
    return {
        case_id: Answers(
            MappingProxyType(values[case_id]),
            MappingProxyType({name: tuple(rows) for name, rows in records[case_id].items()}),
        )
        for case_id in ids
    }


def put(
    connection: Connection, version: int, ids: Sequence[int], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put the due dates of some cases in the place of their old ones."""
    connection.execute(delete(due_dates).where(due_dates.c.case_id.in_(ids)))
    if rows:
        connection.execute(insert(due_dates), list(rows))
    connection.execute(update(cases).where(cases.c.id.in_(ids)).values(due_version=version))


def listed(
    connection: Connection, open_ones: ColumnElement[bool], *, limit: int | None
) -> list[RowMapping]:
    """Return due dates with their cases by day, at most so many; see :func:`open_on`."""
    query = (
        select(due_dates, cases.c.uuid, cases.c.title)
        .join(cases, cases.c.id == due_dates.c.case_id)
        .where(OWN, open_ones)
        .order_by(due_dates.c.day, due_dates.c.case_id, due_dates.c.kind, due_dates.c.key)
        .limit(limit)
    )
    return list(connection.execute(query).mappings())


def count(
    connection: Connection, open_ones: ColumnElement[bool], late: ColumnElement[bool]
) -> tuple[int, int]:
    """Return how many due dates of his own cases are open, and how many of these are overdue."""
    query = select(func.count(), func.coalesce(func.sum(case((late, 1), else_=0)), 0))
    row = connection.execute(query.select_from(due_dates.join(cases)).where(OWN, open_ones)).one()
    return int(row[0]), int(row[1])


def open_on(
    today: str, version: int, *, passing: Collection[str], waiting: Collection[str]
) -> ColumnElement[bool]:
    """Return the condition that a due date counts on a day and is not stale.

    ``passing`` are kinds that are gone after their day, ``waiting`` those that count from it on.
    """
    return and_(
        cases.c.due_version == version,
        or_(due_dates.c.kind.not_in(passing), due_dates.c.day >= today),
        or_(due_dates.c.kind.not_in(waiting), due_dates.c.day <= today),
    )


def overdue_on(today: str, *, soft: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that the day has passed; ``soft`` kinds are never overdue."""
    return and_(due_dates.c.day < today, not_(due_dates.c.kind.in_(soft)))
