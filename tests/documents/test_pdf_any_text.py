"""Any text in any block is laid out, and what the font holds comes back from the file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import (
    BackSheet,
    Blank,
    Block,
    Cell,
    Clause,
    Heading,
    Inline,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TitlePage,
)
from app.documents.fonts import SEED
from app.documents.lines import break_lines
from app.documents.pdf import write_pdf
from app.documents.styles import PORTRAIT
from tests.documents.pdf_tools import lay, letters, reader, text_of

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
KNOWN_TEXT = st.text(SEED.replace("\xad", "") + "   ", min_size=1, max_size=120)
SOURCES = st.tuples(st.sampled_from(["meeting.date", "founders/a/iin"]))


def inlines(text: st.SearchStrategy[str]) -> st.SearchStrategy[Inline]:
    """Return runs of any faces."""
    run = st.builds(Run, text, st.booleans(), st.booleans())
    return st.lists(run, max_size=3).map(tuple)


INLINE = inlines(ANY_TEXT)
ROWS = st.lists(
    st.builds(
        Row,
        st.lists(
            st.builds(
                Cell, INLINE, st.sampled_from(["left", "right", "center"]), st.integers(1, 3)
            ),
            max_size=4,
        ).map(tuple),
        SOURCES,
        st.booleans(),
    ),
    max_size=3,
).map(tuple)
SIMPLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, INLINE, SOURCES),
    st.builds(Heading, INLINE, st.integers(1, 2), st.sampled_from(["", "1."]), st.just("")),
    st.builds(
        Paragraph,
        INLINE,
        st.sampled_from(["left", "right", "center", "justify"]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        SOURCES,
    ),
    st.builds(Clause, st.sampled_from(["", "1.1.", "а)"]), INLINE, st.integers(1, 3)),
    st.builds(
        Table,
        ROWS,
        ROWS,
        st.lists(st.floats(0.1, 9), max_size=5).map(tuple),
        st.booleans(),
        st.booleans(),
        st.sampled_from([0.0, 9.0]),
    ),
    st.builds(Stamp, st.lists(INLINE, max_size=3).map(tuple), SOURCES),
    st.builds(
        SignatureBlock,
        st.lists(st.builds(Signature, INLINE, INLINE, SOURCES), max_size=3).map(tuple),
    ),
    st.builds(Blank, INLINE, st.integers(0, 3)),
    st.builds(Space, st.floats(0, 5)),
)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    SIMPLE,
    st.builds(
        TitlePage,
        st.lists(INLINE, max_size=2).map(tuple),
        st.lists(SIMPLE, max_size=2).map(tuple),
        st.lists(INLINE, max_size=2).map(tuple),
        SOURCES,
    ),
    st.builds(BackSheet, st.lists(INLINE, max_size=2).map(tuple)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, max_size=6).map(tuple), ANY_TEXT, ANY_TEXT, st.booleans())
def test_anything_becomes_a_readable_file(
    blocks: tuple[Block, ...], title: str, mark: str, landscape: bool
) -> None:
    paper = Paper(title, blocks, author=title, subject=mark, landscape=landscape)
    laid = write_pdf(paper, mark=mark, issued_line=title)
    assert len(reader(laid).pages) == laid.pages >= 1
    assert laid.pdf == write_pdf(paper, mark=mark, issued_line=title).pdf
    for page, left, top, right, bottom, sources in laid.marks:
        assert 0 <= page < laid.pages
        assert 0 <= left <= right
        assert 0 <= top <= bottom
        assert sources


@settings(max_examples=40, deadline=None)
@given(KNOWN_TEXT)
def test_what_the_font_holds_comes_back(text: str) -> None:
    inline = (Run(text),)
    blocks: tuple[Block, ...] = (
        Paragraph(inline),
        Clause("1.1.", inline),
        Table((), (Row((Cell(inline), Cell(inline))),), (1, 1)),
        Stamp((inline,)),
        SignatureBlock((Signature(inline, inline),)),
    )
    laid = lay(*blocks)
    assert laid.missing == ""
    found = letters(text_of(laid))
    wanted = letters(text)
    assert sorted(found) == sorted(wanted * 6 + "1.1." + wanted)
    assert found.startswith(wanted + "1.1." + wanted)


@settings(max_examples=100, deadline=None)
@given(
    inlines(st.text(SEED + "   ", max_size=80)),
    st.floats(8, 16),
    st.floats(20, 400),
    st.floats(20, 400),
)
def test_lines_hold_all_letters_and_fit(
    text: Inline, size: float, first: float, rest: float
) -> None:
    lines = break_lines(text, size, first, rest)
    wanted = letters("".join(run.text for run in text))
    assert letters("".join(line.text for line in lines)) == wanted
    for number, line in enumerate(lines):
        assert line.width * size / 1000 <= (rest if number else max(first, rest)) + 1 or (
            len(letters(line.text)) == 1
        )
        assert line.last == (number == len(lines) - 1)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_one_run_breaks_as_several_do(text: str) -> None:
    width = PORTRAIT.text_width
    joined = break_lines((Run(text),), 14, width, width)
    cut = break_lines((Run(text[:7]), Run(text[7:])), 14, width, width)
    assert [letters(line.text) for line in joined] == [letters(line.text) for line in cut]
