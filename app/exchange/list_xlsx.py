"""The approved list as a workbook: sums, counts and days as numbers, everything else as text.

A text is always written as text, whatever it begins with. The total is a formula that carries its
value too. Rows that were taken out are struck through and not counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from app.domain.approved_list import ListRow
from app.exchange.cell_text import cell_text
from app.exchange.workbook import A4, new_workbook

_HEAD, _TOP = 2, 3
"""The rows of the heads and of the first cooperative, from 0."""


@dataclass(frozen=True)
class SheetRow:
    """A row of the list with the texts of its language beside what it holds."""

    row: ListRow
    name: str
    oblast: str
    district: str
    okrug: str
    direction: str
    note: str


_COLUMNS = (
    ("number", 6), ("cooperative", 34), ("fact_bin", 16), ("fact_oblast", 22),
    ("fact_district", 22), ("fact_okrug", 26), ("fact_direction", 30), ("fact_founders", 13),
    ("fact_tiyn", 20), ("fact_jobs", 12), ("fact_consent_number", 16), ("fact_consent_date", 14),
    ("fact_registration_date", 14), ("standing", 40),
)  # fmt: skip
_SUMMED = (7, 8, 9)


def write_list_xlsx(
    rows: Sequence[SheetRow], words: Mapping[str, str], line: str, day: date
) -> bytes:
    """Return the workbook. ``line`` tells who approved it; the same list gives the same bytes."""
    target = BytesIO()
    book = new_workbook(target, words["title"], day, subject=words["subject"], in_memory=True)
    sheet = book.add_worksheet(words["sheet"])
    writer = _Writer(book, sheet, words)
    writer.head(line)
    for number, row in enumerate(rows, start=_TOP):
        writer.row(number, row)
    writer.total(rows)
    writer.page(len(rows))
    book.close()
    return target.getvalue()


class _Writer:
    """Writes the sheet."""

    def __init__(self, book: Any, sheet: Any, words: Mapping[str, str]) -> None:
        self._book, self._sheet, self._words = book, sheet, words
        self._formats: dict[str, Any] = {}

    def _look(self, **wanted: Any) -> Any:
        name = repr(sorted(wanted.items()))
        if name not in self._formats:
            plain = {"valign": "top", "border": 1, **wanted}
            self._formats[name] = self._book.add_format(plain)
        return self._formats[name]

    def head(self, line: str) -> None:
        """Write the title, who approved it, and the heads of the columns."""
        bold = self._book.add_format({"bold": True, "font_size": 14})
        self._sheet.write_string(0, 0, self._words["title"], bold)
        self._sheet.write_string(1, 0, cell_text(line))
        head = self._look(bold=True, text_wrap=True, align="center", bg_color="#E3ECF2")
        for place, (name, width) in enumerate(_COLUMNS):
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(_HEAD, place, self._words[name], head)

    def row(self, number: int, shown: SheetRow) -> None:
        """Write one cooperative."""
        row, facts = shown.row, shown.row.facts
        struck = {"font_strikeout": True, "font_color": "#666666"} if row.removed else {}
        text = self._look(text_wrap=True, **struck)
        whole = self._look(num_format="#,##0", **struck)
        money = self._look(num_format="#,##0.00", **struck)
        day = self._look(num_format="dd.mm.yyyy", align="center", **struck)
        write = self._sheet
        write.write_number(number, 0, row.position, whole)
        texts = (shown.name, facts.bin, shown.oblast, shown.district, shown.okrug, shown.direction)
        for place, told in enumerate(texts, start=1):
            write.write_string(number, place, cell_text(told), text)
        write.write_string(number, 10, cell_text(facts.consent_number), text)
        write.write_string(number, 13, cell_text(shown.note), self._look(text_wrap=True))
        tenge = None if facts.tiyn is None else facts.tiyn / 100
        for place, value, look in (
            (7, facts.founders, whole), (8, tenge, money), (9, facts.jobs, whole),
        ):  # fmt: skip
            if value is None:
                write.write_blank(number, place, None, look)
            else:
                write.write_number(number, place, value, look)
        for place, moment in ((11, facts.consent_date), (12, facts.registration_date)):
            if moment is None:
                write.write_blank(number, place, None, day)
            else:
                write.write_datetime(number, place, moment, day)

    def total(self, rows: Sequence[SheetRow]) -> None:
        """Write the sums of the rows that stand; those taken out carry a note in the last column.

        A row counts when nothing is struck out in it, which a formula cannot see: it multiplies
        by a hidden column of ones and noughts.
        """
        last, hidden = _TOP + len(rows), len(_COLUMNS)
        bold = self._look(bold=True)
        for number, shown in enumerate(rows, start=_TOP):
            self._sheet.write_number(number, hidden, int(not shown.row.removed))
        self._sheet.set_column(hidden, hidden, None, None, {"hidden": True})
        for place in range(len(_COLUMNS)):
            self._sheet.write_blank(last, place, None, bold)
        living = [shown.row.facts for shown in rows if not shown.row.removed]
        self._sheet.write_string(last, 1, f"{self._words['total']}: {len(living)}", bold)
        values = (
            sum(one.founders for one in living),
            sum(one.tiyn or 0 for one in living) / 100,
            sum(one.jobs or 0 for one in living),
        )
        for place, value in zip(_SUMMED, values, strict=True):
            look = self._look(bold=True, num_format="#,##0.00" if place == 8 else "#,##0")
            if not rows:
                self._sheet.write_number(last, place, 0, look)
                continue
            cells = (_span(place, last), _span(hidden, last))
            self._sheet.write_formula(
                last, place, f"=SUMPRODUCT({cells[0]},{cells[1]})", look, value
            )

    def page(self, count: int) -> None:
        """Set the sheet up for paper: landscape, one page wide, the heads on every page."""
        sheet = self._sheet
        sheet.freeze_panes(_TOP, 2)
        sheet.autofilter(_HEAD, 0, _TOP + max(count, 1) - 1, len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.set_footer("&C&P / &N")


def _span(column: int, last: int) -> str:
    first = xl_rowcol_to_cell(_TOP, column)
    return f"{first}:{xl_rowcol_to_cell(last - 1, column)}"
