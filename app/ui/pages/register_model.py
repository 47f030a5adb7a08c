"""The rows of the register: their count is known at once, their contents come page by page.

The model holds the numbers of the matching cases (8 bytes each) and the rows that were looked at
last; what else is seen shows a placeholder until the store's worker has brought it.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.headed_model import HeadedModel, Index
from app.ui.pages.register_columns import COLUMNS, Column, Directions
from app.ui.strangers import tip

if TYPE_CHECKING:
    from app.services.model_register import RegisterRow

KEPT_ROWS = 2000
"""So many rows are kept; those looked at longest ago go first."""
AHEAD = 32
"""So many rows above and below the ones in sight are brought along."""
WAITING = "…"
COMING = N_("The row is being read")
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_FOREGROUND = Qt.ItemDataRole.ForegroundRole
_SAID = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RegisterModel(HeadedModel):
    """The register as a table. ``rows_wanted`` names the cases whose rows are in sight.

    ``in_sight`` tells the first and the last row in sight.
    """

    rows_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        self._columns: tuple[Column, ...] = tuple(COLUMNS.values())
        right = [place for place, column in enumerate(self._columns) if column.number]
        super().__init__([column.title for column in self._columns], right, parent)
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, RegisterRow] = OrderedDict()
        self._missed = False
        self.directions: Directions = {}
        self.in_sight: Callable[[], tuple[int, int]] = lambda: (0, AHEAD)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def ids(self) -> array[int]:
        """The numbers of the cases in their order."""
        return self._ids

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, each with its code."""
        return self._columns

    def show(self, rows: Sequence[RegisterRow], ids: array[int] | None = None) -> None:
        """Show the first rows of an answer; ``ids`` are all of it, when they are known."""
        found = array("q", [row.case_id for row in rows]) if ids is None else ids
        same = found == self._ids
        if not same:
            self.beginResetModel()
        self._ids = found
        self._missed = False
        self._rows.clear()
        self._keep(rows)
        if not same:
            self.endResetModel()
        elif found:
            self._repaint()

    def show_ids(self, ids: array[int]) -> None:
        """Take the numbers of all cases of the answer whose first rows are shown."""
        there = len(self._ids)
        if ids[:there] != self._ids:  # the store has changed in between
            self.show((), ids)
        elif len(ids) > there:
            self.beginInsertRows(QModelIndex(), there, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def _keep(self, rows: Iterable[RegisterRow]) -> None:
        for row in rows:
            self._rows[row.case_id] = row
            self._rows.move_to_end(row.case_id)
        while len(self._rows) > KEPT_ROWS:
            self._rows.popitem(last=False)

    def take_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Take rows that were asked for."""
        self._keep(rows)
        if self._ids:
            self._repaint()

    def _repaint(self) -> None:
        last = self.index(len(self._ids) - 1, len(self._columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, row: int) -> RegisterRow | None:
        """Return a row of the table, or None while it is not here; it is then brought."""
        case_id = self._ids[row]
        found = self._rows.get(case_id)
        if found is None:
            self._miss()
        return found

    def row_of(self, case_id: int) -> int:
        """Return where a case stands, or -1."""
        try:
            return self._ids.index(case_id)
        except ValueError:
            return -1

    # -- rows that are not here ---------------------------------------------------------------

    def _miss(self) -> None:
        self._missed = True
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        """Ask for the rows in sight and some around them."""
        if not self._missed:
            return
        first, last = self.in_sight()
        ids = self._ids[max(0, first - AHEAD) : last + 1 + AHEAD]
        wanted = tuple(case_id for case_id in ids if case_id not in self._rows)
        self._missed = False
        if wanted:
            self.rows_wanted.emit(wanted)

    # -- Qt's own -----------------------------------------------------------------------------

    def lines(self) -> int:
        """Return how many cases match, as far as they are known."""
        return len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if role == _DISPLAY:  # asked first: a paint asks some thousand times
            column = self._columns[index.column()]
            row = self.row_at(index.row())
            if row is None:
                return WAITING if column.code == "title" else ""
            return column.text(row, self.directions)
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[index.column()].number else _LEFT
        if role == _FOREGROUND:
            return self._colour(index)
        return self._said(index, role) if role in _SAID else None

    def _said(self, index: Index, role: int) -> str:
        """Return what a tool tip or a screen reader says of a cell."""
        column = self._columns[index.column()]
        row = self.row_at(index.row())
        if row is None:
            return _(COMING)
        said = column.text(row, self.directions)
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else f"{_(column.title)}: {said}"

    def _colour(self, index: Index) -> QColor | None:
        """Counts of findings stand out; what they are their head says."""
        tint = {"blocking": "bad", "warnings": "attention"}.get(self._columns[index.column()].code)
        return theme.color(tint) if tint else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's head; rows are numbered."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        return super().headerData(section, orientation, role)
