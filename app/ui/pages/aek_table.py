"""The АЕК by day it holds from: shipped values and one's own, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.parse import format_date, format_tenge, parse_date, parse_money
from app.domain.reference import AekValue
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import button, row

if TYPE_CHECKING:
    from app.domain.reference import Reference

HEADS = (N_("Valid from"), N_("Tenge"), N_("Source"))
VISIBLE_ROWS = 6


class AekTable(QWidget):
    """Shows what holds; an edited or added row becomes one's own value."""

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filling = False
        self._own: tuple[AekValue, ...] = ()
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.table = QTableWidget(0, len(HEADS))
        self.table.setHorizontalHeaderLabels([_(head) for head in HEADS])
        self.table.verticalHeader().hide()
        rows = self.table.verticalHeader()
        rows.setMinimumSectionSize(step * 4)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # long sources wrap
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.table.setAccessibleName(_("The АЕК by year"))
        self.table.setAccessibleDescription(_("F2 edits a cell; what you change is your own value"))
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setMinimumHeight(step * 4 * (VISIBLE_ROWS + 2))
        self.table.itemChanged.connect(self._changed)
        layout.addWidget(self.table)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.add_button = button(_("Add a year"), "plus")
        self.add_button.clicked.connect(self.add)
        self.back_button = button(_("Only the shipped values"), "undo")
        self.back_button.clicked.connect(lambda: self._keep(()))
        layout.addLayout(row(self.add_button, self.back_button))

    def refresh(self) -> None:
        """Read what holds and what is one's own."""
        services = self._context.services
        self._context.tasks.run(
            lambda: (services.reference(), services.settings.aek()),
            lambda read: self._show(*read),
            self.failed.emit,
            self,
        )

    def _show(self, reference: Reference, own: Sequence[AekValue]) -> None:
        self._own = tuple(own)
        mine = {value.valid_from for value in own}
        values = sorted(reference.aek, key=lambda value: value.valid_from, reverse=True)
        self._filling = True
        self.table.setRowCount(0)
        for value in values:
            texts = (format_date(value.valid_from), format_tenge(value.tenge * 100), value.source)
            self._add_row(texts, own=value.valid_from in mine)
        self._filling = False
        self.back_button.setVisible(bool(own))
        self.table.resizeColumnToContents(0)
        self.table.resizeColumnToContents(1)

    def _add_row(self, texts: Sequence[str], *, own: bool) -> None:
        line = self.table.rowCount()
        self.table.insertRow(line)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if own:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            if column == 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(line, column, item)

    def add(self) -> None:
        """Add a row for the next year and edit it."""
        known = [parse_date(self._text(line, 0)) for line in range(self.table.rowCount())]
        years = [day.year for day in known if day is not None]
        today: date = self._context.services.clock.now().date()
        year = max(years, default=today.year - 1) + 1
        self._filling = True
        self._add_row((format_date(date(year, 1, 1)), "", ""), own=True)
        self._filling = False
        cell = self.table.item(self.table.rowCount() - 1, 1)
        if cell is not None:
            self.table.setCurrentItem(cell)
            self.table.scrollToItem(cell)
            self.table.editItem(cell)

    def _text(self, line: int, column: int) -> str:
        item = self.table.item(line, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        line = item.row()
        day = parse_date(self._text(line, 0))
        sum_ = parse_money(self._text(line, 1))
        source = self._text(line, 2)
        if day is None:
            self.banner.tell(_("Write the day it holds from: 01.01.2027."), "attention")
        elif sum_ is None or not sum_ or sum_ % 100:
            self.banner.tell(_("Write the АЕК in whole tenge, for example 4325."), "attention")
        elif not source:
            self.banner.tell(
                _("Write the source too: the law on the republic's budget, its number, article."),
                "attention",
            )
        else:
            self.banner.clear()
            made = AekValue(day, sum_ // 100, source)
            kept = [value for value in self._own if value.valid_from != day]
            self._keep((*kept, made))

    def _keep(self, values: Sequence[AekValue]) -> None:
        context, services = self._context, self._context.services

        # The open case follows even when this page was left or rebuilt meanwhile.
        def done(reference: Reference) -> None:
            session = context.session
            if session is not None:
                session.use_reference(reference)
            if shiboken6.isValid(self):
                self.refresh()

        def failed(error: Exception) -> None:
            if shiboken6.isValid(self):
                self.failed.emit(error)

        def work() -> Reference:
            services.settings.set_aek(values)
            return services.reference()

        context.tasks.run(work, done, failed, context)
