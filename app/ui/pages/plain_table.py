"""A table of values that were read from the store: shown, ticked, sorted, with totals below.

One description of a column serves every such table: what it is called, what it says of a row, how
it is sorted. Spare columns are left out where the table is narrow, and where nothing stands in
them; what is cut in the one that stretches is read on hovering.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.headed_model import HeadedModel, Index
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.wrapped_head import WrappedHead

Row = TypeVar("Row")
HIGH = 4
"""The height of a row in units of spacing."""
HIGH_OF_TWO = 6
"""The height of a row whose cells have two lines."""
LOOKED_AT = 1000
"""So many rows are looked at for the longest text of a column; of numbers all are."""
MOST_OF_SPARE, MOST_OF_WIDE = 48, 34
"""So many characters of a longer text are enough: in a spare column, in one that stretches."""


@dataclass(frozen=True)
class Col(Generic[Row]):
    """A column.

    ``head`` is a msgid, ``text`` what stands in a row, ``key`` what it is sorted by (the text when
    there is none). ``right`` stands at the right, as sums do. ``tint`` gives the colour's name of a
    row's cell or "". ``spare``: there only where there is room, the lowest number first; 0 always
    stays. ``wide`` takes the room that is left. A text may have two lines (``PlainTable`` is told).
    """

    head: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    right: bool = False
    tint: Callable[[Row], str] | None = None
    spare: int = 0
    wide: bool = False


class PlainModel(HeadedModel, Generic[Row]):
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
        self.columns = tuple(columns)
        right = [place for place, column in enumerate(self.columns) if column.right]
        super().__init__([column.head for column in self.columns], right, parent)
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

    def changed(self) -> None:
        """Tell that the cells say something else now; the rows are the same."""
        last = self.index(len(self.rows) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def says(self, column: int) -> bool:
        """Return whether anything stands in a column; of no rows at all it is not known."""
        text = self.columns[column].text
        return not self.rows or any(text(row) for row in self.rows)

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

    def lines(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

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
                return tip(column.text(row)) or None
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
                return f"{_(column.head)}: {column.text(row).replace(chr(10), ', ')}"
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
        self,
        model: PlainModel[Any],
        name: str,
        described: str = "",
        parent: QWidget | None = None,
        *,
        two_lines: bool = False,
    ) -> None:
        self._wants: dict[int, int] = {}  # what columns take: asked once for the rows of now
        super().__init__(parent)
        high = theme.unit() * (HIGH_OF_TWO if two_lines else HIGH)
        self._model = model
        self._totals: QTableView | None = None
        self.setModel(model)
        self._head = head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place, column in enumerate(model.columns):
            if column.wide:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        by_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(high)
        self.setMinimumHeight(theme.unit() * HIGH * 3)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        self.doubleClicked.connect(self._open)
        self._fitting = False
        model.modelAboutToBeReset.connect(self._wants.clear)
        model.modelReset.connect(self._fit)

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
        """Select rows, and put the cursor on the first; told once, however many they are."""
        last = self._model.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.append(
                QItemSelectionRange(self._model.index(row, 0), self._model.index(row, last))
            )
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if rows:
            first = self._model.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)

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

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wants.clear()
        super().changeEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _fit(self) -> None:
        if self._fitting:
            return
        self._fitting = True
        try:
            for _turn in range(3):  # a scroll bar that comes with a higher head takes some room
                room = self.viewport().width()
                self._leave_out()
                if self.viewport().width() == room:
                    break
        finally:
            self._fitting = False

    def _leave_out(self) -> None:
        columns = self._model.columns
        widths = [self._needed(place) for place in range(len(columns))]
        room = self.viewport().width() - sum(
            width for width, column in zip(widths, columns, strict=True) if not column.spare
        )
        spare = [place for place, column in enumerate(columns) if column.spare]
        for place in sorted(spare, key=lambda one: columns[one].spare):
            kept = widths[place] <= room and self._model.says(place)
            room -= widths[place] if kept else 0
            if self.isColumnHidden(place) is kept:
                self.setColumnHidden(place, not kept)
        self.horizontalHeader().updateGeometry()
        self.fitted.emit()

    def measure(self, column: int) -> None:
        """Give a column the width of what stands in it now; the others say what they said."""
        self._wants.pop(column, None)
        self._fit()

    def sizeHintForColumn(self, column: int) -> int:
        """Return what a column takes, its total too."""
        own = self._wants.get(column)
        if own is None:
            own = self._wants[column] = self._measured(column)
        return max(own, self._totals.sizeHintForColumn(column)) if self._totals else own

    def _measured(self, column: int) -> int:
        """Return what the longest text of a column takes, in whatever row: Qt looks at few."""
        rows, shown = self._model.rows, self._model.columns[column]
        own = super().sizeHintForColumn(column)
        places = range(min(len(rows), LOOKED_AT))
        if places:
            longest = max(places, key=lambda place: _length(shown.text(rows[place])))
            own = max(own, self._width_at(longest, column))
        if shown.right and shown.key is not None and len(rows) > LOOKED_AT:
            largest = max(range(len(rows)), key=lambda place: shown.key(rows[place]))  # type: ignore[misc]
            own = max(own, self._width_at(largest, column))
        # What stands there in a colour is a word about the row: never cut.
        short = shown.spare and shown.tint is None
        return min(own, theme.characters(MOST_OF_SPARE)) if short else own

    def _width_at(self, row: int, column: int) -> int:
        return self.sizeHintForIndex(self._model.index(row, column)).width()

    def stand_above(self, totals: QTableView) -> None:
        """Leave room for the words of a row of totals."""
        self._totals = totals
        self.fitted.emit()

    def _needed(self, place: int) -> int:
        column = self._model.columns[place]
        words = self._head.words_width(place)  # Qt's own size hint of a hidden section is 0
        if not column.wide:
            return max(self.sizeHintForColumn(place), words) + 1
        wanted = min(self.sizeHintForColumn(place), theme.characters(MOST_OF_WIDE))
        least = max(words, theme.characters(24), wanted)
        both = [other for other, one in enumerate(self._model.columns) if one.wide]
        if len(both) == 1:
            return least
        least = max(words, theme.characters(24))
        # They share the room evenly, so that each takes what the longer text does, up to a half.
        longest = max(self.sizeHintForColumn(other) for other in both)
        return max(least, min(longest, self.viewport().width() // 2 - theme.characters(10)))


def _length(text: str) -> int:
    """Return how many characters the longest line has."""
    return max(map(len, text.split("\n")))
