"""The table of the register: rows of one height, heads to drag and to order by, keys, a menu."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.pages.register_columns import LEAST, LEFT_OUT, USUAL, Shown
from app.ui.pages.register_model import RegisterModel
from app.ui.row_table import by_rows
from app.ui.wrapped_head import WrappedHead

NARROWEST = 5
"""The narrowest column, in average characters."""


class RegisterTable(QTableView):
    """Shows a :class:`RegisterModel`. Columns keep their places and widths through every answer."""

    opened = Signal(int)
    copy_wanted = Signal()
    menu_wanted = Signal(object)  # global point
    head_menu_wanted = Signal(object)  # global point
    order_wanted = Signal(str, bool)  # the order, descending
    looks_changed = Signal()  # columns were moved or made wider by hand
    chosen_changed = Signal()

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        model.in_sight = self.in_sight
        self.setModel(model)
        model.modelReset.connect(self.chosen_changed)  # Qt drops a selection without a word
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("All cooperatives"))
        self.setAccessibleDescription(_("Enter opens the case; Ctrl+A selects all rows"))
        self._set_heads()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(self._open)
        self.usual = True
        self._quiet = False
        self._order = ("", False)

    def _set_heads(self) -> None:
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._line = round(theme.unit() * 3.4)
        side.setDefaultSectionSize(self._line)
        side.hide()
        head = self._head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(theme.characters(NARROWEST))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(
            lambda point: self.head_menu_wanted.emit(head.mapToGlobal(point))
        )
        head.sectionClicked.connect(self._head_pressed)
        head.sectionMoved.connect(self._looks_changed)
        head.sectionResized.connect(self._looks_changed)

    # -- columns ------------------------------------------------------------------------------

    def columns(self) -> tuple[Shown, ...]:
        """Return the columns in sight, from the left."""
        head = self.horizontalHeader()
        one = theme.characters(10) / 10
        found = []
        for place in range(head.count()):
            section = head.logicalIndex(place)
            if not head.isSectionHidden(section):
                code = self.rows.columns[section].code
                found.append(Shown(code, round(head.sectionSize(section) / one, 1)))
        return tuple(found)

    def show_columns(self, wanted: Sequence[Shown]) -> None:
        """Show these columns in this order; one that is not known is passed over."""
        head = self.horizontalHeader()
        sections = {column.code: at for at, column in enumerate(self.rows.columns)}
        known = [one for one in wanted if one.code in sections]
        if not known:
            return
        self._quiet = True
        for section in range(head.count()):
            head.setSectionHidden(section, True)
        for place, one in enumerate(known):
            section = sections[one.code]
            head.setSectionHidden(section, False)
            head.moveSection(head.visualIndex(section), place)
            head.resizeSection(section, theme.characters(max(one.width, NARROWEST)))
        self._quiet = False

    def fit_usual(self) -> None:
        """Show the usual columns, all in sight: names are cut, then columns are left out."""
        room = self.viewport().width() * 10 / theme.characters(10) - 0.5
        wanted = [one._replace(width=max(one.width, self._head_width(one.code))) for one in USUAL]
        least = {one.code: self._least(one) for one in wanted}
        for code in LEFT_OUT:
            if sum(least[one.code] for one in wanted) > room:
                wanted = [one for one in wanted if one.code != code]
        over = sum(one.width for one in wanted) - room
        names = [one for one in wanted if one.code in LEAST]
        if over > 0:  # each name gives of what it can spare
            spare = sum(one.width - least[one.code] for one in names)
            part = min(1.0, over / spare) if spare else 0.0
            less = {one.code: (one.width - least[one.code]) * part for one in names}
        else:
            whole = sum(one.width for one in names)
            less = {one.code: one.width / whole * over for one in names}
        self.show_columns([one._replace(width=one.width - less.get(one.code, 0)) for one in wanted])

    def _least(self, one: Shown) -> float:
        return max(LEAST.get(one.code, one.width), self._head_width(one.code))

    def _head_width(self, code: str) -> float:
        """Return how wide the longest word of a head is, in average characters."""
        section = [one.code for one in self.rows.columns].index(code)
        return (self._head.words_width(section) + theme.unit() // 2) * 10 / theme.characters(10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again, unless somebody has given them other widths."""
        super().resizeEvent(event)
        if self.usual and not self._quiet:  # columns that come and go bring bars with them
            self.fit_usual()

    def _looks_changed(self, *_given: int) -> None:
        if not self._quiet:
            self.usual = False
            self.looks_changed.emit()

    # -- order --------------------------------------------------------------------------------

    def show_order(self, order_by: str, *, descending: bool) -> None:
        """Mark the column that the rows are ordered by."""
        self._order = (order_by, descending)
        columns = enumerate(self.rows.columns)
        section = next((at for at, one in columns if one.order == order_by), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def _head_pressed(self, section: int) -> None:
        order = self.rows.columns[section].order
        before, descending = self._order
        self.order_wanted.emit(order, not descending if order == before else False)

    # -- what is in sight and what is chosen --------------------------------------------------

    def in_sight(self) -> tuple[int, int]:
        """Return the first and the last row in sight."""
        height = self.viewport().height()
        first = max(0, self.rowAt(0))
        last = self.rowAt(height - 1)
        return first, last if last >= 0 else self.rows.rowCount() - 1

    @property
    def lines(self) -> int:
        """How many rows are in sight at once."""
        return max(self.height(), self.viewport().height()) // self._line + 1

    def current_id(self) -> int:
        """Return the case that the cursor is on; 0 when there is none."""
        index = self.currentIndex()
        return self.rows.ids[index.row()] if index.isValid() else 0

    def chosen(self) -> array[int] | None:
        """Return the numbers of the selected cases; None when all of them are."""
        ids = self.rows.ids
        found: array[int] = array("q")
        selection = self.selectionModel().selection()
        for span in (selection.at(one) for one in range(selection.count())):
            if span.bottom() - span.top() + 1 == len(ids):
                return None
            found.extend(ids[span.top() : span.bottom() + 1])
        return found

    @property
    def has_chosen(self) -> bool:
        """Whether any row is selected."""
        return self.selectionModel().hasSelection()

    def choose(self, ids: Iterable[int], current: int) -> None:
        """Select these cases again where they stand now, and put the cursor on one."""
        wanted = set(ids)
        if current and (row := self.rows.row_of(current)) >= 0:
            self.selectionModel().setCurrentIndex(
                self.rows.index(row, self._first()), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        selection = QItemSelection()
        last = self.rows.columnCount() - 1
        begun = -1
        for row, case_id in enumerate((*self.rows.ids, 0) if wanted else ()):
            if case_id in wanted and begun < 0:
                begun = row
            elif case_id not in wanted and begun >= 0:
                selection.select(self.rows.index(begun, 0), self.rows.index(row - 1, last))
                begun = -1
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _first(self) -> int:
        return max(0, self.horizontalHeader().logicalIndex(0))

    def go_to_first(self) -> None:
        """Put the cursor on the first row, if it stands nowhere; nothing is selected by that."""
        if self.rows.rowCount() and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                self.rows.index(0, self._first()), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the case under the cursor, Ctrl+C copies the selected rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if case_id := self.current_id():
                self.opened.emit(case_id)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            box = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(box.bottomLeft()))
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if case_id := self.rows.ids[index.row()]:
            self.opened.emit(case_id)

    def _menu(self, point: QPoint) -> None:
        if self.indexAt(point).isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(point))
