"""Writes slides as a PowerPoint file: real text, shapes, tables and charts, all to be changed.

The same slides give the same bytes. Positions and sizes are those of the PDF; titles stand in the
placeholders of titles, decoration is marked as such, a chart tells its numbers as alternative text.
"""

from __future__ import annotations

from math import cos, degrees, sin
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from app.documents.across import slope, words_across
from app.documents.deck.measure import line_height
from app.documents.deck.model import (
    HEIGHT,
    PALETTE,
    WIDTH,
    Box,
    Colour,
    Deck,
    Grid,
    Picture,
    Slide,
    Words,
)
from app.documents.deck.pdf import SHEET
from app.documents.deck.pptx_chart import add_chart
from app.documents.deck.pptx_package import begin, describe, pack, rgb
from app.documents.deck.pptx_text import ANCHORS, TextWriter
from app.documents.protect import clean
from app.documents.styles import FOOTER_BOTTOM, MM, TINY

_SHAPES = {"box": MSO_SHAPE.RECTANGLE, "arrow": MSO_SHAPE.RIGHT_ARROW}
_MARK_GREY = "E8E8E8"
_MARK_FONT = "Times New Roman"
_HAIR = 0.8
_DECORATIVE = (
    '<a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


def write_pptx(deck: Deck, *, mark: str | tuple[str, ...] = "", issued_line: str = "") -> bytes:
    """Return slides as a PowerPoint file; ``mark`` and ``issued_line`` as the PDF has them."""
    marks = (mark,) if isinstance(mark, str) else mark
    made, layout = begin(deck.language)
    writer = _Writer(deck.language, tuple(word for word in map(clean, marks) if word))
    for slide in deck.slides:
        writer.slide(made.slides.add_slide(layout), slide, clean(issued_line))
    describe(made, deck)
    return pack(made)


class _Writer:
    """Puts the shapes of slides on PowerPoint's."""

    def __init__(self, language: str, marks: tuple[str, ...]) -> None:
        self._language = language
        self._marks = marks
        self._text = TextWriter(language)

    def slide(self, target: Any, slide: Slide, issued_line: str) -> None:
        """Fill one slide."""
        title = target.shapes.title
        tree = title._element.getparent()
        # What comes first lies below: the words across the slide, then the title.
        self._across(target)
        tree.append(title._element)
        for shape in slide.shapes:
            match shape:
                case Box():
                    self._box(target, shape)
                case Grid():
                    self._grid(target, shape)
                case Picture():
                    add_chart(target, shape, self._language)
        if issued_line:
            self._foot(target, issued_line)

    def _box(self, target: Any, box: Box) -> None:
        if box.role == "title":
            made = target.shapes.title
            made.left, made.top = Mm(box.left), Mm(box.top)
            made.width, made.height = Mm(box.width), Mm(box.height)
        else:
            made = _shape(target, box)
        if box.words:
            number = box.role == "number"
            self._text.fill(
                made.text_frame, box.words, anchor=box.anchor, pad=box.pad, number=number
            )
        else:
            _decorative(made)

    def _grid(self, target: Any, grid: Grid) -> None:
        rows = (grid.head, *grid.rows)
        frame = target.shapes.add_table(
            len(rows),
            len(grid.widths),
            Mm(grid.left),
            Mm(grid.top),
            Mm(grid.width),
            Mm(grid.height),
        )
        table = frame.table
        table.horz_banding = False
        for column, width in zip(table.columns, grid.widths, strict=True):
            column.width = Mm(width)
        for place, row in enumerate(rows):
            table.rows[place].height = Mm(row.height)
            for column, text in enumerate(row.cells):
                head = not place
                align = grid.aligns[column]
                words = Words(
                    text,
                    grid.size,
                    bold=head or row.bold,
                    colour="white" if head else "ink",
                    align="center" if head and align != "left" else align,
                )
                cell = table.cell(place, column)
                cell.margin_left = cell.margin_right = Mm(grid.pad)
                cell.margin_top = cell.margin_bottom = Mm(grid.pad)
                cell.vertical_anchor = ANCHORS["middle" if head else "top"]
                self._text.paragraph(cell.text_frame.paragraphs[0], words)
                _cell_looks(cell, "strong" if head else "tint" if row.bold else None)

    def _across(self, target: Any) -> None:
        angle = slope(SHEET)
        for word, size, across, above in words_across(self._marks, SHEET):
            x = WIDTH * MM / 2 - above * sin(angle)
            y = HEIGHT * MM / 2 - above * cos(angle)
            wide, tall = across * 1.1, size * 1.2
            made = target.shapes.add_textbox(Pt(x - wide / 2), Pt(y - tall / 2), Pt(wide), Pt(tall))
            made.rotation = -degrees(angle)
            words = (Words(word, size, bold=True, align="center"),)
            self._text.fill(made.text_frame, words, anchor="middle", pad=0.0, number=False)
            font = made.text_frame.paragraphs[0].runs[0].font
            font.color.rgb, font.name = rgb(_MARK_GREY), _MARK_FONT
            made.text_frame.word_wrap = False
            _decorative(made)

    def _foot(self, target: Any, line: str) -> None:
        tall = line_height(TINY)
        place = Box(
            40.0,
            HEIGHT - FOOTER_BOTTOM / MM - tall,
            WIDTH - 80.0,
            tall,
            (Words(line, TINY, align="center"),),
        )
        self._box(target, place)


def _shape(target: Any, box: Box) -> Any:
    measures = (Mm(box.left), Mm(box.top), Mm(box.width), Mm(box.height))
    if box.fill is None and box.line is None:
        return target.shapes.add_textbox(*measures)
    made = target.shapes.add_shape(_SHAPES[box.outline], *measures)
    style = made._element.find(qn("p:style"))
    if style is not None:  # the theme's shadows and gradients
        made._element.remove(style)
    if box.outline == "arrow":
        made.adjustments[0], made.adjustments[1] = 0.4, 0.5 * box.width / box.height
    if box.fill:
        made.fill.solid()
        made.fill.fore_color.rgb = rgb(PALETTE[box.fill])
    else:
        made.fill.background()
    if box.line:
        made.line.color.rgb = rgb(PALETTE[box.line])
        made.line.width = Pt(_HAIR)
    else:
        made.line.fill.background()
    return made


def _cell_looks(cell: Any, fill: Colour | None) -> None:
    """Draw a cell's edges and fill it; the lines come first in its properties."""
    properties = cell._tc.get_or_add_tcPr()
    for edge in ("lnL", "lnR", "lnT", "lnB"):
        line = etree.SubElement(properties, qn(f"a:{edge}"))
        line.set("w", str(int(Pt(_HAIR))))
        solid = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(solid, qn("a:srgbClr")).set("val", PALETTE["line"])
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(PALETTE[fill])
    else:
        cell.fill.background()


def _decorative(made: Any) -> None:
    """Tell screen readers to pass a shape over."""
    properties = made._element.find(f".//{qn('p:cNvPr')}")
    extensions = etree.SubElement(properties, qn("a:extLst"))
    extensions.append(etree.fromstring(_DECORATIVE))
