"""How a Word file looks: what Word is told of pages, sections, running text and stamps."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from app.documents.blocks import (
    BackSheet,
    Blank,
    PageBreak,
    Paper,
    Paragraph,
    Space,
    Stamp,
    Title,
    TitlePage,
)
from app.documents.docx import write_docx
from app.documents.pdf import write_pdf
from tests.documents.docx_tools import (
    MM,
    W,
    at,
    document,
    keeps,
    lines_of,
    number,
    part,
    text_in,
    value,
    written,
)
from tests.documents.pdf_tools import paragraph, runs, table, words

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"


def sections(data: bytes) -> list[etree._Element]:
    return list(document(data).iter(f"{W}sectPr"))


def header_of(data: bytes, section: etree._Element, kind: str, what: str = "header") -> str:
    """Return the text of a section's header or footer, fields as their instructions."""
    relations = {
        one.get("Id"): one.get("Target") for one in part(data, "word/_rels/document.xml.rels")
    }
    for one in section.iter(f"{W}{what}Reference"):
        if one.get(f"{W}type") == kind:
            root = part(data, f"word/{relations[one.get(f'{R}id')]}")
            pieces = root.iter(f"{W}t", f"{W}instrText")
            return "".join(piece.text or "" for piece in pieces)
    raise AssertionError(kind)


# -- pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("landscape", "size", "margins"),
    [(False, (210, 297), (20, 15, 20, 30)), (True, (297, 210), (25, 20, 15, 20))],
)
def test_a_sheet_is_that_of_the_pdf(
    landscape: bool, size: tuple[int, int], margins: tuple[int, int, int, int]
) -> None:
    (section,) = sections(write_docx(Paper("а", (paragraph("а"),), landscape=landscape)))
    page, room = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert page is not None
    assert (page.get(f"{W}orient") == "landscape") is landscape
    assert [number(page, side) / MM for side in "wh"] == pytest.approx(size, abs=0.1)
    sides = [number(room, side) / MM for side in ("top", "right", "bottom", "left")]
    assert sides == pytest.approx(margins, abs=0.1)


def test_pages_are_numbered_above_but_the_first() -> None:
    data = written(paragraph("а"))
    (section,) = sections(data)
    assert section.find(f"{W}titlePg") is not None
    assert re.sub(r"\s+", " ", header_of(data, section, "default")) == " PAGE 2 / NUMPAGES 2"
    assert header_of(data, section, "first") == ""


def test_the_line_of_an_issued_paper_stands_at_every_foot() -> None:
    data = write_docx(Paper("а", (paragraph("а"),)), issued_line="№ 7, 23.11.2026")
    (section,) = sections(data)
    for kind in ("default", "first"):
        assert header_of(data, section, kind, "footer") == "№ 7, 23.11.2026"


def test_a_title_page_is_a_section_with_its_foot_at_the_bottom() -> None:
    cover = TitlePage(
        (runs("БЕКІТІЛГЕН"),), (Title(runs("ЖАРҒЫ\nкооператив")),), (runs("2026 жыл"),)
    )
    data = written(cover, paragraph("Мәтін"))
    first, second = sections(data)
    assert first.find(f"{W}titlePg") is not None
    assert second.find(f"{W}titlePg") is None
    assert "PAGE" in header_of(data, second, "default")
    body = document(data)
    frame = at(body, "2026 жыл").find(f"{W}pPr/{W}framePr")
    assert frame is not None
    assert (frame.get(f"{W}vAnchor"), frame.get(f"{W}yAlign")) == ("margin", "bottom")
    assert value(at(body, "ЖАРҒЫ"), "w:pPr/w:pStyle") == "CoverTitle"
    assert value(at(body, "кооператив"), "w:pPr/w:pStyle") == "CoverSubtitle"
    above = number(at(body, "ЖАРҒЫ").find(f"{W}pPr/{W}spacing"), "before") / 20
    height = (297 - 40) * 72 / 25.4
    assert 0.33 * height < above < 0.42 * height
    assert lines_of(data) == ["БЕКІТІЛГЕН", "ЖАРҒЫ", "кооператив", "2026 жыл", "Мәтін"]


def test_a_title_page_with_too_much_text_simply_flows_on() -> None:
    cover = TitlePage((), (paragraph(words(900)),), (runs("2026 жыл"),))
    body = document(written(cover, paragraph("Мәтін")))
    assert not list(body.iter(f"{W}framePr"))


def test_a_title_page_alone_ends_the_paper() -> None:
    data = written(TitlePage((), (Title(runs("ЖАРҒЫ")),), ()))
    assert len(sections(data)) == 1


def test_the_back_sheet_counts_the_pages_before_it_and_has_no_number() -> None:
    blocks = (paragraph(words(1500)), BackSheet((runs("Мұнда {pages} парақ"),)))
    data = written(*blocks)
    pages = write_pdf(Paper("а", blocks)).pages - 1
    first, last = sections(data)
    assert header_of(data, last, "default") == ""
    assert "PAGEREF _RefLastPage" in header_of(data, first, "default")
    body = document(data)
    sheet = at(body, "Мұнда")
    assert text_in(sheet) == f"Мұнда {pages} парақ"
    assert [one.text for one in sheet.iter(f"{W}instrText")] == [" PAGEREF _RefLastPage "]
    marked = [
        one.getparent()
        for one in body.iter(f"{W}bookmarkStart")
        if one.get(f"{W}name") == "_RefLastPage"
    ]
    assert [one is not None and one.tag for one in marked] == [f"{W}p"]
    assert {str(side.tag).removeprefix(W) for side in sheet.findall(f"{W}pPr/{W}pBdr/*")} == {
        *("top", "left", "bottom", "right")
    }


def test_an_empty_line_between_two_languages_is_kept() -> None:
    room = runs("\xa0")
    cover = TitlePage((), (Title(runs("ЖАРҒЫ")),), (runs("2026 жыл"), room, runs("2026 год")))
    body = document(written(cover, BackSheet((runs("парақ"), room, runs("листов")))))
    for style, lines in (("Flush", 3), ("BackLabel", 3)):
        found = [one for one in body.iter(f"{W}p") if value(one, "w:pPr/w:pStyle") == style]
        assert len(found) == lines


def test_a_page_break_begins_the_next_page_even_before_a_table() -> None:
    body = document(written(paragraph("а"), PageBreak(), paragraph("б"), PageBreak(), table(1)))
    breaks = [
        one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert [text_in(one) for one in breaks] == ["б", ""]
    following = breaks[1].getnext()
    assert following is not None
    assert following.tag == f"{W}tbl"


# -- the word across ------------------------------------------------------------------------


def test_words_stand_across_every_page_behind_the_text() -> None:
    blocks = (
        TitlePage((), (Title(runs("А")),), ()),
        paragraph("а"),
        BackSheet((runs("б"),)),
    )
    data = write_docx(Paper("а", blocks), mark=("ЖОБА", "ҮЛГІ"))
    seen = set()
    for name in ("header1", "header2"):
        root = part(data, f"word/{name}.xml")
        shapes = list(root.iter(f"{V}shape"))
        assert [one.get("string") for one in root.iter(f"{V}textpath") if one.get("string")] == [
            "ЖОБА",
            "ҮЛГІ",
        ]
        for shape in shapes:
            style = dict(item.split(":") for item in shape.get("style", "").split(";"))
            assert int(style["z-index"]) < 0
            assert 270 < int(style["rotation"]) < 360
            assert style["position"] == "absolute"
            seen.add(shape.get("id"))
    assert len(seen) == 4
    assert all("PowerPlusWaterMark" in str(one) for one in seen)


def test_without_a_mark_nothing_stands_across() -> None:
    data = write_docx(Paper("а", (paragraph("а"),)), mark="")
    assert not list(part(data, "word/header1.xml").iter(f"{W}pict"))


# -- running text ------------------------------------------------------------------------------


def test_paragraphs_keep_their_alignment_and_indent() -> None:
    blocks = (
        paragraph("азат жол"),
        Paragraph(runs("шегініссіз"), indent=False),
        Paragraph(runs("ортада"), align="center"),
        Paragraph(runs("оңда"), align="right", small=True, keep_with_next=True),
    )
    body = document(written(*blocks))
    assert [value(one, "w:pPr/w:pStyle") for one in body.iter(f"{W}p")] == [
        *("BodyText", "Flush", "Flush", "SmallText")
    ]
    assert value(at(body, "ортада"), "w:pPr/w:jc") == "center"
    assert value(at(body, "оңда"), "w:pPr/w:jc") == "right"
    assert keeps(at(body, "оңда"))
    assert not keeps(at(body, "азат жол"))


def test_room_between_blocks_is_that_of_the_pdf() -> None:
    body = document(
        written(paragraph("а"), Space(2), paragraph("б"), Title(runs("В")), paragraph("г"))
    )
    above = {
        text_in(one): number(one.find(f"{W}pPr/{W}spacing"), "before") / 20
        for one in body.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}spacing") is not None
    }
    assert above == pytest.approx({"б": 2 * 16.1, "г": 16.1}, abs=0.06)


def test_a_stamp_stands_at_the_right_and_is_never_parted() -> None:
    body = document(written(Stamp((runs("БЕКІТІЛГЕН"), runs("хаттамамен"))), paragraph("а")))
    first, second = at(body, "БЕКІТІЛГЕН"), at(body, "хаттамамен")
    indent = number(first.find(f"{W}pPr/{W}ind"), "left") / MM
    assert indent == pytest.approx(165 - 75, abs=0.2)
    assert keeps(first)
    assert not keeps(second)


def test_blank_lines_are_ruled_and_keep_their_hint() -> None:
    body = document(written(Blank(runs("(қолы)"), 2), paragraph("а")))
    ruled = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pBdr") is not None]
    assert len(ruled) == 2
    assert all(one.find(f"{W}pPr/{W}pBdr/{W}between") is not None for one in ruled)
    assert keeps(ruled[-1])
    assert value(at(body, "(қолы)"), "w:pPr/w:pStyle") == "Hint"
