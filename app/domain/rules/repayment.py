"""Step 5: what was repaid, beside the schedule that follows from the contract."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.finance import Repayment, repayments_of, schedule_of, standing_on
from app.domain.findings import N_, Finding
from app.domain.rules.base import CUSTOM, PROGRAMME, block, day, repeated, tenge, warn

NO_DATE = block(
    "repayments.no_date",
    N_("A repayment has no date. Write when it was paid."),
    PROGRAMME,
)
NO_SUM = block(
    "repayments.no_sum",
    N_("A repayment has no sum. Write how much was paid: principal, interest or both."),
    PROGRAMME,
)
AHEAD = block(
    "repayments.still_to_come",
    N_("A repayment is dated {paid}, which is still to come. Only paid sums are recorded."),
    PROGRAMME,
)
EARLY = block(
    "repayments.before_finance",
    N_("A repayment ({paid}) is earlier than the payment of the finance itself ({given})."),
    PROGRAMME,
)
SAME_NUMBER = warn(
    "repayments.same_number",
    N_("Payment order number {number} stands on two repayments. Give each its own."),
    CUSTOM,
)
TOO_MUCH = warn(
    "repayments.more_than_owed",
    N_("The principal repaid is {paid} tenge, lent were {amount}. Check the sums."),
    PROGRAMME,
)
BEHIND = warn(
    "repayments.behind",
    N_("The repayment is {days} days behind the schedule: {sum} tenge are overdue."),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the repayments."""
    repayments = repayments_of(case)
    for one in repayments:
        yield from _repayment(case, one)
    for later, _first in repeated((one.number, one.id) for one in repayments):
        address = address_of("repayments", later, "number")
        yield SAME_NUMBER.at(address, number=case.answers.at(address).strip()[:20])
    amount = case.money("finance.amount")
    repaid = sum(one.principal for one in repayments)
    if amount and repaid > amount:
        yield TOO_MUCH.at(
            address_of("repayments", repayments[-1].id, "principal"),
            related=("finance.amount",),
            paid=tenge(repaid),
            amount=tenge(amount),
        )
    yield from _behind(case, repayments)


def _repayment(case: FoundingCase, one: Repayment) -> Iterator[Finding]:
    def at(name: str) -> str:
        return address_of("repayments", one.id, name)

    if not case.answers.at(at("date")).strip():
        yield NO_DATE.at(at("date"))
    if not any(case.answers.at(at(name)).strip() for name in ("principal", "interest")):
        yield NO_SUM.at(at("principal"), related=(at("interest"),))
    given = case.day("finance.paid_date") or case.day("finance.contract_date")
    if one.day and one.day > case.today:
        yield AHEAD.at(at("date"), paid=day(one.day))
    elif one.day and given and one.day < given:
        related = ("finance.paid_date", "finance.contract_date")
        yield EARLY.at(at("date"), related=related, paid=day(one.day), given=day(given))


def _behind(case: FoundingCase, repayments: tuple[Repayment, ...]) -> Iterator[Finding]:
    """The loan runs from the day the money was paid: before it nobody is behind."""
    if case.day("finance.paid_date") is None:
        return
    standing = standing_on(schedule_of(case), repayments, case.today)
    if standing.behind:
        yield BEHIND.at(
            "repayments",
            related=("finance.first_due",),
            days=standing.days_behind(case.today),
            sum=tenge(standing.behind),
        )
