"""The page of the анықтама: counts, shows large, saves and prints what is shown."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers
from app.ui.pages.report import ReportPage
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener


def typed(number: int, year: int, district: str) -> Answers:
    return Answers(
        {
            "name.proper": f"Үміт {number}",
            "name.direction": "milk" if number % 2 else "preserves_millet",
            "meeting.oblast": "Түркістан",
            "meeting.district": district,
            "meeting.okrug": f"Округ {number}",
            "registration.date": f"01.02.{year}",
            "finance.contract_date": f"01.03.{year}",
            "finance.amount": "999700000" if number == 1 else "27600000",
            "finance.jobs": "6",
        }
    )


def page_of(window: MainWindow) -> ReportPage:
    window.show_page("report")
    page = window.page
    assert isinstance(page, ReportPage)
    return page


def filled(opened: Opener) -> MainWindow:
    window = opened()
    cases = window.context.services.cases
    for number, (year, district) in enumerate(
        [(2023, "Түлкібас"), (2023, "Отырар"), (2024, "Түлкібас")]
    ):
        cases.create(typed(number, year, district))
    cases.create(typed(9, 2023, "Сайрам"), sample=True)
    return window


def words(page: ReportPage) -> list[str]:
    return [label.text() for label in page.sheet.findChildren(QLabel)]


def test_it_counts_own_cases_by_year_with_large_figures(opened: Opener) -> None:
    page = page_of(filled(opened))
    said = words(page)
    assert {"2023 жыл", "2024 жыл", "1,0\u00a0млрд\u00a0₸", "27,6\u00a0млн\u00a0₸"} <= set(said)
    assert "Қайта өңдеу (консерві, тары өңдеу)" in said
    assert page.spans.placeholderText() == "2023; 2024"
    assert page.sheet.sums.chart is not None
    assert not page.sheet.sums.isHidden()


def test_samples_spans_districts_and_grouping_are_chosen(opened: Opener, qtbot: QtBot) -> None:
    page = page_of(filled(opened))
    page.spans.setText("2023-2024")
    page.refresh()
    assert page.found is not None
    assert [period.projects for period in page.found.report.periods] == [3]
    page.place.setCurrentIndex(page.place.findText("Түлкібас"))
    page.refresh()
    assert [period.projects for period in page.found.report.periods] == [2]
    page.by.setCurrentIndex(page.by.findData("year"))
    page.refresh()
    assert page.found.report.keys == ("2023", "2024")
    page.spans.setText("жыл")
    page.refresh()
    assert not page.banner.isHidden()
    page.by.setCurrentIndex(0)
    page.cases.setCurrentIndex(1)
    page.cases.activated.emit(1)
    assert [period.span.years for period in page.found.report.periods] == ["2023", "2024-2025"]
    assert page.found.report.periods[0].projects == 1


def test_who_has_only_samples_sees_their_sheet(opened: Opener) -> None:
    window = opened()
    window.context.services.cases.create(typed(9, 2023, "Сайрам"), sample=True)
    page = page_of(window)
    assert page.cases.currentData() is True
    assert page.found is not None
    assert page.found.report.sample


def test_an_empty_store_says_what_it_waits_for(opened: Opener) -> None:
    page = page_of(opened())
    assert not page.pdf.isEnabled()
    assert page.sheet.sums.isHidden()
    assert any(text.startswith("Әзірге есептейтін") for text in words(page))


def test_what_is_shown_is_saved_and_printed(opened: Opener, tmp_path: Path) -> None:
    page = page_of(filled(opened))
    page.save_to(tmp_path / "sheet.pdf")
    assert "АНЫҚТАМА" in PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    page.save_to(tmp_path / "sheet.xlsx")
    assert load_workbook(tmp_path / "sheet.xlsx")["Деректер"].max_row == 4
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    page.save_to(tmp_path / "missing" / "sheet.pdf")
    assert not page.banner.isHidden()


def test_spans_stand_side_by_side_where_there_is_room(opened: Opener, qtbot: QtBot) -> None:
    window = filled(opened)
    page = page_of(window)

    def beside() -> bool:
        first, second = page.sheet.frames
        return first.y() == second.y()

    window.resize(1800, 800)
    qtbot.waitUntil(beside)
    window.resize(910, 512)  # 1366 × 768 at 150 %
    qtbot.waitUntil(lambda: not beside())
    assert page.sheet.width() <= page.width()
