"""The calendar: what is expected of all own cases, kept up to date and said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping

from app.core import figures
from app.core.atomic import write_bytes
from app.core.clock import today
from app.core.i18n import N_, _
from app.db import due as repository
from app.db.types import StoredValueError
from app.domain.case import FoundingCase, read_case
from app.domain.due import KEYS, READS, VERSION, due_dates
from app.domain.due_kinds import KINDS, Due, Term, is_open, is_overdue
from app.domain.reference import Reference
from app.exchange.ics import Event, write_calendar
from app.services.shown import shown
from app.services.store import Store

SLICE = 12
"""So many cases are brought up to date at once, some tens of milliseconds of the store's worker."""

CALENDAR_NAME = N_("Due dates of the cooperatives")

PASSING = tuple(kind for kind, about in KINDS.items() if about.term is Term.ON)
WAITING = tuple(kind for kind, about in KINDS.items() if about.term is Term.FROM)


@dataclass(frozen=True)
class DueLine:
    """One due date of one case, as a list shows it. ``case_id`` is 0 for the open case's own."""

    case_id: int
    uuid: str
    case_title: str
    due: Due
    overdue: bool


@dataclass(frozen=True)
class Calendar:
    """The first due dates over all own cases by day, and how many there are.

    ``stale`` cases are still to be looked at: theirs are not among the lines.
    """

    lines: tuple[DueLine, ...]
    open: int
    overdue: int
    stale: int


class DueService:
    """Reads the calendar, and brings it up to date a slice at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def calendar(self, limit: int | None = None) -> Calendar:
        """Return the due dates that count today, the oldest first; no stale one is among them."""
        now = today(self.store.clock)
        open_ones = repository.open_on(now.isoformat(), VERSION, passing=PASSING, waiting=WAITING)
        late = repository.overdue_on(now.isoformat(), soft=(*PASSING, *WAITING))
        with self.store.read() as connection:
            rows = repository.listed(connection, open_ones, limit=limit)
            count, overdue = repository.count(connection, open_ones, late)
            return Calendar(
                lines=tuple(_line(row, now) for row in rows),
                open=count,
                overdue=overdue,
                stale=repository.count_stale(connection, VERSION),
            )

    def work(self) -> int:
        """Bring a slice of cases up to date; return how many are left.

        Called again until nothing is left, so that whoever waits for the store comes in between.
        """
        with self.store.write(derived=True) as connection:
            ids = repository.stale(connection, VERSION, SLICE)
            if ids:
                rows = []
                for case_id, answers in repository.read_parts(connection, ids, KEYS, READS).items():
                    case = read_case(answers, Reference(), date.min)
                    rows += [_row(case_id, due) for due in due_dates(case)]
                repository.put(connection, VERSION, ids, rows)
            return repository.count_stale(connection, VERSION) if len(ids) == SLICE else 0

    def finish(self) -> None:
        """Bring everything up to date at once: for an export or the command line."""
        while self.work():
            pass

    def save_calendar(self, path: Path) -> int:
        """Write the due dates of all own cases into an .ics file; return how many they are.

        Raises:
            FileError: the file cannot be written; what stood there stays.
        """
        self.finish()
        lines = self.calendar().lines
        return save_lines(lines, path, _(CALENDAR_NAME), self.store.clock.now())


def lines_of(case: FoundingCase, uuid: str = "") -> tuple[DueLine, ...]:
    """Return the due dates of an open case that count today, straight from its answers."""
    title = case.short_name if case.proper_name else ""
    return tuple(
        DueLine(0, uuid, title, due, is_overdue(due, case.today))
        for due in due_dates(case)
        if is_open(due, case.today)
    )


def _row(case_id: int, due: Due) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "kind": due.kind,
        "key": due.key,
        "day": due.day.isoformat(),
        "count": due.count,
        "amount": due.sum,
        "detail": shown(due.detail),
    }


def _line(row: RowMapping, now: date) -> DueLine:
    try:
        day = date.fromisoformat(row["day"])
    except ValueError as error:
        raise StoredValueError("day") from error
    if row["kind"] not in KINDS:
        raise StoredValueError("kind")
    due = Due(
        kind=row["kind"],
        day=day,
        key=row["key"],
        count=row["count"],
        sum=row["amount"],
        detail=row["detail"],
    )
    return DueLine(row["case_id"], row["uuid"], row["title"], due, is_overdue(due, now))


# -- in words ---------------------------------------------------------------------------------


def due_sentence(due: Due) -> str:
    """Return what is expected, in the interface's language."""
    text = _(due.about.title).format(count=due.count, sum=figures.money(due.sum), detail=due.detail)
    return " ".join(text.split()).replace(" ₸", f"{figures.NBSP}₸")


def due_source(due: Due) -> str:
    """Return the law, charter or contract that sets the day."""
    return _(due.about.source)


# -- as a calendar file -----------------------------------------------------------------------


def save_lines(lines: Sequence[DueLine], path: Path, name: str, stamp: datetime) -> int:
    """Write due dates into an .ics file; return how many they are.

    Raises:
        FileError: the file cannot be written; what stood there stays.
    """
    write_bytes(path, calendar_file(lines, name, stamp))
    return len(lines)


def calendar_file(lines: Iterable[DueLine], name: str, stamp: datetime) -> bytes:
    """Return due dates as an .ics file: what the list shows, in its language, and nothing more."""
    return write_calendar(map(_event, lines), name, stamp)


def _event(line: DueLine) -> Event:
    sentence = due_sentence(line.due)
    return Event(
        uid=f"{line.uuid}-{line.due.code}-{line.due.day.isoformat()}@auyl-koop",
        day=line.due.day,
        title=f"{line.case_title}: {sentence}" if line.case_title else sentence,
        details=due_source(line.due),
    )
