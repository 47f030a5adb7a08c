"""The cases that a list may be drawn from. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, select

from app.db.tables import answers as answers_table
from app.db.tables import cases, collections, offices
from app.domain.answers import Answers, Record
from app.domain.listing import ANSWERS

_DEFENCES = collections["defences"]
_FEW = 500
"""So many ids, or uuids, stand in one query."""


@dataclass(frozen=True)
class CaseRow:
    """What of a case a list needs: only the answers that :mod:`app.domain.listing` reads."""

    id: int
    uuid: str
    title: str
    origin: str
    founders: int
    answers: Answers


def case_rows(
    connection: Connection,
    *,
    oblast: str = "",
    district: str = "",
    okrug: str = "",
    directions: Iterable[str] | None = None,
    ids: Iterable[int] | None = None,
) -> tuple[CaseRow, ...]:
    """Return the cases that a list may be drawn from: no samples, none of the bin."""
    query = select(cases.c.id).where(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
    for column, wanted in (("oblast", oblast), ("district", district), ("okrug", okrug)):
        if wanted:
            query = query.where(cases.c[column] == wanted)
    if directions is not None:
        query = query.where(cases.c.direction.in_(tuple(directions)))
    if ids is None:
        return _case_rows(connection, query)
    slices = _sliced(sorted(set(ids)))
    return tuple(
        row for some in slices for row in _case_rows(connection, query.where(cases.c.id.in_(some)))
    )


def cases_of(connection: Connection, uuids: Sequence[str]) -> tuple[CaseRow, ...]:
    """Return the cases of these uuids that are here and not in the bin, in the order given."""
    own = select(cases.c.id).where(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
    found = {
        row.uuid: row
        for some in _sliced(sorted(set(uuids)))
        for row in _case_rows(connection, own.where(cases.c.uuid.in_(some)))
    }
    return tuple(found[uuid] for uuid in uuids if uuid in found)


def _sliced(wanted: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(wanted), _FEW):
        yield wanted[start : start + _FEW]


def _case_rows(connection: Connection, chosen: Select[tuple[int]]) -> tuple[CaseRow, ...]:
    """Read many at once: with 100 000 cases a query for each would take minutes."""
    values: dict[int, dict[str, str]] = {}
    answered = select(answers_table).where(
        answers_table.c.key.in_(ANSWERS), answers_table.c.case_id.in_(chosen)
    )
    for row in connection.execute(answered):
        values.setdefault(row.case_id, {})[row.key] = row.value
    rounds: dict[int, list[Record]] = {}
    table = _DEFENCES
    held = select(table.c.case_id, table.c.record_id, table.c.outcome).where(
        table.c.case_id.in_(chosen)
    )
    for row in connection.execute(held.order_by(table.c.case_id, table.c.position)):
        outcome = MappingProxyType({"outcome": row.outcome} if row.outcome else {})
        rounds.setdefault(row.case_id, []).append(Record(row.record_id, outcome))
    columns = (cases.c.id, cases.c.uuid, cases.c.title, cases.c.origin, cases.c.founders)
    query = select(*columns).where(cases.c.id.in_(chosen)).order_by(cases.c.id)
    return tuple(
        CaseRow(
            row.id,
            row.uuid,
            row.title,
            row.origin,
            row.founders,
            Answers(
                MappingProxyType(values.get(row.id, {})),
                MappingProxyType({"defences": tuple(rounds.get(row.id, ()))}),
            ),
        )
        for row in connection.execute(query)
    )


@dataclass(frozen=True)
class PlaceRow:
    """A case with its place; ``origin`` is the key of the okrug's office that sent it, or ""."""

    id: int
    uuid: str
    origin: str
    oblast: str
    district: str
    okrug: str


def places(connection: Connection) -> list[PlaceRow]:
    """Return the places of all cases but samples and those of the bin."""
    names = (cases.c.oblast, cases.c.district, cases.c.okrug)
    query = (
        select(cases.c.id, cases.c.uuid, offices.c.key, *names)
        .outerjoin(offices, (offices.c.key == cases.c.origin) & (offices.c.role == "okrug"))
        .where(cases.c.deleted_at.is_(None), cases.c.sample.is_(False))
        .order_by(cases.c.id)
    )
    return [
        PlaceRow(row.id, row.uuid, row.key or "", row.oblast, row.district, row.okrug)
        for row in connection.execute(query)
    ]
