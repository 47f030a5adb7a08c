"""Reads a table of the wording: ``@table`` with its options, head, rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from app.core.errors import WordingError
from app.documents.blocks import Align, Cell, Inline, Row, Table

_ROW = re.compile(r"\|(\||\*(?=\s))?")
_PREFIX = re.compile(r"\s*(?:([>^~])|\{(\d+)\})")
_OPTION = re.compile(r"\[([a-z]+)(?:=([0-9.]+))?\]")


class _Line(Protocol):
    @property
    def text(self) -> str:
        """The line without outer blanks."""

    @property
    def place(self) -> str:
        """File and line."""


ReadInline = Callable[[str, str], tuple[Inline, tuple[str, ...]]]


def read_table(mark: str, lines: Sequence[_Line], inline: ReadInline) -> Table:
    """Return the table of a chunk; the first line holds the options when it is an ``@table``.

    Raises:
        WordingError: a row has too many cells, or a line is not a row.
    """
    table = Table((), (), ())
    rows = lines
    if mark == "@table":
        table = _options(lines[0], table)
        rows = lines[1:]
    heads: list[Row] = []
    bodies: list[Row] = []
    for line in rows:
        found = _ROW.match(line.text)
        if not found:
            raise WordingError(f"{line.place}: a line of a table begins with |")
        row = _row(line.text[found.end() :], line.place, len(table.widths), inline)
        if found[1] == "|":
            heads.append(replace(row, cells=tuple(_head_cell(cell) for cell in row.cells)))
        else:
            bodies.append(replace(row, bold=found[1] == "*"))
    if not heads and not bodies:
        raise WordingError(f"{lines[0].place}: the table has no rows")
    count = max(sum(cell.span for cell in row.cells) for row in (*heads, *bodies))
    widths = table.widths or (1.0,) * count
    return replace(
        table,
        head=tuple(_filled(row, len(widths)) for row in heads),
        rows=tuple(_filled(row, len(widths)) for row in bodies),
        widths=widths,
    )


def _options(line: _Line, table: Table) -> Table:
    text = line.text
    for name, value in _OPTION.findall(text):
        match name:
            case "height" if value:
                table = replace(table, row_height_mm=float(value))
            case "nolines":
                table = replace(table, lines=False)
            case "normal":
                table = replace(table, small=False)
            case _:
                raise WordingError(f"{line.place}: unknown option [{name}] of a table")
    bare = _OPTION.sub("", text).strip()
    try:
        widths = tuple(float(part) for part in bare.split(",")) if bare else ()
    except ValueError:
        raise WordingError(f"{line.place}: widths of a table are numbers: {bare}") from None
    if any(width <= 0 for width in widths):
        raise WordingError(f"{line.place}: a width of a table is more than 0")
    return replace(table, widths=widths)


def _row(text: str, place: str, columns: int, inline: ReadInline) -> Row:
    parts = text.split("|")
    cells: list[Cell] = []
    sources: dict[str, None] = {}
    for part in parts:
        cell, found = _cell(part, place, inline)
        cells.append(cell)
        sources.update(dict.fromkeys(found))
    if columns:
        if len(cells) > 1 and _width(cells) == columns + 1 and not parts[-1].strip():
            cells.pop()
        if _width(cells) > columns:
            raise WordingError(f"{place}: {_width(cells)} cells in a table of {columns} columns")
    return Row(tuple(cells), tuple(sources))


def _width(cells: Sequence[Cell]) -> int:
    return sum(cell.span for cell in cells)


def _cell(text: str, place: str, inline: ReadInline) -> tuple[Cell, tuple[str, ...]]:
    align: Align = "left"
    span = 1
    struck = False
    while found := _PREFIX.match(text):
        if found[2]:
            span = max(1, int(found[2]))
        elif found[1] == "~":
            struck = True
        else:
            align = "right" if found[1] == ">" else "center"
        text = text[found.end() :]
    runs, sources = inline(text, place)
    if struck:
        runs = tuple(replace(run, struck=True) for run in runs)
    return Cell(runs, align, span), sources


def _head_cell(cell: Cell) -> Cell:
    return replace(cell, align="center") if cell.align == "left" else cell


def _filled(row: Row, columns: int) -> Row:
    missing = columns - _width(row.cells)
    return replace(row, cells=row.cells + (Cell(()),) * missing) if missing > 0 else row
