"""Paper 20: the minutes of the defence before the АШБ, one for each round."""

from __future__ import annotations

from dataclasses import dataclass

from app import kazakh
from app.core.i18n import N_
from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.defence import (
    ATTENDEES,
    REMARKS,
    ROUNDS,
    Attendee,
    Remark,
    Round,
    defence_begun,
    rounds_of,
)
from app.domain.project import expands_another
from app.forms.common import (
    Day,
    coop_names,
    day_of,
    department,
    place_line,
    said,
    said_amount,
    said_count,
    said_day,
    said_lines,
)
from app.forms.papers import PaperForm, Per, Phase
from app.forms.scheme_facts import out_of_order_notes
from app.forms.values import listed, said_short
from app.forms.words import word

_NOBODY = Round(
    id="",
    position=1,
    number="",
    date=None,
    time=None,
    place="",
    chair="",
    chair_post="",
    secretary="",
    speaker="",
    speech="",
    outcome=None,
    reason="",
    due=None,
    attendees=(),
    remarks=(),
)


@dataclass(frozen=True)
class PresentRow:
    """Who was at the defence; ``post`` is what was typed, else whom he stands for."""

    name: Said
    post: Said


@dataclass(frozen=True)
class RemarkRow:
    """A question with its answer, or a remark and how it was met."""

    by: Said
    text: Said
    answer: Said
    settled: bool


@dataclass(frozen=True)
class RoundFacts:
    """A round ready to print. ``again``: a further round; ``before`` is the one ahead of it."""

    position: int
    again: bool
    number: Said
    day: Day
    time: Said
    place: Said
    chair: Said
    chair_short: Said
    chair_post: Said
    secretary: Said
    secretary_short: Said
    speaker: Said
    speech: tuple[Said, ...]
    outcome: str
    reason: tuple[Said, ...]
    due: Day
    before_number: Said
    before_day: Day


def _facts(case: FoundingCase, record_id: str) -> dict[str, object]:
    rounds = rounds_of(case)
    found = next((one for one in rounds if one.id == record_id), _NOBODY)
    before = rounds[found.position - 2] if found.position > 1 else _NOBODY
    questions = [one for one in found.remarks if not one.remark]
    met = _met(found, before)
    founded = case.day("registration.date")
    exists = founded is not None and found.date is not None and founded <= found.date
    return {
        "coop": coop_names(case),
        "department": department(case),
        "place_line": place_line(case, "meeting", with_settlement=False),
        "round": _round(case, found, before),
        "present": tuple(_present(case, one) for one in found.attendees),
        "questions": tuple(_remark(one) for one in questions),
        "met": tuple(_remark(one) for one in met),
        "remarks": tuple(_remark(one) for one in found.remarks if one.remark and one not in met),
        "exists": exists or expands_another(case),
        "aim": said_lines(case, "project.aim"),
        "asked": said_amount(case, "project.asked"),
        "own": said_amount(case, "project.own_contribution"),
        "jobs": said_count(case, "project.jobs"),
        "consent_number": said(case, "meeting.consent_number"),
        "consent_day": said_day(case, "meeting.consent_date"),
        "notes": out_of_order_notes(case, 2),
        "empty": Said(" "),
    }


def _met(found: Round, before: Round) -> tuple[Remark, ...]:
    """Return the remarks of the round before, as they stand in this one when carried into it.

    How a remark was met is told in the minutes of the next round: on the day on which it was made
    nobody could know.
    """
    own = {one.text.strip(): one for one in found.remarks if one.remark}
    return tuple(own.get(one.text.strip(), one) for one in before.remarks if one.remark)


def _round(case: FoundingCase, one: Round, before: Round) -> RoundFacts:
    def at(name: str) -> str:
        return f"{ROUNDS}/{one.id}/{name}" if one.id else ROUNDS

    def here(name: str, text: str) -> Said:
        return Said(text, at(name))

    old = f"{ROUNDS}/{before.id}" if before.id else ROUNDS
    return RoundFacts(
        position=one.position,
        again=bool(before.id),
        number=here("number", one.number),
        day=day_of(case, one.date, at("date")),
        time=here("time", kazakh.clock(one.time) if one.time else ""),
        place=here("place", one.place),
        chair=Said(one.chair, at("chair"), kind="person"),
        chair_short=said_short(one.chair, at("chair")),
        chair_post=here("chair_post", one.chair_post),
        secretary=Said(one.secretary, at("secretary"), kind="person"),
        secretary_short=said_short(one.secretary, at("secretary")),
        speaker=Said(one.speaker, at("speaker"), kind="person"),
        speech=listed(one.speech, at("speech")),
        outcome=one.outcome.value if one.outcome else "",
        reason=listed(one.reason, at("reason")),
        due=day_of(case, one.due, at("due")),
        before_number=Said(before.number, f"{old}/number" if before.id else old),
        before_day=day_of(case, before.date, f"{old}/date" if before.id else old),
    )


_ROLES = {
    "deputy_akim": "role_deputy_akim",
    "okrug_akim": "role_okrug_akim",
    "chair": "role_coop_chair",
    "department": "role_department",
}


def _present(case: FoundingCase, one: Attendee) -> PresentRow:
    place = f"{ATTENDEES}/{one.id}"
    post = Said(one.post, f"{place}/post")
    if not one.post and one.role in _ROLES:
        post = Said(word(case.language, _ROLES[one.role]), f"{place}/role")
    return PresentRow(Said(one.name, f"{place}/name", kind="person"), post)


def _remark(one: Remark) -> RemarkRow:
    def here(name: str, text: str) -> Said:
        return Said(" ".join(text.split()), f"{REMARKS}/{one.id}/{name}")

    return RemarkRow(
        by=here("by", one.by),
        text=here("text", one.text),
        answer=here("answer", one.answer),
        settled=one.settled,
    )


MINUTES_OF_DEFENCE = PaperForm(
    key="defence_minutes",
    number="20",
    title=N_("Minutes of the defence"),
    file_name="Жобаны қорғау хаттамасы",
    file_name_ru="Протокол защиты проекта",
    phase=Phase.DEFENCE,
    facts=_facts,
    uses=(
        "name.proper",
        "name.proper_ru",
        "meeting.oblast",
        "meeting.district",
        "meeting.okrug",
        "meeting.department",
        "meeting.consent_number",
        "meeting.consent_date",
        "scheme.defence_reason",
        ROUNDS,
        ATTENDEES,
        REMARKS,
        "project.aim",
        "project.asked",
        "project.own_contribution",
        "project.jobs",
        "project.expands",
        "project.expands_name",
        "registration.date",
    ),
    per=Per.DEFENCE,
    needed=defence_begun,
)
