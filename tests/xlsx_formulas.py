"""Works out the few formulas of our workbooks anew, from their cells alone."""

from __future__ import annotations

import io
import operator
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_CALL = re.compile(r"=(COUNTIFS|SUMIFS|COUNTIF)\((.*)\)(?:/(\d+))?")
_ARGUMENT = re.compile(r"""((?:'[^']*'|"[^"]*"|\([^)]*\)|[^,'"(])+),?""")
_PLACE = re.compile(r"(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
_TEST = re.compile(r'"(>=|<=|>)([\d.]*)"(?:&(.+))?')
_DATE = re.compile(r"DATE\((\d+),(\d+),(\d+)\)")
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
}


class Checker:
    """A workbook twice: its formulas, and the values that were written beside them."""

    def __init__(self, data: bytes) -> None:
        self.formulas: Workbook = load_workbook(io.BytesIO(data))
        self.values: Workbook = load_workbook(io.BytesIO(data), data_only=True)

    def all(self) -> Iterator[tuple[str, str, float, float]]:
        """Give place, formula, the value written and the value worked out, of every formula."""
        for sheet in self.formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.data_type == "f":
                        written = self.values[sheet.title][cell.coordinate].value
                        assert isinstance(written, int | float)
                        place = f"{sheet.title}!{cell.coordinate}"
                        yield place, cell.value, written, self.work_out(sheet, cell.value)

    def work_out(self, sheet: Worksheet, formula: str) -> float:
        """Return what a formula of a sheet comes to."""
        found = _CALL.fullmatch(formula)
        assert found, formula
        name, inside, divisor = found.groups()
        parts = [part for part in _ARGUMENT.findall(inside) if part]
        summed = self._numbers(sheet, parts.pop(0)) if name == "SUMIFS" else []
        pairs = list(zip(parts[::2], parts[1::2], strict=True))
        columns = [self._numbers(sheet, column) for column, _condition in pairs]
        tests = [self._condition(sheet, condition) for _column, condition in pairs]
        total = 0.0
        for number in range(len(columns[0])):
            if all(
                (value := column[number]) is not None and test(value)
                for column, test in zip(columns, tests, strict=True)
            ):
                total += (summed[number] or 0.0) if summed else 1.0
        return total / float(divisor or 1)

    def _condition(self, sheet: Worksheet, text: str) -> Callable[[float], bool]:
        found = _TEST.fullmatch(text)
        if not found:
            (wanted,) = self._numbers(sheet, text)
            return lambda value: value == wanted
        compare, number, place = _OPERATORS[found[1]], found[2], found[3]
        day = _DATE.fullmatch(place or "")
        if day:
            limit: float | None = float(date(*map(int, day.groups())).toordinal())
        else:
            limit = self._numbers(sheet, place)[0] if place else float(number)
        assert limit is not None
        return lambda value: compare(value, limit)

    def _numbers(self, sheet: Worksheet, text: str) -> list[float | None]:
        """Return the numbers of a column of cells; days as numbers, None for text and nothing."""
        found = _PLACE.fullmatch(text)
        assert found, text
        source = self.values[found[1] or sheet.title]
        first, last = int(found[3]), int(found[5] or found[3])
        assert found[4] in (None, found[2])
        return [_number(source[f"{found[2]}{row}"].value) for row in range(first, last + 1)]


def _number(value: object) -> float | None:
    if isinstance(value, datetime):
        return float(value.toordinal())
    return float(value) if isinstance(value, int | float) else None
