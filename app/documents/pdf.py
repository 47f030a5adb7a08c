"""Writes a paper as PDF. The same paper always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, sin
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.documents.across import slope, words_across
from app.documents.blocks import BackSheet, Block, Paper
from app.documents.compose import Composer
from app.documents.content import FOOTER, HEADER, WATERMARK, PageContent, pagination
from app.documents.file import pack_objects
from app.documents.fonts import BOLD, Codes, face
from app.documents.pages import Page, Pager, column_rules, cross_rules
from app.documents.pdfa import make_archival
from app.documents.protect import clean
from app.documents.shapes import back_sheet
from app.documents.streams import pack, packed_stream
from app.documents.strips import Picture, Rule
from app.documents.styles import (
    FOOTER_BOTTOM,
    HAIRLINE,
    HEADER_TOP,
    SMALL,
    TINY,
    Sheet,
    frame_of,
    sheet,
)
from app.documents.tagged import write_structure
from app.documents.tagging import Structure, Tag

MarkBox = tuple[int, float, float, float, float, tuple[str, ...]]

_MARK_GREY = 0.91
ONE_AT_A_TIME = Lock()  # ReportLab's fonts serve one document at a time


@dataclass(frozen=True)
class Laid:
    """A written paper.

    ``marks`` say where answers stand: page from 0, left, top, right, bottom in points from the
    page's top left corner, and the addresses. ``missing`` holds the characters that the font
    lacks; □ stands in their place.
    """

    pdf: bytes
    pages: int
    marks: tuple[MarkBox, ...]
    missing: str = ""


def write_pdf(paper: Paper, *, mark: str | tuple[str, ...] = "", issued_line: str = "") -> Laid:
    """Return a paper as PDF.

    ``mark`` («ЖОБА», «ҮЛГІ», or both) stands large and light across every page, below the text.
    ``issued_line`` is set small at the foot of every page: number and date of an issued paper.
    """
    with ONE_AT_A_TIME:
        return _write(paper, mark, issued_line)


def _write(paper: Paper, mark: str | tuple[str, ...], issued_line: str) -> Laid:
    page = sheet(landscape=paper.landscape)
    structure = Structure(paper.language)
    pages, numbered = _lay_out(paper.blocks, page, structure)
    marks = (mark,) if isinstance(mark, str) else mark
    writer = PageWriter(paper, page, tuple(word for word in map(clean, marks) if word))
    for number, one in enumerate(pages):
        label = f"{number + 1} / {numbered}" if 0 < number < numbered else ""
        writer.page(one, label, clean(issued_line))
    return Laid(writer.finish(structure.root), len(pages), tuple(boxes_of(pages)), writer.missing)


def _lay_out(blocks: Sequence[Block], page: Sheet, structure: Structure) -> tuple[list[Page], int]:
    """Return all pages and how many of them are numbered: all but back sheets."""
    composer = Composer(frame_of(page), structure)
    composer.add(block for block in blocks if not isinstance(block, BackSheet))
    pages = Pager(page).place(composer.strips)
    numbered = len(pages)
    for block in blocks:
        if isinstance(block, BackSheet):
            with structure.inside("Sect"):
                strips = back_sheet(block.lines, page, numbered, structure)
            pages = [*pages, *Pager(page).place(strips)]
    return pages, numbered


def boxes_of(pages: Sequence[Page]) -> Iterator[MarkBox]:
    """Give one box for each owner of sources on each page."""
    for number, page in enumerate(pages):
        boxes: dict[int, MarkBox] = {}
        for strip, top in page.placed:
            for part in strip.parts or (strip,):
                if not part.sources:
                    continue
                box = boxes.get(part.owner)
                left, above, right = box[1:4] if box else (part.left, top, part.right)
                bottom = top + part.height
                boxes[part.owner] = (number, left, above, right, bottom, part.sources)
        yield from boxes.values()


class PageWriter:
    """Writes pages into one ReportLab document."""

    def __init__(self, paper: Paper, page: Sheet, marks: tuple[str, ...]) -> None:
        self._page = page
        self._target = BytesIO()
        regular = face(0).font
        if regular.fontName not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(regular)
        self._canvas = Canvas(
            self._target,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            initialFontName=regular.fontName,
            lang=clean(paper.language) or None,
            pdfVersion=(1, 7),
        )
        self._doc: Any = self._canvas._doc
        title = clean(paper.title)
        make_archival(
            self._doc, title, clean(paper.author), clean(paper.subject), clean(paper.language)
        )
        self._codes: dict[int, Codes] = {}
        self._level = -1
        self._bookmarks = 0
        self._pages: list[Any] = []
        self._mark_code = self._marks_across(marks)

    @property
    def missing(self) -> str:
        """Characters that the font lacks, in order of their codes."""
        return "".join(sorted({one for codes in self._codes.values() for one in codes.missing}))

    def page(self, page: Page, label: str, foot: str) -> None:
        """Write one page with its number above and a line at its foot."""
        height = self._page.height
        content = PageContent(len(self._pages), height, self._face_codes)
        content.behind(self._mark_code)
        content.behind(page.behind)
        for number, (strip, top) in enumerate(page.placed):
            if strip.bookmark:
                self._bookmark(*strip.bookmark, height - top)
            for text in strip.texts:
                content.text(text, top, repeated=number < page.repeated)
            for rule in strip.rules:
                content.rule(rule, top)
            if strip.picture:
                bottom = height - top - strip.height
                content.figure(strip.picture.tag, self._drawn(strip.picture, bottom))
                strip.picture.words.translate(self._face_codes(0))  # takes down what is missing
        for left, right, top in cross_rules(page):
            content.rule(Rule(left, 0, right, 0), top)
        for place, begin, end in column_rules(page):
            content.rule(Rule(place, 0, place, end - begin), begin, HAIRLINE)
        if label:
            content.around(pagination(HEADER, self._centred(label, SMALL, height - HEADER_TOP)))
        if foot:
            content.around(pagination(FOOTER, self._centred(foot, TINY, FOOTER_BOTTOM)))
        self._add_page(*content.finish())

    def finish(self, root: Tag) -> bytes:
        """Return the file, its content in the structure below ``root``."""
        self._canvas._code = []
        write_structure(self._doc, root, self._pages)
        pack_objects(self._doc)
        self._canvas.save()
        return self._target.getvalue()

    # -- text ---------------------------------------------------------------------------

    def _face_codes(self, index: int) -> Codes:
        codes = self._codes.get(index)
        if codes is None:
            codes = self._codes[index] = Codes(index, self._doc)
        return codes

    def _centred(self, words: str, size: float, y: float) -> list[str]:
        """Return the code of a line in the middle of the page, made smaller until it fits."""
        codes = self._face_codes(0)
        width = face(0).width(words, size)
        left = max(self._page.left / 2, (self._page.width - width) / 2)
        if width > self._page.width - self._page.left:
            size *= (self._page.width - self._page.left) / width
        out = []
        for number, (name, part) in enumerate(codes.parts(words.translate(codes))):
            place = "" if number else f"0 Tw 1 0 0 1 {left:.2f} {y:.2f} Tm "
            out.append(f"{name} {size:.2f} Tf {place}({part}) Tj")
        return out

    def _marks_across(self, marks: tuple[str, ...]) -> list[str]:
        """Return the code of the words across a page, one above the other when there are two."""
        if not marks:
            return []
        width, height = self._page.width, self._page.height
        angle = slope(self._page)
        codes = self._face_codes(BOLD)
        out = ["q", f"{_MARK_GREY} g", "BT", "0 Tw"]
        for word, size, across, above in words_across(marks, self._page):
            x = width / 2 - across / 2 * cos(angle) - above * sin(angle)
            y = height / 2 - across / 2 * sin(angle) + above * cos(angle)
            x, y = x + size * 0.33 * sin(angle), y - size * 0.33 * cos(angle)
            turn = f"{cos(angle):.4f} {sin(angle):.4f} {-sin(angle):.4f} {cos(angle):.4f}"
            out.append(f"{turn} {x:.2f} {y:.2f} Tm")
            for name, part in codes.parts(word.translate(codes)):
                out.append(f"{name} {size:.2f} Tf ({part}) Tj")
        return pagination(WATERMARK, [*out, "ET", "Q"])

    def _drawn(self, picture: Picture, bottom: float) -> list[str]:
        """Return the code of a drawing; ReportLab writes it where its pages are collected."""
        from reportlab.graphics import renderPDF

        kept, self._canvas._code = self._canvas._code, []
        renderPDF.draw(picture.drawing, self._canvas, round(picture.left, 2), round(bottom, 2))
        code, self._canvas._code = self._canvas._code, kept
        return [str(line) for line in code]

    # -- the file -------------------------------------------------------------------------

    def _bookmark(self, title: str, level: int, y: float) -> None:
        level = min(level, self._level + 1)
        self._level = level
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, round(y, 2))
        self._canvas.addOutlineEntry(clean(title), key, level)

    def _add_page(self, content: bytes, tagged: bool) -> None:
        page = pdfdoc.PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = len(self._pages) if tagged else None
        page.pagewidth, page.pageheight = self._page.width, self._page.height
        page.Contents = packed_stream(pack(content))
        page.Resources = pdfdoc.PDFResourceDictionary()
        page.Resources.basicFonts()
        self._doc.updateSignature(content)
        self._doc.addPage(page)
        self._pages.append(self._doc.Reference(page))
