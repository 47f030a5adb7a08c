"""The first column of a wide table: it stays in sight while the others are scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.ui.wrapped_head import WrappedHead


class KeptNames(QTableView):
    """Lies over the left edge of a table once it is scrolled; a click leads to the name itself."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setHorizontalHeader(WrappedHead(self))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._go)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.follow())
        table.selectionModel().currentChanged.connect(self._uncover)
        self.hide()

    def follow(self) -> None:
        """Take the place of the first column, in its width and in the height of its rows."""
        table = self._table
        if not table.horizontalScrollBar().value():
            self.hide()
            return
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, True)
        self.setColumnWidth(0, table.columnWidth(0))
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, table.rowHeight(row))
        head = table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        edge = table.frameWidth()  # the sheet draws the same edge around both
        high = table.viewport().height() + head + edge * 2
        self.setGeometry(0, 0, table.columnWidth(0) + edge, high)
        self.show()
        self.raise_()

    def _go(self, index: QModelIndex) -> None:
        self._table.setCurrentIndex(index)
        self._table.setFocus()

    def _uncover(self, current: QModelIndex) -> None:
        """Scroll a cell out from below the names."""
        table = self._table
        bar = table.horizontalScrollBar()
        if current.isValid() and current.column() and bar.value():
            hidden = self.width() - table.visualRect(current).left()
            if self.isVisible() and hidden > 0:
                bar.setValue(bar.value() - hidden)
        elif current.isValid() and not current.column():
            bar.setValue(0)
