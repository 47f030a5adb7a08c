"""Every paper of the registry as Word file and as PDF: one text, in one order."""

from __future__ import annotations

import io

import pytest
from docx import Document
from pypdf import PdfReader

from app.documents.blocks import BackSheet, Block, Paper, Table, plain
from app.documents.docx import write_docx
from app.documents.pdf import Laid, write_pdf
from app.documents.wording import render_wording
from app.forms.papers import Per
from app.forms.registry import PAPERS
from tests.documents import paper_cases
from tests.documents.docx_tools import expected_lines, lines_of
from tests.documents.pdf_tools import letters

CASES = {
    "least": paper_cases.least(),
    "usual": paper_cases.make(),
    "most": paper_cases.most(60),
}


def paper_of(key: str, name: str, *, blanks: bool = False) -> Paper:
    form = next(form for form in PAPERS if form.key == key)
    case = CASES[name]
    founder = case.founders[0] if form.per is Per.FOUNDER and case.founders else None
    blocks = render_wording(key, "kk", form.facts(case, founder), blanks=blanks)
    return Paper(form.file_name, blocks, landscape=form.landscape)


def letters_of_pdf(laid: Laid, blocks: tuple[Block, ...]) -> str:
    """Return all letters of the pages without their numbers and without repeated table heads."""
    heads = {
        letters("".join(plain(cell.text) for row in block.head for cell in row.cells))
        for block in blocks
        if isinstance(block, Table)
    } - {""}
    found = ""
    for number, page in enumerate(PdfReader(io.BytesIO(laid.pdf)).pages, start=1):
        text = letters(page.extract_text())
        label = f"{number}/{laid.pages - sum(isinstance(b, BackSheet) for b in blocks)}"
        text = text.removeprefix(label) if text.startswith(label) else text.removesuffix(label)
        if found:
            text = text.removeprefix(next((head for head in heads if text.startswith(head)), ""))
        found += text
    return found


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", [form.key for form in PAPERS])
def test_word_file_pdf_and_blocks_say_the_same_in_the_same_order(key: str, name: str) -> None:
    for blanks in (False, True):
        paper = paper_of(key, name, blanks=blanks)
        laid = write_pdf(paper)
        backs = sum(isinstance(block, BackSheet) for block in paper.blocks)
        expected = expected_lines(paper.blocks, laid.pages - backs)
        assert lines_of(write_docx(paper)) == expected
        assert laid.missing == ""
        assert letters_of_pdf(laid, paper.blocks) == letters("".join(expected))


@pytest.mark.parametrize("key", [form.key for form in PAPERS])
def test_another_reader_opens_it(key: str) -> None:
    paper = paper_of(key, "usual")
    opened = Document(io.BytesIO(write_docx(paper, mark="ЖОБА", issued_line="№ 1")))
    assert opened.core_properties.title == paper.title
    assert opened.core_properties.language == "kk-KZ"
    assert len(opened.tables) >= sum(isinstance(block, Table) for block in paper.blocks)
    assert opened.paragraphs
