"""Any text in any block makes a sound Word file that says it, always in the same bytes."""

from __future__ import annotations

import io

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import Block, Paper, TitlePage, TwoColumns
from app.documents.docx import write_docx
from app.documents.protect import clean
from tests.documents.docx_schema import faults_of
from tests.documents.docx_tools import W, document, expected_lines, lines_of, names, part, tidy
from tests.documents.test_pdf_any_text import ANY_TEXT, BLOCK, INLINE, SIMPLE

COLUMN = SIMPLE.filter(lambda block: type(block).__name__ != "Table")
TWO = st.builds(TwoColumns, st.lists(st.tuples(COLUMN, COLUMN), max_size=3).map(tuple))
COVER = st.builds(
    TitlePage,
    st.just(()),
    st.lists(SIMPLE, max_size=2).map(tuple),
    st.lists(INLINE, max_size=1).map(tuple),
    st.just(()),
    TWO,
)
ANY_BLOCK: st.SearchStrategy[Block] = st.one_of(BLOCK, TWO, COVER)


def said(blocks: tuple[Block, ...]) -> list[str]:
    """Return what the blocks say; how many sheets there are is told elsewhere."""
    return expected_lines(blocks)


@settings(max_examples=40, deadline=None)
@given(st.lists(ANY_BLOCK, max_size=6).map(tuple), ANY_TEXT, ANY_TEXT, ANY_TEXT, st.booleans())
def test_anything_becomes_a_sound_file(
    blocks: tuple[Block, ...], title: str, mark: str, language: str, landscape: bool
) -> None:
    paper = Paper(title, blocks, language, title * 9, mark, landscape)
    data = write_docx(paper, mark=(mark, title), issued_line=title)
    assert data == write_docx(paper, mark=(mark, title), issued_line=title)
    assert faults_of(data) == []
    assert lines_of(data) == said(blocks)
    opened = Document(io.BytesIO(data))
    assert opened.core_properties.title == clean(title)[:255]
    ids = [one.get(f"{W}id", "") for one in document(data).iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id", "") for one in document(data).iter(f"{W}bookmarkEnd")]
    assert sorted(ids) == sorted(set(ids)) == sorted(ends)
    footer = "".join(part(data, "word/footer1.xml").itertext())
    assert tidy(footer) == tidy(clean(title))
    assert all(
        "External" not in str(part(data, n).attrib) for n in names(data) if n.endswith("rels")
    )
