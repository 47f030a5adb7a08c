"""Values and scores of all okrugs in one table: typed, pasted from a spreadsheet, taken back."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.findings import Finding
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.panels.base import CasePanel
from app.ui.panels.block_table import BlockTable, faults_text
from app.ui.panels.paired_head import PairedHead
from app.ui.panels.screening_model import SCORE, MatrixModel

NOTHING = N_("Add criteria and okrugs on the steps before: each okrug is a column here.")
KEYS = N_(
    "Type into a cell; Enter goes down, Tab to the next cell, Delete empties. Ctrl+V pastes a "
    "block copied from a spreadsheet, Ctrl+Z takes it back."
)


class MatrixTable(BlockTable):
    """A table that is worked with the keyboard as a spreadsheet is."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = model
        self.setModel(model)
        self.take_blocks(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Table of scores"))
        self.setAccessibleDescription(_(KEYS))
        self.setHorizontalHeader(PairedHead(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)

    def fit(self) -> None:
        """Be as wide as the words ask for and as high as the rows; long names take two lines."""
        side, most = self.verticalHeader(), theme.characters(30, self)
        unit = theme.unit(self)
        count = self.matrix.rowCount()
        titles = [self._width(self.matrix.row_title(row)) for row in range(count)]
        side.setFixedWidth(min(max(titles, default=0), most) + unit * 3)
        for row, width in enumerate(titles):
            side.resizeSection(row, round(unit * (3.6 if width <= most else 5.2)))
        digits = theme.characters(8, self)
        for column in range(self.matrix.columnCount()):
            if column % 2 == SCORE:
                self.setColumnWidth(column, max(digits, self.sizeHintForColumn(column)))
                continue
            okrug = self.matrix.screening.okrugs[column // 2].name
            words = self._width(okrug) + theme.unit(self) * 2 - digits
            wide = max(words, self.sizeHintForColumn(column), theme.characters(12, self))
            self.setColumnWidth(column, min(wide, theme.characters(30, self)))
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        # The okrugs' names stay in sight: a long table scrolls by itself.
        room = max(unit * 24, self.window().height() - unit * 32)
        self.setFixedHeight(min(head + side.length() + bar + 2 * self.frameWidth() + 2, room))

    def _width(self, text: str) -> int:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(text)

    # -- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab and Enter go on; the rest is as in every table of blocks."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The editor lets Enter through before it closes, and its closing goes down.
            if self.state() != QAbstractItemView.State.EditingState:
                self._step(1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._may_tab(key):
            self._tab(1 if key == Qt.Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go down, after Tab to the next cell."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.SubmitModelCache:
            self._step(1, 0)
        elif hint == hints.EditNextItem:
            self._tab(1)
        elif hint == hints.EditPreviousItem:
            self._tab(-1)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab moves in the table first; at its end it leaves it."""
        if self._may_tab(Qt.Key.Key_Tab if next_ else Qt.Key.Key_Backtab):
            return False
        return super().focusNextPrevChild(next_)

    def _may_tab(self, key: int) -> bool:
        """Return whether there is a cell to go on to; at the end Tab leaves the table."""
        place = self._place(self.currentIndex())
        last = self._cells() - 1
        return 0 <= place < last if key == Qt.Key.Key_Tab else 0 < place <= last

    def _cells(self) -> int:
        return len(self.matrix.screening.criteria) * self.matrix.columnCount()

    def _place(self, index: QModelIndex) -> int:
        return index.row() * self.matrix.columnCount() + index.column() if index.isValid() else -1

    def _tab(self, by: int) -> None:
        place = self._place(self.currentIndex()) + by
        if 0 <= place < self._cells():
            row, column = divmod(place, self.matrix.columnCount())
            self.setCurrentIndex(self.matrix.index(row, column))

    def _step(self, down: int, right: int) -> None:
        index = self.currentIndex()
        wanted = self.matrix.index(index.row() + down, index.column() + right)
        if wanted.isValid() and self.matrix.ids(wanted):
            self.setCurrentIndex(wanted)


class ScreeningMatrix(CasePanel):
    """The table with what may be done with it and what is wrong in it."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.model = MatrixModel(session, self)
        self.table = MatrixTable(self.model)
        self.nothing = theme.label(_(NOTHING), "helper")
        self.keys = theme.label(_(KEYS), "helper")
        self.suggest = button(_("Suggest scores from the figures"), "edit")
        self.suggest.clicked.connect(self.suggest_scores)
        self.told = theme.label("", "helper")
        self.faults = theme.label("", "helper")
        self.buttons = FlowRow(self.suggest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self))
        for part in (self.nothing, self.keys, self.table, self.buttons, self.told, self.faults):
            column.addWidget(part)
        self.table.selectionModel().currentChanged.connect(self._came)

    def build(self) -> Generator[None, None, None]:
        """Show the table."""
        self._show()
        yield

    def refresh(self) -> None:
        """Follow the case."""
        self.model.reload()
        self._show()

    def _show(self) -> None:
        empty = self.model.is_empty
        self.nothing.setVisible(empty)
        for part in (self.keys, self.table, self.buttons):
            part.setVisible(not empty)
        if not empty:
            self.table.fit()
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, 0))

    def suggest_scores(self) -> None:
        """Fill in the scores that the figures suggest: one step of undo."""
        count = self.model.suggest()
        self.told.setText(
            _("Scores suggested: {count}. Look through them: the group decides.").format(
                count=count
            )
            if count
            else _("No score to suggest: two okrugs need a figure, and none a score yet.")
        )

    def set_findings(self, findings: Sequence[Finding], *, missing: bool = False) -> None:
        """Mark the cells with faults; the first sentences stand below the table."""
        del missing
        self.model.set_faults(findings)
        self.faults.setText(faults_text(findings))
        self.faults.setVisible(bool(findings))

    def go_to(self, address: str) -> None:
        """Put the cursor into the cell of an address."""
        place = self.model.place_of(address)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(*place))
        self.table.setFocus()

    def _came(self, current: QModelIndex) -> None:
        address = self.model.address(current)
        if address and self.table.hasFocus():
            self.focused.emit(address)
