"""Tags: every paper keeps the rules that a machine can check, and is read as its blocks say."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import (
    BackSheet,
    Block,
    Cell,
    Clause,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    TitlePage,
    TwoColumns,
)
from app.documents.pdf import write_pdf
from app.documents.wording import render_wording
from app.forms.papers import Per
from app.forms.registry import PAPERS, WORDED, paper
from app.services.papers import PaperService
from tests.documents import paper_cases
from tests.documents.accessible import faults
from tests.documents.docx_tools import expected_lines
from tests.documents.tagged_reader import TaggedFile
from tests.documents.test_pdf_any_text import BLOCK, KNOWN_TEXT, inlines
from tests.documents.test_pdf_columns import CELL

CASES = {"least": paper_cases.least(), "most": paper_cases.most(20)}
ALL = [(form.key, language) for form in PAPERS for language in form.languages]
LETTERS = "абвгдежзәғқңөұүһіШЩ"
MARKS = ("ЖОБА", "ҮЛГІ")


@cache
def rendered(key: str, name: str, language: str) -> bytes:
    """Return a paper of the registry as PDF."""
    return PaperService().render(CASES[name], key, language=language).pdf


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("key", "language"), ALL)
def test_every_paper_keeps_the_rules(key: str, language: str, name: str) -> None:
    assert faults(rendered(key, name, language)) == []


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("key", [form.key for form in WORDED])
def test_the_tags_say_what_the_blocks_say_in_their_order(key: str, name: str) -> None:
    form = paper(key)
    case = CASES[name]
    founder = case.founders[0] if form.per is Per.FOUNDER and case.founders else None
    blocks = render_wording(key, "kk", form.facts(case, founder.id if founder else ""))
    laid = write_pdf(Paper("Сынақ", blocks))
    backs = sum(isinstance(block, BackSheet) for block in blocks)
    assert _read(laid.pdf) == _letters("".join(expected_lines(blocks, laid.pages - backs)))


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not there")
@pytest.mark.parametrize(
    ("key", "language"),
    [("charter", "kk_ru"), ("founding_contract", "kk"), ("ballot", "ru"), ("proxy_sample", "kk")],
)
def test_poppler_reads_the_same_words_from_the_tags(
    key: str, language: str, tmp_path: Path
) -> None:
    pdf = rendered(key, "most", language)
    (tmp_path / "paper.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "paper.pdf"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert told.stderr == b""
    lines = told.stdout.decode().splitlines()
    words = [found[1] for line in lines if (found := re.fullmatch(r'\s*"(.*)"', line))]
    assert _letters("".join(words)) == _read(pdf)
    kinds = [found[1] for line in lines if (found := re.match(r"\s*([A-Z]\w*)(?: |:|$)", line))]
    assert kinds == [one.kind for one in TaggedFile(pdf).root.walk()]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            BLOCK,
            st.lists(st.tuples(CELL, CELL), max_size=4).map(lambda rows: TwoColumns(tuple(rows))),
        ),
        max_size=7,
    ),
    st.booleans(),
)
def test_any_blocks_keep_the_rules(blocks: list[Block], landscape: bool) -> None:
    whole = Paper("Сынақ", tuple(blocks), landscape=landscape)
    pdf = write_pdf(whole, mark=MARKS, issued_line="№ 1").pdf
    assert faults(pdf) == []
    assert pdf == write_pdf(whole, mark=MARKS, issued_line="№ 1").pdf


KNOWN = inlines(KNOWN_TEXT)
CELLS = st.lists(st.builds(Cell, KNOWN, st.just("left"), st.integers(1, 3)), max_size=4).map(tuple)
TABLE_ROWS = st.lists(st.builds(Row, CELLS), max_size=4).map(tuple)
RUNNING: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, KNOWN),
    st.builds(Heading, KNOWN, st.integers(1, 2), st.sampled_from(["", "1."])),
    st.builds(Paragraph, KNOWN, st.sampled_from(["left", "justify"])),
    st.builds(Clause, st.sampled_from(["", "1.1.", "2)", "а)"]), KNOWN, st.integers(1, 3)),
    st.builds(Stamp, st.lists(KNOWN, max_size=3).map(tuple)),
    st.builds(SignatureBlock, st.lists(st.builds(Signature, KNOWN, KNOWN), max_size=3).map(tuple)),
)
READ: st.SearchStrategy[Block] = st.one_of(
    RUNNING,
    st.builds(Table, TABLE_ROWS, TABLE_ROWS, st.just((1.0, 2.0, 1.0)), st.booleans()),
    st.lists(st.tuples(RUNNING, RUNNING), max_size=3).map(lambda rows: TwoColumns(tuple(rows))),
    st.builds(
        TitlePage,
        st.lists(KNOWN, max_size=2).map(tuple),
        st.lists(RUNNING, max_size=2).map(tuple),
        st.lists(KNOWN, max_size=2).map(tuple),
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(READ, max_size=7).map(tuple))
def test_any_blocks_are_read_in_their_order(blocks: tuple[Block, ...]) -> None:
    pdf = write_pdf(Paper("Сынақ", blocks)).pdf
    assert _read(pdf) == _letters("".join(expected_lines(blocks)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=40), min_size=1, max_size=300))
def test_words_stay_apart_at_the_ends_of_lines_and_pages(words: list[str]) -> None:
    """A line's end is no space: one that nobody sees is written for those who listen."""
    run = (Run(" ".join(words)),)
    file = TaggedFile(write_pdf(Paper("Сынақ", (Paragraph(run), Title(run)))).pdf)
    assert [one.text.split() for one in file.root.find("P", "H1")] == [words, words]


def _read(pdf: bytes) -> str:
    """Return the letters that the tags lead to; not what is read in place of drawn lines."""
    file = TaggedFile(pdf)
    return _letters("".join(one.text for one in file.root.walk() if not one.replaced))


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


# -- the checker itself sees what is broken ---------------------------------------------------

GOOD = rendered("founding_minutes", "least", "kk")


def broken(change: str) -> list[str]:
    """Return the faults of a good paper after one change of its file."""
    with pikepdf.open(io.BytesIO(GOOD)) as document:
        root, page = document.Root, document.pages[0]
        content = page.Contents.read_bytes()
        table = next(
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR"
        )
        match change:
            case "language":
                del root.Lang
            case "marked":
                root.MarkInfo.Marked = False
            case "title shown":
                del root.ViewerPreferences
            case "loose":
                page.Contents = document.make_stream(content + b"\n0 0 m 9 9 l S")
            case "unended":
                page.Contents = document.make_stream(content + b"\n/Artifact BMC")
            case "number":
                page.Contents = document.make_stream(
                    re.sub(rb"/MCID 1 >>", b"/MCID 77 >>", content, count=1)
                )
            case "kind":
                page.Contents = document.make_stream(
                    content.replace(b"/H1 << /MCID", b"/P << /MCID", 1)
                )
            case "parents":
                root.StructTreeRoot.ParentTree.Nums[1].pop()
            case "heading":
                for one in document.objects:
                    if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/H2":
                        one.S = pikepdf.Name.H3
            case "row":
                table.K = pikepdf.Array(list(table.K)[1:])
            case "order":
                kids = list(root.StructTreeRoot.K.K)
                root.StructTreeRoot.K.K = pikepdf.Array([kids[1], kids[0], *kids[2:]])
            case "tabs":
                del page.Tabs
            case "role":
                table.S = pikepdf.Name.Row
        target = io.BytesIO()
        document.save(target)
    return faults(target.getvalue())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("language", "UA 7.2: no language"),
        ("marked", "UA 6.2"),
        ("title shown", "UA 7.1: the title"),
        ("loose", "is not marked"),
        ("unended", "does not end"),
        ("number", "MCID 77 is not in the tree"),
        ("kind", "P belongs to H1"),
        ("parents", "parent tree"),
        ("heading", "UA 7.4.2"),
        ("row", "rows of a table are not equally long"),
        ("order", "order of reading"),
        ("tabs", "UA 7.18.3"),
        ("role", "Row is no standard type"),
    ],
)
def test_the_checker_sees_what_is_broken(change: str, told: str) -> None:
    assert any(told in fault for fault in broken(change))
