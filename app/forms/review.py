"""«Тексеру»: everything that was asked, read back as lines, each with the way to its question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.i18n import N_, _
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.forms.founding import STEPS
from app.forms.reading import as_read
from app.forms.spec import Ask, AskAgenda, AskRecords, Panel, Step

AGENDA_LABELS: dict[str, str] = {
    "officers": N_("Chair and secretary of the meeting"),
    "creation": N_("Creating the cooperative"),
    "name": N_("Name, location, kinds of activity"),
    "founders_list": N_("List of founders"),
    "contribution": N_("Contributions"),
    "valuers": N_("Valuers of property"),
    "contract": N_("Founding contract"),
    "board": N_("Board and its chair"),
    "audit": N_("Audit commission"),
    "director": N_("Executive director"),
    "charter": N_("Charter"),
    "authorised": N_("Who submits the registration documents"),
}
"""What each agenda item is called in the window."""


@dataclass(frozen=True)
class ReviewLine:
    """One line: the step it belongs to, what was asked, what was answered, where to change it.

    ``missing`` says that a needed answer is not there; ``value`` is then empty.
    """

    step: str
    step_title: str
    label: str
    value: str
    address: str
    missing: bool = False

    @property
    def text(self) -> str:
        """The line as a sentence: «Жиналыс күні: 23.11.2026»."""
        value = _("not answered yet") if self.missing else self.value
        return f"{self.label}: {value}"


def review(case: FoundingCase, steps: Sequence[Step] = STEPS) -> tuple[ReviewLine, ...]:
    """Return the lines of the whole case in the current language of the interface.

    Unanswered questions that nobody needs are left out; those that the papers need are marked.
    """
    return tuple(line for step in steps for line in _step_lines(case, step))


def _step_lines(case: FoundingCase, step: Step) -> Iterator[ReviewLine]:
    for section in step.sections:
        if not section.shown(case):
            continue
        for item in section.items:
            if not item.shown(case):
                continue
            match item:
                case Ask():
                    yield from _ask_line(case, step, item)
                case AskRecords():
                    yield from _record_lines(case, step, item)
                case AskAgenda():
                    yield _agenda_line(case, step, item.item)
                case Panel():
                    pass  # it shows what other questions asked, or says its answers itself


def _ask_line(case: FoundingCase, step: Step, ask: Ask) -> Iterator[ReviewLine]:
    value = _shown(case, FIELDS[ask.key], ask, case.text(ask.key))
    if value or ask.required:
        yield ReviewLine(step.code, step.title, _(ask.label), value, ask.key, not value)


def _record_lines(case: FoundingCase, step: Step, asked: AskRecords) -> Iterator[ReviewLine]:
    records = case.answers.records(asked.collection)
    label = _(asked.label)
    if asked.collection == "founders" and asked.add:
        counted = _("{count} founders, {attending} of them at the meeting or by proxy").format(
            count=len(case.founders), attending=len(case.attending)
        )
        yield ReviewLine(step.code, step.title, label, counted, "founders", not records)
    for position, record in enumerate(records, start=1):
        parts = []
        for name in asked.columns:
            field = COLLECTIONS[asked.collection][name]
            ask = next((a for a in asked.fields if a.key == name), Ask(name, ""))
            shown = _shown(case, field, ask, record.get(name).strip() or field.default)
            if shown and field.kind is not Kind.YES_NO:
                parts.append(shown)
            elif shown and ask.label:
                parts.append(f"{_(ask.label)}: {shown}")
        if asked.collection == "founders":
            founder = case.founder(record.id)
            name = founder.name if founder else ""
            if not asked.add and name:
                parts.insert(0, name)
        address = address_of(asked.collection, record.id, asked.columns[0])
        yield ReviewLine(step.code, step.title, f"{label}, {position}", ", ".join(parts), address)


def _agenda_line(case: FoundingCase, step: Step, code: str) -> ReviewLine:
    votes = case.agenda_item(code).votes
    value = _("for {for_}, against {against}, abstained {abstained}").format(
        for_=_count(votes.for_), against=_count(votes.against), abstained=_count(votes.abstained)
    )
    return ReviewLine(step.code, step.title, _(AGENDA_LABELS[code]), value, f"agenda.{code}.for")


def _count(value: int | None) -> str:
    return "?" if value is None else str(value)


def _shown(case: FoundingCase, field: Field, ask: Ask, value: str) -> str:
    """Return an answer in one line; empty when there is none."""
    if not value:
        return ""
    lines = as_read(case, field, ask, value).splitlines()
    return " · ".join(line for line in lines if line.strip())
