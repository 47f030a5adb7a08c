"""Facts about one founder: what he owes and has paid, who works with his personal data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app import kazakh
from app.documents.said import Said
from app.domain.answers import Answers, InsertRecord, Record, address_of, apply
from app.domain.case import FoundingCase
from app.domain.parse import format_date
from app.domain.parts import Founder, Payment
from app.forms.common import Amount, Day, FounderRow, amount_of, day_of, said
from app.forms.meeting_facts import convener
from app.forms.words import word


def founder_or_blank(
    case: FoundingCase, founder: Founder | None, collection: str = "founders"
) -> Founder:
    """Return the founder, or one of whom nothing is known, for a paper filled in by hand.

    ``collection`` is the list that the blank one would stand in.
    """
    if founder is not None:
        return founder
    alone = apply(Answers(case.answers.values), InsertRecord(collection, Record("new"), 0))
    blank = replace(case, answers=alone)
    return (*blank.founders, *blank.later_members)[0]


# -- payments -----------------------------------------------------------------------------


@dataclass(frozen=True)
class PaymentLine:
    """One contribution paid: «01.12.2026», «5 000», «ақшалай», the paper's number."""

    kind: str
    day: Said
    sum: Said
    form: str
    number: Said


@dataclass(frozen=True)
class Account:
    """One contribution of one founder: owed, paid and still owed, in tiyn; None while unknown."""

    due: int | None
    paid: int

    @property
    def left(self) -> int | None:
        """What is still owed; never less than nothing."""
        return None if self.due is None else max(0, self.due - self.paid)


def account(case: FoundingCase, founder: Founder, *, entrance: bool) -> Account:
    """Return a founder's account of one contribution.

    An associated member owes no entrance fee (Law № 372-V, art. 2(8) names members only).
    """
    paid = case.paid(founder, entrance=entrance)
    return Account(case.fee_due(founder) if entrance else founder.share, paid)


def payment_lines(
    case: FoundingCase, founder: Founder, *, entrance: bool
) -> tuple[PaymentLine, ...]:
    """Return what a founder paid of one contribution, by date; undated ones last (art. 28(4))."""
    found = [
        payment
        for payment in case.payments
        if payment.member_id == founder.id and payment.entrance is entrance
    ]
    found.sort(key=lambda p: (p.paid_on is None, p.paid_on or case.today))
    return tuple(_line(case, founder, payment) for payment in found)


def _line(case: FoundingCase, founder: Founder, payment: Payment) -> PaymentLine:
    def at(name: str) -> str:
        return address_of("payments", payment.id, name)

    paid_on = payment.paid_on
    day = format_date(paid_on) if paid_on else ""
    in_kind = founder.in_kind and not payment.entrance
    return PaymentLine(
        kind=word(case.language, "kind_entrance" if payment.entrance else "kind_share"),
        day=Said(day, at("date")),
        sum=Said("" if payment.amount is None else kazakh.money(payment.amount), at("amount")),
        form=word(case.language, "form_property" if in_kind else "form_money"),
        number=Said(payment.number, at("number")),
    )


@dataclass(frozen=True)
class ReceiptFacts:
    """One receipt: for one payment, or to be filled in by hand."""

    number: Said
    kind: str
    form: str
    sum: Amount
    day: Said


def receipts(case: FoundingCase, founder: Founder) -> tuple[ReceiptFacts, ...]:
    """Return a receipt for each payment by date; one to fill in by hand when there is none."""
    mine = [payment for payment in case.payments if payment.member_id == founder.id]
    mine.sort(key=lambda p: (p.paid_on is None, p.paid_on or case.today))
    made = [_receipt(case, founder, payment) for payment in mine]
    kind, form = "kind_share_inside", "form_property" if founder.in_kind else "form_money"
    if not founder.associated:
        kind = "kind_either"
        form = "form_either" if founder.in_kind else form
    empty = ReceiptFacts(
        number=Said("", "payments"),
        kind=word(case.language, kind),
        form=word(case.language, form),
        sum=amount_of(case, None, "payments"),
        day=day_of(case, None, "payments").long,
    )
    return tuple(made) or (empty,)


def _receipt(case: FoundingCase, founder: Founder, payment: Payment) -> ReceiptFacts:
    line = _line(case, founder, payment)
    return ReceiptFacts(
        number=line.number,
        kind=line.kind,
        form=line.form,
        sum=amount_of(case, payment.amount, line.sum.source),
        day=day_of(case, payment.paid_on, line.day.source).long,
    )


@dataclass(frozen=True)
class SheetLine:
    """A founder's row of the payment sheet; sums in figures."""

    position: int
    name: Said
    associated: bool
    share_due: Said
    share_paid: Said
    share_left: Said
    fee_due: Said
    fee_paid: Said
    fee_left: Said
    since: str | Said


def sheet_line(case: FoundingCase, row: FounderRow, founder: Founder) -> SheetLine:
    """Return a founder's row of the payment sheet."""
    share = account(case, founder, entrance=False)
    fee = account(case, founder, entrance=True)
    since = case.member_since(founder)
    return SheetLine(
        position=founder.position,
        name=row.name,
        associated=founder.associated,
        share_due=_figures(share.due, row.share.figures.source),
        share_paid=_figures(share.paid, "payments"),
        share_left=_figures(share.left, "payments"),
        fee_due=_figures(fee.due, "contribution.entrance_fee"),
        fee_paid=_figures(fee.paid, "payments"),
        fee_left=_figures(fee.left, "payments"),
        since=Said(format_date(since), "payments") if since else "",
    )


def _figures(tiyn: int | None, source: str) -> Said:
    return Said("" if tiyn is None else kazakh.money(tiyn), source)


def total_of(case: FoundingCase, values: list[int | None], source: str) -> Amount:
    """Return the sum of all; unknown when one is unknown or there is none."""
    known = [value for value in values if value is not None]
    whole = bool(values) and len(known) == len(values)
    return amount_of(case, sum(known) if whole else None, source)


def since_day(case: FoundingCase, founder: Founder) -> Day:
    """Return the day from which a founder is a member, art. 28(3)."""
    return day_of(case, case.member_since(founder), "payments")


# -- personal data ------------------------------------------------------------------------


@dataclass(frozen=True)
class Operator:
    """Who works with the personal data before the cooperative is registered, № 94-V, art. 8(4)."""

    role: str
    name: Said
    number: Said


def operators(case: FoundingCase) -> tuple[Operator, ...]:
    """Return who gathers and keeps the personal data until the registration.

    Who called the meeting (the akim, whose office keeps the case) and the founder who submits
    the registration documents, once he is chosen.
    """
    caller = convener(case)
    name = Said(f"{caller.post} {caller.name}".strip(), caller.name.source)
    found = [Operator(word(case.language, "operator_caller"), name, caller.number)]
    chosen = case.chosen("authorised.founder")
    if chosen:
        source = "authorised.founder"
        role = word(case.language, "operator_authorised")
        found.append(Operator(role, Said(chosen.name, source), Said(chosen.number, source)))
    return tuple(found)


def subject(founder: Founder, row: FounderRow) -> tuple[Said, Said]:
    """Return whose data they are, full and short: a legal person's representative for it."""
    if founder.legal:
        return row.representative, row.short
    return row.name, row.short


def registration(case: FoundingCase) -> dict[str, object]:
    """Return whether the cooperative is registered, and its БСН."""
    return {
        "registered": bool(case.text("registration.bin")),
        "registration_bin": said(case, "registration.bin"),
    }
