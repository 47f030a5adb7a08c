"""Tables to strips: widths of columns, rows, lines to draw, rows that are higher than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.documents.blocks import Align, Cell, Row, Table
from app.documents.fonts import face
from app.documents.lines import Line, break_lines, face_of
from app.documents.strips import Grid, Rule, Strip, Text, keep_together
from app.documents.styles import BODY, MM, SMALL, TALL_ROW, Frame, ascent, leading
from app.documents.table_tags import CellTags
from app.documents.tagging import Tag

PAD_X = 3.5
PAD_Y = 2.0
_SIZES = (SMALL, 11.0, 10.0, 9.0)
_LONGEST_WHOLE_WORD = 24
_WHOLE = 50 * MM
"""A table of this height at most stays on one page."""
_NOTE_CELLS = 2


def compose_table(
    table: Table, frame: Frame, owners: Iterator[int], tags: Sequence[CellTags]
) -> list[Strip]:
    """Return the strips of a table: the head first, then row by row.

    ``tags`` are those of the cells, as :func:`app.documents.table_tags.tag_table` gives them.
    The head is repeated by the pager (see :class:`Grid`). A low table is not parted, and no total
    stands alone on a page; a bold row of one cell stays with the row below it, a note with the row
    above it. A row of more than 14 lines may break between any of them.
    """
    columns = len(table.widths)
    if not columns:
        return []
    size, widths = fit_columns(table, frame.width)
    edges = [frame.left]
    for column in widths:
        edges.append(edges[-1] + column)
    grid = Grid(frame.left, edges[-1], table.lines)
    make = _RowMaker(table, grid, edges, size)
    rest = iter(tags)
    for number, row in enumerate(table.head):
        strips = make.strips(row, next(rest), bold=True, head=True)
        if number:
            make.open_above(row, strips[0])
        _own(strips, row, owners)
        grid.head.extend(strips)
    for strip in grid.head:
        strip.glue = True
    body: list[list[Strip]] = []
    for row in table.rows:
        strips = make.strips(row, next(rest), bold=row.bold, head=False)
        _own(strips, row, owners)
        body.append(strips)
    total = bool(table.rows) and table.rows[-1].bold
    every = [strip for strips in body for strip in strips]
    if sum(strip.height for strip in every) <= _WHOLE:
        keep_together(every[:-1])
    elif len(body) > 1 and (total or (len(body) > 2 and len(body[-1]) == len(body[-2]) == 1)):
        body[-2][-1].glue = True
    for row, strips in zip(table.rows[:-1], body, strict=False):
        if row.bold and len(row.cells) == 1 < columns:  # the heading of the rows below it
            strips[-1].glue = True
    for row, strips in zip(table.rows[1:], body, strict=False):
        if _is_note(row):
            strips[-1].glue = True
    return [*grid.head, *(strip for strips in body for strip in strips)]


def _is_note(row: Row) -> bool:
    """Return whether a row is a note on the row above: an empty cell, then one across."""
    return len(row.cells) == _NOTE_CELLS and not row.cells[0].text and row.cells[1].span > 1


def _own(strips: list[Strip], row: Row, owners: Iterator[int]) -> None:
    """Give the strips of a row its sources."""
    if row.sources:
        owner = next(owners)
        for strip in strips:
            strip.sources, strip.owner = row.sources, owner


# -- widths -------------------------------------------------------------------------------


def fit_columns(table: Table, width: float) -> tuple[float, list[float]]:
    """Return the size and the widths of columns at which no ordinary word must be broken."""
    sizes = _SIZES if table.small else (BODY, *_SIZES)
    total = sum(table.widths)
    wanted = [width * part / total for part in table.widths]
    needed = _longest_words(table)
    for size in sizes:
        least = [word * size / 1000 + 2 * PAD_X + 0.5 for word in needed]
        if sum(least) <= width:
            return size, _share(wanted, least, width)
    size = sizes[-1]
    least = [word * size / 1000 + 2 * PAD_X for word in needed]
    floor = width / (len(least) * 2)
    even = [max(floor, part) for part in least]
    return size, [width * part / sum(even) for part in even]


def _share(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Widen columns that are too narrow for their words at the cost of the others."""
    fixed: dict[int, float] = {}
    while True:
        rest = width - sum(fixed.values())
        free = [i for i in range(len(wanted)) if i not in fixed]
        total = sum(wanted[i] for i in free)
        shares = {i: rest * wanted[i] / total for i in free} if total else {}
        short = {i: least[i] for i in free if shares[i] < least[i]}
        if not short:
            return [fixed.get(i, shares.get(i, 0.0)) for i in range(len(wanted))]
        fixed.update(short)


def _longest_words(table: Table) -> list[float]:
    """Return the width of the longest ordinary word of each column in thousandths."""
    longest = [0.0] * len(table.widths)
    for number, row in enumerate((*table.head, *table.rows)):
        bold = row.bold or number < len(table.head)
        column = 0
        for cell in row.cells:
            if cell.span == 1 and column < len(longest):
                longest[column] = max(longest[column], _longest(cell, bold=bold))
            column += cell.span
    return longest


def _longest(cell: Cell, *, bold: bool) -> float:
    longest = 0.0
    for run in cell.text:
        widths = face(face_of(run, bold=bold)).words
        for word in run.text.split():
            if len(word) <= _LONGEST_WHOLE_WORD:
                longest = max(longest, widths[word])
    return longest


# -- rows ---------------------------------------------------------------------------------


_STRIKE = 0.25
"""How high a line goes through letters, in their size above the base line."""


class _Laid(NamedTuple):
    """A cell with its lines, the edges of its text, its tag."""

    align: Align
    lines: list[Line]
    left: float
    right: float
    tag: Tag | None
    struck: bool = False


class _RowMaker:
    def __init__(self, table: Table, grid: Grid, edges: list[float], size: float) -> None:
        self._grid = grid
        self._edges = edges
        self._size = size
        self._least = table.row_height_mm * MM
        self._lines = table.lines

    def strips(self, row: Row, tags: CellTags, *, bold: bool, head: bool) -> list[Strip]:
        """Return a row as one strip, or line by line when it is very high."""
        cells = self._cells(row, tags, bold=bold)
        count = max((len(cell.lines) for cell in cells), default=0)
        if count > TALL_ROW:
            return self._tall(cells, count)
        step = leading(self._size)
        height = max(count * step + 2 * PAD_Y, 0.0 if head else self._least)
        strip = self._strip(height, cells, begins=True)
        spare = height - 2 * PAD_Y
        for cell in cells:
            used = len(cell.lines) * step
            middle = head or (self._least > 0 and used < spare)
            top = PAD_Y + ((spare - used) / 2 if middle else 0.0)
            for number, line in enumerate(cell.lines):
                self._put(strip, cell, line, top + number * step)
        return [strip]

    def open_above(self, row: Row, strip: Strip) -> None:
        """Draw no line above the empty cells of a further head row: the cell above spans them."""
        strip.row_begins = False
        if not self._lines:
            return
        column = 0
        for cell in row.cells:
            end = min(column + max(1, cell.span), len(self._edges) - 1)
            if cell.text and column < end:
                strip.rules.append(Rule(self._edges[column], 0, self._edges[end], 0))
            column = end

    def _tall(self, cells: list[_Laid], count: int) -> list[Strip]:
        step = leading(self._size)
        strips = []
        for number in range(count):
            above = PAD_Y if number == 0 else 0.0
            below = PAD_Y if number == count - 1 else 0.0
            strip = self._strip(step + above + below, cells, begins=number == 0)
            strip.glue = number in (0, count - 2)
            for cell in cells:
                if number < len(cell.lines):
                    self._put(strip, cell, cell.lines[number], above)
            strips.append(strip)
        return strips

    def _cells(self, row: Row, tags: CellTags, *, bold: bool) -> list[_Laid]:
        laid: list[_Laid] = []
        column = 0
        last = len(self._edges) - 1
        for cell, tag in zip(row.cells, tags, strict=True):
            if column >= last:
                break
            end = min(column + max(1, cell.span), last)
            left, right = self._edges[column], self._edges[end]
            left, right = self._room(left, right)
            room = right - left
            lines = break_lines(cell.text, self._size, room, room, bold=bold)
            struck = any(run.struck for run in cell.text)
            laid.append(_Laid(cell.align, lines, left, right, tag, struck))
            column = end
        return laid

    def _room(self, left: float, right: float) -> tuple[float, float]:
        """Return the edges of the text in a cell; without lines it meets the margins."""
        inner_left = left if not self._lines and left == self._edges[0] else left + PAD_X
        inner_right = right if not self._lines and right == self._edges[-1] else right - PAD_X
        return inner_left, inner_right

    def _strip(self, height: float, cells: list[_Laid], *, begins: bool) -> Strip:
        strip = Strip(
            height,
            left=self._grid.left,
            right=self._grid.right,
            grid=self._grid,
            row_begins=begins,
        )
        if self._lines:
            strip.rules.append(Rule(self._grid.left, 0, self._grid.left, height))
            for edge in (self._grid.right, *(cell.right + PAD_X for cell in cells[:-1])):
                strip.rules.append(Rule(edge, 0, edge, height))
        return strip

    def _put(self, strip: Strip, cell: _Laid, line: Line, top: float) -> None:
        """Put a line of a cell into a strip, with a line through it where it is struck out."""
        text = self._text(cell, line, top)
        strip.texts.append(text)
        if cell.struck and line.text.strip():
            height = text.base - self._size * _STRIKE
            right = text.left + line.width * self._size / 1000
            strip.rules.append(Rule(text.left, height, right, height))

    def _text(self, cell: _Laid, line: Line, top: float) -> Text:
        spare = cell.right - cell.left - line.width * self._size / 1000
        shift = {"right": spare, "center": spare / 2}.get(cell.align, 0.0)
        left, base = cell.left + shift, top + ascent(self._size)
        return Text(line, left, base, self._size, tag=cell.tag)
