"""Every paper with the least, a usual and the most facts; what it names as used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from app.documents.blocks import (
    Block,
    Clause,
    Heading,
    Paper,
    Paragraph,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    TitlePage,
    plain,
)
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.domain.answers import Record, SetRecordValue, SetValue, address_of, apply
from app.domain.case import FoundingCase
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.forms.papers import PaperForm, Phase, uses_address
from app.forms.registry import PAPERS, WORDED, paper
from app.forms.subjects import subject_ids
from tests.documents import paper_cases
from tests.documents.legal_text import sources
from tests.documents.pdf_tools import text_of

MINE = tuple(form for form in WORDED if form.key not in ("charter", "founding_contract"))
KEYS = [form.key for form in MINE]
OF_FOUNDING = {
    form.key for form in PAPERS if form.phase in (Phase.BEFORE, Phase.FOUNDING, Phase.AFTER)
}
CASES = {
    "least": paper_cases.least(),
    "usual": paper_cases.make(),
    "five with a sole chair": paper_cases.make({"board.sole_chair": "1"}, count=5),
    "planned": paper_cases.make({"meeting.date": "23.11.2030"}),
    "most": paper_cases.most(60),
    "director by meeting, sole chair": paper_cases.make(
        {"board.sole_chair": "1", "director.elected_by": "general_meeting"}, count=4
    ),
}
FOREIGN = re.compile(r"None|Undefined|\{\{|\}\}|\{%|%\}|<dataclass|Said\(|object at 0x")


def blocks_of(
    form: PaperForm, case: FoundingCase, index: int = 0, *, blanks: bool = False
) -> tuple[Block, ...]:
    ids = subject_ids(case, form.per) or ("",)
    facts = form.facts(case, ids[min(index, len(ids) - 1)])
    return render_wording(form.key, "kk", facts, blanks=blanks)


def lines_of(blocks: Iterable[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Title() | Heading() | Paragraph() | Clause():
                found.append(plain(block.text))
            case Table():
                rows = (*block.head, *block.rows)
                found.extend(" | ".join(plain(cell.text) for cell in row.cells) for row in rows)
            case Stamp():
                found.extend(plain(line) for line in block.lines)
            case SignatureBlock():
                found.extend(f"{plain(line.role)} | {plain(line.name)}" for line in block.lines)
            case TitlePage():
                found.extend(lines_of(block.middle))
            case _:
                pass
    return found


def text(form: PaperForm, case: FoundingCase, index: int = 0) -> str:
    return "\n".join(lines_of(blocks_of(form, case, index)))


def test_every_paper_stands_once_in_the_order_of_printing() -> None:
    keys = [form.key for form in PAPERS]
    assert len(set(keys)) == len(keys)
    assert len(OF_FOUNDING) == 21
    assert [form.number for form in PAPERS] == sorted(form.number for form in PAPERS)
    assert paper("founding_minutes").number == "07"
    with pytest.raises(KeyError):
        paper("nothing")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", KEYS)
def test_renders_without_a_trace_of_the_machine(key: str, name: str) -> None:
    case = CASES[name]
    for index in (0, 2, 3) if len(case.founders) > 3 else (0,):
        found = text(paper(key), case, index)
        typed = name == "most"  # its own words hold braces on purpose
        rest = found.replace("{{ 7 }}", "x").replace("{%", "x") if typed else found
        assert not FOREIGN.search(rest)
        assert "  " not in rest.replace("|  |", "| |").replace("|  |", "| |")
        assert " ," not in rest
        assert ".." not in rest.replace("...", "")
        assert len(found) > 150


@pytest.mark.parametrize("key", KEYS)
def test_every_answer_that_stands_in_a_paper_is_named_as_used(key: str) -> None:
    """The state of a paper (draft, stale) follows its ``uses``: none may be forgotten."""
    form = paper(key)
    found: set[str] = set()
    for case in CASES.values():
        found |= sources(blocks_of(form, case, 3 if len(case.founders) > 3 else 0))
    assert sorted(source for source in found if not uses_address(form, source)) == []


def _address(change: SetRecordValue) -> str:
    return address_of(change.collection, change.record_id, change.name)


def _changes(case: FoundingCase) -> Iterator[SetValue | SetRecordValue]:
    """One change of every answer that a case can hold, to another value of its kind."""
    for field in FIELDS.values():
        yield SetValue(field.name, _other(field, case.text(field.name)))
    for collection, fields in COLLECTIONS.items():
        for record in case.answers.records(collection)[:3]:
            for field in fields.values():
                value = _other(field, record.get(field.name) or field.default)
                yield SetRecordValue(collection, record.id, field.name, value)


def _other(field: Field, value: str) -> str:
    match field.kind:
        case Kind.DATE:
            return "17.10.2026" if value != "17.10.2026" else "18.10.2026"
        case Kind.TIME:
            return "07:07"
        case Kind.MONEY | Kind.WHOLE | Kind.NUMBER | Kind.PERCENT:
            return "4" if value != "4" else "5"
        case Kind.YES_NO:
            return "0" if value == "1" else "1"
        case Kind.CHOICE:
            return next(code for code in field.choices if code != value)
        case Kind.FOUNDER | Kind.MEMBER:
            return "f3" if value != "f3" else "f1"
        case _:
            return "Өзгерген"


@pytest.mark.parametrize("sole", ["", "1"])
def test_whatever_changes_a_paper_is_named_as_used(sole: str) -> None:
    """An issued paper goes stale by its ``uses``: every answer that alters its text is there."""
    case = paper_cases.make(
        {"meeting.secret_vote": "1", "meeting.gathering": "1", "board.sole_chair": sole},
        {
            "payments": (Record("p1", {"member": "f0", "amount": "100", "date": "1.12.2026"}),),
            "valuers": (Record("v1", {"founder": "f2"}),),
            "counting_members": (Record("c1", {"founder": "f1"}),),
        },
        count=4,
    )
    late = ("chair_decision", "founding_minutes", "counting_minutes", "director_power_of_attorney")
    forms = [form for form in MINE if form.needed(case) and (not sole or form.key in late)]
    before = {form.key: text(form, case) for form in forms}
    forgotten = []
    for change in _changes(case):
        after = replace(case, answers=apply(case.answers, change))
        address = change.key if isinstance(change, SetValue) else _address(change)
        for form in forms:
            if not uses_address(form, address) and text(form, after) != before[form.key]:
                forgotten.append((form.key, address))
    assert not forgotten, "\n".join(f"{key}: {address}" for key, address in forgotten)


@pytest.mark.parametrize("key", KEYS)
def test_papers_know_where_their_facts_come_from(key: str) -> None:
    found = sources(blocks_of(paper(key), CASES["usual"]))
    assert "name.proper" in found or key not in OF_FOUNDING
    assert len(found) >= 3


@pytest.mark.parametrize("key", ["notice", "consent", "explanation", "ballot"])
@pytest.mark.parametrize("name", ["usual", "most"])
def test_one_page_where_one_page_is_meant(key: str, name: str) -> None:
    form = paper(key)
    for index in (1, 2, 3, 4):
        laid = write_pdf(Paper(form.file_name, blocks_of(form, CASES[name], index)))
        assert laid.pages == 1


@pytest.mark.parametrize(
    "key", ["registration_sheet", "registration_sheet_public", "founders_list", "payment_sheet"]
)
def test_lists_of_five_hundred_hold_everybody(key: str) -> None:
    case = paper_cases.make(count=500)
    form = paper(key)
    laid = write_pdf(Paper(form.file_name, blocks_of(form, case), landscape=form.landscape))
    read = re.sub(r"\s+", "", text_of(laid))
    for founder in case.founders:
        assert re.sub(r"\s+", "", founder.name) in read
    assert laid.pages > 5


def test_minutes_of_five_hundred_hold_everybody_present() -> None:
    case = paper_cases.most(500)
    laid = write_pdf(Paper("Хаттама", blocks_of(paper("founding_minutes"), case)))
    read = re.sub(r"\s+", "", text_of(laid))
    assert all(re.sub(r"\s+", "", founder.name) in read for founder in case.attending)


@pytest.mark.parametrize("key", KEYS)
def test_by_hand_the_same_wording_has_blanks(key: str) -> None:
    form = paper(key)
    found = lines_of(blocks_of(form, CASES["least"], blanks=True))
    assert any("_" * 20 in line for line in found)
    usual = lines_of(blocks_of(form, CASES["usual"], blanks=True))
    assert "Майтөбе Сүт" in "\n".join(usual) or key not in OF_FOUNDING
