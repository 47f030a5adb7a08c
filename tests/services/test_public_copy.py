"""The copy for a notice board: nothing personal in any PDF, and never the founding contract."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import InputError
from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase, read_case
from app.domain.field import Kind
from app.domain.schema import COLLECTIONS, FIELDS, Field
from app.exchange.package.model import FileKind, Purpose
from app.exchange.package.reader import open_package
from app.forms import registry
from app.forms.papers import PaperForm
from app.services import public_copy
from app.services.layout import PaperLayout, Wanted
from app.services.public_copy import NEVER, is_public, public_papers, without_people
from app.services.reference import load_reference
from app.services.standing import Standing
from tests.documents import paper_cases
from tests.documents.pdf_tools import words_of as text_of
from tests.services.file_set_support import TODAY, Desk

BASE = paper_cases.most(5)
LAYOUT = PaperLayout(None, Standing(None))
REFERENCE = load_reference()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def never_blocked(_case: FoundingCase, _form: PaperForm, _language: str) -> bool:
    return False


def canary(number: int, field: Field) -> str:
    """Return a value of the field's kind that stands nowhere else: seven digits tell it."""
    digits = f"{7_000_000 + number * 37}"
    match field.kind:
        case Kind.IIN | Kind.BIN:
            return digits + "00017"
        case Kind.PHONE:
            return f"+7 701 {digits[:3]} {digits[3:5]} {digits[5:]}"
        case Kind.DATE:
            return f"01.02.{1900 + number % 90}"
        case _:
            return f"Канар{digits}"


def marks_of(values: Mapping[str, str]) -> set[str]:
    return {text for text in values.values() if not re.fullmatch(r"\d\d\.\d\d\.\d{4}", text)}


def marked(case: FoundingCase) -> tuple[FoundingCase, set[str]]:
    """Return the case with a canary in every personal answer, and the canaries."""
    count = itertools.count(1)
    marks: set[str] = set()

    def fill(values: Mapping[str, str], fields: Mapping[str, Field]) -> Mapping[str, str]:
        own = {name: canary(next(count), one) for name, one in fields.items() if one.personal}
        marks.update(marks_of(own))
        return MappingProxyType({**values, **own})

    answers = case.answers
    records = {
        name: tuple(Record(row.id, fill(row.values, COLLECTIONS[name])) for row in rows)
        for name, rows in answers.collections.items()
    }
    for name, fields in COLLECTIONS.items():
        if not records.get(name) and any(one.personal for one in fields.values()):
            records[name] = (Record("canary", fill({}, fields)),)
    values = fill(answers.values, FIELDS)
    filled = Answers(values, MappingProxyType(records))
    return read_case(filled, REFERENCE, case.today), marks


def told(pdf: bytes) -> str:
    """Return the PDF's words and its own properties without blanks."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    own = [str(value) for value in (reader.metadata or {}).values()]
    own += [str(one.title) for one in reader.outline if isinstance(one, pypdf.generic.Destination)]
    return re.sub(r"\s", "", text_of(pdf) + "".join(own)) + pdf.decode("latin-1")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_canary_of_any_personal_field_is_printed(language: str) -> None:
    case, marks = marked(BASE)
    assert len(marks) > 50
    made = list(public_papers(LAYOUT, case, language, never_blocked))
    assert made
    for name, pdf in made:
        shown = told(pdf) + name
        assert not [mark for mark in marks if re.sub(r"\s", "", mark) in shown]
        assert not re.search(r"\d{12}", text_of(pdf))


def test_the_canaries_do_sing_in_papers_with_names() -> None:
    """The test above would see a name: the same search over other papers finds many."""
    case, marks = marked(BASE)
    pdf = LAYOUT.pdf(case, Wanted(registry.paper("founders_list"))).pdf
    assert [mark for mark in marks if re.sub(r"\s", "", mark) in told(pdf)]


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_whatever_was_typed_as_personal_stays_out(data: st.DataObject) -> None:
    secret = data.draw(st.text("АӘБҒҚҢЫІabc019", min_size=12, max_size=20), "secret")
    key = data.draw(st.sampled_from([k for k, f in FIELDS.items() if f.personal]), "key")
    values = {**BASE.answers.values, key: secret}
    case = read_case(replace(BASE.answers, values=MappingProxyType(values)), REFERENCE, TODAY)
    for _name, pdf in public_papers(LAYOUT, case, "kk", never_blocked):
        assert secret not in told(pdf)


def test_the_bare_case_holds_no_personal_answer_and_no_copy_of_one() -> None:
    case, marks = marked(BASE)
    bare = without_people(case)
    held = {*bare.answers.values.values()}
    for name, rows in bare.answers.collections.items():
        for row in rows:
            held.update(row.values.values())
            assert not any(COLLECTIONS[name][key].personal for key in row.values)
    assert not held & marks
    assert not bare.answers.records("russian_spellings")
    assert not bare.answers.records("case_forms")
    assert bare.proper_name == case.proper_name


def test_every_public_form_holds_nothing_but_what_the_set_may_hold() -> None:
    assert {form.key for form in registry.PAPERS if is_public(form)} == {"notice", "proxy_sample"}


def test_the_founding_contract_is_never_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """№ 372-V, 16(3): it is a commercial secret, whatever somebody marks it as."""
    assert "founding_contract" in NEVER
    marked_public = tuple(replace(form, personal=False) for form in registry.PAPERS)
    monkeypatch.setattr(public_copy, "PAPERS", marked_public)
    contract = registry.paper("founding_contract")
    assert not is_public(replace(contract, personal=False))
    names = [name for name, _pdf in public_papers(LAYOUT, BASE, "kk", never_blocked)]
    assert len(names) > 5
    assert not [name for name in names if contract.file_name in name]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_file_holds_papers_alone(desk: Desk, language: str) -> None:
    desk.sign()
    out = desk.folder / "p.auylkoop"
    made = desk.sets.write_public(desk.case_id, out, language)
    assert made is not None
    with open_package(out) as package:
        assert package.manifest.purpose is Purpose.PUBLIC
        assert package.manifest.cases == ()
        assert {one.kind for one in package.manifest.files} == {FileKind.PUBLIC}
        raw = out.read_bytes()
        for founder in desk.case.founders:
            assert founder.person.surname.encode() not in raw
            assert founder.iin.encode() not in raw
    assert out.read_bytes() == raw
    assert "sent" not in {one.what for one in desk.cases.history(desk.case_id)}
    again = desk.folder / "q.auylkoop"
    desk.sets.write_public(desk.case_id, again, language)
    assert again.read_bytes() == raw


def test_its_name_cannot_be_mistaken(desk: Desk) -> None:
    name = desk.sets.file_name(desk.case, public=True)
    assert name == "Майтөбе Сүт АӨК жариялауға арналған.auylkoop"
    assert name != desk.sets.file_name(desk.case)


def test_drafts_are_not_made_public(desk: Desk) -> None:
    desk.edit("meeting.date", "")
    desk.edit("name.proper", "")
    with pytest.raises(InputError):
        desk.sets.write_public(desk.case_id, desk.folder / "p.auylkoop")
    assert not (desk.folder / "p.auylkoop").exists()
