"""Steps 4 and 5 of the scheme as one cooperative has them: the approved list, the finance.

What was lent and bought, what the schedule asks and what was repaid. Sums are whole tiyn; what was
not typed or cannot be read is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.answers import any_written
from app.domain.loans import Instalment, schedule
from app.domain.parse import parse_date, parse_money, parse_whole
from app.domain.typed import TypedAnswers, reader_of

TERMS: tuple[str, ...] = (
    "finance.amount",
    "finance.rate",
    "finance.months",
    "finance.grace_months",
    "finance.method",
    "finance.first_due",
)
"""The terms of the contract: the answers that the schedule follows from."""
REPAID: tuple[str, ...] = ("date", "principal", "interest")
"""The fields of a repayment that the standing follows from."""


@dataclass(frozen=True)
class Bought:
    """Equipment bought with the finance; ``price`` is of one."""

    id: str
    name: str
    maker: str
    price: int | None
    quantity: int | None
    day: date | None
    document: str
    serial: str

    @property
    def cost(self) -> int | None:
        """What all of it cost, or None while a part is unknown."""
        if self.price is None or self.quantity is None:
            return None
        return self.price * self.quantity


@dataclass(frozen=True)
class Repayment:
    """What was paid back at one time."""

    id: str
    day: date | None
    principal: int
    interest: int
    number: str

    @property
    def total(self) -> int:
        """Principal and interest together."""
        return self.principal + self.interest


class Payoff(Enum):
    """How an instalment stands."""

    PAID = "paid"
    PART = "part"  # due later, a part of it is paid
    OVERDUE = "overdue"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Line:
    """An instalment of the schedule beside what was paid of it.

    ``interest`` is what is really owed: less than the schedule's after an early repayment.
    """

    instalment: Instalment
    interest: int
    paid: int
    state: Payoff

    @property
    def owed(self) -> int:
        """What is asked: principal and interest."""
        return self.instalment.principal + self.interest

    @property
    def left(self) -> int:
        """What is still to be paid of it."""
        return self.owed - self.paid


@dataclass(frozen=True)
class Standing:
    """The loan on a day.

    ``due`` is what the schedule asks up to that day, ``behind`` what of it is not paid,
    ``since`` the day of the oldest instalment not paid in full. ``next`` is the first one that
    is still to come and not paid in full. ``principal_left`` is what is owed of the sum itself.
    """

    lines: tuple[Line, ...]
    due: int
    paid: int
    behind: int
    since: date | None
    next: Line | None
    principal_left: int

    def days_behind(self, day: date) -> int:
        """Return for how many days the oldest instalment has been overdue."""
        return (day - self.since).days if self.since else 0


def listing_begun(case: TypedAnswers) -> bool:
    """Return whether anything of the approved list was written down."""
    return any_written(case.answers, "listing.")


def listed(case: TypedAnswers) -> bool:
    """Return whether the case stands on an approved list: its number and date are on record.

    At the ӘКК only a list that was really taken in counts, never what was typed.
    """
    if case.lists is not None:
        return case.lists.stands
    return bool(case.text("listing.number")) and case.day("listing.date") is not None


def finance_begun(case: TypedAnswers) -> bool:
    """Return whether anything of the finance was written down."""
    return any_written(case.answers, "finance.", ("bought_equipment", "repayments"))


def schedule_of(case: TypedAnswers) -> tuple[Instalment, ...]:
    """Return the schedule by the contract's terms; empty while they are not all known."""
    principal = case.money("finance.amount")
    rate = case.percent("finance.rate")
    months = case.whole("finance.months")
    grace = case.whole("finance.grace_months") if case.text("finance.grace_months") else 0
    if principal is None or rate is None or months is None or grace is None:
        return ()
    method = case.text("finance.method")
    return schedule(principal, rate, months, grace, method, case.day("finance.first_due"))


def bought_of(case: TypedAnswers) -> tuple[Bought, ...]:
    """Return the equipment that was bought, in the order of the list."""
    return tuple(_bought(case))


def _bought(case: TypedAnswers) -> Iterator[Bought]:
    for record in case.answers.records("bought_equipment"):
        get = reader_of(record, "bought_equipment")
        yield Bought(
            id=record.id,
            name=get("name"),
            maker=get("maker"),
            price=parse_money(get("price")),
            quantity=parse_whole(get("quantity")),
            day=parse_date(get("date")),
            document=get("document"),
            serial=get("serial"),
        )


def spent(bought: Sequence[Bought]) -> int:
    """Return what the equipment cost whose price is known."""
    return sum(one.cost or 0 for one in bought)


def repayments_of(case: TypedAnswers) -> tuple[Repayment, ...]:
    """Return what was paid back, in the order in which it was recorded."""
    return tuple(_repayments(case))


def _repayments(case: TypedAnswers) -> Iterator[Repayment]:
    for record in case.answers.records("repayments"):
        get = reader_of(record, "repayments")
        yield Repayment(
            id=record.id,
            day=parse_date(get("date")),
            principal=parse_money(get("principal")) or 0,
            interest=parse_money(get("interest")) or 0,
            number=get("number"),
        )


def standing_on(plan: Sequence[Instalment], repayments: Sequence[Repayment], day: date) -> Standing:
    """Return how a loan stands on a day.

    Principal paid covers the instalments' principal in their order, interest their interest. What
    of the principal was paid before its time bears no interest any more; for what is late the
    schedule's interest stands: penalties are the lender's to reckon. A repayment without a readable
    day counts from the start.
    """
    lines = tuple(_lines(plan, repayments, day))
    late = [line for line in lines if line.state is Payoff.OVERDUE]
    principal = sum(one.principal for one in plan)
    return Standing(
        lines=lines,
        due=sum(line.owed for line in lines if _came(line.instalment, day)),
        paid=sum(one.total for one in repayments),
        behind=sum(line.left for line in late),
        since=late[0].instalment.due if late else None,
        next=next((one for one in lines if one.state in (Payoff.AHEAD, Payoff.PART)), None),
        principal_left=max(0, principal - sum(one.principal for one in repayments)),
    )


def _lines(
    plan: Sequence[Instalment], repayments: Sequence[Repayment], day: date
) -> Iterator[Line]:
    principal = sum(one.principal for one in repayments)
    interest = sum(one.interest for one in repayments)
    lent = sum(one.principal for one in plan)
    dated = sorted(repayments, key=lambda one: one.day or date.min)
    before, place = 0, 0  # principal paid before the instalment's day, and how many such repayments
    for one in plan:
        while place < len(dated) and (dated[place].day or date.min) < (one.due or date.max):
            before += dated[place].principal
            place += 1
        owed = _interest(one, lent - before)
        of_principal, of_interest = min(principal, one.principal), min(interest, owed)
        principal -= of_principal
        interest -= of_interest
        paid = of_principal + of_interest
        yield Line(one, owed, paid, _state(one, one.principal + owed - paid, paid, day))


def _interest(one: Instalment, left: int) -> int:
    """Return the interest on what is still lent, at most that of the schedule."""
    planned = one.balance + one.principal
    if left >= planned:
        return one.interest
    return (one.interest * max(left, 0) * 2 + planned) // (planned * 2)  # rounded half up


def _state(one: Instalment, left: int, paid: int, day: date) -> Payoff:
    if left <= 0:
        return Payoff.PAID
    if _late(one, day):
        return Payoff.OVERDUE
    return Payoff.PART if paid else Payoff.AHEAD


def _came(one: Instalment, day: date) -> bool:
    return one.due is not None and one.due <= day


def _late(one: Instalment, day: date) -> bool:
    """An instalment may still be paid on its own day."""
    return one.due is not None and one.due < day


def standing_of(case: TypedAnswers, day: date | None = None) -> Standing | None:
    """Return how the case's loan stands on a day (today's by default); None without a schedule."""
    plan = schedule_of(case)
    return standing_on(plan, repayments_of(case), day or case.today) if plan else None
