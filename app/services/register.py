"""The register: what the desk sees of all own cases, kept up to date a slice at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Row

from app.core.clock import today
from app.core.errors import DamagedStoreError
from app.db import cases, register_plan, search
from app.db import register as repository
from app.db.register_plan import Wanted
from app.db.types import StoredValueError, whole
from app.domain.reference import Direction, Reference
from app.services import register_rows
from app.services.model_register import (
    COLUMNS,
    Choices,
    Page,
    RegisterFilters,
    RegisterQuery,
    RegisterRow,
    SavedView,
    Sums,
)
from app.services.register_file import Progress, export_xlsx
from app.services.register_rows import put_row
from app.services.saved_views import content_of, view_of
from app.services.store import KAZAKH, Store, order_bytes

__all__ = ["RegisterService", "put_row"]

T = TypeVar("T")

SLICE = 12
"""So many cases are made anew at once, some tens of milliseconds of the store's worker."""

PAGE = 50
_KEPT = 64


class RegisterService:
    """Reads the register, and brings it up to date a slice at a time.

    ``reference`` gives the tables of law of the moment, the office's own laid over.
    """

    def __init__(self, store: Store, reference: Callable[[], Reference]) -> None:
        self.store = store
        self._reference = reference
        self._left: dict[tuple[tuple[str, Any], ...], int] = {}

    # -- keeping it up to date ---------------------------------------------------------------

    def work(self) -> int:
        """Bring a slice of cases up to date; return how many are left.

        Called again until nothing is left, so that whoever waits for the store comes in between.
        """
        reference, now = self._reference(), today(self.store.clock)
        day = now.isoformat()
        with self.store.read() as connection:
            stamp = register_rows.stamp_now(connection, reference)
            ids = repository.stale(connection, stamp, day, SLICE)
        if not ids:
            return 0
        with self.store.write(derived=True) as connection:
            checks = register_rows.list_checks(connection, ids)
            made = [
                register_rows.make(
                    one, cases.read_answers(connection, one), reference, now, lists=lists
                )
                for one, lists in zip(ids, checks, strict=True)
            ]
            register_rows.put(connection, made, reference)
            self._left.clear()
            return repository.count_stale(connection, stamp, day)

    def finish(self) -> None:
        """Bring everything up to date at once: for an export or the command line."""
        while self.work():
            pass

    def stale(self) -> int:
        """Return of how many cases the rows are still to be made anew."""
        reference = self._reference()
        with self.store.read() as connection:
            stamp = register_rows.stamp_now(connection, reference)
            return repository.count_stale(connection, stamp, today(self.store.clock).isoformat())

    # -- reading -----------------------------------------------------------------------------

    def first_page(self, query: RegisterQuery, count: int = PAGE) -> Page:
        """Return the first rows of a query."""
        wanted = _wanted(query)

        def ask(connection: Connection) -> Page:
            left = self._left_of(connection, wanted)
            found = repository.first(connection, wanted, count + 1, left)
            return Page(self._rows(connection, found[:count]), whole=len(found) <= count)

        return self._asked(ask)

    def _asked(self, ask: Callable[[Connection], T]) -> T:
        """Ask what the search index may be needed for; one that is damaged is made anew."""
        try:
            with self.store.read() as connection:
                return ask(connection)
        except DamagedStoreError as error:
            if not search.is_index_damage(getattr(error.__cause__, "orig", None)):
                raise
        with self.store.write(derived=True) as connection:
            search.rebuild(connection)
        with self.store.read() as connection:
            return ask(connection)

    def _left_of(self, connection: Connection, wanted: Wanted) -> int | None:
        """Return about how many cases the filters leave: counted once while he types."""
        if not wanted.filters:
            return None
        key = tuple(wanted.filters.items())
        if key not in self._left:
            if len(self._left) >= _KEPT:
                self._left.clear()
            self._left[key] = register_plan.count_left(connection, wanted)
        return self._left[key]

    def ids(self, query: RegisterQuery) -> array[int]:
        """Return the numbers of all cases of a query, in its order."""
        return self._asked(lambda connection: repository.ids(connection, _wanted(query)))

    def rows(self, ids: Sequence[int]) -> tuple[RegisterRow, ...]:
        """Return the rows of cases in the order given; one that is gone is left out."""
        with self.store.read() as connection:
            return self._rows(connection, ids)

    def _rows(self, connection: Connection, ids: Sequence[int]) -> tuple[RegisterRow, ...]:
        found = repository.rows(connection, ids)
        return tuple(_row(found[one]) for one in ids if one in found)

    def sums(self, of: RegisterQuery | Sequence[int]) -> Sums:
        """Return what the cases of a query, or chosen ones by their numbers, come to."""
        wanted, ids = (_wanted(of), ()) if isinstance(of, RegisterQuery) else (None, of)
        return Sums(*self._asked(lambda connection: repository.sums(connection, wanted, ids)))

    def choices(self) -> Choices:
        """Return the values that filters may take."""
        with self.store.read() as connection:
            places = repository.places(connection)
            directions = repository.counted(connection, "direction_place", "direction")
            years = repository.counted(connection, "year")
            steps = repository.counted(connection, "step")
        oblasts: dict[str, int] = {}
        districts: dict[tuple[str, str], int] = {}
        for oblast, district, _okrug, count in places:
            oblasts[oblast] = oblasts.get(oblast, 0) + count
            districts[oblast, district] = districts.get((oblast, district), 0) + count
        return Choices(
            oblasts=tuple(oblasts.items()),
            districts=tuple(districts.items()),
            okrugs=tuple(((row[0], row[1], row[2]), row[3]) for row in places),
            directions=tuple((row[1], row[2]) for row in sorted(directions)),
            years=tuple((row[0], row[1]) for row in sorted(years, reverse=True)),
            steps=tuple((row[0], row[1]) for row in sorted(steps)),
        )

    def directions(self) -> Mapping[str, Direction]:
        """Return the programme's directions by their codes."""
        return self._reference().directions

    def export_xlsx(
        self,
        query: RegisterQuery,
        columns: Sequence[str],
        path: Path,
        progress: Progress | None = None,
    ) -> int | None:
        """Write all rows of a query into a workbook; return how many, None when it was stopped.

        Raises:
            FileError: the file cannot be written; what stood there stays.
        """
        return export_xlsx(self, query, columns, path, progress)

    # -- views that were kept ------------------------------------------------------------------

    def views(self) -> tuple[SavedView, ...]:
        """Return the kept views, the oldest first."""
        with self.store.read() as connection:
            return tuple(map(view_of, repository.views(connection)))

    def keep_view(self, name: str, query: RegisterQuery, columns: Sequence[str]) -> SavedView:
        """Keep a view under a name, in the place of one of the same name."""
        with self.store.write() as connection:
            content = content_of(query, columns)
            return view_of(repository.keep_view(connection, whole(name.strip()), content))

    def delete_view(self, view_id: int) -> None:
        """Forget a kept view."""
        with self.store.write() as connection:
            repository.delete_view(connection, view_id)


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
        "oblast_key": filters.oblast,
        "district_key": filters.district,
        "okrug_key": filters.okrug,
        "direction": filters.direction,
        "year": filters.year,
        "step": filters.step,
        "state": filters.state,
        "gravest": None if filters.findings is None else filters.findings.value,
        "listed": filters.listed,
        "sender": filters.sender,
    }
    asked = {name: value for name, value in named.items() if value is not None}
    return {
        name: order_bytes(str(value)) if name.endswith("_key") else value
        for name, value in asked.items()
    }


def _row(row: Row[Any]) -> RegisterRow:
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
        sender_name=row.sender_name,
        updated_at=row.updated_at,
    )


def _known(number: int) -> int | None:
    return None if number == register_rows.UNKNOWN else number


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise StoredValueError("day") from error
