"""The анықтама: what was founded and financed, readable from a distance, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _, current_language
from app.domain.report import WAYS, By, Report, Row, Span, read_span
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import Column, Page, boxed, button, heading, labelled
from app.ui.pages.report_sheet import ReportSheet
from app.ui.whole_document import print_document, save_document

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter

    from app.domain.reference import Reference
    from app.services.report import Choice

BY_NAMES = {"direction": N_("By direction"), "district": N_("By district"), "year": N_("By year")}
TYPING_MS = 400
_WIDE = 150


@dataclass(frozen=True)
class Asked:
    """What the page asks for."""

    sample: bool
    by: By
    spans: tuple[Span, ...]
    place: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Found:
    """What came back: the sheet, the reference it is printed with, every place there is."""

    report: Report
    reference: Reference
    day: date
    places: tuple[tuple[str, str], ...]


class ReportPage(Page):
    """Choices above, the sheet below them."""

    help_text = N_(
        "The summary sheet counts your cooperatives: founded on the day of registration, financed "
        "on the day of the finance contract. Choose years or spans such as 2023; 2024-2025, and "
        "save the sheet as PDF or as a workbook with live formulas."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        column = Column(_WIDE)
        layout.addWidget(column)
        body = column.body
        heading(
            body,
            _("Summary sheet"),
            _("What was founded and financed: projects, sums, districts, jobs."),
        )
        self.cases = QComboBox()
        self.cases.addItem(_("My cooperatives"), False)
        self.cases.addItem(_("Sample cases"), True)
        self.by = QComboBox()
        for way in WAYS:
            self.by.addItem(_(BY_NAMES[way]), way)
        self.place = QComboBox()
        self.place.addItem(_("All districts"), ("", ""))
        self.spans = QLineEdit()
        self.spans.setClearButtonEnabled(True)
        self.spans.setPlaceholderText("2023; 2024-2025")
        self.spans.setMinimumWidth(theme.characters(26))
        body.addWidget(
            FlowRow(
                boxed(labelled(_("Which cases"), self.cases)),
                boxed(labelled(_("Grouping"), self.by)),
                boxed(labelled(_("District"), self.place)),
                boxed(labelled(_("Years or spans"), self.spans)),
            )
        )
        self.pdf = button(_("Save as PDF…"), "document", "primary")
        self.xlsx = button(_("Save as a workbook…"), "save")
        self.printing = button(_("Print…"), "print")
        body.addWidget(FlowRow(self.pdf, self.xlsx, self.printing))
        self.banner = Banner()
        body.addWidget(self.banner)
        self.sheet = ReportSheet()
        body.addWidget(self.sheet)
        body.addSpacing(step)
        body.addStretch(1)
        self.found: Found | None = None
        self._asked: Asked | None = None
        self._first = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self.refresh)
        self.cases.activated.connect(lambda _index: self._other_cases())
        self.by.activated.connect(lambda _index: self.refresh())
        self.place.activated.connect(lambda _index: self.refresh())
        self.spans.textEdited.connect(lambda _text: self._timer.start())
        self.pdf.clicked.connect(lambda: self._save(".pdf"))
        self.xlsx.clicked.connect(lambda: self._save(".xlsx"))
        self.printing.clicked.connect(self._print)
        context.cases_changed.connect(self._cases_changed)
        self._enable(on=False)

    # -- what is asked ---------------------------------------------------------------------

    def asked(self) -> Asked | None:
        """Return what the choices ask for; None while the spans cannot be read."""
        spans = []
        for text in self.spans.text().replace(",", ";").split(";"):
            if not text.strip():
                continue
            span = read_span(text)
            if span is None:
                return None
            spans.append(span)
        return Asked(
            bool(self.cases.currentData()),
            self.by.currentData(),
            tuple(spans),
            tuple(self.place.currentData()),
        )

    def _cases_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _other_cases(self) -> None:
        self.place.setCurrentIndex(0)
        self.spans.clear()
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        if not self.context.ready:
            return
        asked = self.asked()
        if asked is None:
            self.banner.tell(_("Write years or spans, such as 2023; 2024-2025."), "attention")
            return
        self.banner.clear()
        self._asked = asked
        services = self.context.services

        def work() -> Found:
            from app.services.report import Choice

            reference = services.reference()
            reports = services.reports
            whole = Choice(asked.sample)
            rows = reports.rows(whole, reference)
            report = reports.report(_choice(asked), reference, asked.spans, asked.by)
            return Found(report, reference, reports.today(), _places(rows))

        self.context.tasks.run(
            work, lambda found: self._show(asked, found), self.banner.tell_error, self
        )

    def _show(self, asked: Asked, found: Found) -> None:
        if asked != self._asked:
            return  # an older answer that came late
        self.found = found
        self._fill_places(found.places)
        self.sheet.show_report(found.report, found.reference, _paper_language())
        self._enable(on=bool(found.report.periods))
        if not self.spans.text() and found.report.periods:
            self.spans.setPlaceholderText(
                "; ".join(period.span.years for period in found.report.periods)
            )
        first, self._first = self._first, False
        if first and not found.report.rows:
            self._show_samples_if_any()

    def _show_samples_if_any(self) -> None:
        """Who has no case of his own yet sees the samples' sheet, when there are samples."""
        services = self.context.services

        def any_sample(cases: bool) -> None:
            if cases and self.cases.currentIndex() == 0:
                self.cases.setCurrentIndex(1)
                self._other_cases()

        self.context.tasks.run(lambda: services.cases.latest(0).samples > 0, any_sample, None, self)

    def _fill_places(self, places: tuple[tuple[str, str], ...]) -> None:
        known = tuple(self.place.itemData(place) for place in range(1, self.place.count()))
        if known == places:
            return
        chosen = self.place.currentData()
        while self.place.count() > 1:
            self.place.removeItem(1)
        several = len({oblast for oblast, _district in places}) > 1
        for oblast, district in places:
            self.place.addItem(f"{oblast}: {district}" if several else district, (oblast, district))
        self.place.setCurrentIndex(max(0, self.place.findData(chosen)))

    def _enable(self, *, on: bool) -> None:
        for one in (self.pdf, self.xlsx, self.printing):
            one.setEnabled(on)

    # -- files -------------------------------------------------------------------------------

    def _save(self, ending: str) -> None:
        kinds = {".pdf": _("PDF files (*.pdf)"), ".xlsx": _("Workbooks (*.xlsx)")}
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the summary sheet"), _("Summary sheet") + ending, kinds[ending]
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(ending))

    def save_to(self, path: Path) -> None:
        """Write the sheet that is shown into a file, PDF or workbook by its ending."""
        found = self.found
        if found is None:
            return
        language = _paper_language()

        def make() -> bytes:
            from app.services.report import report_pdf, report_xlsx

            write = report_xlsx if path.suffix.lower() == ".xlsx" else report_pdf
            return write(found.report, found.reference, found.day, language)

        save_document(self.context.tasks, self.banner, path, make)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the sheet that is shown onto a printer."""
        found = self.found
        if found is None:
            return
        language = _paper_language()

        def make() -> bytes:
            from app.services.report import report_pdf

            return report_pdf(found.report, found.reference, found.day, language)

        print_document(self.context.tasks, self.banner, printer, make)


def _choice(asked: Asked) -> Choice:
    from app.services.report import Choice

    oblast, district = asked.place
    return Choice(asked.sample, oblast, district)


def _places(rows: tuple[Row, ...]) -> tuple[tuple[str, str], ...]:
    from app.services.text import alphabet_key

    found = {(row.oblast, row.district) for row in rows if row.district}
    return tuple(sorted(found, key=lambda place: tuple(map(alphabet_key, place))))


def _paper_language() -> str:
    """Return the language of the sheet: the window's, Kazakh for English."""
    return "ru" if current_language() == "ru" else "kk"
