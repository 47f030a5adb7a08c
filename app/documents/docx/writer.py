"""Writes a paper as a Word file from the same blocks as the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from app.documents.blocks import (
    BackSheet,
    Block,
    Inline,
    Paper,
    Space,
    Stamp,
    Title,
    TitlePage,
)
from app.documents.docx.flow import Flow, Item
from app.documents.docx.grid import THIN, Grid
from app.documents.docx.numbering import Lists
from app.documents.docx.package import Package
from app.documents.docx.page import footer_xml, header_xml, section_xml
from app.documents.docx.paragraph import Para, Voice, gap, visible
from app.documents.docx.picture import PicturePara
from app.documents.docx.styles import font_table_xml, settings_xml, styles_xml
from app.documents.docx.xml import HEAD, NAMESPACES
from app.documents.pdf import write_pdf
from app.documents.protect import clean
from app.documents.styles import (
    COVER_UPPER,
    LABEL_GAP,
    LABEL_PAD,
    LABEL_WIDTH,
    Sheet,
    frame_of,
    sheet,
)

_ANCHOR_HEIGHT = 2.0
_BOX = "".join(
    f'<w:{edge} w:val="single" w:sz="{THIN}" w:space="17" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right")
)


@dataclass
class Section:
    """Items on pages of their own; ``numbered`` pages carry their number."""

    items: list[Item]
    numbered: bool = True


def write_docx(paper: Paper, *, mark: str | tuple[str, ...] = "", issued_line: str = "") -> bytes:
    """Return a paper as a Word file (.docx). The same paper always gives the same bytes.

    ``mark`` («ЖОБА», «ҮЛГІ», or both) stands large and light across every page, behind the text.
    ``issued_line`` is set small at the foot of every page: number and date of an issued paper.
    """
    page = sheet(landscape=paper.landscape)
    language = clean(paper.language) or "und"
    lists = Lists()
    backs = [block for block in paper.blocks if isinstance(block, BackSheet)]
    pages = _counted(paper, issued_line) if backs else 2
    maker = _Sections(page, lists, language)
    sections = maker.sections(block for block in paper.blocks if not isinstance(block, BackSheet))
    if backs:
        maker.close(sections)
    sections += [
        maker.back_sheet(back.lines, pages) for back in backs if any(map(visible, back.lines))
    ]
    marks = (mark,) if isinstance(mark, str) else mark
    words = tuple(word for word in map(clean, marks) if word.strip())
    package = Package()
    for item in (item for section in sections for item in section.items):
        if isinstance(item, PicturePara):
            item.relation = package.image(item.serial, item.png)
    package.styles(styles_xml(language, columns=maker.has_columns, numbered=lists.styled))
    package.settings(settings_xml(language))
    package.fonts(font_table_xml())
    if lists.made:
        package.numbering(lists.xml())
    package.describe(
        title=paper.title, author=paper.author, subject=paper.subject, language=paper.language
    )
    furniture = _Furniture(package, page, words, issued_line, pages, back_sheets=bool(backs))
    body = _body(sections, furniture, maker.voice)
    return package.pack(f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")


def _counted(paper: Paper, issued_line: str) -> int:
    """Return how many pages the PDF of the paper has without its back sheets."""
    blocks = tuple(block for block in paper.blocks if not isinstance(block, BackSheet))
    return write_pdf(replace(paper, blocks=blocks), issued_line=issued_line).pages


# -- sections -----------------------------------------------------------------------------


class _Sections:
    """Cuts a paper into sections: a title page and a back sheet have their own."""

    def __init__(self, page: Sheet, lists: Lists, language: str) -> None:
        self._page = page
        self._frame = frame_of(page)
        self._lists = lists
        self._ids = count(1)
        self._language = language
        self._flow = Flow(self._frame, lists, self._ids, language)

    @property
    def voice(self) -> Voice:
        """What the runs of the main text share."""
        return self._flow.voice

    @property
    def has_columns(self) -> bool:
        """Whether a part of the paper stands in columns."""
        return self._flow.has_columns

    def sections(self, blocks: Iterator[Block]) -> list[Section]:
        """Return the sections of all blocks but back sheets."""
        made: list[Section] = []
        run: list[Block] = []
        for block in blocks:
            if not isinstance(block, TitlePage):
                run.append(block)
                continue
            made += [*self._text(run), Section(self._title_page(block))]
            run = []
        made += self._text(run)
        return [section for section in made if section.items]

    def _text(self, blocks: Sequence[Block]) -> list[Section]:
        self._flow.add(blocks)
        return [Section(self._flow.take_items())]

    def _title_page(self, block: TitlePage) -> list[Item]:
        """Return stamp above, name in the middle, place and year at the foot of the page."""
        flow = self._flow
        width = self._frame.width
        flow.add([Stamp(block.top)])
        if block.stamps:
            flow.add_columns(block.stamps, ruled=False)
        flow.leave_no_room()
        begin = len(flow.items)
        for part in block.middle:
            if isinstance(part, Title):
                flow.add((Space(0.5),))
                flow.add_title(part, "CoverTitle", "CoverSubtitle")
            else:
                flow.add((part,))
        items = flow.take_items()
        foot = [
            Para("Flush", line, self.voice, align="center") for line in block.foot if visible(line)
        ]
        used = sum(item.height(width) for item in (*items, *foot))
        spare = self._frame.height - used - _ANCHOR_HEIGHT - 1
        if spare <= 0:
            return [*items, *foot]
        if begin < len(items):
            first = items[begin]
            if isinstance(first, Grid):
                first = gap(1.0, self.voice)
                items.insert(begin, first)
            first.before = first.room_above + spare * COVER_UPPER
        for para in foot:
            para.framed = width
        return [*items, *foot, gap(_ANCHOR_HEIGHT, self.voice)]

    def close(self, sections: list[Section]) -> None:
        """Mark the end of the text, whose page tells how many sheets are stitched."""
        if not sections:
            sections.append(Section([]))
        items = sections[-1].items
        if not items or isinstance(items[-1], Grid):
            items.append(gap(1.0, self.voice))
        if isinstance(items[-1], Para):
            items[-1].last_page = next(self._ids)

    def back_sheet(self, lines: Sequence[Inline], pages: int) -> Section:
        """Return the label of the last sheet, framed, in the middle of its page."""
        page = self._page
        edge = (page.width - LABEL_WIDTH) / 2 + LABEL_PAD
        paras = [
            Para("BackLabel", line, self.voice, pages=pages) for line in lines if visible(line)
        ]
        for para in paras:
            para.left, para.right = edge - page.left, edge - page.right
            para.borders = f"<w:pBdr>{_BOX}</w:pBdr>"
            para.before = 0.0 if para is paras[0] else LABEL_GAP
        height = sum(para.height(self._frame.width) for para in paras)
        room = (self._frame.height - height) / 2 - LABEL_PAD
        above = [gap(room, self.voice, keep=True)] if room > 0 else []
        return Section([*above, *paras], numbered=False)


# -- written ------------------------------------------------------------------------------


class _Furniture:
    """Headers and footers; sections that want the same share them."""

    def __init__(
        self,
        package: Package,
        page: Sheet,
        marks: tuple[str, ...],
        line: str,
        pages: int,
        *,
        back_sheets: bool,
    ) -> None:
        self._page = page
        self._relations: dict[tuple[str, bool], str] = {}
        for number in (True, False):
            xml = header_xml(
                marks,
                page,
                number=number,
                back_sheets=back_sheets,
                pages=pages,
                serial=0 if number else 1,
            )
            self._relations["header", number] = package.header(1 if number else 2, xml)
        footer = package.footer(1, footer_xml(line))
        self._relations["footer", True] = self._relations["footer", False] = footer

    def section(self, section: Section, *, first: bool) -> str:
        """Return the properties of a section; the paper's first page carries no number."""
        kinds = [("default", section.numbered)]
        if first:
            kinds.append(("first", False))
        references = [
            (what, kind, self._relations[what, number])
            for kind, number in kinds
            for what in ("header", "footer")
        ]
        return section_xml(self._page, references, title=first)


def _body(sections: list[Section], furniture: _Furniture, voice: Voice) -> str:
    """Return the document's body; each section but the last ends in a paragraph that holds it."""
    sections = sections or [Section([])]
    parts: list[str] = []
    for place, section in enumerate(sections):
        items = section.items
        if not items or isinstance(items[-1], Grid):
            items.append(gap(1.0, voice))
        held = furniture.section(section, first=place == 0)
        last = items[-1]
        if place < len(sections) - 1 and isinstance(last, Para):
            last.section, held = held, ""
        parts += [item.xml() for item in items]
        parts.append(held)
    return "".join(parts)


__all__ = ["write_docx"]
