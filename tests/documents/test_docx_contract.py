"""Every paper of the registry as Word file and as PDF: one text, in one order."""

from __future__ import annotations

import io
from collections import Counter
from functools import lru_cache

import pytest
from docx import Document
from pypdf import PdfReader

from app.documents.bilingual import pair
from app.documents.blocks import BackSheet, Block, Paper, Table, plain
from app.documents.docx import write_docx
from app.documents.pdf import Laid, write_pdf
from app.documents.tongue import BOTH, KK, RU, TONGUES
from app.documents.wording import render_wording
from app.domain.case import FoundingCase
from app.forms.in_russian import NOTHING, in_russian
from app.forms.papers import PaperForm
from app.forms.registry import WORDED, paper
from app.forms.subjects import subject_of
from tests.documents import paper_cases
from tests.documents.docx_tools import expected_lines, lines_of
from tests.documents.pdf_tools import letters, without_pictures

CASES = {
    "least": paper_cases.least(),
    "usual": paper_cases.make(),
    "most": paper_cases.most(60),
}
KEYS = [(form.key, language) for form in WORDED for language in form.languages]


@lru_cache(maxsize=8)
def view_of(name: str, language: str) -> FoundingCase:
    case = CASES[name]
    return in_russian(case, NOTHING) if language == RU else case


def blocks_of(form: PaperForm, name: str, language: str, *, blanks: bool) -> tuple[Block, ...]:
    if language == BOTH:
        return pair(*(blocks_of(form, name, one, blanks=blanks) for one in (KK, RU)))
    case = view_of(name, language)
    facts = form.facts(case, subject_of(case, form, ""))
    return render_wording(form.key, language, facts, blanks=blanks)


def paper_of(key: str, language: str, name: str, *, blanks: bool = False) -> Paper:
    form = paper(key)
    blocks = blocks_of(form, name, language, blanks=blanks)
    tag = TONGUES[RU if language == RU else KK].tag
    return Paper(form.stem(language), blocks, language=tag, landscape=form.landscape)


def letters_of_pdf(laid: Laid, blocks: tuple[Block, ...]) -> str:
    """Return all letters of the pages without their numbers and without repeated table heads."""
    heads = {
        letters("".join(plain(cell.text) for row in block.head for cell in row.cells))
        for block in blocks
        if isinstance(block, Table)
    } - {""}
    found = ""
    for number, page in enumerate(PdfReader(io.BytesIO(without_pictures(laid.pdf))).pages, start=1):
        text = letters(page.extract_text())
        label = f"{number}/{laid.pages - sum(isinstance(b, BackSheet) for b in blocks)}"
        text = text.removeprefix(label) if text.startswith(label) else text.removesuffix(label)
        if found:
            again = (head for head in heads if text.startswith(head) and head in found)
            text = text.removeprefix(next(again, ""))
        found += text
    return found


def assert_in_columns(found: str, expected: list[str]) -> None:
    """A row that goes on over a page is read left, right, left, right: its begin is in order."""
    assert Counter(found) == Counter(letters("".join(expected)))
    place = 0
    for line in expected:
        begin = letters(line)[:30]
        place = found.find(begin, place)
        assert place >= 0, begin
        place += 1


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("key", "language"), KEYS)
def test_word_file_pdf_and_blocks_say_the_same_in_the_same_order(
    key: str, language: str, name: str
) -> None:
    for blanks in (False, True) if name == "least" else (False,):
        made = paper_of(key, language, name, blanks=blanks)
        laid = write_pdf(made)
        backs = sum(isinstance(block, BackSheet) for block in made.blocks)
        expected = expected_lines(made.blocks, laid.pages - backs)
        assert lines_of(write_docx(made)) == expected
        assert laid.missing == ""
        found = letters_of_pdf(laid, made.blocks)
        if language == BOTH:
            assert_in_columns(found, expected)
        else:
            assert found == letters("".join(expected))


@pytest.mark.parametrize(("key", "language"), KEYS)
def test_another_reader_opens_it(key: str, language: str) -> None:
    made = paper_of(key, language, "usual")
    opened = Document(io.BytesIO(write_docx(made, mark="ЖОБА", issued_line="№ 1")))
    assert opened.core_properties.title == made.title
    assert opened.core_properties.language == made.language
    assert len(opened.tables) >= sum(isinstance(block, Table) for block in made.blocks)
    assert opened.paragraphs
