"""The ӘКК's desk: how the finance of every case on its approved lists stands today.

A few answers of many cases are read in a few statements; no case is read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from app.core.clock import today
from app.db import due as parts
from app.db import finance_desk as repository
from app.domain import finance
from app.domain.answers import Answers
from app.domain.reference import Reference
from app.domain.typed import TypedAnswers
from app.services.store import Store, fold

SLICE = 400
"""So many cases are read in one statement."""
KEYS: tuple[str, ...] = (
    "project.asked",
    "finance.contract_number",
    "finance.contract_date",
    *finance.TERMS,
)
READS: Mapping[str, tuple[str, ...]] = MappingProxyType({"repayments": finance.REPAID})


class Money(Enum):
    """How the finance of a case stands."""

    NO_CONTRACT = "no_contract"
    CONTRACTED = "contracted"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class DeskRow:
    """A case on an approved list. Sums are whole tiyn; None: not known.

    ``struck`` is the number of the decision that took it off the list, "" while it is on it.
    ``paid`` is what was paid back, ``due`` what the schedule asks up to today, ``overdue`` what of
    it is not paid.
    """

    case_id: int
    list_number: str
    list_day: date
    position: int
    name: str
    district: str
    okrug: str
    struck: str
    asked: int | None
    contract_number: str
    contract_date: date | None
    amount: int | None
    paid: int
    due: int | None
    overdue: int | None

    @property
    def money(self) -> Money:
        """How the finance stands."""
        if not (self.contract_number or self.contract_date):
            return Money.NO_CONTRACT
        return Money.OVERDUE if self.overdue else Money.CONTRACTED


@dataclass(frozen=True)
class Totals:
    """The sums of rows, in whole tiyn; what is not known counts as nothing."""

    rows: int
    asked: int
    amount: int
    paid: int
    due: int
    overdue: int


def totals(rows: Sequence[DeskRow]) -> Totals:
    """Return the sums of rows."""
    return Totals(
        rows=len(rows),
        asked=sum(row.asked or 0 for row in rows),
        amount=sum(row.amount or 0 for row in rows),
        paid=sum(row.paid for row in rows),
        due=sum(row.due or 0 for row in rows),
        overdue=sum(row.overdue or 0 for row in rows),
    )


class FinanceDeskService:
    """Reads the ӘКК's table."""

    def __init__(self, store: Store, reference: Callable[[], Reference]) -> None:
        self.store = store
        self._reference = reference

    def rows(self) -> tuple[DeskRow, ...]:
        """Return one row for each case on an approved list: where it stands, else stood last."""
        reference, day = self._reference(), today(self.store.clock)
        with self.store.read() as connection:
            found: dict[int, _Place] = {}
            for place in (_Place(*row) for row in repository.on_lists(connection)):
                before = found.get(place.id)
                if before is None or not place.struck or before.struck:
                    found[place.id] = place  # of several the newest list counts
            ids = tuple(found)
            told: dict[int, Answers] = {}
            for begin in range(0, len(ids), SLICE):
                told |= parts.read_parts(connection, ids[begin : begin + SLICE], KEYS, READS)
        rows = (_row(place, told[place.id], reference, day) for place in found.values())
        return tuple(sorted(rows, key=lambda row: (row.list_day, row.list_number, row.position)))

    def off(self, text: str, limit: int) -> tuple[str, ...]:
        """Return names of cases on no approved list that hold a text, at most so many."""
        if not text.strip():
            return ()
        with self.store.read() as connection:
            found = repository.off_lists(connection, fold(text), limit)
        return tuple(title for _case_id, title in found)


@dataclass(frozen=True)
class _Place:
    """A row of :func:`app.db.finance_desk.on_lists`."""

    id: int
    title: str
    district: str
    okrug: str
    number: str
    day: date
    position: int
    struck: str | None


def _row(place: _Place, answers: Answers, reference: Reference, day: date) -> DeskRow:
    case = TypedAnswers(answers, reference, day)
    loan = finance.standing_of(case, day)
    paid = sum(one.total for one in finance.repayments_of(case))
    return DeskRow(
        case_id=place.id,
        list_number=place.number,
        list_day=place.day,
        position=place.position,
        name=place.title,
        district=place.district,
        okrug=" ".join(place.okrug.split()),
        struck=place.struck or "",
        asked=case.money("project.asked"),
        contract_number=case.text("finance.contract_number"),
        contract_date=case.day("finance.contract_date"),
        amount=case.money("finance.amount"),
        paid=paid,
        due=loan.due if loan else None,
        overdue=loan.behind if loan else None,
    )
