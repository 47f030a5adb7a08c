"""A table of figures to be read, that leaves columns out where it is narrow and cuts none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.row_table import by_rows
from app.ui.wrapped_head import WrappedHead


class FittingTable(QTableView):
    """``spare``: the columns that follow from the others; they go together.

    ``name`` is what readers of the screen call it.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        spare: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spare = tuple(spare)
        self.setModel(model)
        head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setHighlightSections(False)
        self.verticalHeader().hide()
        by_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)

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
