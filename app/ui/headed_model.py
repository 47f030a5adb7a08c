"""The part that all tables of a page share: heads above the columns, counts of rows and columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.i18n import _
from app.ui.wrapped_head import wrapped

Index = QModelIndex | QPersistentModelIndex
_SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class HeadedModel(QAbstractTableModel):
    """A table with a head for each column: words that break, at the side of what is below them."""

    def __init__(
        self, heads: Sequence[str], right: Collection[int] = (), parent: QObject | None = None
    ) -> None:
        """``heads`` are msgids; the columns of ``right`` stand at the right, as sums do."""
        super().__init__(parent)
        self._heads = tuple(heads)
        self._at_right = frozenset(right)

    def lines(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def head(self, column: int) -> str:
        """Return what a column is called."""
        return _(self._heads[column])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are; a cell has none below it."""
        return 0 if parent.isValid() else self.lines()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name and how it stands."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role in _SAID:
            return self.head(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in self._at_right
            return wrapped(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        return None
