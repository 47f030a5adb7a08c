"""Papers for and at the founding meeting: 01 notice to 04 proxy sample, 11 valuation."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.domain.law import REPORT_LIMIT_AEK
from app.forms.common import Amount, FounderRow, amount_of, founder_row, said_day
from app.forms.meeting_facts import item_facts, meeting_facts
from app.forms.papers import PaperForm, Phase
from app.forms.uses import ATTENDANCE, NAME, NAMES, PLACE

_CALLED = (*PLACE, "meeting.time", "meeting.place", "meeting.convener_kind", "meeting.convener")
_AGENDA = (
    "meeting.secret_vote",
    "counting_members",
    "founders/*/share_form",
    "board.sole_chair",
    "director.elected_by",
)
"""What decides which items the agenda has, and their titles."""

_BALLOT = (
    "board.sole_chair",
    "board.chair",
    "board_members/",
    "board_members/*/founder",
    "audit_members/",
    "audit_members/*/founder",
)
_COUNTED = (
    "board_members/*/for",
    "board_members/*/against",
    "board_members/*/abstained",
    "audit_members",
    "counting_members",
    *(
        f"agenda.{item}.{vote}"
        for item in ("board", "charter")
        for vote in ("for", "against", "abstained")
    ),
)


def _notice(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return {**meeting_facts(case), "notice_day": said_day(case, "meeting.notice_date")}


def _registration(case: FoundingCase, _record_id: str) -> dict[str, object]:
    facts = meeting_facts(case)
    return {**facts, "registrar": facts["empty_short"]}


def _ballot(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return {
        **meeting_facts(case),
        "vote_board": item_facts(case, "board").votes,
        "vote_charter": item_facts(case, "charter").votes,
    }


def _proxy(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return meeting_facts(case)


def _secret(case: FoundingCase) -> bool:
    return case.yes("meeting.secret_vote")


@dataclass(frozen=True)
class PropertyRow:
    """Property contributed: the founder's row and whether its valuation must be confirmed."""

    who: FounderRow
    confirmation_needed: bool

    @property
    def share(self) -> Amount:
        """What it is valued at."""
        return self.who.share


def _properties(case: FoundingCase) -> tuple[PropertyRow, ...]:
    day = case.meeting_date or case.today
    aek = case.reference.aek_on(day)
    limit = aek.tenge * 100 * REPORT_LIMIT_AEK if aek else None
    return tuple(
        PropertyRow(
            founder_row(case, founder),
            limit is not None and founder.share is not None and founder.share > limit,
        )
        for founder in case.founders
        if founder.in_kind
    )


def _valuation(case: FoundingCase, _record_id: str) -> dict[str, object]:
    rows = _properties(case)
    known = [row.share.tiyn for row in rows if row.share.tiyn is not None]
    total = sum(known) if rows and len(known) == len(rows) else None
    return {
        **meeting_facts(case),
        "properties": rows,
        "property_total": amount_of(case, total, "founders"),
    }


NOTICE = PaperForm(
    key="notice",
    number="01",
    title=N_("Notice of the meeting"),
    file_name="Жиналыс өткізу туралы хабарландыру",
    file_name_ru="Извещение о проведении собрания",
    phase=Phase.BEFORE,
    facts=_notice,
    uses=(
        *NAME,
        *_CALLED,
        "meeting.akim_name",
        "meeting.akim_post",
        "meeting.notice_date",
        *_AGENDA,
    ),
    personal=False,
)

REGISTRATION_SHEET = PaperForm(
    key="registration_sheet",
    number="02",
    title=N_("Registration sheet"),
    file_name="Қатысушыларды тіркеу парағы",
    file_name_ru="Лист регистрации участников",
    phase=Phase.BEFORE,
    facts=_registration,
    uses=(
        *NAME,
        *PLACE,
        *ATTENDANCE,
        "founders/*/proxy_name",
        "officers.",
        "meeting.place",
        "founders/*/iin",
        "founders/*/bin",
        "founders/*/residence",
        "founders/*/location",
    ),
)

REGISTRATION_SHEET_PUBLIC = PaperForm(
    key="registration_sheet_public",
    number="02a",
    title=N_("Registration sheet for public posting"),
    file_name="Тіркеу парағының жалпыға ілінетін данасы",
    file_name_ru="Лист регистрации для общего обозрения",
    phase=Phase.BEFORE,
    facts=_registration,
    uses=(*NAME, *PLACE, *ATTENDANCE, "officers.", "meeting.place"),
    personal=False,
)

BALLOT = PaperForm(
    key="ballot",
    number="03",
    title=N_("Ballot paper"),
    file_name="Дауыс беру бюллетені",
    file_name_ru="Бюллетень для голосования",
    phase=Phase.BEFORE,
    facts=_ballot,
    uses=(*NAME, *PLACE, *_BALLOT, *NAMES, "counting_members"),
    needed=_secret,
)

COUNTING_MINUTES = PaperForm(
    key="counting_minutes",
    number="03a",
    title=N_("Minutes of the counting commission"),
    file_name="Есеп комиссиясының хаттамасы",
    file_name_ru="Протокол счётной комиссии",
    phase=Phase.BEFORE,
    facts=_ballot,
    uses=(*NAME, *PLACE, *ATTENDANCE, *_BALLOT, *_COUNTED),
    needed=_secret,
    after_meeting=True,
)

PROXY_SAMPLE = PaperForm(
    key="proxy_sample",
    number="04",
    title=N_("Power of attorney, sample"),
    file_name="Сенімхат үлгісі",
    file_name_ru="Образец доверенности",
    phase=Phase.BEFORE,
    facts=_proxy,
    uses=(*NAME, *PLACE, "meeting.place"),
    personal=False,
)

VALUATION_ACT = PaperForm(
    key="valuation_act",
    number="11",
    title=N_("Valuation of property"),
    file_name="Мүлікті бағалау актісі",
    file_name_ru="Акт оценки имущества",
    phase=Phase.FOUNDING,
    facts=_valuation,
    uses=(
        *NAME,
        *PLACE,
        "founders/",
        *NAMES,
        "contribution.share_mode",
        "contribution.share_amount",
        "founders/*/share_amount",
        "founders/*/share_form",
        "founders/*/property_description",
        "founders/*/iin",
        "founders/*/bin",
        "founders/*/property_valued_by",
        "founders/*/property_report",
        "meeting.minutes_number",
        "valuers",
    ),
    needed=lambda case: case.has_property,
    after_meeting=True,
)

__all__ = [
    "BALLOT",
    "COUNTING_MINUTES",
    "NOTICE",
    "PROXY_SAMPLE",
    "REGISTRATION_SHEET",
    "REGISTRATION_SHEET_PUBLIC",
    "VALUATION_ACT",
]
