"""Blocks to paragraphs and tables of Word, one below the other.

Room between blocks is room above a paragraph, as in the PDF: the larger of what the block before
leaves and what the block itself wants. A table has none of its own, so the paragraph before it
leaves it, or an empty one of that height stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from app.documents.blocks import (
    Blank,
    Block,
    Chart,
    Clause,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TwoColumns,
)
from app.documents.docx.grid import THIN, Grid, GridCell, GridRow
from app.documents.docx.numbering import CHAPTER, PART, Count, Lists, lettered_otherwise
from app.documents.docx.paragraph import Bookmarks, Para, Voice, gap, visible
from app.documents.docx.picture import picture_of
from app.documents.docx.styles import COLUMN_SUFFIX
from app.documents.docx.tables import signature_grid, signature_lines, table_grid
from app.documents.styles import (
    CHART_ABOVE,
    CHART_BELOW,
    COLUMN_GAP,
    COLUMN_ROW,
    FILL_IN_ABOVE,
    FULL,
    HEADING_ABOVE,
    SIGN_BELOW,
    STAMP_WIDTH,
    TABLE_ABOVE,
    TABLE_BELOW,
    Frame,
    leading,
)
from app.documents.typeset import split_lines

Item = Para | Grid

_LINE = f'w:val="single" w:sz="{THIN}" w:space="0" w:color="000000"'
_FILL_IN = f"<w:pBdr><w:bottom {_LINE}/><w:between {_LINE}/></w:pBdr>"
_CLAUSES = ("Clause", "Point", "SubPoint")


class Flow:
    """Makes the items of one text: that of the page, or that of one column."""

    def __init__(
        self, frame: Frame, lists: Lists, ids: count[int], language: str = "", own: str = ""
    ) -> None:
        """``language`` is the paper's; ``own`` that of a column when it is another one."""
        self._frame = frame
        self._lists = lists
        self._ids = ids
        self._language = language
        self._count = Count(lists, frame.scale)
        self._suffix = "" if frame.scale is FULL else COLUMN_SUFFIX
        self._line = leading(frame.scale.body)
        self._gap = 0.0
        self._break = False
        self._halves: dict[tuple[str, str], tuple[Flow, Flow]] = {}
        self.voice = Voice(Bookmarks(ids), own)
        self.items: list[Item] = []

    @property
    def has_columns(self) -> bool:
        """Whether a part of the text stood in columns."""
        return bool(self._halves)

    def add(self, blocks: Sequence[Block]) -> None:
        """Set blocks below those set before."""
        as_text = lettered_otherwise(blocks)
        for place, block in enumerate(blocks):
            self._add(block, as_text=place in as_text)

    def take_items(self) -> list[Item]:
        """Hand over what was set so far; the next block begins a page of its own."""
        items, self.items = self.items, []
        self._gap, self._break = 0.0, False
        return items

    def leave_no_room(self) -> None:
        """Let the next block follow without the room that the last one leaves."""
        self._gap = 0.0

    def _add(self, block: Block, *, as_text: bool) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Clause():
                self._clause(block, as_text=as_text)
            case Heading():
                self._heading(block)
            case Title():
                self.add_title(block, "Title", "Subtitle")
            case Table():
                self._take_grid(table_grid(block, self._frame.width, self.voice), TABLE_ABOVE)
                self._gap = max(self._gap, TABLE_BELOW)
            case Chart():
                self._chart(block)
            case Stamp():
                self._take(self._stamp(block.lines), 0.0)
                self._gap = max(self._gap, self._line)
            case SignatureBlock():
                self._signatures(block)
            case Blank():
                self._take(self._blank(block), FILL_IN_ABOVE)
            case Space():
                self._gap += block.lines * self._line
            case PageBreak():
                self._break = True
            case TwoColumns():
                self.add_columns(block)
            case _:
                raise TypeError(f"{type(block).__name__} is not set here")

    def _take(self, paras: Sequence[Para], before: float) -> None:
        if not paras:
            return
        first = paras[0]
        last = self.items[-1] if self.items else None
        below = last.room_below if isinstance(last, Para) else 0.0
        at_top = self._break or not (last or self._suffix)
        first.before = 0.0 if at_top else max(0.0, max(self._gap, before) - below)
        first.new_page = self._break
        self._gap, self._break = 0.0, False
        self.items.extend(paras)

    def _take_grid(self, grid: Grid | None, before: float) -> None:
        """Set a table; two of them never touch, or Word would make them one."""
        if not grid:
            return
        last = self.items[-1] if self.items else None
        room = max(self._gap, before) if last and not self._break else 0.0
        if self._break or isinstance(last, Grid):
            self.items.append(gap(room, self.voice, new_page=self._break, keep=True))
        elif last:
            last.after = max(room, last.room_below)
        self._gap, self._break = 0.0, False
        self.items.append(grid)

    def _para(self, style: str, text: Inline) -> Para:
        return Para(style + self._suffix, text, self.voice)

    # -- running text ----------------------------------------------------------------------

    def _paragraph(self, block: Paragraph) -> None:
        if not visible(block.text):
            return
        indented = block.indent and block.align == "justify"
        style = "SmallText" if block.small else "BodyText" if indented else "Flush"
        para = self._para(style, block.text)
        ragged = self._suffix and block.align == "justify"
        para.align, para.keep = "left" if ragged else block.align, block.keep_with_next
        para.first = self._frame.scale.first_line if indented and block.small else 0.0
        self._take([para], 0.0)

    def _clause(self, block: Clause, *, as_text: bool) -> None:
        if not visible(block.text) and not block.number:
            return
        level = min(max(block.level, 1), PART)
        para = self._para(_CLAUSES[level - 1], block.text)
        para.keep = block.keep_with_next
        self._number(para, level, block.number, block.anchor, as_text=as_text)
        self._take([para], 0.0)

    def _heading(self, block: Heading) -> None:
        if not visible(block.text) and not block.number:
            return
        para = self._para("Heading1" if block.level == 1 else "Heading2", block.text)
        self._number(para, CHAPTER, block.number, block.anchor, as_text=block.level != 1)
        self._take([para], self._line * HEADING_ABOVE[0 if block.level == 1 else 1])
        self._gap = para.room_below

    def _number(self, para: Para, level: int, number: str, anchor: str, *, as_text: bool) -> None:
        """Number a paragraph by a list, or in its text where no list can show the number."""
        label = None if as_text else self._count.label(level, number)
        para.label = label
        para.number = "" if label else number
        shown = number.rstrip(".")
        para.bookmark = self.voice.bookmarks.add(anchor, shown, listed=label is not None)

    def add_title(self, block: Title, style: str, smaller: str) -> None:
        """Set a title and the smaller lines below it, each a paragraph."""
        parts = [part for part in split_lines(block.text) if visible(part)]
        paras = [self._para(smaller if n else style, part) for n, part in enumerate(parts)]
        self._take(paras, 0.0)
        self._gap = self._line

    # -- things of their own shape -----------------------------------------------------------

    def _chart(self, block: Chart) -> None:
        """Set a chart as a picture below its title."""
        from app.documents.chart_strips import title_of  # few papers have any

        picture = picture_of(block, self._frame, self.voice, next(self._ids))
        title = self._para("SmallText", title_of(block))
        title.keep, title.align = True, "left"
        paras = [title, picture] if visible(title.text) else [picture]
        self._take(paras, CHART_ABOVE)
        self._gap = max(self._gap, CHART_BELOW)

    def _stamp(self, lines: Sequence[Inline]) -> list[Para]:
        """Return the lines of a stamp, never parted: at the right, or over its whole column."""
        width = self._frame.width
        room = width if self._suffix else min(STAMP_WIDTH, width / 2)
        paras = [self._para("Stamp", line) for line in lines if visible(line)]
        for para in paras:
            para.left = width - room
            para.keep = para is not paras[-1]
        return paras

    def _blank(self, block: Blank) -> list[Para]:
        paras = [self._para("FillIn", ()) for _ in range(max(1, block.lines))]
        for para in paras:
            para.borders = _FILL_IN
        if visible(block.hint):
            paras[-1].keep = True
            paras.append(self._para("Hint", block.hint))
        return paras

    def _signatures(self, block: SignatureBlock) -> None:
        if not block.lines:
            return
        last = self.items[-1] if self.items and not self._break else None
        if isinstance(last, Para):
            last.keep = True
        elif last:
            last.keep_last()
        if self._suffix:
            self._take(signature_lines(block.lines, self._frame, self.voice), self._line)
        else:
            self._take_grid(signature_grid(block.lines, self._frame, self.voice), self._line)
        if block.keep_with_next and isinstance(grid := self.items[-1], Grid):
            grid.keep_last()
        self._gap = max(self._gap, self._line * SIGN_BELOW)

    def _columns(self, languages: tuple[str, str]) -> tuple[Flow, Flow]:
        """Return the texts of both columns: they go on where columns stood before."""
        if languages not in self._halves:
            left, right = (
                Flow(
                    frame,
                    self._lists,
                    self._ids,
                    self._language,
                    tag if tag != self._language else "",
                )
                for frame, tag in zip(self._frame.columns(), languages, strict=True)
            )
            self._halves[languages] = left, right
        return self._halves[languages]

    def add_columns(self, block: TwoColumns, *, ruled: bool = True) -> None:
        """Set each column as a text of its own, then row beside row in a table."""
        left, right = self._columns(block.languages)
        texts = [lettered_otherwise([row[side] for row in block.rows]) for side in (0, 1)]
        half = COLUMN_GAP / 2
        grid = Grid([frame.width + half for frame in self._frame.columns()], self.voice)
        at_top = self._break or not self.items
        edges = [f"<w:{side} {_LINE}/>" if ruled else "" for side in ("right", "left")]
        for place, row in enumerate(block.rows):
            room = COLUMN_ROW if grid.rows else 0.0
            for flow, cell, as_text in zip((left, right), row, texts, strict=True):
                flow._add(cell, as_text=place in as_text)
            cells = [flow._hand_over(room, at_top=at_top) for flow in (left, right)]
            if not any(cells):
                continue
            at_top = False
            signed = isinstance(row[0], SignatureBlock)
            if signed and grid.rows:
                grid.rows[-1].keep()
            grid.rows.append(
                GridRow(
                    [
                        GridCell(cells[0], margins=(0.0, half), borders=edges[0]),
                        GridCell(cells[1], margins=(half, 0.0), borders=edges[1]),
                    ],
                    whole=signed,
                )
            )
        if grid.rows:
            self._take_grid(grid, 0.0)
            self._gap = max(left._gap, right._gap)
        left._gap = right._gap = 0.0

    def _hand_over(self, room: float, *, at_top: bool) -> list[Item]:
        """Return what one row of a column holds; the room it leaves goes on into the next row.

        ``room`` is the least above it; ``at_top`` of a page there is none.
        """
        items, self.items = self.items, []
        first, last = (items[0], items[-1]) if items else (None, None)
        if isinstance(last, Para):
            last.after = 0.0
        if isinstance(first, Para):
            first.before = 0.0 if at_top else max(first.room_above, room)
        return items
