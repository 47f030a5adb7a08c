"""What an answer is called and how it reads, whichever flow asks for it.

«Meeting day», «Ахметов Нұрлан: ЖСН»; a code is read as its label, a reference as the name that it
stands for. For places that show answers beside the questions: what changed, two versions of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.core.i18n import N_, _
from app.domain.case import FoundingCase
from app.domain.case_forms import COLLECTION as FORMS
from app.domain.record_names import record_name
from app.domain.schema import COLLECTIONS, FIELDS
from app.domain.spelling import COLLECTION as SPELLINGS
from app.forms.flows import FLOWS, FOUNDING
from app.forms.reading import as_read
from app.forms.review import AGENDA_LABELS
from app.forms.spec import Ask, AskAgenda, AskRecords

NAMED = N_("{name}: {label}")
IN_LIST = N_("{list}, {place}: {label}")
ROW = N_("{list}: {name}")
VOTES = {"for": N_("for"), "against": N_("against"), "abstained": N_("abstained")}

ELSEWHERE: Mapping[str, str] = {
    "registration.bin": N_("БСН of the cooperative"),
    "registration.date": N_("Date of registration"),
    "registration.bank": N_("Bank"),
    "registration.iban": N_("ЖСК (account)"),
    "registration.bank_code": N_("Bank code (БСК)"),
    "registration.extract_date": N_("Date of the extract"),
    "registration.extract_item": N_("What the extract is about"),
    "sending.number": N_("Number of the covering letter"),
    "sending.date": N_("Date of the covering letter"),
    "sending.recipient": N_("To whom"),
    "sending.signer": N_("Who signs the covering letter"),
    "sending.signer_post": N_("His post"),
    "sending.executor": N_("Who wrote the covering letter"),
    "sending.executor_phone": N_("His telephone"),
    "sending.note": N_("A word of your own (not required)"),
    "project.expands": N_("The project that is expanded"),
    "founders/book_number": N_("Number of the member's book"),
    "payments": N_("Paid contributions"),
    "payments/member": N_("Member"),
    "payments/kind": N_("Paid for"),
    "payments/amount": N_("Sum, tenge"),
    "payments/date": N_("Date"),
    "payments/number": N_("Receipt №"),
    "checklist": N_("Check list"),
    "checklist/text": N_("What to bring"),
    "checklist/done": N_("Done"),
    "checklist/date": N_("Date"),
    "screening_marks": N_("Marks of the okrugs"),
    "screening_marks/value": N_("Value"),
    "screening_marks/score": N_("Points"),
    "plan_lines": N_("Income and expenses by year"),
    "plan_lines/name": N_("Line"),
    SPELLINGS: N_("Russian spellings"),
    f"{SPELLINGS}/text": N_("Russian spelling"),
    FORMS: N_("Case forms"),
    f"{FORMS}/form": N_("Case form"),
}
"""Answers that no list of questions asks for: they are written on pages and panels of their own."""


@lru_cache(maxsize=1)
def _asks() -> Mapping[str, Ask]:
    """Return every question by its key, ``collection/field`` inside records.

    Where two flows ask the same, the founding's own words count.
    """
    found: dict[str, Ask] = {}
    for key, item in _items():
        if isinstance(item, Ask):
            found.setdefault(key, item)
    return found


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str]:
    """Return the names of the collections."""
    found: dict[str, str] = {}
    for key, item in _items():
        if isinstance(item, AskRecords):
            found.setdefault(key, item.label)
    return found


def _items() -> Iterator[tuple[str, Ask | AskRecords]]:
    flows = sorted(FLOWS, key=lambda flow: flow.code != FOUNDING)
    for step in (step for flow in flows for step in flow.steps):
        for section in step.sections:
            for item in section.items:
                match item:
                    case Ask():
                        yield item.key, item
                    case AskRecords():
                        yield item.collection, item
                        for ask in item.fields:
                            yield f"{item.collection}/{ask.key}", ask
                    case AskAgenda():
                        pass


def answer_label(address: str, case: FoundingCase, *, name: str = "") -> str:
    """Return what the answer at an address is called, in the current language.

    ``name`` is that of the record where the case does not know it (it came from elsewhere).
    A name that nothing gives leaves the address: it is a bug, and shown rather than hidden.
    """
    if "/" not in address:
        if address in COLLECTIONS:
            return _(_lists().get(address, "")) or _(ELSEWHERE.get(address, "")) or address
        return _single(address)
    collection, record_id, *rest = address.split("/")
    listed = _(_lists().get(collection, "")) or _(ELSEWHERE.get(collection, "")) or collection
    name = name or record_name(case, collection, record_id) or _about(case, collection, record_id)
    if not rest:
        return _(ROW).format(list=listed, name=name or _place(case, collection, record_id))
    key = f"{collection}/{rest[0]}"
    ask = _asks().get(key)
    label = _(ask.label) if ask and ask.label else _(ELSEWHERE.get(key, ""))
    if not label:
        year = rest[0].removeprefix("year")
        label = _("Year {number}").format(number=year) if year.isdigit() else rest[0]
    if name:
        return _(NAMED).format(name=name, label=label)
    place = _place(case, collection, record_id)
    return _(IN_LIST).format(list=listed, place=place, label=label)


def _about(case: FoundingCase, collection: str, record_id: str) -> str:
    """Return what a spelling or a case form is for."""
    record = case.answers.record(collection, record_id)
    if record is None:
        return ""
    if collection == SPELLINGS and record.get("at"):
        return answer_label(record.get("at"), case)
    return record.get("text").strip() if collection == FORMS else ""


def _single(key: str) -> str:
    ask = _asks().get(key)
    if ask is not None and ask.label:
        return _(ask.label)
    if key.startswith("agenda."):
        _head, item, *rest = key.split(".")
        label = _(AGENDA_LABELS.get(item, "")) or item
        vote = _(VOTES[rest[0]]) if rest and rest[0] in VOTES else ""
        return _(NAMED).format(name=label, label=vote) if vote else label
    return _(ELSEWHERE.get(key, "")) or key


def _place(case: FoundingCase, collection: str, record_id: str) -> str:
    ids = [record.id for record in case.answers.records(collection)]
    return f"№ {ids.index(record_id) + 1}" if record_id in ids else "№ ?"


def answer_text(address: str, text: str, case: FoundingCase) -> str:
    """Return an answer of any version as a person reads it; "" when there is none."""
    text = text.strip()
    if not text:
        return ""
    key = address
    if "/" in address:
        collection, _record, *rest = address.split("/")
        if not rest:
            return text
        key = f"{collection}/{rest[0]}"
        field = COLLECTIONS.get(collection, {}).get(rest[0])
    else:
        field = FIELDS.get(address)
    if field is None:
        return text
    return as_read(case, field, _asks().get(key), text, gone=text)
