"""A table of values that were read from the store: shown, ticked, sorted, with totals below.

One description of a column serves every such table: what it is called, what it says of a row, how
it is sorted. Where the table is narrow its spare columns go, the widest number first; what is cut
in the one that stretches is read on hovering.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.wrapped_head import WrappedHead, wrapped

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
HIGH = 4
"""The height of a row in units of spacing."""


@dataclass(frozen=True)
class Col(Generic[Row]):
    """A column.

    ``head`` is a msgid, ``text`` what stands in a row, ``key`` what it is sorted by (the text when
    there is none). ``right`` stands at the right, as sums do. ``tint`` gives the colour's name of a
    row's cell or "". ``spare``: left out where the table is narrow, the highest number first; 0
    always stays. ``wide`` takes the room that is left.
    """

    head: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    right: bool = False
    tint: Callable[[Row], str] | None = None
    spare: int = 0
    wide: bool = False


class PlainModel(QAbstractTableModel, Generic[Row]):
    """Rows as columns show them. With ``ticks`` the first column bears a tick for each row.

    Rows are told apart by ``key_of``; what is ticked stays ticked when rows are read again.
    """

    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[Col[Row]],
        key_of: Callable[[Row], object],
        *,
        ticks: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.ticks = ticks
        self.struck: Callable[[Row], bool] = lambda _row: False
        self._key_of = key_of
        self._on: set[object] = set()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # -- rows ----------------------------------------------------------------------------

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, in the order that was chosen."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._on &= {self._key_of(row) for row in rows}
        if self._sorted is not None:
            self._sort(*self._sorted)
        self.endResetModel()

    def key_at(self, row: int) -> object:
        """Return what tells a row apart, None where there is none."""
        return self._key_of(self.rows[row]) if 0 <= row < len(self.rows) else None

    def row_of(self, key: object) -> int:
        """Return where a row stands, or -1."""
        return next((i for i, row in enumerate(self.rows) if self._key_of(row) == key), -1)

    # -- ticks ---------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The ticked rows, in the order shown."""
        return tuple(row for row in self.rows if self._key_of(row) in self._on)

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick rows, or take the ticks away."""
        keys = {self._key_of(self.rows[row]) for row in rows if 0 <= row < len(self.rows)}
        if not keys:
            return
        self._on = self._on | keys if on else self._on - keys
        self.dataChanged.emit(
            self.index(min(rows), 0), self.index(max(rows), 0), [Qt.ItemDataRole.CheckStateRole]
        )
        self.ticked.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick every row, or none."""
        self.tick(range(len(self.rows)), on=on)

    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""
        return self.key_at(row) in self._on

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.head)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(
                Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if self.ticks and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.text(row) or None
            case Qt.ItemDataRole.CheckStateRole if self.ticks and index.column() == 0:
                on = self._key_of(row) in self._on
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column.right:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                tint = column.tint(row) if column.tint else ""
                tint = tint or ("muted" if self.struck(row) else "")
                return theme.color(tint) if tint else None
            case Qt.ItemDataRole.FontRole if self.struck(row):
                font = QFont()
                font.setStrikeOut(True)
                return font
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(column.head)}: {column.text(row)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.ticks:
            return False
        self.tick((index.row(),), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = {self._key_of(row): place for place, row in enumerate(self.rows)}
        old = self.persistentIndexList()
        keys = {place: key for key, place in before.items()}
        self._sorted = (column, order)
        self._sort(column, order)
        now = {self._key_of(row): place for place, row in enumerate(self.rows)}
        moved = [self.index(now[keys[one.row()]], one.column()) for one in old]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        from app.services.text import alphabet_key

        shown = self.columns[column]
        key = shown.key or (lambda row: alphabet_key(shown.text(row)))
        down = order is Qt.SortOrder.DescendingOrder
        self.rows = tuple(sorted(self.rows, key=key, reverse=down))


class PlainTable(QTableView):
    """Enter or a double click opens the row, Space ticks it from any column, Delete is told."""

    opened = Signal(int)  # row
    deleted = Signal()
    fitted = Signal()  # columns came, went or changed their widths

    def __init__(
        self, model: PlainModel[Any], name: str, described: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._totals: QTableView | None = None
        self.setModel(model)
        head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place, column in enumerate(model.columns):
            if column.wide:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.unit() * HIGH)
        self.setMinimumHeight(theme.unit() * HIGH * 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._fit)
        self._fitting = False

    def sort_by_head(self) -> None:
        """Let a press on a head sort; until one is pressed the order is the service's."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def current_row(self) -> int:
        """Return the row that the cursor is on, or -1."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, 0))

    def selected_rows(self) -> list[int]:
        """Return the selected rows from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select rows, and put the cursor on the first."""
        self.clearSelection()
        every = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self._model.index(row, 0), every)
        if rows:
            stay = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(rows[0], 0), stay)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks whatever column the cursor is in."""
        row = self.current_row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space and self._model.ticks:
            rows = self.selected_rows() or [row]
            self._model.tick(rows, on=not self._model.is_ticked(row))
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave spare columns out where one would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _fit(self) -> None:
        if self._fitting:
            return
        self._fitting = True
        try:
            self._leave_out()
        finally:
            self._fitting = False

    def _leave_out(self) -> None:
        head, columns = self.horizontalHeader(), self._model.columns
        widths = [self._needed(place) for place in range(len(columns))]
        room = self.viewport().width()
        spare = sorted({column.spare for column in columns if column.spare}, reverse=True)
        gone: set[int] = set()
        for level in spare:
            if sum(w for w, c in zip(widths, columns, strict=True) if c.spare not in gone) <= room:
                break
            gone.add(level)
        for place, column in enumerate(columns):
            hidden = bool(column.spare) and column.spare in gone
            if self.isColumnHidden(place) != hidden:
                self.setColumnHidden(place, hidden)
        head.updateGeometry()
        self.fitted.emit()

    def sizeHintForColumn(self, column: int) -> int:
        """Return what a column takes, its total too."""
        own = super().sizeHintForColumn(column)
        return max(own, self._totals.sizeHintForColumn(column)) if self._totals else own

    def stand_above(self, totals: QTableView) -> None:
        """Leave room for the words of a row of totals."""
        self._totals = totals
        self.fitted.emit()

    def _needed(self, place: int) -> int:
        head, column = self.horizontalHeader(), self._model.columns[place]
        if column.wide:
            return max(head.sectionSizeHint(place), theme.characters(24))
        return max(self.sizeHintForColumn(place), head.sectionSizeHint(place)) + 1


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
        self.verticalHeader().setDefaultSectionSize(theme.unit() * HIGH)
        self.setFixedHeight(theme.unit() * HIGH + self.frameWidth() * 2)
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
