"""An editable table of values by the day they hold from: shipped ones and one's own beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.parse import format_date, parse_date
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import button, row
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.wrapped_head import WrappedHead, wrapped

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.ui.ports import Services


class Dated(Protocol):
    """A value that holds from a day on."""

    @property
    def valid_from(self) -> date:
        """The day it holds from."""


Value = TypeVar("Value", bound=Dated)


class ValueTable(QWidget, Generic[Value]):
    """Shows what holds; an edited or added row becomes one's own value.

    The first column is the day, the last one the source.
    """

    failed = Signal(object)

    heads: tuple[str, ...] = ()
    name = ""  # what a screen reader calls the table
    adding = ""  # the button for one more row
    visible_rows = 6
    description = N_("F2 edits a cell; what you change is your own value")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filling = False
        self._own: tuple[Value, ...] = ()
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.table = QTableWidget(0, len(self.heads))
        self.table.setHorizontalHeader(WrappedHead(self.table))
        for column, head in enumerate(self.heads):
            item = QTableWidgetItem(_(head))
            role = Qt.ItemDataRole.TextAlignmentRole
            item.setData(role, wrapped(Qt.AlignmentFlag.AlignHCenter))
            self.table.setHorizontalHeaderItem(column, item)
        self.table.verticalHeader().hide()
        rows = self.table.verticalHeader()
        rows.setMinimumSectionSize(step * 4)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # long sources wrap
        by_rows(self.table)
        self.table.setAccessibleName(_(self.name))
        self.table.setAccessibleDescription(_(self.description))
        last = len(self.heads) - 1
        self.table.horizontalHeader().setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setMinimumHeight(step * 4 * (self.visible_rows + 2))
        self.table.itemChanged.connect(self._changed)
        layout.addWidget(self.table)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.add_button = button(_(self.adding), "plus")
        self.add_button.clicked.connect(self.add)
        self.back_button = button(_("Only the shipped values"), "undo")
        self.back_button.clicked.connect(lambda: self._keep(()))
        layout.addLayout(row(self.add_button, self.back_button))

    # -- what each table says of its values ---------------------------------------------------

    def _all(self, reference: Reference) -> Sequence[Value]:
        """Return every value that holds, own ones laid over the shipped."""
        raise NotImplementedError

    def _read_own(self, services: Services) -> Sequence[Value]:
        """Return one's own values from the store."""
        raise NotImplementedError

    def _write_own(self, services: Services, values: Sequence[Value]) -> None:
        """Keep one's own values in the store."""
        raise NotImplementedError

    def _cells(self, value: Value) -> Sequence[str]:
        """Return the texts of a row between day and source."""
        raise NotImplementedError

    def _source(self, value: Value) -> str:
        """Return where a value is from."""
        raise NotImplementedError

    def _value(self, day: date, cells: Sequence[str], source: str) -> Value | str:
        """Return the value of a row, or the sentence that says what is wrong with it."""
        raise NotImplementedError

    def _next_day(self, days: Sequence[date], today: date) -> date:
        """Return the day of a row that is added."""
        raise NotImplementedError

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what holds and what is one's own."""
        services = self._context.services
        self._context.tasks.run(
            lambda: (services.reference(), self._read_own(services)),
            lambda read: self._show(*read),
            self.failed.emit,
            self,
        )

    def _show(self, reference: Reference, own: Sequence[Value]) -> None:
        self._own = tuple(own)
        mine = {value.valid_from for value in own}
        values = sorted(self._all(reference), key=lambda value: value.valid_from, reverse=True)
        self._filling = True
        self.table.setRowCount(0)
        for value in values:
            texts = (format_date(value.valid_from), *self._cells(value), self._source(value))
            self._add_row(texts, own=value.valid_from in mine)
        self._filling = False
        self.back_button.setVisible(bool(own))
        for column in range(len(self.heads) - 1):
            self.table.resizeColumnToContents(column)

    def _add_row(self, texts: Sequence[str], *, own: bool) -> None:
        line = self.table.rowCount()
        self.table.insertRow(line)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tip(text))
            if own:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            if 0 < column < len(self.heads) - 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(line, column, item)

    # -- editing ------------------------------------------------------------------------------

    def add(self) -> None:
        """Add a row and edit it."""
        known = [parse_date(self._text(line, 0)) for line in range(self.table.rowCount())]
        today: date = self._context.services.clock.now().date()
        day = self._next_day([one for one in known if one is not None], today)
        self._filling = True
        self._add_row((format_date(day), *("" for _head in self.heads[1:])), own=True)
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
        texts = [self._text(item.row(), column) for column in range(len(self.heads))]
        day = parse_date(texts[0])
        if day is None:
            self.banner.tell(_("Write the day it holds from: 01.01.2027."), "attention")
            return
        made = self._value(day, texts[1:-1], texts[-1])
        if isinstance(made, str):
            self.banner.tell(made, "attention")
            return
        self.banner.clear()
        self._keep((*(value for value in self._own if value.valid_from != day), made))

    def _keep(self, values: Sequence[Value]) -> None:
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
            self._write_own(services, values)
            return services.reference()

        context.tasks.run(work, done, failed, context)
