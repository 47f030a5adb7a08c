"""Papers on the executive director: 12 board minutes or chair's decision, 12a power of attorney."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.case import FoundingCase
from app.forms.common import said
from app.forms.director_facts import director_facts
from app.forms.meeting_facts import meeting_facts
from app.forms.papers import PaperForm, Phase
from app.forms.uses import NAME, NAMES, PLACE, SEAT, WHERE

_WHO = (
    "director.founder",
    "director.surname",
    "director.given_name",
    "director.patronymic",
    "director.iin",
    "director.residence",
)
_DIRECTOR = (
    *_WHO,
    "director.term_years",
    "director.from_date",
    "director.elected_by",
)
_BOARD = (
    "board_members/",
    "board_members/*/founder",
    "board_members/*/present",
    "board_members/*/consents",
)
_SITTING = (
    "director.sitting_number",
    "director.sitting_date",
    "director.sitting_time",
    "director.sitting_place",
    "director.sitting_secretary",
    "director.for",
    "director.against",
    "director.abstained",
    "director.decision",
    "director.speech",
)


def _facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return {
        **meeting_facts(case),
        **director_facts(case),
        "registered": bool(case.text("registration.bin")),
        "registration_bin": said(case, "registration.bin"),
    }


BOARD_MINUTES = PaperForm(
    key="board_minutes",
    number="12",
    title=N_("Board's minutes on the executive director"),
    file_name="Басқарма отырысының хаттамасы",
    file_name_ru="Протокол заседания правления",
    phase=Phase.AFTER,
    facts=_facts,
    uses=(*NAME, *PLACE, *_DIRECTOR, *_SITTING, *NAMES, "board.sole_chair", "board.chair", *_BOARD),
    needed=lambda case: not case.sole_chair,
    after_meeting=True,
)

CHAIR_DECISION = PaperForm(
    key="chair_decision",
    number="12",
    title=N_("Chair's decision on the executive director"),
    file_name="Төрағаның шешімі",
    file_name_ru="Решение председателя",
    phase=Phase.AFTER,
    facts=_facts,
    uses=(
        *NAME,
        *PLACE,
        *_DIRECTOR,
        *_SITTING,
        *NAMES,
        "board.",
        "meeting.date",
        "meeting.minutes_number",
    ),
    needed=lambda case: case.sole_chair,
    after_meeting=True,
)

POWER_OF_ATTORNEY = PaperForm(
    key="director_power_of_attorney",
    number="12a",
    title=N_("Power of attorney for the executive director"),
    file_name="Атқарушы директорға сенімхат",
    file_name_ru="Доверенность исполнительному директору",
    phase=Phase.AFTER,
    facts=_facts,
    uses=(
        *NAME,
        *SEAT,
        *WHERE,
        *_WHO,
        *NAMES,
        "director.sitting_place",
        "director.poa_number",
        "director.poa_date",
        "director.poa_until",
        "director.from_date",  # without a last day of its own the power ends with the term
        "director.term_years",
        "board.chair",
        "board.sole_chair",
        "charter.deal_limit_aek",
        "registration.bin",
    ),
    after_meeting=True,
)
