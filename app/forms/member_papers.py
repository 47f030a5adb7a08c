"""Papers of each founder: 05 consent, 06 explanation, 13 application and book, 14 payments."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.domain.parts import Founder
from app.forms.common import (
    amount_of,
    count_of,
    founder_row,
    founder_rows,
    said_count,
    said_percent,
    shared_facts,
    someone,
)
from app.forms.contributions import tell
from app.forms.matters import by_hand, contributions
from app.forms.member_facts import (
    account,
    founder_or_blank,
    operators,
    payment_lines,
    receipts,
    registration,
    sheet_line,
    since_day,
    subject,
    total_of,
)
from app.forms.papers import PaperForm, Per, Phase
from app.forms.uses import NAME, PEOPLE_PUBLIC, PERSON, PERSON_ADDRESS, SHARE, SIZE, WHERE
from app.forms.words import word

_CHAIR = ("board.chair", "board.sole_chair")


def personal_facts(case: FoundingCase, founder: Founder) -> dict[str, object]:
    """Return what papers of one member begin with, a founder's or a later member's."""
    return {
        **shared_facts(case),
        **by_hand(case),
        **registration(case),
        "person": founder_row(case, founder),
        "money": contributions(case),
        "chair": someone(case.chair, "board.chair"),
    }


def _consent(case: FoundingCase, record_id: str) -> dict[str, object]:
    who = founder_or_blank(case, case.founder(record_id))
    full, short = subject(who, founder_row(case, who))
    return {
        **personal_facts(case, who),
        "operators": operators(case),
        "subject": full,
        "subject_short": short,
    }


def _explanation(case: FoundingCase, record_id: str) -> dict[str, object]:
    who = founder_or_blank(case, case.founder(record_id))
    role = word(case.language, "role_associated" if who.associated else "role_founder")
    return {
        **personal_facts(case, who),
        "tell": tell,
        "role": role,
        "subject": subject(who, founder_row(case, who))[0],
        "payout_months": said_count(case, "charter.payout_months"),
        "leave_days": said_count(case, "charter.leave_days"),
        "delay_percent": said_percent(case, "charter.delay_percent"),
        "delay_months": said_count(case, "charter.delay_months"),
        "liability_additional": case.text("charter.liability") == "additional",
        "liability_percent": said_percent(case, "charter.liability_percent"),
    }


def _application(case: FoundingCase, record_id: str) -> dict[str, object]:
    return personal_facts(case, founder_or_blank(case, case.founder(record_id)))


def _book(case: FoundingCase, record_id: str) -> dict[str, object]:
    return book_facts(case, founder_or_blank(case, case.founder(record_id)))


def book_facts(case: FoundingCase, who: Founder) -> dict[str, object]:
    """Return what the book of a founder or a later member says, № 372-V, art. 28(4)."""
    share = account(case, who, entrance=False)
    fee = account(case, who, entrance=True)
    row = founder_row(case, who)
    return {
        **personal_facts(case, who),
        "book_number": row.book_number,
        "bought": None,  # a founder's share is paid in; whoever joins later may have bought one
        "member_since": since_day(case, who),
        "share_payments": payment_lines(case, who, entrance=False),
        "fee_payments": payment_lines(case, who, entrance=True),
        "share_paid": amount_of(case, share.paid, "payments"),
        "share_left": amount_of(case, share.left, "payments"),
        "fee_paid": amount_of(case, fee.paid, "payments"),
        "fee_left": amount_of(case, fee.left, "payments"),
    }


def _receipt(case: FoundingCase, record_id: str) -> dict[str, object]:
    who = founder_or_blank(case, case.founder(record_id))
    return {**personal_facts(case, who), "receipts": receipts(case, who)}


def _sheet(case: FoundingCase, _record_id: str) -> dict[str, object]:
    rows = founder_rows(case)
    shares = [account(case, founder, entrance=False) for founder in case.founders]
    fees = [account(case, founder, entrance=True) for founder in case.founders]
    members = [founder for founder in case.founders if case.member_since(founder)]
    share_paid = total_of(case, [one.paid for one in shares], "payments")
    fee_paid = total_of(case, [one.paid for one in fees], "payments")
    return {
        **shared_facts(case),
        **by_hand(case),
        "chair": someone(case.chair, "board.chair"),
        "lines": tuple(
            sheet_line(case, row, founder) for row, founder in zip(rows, case.founders, strict=True)
        ),
        "totals": {
            "share_due": total_of(case, [one.due for one in shares], "founders").figures,
            "share_paid": share_paid.figures,
            "share_left": total_of(case, [one.left for one in shares], "payments").figures,
            "fee_due": total_of(
                case, [one.due for one in fees], "contribution.entrance_fee"
            ).figures,
            "fee_paid": fee_paid.figures,
            "fee_left": total_of(case, [one.left for one in fees], "payments").figures,
            "share_paid_words": share_paid.full,
            "fee_paid_words": fee_paid.full,
        },
        "members_count": count_of(case, len(members) if case.founders else None, "payments"),
    }


CONSENT = PaperForm(
    key="consent",
    number="05",
    title=N_("Consent to the processing of personal data"),
    file_name="Дербес деректерді өңдеуге келісім",
    file_name_ru="Согласие на обработку персональных данных",
    phase=Phase.BEFORE,
    facts=_consent,
    uses=(
        *NAME,
        *PERSON,
        "authorised.founder",
        "meeting.akim_name",
        "meeting.akim_post",
        "meeting.convener_kind",
        "meeting.convener",
        "meeting.convener_number",
        "registration.bin",
    ),
    per=Per.FOUNDER,
)

EXPLANATION = PaperForm(
    key="explanation",
    number="06",
    title=N_("Explanation to the member"),
    file_name="Мүшеге түсіндірме",
    file_name_ru="Разъяснение члену",
    phase=Phase.BEFORE,
    facts=_explanation,
    uses=(
        *NAME,
        *PERSON,
        *SHARE,
        "charter.payout_months",
        "charter.leave_days",
        "charter.delay_percent",
        "charter.delay_months",
        "charter.liability",
        "charter.liability_percent",
    ),
    per=Per.FOUNDER,
)

APPLICATION = PaperForm(
    key="membership_application",
    number="13",
    title=N_("Application for membership"),
    file_name="Мүшелікке қабылдау туралы өтініш",
    file_name_ru="Заявление о приёме в члены",
    phase=Phase.AFTER,
    facts=_application,
    uses=(*NAME, *PERSON, *PERSON_ADDRESS, *SHARE, "founders/*/phone"),
    per=Per.FOUNDER,
)

MEMBER_BOOK = PaperForm(
    key="member_book",
    number="13a",
    title=N_("Member's book"),
    file_name="Мүше кітапшасы",
    file_name_ru="Членская книжка",
    phase=Phase.AFTER,
    facts=_book,
    uses=(
        *NAME,
        *WHERE,
        *PERSON,
        *PERSON_ADDRESS,
        *SHARE,
        *_CHAIR,
        "founders/*/phone",
        "founders/*/book_number",
        "payments",
    ),
    per=Per.FOUNDER,
    after_meeting=True,
)

PAYMENT_SHEET = PaperForm(
    key="payment_sheet",
    number="14",
    title=N_("Payment sheet of contributions"),
    file_name="Жарна төлеу ведомосы",
    file_name_ru="Ведомость уплаты взносов",
    phase=Phase.AFTER,
    facts=_sheet,
    uses=(*NAME, *PEOPLE_PUBLIC, *SIZE, *_CHAIR, "payments"),
    after_meeting=True,
    landscape=True,
)

RECEIPT = PaperForm(
    key="receipt",
    number="14a",
    title=N_("Receipt for contributions"),
    file_name="Түбіртек",
    file_name_ru="Квитанция",
    phase=Phase.AFTER,
    facts=_receipt,
    uses=(*NAME, *PERSON, *_CHAIR, "founders/*/share_form", "payments", "registration.bin"),
    per=Per.FOUNDER,
    after_meeting=True,
)
