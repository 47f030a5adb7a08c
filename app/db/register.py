"""The register over all own cases: rows kept beside the answers, never the truth.

Every function works inside the caller's transaction. What is asked for is answered by the way that
reads least: few cases that the search or the filters leave are looked up and put in order; of many
the order's own index is walked until a page is full.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    Select,
    and_,
    case,
    delete,
    func,
    or_,
    select,
    true,
    update,
)

from app.db import dialect, search
from app.db.tables import cases, offices, register

ORDERS: Mapping[str, tuple[str, ...]] = {
    "title": ("title_key",),
    "oblast": ("oblast_key", "district_key", "title_key"),
    "district": ("district_key", "okrug_key", "title_key"),
    "okrug": ("okrug_key", "title_key"),
    "direction": ("direction_place", "title_key"),
    "year": ("year", "title_key"),
    "step": ("step", "state", "title_key"),
    "findings": ("blocking", "warnings", "title_key"),
    "founders": ("founders", "title_key"),
    "tiyn": ("tiyn", "title_key"),
    "jobs": ("jobs", "title_key"),
    "bin": ("bin", "title_key"),
    "registered": ("registered", "title_key"),
    "consent": ("consent_day", "title_key"),
    "list": ("list_day", "list_number", "list_position"),
    "sender": ("sender", "title_key"),
    "updated": ("updated_at",),
}
"""The columns of each order; its index ``ix_register_<order>`` ends with the case's number."""

FEW = 2_000
"""So many cases are looked up and sorted sooner than an order's index is walked."""

_OWN = and_(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
_LOOKED_UP = 500  # ids in one statement


@dataclass(frozen=True)
class Wanted:
    """A query as the tables understand it.

    ``needles`` are of :func:`app.db.search.needles`; ``filters`` name columns with their values.
    """

    needles: tuple[str, ...] = ()
    filters: Mapping[str, Any] = field(default_factory=dict)
    order: str = "title"
    descending: bool = False

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What the filters ask of a row."""
        return [register.c[name] == value for name, value in self.filters.items()]

    def ordered(self, of: Any = register) -> list[ColumnElement[Any]]:
        """Return what to order by: the order's columns, then the number, all the same way."""
        columns = [of.c[name] for name in (*ORDERS[self.order], "case_id")]
        return [column.desc() if self.descending else column.asc() for column in columns]


# -- finding -------------------------------------------------------------------------------


def first(connection: Connection, wanted: Wanted, count: int) -> list[int]:
    """Return the first cases of a query, at most so many, in its order."""
    return list(connection.execute(plan(connection, wanted).limit(count)).scalars())


def ids(connection: Connection, wanted: Wanted) -> array[int]:
    """Return all cases of a query in its order."""
    made = array("q")
    for part in connection.execute(plan(connection, wanted, every=True)).scalars().partitions(4096):
        made.extend(part)
    return made


def plan(connection: Connection, wanted: Wanted, *, every: bool = False) -> Select[Any]:
    """Return the statement that gives the numbers of a query's cases in their order.

    ``every``: they are all wanted, so that sorting them costs no more than finding them.
    """
    few = _few_found(connection, wanted, every=every)
    if few is None:
        if not wanted.filters or (not every and _many_left(connection, wanted)):
            return _walk(wanted)
        few = true()
    exact = not wanted.needles or search.is_exact(wanted.needles)
    chosen = select(register.c.case_id).where(few, *wanted.conditions)
    chosen = chosen.with_hint(register, "NOT INDEXED" if wanted.needles else "", "sqlite")
    chosen = chosen.order_by(*wanted.ordered())
    if exact:
        return chosen
    # Sorted first, looked at one by one: a page ends it. A limit keeps the order of the inner one.
    inner = chosen.limit(2**31).subquery()
    return select(inner.c.case_id).where(search.holding(inner.c.case_id, wanted.needles))


def _few_found(
    connection: Connection, wanted: Wanted, *, every: bool
) -> ColumnElement[bool] | None:
    """Return the condition that the index finds a case, unless it finds too many for sorting."""
    if not wanted.needles:
        return None
    if not every and search.count(connection, wanted.needles, FEW + 1) > FEW:
        return None
    return search.candidates(connection, register.c.case_id, wanted.needles)


def _many_left(connection: Connection, wanted: Wanted) -> bool:
    """Return whether the filters leave so many cases that walking an index finds a page sooner."""
    left = select(register.c.case_id).where(*wanted.conditions).limit(FEW + 1).subquery()
    query = select(func.count()).select_from(left)
    return int(connection.execute(query).scalar_one()) > FEW


def _walk(wanted: Wanted) -> Select[Any]:
    """Return the statement that walks the order's index and looks at each case."""
    query = select(register.c.case_id).where(*wanted.conditions)
    if wanted.needles:
        query = query.where(search.holding(register.c.case_id, wanted.needles))
    query = query.with_hint(register, f"INDEXED BY ix_register_{wanted.order}", "sqlite")
    return query.order_by(*wanted.ordered())


def rows(connection: Connection, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the rows of some cases by their numbers; one that is gone is left out."""
    found: dict[int, Row[Any]] = {}
    for start in range(0, len(numbers), _LOOKED_UP):
        part = list(numbers[start : start + _LOOKED_UP])
        query = select(register).where(register.c.case_id.in_(part))
        for row in connection.execute(query):
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
        query = query.where(search.candidates(connection, register.c.case_id, wanted.needles))
        if not search.is_exact(wanted.needles):
            query = query.where(search.holding(register.c.case_id, wanted.needles))
    count, founders, tiyn, jobs = connection.execute(query).one()
    return int(count), int(founders), int(tiyn), int(jobs)


def counted(connection: Connection, *names: str) -> list[tuple[Any, ...]]:
    """Return every combination of values of some columns, and how many cases have it."""
    columns = [register.c[name] for name in names]
    query = select(*columns, func.count()).group_by(*columns)
    return [tuple(row) for row in connection.execute(query)]


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


def stale(connection: Connection, stamp: int, today: str, limit: int) -> list[int]:
    """Return cases whose rows are to be made anew, at most so many; changed ones come first."""
    found: list[int] = []
    for condition in _stale_ways(stamp, today):
        left = limit - len(found)
        if left > 0:
            query = select(cases.c.id).where(_OWN, condition, cases.c.id.not_in(found)).limit(left)
            found.extend(connection.execute(query).scalars())
    return found


def count_stale(connection: Connection, stamp: int, today: str) -> int:
    """Return of how many cases the rows are to be made anew."""
    either = or_(*_stale_ways(stamp, today))
    query = select(func.count()).select_from(cases).where(_OWN, either)
    return int(connection.execute(query).scalar_one())


def _stale_ways(stamp: int, today: str) -> Iterator[ColumnElement[bool]]:
    yield cases.c.register_version < stamp
    yield cases.c.register_version > stamp
    yield cases.c.id.in_(select(register.c.case_id).where(register.c.until <= today))


def heads(connection: Connection, numbers: Sequence[int]) -> dict[int, RowMapping]:
    """Return sample, origin, moment of change of living and binned cases by their numbers."""
    query = select(
        cases.c.id, cases.c.sample, cases.c.deleted_at, cases.c.origin, cases.c.updated_at
    )
    rows_of_them = connection.execute(query.where(cases.c.id.in_(numbers))).mappings()
    return {row["id"]: row for row in rows_of_them}
