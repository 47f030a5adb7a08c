"""The defence deck of a case: the slides' figures, what is left out, its files."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.deck.layout import lay_out
from app.documents.deck.model import Deck
from app.documents.deck.parts import Cover
from app.documents.kinds import DOCX, PDF, PPTX
from app.domain.answers import Record, SetValue, address_of, apply, set_at
from app.domain.case import FoundingCase, read_case
from app.domain.schema import COLLECTIONS, FIELDS
from app.forms.deck import DEFENCE_DECK, defence_slides
from app.forms.in_russian import in_russian
from app.forms.papers import uses_address
from app.forms.registry import WORDED, paper
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents import case_passport, paper_cases
from tests.documents.deck.checks import assert_one_text, faults_of, same_bytes, words_on
from tests.documents.deck.read_pptx import opened


def whole() -> FoundingCase:
    """Return a case whose project is typed whole."""
    return paper_cases.make(case_passport.VALUES, case_passport.ROWS, count=6)


def deck_of(case: FoundingCase) -> Deck:
    """Return the slides of a case."""
    return lay_out(defence_slides(case, ""))


def said_by(case: FoundingCase) -> list[str]:
    """Return the texts of all slides."""
    return [text for slide in deck_of(case).slides for text in words_on(slide)]


@pytest.mark.parametrize(
    "case", [whole(), paper_cases.least(), paper_cases.most(20)], ids=("whole", "least", "most")
)
def test_slides_keep_to_their_room_and_read_alike(case: FoundingCase) -> None:
    for view in (case, in_russian(case)):
        deck = deck_of(view)
        assert faults_of(deck) == []
        assert_one_text(deck)
        assert deck.language == ("kk-KZ" if view.language == "kk" else "ru-RU")
    assert same_bytes(deck_of(case))


def test_the_slide_of_the_programme_is_there() -> None:
    said = said_by(whole())
    for figure in ("50", "31", "370", "184,9 млн ₸", "1 тонна сүт", "27,6 млн ₸"):
        assert figure in said
    for head in ("СИЫР СҮТІН САУУ", "ҮЙЛЕРДЕН СҮТ ЖИНАУ", "СҮТТІ ӨҢДЕУ", "ӨТКІЗУ ОРНЫ"):
        assert head in said
    for point in ("сүт өңдеу желісі", "айран", "құрт", "ірімшік", "облыстық оңалту орталығы"):
        assert point in said
    titles = [slide.title for slide in deck_of(whole()).slides]
    assert titles[0] == "«Майтөбе Сүт» АӨК"
    assert titles[1].startswith("«Майтөбе Сүт» АӨК – ")
    assert titles[2:] == [
        "Жобаның мақсаты мен нәтижесі",
        "Жабдық және қаржы",
        "Бес жылдық жоспар және өтелу мерзімі",
        "Кредиттің қайтарылуы",
        "Тәуекелдер және жұмыс орындары",
    ]


def test_an_expansion_tells_what_it_expands_and_how_it_grows() -> None:
    said = said_by(whole())
    assert "«Алға Бам» жобасын кеңейту" in said
    assert "2 есе артады" in said
    assert {"Алға Бам", "43", "0,5 тонна сүт", "20 млн ₸"} <= set(said)
    plain = replace(whole(), answers=apply(whole().answers, SetValue("project.expands", "")))
    plain = replace(plain, answers=apply(plain.answers, SetValue("project.expands_name", "")))
    assert not {"2 есе артады", "ҚУАТТЫЛЫҒЫ"} & set(said_by(plain))


def test_slides_without_data_are_left_out() -> None:
    slides = defence_slides(paper_cases.least(), "").slides
    assert isinstance(slides[0], Cover)
    assert slides[0].title == "Жоба"
    assert not any("___" in text for text in said_by(paper_cases.least()))
    case = paper_cases.make({"project.jobs": "6"}, count=3)
    assert [slide.title for slide in deck_of(case).slides][-1] == "Жұмыс орындары"
    assert "Кредиттің қайтарылуы" not in [slide.title for slide in deck_of(case).slides]


def test_over_the_ceiling_the_slide_says_so() -> None:
    over = replace(whole(), answers=apply(whole().answers, SetValue("project.asked", "90 000 000")))
    assert any("шегінен асады" in text for text in said_by(over))
    assert any("шегінен аспайды" in text for text in said_by(whole()))


def test_what_stands_in_the_deck_is_named_as_used() -> None:
    service, case = PaperService(), whole()
    found = {s for mark in service.render(case, DEFENCE_DECK.key).marks for s in mark.sources}
    assert {"name.proper", "project.members", "risks/k1/name", "outlets/u1/name"} <= found
    assert [source for source in sorted(found) if not uses_address(DEFENCE_DECK, source)] == []


def test_whatever_changes_the_deck_is_named_as_used() -> None:
    case = whole()
    before = said_by(case)
    addresses = [*FIELDS]
    for collection, fields in COLLECTIONS.items():
        for record in case.answers.records(collection)[:1]:
            addresses += [address_of(collection, record.id, name) for name in fields]
    forgotten = []
    for address in addresses:
        if uses_address(DEFENCE_DECK, address):
            continue
        after = replace(case, answers=apply(case.answers, set_at(address, "Өзгерген")))
        if said_by(after) != before:
            forgotten.append(address)
    assert forgotten == []


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    *(key for key in FIELDS if key.startswith("project.")),
                    "name.proper",
                    "equipment/q1/name",
                    "outlets/u1/name",
                    "risks/k1/measure",
                    "chain/c1/name",
                    "chain/c1/unit",
                    "plan_lines/n1/year1",
                ]
            ),
            st.one_of(
                st.text(max_size=300),
                st.sampled_from(["9" * 15, "0", "-1", "1,5", "Ұ" * 900, "=1+1", "12.12.2026"]),
            ),
        ),
        max_size=6,
    )
)
def test_any_answers_make_slides_that_keep_to_their_room(typed: list[tuple[str, str]]) -> None:
    case = whole()
    for address, text in typed:
        case = replace(case, answers=apply(case.answers, set_at(address, text)))
    assert faults_of(deck_of(case)) == []


def test_lists_of_a_hundred_are_whole() -> None:
    many = {
        "equipment": tuple(
            Record(f"q{n}", {"name": f"Жабдық-{n}.", "price": "1 000"}) for n in range(100)
        ),
        "outlets": tuple(Record(f"u{n}", {"name": f"Дүкен-{n}."}) for n in range(100)),
        "risks": tuple(Record(f"k{n}", {"name": f"Тәуекел-{n}."}) for n in range(100)),
    }
    case = paper_cases.make(case_passport.VALUES, {**case_passport.ROWS, **many}, count=3)
    assert faults_of(deck_of(case)) == []
    said = said_by(case)
    for n in range(100):
        assert {f"Жабдық-{n}.", f"Дүкен-{n}.", f"Тәуекел-{n}."} <= set(said)


# -- as a paper of the set -----------------------------------------------------------------------


def test_it_stands_beside_the_passport_and_is_no_wording_paper() -> None:
    assert paper("defence_deck") is DEFENCE_DECK
    assert DEFENCE_DECK not in WORDED
    assert DEFENCE_DECK.kinds == (PDF, PPTX)
    assert paper("passport").kinds == (PDF, DOCX)
    assert not DEFENCE_DECK.needed(paper_cases.make(count=3))
    assert DEFENCE_DECK.needed(whole())


def test_saved_with_word_files_it_is_a_powerpoint_file(tmp_path: Path) -> None:
    service, case = PaperService(), whole()
    written = service.save_set(
        case, tmp_path, ("passport", "defence_deck"), kinds=(PDF, DOCX), languages=("kk", "ru")
    )
    assert [path.name for path in written] == [
        "19 Жоба паспорты.pdf",
        "19 Жоба паспорты.docx",
        "19 Паспорт проекта.pdf",
        "19 Паспорт проекта.docx",
        "19a Жобаны қорғау таныстырылымы.pdf",
        "19a Жобаны қорғау таныстырылымы.pptx",
        "19a Презентация к защите проекта.pdf",
        "19a Презентация к защите проекта.pptx",
    ]
    assert written[5].read_bytes() == service.file_to_change(case, "defence_deck")
    assert len(opened(written[5].read_bytes()).slides) == len(pypdf.PdfReader(written[4]).pages)
    again = service.save_set(case, tmp_path, ("defence_deck",), kinds=(DOCX, PPTX))
    assert [path.suffix for path in again] == [".pptx"]


def test_the_sample_bears_its_mark_in_both_files() -> None:
    case = paper_cases.make(case_passport.VALUES, case_passport.ROWS, count=6)
    case = replace(case, sample=True)
    service = PaperService()
    pages = pypdf.PdfReader(io.BytesIO(service.render(case, "defence_deck").pdf)).pages
    assert all("ҮЛГІ" in page.extract_text() for page in pages)
    for slide in opened(service.file_to_change(case, "defence_deck", language="ru")).slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "ОБРАЗЕЦ" in texts


def test_the_shipped_sample_has_the_slides_own_figures() -> None:
    case = read_case(read_sample().answers, load_reference(), paper_cases.TODAY)
    said = set(said_by(case))
    assert {"50", "31", "370", "184,9 млн ₸", "27,6 млн ₸", "1 тонна сүт"} <= said
    assert {"қаймақ", "құрт", "айран", "май", "ірімшік", "сүт өңдеу желісі"} <= said
