"""The Word file itself: parts, properties, fonts, languages, the same bytes, hostile text."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree

from app.documents.blocks import (
    BackSheet,
    Clause,
    Heading,
    Paper,
    Paragraph,
    Run,
    Title,
    TwoColumns,
)
from app.documents.docx import write_docx
from app.documents.docx.styles import FONT
from tests.documents.docx_schema import faults_of
from tests.documents.docx_tools import W, document, lines_of, names, part, tidy, value, written
from tests.documents.pdf_tools import runs, signatures, table

HOSTILE = (
    "]]><w:p/>&lt;&#0;\x00\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff\U0001ffff\ud800\u200b\u2028\ue100 "
    "\"'<script> REF _Ref1 \\* MERGEFORMAT {pages} {NUMPAGES} %1. \u202eтерс\u202c 🐄"
)
SHOWN = "]]><w:p/>&lt;&#0; \"'<script> REF _Ref1 \\* MERGEFORMAT {pages} {NUMPAGES} %1. терс 🐄"


def paper() -> Paper:
    blocks = (
        Title(runs("ЖАРҒЫ")),
        Heading(runs("Жалпы ережелер"), 1, "1."),
        Clause("1.1.", runs("Мәтін"), anchor="a"),
        Paragraph((Run("1.1", ref="a"), Run("-тармақ", bold=True))),
        table(3),
        signatures("Н. Ахметов"),
        TwoColumns(((Paragraph(runs("қазақша")), Paragraph(runs("по-русски"))),)),
        BackSheet((runs("{pages} парақ"),)),
    )
    return Paper("Жарғы", blocks, author="«Майтөбе» АӨК", subject="Жарғысы")


def every_part(data: bytes) -> dict[str, etree._Element]:
    return {name: part(data, name) for name in names(data) if name.endswith((".xml", ".rels"))}


def test_the_parts_are_those_that_word_expects() -> None:
    data = write_docx(paper())
    assert sorted(names(data)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert names(data)[0] == "[Content_Types].xml"
    assert faults_of(data) == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    first = write_docx(paper(), mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 1")
    assert first == write_docx(paper(), mark=("ЖОБА", "ҮЛГІ"), issued_line="№ 1")
    assert first != write_docx(paper(), mark="ЖОБА", issued_line="№ 1")
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_document_says_what_it_is() -> None:
    told = Document(io.BytesIO(write_docx(paper()))).core_properties
    assert (told.title, told.author, told.subject) == ("Жарғы", "«Майтөбе» АӨК", "Жарғысы")
    assert (told.last_modified_by, told.language, told.revision) == ("«Майтөбе» АӨК", "kk-KZ", 1)
    assert told.created == told.modified


def test_one_font_on_every_slot_of_every_script() -> None:
    data = write_docx(paper())
    fonts = [
        {str(name).removeprefix(W): font for name, font in one.attrib.items()}
        for root in every_part(data).values()
        for one in root.iter(f"{W}rFonts")
    ]
    assert fonts
    assert all(one == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT) for one in fonts)
    for style in part(data, "word/styles.xml").iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph":
            assert style.find(f"{W}rPr/{W}rFonts") is not None
    listed = [one.get(f"{W}name") for one in part(data, "word/fontTable.xml")]
    assert listed == [FONT]


def test_bold_and_size_hold_for_every_script() -> None:
    data = write_docx(paper())
    for root in every_part(data).values():
        for looks in root.iter(f"{W}rPr"):
            assert len(looks.findall(f"{W}b")) == len(looks.findall(f"{W}bCs"))
            assert len(looks.findall(f"{W}i")) == len(looks.findall(f"{W}iCs"))
            assert value(looks, "w:sz") == value(looks, "w:szCs")


@pytest.mark.parametrize("language", ["kk-KZ", "ru-RU"])
def test_the_language_stands_on_defaults_styles_and_settings(language: str) -> None:
    data = written(Paragraph(runs("мәтін")), language=language)
    styles = part(data, "word/styles.xml")
    assert value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang") == language
    assert value(styles.find(f"{W}style[@{W}styleId='Normal']"), "w:rPr/w:lang") == language
    assert value(part(data, "word/settings.xml"), "w:themeFontLang") == language
    assert not list(document(data).iter(f"{W}lang"))
    names_of_styles = {value(style, "w:name") for style in styles.iter(f"{W}style")}
    assert ("Тармақ" if language == "kk-KZ" else "Пункт") in names_of_styles


def test_a_column_and_a_run_in_another_language_say_so() -> None:
    row = (Paragraph(runs("қазақша")), Paragraph(runs("по-русски")))
    other = Paragraph((Run("қазақша "), Run("русский", lang="ru-RU")))
    data = written(TwoColumns((row,)), other)
    spoken = {
        "".join(one.itertext()): value(one, "w:rPr/w:lang", "kk-KZ")
        for one in document(data).iter(f"{W}r")
    }
    assert spoken == {
        "қазақша": "kk-KZ",
        "по-русски": "ru-RU",
        "қазақша ": "kk-KZ",
        "русский": "ru-RU",
    }


def test_headings_are_words_own_and_black() -> None:
    data = write_docx(paper())
    styles = {
        style.get(f"{W}styleId", ""): style
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    for style_id, name, outline in (
        ("Title", "Title", ""),
        ("Heading1", "heading 1", "0"),
        ("Heading2", "heading 2", "1"),
    ):
        assert value(styles[style_id], "w:name") == name
        assert styles[style_id].get(f"{W}customStyle") is None
        assert value(styles[style_id], "w:pPr/w:outlineLvl") == outline
        assert styles[style_id].find(f"{W}pPr/{W}keepNext") is not None
    colours = {one.get(f"{W}val") for one in part(data, "word/styles.xml").iter(f"{W}color")}
    assert colours == {"000000"}
    opened = Document(io.BytesIO(data))
    assert [p.text for p in opened.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "Жалпы ережелер"
    ]


def test_every_style_that_is_used_is_there() -> None:
    data = write_docx(paper(), mark="ЖОБА", issued_line="№ 1")
    styles = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for root in every_part(data).values()
        for tag in ("pStyle", "basedOn", "next", "rStyle", "tblStyle")
        for one in root.iter(f"{W}{tag}")
    }
    assert used <= styles
    assert {"Heading1", "Clause", "TableHead", "Signature", "BackLabel", "BodyTextColumn"} <= used


def test_word_2013_and_later_lay_it_out_and_widows_are_kept() -> None:
    data = write_docx(paper())
    settings = {
        one.get(f"{W}name"): one.get(f"{W}val")
        for one in part(data, "word/settings.xml").iter(f"{W}compatSetting")
    }
    assert settings["compatibilityMode"] == "15"
    defaults = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    assert defaults is not None
    assert defaults.find(f"{W}widowControl") is not None
    assert not [one for root in every_part(data).values() for one in root.iter(f"{W}updateFields")]


def test_nothing_points_outside_the_file() -> None:
    data = write_docx(paper(), mark="ЖОБА")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        everything = b"".join(file.read(name) for name in file.namelist()).decode()
    assert "External" not in everything
    assert "INCLUDE" not in everything
    assert "HYPERLINK" not in everything
    targets = re.findall(r'Target="([^"]+)"', everything)
    assert targets
    assert all(re.fullmatch(r"/?(word|docProps)?/?[\w/]+\.xml", target) for target in targets)


def test_hostile_text_is_text() -> None:
    text = runs(HOSTILE)
    blocks = (
        Paragraph(text),
        Clause(HOSTILE, text, anchor=HOSTILE),
        Paragraph((Run(HOSTILE, ref=HOSTILE),)),
        TwoColumns(((Paragraph(text), Paragraph(text)),), (HOSTILE, "ru-RU")),
        BackSheet((text,)),
    )
    made = Paper(HOSTILE, blocks, HOSTILE, HOSTILE, HOSTILE)
    data = write_docx(made, mark=(HOSTILE, HOSTILE), issued_line=HOSTILE)
    assert faults_of(data) == []
    assert lines_of(data) == [
        SHOWN,
        f"{SHOWN} {SHOWN}",
        *[SHOWN] * 3,
        SHOWN.replace("{pages}", "1"),
    ]
    opened = Document(io.BytesIO(data))
    assert tidy(opened.core_properties.title) == SHOWN
    header = part(data, "word/header1.xml")
    marks = [one.get("string") for one in header.iter("{urn:schemas-microsoft-com:vml}textpath")]
    assert [tidy(mark) for mark in marks if mark] == [SHOWN, SHOWN]
    assert tidy("".join(part(data, "word/footer1.xml").itertext())) == SHOWN


def test_line_breaks_in_a_text_are_kept() -> None:
    data = written(Paragraph(runs("бір\nекі\n\nүш")))
    assert len(list(document(data).iter(f"{W}br"))) == 3
    assert lines_of(data) == ["бір екі үш"]


def test_an_ending_stays_with_its_number() -> None:
    """«14.2-тармақ» never ends a line after its hyphen; a hyphen between words may."""
    clause = Clause("1.", runs("а"), anchor="a")
    text = (Run("1", ref="a"), Run("-тармақ, 3-ші, сондай-ақ 5 - 6, -7"))
    data = written(clause, Paragraph(text))
    assert lines_of(data)[1] == "1-тармақ, 3-ші, сондай-ақ 5 - 6, -7"
    assert len(list(document(data).iter(f"{W}noBreakHyphen"))) == 2


def test_signs_and_initials_stay_with_their_words() -> None:
    data = written(Paragraph(runs("№ 5 – Н. Ахметов")))
    assert "".join(document(data).itertext()) == "№\xa05 – Н.\xa0Ахметов"
    ragged = written(Paragraph(runs("№ 5 – Н. Ахметов"), align="left"))
    assert "".join(document(ragged).itertext()) == "№\xa05\xa0– Н.\xa0Ахметов"
