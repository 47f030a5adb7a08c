"""The register: what the desk sees of all own cases, kept up to date a slice at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row

from app.core.clock import today
from app.db import cases, search
from app.db import register as repository
from app.db.register_plan import Wanted
from app.db.types import StoredValueError, whole
from app.domain.reference import Reference
from app.services import register_rows
from app.services.model_register import (
    COLUMNS,
    Choices,
    Page,
    RegisterFilters,
    RegisterQuery,
    RegisterRow,
    Sums,
)
from app.services.register_rows import put_row
from app.services.store import KAZAKH, Store, order_bytes

__all__ = ["RegisterService", "put_row"]

SLICE = 12
"""So many cases are made anew at once, some tens of milliseconds of the store's worker."""

PAGE = 50


class RegisterService:
    """Reads the register, and brings it up to date a slice at a time.

    ``reference`` gives the tables of law of the moment, the office's own laid over.
    """

    def __init__(self, store: Store, reference: Callable[[], Reference]) -> None:
        self.store = store
        self._reference = reference

    # -- keeping it up to date ---------------------------------------------------------------

    def work(self) -> int:
        """Bring a slice of cases up to date; return how many are left.

        Called again until nothing is left, so that whoever waits for the store comes in between.
        """
        reference, now = self._reference(), today(self.store.clock)
        stamp, day = register_rows.stamp_of(reference), now.isoformat()
        with self.store.read() as connection:
            ids = repository.stale(connection, stamp, day, SLICE)
        if not ids:
            return 0
        with self.store.write(derived=True) as connection:
            made = [
                register_rows.make(case_id, cases.read_answers(connection, case_id), reference, now)
                for case_id in ids
            ]
            register_rows.put(connection, made, reference)
            return repository.count_stale(connection, stamp, day)

    def finish(self) -> None:
        """Bring everything up to date at once: for an export or the command line."""
        while self.work():
            pass

    def stale(self) -> int:
        """Return of how many cases the rows are still to be made anew."""
        stamp = register_rows.stamp_of(self._reference())
        with self.store.read() as connection:
            return repository.count_stale(connection, stamp, today(self.store.clock).isoformat())

    # -- reading -----------------------------------------------------------------------------

    def first_page(self, query: RegisterQuery, count: int = PAGE) -> Page:
        """Return the first rows of a query."""
        with self.store.read() as connection:
            found = repository.first(connection, _wanted(query), count + 1)
            rows = self._rows(connection, found[:count])
        return Page(rows, whole=len(found) <= count)

    def ids(self, query: RegisterQuery) -> array[int]:
        """Return the numbers of all cases of a query, in its order."""
        with self.store.read() as connection:
            return repository.ids(connection, _wanted(query))

    def rows(self, ids: Sequence[int]) -> tuple[RegisterRow, ...]:
        """Return the rows of cases in the order given; one that is gone is left out."""
        with self.store.read() as connection:
            return self._rows(connection, ids)

    def _rows(self, connection: Any, ids: Sequence[int]) -> tuple[RegisterRow, ...]:
        found = repository.rows(connection, ids)
        names = repository.sender_names(connection)
        return tuple(_row(found[one], names) for one in ids if one in found)

    def sums(self, of: RegisterQuery | Sequence[int]) -> Sums:
        """Return what the cases of a query, or chosen ones by their numbers, come to."""
        with self.store.read() as connection:
            if isinstance(of, RegisterQuery):
                return Sums(*repository.sums(connection, _wanted(of)))
            return Sums(*repository.sums(connection, None, of))

    def choices(self) -> Choices:
        """Return the values that filters may take."""
        with self.store.read() as connection:
            places = repository.counted(connection, "oblast", "district", "okrug")
            directions = repository.counted(connection, "direction_place", "direction")
            years = repository.counted(connection, "year")
            steps = repository.counted(connection, "step")
            senders = repository.counted(connection, "sender")
            names = repository.sender_names(connection)
        oblasts: dict[str, int] = {}
        districts: dict[tuple[str, str], int] = {}
        for oblast, district, _okrug, count in places:
            oblasts[oblast] = oblasts.get(oblast, 0) + count
            districts[oblast, district] = districts.get((oblast, district), 0) + count
        key = KAZAKH.sort_key
        return Choices(
            oblasts=tuple(sorted(oblasts.items(), key=lambda one: key(one[0]))),
            districts=tuple(sorted(districts.items(), key=lambda one: tuple(map(key, one[0])))),
            okrugs=tuple(
                sorted(
                    (((row[0], row[1], row[2]), row[3]) for row in places),
                    key=lambda one: tuple(map(key, one[0])),
                )
            ),
            directions=tuple((row[1], row[2]) for row in sorted(directions)),
            years=tuple((row[0], row[1]) for row in sorted(years, reverse=True)),
            steps=tuple((row[0], row[1]) for row in sorted(steps)),
            senders=tuple(
                sorted(
                    ((row[0], names.get(row[0], ""), row[1]) for row in senders),
                    key=lambda one: (bool(one[0]), key(one[1]), one[0]),
                )
            ),
        )


def _wanted(query: RegisterQuery) -> Wanted:
    """Return a query as the tables understand it."""
    return Wanted(
        needles=search.needles(KAZAKH.fold(whole(query.search))),
        filters=_filters(query.filters),
        order=COLUMNS[query.order].order if query.order in COLUMNS else query.order,
        descending=query.descending,
    )


def _filters(filters: RegisterFilters) -> dict[str, Any]:
    named = {
        "oblast": filters.oblast,
        "district": filters.district,
        "okrug": filters.okrug,
        "direction": filters.direction,
        "year": filters.year,
        "step": filters.step,
        "state": filters.state,
        "gravest": None if filters.findings is None else filters.findings.value,
        "listed": filters.listed,
        "sender": filters.sender,
    }
    asked = {name: value for name, value in named.items() if value is not None}
    places = [name for name in ("oblast", "district", "okrug") if name in asked]
    return asked | {f"{name}_key": order_bytes(str(asked[name])) for name in places}


def _row(row: Row[Any], names: dict[str, str]) -> RegisterRow:
    return RegisterRow(
        case_id=row.case_id,
        title=row.title,
        oblast=row.oblast,
        district=row.district,
        okrug=row.okrug,
        direction=row.direction,
        year=_known(row.year),
        step=row.step,
        state=row.state,
        blocking=row.blocking,
        warnings=row.warnings,
        founders=row.founders,
        tiyn=_known(row.tiyn),
        jobs=_known(row.jobs),
        bin=row.bin,
        registered=_day(row.registered),
        consent_day=_day(row.consent_day),
        consent_number=row.consent_number,
        listed=row.listed,
        list_day=_day(row.list_day),
        list_number=row.list_number,
        list_position=_known(row.list_position),
        sender=row.sender,
        sender_name=names.get(row.sender, ""),
        updated_at=row.updated_at,
    )


def _known(number: int) -> int | None:
    return None if number == register_rows.UNKNOWN else number


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise StoredValueError("day") from error
