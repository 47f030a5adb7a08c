"""Tables on slides: heights of rows, the size of the letters, the cut between slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.deck.measure import line_height, split, wrap
from app.documents.deck.model import ROOM, Grid, TableRow
from app.documents.deck.parts import Rows
from app.documents.fonts import BOLD, SANS, face
from app.documents.protect import clean
from app.documents.said import sources_of
from app.documents.styles import MM

SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_WHEN_CUT = 11.0
PAD = 1.7
_LITTLE = 0.01
_SLACK = 1.5
"""Room beside a word that may not be parted, mm: other programs measure letters a little wider."""
_LONGEST_WHOLE_WORD = 24


@dataclass(frozen=True)
class _Maker:
    """Makes rows of one size."""

    widths: tuple[float, ...]
    size: float

    def row(self, cells: Sequence[str], *, bold: bool = False) -> TableRow:
        count = max(
            (self._count(cells, place, bold=bold) for place in range(len(cells))), default=1
        )
        height = max(count, 1) * line_height(self.size) + 2 * PAD
        texts = tuple(map(str, cells))
        return TableRow(texts, height, tuple(sources_of(*cells).split()), bold)

    def _count(self, cells: Sequence[str], place: int, *, bold: bool) -> int:
        width = self.widths[place] - 2 * PAD
        return len(wrap(cells[place], self.size, width, bold=bold))

    def parted(self, row: TableRow, room: float) -> tuple[TableRow, TableRow]:
        """Cut a row that is higher than a slide."""
        lines = max(int((room - 2 * PAD + _LITTLE) / line_height(self.size)), 1)
        halves = [
            split(cell, self.size, width - 2 * PAD, lines, bold=row.bold)
            for cell, width in zip(row.cells, self.widths, strict=True)
        ]
        first, rest = ([half[n] for half in halves] for n in (0, 1))
        upper, lower = self.row(first, bold=row.bold), self.row(rest, bold=row.bold)
        return (
            TableRow(upper.cells, upper.height, row.sources, row.bold),
            TableRow(lower.cells, lower.height, row.sources, row.bold),
        )


def lay_rows(part: Rows, left: float, top: float, room: float, whole: float) -> list[Grid]:
    """Return a table as one grid, or as one a slide when it is too high.

    ``room`` is what the first slide has left below ``top``, ``whole`` what the others have; the
    grids after the first stand at ``top`` too, and whoever places them moves them. No grid is
    empty: when not even one row fits, the first grid has no rows and is to be left out.
    """
    for size in SIZES:
        grid = _grid(part, size, left, top)
        if grid.height <= room + _LITTLE:
            return [grid]
    grid = _grid(part, _WHEN_CUT, left, top)
    maker = _Maker(grid.widths, _WHEN_CUT)
    if grid.height <= whole + _LITTLE:  # all of it on a slide of its own
        return [_with_rows(grid, ()), grid]
    pages: list[list[TableRow]] = [[]]
    free = room - grid.head.height
    todo = list(grid.rows)
    while todo:
        row = todo.pop(0)
        if row.height <= free + _LITTLE:
            pages[-1].append(row)
            free -= row.height
            continue
        todo.insert(0, row)
        if not pages[-1] and (len(pages) > 1 or room == whole):
            upper, lower = maker.parted(row, free)
            pages[-1].append(upper)
            todo[0] = lower
        pages.append([])
        free = whole - grid.head.height
    return [_with_rows(grid, tuple(page)) for page in pages]


def _widths(part: Rows, size: float) -> tuple[float, ...]:
    """Return the widths of columns: as wanted, but no word of a head or a number is parted."""
    whole = sum(part.widths)
    widths = [ROOM * width / whole for width in part.widths]
    least = [0.0] * len(widths)
    for number, row in enumerate((part.head, *part.rows, part.total)):
        index = SANS | (BOLD if not number or row is part.total else 0)
        for column, cell in enumerate(row):
            for word in clean(cell).split(" "):
                if len(word) <= _LONGEST_WHOLE_WORD:
                    wide = face(index).width(word, size) / MM + 2 * PAD + _SLACK
                    least[column] = max(least[column], wide)
    if sum(least) > ROOM:
        return tuple(widths)
    lacking = sum(max(need - width, 0.0) for need, width in zip(least, widths, strict=True))
    spare = sum(max(width - need, 0.0) for need, width in zip(least, widths, strict=True))
    part_taken = lacking / spare if spare else 0.0
    return tuple(
        need if width < need else width - (width - need) * part_taken
        for need, width in zip(least, widths, strict=True)
    )


def _grid(part: Rows, size: float, left: float, top: float) -> Grid:
    widths = _widths(part, size)
    maker = _Maker(widths, size)
    rows = [maker.row(row) for row in part.rows]
    if part.total:
        rows.append(maker.row(part.total, bold=True))
    head = maker.row(part.head, bold=True)
    return Grid(left, top, widths, part.aligns, head, tuple(rows), size, PAD)


def _with_rows(grid: Grid, rows: tuple[TableRow, ...]) -> Grid:
    return Grid(grid.left, grid.top, grid.widths, grid.aligns, grid.head, rows, grid.size, grid.pad)
