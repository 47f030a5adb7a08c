"""After the founding: contributions paid, registration, the extract from the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.identifiers import check_bin, looks_like_bin
from app.domain.parts import Payment
from app.domain.rules.base import CUSTOM, block, day, repeated, tenge, warn, who
from app.domain.schema import AGENDA_ITEMS

PAYMENT_MEMBER = block(
    "payments.no_member",
    N_("A payment does not say who paid. Choose who paid, or remove the row."),
    source_l372("28(4)"),
)
PAYMENT_AMOUNT = block(
    "payments.no_amount",
    N_("A payment has no sum. Write how much was paid."),
    source_l372("28(4)"),
)
PAYMENT_DATE = block(
    "payments.no_date",
    N_("A payment has no date. Write when it was paid."),
    source_l372("28(4)"),
)
PAYMENT_EARLY = warn(
    "payments.before_meeting",
    N_("A payment ({paid}) is earlier than the founding meeting ({meeting}). Check the date."),
    source_l372("28(3)"),
)
PAYMENT_AHEAD = block(
    "payments.still_to_come",
    N_("A payment is dated {paid}, which is still to come. Only paid sums are recorded."),
    source_l372("28(3)"),
)
SHARE_OVER = warn(
    "payments.share_over_due",
    N_("{who} paid {paid} tenge of share contribution, due are {due}. Check the sums."),
    source_l372("16(2), 28(4)"),
)
FEE_OVER = warn(
    "payments.fee_over_due",
    N_("{who} paid {paid} tenge of entrance fee, due are {due}. Check the sums."),
    source_l372("16(2), 28(4)"),
)
SAME_NUMBER = warn(
    "payments.same_number",
    N_("Receipt number {number} stands on two payments. Give each its own."),
    CUSTOM,
)
# No paper prints the registration's day, so a wrong one holds none.
REGISTERED_EARLY = warn(
    "registration.before_meeting",
    N_("The registration ({registered}) is earlier than the founding meeting ({meeting})."),
    source_l372("15(5)"),
)
REGISTERED_AHEAD = warn(
    "registration.still_to_come",
    N_("The registration is dated {registered}, which is still to come. Correct the date."),
    source_l372("15(5)"),
)
BIN_WITHOUT_DATE = warn(
    "registration.bin_without_date",
    N_("The БСН is written without the day of registration. Write it too."),
    source_l372("15(5)"),
)
DATE_WITHOUT_BIN = warn(
    "registration.date_without_bin",
    N_("The day of registration is written without the БСН. Write it too."),
    source_l372("15(5)"),
)
BIN_LIKE_IIN = warn(
    "registration.bin_like_iin",
    N_("This БСН looks like a person's ЖСН. Compare it with the certificate of registration."),
    source_l372("15(5)"),
)
BIN_OF_FOUNDER = block(
    "registration.bin_of_founder",
    N_("This is the БСН of a founder ({who}), not of the new cooperative."),
    source_l372("15(5)"),
)
EXTRACT_ITEM = block(
    "registration.extract_item_absent",
    N_("The item chosen for the extract was not on this meeting's agenda. Choose another."),
    CUSTOM,
)
EXTRACT_EARLY = block(
    "registration.extract_before_meeting",
    N_("The extract ({extract}) is earlier than the minutes themselves ({meeting})."),
    CUSTOM,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with payments and the registration."""
    for payment in case.payments:
        yield from _payment(case, payment)
    yield from _overpaid(case)
    for later, _first in repeated((payment.number, payment.id) for payment in case.payments):
        address = address_of("payments", later, "number")
        yield SAME_NUMBER.at(address, number=case.answers.at(address).strip()[:20])
    yield from _registration(case)


def _payment(case: FoundingCase, payment: Payment) -> Iterator[Finding]:
    def at(name: str) -> str:
        return address_of("payments", payment.id, name)

    if not payment.member_id:
        yield PAYMENT_MEMBER.at(at("member"))
    if not case.answers.at(at("amount")).strip():
        yield PAYMENT_AMOUNT.at(at("amount"))
    if not case.answers.at(at("date")).strip():
        yield PAYMENT_DATE.at(at("date"))
    paid, meeting = payment.paid_on, case.meeting_date
    if paid and paid > case.today:
        yield PAYMENT_AHEAD.at(at("date"), paid=day(paid))
    elif paid and meeting and paid < meeting:
        yield PAYMENT_EARLY.at(
            at("date"), related=("meeting.date",), paid=day(paid), meeting=day(meeting)
        )


def _overpaid(case: FoundingCase) -> Iterator[Finding]:
    sums: dict[tuple[str, bool], list[Payment]] = {}
    for payment in case.payments:
        sums.setdefault((payment.member_id, payment.entrance), []).append(payment)
    fee = case.money("contribution.entrance_fee")
    for (member_id, entrance), payments in sums.items():
        founder = case.member(member_id)
        if founder is None:
            continue
        owed = fee if founder.associated else case.fee_due(founder)
        due = owed if entrance else founder.share
        paid = sum(payment.amount or 0 for payment in payments)
        if due is not None and paid > due:
            rule = FEE_OVER if entrance else SHARE_OVER
            yield rule.at(
                address_of("payments", payments[-1].id, "amount"),
                related=tuple(address_of("payments", p.id, "amount") for p in payments[:-1]),
                who=who(founder),
                paid=tenge(paid),
                due=tenge(due),
            )


def _registration(case: FoundingCase) -> Iterator[Finding]:
    registered, meeting = case.day("registration.date"), case.meeting_date
    if registered and meeting and registered < meeting:
        yield REGISTERED_EARLY.at(
            "registration.date",
            related=("meeting.date",),
            registered=day(registered),
            meeting=day(meeting),
        )
    elif registered and registered > case.today:
        yield REGISTERED_AHEAD.at("registration.date", registered=day(registered))
    number = case.text("registration.bin")
    if number and not case.text("registration.date"):
        yield BIN_WITHOUT_DATE.at("registration.date", related=("registration.bin",))
    if registered and not number:
        yield DATE_WITHOUT_BIN.at("registration.bin", related=("registration.date",))
    checked = check_bin(number)
    if checked.ok:
        if not looks_like_bin(checked.number):
            yield BIN_LIKE_IIN.at("registration.bin")
        for founder in case.founders:
            if founder.legal and check_bin(founder.bin).number == checked.number:
                related = (address_of("founders", founder.id, "bin"),)
                yield BIN_OF_FOUNDER.at("registration.bin", related=related, who=who(founder))
    item = case.text("registration.extract_item")
    if item in AGENDA_ITEMS and item not in case.agenda_codes:
        yield EXTRACT_ITEM.at("registration.extract_item")
    extract = case.day("registration.extract_date")
    if extract and meeting and extract < meeting:
        yield EXTRACT_EARLY.at(
            "registration.extract_date",
            related=("meeting.date",),
            extract=day(extract),
            meeting=day(meeting),
        )
