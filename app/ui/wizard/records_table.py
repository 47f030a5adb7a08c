"""The table of a list: keys for adding, removing and moving rows, and a fixed row of totals."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.schema import Kind
from app.ui import theme
from app.ui.fields.look import chars
from app.ui.row_table import by_rows
from app.ui.wizard.records_model import Column, RecordsModel, alignment
from app.ui.wrapped_head import WrappedHead

NAME_CHARS = 24
"""A name needs so much room before columns that can be spared are shown."""
FIRST_CHARS = 18
"""The first words of a row need so much room before other columns than these are shown."""


class RecordsTable(QTableView):
    """A table view whose keys speak of rows; it emits and decides nothing."""

    add_row = Signal()
    remove_rows = Signal()
    move_rows = Signal(int)
    pasted = Signal()
    to_card = Signal()

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self._measured = False
        self.setModel(model)
        by_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(theme.unit(self) * 3.6))
        self.head = WrappedHead(self)
        self._lay_columns()

    def _lay_columns(self) -> None:
        header = self.head
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(chars(self, 3))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        stretches = any(column.stretch for column in self.records.columns)
        for section, column in enumerate(self.records.columns):
            if column.stretch:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(not stretches)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.records.sort)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the columns once the style and its font are on."""
        if not self._measured:
            self._measured = True
            for section, column in enumerate(self.records.columns):
                if not column.stretch:
                    self.setColumnWidth(section, self._column_width(section, column))
        super().showEvent(event)

    def _column_width(self, section: int, column: Column) -> int:
        needed = self.head.words_width(section)
        content = chars(self, column.width)
        if column.kind in (Kind.IIN, Kind.BIN):  # digits are wider than an average letter
            content = self.fontMetrics().horizontalAdvance("0" * 12)
        return max(needed, content + self._padding())

    def _padding(self) -> int:
        """Return what the style adds to a cell's text on both sides."""
        option = QStyleOptionViewItem()
        option.initFrom(self)
        option.text = "0"
        option.features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        kind = QStyle.ContentsType.CT_ItemViewItem
        room = self.style().sizeFromContents(kind, option, QSize(), self)
        text = self.fontMetrics().horizontalAdvance("0")
        return max(room.width() - text, theme.unit(self)) + theme.unit(self) // 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is not needed where names would be cut."""
        super().resizeEvent(event)
        columns = self.records.columns
        if not any(column.optional for column in columns):
            self._leave_out()
            return
        widths = {
            section: self._column_width(section, column)
            for section, column in enumerate(columns)
            if not column.stretch
        }
        room = self.viewport().width() - chars(self, NAME_CHARS) - sum(widths.values())
        for section, column in reversed(list(enumerate(columns))):
            if column.optional:
                hide = room < 0
                room += widths[section] if hide else 0
                if self.isColumnHidden(section) != hide:
                    self.setColumnHidden(section, hide)

    def _leave_out(self) -> None:
        """Leave out the last columns where a head or the row's first words would be cut.

        The card below the table has them all. Number, first column and faults always stay.
        """
        columns = self.records.columns
        words = next((n for n, column in enumerate(columns) if column.stretch), -1)
        widths = [
            self.head.words_width(section)
            if column.stretch
            else self._column_width(section, column)
            for section, column in enumerate(columns)
        ]
        if words >= 0:
            widths[words] = max(widths[words], chars(self, FIRST_CHARS))
        room = self.viewport().width() - sum(widths)
        for section in range(len(columns) - 2, 1, -1):
            hide = room < 0 and section != words
            room += widths[section] if hide else 0
            if self.isColumnHidden(section) != hide:
                self.setColumnHidden(section, hide)

    def fit_rows(self, least: int, most: int) -> None:
        """Be as high as the rows ask for, within limits."""
        count = min(max(self.records.rowCount(), least), most)
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        self.setFixedHeight(height + count * self.verticalHeader().defaultSectionSize() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Delete removes, Ctrl+arrows move, Ctrl+V pastes, F2 goes to the card."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_rows.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif control and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_row.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_rows.emit()
        elif key == Qt.Key.Key_F2:
            self.to_card.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TotalsRow(QWidget):
    """The last row of a table, always in sight: sums under their columns."""

    def __init__(self, table: RecordsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._totals: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.update())
        table.horizontalHeader().geometriesChanged.connect(self.update)

    def set_totals(self, totals: Mapping[str, str]) -> None:
        """Show these words under these columns."""
        if totals == self._totals:
            return
        self._totals = dict(totals)
        self.setAccessibleName(", ".join(totals.values()))
        self.update()

    def text(self) -> str:
        """Return what the row says, for tests and readers."""
        return ", ".join(self._totals.values())

    def sizeHint(self) -> QSize:
        """As high as a row of the table."""
        return QSize(0, self._table.verticalHeader().defaultSectionSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each sum under its column, a line above them."""
        painter = QPainter(self)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("field_line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(theme.color("text"))
        pad = theme.unit(self)
        header = self._table.horizontalHeader()
        left = 0
        for section, column in enumerate(self._table.records.columns):
            text = self._totals.get(column.name, "")
            if text and not self._table.isColumnHidden(section):
                box = QRect(
                    header.sectionViewportPosition(section) + self._table.frameWidth(),
                    0,
                    header.sectionSize(section),
                    self.height(),
                ).adjusted(pad // 2, 0, -pad // 2, 0)
                wide = painter.fontMetrics().horizontalAdvance(text)
                if wide > box.width():  # a long sum may reach into the empty cell before it
                    box.setLeft(max(left, box.right() - wide - 1))
                painter.drawText(box, alignment(column), text)
                left = box.right()
        painter.end()
