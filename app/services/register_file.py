"""The desk's view as a workbook, and in words: heads, cells, the line of sums below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.i18n import N_, _
from app.domain.reference import Direction
from app.services.model_register import COLUMNS, Kind, RegisterQuery, RegisterRow, Sums
from app.services.register_words import (
    direction_name,
    sender_name,
    state_name,
    step_words,
)
from app.services.text import titled

if TYPE_CHECKING:
    from app.services.register import RegisterService

Progress = Callable[[int, int, str], bool]
"""Told how many rows are written, of how many; says whether to go on."""

TITLE = N_("Cooperatives")
TOTAL = N_("Total: {count}")
_PART = 500
_LOOKS = {
    Kind.TEXT: "text",
    Kind.CODE: "text",
    Kind.NUMBER: "number",
    Kind.MONEY: "money",
    Kind.DAY: "day",
    Kind.MOMENT: "moment",
}
_WIDE = {"title": 34.0, "direction": 34.0, "district": 20.0, "okrug": 22.0, "sender_name": 34.0,
         "step": 22.0, "state": 22.0, "tiyn": 20.0, "bin": 15.0, "oblast": 20.0}  # fmt: skip


def export_xlsx(
    service: RegisterService,
    query: RegisterQuery,
    columns: Sequence[str],
    path: Path,
    progress: Progress | None = None,
) -> int | None:
    """Write all rows of a query into a workbook; return how many, None when it was stopped.

    ``columns`` are codes of ``COLUMNS`` in their order. Rows are read in parts, so that other work
    on the store comes in between; a case that goes meanwhile is left out.

    Raises:
        FileError: the file cannot be written; what stood there stays.
    """
    from app.exchange.register_xlsx import SheetColumn, StoppedError, write_table

    ids = service.ids(query)
    directions = service.directions()
    sums = Sums()

    def rows() -> Iterator[list[Any]]:
        nonlocal sums
        for start in range(0, len(ids), _PART):
            if progress is not None and not progress(start, len(ids), ""):
                raise StoppedError
            for row in service.rows(ids[start : start + _PART]):
                sums = _with(sums, row)
                yield [cell(row, code, directions) for code in columns]

    heads = [
        SheetColumn(_(COLUMNS[code].title), _look(code), _WIDE.get(code, 12.0)) for code in columns
    ]
    try:
        return write_table(
            path,
            _(TITLE),
            heads,
            rows(),
            lambda: _totals(sums, columns),
            made=service.store.now(),
        )
    except StoppedError:
        return None


def _look(code: str) -> str:
    return "year" if code == "year" else _LOOKS[COLUMNS[code].kind]


def _with(sums: Sums, row: RegisterRow) -> Sums:
    return Sums(
        sums.count + 1,
        sums.founders + row.founders,
        sums.tiyn + (row.tiyn or 0),
        sums.jobs + (row.jobs or 0),
    )


def _totals(sums: Sums, columns: Sequence[str]) -> list[Any]:
    known = {"founders": sums.founders, "tiyn": sums.tiyn / 100, "jobs": sums.jobs}
    cells: list[Any] = [known.get(code) for code in columns]
    said = _(TOTAL).format(count=sums.count)
    free = next((place for place, one in enumerate(cells) if one is None), None)
    if free is not None and _look(columns[free]) == "text":
        cells[free] = said
    return cells


def cell(row: RegisterRow, code: str, directions: Mapping[str, Direction]) -> Any:
    """Return what a row shows in a column, as a cell of a sheet holds it."""
    value = getattr(row, code)
    match code:
        case "direction":
            return direction_name(value, directions)
        case "step":
            return step_words(row)
        case "state":
            return state_name(value)
        case "title":
            return titled(value)
        case "tiyn":
            return None if value is None else value / 100
        case "sender_name":
            return sender_name(row)
        case "updated_at":
            return value.astimezone()
    return value
