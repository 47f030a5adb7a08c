"""Texts of PowerPoint shapes: paragraphs of exact heights, in a language, never shrunk."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from app.documents.deck.measure import LEADING
from app.documents.deck.model import BULLET, PALETTE, Anchor, Words
from app.documents.deck.parts import Align
from app.documents.deck.pptx_package import FONT
from app.documents.protect import clean
from app.documents.styles import MM

ANCHORS: dict[Anchor, MSO_ANCHOR] = {
    "top": MSO_ANCHOR.TOP,
    "middle": MSO_ANCHOR.MIDDLE,
    "bottom": MSO_ANCHOR.BOTTOM,
}
ALIGNS: dict[Align, PP_ALIGN] = {
    "left": PP_ALIGN.LEFT,
    "center": PP_ALIGN.CENTER,
    "right": PP_ALIGN.RIGHT,
}
_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


class TextWriter:
    """Fills text frames in the language of the slides."""

    def __init__(self, language: str) -> None:
        self._language = language

    def fill(
        self, frame: Any, words: tuple[Words, ...], *, anchor: Anchor, pad: float, number: bool
    ) -> None:
        """Put paragraphs into a frame; of a slide's ``number`` Office keeps the count."""
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = ANCHORS[anchor]
        frame.margin_left = frame.margin_right = Mm(pad)
        frame.margin_top = frame.margin_bottom = Mm(pad)
        for place, one in enumerate(words):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            self.paragraph(paragraph, one)
            if number:
                _as_number(paragraph)

    def paragraph(self, paragraph: Any, words: Words) -> None:
        """Set a paragraph; a line's end in its text stays one."""
        paragraph.alignment = ALIGNS[words.align]
        paragraph.line_spacing = Pt(words.size * LEADING)
        paragraph.space_before = Pt(words.above * MM)
        paragraph.space_after = Pt(0)
        _mark(paragraph, words)
        parts = [part for line in words.text.split("\n") if (part := clean(line).strip())]
        for place, part in enumerate(parts):
            if place:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = part
            self._letters(run, words)

    def _letters(self, run: Any, words: Words) -> None:
        font = run.font
        font.size, font.bold, font.italic = Pt(words.size), words.bold, False
        properties = run._r.get_or_add_rPr()
        properties.set("lang", self._language)
        fill = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", PALETTE[words.colour])
        for script in ("latin", "ea", "cs"):
            etree.SubElement(properties, qn(f"a:{script}")).set("typeface", FONT)


def _mark(paragraph: Any, words: Words) -> None:
    """Set the sign before a point of a list, or none: a title's style may bring one."""
    properties = paragraph._p.get_or_add_pPr()
    if not words.bullet:
        properties.set("marL", "0")
        properties.set("indent", "0")
        etree.SubElement(properties, qn("a:buNone"))
        return
    indent = int(Mm(words.indent))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    etree.SubElement(properties, qn("a:buFont")).set("typeface", FONT)
    etree.SubElement(properties, qn("a:buChar")).set("char", BULLET)


def _as_number(paragraph: Any) -> None:
    for run in paragraph._p.findall(qn("a:r")):
        run.tag = qn("a:fld")
        run.set("id", _FIELD)
        run.set("type", "slidenum")
