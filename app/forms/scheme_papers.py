"""Paper 21: how the scheme stands in this case, on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from app import kazakh
from app.core.i18n import N_
from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.scheme import SchemeStep, StepState, off_the_list, scheme_begun, scheme_of
from app.domain.scheme_record import OnRecord
from app.forms.common import (
    coop_names,
    day_of,
    department,
    district_name,
    okrug_name,
    place_line,
    said,
)
from app.forms.flow import bare
from app.forms.papers import PaperForm, Phase
from app.forms.scheme_facts import out_of_order_notes, state_words, step_day, step_title
from app.forms.values import said_short, tongue_of
from app.forms.words import word, word_table


@dataclass(frozen=True)
class StepRow:
    """A step of the scheme as a row of the sheet."""

    number: int
    title: str
    owner: Said
    state: str
    dated: bool
    day: Said
    done: Said
    lacks: str


def _facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    return {
        "coop": coop_names(case),
        "place_line": place_line(case, "meeting", with_settlement=False),
        "steps": tuple(_row(case, step) for step in scheme_of(case)),
        "notes": out_of_order_notes(case),
        "off_list": off_the_list(case),
        "akim_short": said_short(case.text("meeting.akim_name"), "meeting.akim_name"),
        "akim_post": said(case, "meeting.akim_post"),
        "printed_on": day_of(case, case.today, ""),
    }


def _row(case: FoundingCase, step: SchemeStep) -> StepRow:
    items = word_table(f"scheme_sheet/items.{case.language}.txt")
    closed = step.state is StepState.CLOSED
    lacks = "; ".join(dict.fromkeys(items[_code(one.address)] for one in step.missing))
    return StepRow(
        number=step.number,
        title=step_title(case, step),
        owner=_owner(case, step),
        state=state_words(case, step),
        dated=step.day is not None and not step.exists_already,
        day=step_day(case, step).digits,
        done=_done(case, step),
        lacks=word(case.language, "scheme_waits") if closed else lacks or "–",
    )


_PAIRS = {
    "screening.order_number": "screening.order_date",
    "screening.proposal_number": "screening.proposal_date",
    "meeting.consent_number": "meeting.consent_date",
    "listing.number": "listing.date",
    "finance.contract_number": "finance.contract_date",
}
"""A paper's number and its date: on record both, they stand together, «№ 12, 05.11.2026»."""


def _done(case: FoundingCase, step: SchemeStep) -> Said:
    """Return what is on record in one text, each paper's date beside its number."""
    items = word_table(f"scheme_sheet/items.{case.language}.txt")
    there = {one.address: one for one in step.on_record}
    dates = {day for number, day in _PAIRS.items() if number in there and day in there}
    parts = []
    for one in step.on_record:
        day = there.get(_PAIRS.get(one.address, ""))
        if day is not None:
            name = items[f"{one.address}+date"]
            parts.append(f"{name} № {one.value}, {day.value}")
        elif one.address not in dates:
            parts.append(_said(case, items[_code(one.address)], one))
    return Said("; ".join(parts) or "–", "\n".join(there))


def _said(case: FoundingCase, words: str, one: OnRecord) -> str:
    value = " ".join(one.value.split())
    if one.said:
        value = word(case.language, f"outcome_{one.value}")
    elif one.address == "name.proper":
        value = coop_names(case).proper
    elif one.address == "finance.amount" and (tiyn := case.money(one.address)) is not None:
        value = kazakh.money(tiyn)
    return f"{words}: {value}" if value else words


def _code(address: str) -> str:
    """Return what an address is called in the list of words: no record, no dots."""
    return bare(address)


def _owner(case: FoundingCase, step: SchemeStep) -> Said:
    tongue = tongue_of(case)
    match step.number:
        case 1:
            district = district_name(case, case.text("meeting.district"))
            if not district:
                return Said(word(case.language, "scheme_akimat"), "meeting.district")
            owner = word(case.language, "scheme_akimat_of")
            named = tongue.inflect(district, "genitive", "phrase")
            return Said(owner.format(district=named), "meeting.district")
        case 2 | 4:
            return department(case)
        case 3:
            okrug = okrug_name(case, case.text("meeting.okrug"))
            return Said(okrug or word(case.language, "scheme_okrug"), "meeting.okrug")
        case _:
            named = case.text("finance.institution")
            return Said(named or word(case.language, "scheme_spc"), "finance.institution")


SCHEME_SHEET = PaperForm(
    key="scheme_sheet",
    number="21",
    title=N_("How the scheme stands"),
    file_name="Схеманың іске асырылу парағы",
    file_name_ru="Лист реализации схемы",
    phase=Phase.DEFENCE,
    facts=_facts,
    uses=(
        "name.proper",
        "name.proper_ru",
        "meeting.oblast",
        "meeting.district",
        "meeting.okrug",
        "meeting.department",
        "meeting.akim_name",
        "meeting.akim_post",
        "meeting.date",
        "meeting.minutes_number",
        "meeting.contract_number",
        "meeting.consent_number",
        "meeting.consent_date",
        "meeting.consent_missing_reason",
        "scheme.",
        "screening.order_number",
        "screening.order_date",
        "screening.proposal_number",
        "screening.proposal_date",
        "working_group/",
        "screened_okrugs/",
        "screened_okrugs/*/result",
        "proposals/",
        "project.number",
        "project.date",
        "project.expands_name",
        "defences/",
        "defences/*/date",
        "defences/*/outcome",
        "defence_attendees/",
        "founders/",
        "board.chair",
        "agenda.charter.for",
        "registration.bin",
        "registration.date",
        "listing.number",
        "listing.date",
        "listing.position",
        "finance.institution",
        "finance.contract_number",
        "finance.contract_date",
        "finance.amount",
        "finance.purpose",
        "finance.jobs",
        "bought_equipment/",
    ),
    needed=scheme_begun,
    landscape=True,
)
