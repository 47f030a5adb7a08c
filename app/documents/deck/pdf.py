"""Writes slides as PDF, tagged and archival as the papers are; same slides, same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from reportlab.graphics.shapes import String
from reportlab.pdfbase import pdfmetrics

from app.documents.blocks import Cell, Paper, Row, Run, Table
from app.documents.chart_drawing import draw_chart
from app.documents.chart_text import chart_alt
from app.documents.deck.measure import ASCENT, line_height, lines_of, wrap
from app.documents.deck.model import (
    BULLET,
    HEIGHT,
    PALETTE,
    WIDTH,
    Box,
    Colour,
    Deck,
    Grid,
    Picture,
    Slide,
    TableRow,
    Words,
)
from app.documents.fonts import BOLD, FACES, SANS, face
from app.documents.lines import Line
from app.documents.pages import Page
from app.documents.pdf import ONE_AT_A_TIME, Laid, PageWriter, boxes_of
from app.documents.protect import clean
from app.documents.strips import Picture as Drawn
from app.documents.strips import Strip, Text
from app.documents.styles import MM, Sheet
from app.documents.table_tags import tag_table
from app.documents.tagging import Structure, Tag

SHEET = Sheet(WIDTH * MM, HEIGHT * MM, 14 * MM, 14 * MM, 9 * MM, 16 * MM)
_HAIR = 0.8
_OF_SERIF = 0.91
"""Arimo's letters are wider than those that a drawing was measured for."""


def write_deck_pdf(deck: Deck, *, mark: str | tuple[str, ...] = "", issued_line: str = "") -> Laid:
    """Return slides as PDF, one a page; options as :func:`app.documents.pdf.write_pdf` has them."""
    marks = (mark,) if isinstance(mark, str) else mark
    paper = Paper(deck.title, (), deck.language, deck.author, deck.subject)
    with ONE_AT_A_TIME:
        structure = Structure(deck.language)
        maker = _Pages(structure)
        pages = [maker.page(slide) for slide in deck.slides]
        writer = PageWriter(paper, SHEET, tuple(word for word in map(clean, marks) if word))
        for page in pages:
            writer.page(page, "", clean(issued_line))
        file = writer.finish(structure.root)
        return Laid(file, len(pages), tuple(boxes_of(pages)), writer.missing)


class _Pages:
    """Makes the pages of slides."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._owners = count(1)
        self._first = True

    def page(self, slide: Slide) -> Page:
        """Return a slide as strips that stand where its shapes do."""
        page = Page()
        code: list[str] = []
        with self._structure.inside("Sect"):
            for shape in slide.shapes:
                match shape:
                    case Box():
                        code += _outline(shape)
                        self._box(page, shape)
                    case Grid():
                        code += _lines(shape)
                        self._grid(page, shape)
                    case Picture():
                        self._picture(page, shape)
        self._first = False
        if code:
            page.behind = ("/Artifact << /Type /Layout >> BDC", "q", *code, "Q", "EMC")
        return page

    # -- text ---------------------------------------------------------------------------

    def _box(self, page: Page, box: Box) -> None:
        if not box.words:
            return
        heights = [len(lines_of(one, box.inner)) * line_height(one.size) for one in box.words]
        used = sum(heights) + sum(one.above for one in box.words)
        spare = max(box.height - 2 * box.pad - used, 0.0)
        shift = {"top": 0.0, "middle": spare / 2, "bottom": spare}[box.anchor]
        top = box.top + box.pad + shift
        for words, tall in zip(box.words, heights, strict=True):
            top += words.above
            tag = self._tag(box)
            strip = self._strip(box.left, box.width, tall, words.sources)
            strip.texts = list(_set(words, box.left + box.pad, box.inner, tag))
            if box.role == "title":
                strip.bookmark = (words.text, 0)
            page.placed.append((strip, top * MM))
            top += tall

    def _tag(self, box: Box) -> Tag | None:
        match box.role:
            case "number":
                return None
            case "title":
                return self._structure.title() if self._first else self._structure.heading(1)
            case _:
                return self._structure.add("P")

    def _strip(self, left: float, width: float, tall: float, sources: tuple[str, ...]) -> Strip:
        strip = Strip(tall * MM, left=left * MM, right=(left + width) * MM)
        if sources:
            strip.sources, strip.owner = sources, next(self._owners)
        return strip

    # -- tables -------------------------------------------------------------------------

    def _grid(self, page: Page, grid: Grid) -> None:
        rows = (grid.head, *grid.rows)
        tags = tag_table(_as_table(grid), self._structure)
        top = grid.top
        for number, (row, of_row) in enumerate(zip(rows, tags, strict=True)):
            strip = self._strip(grid.left, grid.width, row.height, row.sources)
            strip.texts = list(_cells(grid, row, of_row, head=not number))
            page.placed.append((strip, top * MM))
            top += row.height

    # -- charts -------------------------------------------------------------------------

    def _picture(self, page: Page, picture: Picture) -> None:
        tag = self._structure.add("Figure")
        tag.alt = chart_alt(picture.chart)
        chart = picture.chart
        drawing = draw_chart(
            chart, picture.width * MM, picture.height * MM, size=picture.size / _OF_SERIF
        )
        strip = self._strip(picture.left, picture.width, picture.height, chart.sources)
        told = "".join((chart.unit, *chart.categories, *(one.name for one in chart.series)))
        strip.picture = Drawn(_in_sans(drawing), picture.left * MM, tag, told)
        page.placed.append((strip, picture.top * MM))


def _set(words: Words, left: float, width: float, tag: Tag | None) -> Iterator[Text]:
    """Give the lines of a paragraph, and the sign before a point."""
    for number, line in enumerate(lines_of(words, width)):
        if words.bullet and not number:
            index = SANS | (BOLD if words.bold else 0)
            sign = Line(((index, BULLET),), face(index).width(BULLET, 1000), space=True)
            yield _text(sign, words, left, 0.0, tag)
        spare = width - words.indent - line.width * words.size / 1000 / MM
        shift = {"left": 0.0, "center": spare / 2, "right": spare}[words.align]
        yield _text(line, words, left + words.indent + shift, number * line_height(words.size), tag)


def _text(line: Line, words: Words, left: float, top: float, tag: Tag | None) -> Text:
    base = top * MM + words.size * ASCENT
    return Text(line, left * MM, base, words.size, tag=tag, colour=_rgb(words.colour))


def _cells(grid: Grid, row: TableRow, tags: Sequence[Tag | None], *, head: bool) -> Iterator[Text]:
    left = grid.left
    for cell, width, align, tag in zip(row.cells, grid.widths, grid.aligns, tags, strict=True):
        words = Words(
            cell,
            grid.size,
            bold=head or row.bold,
            colour="white" if head else "ink",
            align="center" if head and align != "left" else align,
        )
        room = width - 2 * grid.pad
        tall = len(wrap(cell, grid.size, room, bold=words.bold)) * line_height(grid.size)
        shift = (row.height - tall) / 2 if head else grid.pad
        for text in _set(words, left + grid.pad, room, tag):
            yield Text(
                text.line, text.left, text.base + shift * MM, text.size, tag=tag, colour=text.colour
            )
        left += width


def _as_table(grid: Grid) -> Table:
    def row(one: TableRow) -> Row:
        return Row(tuple(Cell((Run(cell),)) for cell in one.cells))

    return Table((row(grid.head),), tuple(map(row, grid.rows)), grid.widths)


# -- shapes -----------------------------------------------------------------------------------


def _outline(box: Box) -> list[str]:
    """Return the code that fills a shape and draws its edge."""
    if box.fill is None and box.line is None:
        return []
    points = [(box.left + x * box.width, box.top + y * box.height) for x, y in _corners(box)]
    path = [
        f"{x * MM:.2f} {(HEIGHT - y) * MM:.2f} {'l' if number else 'm'}"
        for number, (x, y) in enumerate(points)
    ]
    code = []
    if box.fill:
        code.append(f"{_rgb(box.fill)} rg")
    if box.line:
        code += [f"{_rgb(box.line)} RG", f"{_HAIR} w"]
    paint = {(True, True): "b", (True, False): "f", (False, True): "s"}
    return [*code, *path, paint[bool(box.fill), bool(box.line)]]


def _corners(box: Box) -> Sequence[tuple[float, float]]:
    """Return the corners of a shape as parts of its width and height."""
    match box.outline:
        case "arrow":
            return ((0, 0.3), (0.5, 0.3), (0.5, 0), (1, 0.5), (0.5, 1), (0.5, 0.7), (0, 0.7))
        case "box":
            return ((0, 0), (1, 0), (1, 1), (0, 1))


def _lines(grid: Grid) -> list[str]:
    """Return the code of a table's filled head and of its lines."""
    head = Box(grid.left, grid.top, grid.width, grid.head.height, fill="strong")
    code = [*_outline(head), f"{_rgb('line')} RG", f"{_HAIR} w"]
    top = grid.top + grid.head.height
    for row in grid.rows:
        if row.bold:
            code += _outline(Box(grid.left, top, grid.width, row.height, fill="tint"))
        top += row.height
        code += [f"{_rgb('line')} RG", _rule(grid.left, top, grid.left + grid.width, top)]
    edge = grid.left
    for width in (0.0, *grid.widths):
        edge += width
        code.append(_rule(edge, grid.top + grid.head.height, edge, top))
    return code


def _rule(left: float, top: float, right: float, bottom: float) -> str:
    begin = f"{left * MM:.2f} {(HEIGHT - top) * MM:.2f} m"
    return f"{begin} {right * MM:.2f} {(HEIGHT - bottom) * MM:.2f} l S"


def _rgb(colour: Colour) -> str:
    value = PALETTE[colour]
    return " ".join(f"{int(value[place : place + 2], 16) / 255:.3f}" for place in (0, 2, 4))


def _in_sans(drawing: Any) -> Any:
    """Give a drawing the letters of the slides."""
    known = pdfmetrics.getRegisteredFontNames()
    for index in (SANS, SANS | BOLD):
        if FACES[index] not in known:
            pdfmetrics.registerFont(face(index).font)
    for node in drawing.contents:
        axes = (getattr(node, name, None) for name in ("categoryAxis", "valueAxis"))
        holders = [axis.labels for axis in axes if axis is not None]
        if hasattr(node, "barLabels"):
            holders.append(node.barLabels)
        if isinstance(node, String):
            holders.append(node)
        for letters in holders:
            letters.fontName = FACES[FACES.index(letters.fontName) | SANS]
            letters.fontSize *= _OF_SERIF
    return drawing
