"""Step 5: the contract with the ӘКК, what was bought with its money, the jobs made.

Nothing is said while nothing of the finance was written down. Whether it may be given at all is
the scheme's order, and whether the sum is under the programme's ceiling the ceiling's rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.finance import Bought, bought_of, finance_begun, spent
from app.domain.findings import N_, Finding
from app.domain.likeness import fold
from app.domain.loans import MAX_MONTHS
from app.domain.rules.base import CUSTOM, PROGRAMME, Rule, block, day, repeated, tenge, warn

MISSING: dict[str, Rule] = {
    key: block(f"finance.missing_{name}", message, PROGRAMME)
    for key, name, message in (
        (
            "finance.institution",
            "institution",
            N_("Write which ӘКК gives the finance, by its full name."),
        ),
        (
            "finance.contract_number",
            "contract_number",
            N_("Write the number of the finance contract."),
        ),
        ("finance.contract_date", "contract_date", N_("Write the date of the finance contract.")),
        ("finance.amount", "amount", N_("Write the sum of the finance contract.")),
        ("finance.purpose", "purpose", N_("Write what the finance is for, as in the contract.")),
        ("finance.months", "months", N_("Write for how many months the finance is given.")),
        (
            "finance.first_due",
            "first_due",
            N_("Write the day of the first instalment, as in the contract."),
        ),
    )
}
ZERO = block(
    "finance.amount_zero",
    N_("The sum of the finance contract is more than zero. Correct it."),
    PROGRAMME,
)
MONTHS = block(
    "finance.months_wrong",
    N_("The finance is given for 1 to {most} months. Correct the number of months."),
    PROGRAMME,
)
GRACE = block(
    "finance.grace_too_long",
    N_(
        "The grace period ({grace} months) must be shorter than the whole term ({months} months). "
        "Compare both with the contract."
    ),
    PROGRAMME,
)
AHEAD = block(
    "finance.still_to_come",
    N_("The day {date} is still to come. Write down what has happened already."),
    PROGRAMME,
)
BEFORE_LIST = block(
    "finance.before_list",
    N_(
        "The contract ({contract}) is earlier than the approved list ({listed}): finance is given "
        "to those on the list only. Compare both dates with the papers."
    ),
    PROGRAMME,
)
PAID_EARLY = block(
    "finance.paid_before_contract",
    N_("The money was paid on {paid}, before the contract ({contract}). Correct one of the days."),
    PROGRAMME,
)
FIRST_EARLY = block(
    "finance.first_due_early",
    N_("The first instalment is due on {due}, before the money was paid ({paid}). Correct it."),
    PROGRAMME,
)
OVER_ASKED = warn(
    "finance.more_than_asked",
    N_("The contract gives {amount} tenge, the passport asked for {asked}. Compare both."),
    PROGRAMME,
)
COLLATERAL = warn(
    "finance.no_collateral",
    N_("Write what secures the finance: the programme lends against security."),
    PROGRAMME,
)
FEWER_JOBS = warn(
    "finance.fewer_jobs",
    N_("The passport promised {promised} jobs, made are {made}. Note the reason for the АШБ."),
    PROGRAMME,
)
BOUGHT_NAME = block(
    "finance.bought_without_name",
    N_("Write what was bought, or remove the empty row."),
    PROGRAMME,
)
BOUGHT_PRICE = block(
    "finance.bought_without_price",
    N_("{what}: write the price of one, in tenge."),
    PROGRAMME,
)
BOUGHT_NONE = block(
    "finance.bought_quantity_zero",
    N_("{what}: write how many were bought, at least one."),
    PROGRAMME,
)
BOUGHT_AHEAD = block(
    "finance.bought_still_to_come",
    N_("{what}: the day {date} is still to come. Only what was bought is written down."),
    PROGRAMME,
)
BOUGHT_EARLY = warn(
    "finance.bought_before_paid",
    N_("{what} was bought on {date}, before the money was paid ({paid}). Check the date."),
    PROGRAMME,
)
BOUGHT_DOCUMENT = warn(
    "finance.bought_without_document",
    N_("{what}: write the invoice or the waybill with its number."),
    CUSTOM,
)
SAME_SERIAL = warn(
    "finance.same_serial",
    N_("Serial number {serial} stands on two things. Compare it with the plates."),
    CUSTOM,
)
NOT_PLANNED = warn(
    "finance.bought_not_in_passport",
    N_("{what} is not in the project's passport. The finance is for what the passport names."),
    PROGRAMME,
)
OVER_SUM = warn(
    "finance.equipment_over_sum",
    N_(
        "The equipment cost {spent} tenge, the contract gives {amount}. "
        "Check the prices, or note from what the rest was paid."
    ),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the contract, the equipment and the jobs."""
    if not finance_begun(case):
        return
    for key, rule in MISSING.items():
        if not case.text(key):
            yield rule.at(key)
    yield from _terms(case)
    yield from _days(case)
    yield from _beside_passport(case)
    if case.text("finance.amount") and not case.text("finance.collateral"):
        yield COLLATERAL.at("finance.collateral")
    bought = bought_of(case)
    for one in bought:
        yield from _bought(case, one)
    yield from _together(case, bought)


def _terms(case: FoundingCase) -> Iterator[Finding]:
    if case.money("finance.amount") == 0:
        yield ZERO.at("finance.amount")
    months, grace = case.whole("finance.months"), case.whole("finance.grace_months")
    if months is not None and not 1 <= months <= MAX_MONTHS:
        yield MONTHS.at("finance.months", most=MAX_MONTHS)
    elif months is not None and grace is not None and grace >= months:
        yield GRACE.at(
            "finance.grace_months", related=("finance.months",), grace=grace, months=months
        )


def _days(case: FoundingCase) -> Iterator[Finding]:
    listed, contract = case.day("listing.date"), case.day("finance.contract_date")
    paid, first = case.day("finance.paid_date"), case.day("finance.first_due")
    for key in ("finance.contract_date", "finance.paid_date"):
        happened = case.day(key)
        if happened and happened > case.today:
            yield AHEAD.at(key, date=day(happened))
    if contract and listed and contract < listed:
        yield BEFORE_LIST.at(
            "finance.contract_date",
            related=("listing.date",),
            contract=day(contract),
            listed=day(listed),
        )
    if paid and contract and paid < contract:
        yield PAID_EARLY.at(
            "finance.paid_date",
            related=("finance.contract_date",),
            paid=day(paid),
            contract=day(contract),
        )
    if first and paid and first < paid:
        yield FIRST_EARLY.at(
            "finance.first_due", related=("finance.paid_date",), due=day(first), paid=day(paid)
        )


def _beside_passport(case: FoundingCase) -> Iterator[Finding]:
    amount, asked = case.money("finance.amount"), case.money("project.asked")
    if amount and asked and amount > asked:
        yield OVER_ASKED.at(
            "finance.amount",
            related=("project.asked",),
            amount=tenge(amount),
            asked=tenge(asked),
        )
    made, promised = case.whole("finance.jobs"), case.whole("project.jobs")
    if made is not None and promised and made < promised:
        yield FEWER_JOBS.at("finance.jobs", related=("project.jobs",), promised=promised, made=made)


def _bought(case: FoundingCase, one: Bought) -> Iterator[Finding]:
    def at(name: str) -> str:
        return address_of("bought_equipment", one.id, name)

    if not one.name:
        yield BOUGHT_NAME.at(at("name"))
        return
    if not case.answers.at(at("price")).strip():
        yield BOUGHT_PRICE.at(at("price"), what=one.name)
    if one.quantity == 0:
        yield BOUGHT_NONE.at(at("quantity"), what=one.name)
    paid = case.day("finance.paid_date")
    if one.day and one.day > case.today:
        yield BOUGHT_AHEAD.at(at("date"), what=one.name, date=day(one.day))
    elif one.day and paid and one.day < paid:
        yield BOUGHT_EARLY.at(
            at("date"),
            related=("finance.paid_date",),
            what=one.name,
            date=day(one.day),
            paid=day(paid),
        )
    if not one.document:
        yield BOUGHT_DOCUMENT.at(at("document"), what=one.name)


def _together(case: FoundingCase, bought: tuple[Bought, ...]) -> Iterator[Finding]:
    planned = {fold(record.get("name")) for record in case.answers.records("equipment")} - {""}
    for one in bought:
        if planned and one.name and fold(one.name) not in planned:
            address = address_of("bought_equipment", one.id, "name")
            yield NOT_PLANNED.at(address, related=("equipment",), what=one.name)
    for later, _first in repeated((one.serial.casefold(), one.id) for one in bought):
        address = address_of("bought_equipment", later, "serial")
        yield SAME_SERIAL.at(address, serial=case.answers.at(address).strip()[:40])
    amount, cost = case.money("finance.amount"), spent(bought)
    if amount and cost > amount:
        yield OVER_SUM.at(
            "bought_equipment",
            related=("finance.amount",),
            spent=tenge(cost),
            amount=tenge(amount),
        )
