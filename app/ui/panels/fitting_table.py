"""A table of figures that leaves columns out where it is narrow, instead of cutting any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget


class FittingTable(QTableView):
    """``spare``: the columns that follow from the others; they go together."""

    def __init__(self, spare: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spare = tuple(spare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the spare columns out where one would be cut."""
        super().resizeEvent(event)
        head = self.horizontalHeader()
        widths = [
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column)) + 1
            for column in range(self.model().columnCount())
        ]
        narrow = sum(widths) > self.viewport().width()
        for column in self._spare:
            if self.isColumnHidden(column) != narrow:
                self.setColumnHidden(column, narrow)
