"""The file itself: fonts, metadata, bookmarks, the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from app.documents.blocks import Clause, Heading, Paper, Paragraph, Run, Title
from app.documents.fonts import SEED
from app.documents.pdf import write_pdf
from tests.documents.pdf_tools import lay, page_texts, paragraph, reader, runs, text_of, words

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
PAPER = Paper(
    "Жарғы & <Ең> «Майтөбе Сүт»",
    (
        Title(runs("ЖАРҒЫ")),
        Heading(runs("Жалпы ережелер"), 1, "1."),
        Clause("1.1.", (Run("Осы "), Run("Жарғы", bold=True), Run(" – ұйым", italic=True))),
        Heading(runs("Кіші"), 2),
        paragraph(words(900)),
        Heading(runs("Соңғы"), 1, "2."),
        paragraph("Қоса берілетін құжат № 5, 100 ₸"),
    ),
    author="«Майтөбе Сүт» АӨК",
    subject="Жарғы",
)


def test_every_font_is_an_embedded_subset_of_tinos() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER).pdf))
    fonts = {
        str(font.BaseFont): font for page in document.pages for font in page.Resources.Font.values()
    }
    assert set(fonts) == {"/AAAAAA+Tinos", "/AAAAAA+Tinos-Bold", "/AAAAAA+Tinos-Italic"}
    for font in fonts.values():
        program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
        assert len(program.getGlyphOrder()) < 300
        assert "/Encoding" not in font
        assert "/ToUnicode" in font
        assert int(font.FontDescriptor.Flags) & 4
    everything = document.objects
    names = [
        str(o.BaseFont)
        for o in everything
        if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
    ]
    assert all("Tinos" in name for name in names)


def test_widths_in_the_file_are_those_of_the_embedded_program() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER).pdf))
    font = next(
        f for f in document.pages[0].Resources.Font.values() if f.BaseFont == "/AAAAAA+Tinos"
    )
    program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    codes = program["cmap"].tables[0].cmap
    scale = 1000 / program["head"].unitsPerEm
    for code, name in codes.items():
        if code:
            advance = program["hmtx"][name][0] * scale
            assert float(font.Widths[code]) == pytest.approx(advance, abs=1)


def test_the_file_is_well_formed_and_says_pdfa_2a() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER).pdf))
    assert document.check_pdf_syntax() == []
    assert document.pdf_version == "1.7"
    assert str(document.Root.Lang) == "kk-KZ"
    intent = document.Root.OutputIntents[0]
    assert str(intent.S) == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert "/Encrypt" not in document.trailer
    assert len(document.trailer.ID) == 2
    with document.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"


def test_every_stream_ends_on_a_line_of_its_own_where_its_length_says() -> None:
    pdf = write_pdf(PAPER, mark="ЖОБА").pdf
    lengths = re.findall(rb"/Length (\d+)(?:[^>]|>(?!>))*>>\nstream\n", pdf)
    starts = [found.end() for found in re.finditer(rb">>\nstream\n", pdf)]
    assert len(lengths) == len(starts) > 10
    for length, start in zip(lengths, starts, strict=True):
        assert pdf[start + int(length) :].startswith(b"\nendstream\n")


def test_character_maps_keep_to_a_hundred_in_a_group() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER).pdf))
    for font in document.pages[0].Resources.Font.values():
        text = font.ToUnicode.read_bytes().decode("ascii")
        groups = re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", text, re.S)
        assert len(groups) > 1
        for count, rows in groups:
            assert int(count) == len(rows.splitlines()) <= 100
        mapped = {int(code, 16) for code in re.findall(r"> <([0-9A-F]{4})>", text)}
        assert {ord(character) for character in SEED} <= mapped


def test_xmp_says_what_the_information_says() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER).pdf))
    root = ET.fromstring(document.Root.Metadata.read_bytes())  # noqa: S314 - our own file

    def text(path: str) -> str:
        found = root.find(f".//{path}", NAMESPACES)
        assert found is not None
        return found.text or ""

    information = document.docinfo
    assert text("dc:title//rdf:li") == str(information.Title) == PAPER.title
    assert text("dc:creator//rdf:li") == str(information.Author) == PAPER.author
    assert text("dc:description//rdf:li") == str(information.Subject) == PAPER.subject
    assert text("pdf:Producer") == str(information.Producer)
    assert text("xmp:CreatorTool") == str(information.Creator)
    assert text("dc:language//rdf:li") == "kk-KZ"
    created = datetime.fromisoformat(text("xmp:CreateDate"))
    assert created == datetime(2000, 1, 1, tzinfo=UTC)
    assert str(information.CreationDate).startswith("D:20000101000000")
    assert (text("pdfaid:part"), text("pdfaid:conformance")) == ("2", "A")
    assert text("pdfuaid:part") == "1"
    assert "/Filter" not in document.Root.Metadata


def test_the_page_uses_no_transparency_and_no_other_colour_space() -> None:
    document = pikepdf.open(io.BytesIO(write_pdf(PAPER, mark=("ЖОБА", "ҮЛГІ")).pdf))
    for page in document.pages:
        assert "/ExtGState" not in page.Resources
        assert "/Group" not in page
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
        assert operators <= {
            "q",
            "Q",
            "g",
            "BDC",
            "EMC",
            "BT",
            "ET",
            "Tf",
            "Tm",
            "Tj",
            "Tw",
            "w",
            "J",
            "m",
            "l",
            "S",
        }


def test_bookmarks_lead_to_the_headings() -> None:
    pdf = reader(write_pdf(PAPER))
    flat: list[tuple[int, str, int]] = []

    def walk(items: object, level: int) -> None:
        assert isinstance(items, list)
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                flat.append((level, item.title, pdf.get_destination_page_number(item) or 0))

    walk(pdf.outline, 0)
    assert [(level, title) for level, title, _page in flat] == [
        (0, "ЖАРҒЫ"),
        (1, "1. Жалпы ережелер"),
        (2, "Кіші"),
        (1, "2. Соңғы"),
    ]
    texts = page_texts(write_pdf(PAPER))
    for _level, title, page in flat:
        assert title in texts[page]


def test_a_paper_may_begin_with_a_low_heading() -> None:
    laid = lay(Heading(runs("б"), 2), Heading(runs("а"), 1), Heading(runs("в"), 2))
    assert len(reader(laid).outline) >= 1


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_pdf(PAPER, mark="ЖОБА").pdf == write_pdf(PAPER, mark="ЖОБА").pdf
    assert write_pdf(PAPER).pdf != write_pdf(PAPER, mark="ЖОБА").pdf


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.documents.test_pdf_file import PAPER\n"
        "from app.documents.pdf import write_pdf\n"
        "print(hashlib.sha256(write_pdf(PAPER).pdf).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }
    assert len(seen) == 1
    assert len(seen.pop().strip()) == 64


def test_order_of_papers_does_not_change_their_bytes() -> None:
    alone = write_pdf(PAPER).pdf
    lay(paragraph("".join(map(chr, range(0x100, 0x250)))))
    assert write_pdf(PAPER).pdf == alone


def test_text_comes_back_in_order_with_both_readers() -> None:
    laid = write_pdf(PAPER)
    wanted = [
        "ЖАРҒЫ",
        "1. Жалпы ережелер",
        "1.1. Осы Жарғы – ұйым",
        "сөз0 сөз1",
        "сөз899",
        "№ 5, 100 ₸",
    ]
    text = text_of(laid)
    assert [text.index(part) for part in wanted] == sorted(text.index(part) for part in wanted)
    document = pypdfium2.PdfDocument(laid.pdf)
    other = " ".join(page.get_textpage().get_text_range() for page in document)
    assert all(part in " ".join(other.split()) for part in wanted)
    document.close()


def test_more_characters_than_one_subset_holds() -> None:
    characters = [chr(code) for code in range(0xC0, 0x370) if chr(code).isalpha()]
    text = " ".join(characters)
    laid = lay(Paragraph(runs(text)))
    found = text_of(laid)
    lacking = [one for one in characters if one not in found and one not in laid.missing]
    assert lacking == []
    assert len(set(characters) | set(SEED)) > 256


def test_characters_without_a_glyph_are_shown_and_reported() -> None:
    laid = lay(paragraph("сиыр 🐄 және ✓ пен 漢 сөз\u200b\u00ad"))
    assert laid.missing == "漢🐄"
    assert "сиыр □ және √ пен □ сөз" in text_of(laid)
