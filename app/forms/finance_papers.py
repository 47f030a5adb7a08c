"""Papers of the finance: 22 schedule of repayment, 22a what is on record of the finance."""

from __future__ import annotations

from dataclasses import dataclass

from app import kazakh
from app.core.i18n import N_
from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.finance import (
    TERMS,
    Bought,
    Line,
    Repayment,
    Standing,
    bought_of,
    finance_begun,
    listing_begun,
    repayments_of,
    schedule_of,
    spent,
    standing_on,
)
from app.domain.parse import format_date
from app.domain.scheme import reason_asked
from app.forms.common import (
    amount_of,
    count_of,
    day_of,
    said,
    said_amount,
    said_count,
    said_day,
    said_lines,
    said_percent,
    shared_facts,
    someone,
)
from app.forms.contributions import tell
from app.forms.papers import PaperForm, Phase
from app.forms.uses import NAME, NAMES

_TERMS = "finance.amount"
_PAID = "repayments"
_CHAIR = ("board.chair", "board.sole_chair")


@dataclass(frozen=True)
class ScheduleLine:
    """An instalment as a row: sums in figures; ``paid`` is empty while nothing of it is paid."""

    number: int
    day: Said
    principal: Said
    interest: Said
    payment: Said
    balance: Said
    paid: Said


@dataclass(frozen=True)
class RepaymentLine:
    """What was paid back at one time, as a row."""

    number: Said
    day: Said
    principal: Said
    interest: Said
    total: Said


@dataclass(frozen=True)
class BoughtLine:
    """Equipment bought, as a row. ``name`` has maker and serial number with it."""

    name: Said
    maker: Said
    serial: Said
    quantity: Said
    price: Said
    cost: Said
    day: Said
    document: Said


def _money(tiyn: int | None, source: str) -> Said:
    return Said("" if tiyn is None else kazakh.money(tiyn), source)


def _schedule_line(line: Line) -> ScheduleLine:
    one = line.instalment
    return ScheduleLine(
        number=one.number,
        day=Said(format_date(one.due) if one.due else "", "finance.first_due"),
        principal=_money(one.principal, _TERMS),
        interest=_money(one.interest, "finance.rate"),
        payment=_money(one.payment, _TERMS),
        balance=_money(one.balance, _TERMS),
        paid=_money(line.paid or None, _PAID),
    )


def _repayment_line(one: Repayment) -> RepaymentLine:
    def at(name: str) -> str:
        return address_of("repayments", one.id, name)

    return RepaymentLine(
        number=Said(one.number, at("number")),
        day=Said(format_date(one.day) if one.day else "", at("date")),
        principal=_money(one.principal, at("principal")),
        interest=_money(one.interest, at("interest")),
        total=_money(one.total, at("principal")),
    )


def _bought_line(one: Bought) -> BoughtLine:
    def at(name: str) -> str:
        return address_of("bought_equipment", one.id, name)

    return BoughtLine(
        name=Said(one.name, at("name")),
        maker=Said(one.maker, at("maker")),
        serial=Said(one.serial, at("serial")),
        quantity=Said("" if one.quantity is None else str(one.quantity), at("quantity")),
        price=_money(one.price, at("price")),
        cost=_money(one.cost, at("price")),
        day=Said(format_date(one.day) if one.day else "", at("date")),
        document=Said(one.document, at("document")),
    )


def _contract(case: FoundingCase) -> dict[str, object]:
    """Return what both papers say of the contract."""
    return {
        **shared_facts(case),
        "tell": tell,
        "gap": Said(""),
        "institution": said(case, "finance.institution"),
        "contract_number": said(case, "finance.contract_number"),
        "contract_day": said_day(case, "finance.contract_date"),
        "amount": said_amount(case, "finance.amount"),
        "rate": said_percent(case, "finance.rate"),
        "months": said_count(case, "finance.months"),
        "grace": said_count(case, "finance.grace_months"),
        "annuity": case.text("finance.method") == "annuity",
        "chair": someone(case.chair, "board.chair"),
        "as_of": day_of(case, case.today, ""),
    }


def _state(case: FoundingCase, standing: Standing) -> dict[str, object]:
    """Return how the loan stands; unknown sums while there is no schedule."""
    known = bool(standing.lines)

    def sum_of(tiyn: int, source: str) -> object:
        return amount_of(case, tiyn if known else None, source)

    late = standing.days_behind(case.today)
    return {
        "known": known,
        "due_sum": sum_of(standing.due, _TERMS),
        "paid_sum": amount_of(case, standing.paid, _PAID),
        "left": sum_of(standing.principal_left, _PAID),
        "late": bool(standing.behind),
        "late_sum": sum_of(standing.behind, _PAID),
        "late_days": count_of(case, late, _PAID),
    }


def _schedule(case: FoundingCase, _record_id: str) -> dict[str, object]:
    standing = standing_on(schedule_of(case), repayments_of(case), case.today)
    plan = [line.instalment for line in standing.lines]
    totals = {
        "principal": _money(sum(one.principal for one in plan), _TERMS),
        "interest": _money(sum(one.interest for one in plan), "finance.rate"),
        "payment": _money(sum(one.payment for one in plan), _TERMS),
        "paid": _money(sum(line.paid for line in standing.lines), _PAID),
    }
    return {
        **_contract(case),
        **_state(case, standing),
        "lines": tuple(map(_schedule_line, standing.lines)),
        "totals": totals,
        "repayments": tuple(map(_repayment_line, repayments_of(case))),
    }


def _sheet(case: FoundingCase, _record_id: str) -> dict[str, object]:
    bought = bought_of(case)
    standing = standing_on(schedule_of(case), repayments_of(case), case.today)
    return {
        **_contract(case),
        **_state(case, standing),
        "begun": finance_begun(case),
        "list_number": said(case, "listing.number"),
        "list_day": said_day(case, "listing.date"),
        "list_position": said(case, "listing.position"),
        "list_approved_by": said(case, "listing.approved_by"),
        "order_reason": said_lines(case, "scheme.listing_reason") if reason_asked(case, 4) else (),
        "paid_day": said_day(case, "finance.paid_date"),
        "purpose": said_lines(case, "finance.purpose"),
        "collateral": said_lines(case, "finance.collateral"),
        "jobs": said_count(case, "finance.jobs"),
        "bought": tuple(map(_bought_line, bought)),
        "bought_total": _money(spent(bought), "bought_equipment"),
    }


def _begun(case: FoundingCase) -> bool:
    return listing_begun(case) or finance_begun(case)


REPAYMENT_SCHEDULE = PaperForm(
    key="repayment_schedule",
    number="22",
    title=N_("Schedule of repayment"),
    file_name="Кредитті өтеу кестесі",
    file_name_ru="График погашения кредита",
    phase=Phase.FINANCE,
    facts=_schedule,
    uses=(
        *NAME,
        *NAMES,
        *_CHAIR,
        "finance.institution",
        "finance.contract_number",
        "finance.contract_date",
        *TERMS,
        "repayments",
    ),
    needed=finance_begun,
)

FINANCE_SHEET = PaperForm(
    key="finance_sheet",
    number="22a",
    title=N_("Sheet on the finance"),
    file_name="Қаржыландыру туралы мәлімет",
    file_name_ru="Сведения о финансировании",
    phase=Phase.FINANCE,
    facts=_sheet,
    uses=(
        *NAME,
        *NAMES,
        *_CHAIR,
        "listing.",
        "scheme.listing_reason",
        "finance.",
        "bought_equipment",
        "repayments",
    ),
    needed=_begun,
)
