"""The table of files that were taken in: a line for each, what became of it, what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.i18n import N_, _
from app.core.terminal import one_line
from app.ui import icons, theme
from app.ui.headed_model import HeadedModel, Index
from app.ui.intake_run import IntakeRun, Line
from app.ui.pages.intake_words import (
    DECLINED,
    FINDINGS,
    LOOKS,
    SEE_FINDINGS,
    cooperative_words,
    file_words,
    findings_words,
    look_of,
    sender_words,
    todo_words,
)
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.wrapped_head import WrappedHead

OUTCOME, FILE, SENDER, COOPERATIVE, FOUND, TODO = range(6)
HEADS = (
    N_("Outcome"),
    N_("File"),
    N_("From whom"),
    N_("Cooperative"),
    N_("Check"),
    N_("What to do"),
)
SPARE = ((FOUND,), (SENDER,), (TODO,))
"""Columns that go where the table is narrow, in this order; what they say stands below too."""
LEAST_CHARACTERS = 22
"""The width below which a column of names says too little."""
ROW_UNITS = 4


class IntakeModel(HeadedModel):
    """The lines of a run, all or those that need somebody.

    A line that was seen to stays in sight until the choice is made anew: nothing jumps away.
    """

    def __init__(self, run: IntakeRun, parent: QWidget | None = None) -> None:
        super().__init__(HEADS, parent=parent)
        self._run = run
        self._needing = False
        self._shown: list[int] = list(range(len(run.lines)))
        self._at: dict[int, int] = {place: row for row, place in enumerate(self._shown)}
        self._order: tuple[int, Qt.SortOrder] | None = None
        run.appended.connect(self._append)
        run.renewed.connect(self._renew)
        run.cleared.connect(self._reset)

    # -- lines ---------------------------------------------------------------------------

    def line_at(self, row: int) -> Line | None:
        """Return the line of a row, or None."""
        place = self.place_at(row)
        return None if place < 0 else self._run.lines[place]

    def place_at(self, row: int) -> int:
        """Return the place in the run of a row's line, or -1."""
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def row_of(self, place: int) -> int:
        """Return the row that shows a line of the run, or -1."""
        return self._at.get(place, -1)

    def show_needing(self, *, only: bool) -> None:
        """Show only lines that need somebody, or all."""
        self._needing = only
        self._reset()

    def _wanted(self, place: int) -> bool:
        return not self._needing or self._run.lines[place].needs_person

    def _append(self, place: int) -> None:
        if not self._wanted(place):
            return
        row = len(self._shown)
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.append(place)
        self._at[place] = row
        self.endInsertRows()

    def _renew(self, place: int) -> None:
        row = self.row_of(place)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = [place for place in range(len(self._run.lines)) if self._wanted(place)]
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the lines by a column."""
        if not 0 <= column < len(HEADS):
            return
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        places = [self._shown[index.row()] for index in old]
        self._arrange()
        moved = [
            self.index(self._at[place], index.column())
            for place, index in zip(places, old, strict=True)
        ]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._order is not None:
            column, order = self._order
            key = self._key(column)
            down = order is Qt.SortOrder.DescendingOrder
            self._shown.sort(key=key, reverse=down)
        self._at = {place: row for row, place in enumerate(self._shown)}

    def _key(self, column: int) -> Callable[[int], Any]:
        from app.services.text import alphabet_key

        lines = self._run.lines
        outcomes = list(LOOKS)
        if column == OUTCOME:
            return lambda place: outcomes.index(lines[place].result.outcome)
        if column == FOUND:
            return lambda place: sum(case.blocking for case in lines[place].result.cases)
        return lambda place: alphabet_key(_text(lines[place], column))

    # -- Qt ------------------------------------------------------------------------------

    def lines(self) -> int:
        """Return how many lines are shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line = self._run.lines[self._shown[index.row()]]
        column = index.column()
        match role:
            case Qt.ItemDataRole.ToolTipRole if column == FILE:
                return tip(one_line(line.result.path))
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_text(line, column)) or None
            case Qt.ItemDataRole.DisplayRole:
                return _text(line, column) or None
            case Qt.ItemDataRole.DecorationRole if column == OUTCOME:
                look = look_of(line)
                return icons.icon(look.icon, look.tint)
            case Qt.ItemDataRole.ForegroundRole if column in (OUTCOME, TODO):
                tint = look_of(line).tint
                return theme.color(tint)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.head(column)}: {_text(line, column)}"
        return None


def _text(line: Line, column: int) -> str:
    match column:
        case 0:
            return _(look_of(line).words)
        case 1:
            return file_words(line.result.path)
        case 2:
            return sender_words(line.result.sender)
        case 3:
            return cooperative_words(line.result)
        case 4:
            return findings_words(line.result)
        case _:
            return todo_words(line)


class IntakeTable(QTableView):
    """Columns of our own words are as wide as the longest of them; names share the rest."""

    entered_line = Signal()  # Enter or a double click: on to what is asked about the file

    def __init__(self, model: IntakeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        for column in range(len(HEADS)):
            named = column in (FILE, SENDER, COOPERATIVE)
            head.setSectionResizeMode(
                column,
                QHeaderView.ResizeMode.Stretch if named else QHeaderView.ResizeMode.Fixed,
            )
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(icons.icon_size(), icons.icon_size()))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.unit() * ROW_UNITS)
        self.setMinimumHeight(theme.unit() * ROW_UNITS * 4)
        self.setAccessibleName(_("Files that were looked at"))
        self.setAccessibleDescription(_("Below the table stands what to do about a file"))
        self.doubleClicked.connect(lambda _index: self.entered_line.emit())
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def sizeHint(self) -> QSize:
        """Ask for little: the table takes all room that is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter here: it must not go on to the button that gets the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if self.currentIndex().isValid():
                self.entered_line.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the columns their widths; spare ones go until the names have room."""
        widths = self._widths()
        least = theme.characters(LEAST_CHARACTERS)
        gone: set[int] = set()
        for spare in ((), *SPARE):
            gone |= set(spare)
            names = sum(column not in gone for column in (FILE, SENDER, COOPERATIVE))
            fixed = sum(width for column, width in widths.items() if column not in gone)
            if fixed + names * least <= self.viewport().width():
                break
        for column in range(len(HEADS)):
            if self.isColumnHidden(column) != (column in gone):
                self.setColumnHidden(column, column in gone)
        for column, width in widths.items():
            if column not in gone and self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _widths(self) -> dict[int, int]:
        step = theme.unit()
        looks: Sequence[str] = [_(look.words) for look in (*LOOKS.values(), DECLINED)]
        todos = [_(look.todo) for look in LOOKS.values() if look.todo] + [_(SEE_FINDINGS)]
        found = _(FINDINGS).format(blocking=999, warnings=999)
        texts = {OUTCOME: looks, FOUND: [found], TODO: todos}
        metrics, head = self.fontMetrics(), self.horizontalHeader()
        icon = {OUTCOME: icons.icon_size() + step}
        return {
            column: max(
                max(metrics.horizontalAdvance(text) for text in words)
                + icon.get(column, 0)
                + step * 2,
                head.sectionSizeHint(column),
            )
            for column, words in texts.items()
        }
