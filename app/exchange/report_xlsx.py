"""The анықтама as a workbook: its figures are formulas over a sheet of data, a row a case.

Every formula carries its value too, for viewers that do not calculate. A text is always written as
text, whatever it begins with. Lines, districts and okrugs are numbered, so that no formula has to
compare what a person typed; a line that is a year is told by the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from app.domain.reference import Reference
from app.domain.report import Period, Report, Row, key_of
from app.domain.rounding import MILLION
from app.exchange.cell_text import cell_text
from app.exchange.workbook import A4, new_workbook

_SPARE_ROWS = 500
"""So many rows below the data count too, for cases that are added by hand."""
_COLUMNS = (
    ("number", 6), ("cooperative", 34), ("direction", 34), ("oblast", 18), ("district", 18),
    ("okrug", 22), ("founded_on", 14), ("contracted_on", 16), ("tenge", 18), ("jobs", 12),
    ("line", 8), ("districts", 10), ("okrugs", 10),
)  # fmt: skip
_PLACE = {name: place for place, (name, _width) in enumerate(_COLUMNS)}
_WIDE = 4  # columns of a period: name, projects, sum, and a gap
_FIRST, _LAST, _HEAD, _TOP = 4, 5, 6, 7  # rows of the sheet: the span's days, heads, first line


def write_xlsx(
    report: Report,
    reference: Reference,
    words: Mapping[str, str],
    names: Sequence[Sequence[str]],
    spans: Sequence[str],
    *,
    day: date,
    language: str,
) -> bytes:
    """Return the workbook.

    ``words`` are the sheet's own; ``names`` those of its lines, ``spans`` that of each period, as
    the printed sheet has them; ``day`` is that of the data, ``language`` that of the names of
    directions. The same report gives the same bytes.
    """
    target = BytesIO()
    book = new_workbook(target, words["title"], day, subject=words["subject"], in_memory=True)
    writer = _Writer(book, report, reference, words, language)
    writer.sheet(names, spans, day)
    writer.data()
    writer.places()
    book.close()
    return target.getvalue()


@dataclass
class _Writer:
    """Writes the three sheets of a report."""

    book: Any
    report: Report
    reference: Reference
    words: Mapping[str, str]
    language: str
    _formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        add = self.book.add_worksheet
        titles = ("sheet", "data_sheet", "places_sheet")
        self._sheet, self._data, self._places = (add(self.words[code]) for code in titles)
        rows = self.report.rows
        self._end = len(rows) + _SPARE_ROWS + 1  # the last row that formulas look at, from 1
        self._districts = _numbered((row.oblast, row.district) for row in rows if row.district)
        self._okrugs = _numbered((row.oblast, row.district, row.okrug) for row in rows if row.okrug)

    def _look(self, **wanted: Any) -> Any:
        name = repr(sorted(wanted.items()))
        if name not in self._formats:
            self._formats[name] = self.book.add_format({"valign": "vcenter", **wanted})
        return self._formats[name]

    def _head(self) -> Any:
        return self._look(bold=True, text_wrap=True, align="center", border=1, bg_color="#E3ECF2")

    def _range(self, name: str) -> str:
        """Return a column of the data, as formulas name it."""
        letter = xl_col_to_name(_PLACE[name])
        return f"'{self.words['data_sheet']}'!${letter}$2:${letter}${self._end}"

    # -- data ----------------------------------------------------------------------------

    def data(self) -> None:
        """Write a row for each case."""
        sheet = self._data
        for place, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, self.words[name], self._head())
        lines = {key: number for number, key in enumerate(self.report.keys, start=1)}
        for number, row in enumerate(self.report.rows, start=1):
            self._case(number, row, lines)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(self.report.rows), 1), len(_COLUMNS) - 1)
        self._print(sheet, repeat=0)

    def _case(self, number: int, row: Row, lines: Mapping[str, int]) -> None:
        sheet = self._data
        day, sums = self._look(num_format="dd.mm.yyyy"), self._look(num_format="#,##0.00")
        texts = {
            "cooperative": row.title,
            "direction": self._direction(row.direction),
            "oblast": row.oblast,
            "district": row.district,
            "okrug": row.okrug,
        }
        sheet.write_number(number, 0, number)
        for name, text in texts.items():
            if text:
                sheet.write_string(number, _PLACE[name], cell_text(text))
        for name, moment in (("founded_on", row.founded), ("contracted_on", row.contracted)):
            if moment:
                sheet.write_datetime(number, _PLACE[name], moment, day)
        if row.tiyn is not None:
            sheet.write_number(number, _PLACE["tenge"], row.tiyn / 100, sums)
        if row.jobs is not None:
            sheet.write_number(number, _PLACE["jobs"], row.jobs)
        key = key_of(row, self.report.by, row.financed or row.founded, self.reference)
        counted = {
            "line": None if self.report.by == "year" else lines.get(key),
            "districts": self._districts.get((row.oblast, row.district)),
            "okrugs": self._okrugs.get((row.oblast, row.district, row.okrug)),
        }
        for name, found in counted.items():
            if found is not None:
                sheet.write_number(number, _PLACE[name], found)

    def _direction(self, code: str) -> str:
        known = self.reference.directions.get(code)
        if known is None:
            return code
        return known.name_ru if self.language == "ru" else known.name_kk

    # -- districts and okrugs ----------------------------------------------------------------

    def places(self) -> None:
        """Write how many were founded in each district and okrug: the sheet counts those."""
        sheet = self._places
        self._place_table(0, "districts", self._districts, ("number", "oblast", "district"))
        left = 4 + len(self.report.periods)
        self._place_table(left, "okrugs", self._okrugs, ("number", "oblast", "district", "okrug"))
        sheet.freeze_panes(1, 0)
        self._print(sheet, repeat=0)

    def _place_table(
        self, left: int, name: str, places: Mapping[tuple[str, ...], int], heads: Sequence[str]
    ) -> None:
        sheet = self._places
        periods = self.report.periods
        titles = [self.words[head] for head in heads] + [period.span.years for period in periods]
        for place, title in enumerate(titles):
            sheet.set_column(left + place, left + place, 7 if not place else 18)
            sheet.write_string(0, left + place, title, self._head())
        founded: list[dict[int, int]] = [{} for _ in periods]
        for row in self.report.rows:
            key = (row.oblast, row.district, row.okrug)[: len(heads) - 1]
            for count, period in zip(founded, periods, strict=True):
                if key in places and row.founded in period.span:
                    count[places[key]] = count.get(places[key], 0) + 1
        for parts, number in places.items():
            sheet.write_number(number, left, number)
            for place, part in enumerate(parts, start=1):
                sheet.write_string(number, left + place, cell_text(part))
            for place, count in enumerate(founded):
                cell = xl_rowcol_to_cell(number, left, col_abs=True)
                within = self._within("founded_on", place)
                formula = f"=COUNTIFS({self._range(name)},{cell},{within})"
                sheet.write_formula(
                    number, left + len(heads) + place, formula, None, count.get(number, 0)
                )

    def _place_column(self, name: str, period: int) -> str:
        """Return the counts of a period in the districts or the okrugs, as formulas name them."""
        column = 3 + period if name == "districts" else 8 + len(self.report.periods) + period
        rows = len(self._districts if name == "districts" else self._okrugs)
        letter = xl_col_to_name(column)
        return f"'{self.words['places_sheet']}'!${letter}$2:${letter}${max(rows, 1) + 1}"

    # -- the sheet itself ----------------------------------------------------------------------

    def _within(self, column: str, period: int) -> str:
        """Return the condition that a day of the data stands in a period."""
        left = 1 + period * _WIDE + 1
        sheet = f"'{self.words['sheet']}'!"
        first = sheet + xl_rowcol_to_cell(_FIRST, left, row_abs=True, col_abs=True)
        last = sheet + xl_rowcol_to_cell(_LAST, left, row_abs=True, col_abs=True)
        days = self._range(column)
        return f'{days},">="&{first},{days},"<="&{last}'

    def sheet(self, names: Sequence[Sequence[str]], spans: Sequence[str], day: date) -> None:
        """Write the figures of each period beside each other."""
        sheet, words = self._sheet, self.words
        sheet.set_column(0, 0, 5)
        sheet.write_string(0, 1, words["title"], self._look(bold=True, font_size=16))
        sheet.write_string(1, 1, words["subject"])
        sheet.write_datetime(2, 1, day, self._look(num_format="dd.mm.yyyy", align="left"))
        if self.report.sample:
            mark = self._look(bold=True, font_size=16, font_color="#A8201A")
            sheet.write_string(2, 2, words["sample"], mark)
        sheet.write_string(_HEAD, 0, words["number"], self._head())
        for number in range(1, len(self.report.keys) + 1):
            sheet.write_number(_TOP + number - 1, 0, number, self._look(border=1, align="center"))
        for place, period in enumerate(self.report.periods):
            self._period(place, period, names[place], spans[place])
        sheet.freeze_panes(_TOP, 0)
        self._print(sheet)
        self._chart(spans)

    def _period(self, place: int, period: Period, names: Sequence[str], name: str) -> None:
        sheet, words = self._sheet, self.words
        left = 1 + place * _WIDE
        sheet.set_column(left, left, 40)
        sheet.set_column(left + 1, left + 2, 13)
        sheet.set_column(left + 3, left + 3, 3)
        title = self._look(bold=True, font_size=13, align="center", border=1, bg_color="#E3ECF2")
        sheet.merge_range(_FIRST - 1, left, _FIRST - 1, left + 2, name, title)
        dated = self._look(num_format="dd.mm.yyyy", border=1, align="center")
        for row, code, moment in ((_FIRST, "from", period.span.first),
                                  (_LAST, "to", period.span.last)):  # fmt: skip
            sheet.write_string(row, left, words[code], self._look(border=1))
            sheet.write_datetime(row, left + 1, moment, dated)
            sheet.write_blank(row, left + 2, None, self._look(border=1))
        head = words["year_head" if self.report.by == "year" else self.report.by]
        for column, text in enumerate((head, words["projects"], words["sum"])):
            sheet.write_string(_HEAD, left + column, text, self._head())
        financed = self._within("contracted_on", place)
        known = f'{self._range("tenge")},">=0"'
        for number, (line, text) in enumerate(zip(period.lines, names, strict=True)):
            row = _TOP + number
            of_line = self._of_line(row, line.key)
            sheet.write_string(row, left, cell_text(text), self._look(border=1, text_wrap=True))
            count = f"=COUNTIFS({of_line},{financed},{known})"
            sheet.write_formula(row, left + 1, count, self._count(), line.projects)
            total = f"=SUMIFS({self._range('tenge')},{of_line},{financed})/1000000"
            sheet.write_formula(row, left + 2, total, self._sum(), line.tiyn / MILLION)
        self._totals(place, period)

    def _of_line(self, row: int, key: str) -> str:
        """Return the condition that a row of the data belongs to a line of the sheet.

        A year is known from the day itself, so that a changed day changes its year too.
        """
        if self.report.by == "year":
            days = self._range("contracted_on")
            return f'{days},">="&DATE({key},1,1),{days},"<="&DATE({key},12,31)'
        return f"{self._range('line')},{xl_rowcol_to_cell(row, 0, col_abs=True)}"

    def _count(self, *, bold: bool = False) -> Any:
        return self._look(num_format='#,##0;-#,##0;"–"', border=1, align="center", bold=bold)

    def _sum(self, *, bold: bool = False) -> Any:
        return self._look(num_format='#,##0.0;-#,##0.0;"–"', border=1, bold=bold)

    def _totals(self, place: int, period: Period) -> None:
        """Write what a period comes to: straight from the data, not from rounded lines."""
        sheet, words = self._sheet, self.words
        left, row = 1 + place * _WIDE, _TOP + len(period.lines)
        financed, founded = self._within("contracted_on", place), self._within("founded_on", place)
        known = f'{self._range("tenge")},">=0"'
        bold = self._look(bold=True, border=1)
        sheet.write_string(row, left, words["total"], bold)
        count = f"=COUNTIFS({financed},{known})"
        sheet.write_formula(row, left + 1, count, self._count(bold=True), period.projects)
        total = f"=SUMIFS({self._range('tenge')},{financed})/1000000"
        sheet.write_formula(row, left + 2, total, self._sum(bold=True), period.tiyn / MILLION)
        more = (
            ("districts", f'=COUNTIF({self._place_column("districts", place)},">0")',
             period.districts),
            ("okrugs", f'=COUNTIF({self._place_column("okrugs", place)},">0")', period.okrugs),
            ("founded", f"=COUNTIFS({founded})", period.founded),
            ("jobs", f"=SUMIFS({self._range('jobs')},{financed},{known})", period.jobs),
        )  # fmt: skip
        for number, (code, formula, value) in enumerate(more, start=2):
            sheet.write_string(row + number, left, words[code], self._look(border=1))
            sheet.write_formula(row + number, left + 1, formula, self._count(), value)

    def _chart(self, spans: Sequence[str]) -> None:
        count = len(self.report.keys)
        if not count:
            return
        chart = self.book.add_chart({"type": "bar"})
        title = self.words["sheet"]
        last = _TOP + count - 1
        for place, name in enumerate(spans):
            left = 1 + place * _WIDE
            chart.add_series(
                {
                    "name": name,
                    "categories": [title, _TOP, 1, last, 1],
                    "values": [title, _TOP, left + 2, last, left + 2],
                    "data_labels": {"value": True, "num_format": "#,##0.0"},
                }
            )
        chart.set_title({"name": self.words[f"chart_sums_{self.report.by}"]})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"name": self.words["million"], "num_format": "#,##0"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 900, "height": max(320, 60 * count + 120)})
        self._sheet.insert_chart(last + 9, 1, chart)

    def _print(self, sheet: Any, repeat: int | None = None) -> None:
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")
        if self.report.sample:
            sheet.set_header(f"&R{self.words['sample']}")
        if repeat is not None:
            sheet.repeat_rows(repeat)


def _numbered(places: Any) -> dict[tuple[str, ...], int]:
    """Return different places, numbered from 1 in the order in which they come."""
    return {place: number for number, place in enumerate(dict.fromkeys(places), start=1)}
