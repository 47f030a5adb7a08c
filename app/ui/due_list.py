"""The list of due dates: the day, what is expected, of whom, by which law; Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core import figures
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import theme
from app.ui.strangers import tip

if TYPE_CHECKING:
    from app.services.due import DueLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
LATE = N_("overdue")
MOST_LINES = 3
"""A longer sentence is cut; the tool tip has it whole."""


class DueModel(QAbstractListModel):
    """Due dates, one a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DueLine, ...] = ()

    def show(self, lines: Sequence[DueLine]) -> bool:
        """Show other lines; return whether anything changed."""
        if tuple(lines) == self._lines:
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                from app.services.due import due_sentence

                return due_sentence(line.due)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                told = "\n".join((head_of(line), self.data(index), foot_of(line)))
                return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
            case _ if role == LINE:
                return line
        return None


def head_of(line: DueLine) -> str:
    """Return the day, with a word when it has passed."""
    day = figures.day(line.due.day)
    return f"{day}  ·  {_(LATE)}" if line.overdue else day


def foot_of(line: DueLine) -> str:
    """Return whose it is, and which law, charter or contract sets the day."""
    from app.services.due import due_source

    source = due_source(line.due)
    source = source[:1].upper() + source[1:]
    return f"{titled(line.case_title)}  ·  {source}" if line.case_id else source


class DueDelegate(QStyledItemDelegate):
    """Draws the day, the sentence below it, then the cooperative and the source."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the sentence takes in the list's width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else theme.unit() * 50
        step = theme.unit()
        small = QFontMetrics(_small(option.font))
        sentence = _sentence_height(option.fontMetrics, index, width - step * 4)
        return QSize(step * 30, small.height() * 2 + sentence + step * 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        line: DueLine = index.data(LINE)
        step = theme.unit()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = focused and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, step * 0.25, -1, -step * 0.25)
        painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "raised" if hover else "surface"))
        painter.drawRoundedRect(frame, step, step)
        self._stripe(painter, frame, line, step)
        box: QRect = option.rect.adjusted(step * 2, step, -step * 2, -step)
        small = _small(option.font)
        high = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(theme.color("bad" if line.overdue else "muted"))
        _one_line(painter, QRect(box.left(), box.top(), box.width(), high), head_of(line))
        painter.setPen(theme.color("muted"))
        below = QRect(box.left(), box.bottom() - high + 1, box.width(), high)
        _one_line(painter, below, foot_of(line))
        painter.setFont(option.font)
        painter.setPen(theme.color("text"))
        painter.drawText(box.adjusted(0, high, 0, -high), WRAP, str(index.data()))
        painter.restore()

    def _stripe(self, painter: QPainter, frame: QRectF, line: DueLine, step: int) -> None:
        """A stripe at the left of what is overdue; the word says it too."""
        if line.overdue:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bad"))
            bar = QRectF(frame.left(), frame.top() + step, step / 2, frame.height() - step * 2)
            painter.drawRoundedRect(bar, step / 4, step / 4)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * 0.9)
    return small


def _one_line(painter: QPainter, box: QRect, text: str) -> None:
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitted)


def _sentence_height(metrics: QFontMetrics, index: Index, width: int) -> int:
    needed = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), WRAP, str(index.data()))
    return min(needed.height(), metrics.lineSpacing() * MOST_LINES)


class DueList(QListView):
    """The list. Enter or a click asks for the place where a thing is done and recorded."""

    wanted = Signal(int, str)  # case id (0: the open one), page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "due")
        self.lines = DueModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(DueDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Coming due dates"))
        self.setAccessibleDescription(_("Enter opens the place where it is done"))
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[DueLine]) -> None:
        """Show these due dates; the cursor stays at its row where that is possible."""
        row = max(self.currentIndex().row(), 0)
        if self.lines.show(lines) and lines:
            self.setCurrentIndex(self.lines.index(min(row, len(lines) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew: a narrower sentence takes more lines."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def height_of_rows(self) -> int:
        """Return the height at which no row is hidden."""
        rows = range(self.lines.rowCount())
        return sum(self.sizeHintForRow(row) for row in rows) + theme.unit()

    def _open(self, index: QModelIndex) -> None:
        line: DueLine = index.data(LINE)
        self.wanted.emit(line.case_id, line.due.about.place)


def ask_for_file(parent: QWidget, name: str) -> Path | None:
    """Ask where the calendar file shall go; None when he thinks better of it."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Save the calendar"), name, _("Calendar files (*.ics)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".ics")
