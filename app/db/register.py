"""The register over all own cases: rows kept beside the answers, never the truth.

Every function works inside the caller's transaction. How a page is found: :mod:`.register_plan`.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    RowMapping,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    select,
    union,
    update,
)

from app.db import dialect, register_plan, search
from app.db.register_plan import Wanted
from app.db.tables import cases, offices, register, saved_views

_OWN = and_(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
_LOOKED_UP = 500  # ids in one statement


# -- finding -------------------------------------------------------------------------------


def first(connection: Connection, wanted: Wanted, count: int, left: int | None = None) -> list[int]:
    """Return the first cases of a query, at most so many, in its order.

    ``left`` is how many its filters leave, if that is known already: about so many will do.
    """
    plan = register_plan.first(connection, wanted, count, left)
    return list(connection.execute(plan).scalars())


def ids(connection: Connection, wanted: Wanted) -> array[int]:
    """Return all cases of a query in its order."""
    return array("q", connection.execute(register_plan.every(wanted)).scalars())


def rows(connection: Connection, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the rows of some cases by their numbers; one that is gone is left out.

    ``sender_name`` is what an accepted office calls itself, else empty.
    """
    query = select(register, func.coalesce(offices.c.name, "").label("sender_name"))
    query = query.outerjoin(offices, offices.c.key == register.c.sender)
    found: dict[int, Row[Any]] = {}
    for start in range(0, len(numbers), _LOOKED_UP):
        part = list(numbers[start : start + _LOOKED_UP])
        for row in connection.execute(query.where(register.c.case_id.in_(part))):
            found[row.case_id] = row
    return found


def sums(
    connection: Connection, wanted: Wanted | None, numbers: Sequence[int] = ()
) -> tuple[int, int, int, int]:
    """Return count, founders, tiyn and jobs of a query, or of chosen cases when it is None."""
    of_them = (
        func.count(),
        *(
            func.coalesce(func.sum(case((column > 0, column), else_=0)), 0)
            for column in (register.c.founders, register.c.tiyn, register.c.jobs)
        ),
    )
    if wanted is None:
        total = [0, 0, 0, 0]
        for start in range(0, len(numbers), _LOOKED_UP):
            part = list(numbers[start : start + _LOOKED_UP])
            row = connection.execute(select(*of_them).where(register.c.case_id.in_(part))).one()
            total = [before + int(one) for before, one in zip(total, row, strict=True)]
        return (total[0], total[1], total[2], total[3])
    query = select(*of_them).where(*wanted.conditions)
    if wanted.needles:
        query = query.where(register.c.case_id.in_(search.found(wanted.needles)))
    count, founders, tiyn, jobs = connection.execute(query).one()
    return int(count), int(founders), int(tiyn), int(jobs)


def counted(connection: Connection, *names: str) -> list[tuple[Any, ...]]:
    """Return every combination of values of some columns, and how many cases have it."""
    columns = [register.c[name] for name in names]
    query = select(*columns, func.count()).group_by(*columns)
    return [tuple(row) for row in connection.execute(query)]


def places(connection: Connection) -> list[tuple[str, str, str, int]]:
    """Return every oblast, district and okrug together, and how many cases are there.

    What differs in capitals alone is one place, as for a filter.
    """
    keys = (register.c.oblast_key, register.c.district_key, register.c.okrug_key)
    names = (func.min(register.c[name]) for name in ("oblast", "district", "okrug"))
    query = select(*names, func.count()).group_by(*keys).order_by(*keys)
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def sender_names(connection: Connection) -> dict[str, str]:
    """Return what the accepted offices call themselves, by their keys."""
    return {row.key: row.name for row in connection.execute(select(offices.c.key, offices.c.name))}


# -- keeping -------------------------------------------------------------------------------


def put(
    connection: Connection, stamp: int, made: Sequence[Mapping[str, Any]], texts: Mapping[int, str]
) -> None:
    """Put the rows of some cases, with the texts that they are found by, in place of the old."""
    dialect.put(connection, register, made, keys=("case_id",))
    search.put(connection, texts)
    mark(connection, [row["case_id"] for row in made], stamp)


def mark(connection: Connection, numbers: Collection[int], stamp: int) -> None:
    """Note by what the rows of some cases were made."""
    values = {"register_version": stamp}
    connection.execute(update(cases).where(cases.c.id.in_(numbers)).values(values))


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Take cases out of the register."""
    search.remove(connection, numbers)
    connection.execute(delete(register).where(register.c.case_id.in_(numbers)))


def destroy(connection: Connection, number: int) -> None:
    """Take a case out of the register so that nothing of it stays in the file."""
    remove(connection, [number])
    search.forget(connection)


def stale(connection: Connection, stamp: int, today: str, limit: int) -> list[int]:
    """Return cases whose rows are to be made anew, at most so many; changed ones come first."""
    found: list[int] = []
    for query in _stale_ways(stamp, today):
        left = limit - len(found)
        if left > 0:
            others = query.where(cases.c.id.not_in(found)).limit(left)
            found.extend(connection.execute(others).scalars())
    return found


def count_stale(connection: Connection, stamp: int, today: str) -> int:
    """Return of how many cases the rows are to be made anew."""
    either = union(*_stale_ways(stamp, today)).subquery()
    return int(connection.execute(select(func.count()).select_from(either)).scalar_one())


def _stale_ways(stamp: int, today: str) -> Iterator[Select[Any]]:
    version = cases.c.register_version
    for other in (version < stamp, version > stamp):
        query = select(cases.c.id).where(_OWN, other)
        yield query.with_hint(cases, "INDEXED BY ix_cases_register_version", "sqlite")
    late = select(register.c.case_id).where(register.c.until <= today)
    yield (
        select(cases.c.id)
        .where(_OWN, cases.c.id.in_(late))
        .with_hint(cases, "NOT INDEXED", "sqlite")
    )


def uuids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the uuids of cases by their numbers."""
    query = select(cases.c.id, cases.c.uuid).where(cases.c.id.in_(numbers))
    return {row.id: row.uuid for row in connection.execute(query)}


def age(connection: Connection, of: Sequence[str]) -> None:
    """Let the rows of cases be made anew: what stands beside their answers has changed."""
    values = {"register_version": 0}
    connection.execute(update(cases).where(cases.c.uuid.in_(of)).values(values))


def heads(connection: Connection, numbers: Sequence[int]) -> dict[int, RowMapping]:
    """Return sample, origin, moment of change of living and binned cases by their numbers."""
    query = select(
        cases.c.id, cases.c.sample, cases.c.deleted_at, cases.c.origin, cases.c.updated_at
    )
    rows_of_them = connection.execute(query.where(cases.c.id.in_(numbers))).mappings()
    return {row["id"]: row for row in rows_of_them}


# -- views that were kept ------------------------------------------------------------------


def views(connection: Connection) -> list[Row[Any]]:
    """Return the kept views in their order."""
    order = (saved_views.c.position, saved_views.c.id)
    return list(connection.execute(select(saved_views).order_by(*order)))


def keep_view(connection: Connection, name: str, content: str) -> Row[Any]:
    """Keep a view under a name, in the place of one of the same name, and return it."""
    same = select(saved_views.c.id).where(saved_views.c.name == name)
    number = connection.execute(same).scalar()
    if number is None:
        last = select(func.coalesce(func.max(saved_views.c.position), 0))
        values = {
            "name": name,
            "content": content,
            "position": connection.execute(last).scalar_one() + 1,
        }
        made = insert(saved_views).values(values).returning(saved_views.c.id)
        number = connection.execute(made).scalar_one()
    else:
        this = saved_views.c.id == number
        connection.execute(update(saved_views).where(this).values(content=content))
    kept = select(saved_views).where(saved_views.c.id == number)
    return connection.execute(kept).one()


def delete_view(connection: Connection, number: int) -> None:
    """Forget a view; one that is gone already stays gone."""
    connection.execute(delete(saved_views).where(saved_views.c.id == number))
