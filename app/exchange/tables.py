"""Reading people's tables as they come: .xlsx, .xls, .csv in two encodings, pasted text.

Everything becomes rows of text. A number keeps its digits («85 010 130 0016» never «8.5E10»).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.core.errors import InputError
from app.core.i18n import N_

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
HARMLESS = 16 * 1024 * 1024
MAX_RATIO = 200
"""Sheets shrink some 10 to 50 times; what is above ``HARMLESS`` and shrinks more is a bomb."""
MAX_ROWS = 40_000
"""Rows that hold anything: the whole classifier of places (КАТО) has some 17 000."""
LAST_ROW = 1_048_576
"""Where a sheet of Excel ends. A forgotten blank may stand there."""
MAX_COLUMNS = 64
MAX_CELL = 2_000


@dataclass(frozen=True)
class RawTable:
    """Rows of text of one width, empty rows and empty columns left out.

    ``numbers`` gives each row's number in the file as a person counts it, from 1.
    """

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    sheet: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def read_file(path: Path) -> RawTable:
    """Read the first sheet that holds anything.

    Raises:
        InputError: the file is of no known kind, damaged, locked with a password or too large.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _refused(N_("The table is too large to be read."))
        data = path.read_bytes()
    except OSError as error:
        raise _refused(N_("The file cannot be opened.")) from error
    if data[:4] == b"PK\x03\x04":
        return _read_xlsx(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _read_xls(data)
    return read_text(_decode(data))


def read_text(text: str) -> RawTable:
    """Read text pasted from a spreadsheet (tabs) or a .csv's text (comma or semicolon)."""
    text = text.removeprefix("\ufeff")
    # One quotation mark that is never closed would swallow every row after it.
    unclosed = text.count('"') % 2 == 1
    lines = io.StringIO(text, newline="")
    delimiter = _delimiter(text)
    try:
        if unclosed:
            return _table(list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)))
        return _table(list(csv.reader(lines, delimiter=delimiter)))
    except csv.Error as error:
        raise _refused(N_("The text is not a table.")) from error


def _refused(message: str) -> InputError:
    return InputError(
        message,
        N_("Nothing was changed."),
        N_("Open the file in Excel, save it as .xlsx and choose it again."),
    )


def _decode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise _refused(N_("This is not a table: .xlsx, .xls and .csv files are read."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _delimiter(text: str) -> str:
    head = "\n".join(text.splitlines()[:20])
    return max("\t;,", key=head.count) if any(c in head for c in "\t;,") else "\t"


def _read_xlsx(data: bytes) -> RawTable:
    import openpyxl  # late: 215 ms that the first paint need not pay

    book = None
    try:
        _check_unpacked(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            table = _filled(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), sheet.title)
            if table.rows:
                return table
    except InputError:
        raise
    # Its XML, ZIP and zlib readers let some fifteen kinds of error through; all mean damage.
    except Exception as error:
        raise _refused(N_("The spreadsheet is damaged or locked with a password.")) from error
    finally:
        if book is not None:
            book.close()
    return RawTable((), ())


def _check_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > MAX_UNPACKED or (size > HARMLESS and size > MAX_RATIO * len(data)):
        raise _refused(N_("The table is too large to be read."))


def _filled(rows: Iterable[Sequence[object]], title: str) -> RawTable:
    """Return the table of those rows that hold anything, with their numbers."""
    numbers, found = [], []
    for number, row in enumerate(rows, start=1):
        _check_count(number, LAST_ROW)
        if any(value is not None for value in row):
            numbers.append(number)
            found.append([_cell(value) for value in row])
            _check_count(len(found), MAX_ROWS)
    return _table(found, title, numbers)


def _check_count(rows: int, most: int) -> None:
    if rows > most:
        raise _refused(N_("The table is too large to be read."))


def _read_xls(data: bytes) -> RawTable:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
        for sheet in book.sheets():
            _check_count(sheet.nrows, MAX_ROWS)
            rows = [
                [
                    _xls_cell(sheet.cell(r, c), book.datemode)
                    for c in range(min(sheet.row_len(r), MAX_COLUMNS))
                ]
                for r in range(sheet.nrows)
            ]
            table = _table(rows, sheet.name)
            if table.rows:
                return table
    except InputError:
        raise
    # xlrd raises whatever it stumbles over in a damaged file, down to AssertionError.
    except Exception as error:
        raise _refused(N_("The spreadsheet is damaged or locked with a password.")) from error
    return RawTable((), ())


def _xls_cell(cell: object, datemode: int) -> str:
    import xlrd

    kind, value = cell.ctype, cell.value  # type: ignore[attr-defined]  # xlrd has no types
    if kind == xlrd.XL_CELL_DATE:
        try:
            return _cell(xlrd.xldate_as_datetime(value, datemode))
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return _cell(value)
    if kind in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    return _cell(value)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() | date():
            return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
        case _:
            text = str(value).replace("\u00a0", " ")
            return " ".join(text.split())[:MAX_CELL]


def _table(rows: Sequence[Sequence[str]], sheet: str = "", numbers: Sequence[int] = ()) -> RawTable:
    _check_count(len(rows), MAX_ROWS)
    cleaned = [
        (number, [_cell(value) for value in row[:MAX_COLUMNS]])
        for number, row in zip(numbers or range(1, len(rows) + 1), rows, strict=True)
    ]
    filled = [(number, row) for number, row in cleaned if any(row)]
    width = max((len(row) for _, row in filled), default=0)
    padded = [(number, row + [""] * (width - len(row))) for number, row in filled]
    used = [c for c in range(width) if any(row[c] for _, row in padded)]
    return RawTable(
        rows=tuple(_pick(row, used) for _, row in padded),
        numbers=tuple(number for number, _ in padded),
        sheet=sheet,
    )


def _pick(row: Sequence[str], columns: Iterable[int]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)
