"""Which way finds the first cases of a query soonest: by the search index, a filter, or an order.

Each way is a statement that gives the same cases. Few that the search or a filter leaves are looked
up and put in order; of many the order's own index is walked, looking at each case, until a page is
full. What a way costs is reckoned from how many cases the search and the filters leave, counted no
further than is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from app.db import search
from app.db.tables import register, register_texts

ORDERS: Mapping[str, tuple[str, ...]] = {
    "title": ("title_key",),
    "oblast": ("oblast_key", "district_key", "okrug_key", "title_key"),
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

MOST_COUNTED = 8_000
"""Candidates are not counted beyond: then an order's index is walked."""

_SORTED_ANYWAY = 4_000
"""So many cases that filters leave are sorted, which takes some milliseconds at most."""

_SAMPLE = 200  # so many candidates tell how many of all are what is looked for
_ENTRY, _ROW, _LOOK_UP, _READ, _NAME = 0.3, 1.5, 3.0, 2.5, 0.25
"""Microseconds: an entry of an index, with its row; a row looked up and sorted; a text; a candidate
kept to be looked for."""
_ASTRAY = 2.0
"""So much farther a walk may go where an order goes with a filter."""
_WALK, _WALK_NAMED, _SORT, _READ_ALL = "walk", "named", "sort", "read"
_FILTER, _BOTH = "filter", "both"
_FEW_EACH = {"okrug_key": "okrug", "sender": "sender"}
"""Filters that leave few cases each: their orders' indexes find them."""


@dataclass(frozen=True)
class Wanted:
    """A query as the tables understand it.

    ``needles`` are of :func:`app.db.search.needles`; ``filters`` name columns with their values,
    places by their keys: capitals make no other place.
    """

    needles: tuple[str, ...] = ()
    filters: Mapping[str, Any] = field(default_factory=dict)
    order: str = "title"
    descending: bool = False

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What the filters ask of a row."""
        return [register.c[name] == value for name, value in self.filters.items()]

    def ordered(self) -> list[ColumnElement[Any]]:
        """Return what to order by: the order's columns, then the number, all the same way."""
        columns = [register.c[name] for name in (*ORDERS[self.order], "case_id")]
        return [column.desc() if self.descending else column.asc() for column in columns]

    @property
    def order_index(self) -> str:
        """The index to walk; within an oblast or district the places' own reads nothing else."""
        places = ("oblast_key", "district_key")[: {"district": 1, "okrug": 2}.get(self.order, 0)]
        within = bool(places) and all(name in self.filters for name in places)
        return f"ix_register_{'oblast' if within else self.order}"

    @property
    def filter_index(self) -> str:
        """The index that finds what the filters leave."""
        named = next((name for name in _FEW_EACH if name in self.filters), "filters")
        return f"ix_register_{_FEW_EACH.get(named, named)}"


def first(
    connection: Connection, wanted: Wanted, count: int, left: int | None = None
) -> Select[Any]:
    """Return the statement that finds the first so many cases soonest, in their order.

    ``left`` is what :func:`count_left` gave for the same filters, if that is known already.
    """
    if not wanted.needles and not wanted.filters:
        return _walk(wanted).limit(count)
    everything = max(_size(connection), 1)
    if not wanted.filters:
        left = everything
    elif left is None:
        left = count_left(connection, wanted)
    part = left / everything
    step = _ENTRY if not wanted.filters else _ROW
    if not wanted.needles:
        # Where an order goes with a filter, a walk may have to go nearly all the way.
        return (_of_filters if left <= _SORTED_ANYWAY else _walk)(wanted).limit(count)
    named = search.candidates(connection, wanted.needles, MOST_COUNTED, everything)
    if named.count <= _SAMPLE:
        return _read_first(wanted, named).limit(count)
    share, kept = _shares(connection, wanted, named, part)
    hits = max(named.count * share * kept, 0.5)  # at least: they were not all counted
    whole = named.count < MOST_COUNTED
    walked = min((_ASTRAY if wanted.filters else 1.0) * count / hits, 1.0) * everything
    to_read = named.about / everything * part * _READ
    found = named.about * share * kept
    costs = {
        _WALK: walked * (step + part * _READ),
        _WALK_NAMED: named.about * _NAME + walked * (step + to_read),
        _SORT: named.count * _LOOK_UP + min(named.count * kept, count / share) * _READ
        if whole and share
        else inf,
        _READ_ALL: named.count * (_READ + share * _LOOK_UP) if whole else inf,
        _FILTER: left * (_LOOK_UP + _READ) if wanted.filters else inf,
        _BOTH: left * _ENTRY + named.about * (_NAME + kept * _LOOK_UP) + min(found, count) * _READ
        if wanted.filters
        else inf,
    }
    match min(costs, key=costs.__getitem__):
        case "sort":
            return _sorted_first(wanted, named).limit(count)
        case "read":
            return _read_first(wanted, named).limit(count)
        case "filter":
            return _of_filters(wanted).limit(count)
        case "both":
            return _of_both(wanted, named if whole else None).limit(count)
        case "named":
            return _walk_named(wanted, named if whole else None).limit(count)
        case _:
            return _walk(wanted).limit(count)


def every(wanted: Wanted) -> Select[Any]:
    """Return the statement that gives all cases of a query in their order."""
    if not wanted.needles:
        return _walk(wanted) if not wanted.filters else _of_filters(wanted)
    in_it = register.c.case_id.in_(search.found(wanted.needles))
    query = select(register.c.case_id).where(in_it, *wanted.conditions)
    return query.with_hint(register, "NOT INDEXED", "sqlite").order_by(*wanted.ordered())


# -- how many ------------------------------------------------------------------------------


def _size(connection: Connection) -> int:
    """Return about how many cases there are: at least so many, at once."""
    highest = select(func.coalesce(func.max(register.c.case_id), 0))
    return int(connection.execute(highest).scalar_one())


def count_left(connection: Connection, wanted: Wanted) -> int:
    """Return how many cases the filters leave."""
    return int(
        connection.execute(
            select(func.count()).select_from(_filtered(wanted).subquery())
        ).scalar_one()
    )


def _shares(
    connection: Connection, wanted: Wanted, named: search.Candidates, part: float
) -> tuple[float, float]:
    """Return about which part of what the index names is right, and which of that filters leave.

    The words and a filter often go together or against each other (a БСН begins with the year), so
    both are looked at in the same cases; ``part`` is what the filters leave of all.
    """
    if not wanted.filters and search.is_exact(wanted.needles):
        return 1.0, 1.0
    some = named.some(_SAMPLE)
    query = search.right(some, wanted.needles)
    left = func.count()
    if wanted.filters:
        query = query.join(register, register.c.case_id == register_texts.c.case_id)
        left = func.count(case((and_(*wanted.conditions), 1)))
    right, kept = connection.execute(query.with_only_columns(func.count(), left)).one()
    return int(right) / some.count, (int(kept) + part) / (int(right) + 1)


# -- the ways ------------------------------------------------------------------------------


def _walk(wanted: Wanted) -> Select[Any]:
    """Walk the order's index and look at each case."""
    query = select(register.c.case_id).where(*wanted.conditions)
    if wanted.order == "list" and wanted.filters.get("listed"):
        query = query.where(register.c.list_day > "")  # who is on a list has its day: begin there
    if wanted.needles:
        query = query.where(search.holding(register.c.case_id, wanted.needles))
    query = query.with_hint(register, f"INDEXED BY {wanted.order_index}", "sqlite")
    return query.order_by(*wanted.ordered())


def _walk_named(wanted: Wanted, named: search.Candidates | None) -> Select[Any]:
    """Walk the order's index and read the texts of those cases alone that the search index names.

    ``named`` are all that it names, None while they were not all counted.
    """
    return _walk(wanted).where(_named(wanted, named))


def _of_both(wanted: Wanted, named: search.Candidates | None) -> Select[Any]:
    """Sort what the filters leave and the search index names, then read until a page is full."""
    kept = _filtered(wanted).where(_named(wanted, named))
    query = select(register.c.case_id).where(register.c.case_id.in_(kept))
    query = query.with_hint(register, "NOT INDEXED", "sqlite").order_by(*wanted.ordered())
    return _until_full(query, wanted)


def _named(wanted: Wanted, named: search.Candidates | None) -> ColumnElement[bool]:
    number = register.c.case_id
    return number.in_(search.named(wanted.needles)) if named is None else named.hold(number)


def _filtered(wanted: Wanted) -> Select[Any]:
    query = select(register.c.case_id).where(*wanted.conditions)
    return query.with_hint(register, f"INDEXED BY {wanted.filter_index}", "sqlite")


def _of_filters(wanted: Wanted) -> Select[Any]:
    """Sort what the filters leave, then read texts until a page is full."""
    query = select(register.c.case_id).where(register.c.case_id.in_(_filtered(wanted)))
    query = query.with_hint(register, "NOT INDEXED", "sqlite").order_by(*wanted.ordered())
    return _until_full(query, wanted)


def _sorted_first(wanted: Wanted, named: search.Candidates) -> Select[Any]:
    """Sort what the index names, then read texts until a page is full."""
    query = select(register.c.case_id).where(named.hold(register.c.case_id), *wanted.conditions)
    query = query.with_hint(register, "NOT INDEXED", "sqlite").order_by(*wanted.ordered())
    return query if search.is_exact(wanted.needles) else _until_full(query, wanted)


def _read_first(wanted: Wanted, named: search.Candidates) -> Select[Any]:
    """Read the text of each case that the index names, and sort those that are right."""
    in_it = register.c.case_id.in_(search.right(named, wanted.needles))
    query = select(register.c.case_id).where(in_it, *wanted.conditions)
    return query.with_hint(register, "NOT INDEXED", "sqlite").order_by(*wanted.ordered())


def _until_full(query: Select[Any], wanted: Wanted) -> Select[Any]:
    if not wanted.needles:
        return query
    # A limit keeps the inner one whole and in its order; a page ends the outer one.
    inner = query.limit(2**31).subquery()
    return select(inner.c.case_id).where(search.holding(inner.c.case_id, wanted.needles))
