"""A table of any length as a workbook of one sheet, row by row: more rows need no more memory.

A text is always written as text, whatever it begins with; numbers, sums and days are real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core.atomic import clear_temporaries, folder_beside, replacing
from app.exchange.cell_text import cell_text
from app.exchange.workbook import A4, new_workbook

Cell = str | int | float | date | None
"""What a cell holds: a text, a number, a day (or moment, whose offset is left out), nothing."""

_LOOKS = {
    "text": {},
    "number": {"num_format": "#,##0"},
    "year": {"num_format": "0"},
    "money": {"num_format": "#,##0.00"},
    "day": {"num_format": "dd.mm.yyyy"},
    "moment": {"num_format": "dd.mm.yyyy hh:mm"},
}


@dataclass(frozen=True)
class SheetColumn:
    """A column: its head, the look of its cells (a key of ``_LOOKS``), its width in characters."""

    head: str
    look: str
    width: float


class StoppedError(Exception):
    """Whoever waits for the file wants it no longer."""


def write_table(
    path: Path,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Cell]],
    totals: Callable[[], Sequence[Cell]],
    *,
    made: datetime,
) -> int:
    """Write the table and return how many rows it has. The same table gives the same bytes.

    ``totals`` is asked for once the rows are written: what stands below them, in bold.

    Raises:
        FileError: the file cannot be written; what stood there stays.
        StoppedError: or whatever else ``rows`` raises; likewise.
    """
    # What a sheet's rows wait in before they are packed stands beside the file, nowhere else; what
    # a killed process left of it goes.
    clear_temporaries(path)
    with replacing(path) as target, folder_beside(path) as beside:
        book = new_workbook(str(target), title, made, constant_memory=True, tmpdir=str(beside))
        try:
            return _fill(book, title, columns, rows, totals)
        finally:
            book.close()


def _fill(
    book: Any,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Cell]],
    totals: Callable[[], Sequence[Cell]],
) -> int:
    sheet = book.add_worksheet(_sheet_name(title))
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    strong = {
        name: book.add_format({**look, "bold": True, "top": 1}) for name, look in _LOOKS.items()
    }
    head = book.add_format(
        {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1,
         "bg_color": "#E3ECF2"}
    )  # fmt: skip
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    for place, column in enumerate(columns):
        sheet.write_string(0, place, cell_text(column.head), head)
    count = 0
    given = [looks[column.look] for column in columns]
    for count, row in enumerate(rows, start=1):
        _write(sheet, count, row, given)
    if columns:
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    _write(sheet, count + 1, totals(), [strong[column.look] for column in columns])
    return count


def _write(sheet: Any, number: int, row: Sequence[Cell], looks: Sequence[Any]) -> None:
    for place, (cell, look) in enumerate(zip(row, looks, strict=True)):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, place, cell_text(cell), look)
        elif isinstance(cell, int | float):
            sheet.write_number(number, place, cell, look)
        elif isinstance(cell, datetime):
            sheet.write_datetime(number, place, cell.replace(tzinfo=None, microsecond=0), look)
        elif cell is not None:
            sheet.write_datetime(number, place, cell, look)
        elif look is not None:
            sheet.write_blank(number, place, None, look)


def _sheet_name(title: str) -> str:
    """Return a title as a sheet may be called."""
    kept = "".join(sign for sign in cell_text(title) if sign not in "[]:*?/\\")
    return kept.strip(" '")[:31] or "1"
