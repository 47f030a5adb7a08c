"""The sheet on the screen: large figures, the tables side by side, the charts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import _
from app.domain.reference import Reference
from app.domain.report import Report
from app.forms.report import ShownPeriod, report_charts, shown_periods, words_of
from app.ui import theme
from app.ui.chart_view import ChartView
from app.ui.pages.base import card, clear

_LARGE, _SMALLER = 2.0, 1.4
"""Sizes of figures, as parts of the window's letters."""


class ReportSheet(QWidget):
    """Shows a report; nothing is edited here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.unit() * 2)
        self._periods = QGridLayout()
        self._periods.setSpacing(theme.unit() * 2)
        self._layout.addLayout(self._periods)
        self._notes = theme.label("", "helper")
        self._layout.addWidget(self._notes)
        self.sums, self.projects = ChartView(), ChartView()
        self._charts: list[QFrame] = []
        self.frames: list[QFrame] = []
        self._columns = 0
        for chart in (self.sums, self.projects):
            frame, inside = card()
            inside.addWidget(chart)
            frame.hide()
            self._charts.append(frame)
            self._layout.addWidget(frame)

    def show_report(self, report: Report, reference: Reference, language: str) -> None:
        """Show a report in a language of the papers."""
        clear(self._periods)
        shown = shown_periods(report, reference, language)
        words = words_of(language)
        head = words["year_head" if report.by == "year" else report.by]
        self.frames = [_period(period, head, words) for period in shown]
        self._columns = 0
        self._arrange()
        charts = report_charts(report, reference, language)
        for view, frame, chart in zip(
            (self.sums, self.projects), self._charts, charts or (None, None), strict=True
        ):
            view.set_chart(chart)
            frame.setVisible(chart is not None)
        self._notes.setText(" ".join(_notes(report)))
        self._notes.setVisible(bool(self._notes.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put spans beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = max((frame.minimumSizeHint().width() for frame in self.frames), default=0)
        # One card is the least that it asks for: two beside each other must never widen the page.
        self.setMinimumWidth(needed)
        fits = self.width() >= needed * 2 + self._periods.horizontalSpacing()
        columns = 2 if fits and len(self.frames) > 1 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, frame in enumerate(self.frames):
            self._periods.addWidget(frame, place // columns, place % columns)
        self._periods.setColumnStretch(0, 1)
        self._periods.setColumnStretch(1, columns - 1)


def _notes(report: Report) -> list[str]:
    notes = []
    if not report.periods:
        notes.append(
            _("Nothing to count yet: no cooperative has a day of registration or of finance.")
        )
    if report.sample:
        notes.append(_("Sample: the cooperatives and their sums are invented."))
    if report.undated:
        notes.append(
            _("Not counted, because the contract has no day: {count}.").format(count=report.undated)
        )
    return notes


def _period(period: ShownPeriod, head: str, words: Mapping[str, str]) -> QFrame:
    """Return the card of one span: what it comes to, then its lines."""
    frame, layout = card()
    layout.addWidget(theme.label(period.name, "heading"))
    figures = QHBoxLayout()
    figures.setSpacing(theme.unit() * 2)
    for value, name in (
        (period.money, words["money"]),
        (period.projects, words["financed"]),
        (period.jobs, words["jobs"]),
    ):
        figures.addLayout(_figure(value, name, _LARGE), 1)
    layout.addLayout(figures)
    small = QHBoxLayout()
    small.setSpacing(theme.unit() * 2)
    for value, name in (
        (period.districts, words["districts"]),
        (period.okrugs, words["okrugs"]),
        (period.founded, words["founded"]),
    ):
        small.addLayout(_figure(value, name, _SMALLER), 1)
    layout.addLayout(small)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.unit() * 2)
    grid.setVerticalSpacing(theme.unit() // 2)
    grid.setColumnStretch(0, 1)
    rows = [
        (head, words["projects"], words["sum"]),
        *((line.name, line.projects, line.sum) for line in period.lines),
        (words["total"], period.projects, period.sum),
    ]
    last = len(rows) - 1
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            made = theme.label(text, "helper" if not number else "")
            if column:
                made.setWordWrap(not number)
                made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if number == last:
                _embolden(made, 1.0)
            grid.addWidget(made, number, column)
    layout.addLayout(grid)
    layout.addStretch(1)
    return frame


def _figure(value: str, name: str, scale: float) -> QVBoxLayout:
    """Return a figure that is read from a distance, with what it counts below it."""
    layout = QVBoxLayout()
    layout.setSpacing(0)
    large = QLabel(value)
    large.setTextFormat(Qt.TextFormat.PlainText)
    large.setAccessibleName(f"{name}: {value}")
    _embolden(large, scale)
    layout.addWidget(large)
    layout.addWidget(theme.label(name, "helper"))
    layout.addStretch(1)  # figures of one row stand at one height, however long their names
    return layout


def _embolden(label: QLabel, scale: float) -> None:
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(True)
    label.setFont(font)
