"""The charter in both languages, as the window asks for it: one file, drafts, both columns."""

from __future__ import annotations

from datetime import date

from app.documents.tongue import BOTH, KK, RU
from app.domain.answers import SetValue, apply
from app.domain.case import FoundingCase, read_case
from app.forms.registry import PAPERS
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from tests.documents.pdf_tools import words_of

TODAY = date(2026, 11, 23)


def case_with(**answers: str) -> FoundingCase:
    known = read_sample().answers
    for key, value in answers.items():
        known = apply(known, SetValue(key.replace("__", "."), value))
    return read_case(known, load_reference(), TODAY)


def test_the_charter_alone_comes_in_two_columns() -> None:
    assert [form.key for form in PAPERS if BOTH in form.languages] == ["charter"]


def test_both_texts_are_in_the_one_file() -> None:
    case = case_with()
    both = words_of(PaperService().render(case, "charter", language=BOTH).pdf)
    for language, words in (
        (KK, ("БЕКІТІЛГЕН", "Қорытынды ережелер", "Құрылтай жиналысының төрағасы")),
        (RU, ("УТВЕРЖДЕН", "Заключительные положения", "Председатель учредительного собрания")),
    ):
        alone = words_of(PaperService().render(case, "charter", language=language).pdf)
        for phrase in words:
            assert phrase in both
            assert phrase in alone


def test_a_translation_with_fewer_points_is_still_printed() -> None:
    case = case_with(name__aims="ауылды көркейту\nжастарды тарту\nегіс егу")
    rendered = PaperService().render(case, "charter", language=BOTH)
    said = words_of(rendered.pdf)
    assert "жастарды тарту" in said
    assert "ЖОБА" in said
    assert "______;" in said, "what is not translated is left open, beside its Kazakh"


def test_it_can_be_filled_in_by_hand() -> None:
    said = words_of(PaperService().render(case_with(), "charter", language=BOTH, blanks=True).pdf)
    assert "УСТАВ" in said
    assert "ЖАРҒЫСЫ" in said
