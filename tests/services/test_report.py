"""The sheet as files: one set of figures in PDF, workbook and JSON."""

from __future__ import annotations

import io
import json
import random
import zipfile
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from app.documents.tongue import KK, RU
from app.domain.report import WAYS, By, Report, Row, make_report, years
from app.services.reference import load_reference
from app.services.report import report_json, report_pdf, report_xlsx, usual_spans
from tests.documents.accessible import faults
from tests.xlsx_formulas import Checker

REFERENCE = load_reference()
DAY = date(2026, 11, 23)
SPANS = (years(2023), years(2024, 2025))
HOSTILE = ("=1+1", "+7", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "\tтаб", "a\x00b", "*", ">0")


def row(number: int, **figures: object) -> Row:
    return Row(case_id=number, **figures)  # type: ignore[arg-type]  # by name


def many(seed: int = 1, size: int = 60) -> tuple[Row, ...]:
    """Return invented cases, some of them founded or financed outside of every span."""
    pick = random.Random(seed)  # noqa: S311 - no secret
    numbers = count(1)

    def day() -> date | None:
        return pick.choice([None, date(pick.randint(2022, 2026), pick.randint(1, 12), 5)])

    return tuple(
        row(
            next(numbers),
            title=f"«Ү{pick.randint(1, 99)}» АӨК",
            direction=pick.choice(["milk", "preserves", "preserves_millet", "feed", "", "ара"]),
            oblast="Түркістан",
            district=pick.choice(["Түлкібас", "Отырар", "Кентау қаласы", ""]),
            okrug=f"Округ {pick.randint(1, 9)}",
            founded=day(),
            contracted=day(),
            tiyn=pick.choice([None, pick.randint(0, 10**11)]),
            jobs=pick.choice([None, pick.randint(0, 50)]),
        )
        for _ in range(size)
    )


def sheet(rows: tuple[Row, ...], by: By = "direction") -> Report:
    return make_report(rows, SPANS, by, REFERENCE)


@pytest.mark.parametrize("by", WAYS)
def test_every_figure_of_the_workbook_is_a_formula_that_comes_to_it(by: By) -> None:
    report = sheet(many(), by)
    checker = Checker(report_xlsx(report, REFERENCE, DAY))
    checked = 0
    for place, formula, written, worked_out in checker.all():
        assert worked_out == pytest.approx(written, abs=1e-6), (place, formula)
        checked += 1
    assert checked >= len(SPANS) * (2 * len(report.keys) + 6)
    cells = checker.values["Анықтама"]
    told = {cell.value for line in cells.iter_rows() for cell in line}
    for period in report.periods:
        assert {period.projects, period.founded, period.jobs, period.districts} <= told


def test_another_day_in_the_head_changes_the_figures() -> None:
    """The formulas ask the days that stand in the sheet, not those of the program."""
    report = sheet((row(1, direction="milk", contracted=date(2023, 5, 1), tiyn=10**8),))
    book = load_workbook(io.BytesIO(report_xlsx(report, REFERENCE, DAY)))
    cells = book["Анықтама"]
    head = next(c for line in cells.iter_rows() for c in line if c.value == "Басы")
    cells.cell(head.row, head.column + 1).value = date(2023, 6, 1)
    target = io.BytesIO()
    book.save(target)
    checker = Checker.__new__(Checker)
    checker.formulas = load_workbook(io.BytesIO(target.getvalue()))
    checker.values = checker.formulas
    line = head.row + 3
    formula = cells.cell(line, head.column + 1).value
    assert isinstance(formula, str)
    assert checker.work_out(checker.formulas["Анықтама"], formula) == 0


def test_a_changed_day_of_the_data_changes_its_year() -> None:
    """By year a row belongs to the year of its day, not to a number written beside it."""
    days = [date(2024, 12, 31), date(2025, 1, 1)]
    rows = tuple(row(n, contracted=day, tiyn=10**8) for n, day in enumerate(days, start=1))
    data = report_xlsx(make_report(rows, (years(2024, 2025),), "year", REFERENCE), REFERENCE, DAY)
    book = load_workbook(io.BytesIO(data))
    cells = book["Деректер"]
    head = next(cell for cell in cells[1] if cell.value == "Қаржыландыру шартының күні")
    cells.cell(2, head.column).value = date(2025, 6, 1)
    target = io.BytesIO()
    book.save(target)
    checker = Checker.__new__(Checker)
    checker.formulas = checker.values = load_workbook(io.BytesIO(target.getvalue()))
    sheets = checker.formulas["Анықтама"]
    lines = {cells[1].value: cells[2].value for cells in sheets.iter_rows(min_row=8, max_row=9)}
    told = {year: checker.work_out(sheets, str(formula)) for year, formula in lines.items()}
    assert told == {"2024": 0, "2025": 2}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    rows = (
        row(1, title=text, direction=text, oblast=text, district=text, okrug=text,
            founded=date(2023, 1, 1), contracted=date(2023, 1, 1), tiyn=5),
    )  # fmt: skip
    for by in WAYS:
        data = report_xlsx(sheet(rows, by), REFERENCE, DAY)
        book = load_workbook(io.BytesIO(data))
        for cells in book["Деректер"].iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        formulas = [formula for _place, formula, _a, _b in Checker(data).all()]
        assert all(formula.startswith(("=COUNTIF", "=SUMIFS")) for formula in formulas)


def test_the_workbook_is_ready_to_print_and_the_same_each_time() -> None:
    report = sheet(many())
    data = report_xlsx(report, REFERENCE, DAY, RU)
    assert data == report_xlsx(report, REFERENCE, DAY, RU)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Справка", "Данные", "Районы, округа"]
    first, second = book.worksheets[:2]
    assert first.page_setup.orientation == "landscape"
    assert first.page_setup.paperSize == 9
    assert second.freeze_panes == "C2"
    assert second.print_title_rows == "$1:$1"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert "xl/charts/chart1.xml" in packed.namelist()
    assert second.max_row == 61


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 30), st.sampled_from(WAYS))
def test_any_cases_give_a_whole_workbook(seed: int, size: int, by: By) -> None:
    checker = Checker(report_xlsx(sheet(many(seed, size), by), REFERENCE, DAY))
    for place, formula, written, worked_out in checker.all():
        assert worked_out == pytest.approx(written, abs=1e-6), (place, formula)


@pytest.mark.parametrize("language", [KK, RU])
@pytest.mark.parametrize("by", WAYS)
def test_the_printed_sheet_says_the_same_and_can_be_read_aloud(by: By, language: str) -> None:
    report = sheet(many(), by)
    pdf = report_pdf(report, REFERENCE, DAY, language)
    assert faults(pdf) == []
    assert pdf == report_pdf(report, REFERENCE, DAY, language)
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )
    for period in report.periods:
        assert f"{period.projects} " in text
        assert str(period.jobs) in text
    assert ("ҮЛГІ" in text) is False
    width, height = PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]
    assert width > height


def test_samples_are_marked_everywhere() -> None:
    rows = (row(1, sample=True, direction="milk", contracted=date(2023, 5, 1), tiyn=10**8),)
    report = sheet(rows)
    text = PdfReader(io.BytesIO(report_pdf(report, REFERENCE, DAY))).pages[0].extract_text()
    assert "ҮЛГІ" in text
    book = load_workbook(io.BytesIO(report_xlsx(report, REFERENCE, DAY)))
    assert "ҮЛГІ" in {cell.value for line in book["Анықтама"].iter_rows() for cell in line}
    assert json.loads(report_json(report, REFERENCE, DAY))["sample"] is True
    assert usual_spans(rows, REFERENCE) == SPANS
    own = row(2, founded=date(2024, 1, 1))
    assert usual_spans((own,), REFERENCE) == (years(2024),)


def test_the_data_speak_the_language_of_the_sheet() -> None:
    report = sheet((row(1, direction="milk", founded=date(2023, 1, 1)),))
    for language, name, said in (
        (KK, "Деректер", "Қайта өңдеу (сүт өндіру және өңдеу)"),
        (RU, "Данные", "Переработка (производство и переработка молока)"),
    ):
        book = load_workbook(io.BytesIO(report_xlsx(report, REFERENCE, DAY, language)))
        assert book[name]["C2"].value == said


def test_nothing_to_count_is_a_sheet_too() -> None:
    empty = make_report((), (), "direction", REFERENCE)
    assert PdfReader(io.BytesIO(report_pdf(empty, REFERENCE, DAY))).pages
    assert list(Checker(report_xlsx(empty, REFERENCE, DAY)).all()) == []
    assert json.loads(report_json(empty, REFERENCE, DAY))["periods"] == []


def test_json_holds_exact_and_shown_sums() -> None:
    rows = (row(1, direction="milk", contracted=date(2023, 5, 1), tiyn=99_970_000_001, jobs=4),)
    (first, second) = json.loads(report_json(sheet(rows), REFERENCE, DAY, RU))["periods"]
    assert first["sum"] == {"tenge": "999700000.01", "millions": "999.7", "billions": "1.0"}
    assert first["name"] == "2023 год"
    assert first["lines"][0]["name"] == "Переработка (производство и переработка молока)"
    assert second["sum"] == {"tenge": "0.00", "millions": "0.0"}
