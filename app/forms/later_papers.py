"""Papers after the founding: 23 minutes, 24 list of members, 25 application and book, 26, 27."""

from __future__ import annotations

from dataclasses import replace

from app.core.i18n import N_
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.later_meetings import later_begun
from app.domain.parts import Founder
from app.forms.common import Amount, amount_of, founder_row
from app.forms.later_facts import coop_chair, minutes_facts, sole_now
from app.forms.later_lists import amendment_facts, expulsion_facts, list_facts
from app.forms.matters import Contributions, contributions
from app.forms.member_facts import founder_or_blank
from app.forms.member_papers import book_facts, personal_facts
from app.forms.papers import PaperForm, Per, Phase
from app.forms.uses import NAME, NAMES, SEAT, WHERE

_LATER_NAMES: tuple[str, ...] = (
    "later_members/",
    *(name.replace("founders/", "later_members/") for name in NAMES),
    "later_members/*/membership",
)
_DUES = ("contribution.entrance_fee", "contribution.share_amount", "charter.associated_share")
_CHAIR = ("board.chair", "board.sole_chair")


def _met(case: FoundingCase) -> bool:
    return bool(case.answers.records("later_meetings") or case.answers.records("later_decisions"))


def _decided(kind: str, case: FoundingCase) -> bool:
    return any(record.get("kind") == kind for record in case.answers.records("later_decisions"))


def _amended(case: FoundingCase) -> bool:
    return _decided("charter_amendment", case)


def _expelled(case: FoundingCase) -> bool:
    return _decided("expulsion", case)


def _joining(case: FoundingCase) -> bool:
    return bool(case.answers.records("later_members"))


def _later(case: FoundingCase, record_id: str) -> Founder:
    found = (one for one in case.later_members if one.id == record_id)
    return founder_or_blank(case, next(found, None), "later_members")


def _money(case: FoundingCase, who: Founder) -> Contributions:
    """Return the sums of the founding with the entrance fee that this member owes.

    It is due on the day of his share contribution.
    """
    fee = amount_of(case, case.fee_due(who), address_of(who.collection, who.id, "entrance_fee"))
    return replace(contributions(case), fee=fee, fee_due=founder_row(case, who).share_due)


def _application(case: FoundingCase, record_id: str) -> dict[str, object]:
    who = _later(case, record_id)
    return {**personal_facts(case, who), "money": _money(case, who)}


def _bought(case: FoundingCase, who: Founder) -> Amount | None:
    """Return the share that somebody bought in place of paying contributions, or None."""
    book = case.life.membership(who.id)
    moves = [move for move in (book.movements if book else ()) if move.cause == "bought"]
    if not moves:
        return None
    return amount_of(case, sum(move.amount for move in moves), moves[0].source)


def _book(case: FoundingCase, record_id: str) -> dict[str, object]:
    who = _later(case, record_id)
    return {
        **book_facts(case, who),
        "money": _money(case, who),
        "bought": _bought(case, who),
        "chair": coop_chair(case),
        "sole_chair": sole_now(case),
    }


LATER_MINUTES = PaperForm(
    key="later_minutes",
    number="23",
    title=N_("Minutes of a meeting after the founding"),
    file_name="Жиналыс хаттамасы",
    file_name_ru="Протокол собрания",
    phase=Phase.LATER,
    facts=minutes_facts,
    uses=(
        *NAME,
        *NAMES,
        *_LATER_NAMES,
        *_CHAIR,
        "later_meetings",
        "later_decisions",
        *SEAT,
        *_DUES,
        "later_members/*/share_amount",
        "later_members/*/share_due",
        "later_members/*/entrance_fee",
        "later_members/*/application_date",
    ),
    per=Per.MEETING,
    needed=_met,
    after_meeting=True,
)

MEMBERS_LIST = PaperForm(
    key="members_list",
    number="24",
    title=N_("List of members"),
    file_name="Мүшелер тізімі",
    file_name_ru="Список членов",
    phase=Phase.LATER,
    facts=list_facts,
    uses=(
        *NAME,
        *NAMES,
        *_LATER_NAMES,
        *_CHAIR,
        "founders/*/membership",
        "later.list_date",
        "later_members",
        "later_meetings",
        "later_decisions",
        "share_payouts",
        "payments",
        "registration.date",
    ),
    needed=later_begun,
    after_meeting=True,
)

LATER_APPLICATION = PaperForm(
    key="later_application",
    number="25",
    title=N_("Application of a new member"),
    file_name="Жаңа мүшенің өтініші",
    file_name_ru="Заявление нового члена",
    phase=Phase.LATER,
    facts=_application,
    uses=(*NAME, "later_members", *_DUES),
    per=Per.MEMBER,
    needed=_joining,
    after_meeting=True,
)

LATER_BOOK = PaperForm(
    key="later_book",
    number="25a",
    title=N_("Book of a new member"),
    file_name="Жаңа мүшенің кітапшасы",
    file_name_ru="Членская книжка нового члена",
    phase=Phase.LATER,
    facts=_book,
    uses=(
        *NAME,
        *WHERE,
        *_CHAIR,
        "later_members",
        "later_meetings",
        "later_decisions",
        *_DUES,
        "payments",
    ),
    per=Per.MEMBER,
    needed=_joining,
    after_meeting=True,
)

CHARTER_AMENDMENTS = PaperForm(
    key="charter_amendments",
    number="26",
    title=N_("Amendments of the charter"),
    file_name="Жарғыға өзгерістер мен толықтырулар",
    file_name_ru="Изменения и дополнения в устав",
    phase=Phase.LATER,
    facts=amendment_facts,
    uses=(*NAME, *NAMES, *_CHAIR, "later_meetings", "later_decisions"),
    needed=_amended,
    after_meeting=True,
)

EXPULSION_NOTICE = PaperForm(
    key="expulsion_notice",
    number="27",
    title=N_("Notice of an expulsion"),
    file_name="Шығару туралы хабарлама",
    file_name_ru="Извещение об исключении",
    phase=Phase.LATER,
    facts=expulsion_facts,
    uses=(*NAME, *NAMES, *_LATER_NAMES, *_CHAIR, "later_meetings", "later_decisions"),
    needed=_expelled,
    after_meeting=True,
)

LATER_PAPERS: tuple[PaperForm, ...] = (
    LATER_MINUTES,
    MEMBERS_LIST,
    LATER_APPLICATION,
    LATER_BOOK,
    CHARTER_AMENDMENTS,
    EXPULSION_NOTICE,
)
"""The papers of this part in the order of printing."""
