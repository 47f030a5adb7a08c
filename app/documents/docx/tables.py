"""A paper's tables and lines to sign as tables of Word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.documents.blocks import Cell, Row, Signature, Table
from app.documents.docx.grid import THIN, Grid, GridCell, GridRow
from app.documents.docx.paragraph import Para, Voice, visible
from app.documents.docx.styles import COLUMN_SUFFIX
from app.documents.grid import PAD_X, PAD_Y, fit_columns
from app.documents.lines import break_lines
from app.documents.styles import (
    MM,
    RULE,
    SIGN_AFTER_ROLE,
    SIGN_BEFORE_NAME,
    SIGN_GAP,
    SIGN_NAME,
    SIGN_ROLE,
    SIGN_TOGETHER,
    TALL_ROW,
    Frame,
    leading,
)

_RULE_BELOW = f'<w:bottom w:val="single" w:sz="{THIN}" w:space="0" w:color="000000"/>'


def table_grid(table: Table, width: float, voice: Voice) -> Grid | None:
    """Return a table with the columns and the size of letters of the PDF; None without columns."""
    if not table.widths:
        return None
    size, widths = fit_columns(table, width)
    make = _Rows(table, size, widths, voice)
    grid = Grid(widths, voice, lines=table.lines, pad=(PAD_X, PAD_Y - RULE / 2))
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
        whole = lines <= TALL_ROW
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


def signature_grid(lines: Sequence[Signature], frame: Frame, voice: Voice) -> Grid:
    """Return lines to sign: role, ruled place and name side by side."""
    width, size = frame.width, frame.scale.body
    first = width * SIGN_ROLE + SIGN_AFTER_ROLE
    place = width * SIGN_NAME - SIGN_BEFORE_NAME - first
    grid = Grid([first, place, width - first - place], voice)
    for number, line in enumerate(lines):
        role, ruled, name = (
            Para("Signature", text, voice, before=SIGN_GAP if number else 0.0)
            for text in (line.role, (), line.name)
        )
        grid.rows.append(
            GridRow(
                [
                    GridCell([role], middle="bottom", margins=(0.0, SIGN_AFTER_ROLE)),
                    GridCell([ruled], borders=_RULE_BELOW),
                    GridCell([name], middle="bottom", margins=(SIGN_BEFORE_NAME, 0.0)),
                ]
            )
        )
    room = width * SIGN_ROLE
    counts = [max(1, len(break_lines(line.role, size, room, room))) for line in lines]
    if sum(count * leading(size) + SIGN_GAP for count in counts) < frame.height * SIGN_TOGETHER:
        for row in grid.rows[:-1]:
            row.keep()
    return grid


def signature_lines(lines: Sequence[Signature], frame: Frame, voice: Voice) -> list[Para]:
    """Return lines to sign in a narrow column: the role, and below it ruled place and name."""
    style = "Signature" + COLUMN_SUFFIX
    paras: list[Para] = []
    for number, line in enumerate(lines):
        before = SIGN_GAP if number else 0.0
        if visible(line.role):
            paras.append(Para(style, line.role, voice, before=before, keep=True))
        place = Para(style, line.name, voice, before=frame.scale.body * 0.4)
        place.ruled = frame.width / 2
        place.keep = number < len(lines) - 1
        paras.append(place)
    return paras
