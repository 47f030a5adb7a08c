"""A paper's tables and lines to sign as tables of Word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.documents.blocks import Cell, Inline, Row, Signature, Table
from app.documents.docx.grid import THIN, Grid, GridCell, GridRow
from app.documents.docx.paragraph import Para, Voice
from app.documents.grid import PAD_X, PAD_Y, fit_columns
from app.documents.lines import break_lines
from app.documents.shapes import SIGN_NAME, SIGN_ROLE
from app.documents.styles import FULL, MM, Frame, leading

_TALL_LINES = 14
_RULE_BELOW = f'<w:bottom w:val="single" w:sz="{THIN}" w:space="0" w:color="000000"/>'
_SIGN_GAP = 9.0


def table_grid(table: Table, width: float, voice: Voice) -> Grid | None:
    """Return a table with the columns and the size of letters of the PDF; None without columns."""
    if not table.widths:
        return None
    size, widths = fit_columns(table, width)
    make = _Rows(table, size, widths, voice)
    grid = Grid(widths, voice, lines=table.lines, pad=(PAD_X, PAD_Y))
    heads = [make.row(row, head=True) for row in table.head]
    for above, below in pairwise(heads):
        _merge(above, below)
    bodies = [make.row(row, head=False) for row in table.rows]
    if len(bodies) > 2:
        bodies[-2].keep()
    grid.rows = [*heads, *bodies]
    return grid if grid.rows else None


def _merge(above: GridRow, below: GridRow) -> None:
    """Join the empty cells of a further head row with the cells above them."""
    edges: dict[tuple[int, int], GridCell] = {}
    column = 0
    for cell in above.cells:
        edges[column, cell.span] = cell
        column += cell.span
    column = 0
    for cell in below.cells:
        upper = edges.get((column, cell.span))
        if upper and not any(isinstance(item, Para) and item.text for item in cell.items):
            upper.merge = upper.merge or "restart"
            cell.merge = "continue"
        column += cell.span


class _Rows:
    def __init__(self, table: Table, size: float, widths: list[float], voice: Voice) -> None:
        self._table = table
        self._size = size
        self._widths = widths
        self._voice = voice

    def row(self, row: Row, *, head: bool) -> GridRow:
        """Return a row with exactly as many columns as the table has."""
        cells: list[GridCell] = []
        column = lines = 0
        count = len(self._widths)
        least = self._table.row_height_mm * MM
        middle = "center" if head or least > 0 else ""
        for cell in row.cells:
            if column >= count:
                break
            span = min(max(1, cell.span), count - column)
            room = sum(self._widths[column : column + span]) - 2 * PAD_X
            lines = max(lines, len(break_lines(cell.text, self._size, room, room, bold=head)))
            cells.append(self._cell(cell, column, span, middle, bold=head or row.bold, head=head))
            column += span
        if column < count:
            rest = count - column
            cells.append(self._cell(Cell(()), column, rest, middle, bold=False, head=head))
        whole = lines <= _TALL_LINES
        return GridRow(cells, head=head, whole=whole, height=0.0 if head else least)

    def _cell(
        self, cell: Cell, column: int, span: int, middle: str, *, bold: bool, head: bool
    ) -> GridCell:
        align = cell.align if cell.align in ("right", "center") else "left"
        style = "TableHead" if head else "TableStrong" if bold else "TableText"
        para = Para(style, cell.text, self._voice, align=align)
        if self._size != para.look.size:
            para.size = self._size
        margins = None
        if not self._table.lines:
            last = column + span == len(self._widths)
            margins = (0.0 if not column else PAD_X, 0.0 if last else PAD_X)
        return GridCell([para], span, "", middle, margins=margins)


# -- lines to sign ------------------------------------------------------------------------


def signature_grid(lines: Sequence[Signature], frame: Frame, voice: Voice, style: str) -> Grid:
    """Return lines to sign: role, ruled place and name; in a narrow column below the role."""
    width, size = frame.width, frame.scale.body
    narrow = frame.scale is not FULL
    role = 0.5 if narrow else SIGN_ROLE
    name = 0.5 if narrow else SIGN_NAME
    gap_left, gap_right = (0.0, 6.0) if narrow else (4.0, 6.0)
    first = width * role + gap_left
    place = width * (name - role) - gap_left - gap_right
    widths = [first, place, width - first - place]
    grid = Grid([width * 0.5 - 6.0, width * 0.5 + 6.0] if narrow else widths, voice)

    def para(text: Inline, room: float, before: float) -> Para:
        return Para(style, text, voice, before=before)

    for number, line in enumerate(lines):
        before = _SIGN_GAP if number else 0.0
        if narrow:
            grid.rows.append(GridRow([GridCell([para(line.role, width, before)], 2)]))
            grid.rows[-1].keep()
            grid.rows.append(
                GridRow(
                    [
                        GridCell([para((), 0, size * 0.4)], borders=_RULE_BELOW),
                        GridCell([para(line.name, 0, size * 0.4)], margins=(6.0, 0.0)),
                    ]
                )
            )
            continue
        cells = [
            GridCell([para(line.role, first, before)], middle="bottom", margins=(0.0, gap_left)),
            GridCell([para((), place, before)], borders=_RULE_BELOW),
            GridCell([para(line.name, 0, before)], middle="bottom", margins=(gap_right, 0.0)),
        ]
        grid.rows.append(GridRow(cells))
    together = sum(_height(line, width, size) for line in lines) < frame.height * 0.6
    for row in grid.rows[:-1] if together else ():
        row.keep()
    return grid


def _height(line: Signature, width: float, size: float) -> float:
    room = width * SIGN_ROLE
    return max(1, len(break_lines(line.role, size, room, room))) * leading(size) + _SIGN_GAP
