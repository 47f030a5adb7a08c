"""A row of totals that stays in sight below a table of values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from app.ui.pages.plain_table import PlainModel, PlainTable


class TotalsRow(QTableView):
    """A last row that stays in sight: as wide as the columns of the table above it."""

    def __init__(self, table: PlainTable, model: PlainModel[Any], name: str) -> None:
        super().__init__()
        self._table = table
        self._later = QTimer(self)  # once the table has laid its columns out
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.follow)
        self.setModel(model)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        self.verticalHeader().hide()
        high = table.verticalHeader().defaultSectionSize()
        self.verticalHeader().setDefaultSectionSize(high)
        self.setFixedHeight(high + self.frameWidth() * 2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._later.start())
        table.fitted.connect(self._later.start)
        model.modelReset.connect(self._widen)
        table.stand_above(self)

    def _widen(self) -> None:
        """A longer total makes its column wider."""
        head = self._table.horizontalHeader()
        head.resizeSections()
        self._later.start()

    def follow(self) -> None:
        """Take the widths of the table above."""
        head = self._table.horizontalHeader()
        for place in range(head.count()):
            self.setColumnHidden(place, head.isSectionHidden(place))
            if not head.isSectionHidden(place):
                self.setColumnWidth(place, head.sectionSize(place))


def with_totals(table: PlainTable, totals: TotalsRow) -> QWidget:
    """Return a table with its totals right below it."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(table, 1)
    layout.addWidget(totals)
    return made
