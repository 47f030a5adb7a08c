"""The founding meeting's minutes (07), the list of founders (08), the extract of minutes (15)."""

from __future__ import annotations

from datetime import date

from app.core.i18n import N_
from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.parse import format_date
from app.domain.schema import AGENDA_ITEMS
from app.forms.common import founder_rows, said_day
from app.forms.director_facts import director_facts
from app.forms.meeting_facts import item_facts, meeting_facts
from app.forms.papers import PaperForm, Phase
from app.forms.uses import ATTENDANCE, HALL, NAME, OFFICERS, PEOPLE_PUBLIC, PLACE, SEAT

DEFAULT_EXTRACT = "board"
"""The item of an extract when none was chosen: banks ask who heads the cooperative."""


def minutes_facts(case: FoundingCase) -> dict[str, object]:
    """Return everything that the minutes and their ready decisions use."""
    return {
        **meeting_facts(case),
        **director_facts(case),
        "term_until": said_day(case, "name.term_until"),
    }


def _minutes(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return minutes_facts(case)


def _list(case: FoundingCase, _record_id: str) -> dict[str, object]:
    rows = founder_rows(case)
    return {
        **meeting_facts(case),
        "due": {
            row.id: Said(_day(founder.share_due), row.share_due.long.source)
            for row, founder in zip(rows, case.founders, strict=True)
        },
    }


def _day(value: date | None) -> str:
    return format_date(value) if value else ""


def _extract(case: FoundingCase, _record_id: str) -> dict[str, object]:
    chosen = case.text("registration.extract_item")
    code = chosen if chosen in AGENDA_ITEMS else DEFAULT_EXTRACT
    item = item_facts(case, code)
    return {
        **minutes_facts(case),
        "item": item,
        "extract_day": said_day(case, "registration.extract_date"),
    }


_HEAD = (
    *PLACE,
    "meeting.place",
    "meeting.minutes_number",
    "meeting.contract_number",
    "meeting.secret_vote",
)

_DECIDED = (
    *NAME,
    *SEAT,
    "name.proper_ru",
    "name.term_until",
    "activities",
    "contribution.",
    "charter.associated_share",
    "founders/*/share_amount",
    "founders/*/share_due",
    "founders/*/share_form",
    "valuers",
    "board.",
    "board_members/",
    "board_members/*/founder",
    "board_members/*/for",
    "board_members/*/against",
    "board_members/*/abstained",
    "audit.",
    "audit_members",
    "authorised.",
    "director.elected_by",
    "director.founder",
    "director.surname",
    "director.given_name",
    "director.patronymic",
    "director.term_years",
    "director.from_date",
)

MINUTES = PaperForm(
    key="founding_minutes",
    number="07",
    title=N_("Minutes of the founding meeting"),
    file_name="Құрылтай жиналысының хаттамасы",
    file_name_ru="Протокол учредительного собрания",
    phase=Phase.FOUNDING,
    facts=_minutes,
    uses=(
        *HALL,
        *OFFICERS,
        *_HEAD,
        *_DECIDED,
        "agenda.",
        "meeting.time",
        "meeting.end_time",
        "meeting.convener_kind",
        "meeting.convener",
        "meeting.akim_name",
        "meeting.akim_post",
        "meeting.invited",
        "meeting.gathering",
        "meeting.gathering_date",
        "meeting.gathering_number",
        "meeting.department",
        "meeting.consent_number",
        "meeting.consent_date",
        "meeting.consent_missing_reason",
    ),
    after_meeting=True,
)

FOUNDERS_LIST = PaperForm(
    key="founders_list",
    number="08",
    title=N_("List of founders"),
    file_name="Құрылтайшылар тізімі",
    file_name_ru="Список учредителей",
    phase=Phase.FOUNDING,
    facts=_list,
    uses=(
        *PEOPLE_PUBLIC,
        *NAME,
        "founders/*/iin",
        "founders/*/bin",
        "founders/*/residence",
        "founders/*/location",
        "founders/*/share_amount",
        "founders/*/share_due",
        "founders/*/share_form",
        "founders/*/property_description",
        "contribution.",
        "charter.associated_share",
        "officers.",
        "meeting.date",
        "meeting.minutes_number",
    ),
    after_meeting=True,
    landscape=True,
)

EXTRACT = PaperForm(
    key="minutes_extract",
    number="15",
    title=N_("Extract of the minutes"),
    file_name="Хаттамадан үзінді көшірме",
    file_name_ru="Выписка из протокола",
    phase=Phase.AFTER,
    facts=_extract,
    uses=(
        *ATTENDANCE,
        *OFFICERS,
        *_HEAD,
        *_DECIDED,
        "agenda.",
        "meeting.convener_kind",
        "meeting.convener",
        "meeting.akim_name",
        "registration.extract_item",
        "registration.extract_date",
    ),
    after_meeting=True,
)
