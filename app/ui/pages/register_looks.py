"""Beside the register's table, when asked for: its columns, their places, the order of the rows.

All of it is also done at the heads of the table with a mouse.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import _
from app.ui import icons, theme
from app.ui.pages.base import button, labelled
from app.ui.pages.register_columns import COLUMNS, USUAL, Shown, orders

_CODE = Qt.ItemDataRole.UserRole


class ColumnList(QListWidget):
    """Asks for little: it takes all room that is left."""

    def sizeHint(self) -> QSize:
        """Return its least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class LooksPanel(QFrame):
    """A list of the columns with ticks, buttons to move one, the order of the rows."""

    columns_wanted = Signal(object)  # the columns from the left
    order_wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        step = theme.unit()
        self._widths: dict[str, float] = {}
        inner = self._scrolling(step)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(step // 2, step // 2, step, step // 2)
        layout.setSpacing(step)
        self.setFixedWidth(theme.characters(36) + step * 4)
        self.close_button = QPushButton()
        self.close_button.setIcon(icons.icon("close", "muted"))
        self.close_button.setAccessibleName(_("Close"))
        self.close_button.setToolTip(_("Close"))
        theme.role(self.close_button, "link")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(theme.label(_("Columns"), "heading"), 1)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        self.list = ColumnList()
        self.list.setAccessibleName(_("Columns"))
        self.list.setAccessibleDescription(_("Space shows or hides a column"))
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.list.setMinimumHeight(step * 10)
        layout.addWidget(self.list, 1)
        self.up = button(_("Further left"), "up")
        self.down = button(_("Further right"), "down")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        moves = QVBoxLayout()
        moves.setSpacing(step // 2)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        layout.addLayout(moves)
        self._add_order(layout)
        self.usual = button(_("As at first"), "undo")
        self.usual.clicked.connect(lambda: self.columns_wanted.emit(USUAL))
        layout.addWidget(self.usual)
        self.hide()

    def _add_order(self, layout: QVBoxLayout) -> None:
        self.order = QComboBox()
        for code, title in orders().items():
            self.order.addItem(_(title), code)
        self.way = QComboBox()
        self.way.addItem(_("Ascending"), False)
        self.way.addItem(_("Descending"), True)
        self.way.setAccessibleName(_("Direction of the order"))
        self.way.setAccessibleDescription(_("Ascending or descending"))
        layout.addLayout(labelled(_("Rows are ordered by"), self.order))
        layout.addWidget(self.way)
        self.order.activated.connect(lambda _index: self._tell_order())
        self.way.activated.connect(lambda _index: self._tell_order())

    def _scrolling(self, step: int) -> QWidget:
        """Return the body, which scrolls in a low window."""
        inner = QWidget()
        theme.role(inner, "page")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(step // 2, step // 2, 0, step // 2)
        outer.addWidget(area)
        return inner

    def show_columns(self, shown: Sequence[Shown]) -> None:
        """Show which columns stand in the table; the others follow."""
        self._widths.update({one.code: one.width for one in shown})
        there = [one.code for one in shown]
        codes = [*there, *(code for code in COLUMNS if code not in there)]
        ticked = [(code, code in there) for code in codes]
        if ticked == self._ticked():
            return
        current = self.list.currentItem()
        chosen = current.data(_CODE) if current else ""
        self.list.blockSignals(True)
        self.list.clear()
        for code, tick in ticked:
            item = QListWidgetItem(_(COLUMNS[code].title))
            item.setData(_CODE, code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(codes.index(chosen) if chosen in codes else 0)
        self.list.blockSignals(False)
        self._enable()

    def show_order(self, code: str, *, descending: bool) -> None:
        """Show what the rows are ordered by."""
        self.order.setCurrentIndex(max(0, self.order.findData(code)))
        self.way.setCurrentIndex(int(descending))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ticked(self) -> list[tuple[str, bool]]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [(item.data(_CODE), item.checkState() == Qt.CheckState.Checked) for item in items]

    def _tell(self) -> None:
        codes = [code for code, tick in self._ticked() if tick]
        if codes:
            self.columns_wanted.emit(
                tuple(Shown(code, self._widths.get(code, COLUMNS[code].width)) for code in codes)
            )
        else:  # a table without columns says nothing: the last one stays
            item = self.list.currentItem() or self.list.item(0)
            item.setCheckState(Qt.CheckState.Checked)
        self._enable()

    def _tell_order(self) -> None:
        self.order_wanted.emit(str(self.order.currentData()), bool(self.way.currentData()))

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + by < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentRow(row + by)
        self.list.blockSignals(False)
        self._tell()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
