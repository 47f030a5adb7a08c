"""The list of cases: drawn rows with name, place, progress; search and keyboard as in any list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.figures import moment
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import theme
from app.ui.strangers import tip

if TYPE_CHECKING:
    from app.services.model import CaseSummary

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
PROGRESS = Qt.ItemDataRole.UserRole + 1
FOUNDERS = N_("founders: {count}")
MEETING = N_("meeting: {date}")
CHANGED = N_("changed {date}")
STEPS = N_("{done} of {total} steps ready")
Progress = tuple[int, int]


class CaseModel(QAbstractListModel):
    """The cases with their progress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: list[CaseSummary] = []
        self._progress: dict[int, Progress] = {}

    def show(self, cases: Sequence[CaseSummary]) -> None:
        """Show these cases."""
        self.beginResetModel()
        self._cases = list(cases)
        self.endResetModel()

    def show_progress(self, progress: Mapping[int, Progress]) -> None:
        """Show how far cases are."""
        self._progress.update(progress)
        if self._cases:
            self.dataChanged.emit(self.index(0), self.index(len(self._cases) - 1))

    @property
    def cases(self) -> Sequence[CaseSummary]:
        """The cases shown."""
        return tuple(self._cases)

    def row_of(self, case_id: int) -> int:
        """Return a case's row, or -1."""
        return next((i for i, case in enumerate(self._cases) if case.id == case_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many cases there are."""
        return 0 if parent.isValid() else len(self._cases)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        case = self._cases[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return titled(case.title)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                told = ", ".join((titled(case.title), *details(case)))
                return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
            case _ if role == SUMMARY:
                return case
            case _ if role == PROGRESS:
                return self._progress.get(case.id)
        return None


def details(case: CaseSummary) -> list[str]:
    """Return the facts in a row's second line."""
    parts = [case.okrug] if case.okrug else []
    parts.append(_(FOUNDERS).format(count=case.founders))
    if case.meeting_date:
        parts.append(_(MEETING).format(date=case.meeting_date))
    changed = case.deleted_at or case.updated_at
    parts.append(_(CHANGED).format(date=moment(changed.astimezone())))
    return parts


class CaseDelegate(QStyledItemDelegate):
    """Draws a case: its name, its facts below, its progress at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return two lines with room around them."""
        step = theme.unit()
        return QSize(step * 40, step * 7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        case: CaseSummary = index.data(SUMMARY)
        step = theme.unit()
        colours = theme.colours()
        state = option.state
        box: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(box).adjusted(1, step * 0.25, -1, -step * 0.25)
        painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(
            theme.color("accent_soft" if chosen and focused else "raised" if hover else "surface")
        )
        painter.drawRoundedRect(frame, step, step)
        inner = box.adjusted(step * 2, step, -step * 2, -step)
        side = self._side(option, index, step)
        text = inner.adjusted(0, 0, -side - step * 2, 0)
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(
            titled(case.title), Qt.TextElideMode.ElideRight, text.width() - step * 8
        )
        used = painter.fontMetrics().horizontalAdvance(name)
        half = text.height() // 2
        top = QRect(text.left(), text.top(), text.width(), half)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        if case.sample:
            self._badge(painter, QRect(top.left() + used + step, top.top(), 0, half), step)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        line = painter.fontMetrics().elidedText(
            "  ·  ".join(details(case)), Qt.TextElideMode.ElideRight, text.width()
        )
        below = QRect(text.left(), text.top() + half, text.width(), half)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, line)
        if progress := index.data(PROGRESS):
            right = QRect(inner.right() - side, inner.top(), side, inner.height())
            self._progress(painter, right, progress, colours)
        painter.restore()

    def _side(self, option: QStyleOptionViewItem, index: Index, step: int) -> int:
        """Return the width of the progress: that of its words, a third of the row at most."""
        progress = index.data(PROGRESS)
        words = _(STEPS).format(done=progress[0], total=progress[1]) if progress else ""
        needed = option.fontMetrics.horizontalAdvance(words) + step
        return max(step * 16, min(needed, option.rect.width() // 3))

    def _badge(self, painter: QPainter, at: QRect, step: int) -> None:
        text = _("SAMPLE")
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.75)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + step
        height = painter.fontMetrics().height()
        box = QRect(at.left(), at.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("attention_soft"))
        painter.drawRoundedRect(box, step / 2, step / 2)
        painter.setPen(theme.color("attention"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _progress(
        self, painter: QPainter, box: QRect, progress: Progress, colours: Mapping[str, str]
    ) -> None:
        del colours
        done, total = progress
        step = theme.unit()
        half = box.height() // 2
        painter.setPen(theme.color("muted"))
        words = _(STEPS).format(done=done, total=total)
        upper = QRect(box.left(), box.top(), box.width(), half)
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, fitted)
        bar = QRectF(box.left(), box.top() + half + half / 2 - step / 4, box.width(), step / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(bar, step / 4, step / 4)
        if total and done:
            painter.setBrush(theme.color("good" if done == total else "accent"))
            filled = QRectF(bar.left(), bar.top(), bar.width() * done / total, bar.height())
            painter.drawRoundedRect(filled, step / 4, step / 4)


class CaseList(QListView):
    """The list. Enter or a double click opens, Delete asks for the bin."""

    opened = Signal(int)
    deletion_wanted = Signal(int)
    menu_wanted = Signal(int, object)  # case id, global point

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "cases")
        self.cases = CaseModel(self)
        self.setModel(self.cases)
        self.setItemDelegate(CaseDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_("Cooperatives"))
        self.setAccessibleDescription(_("Enter opens a case; Delete moves it to the bin"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._open)

    def show_cases(self, cases: Sequence[CaseSummary]) -> None:
        """Show these cases; the first is the current one."""
        current = self.current_id()
        self.cases.show(cases)
        row = max(self.cases.row_of(current), 0) if current is not None else 0
        if cases:
            self.setCurrentIndex(self.cases.index(row))

    def current_id(self) -> int | None:
        """Return the case that the cursor is on."""
        index = self.currentIndex()
        return self.cases.cases[index.row()].id if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks for the bin."""
        current = self.current_id()
        if current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit(current)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.cases.cases[index.row()].id)

    def _menu(self, point: Any) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(
                self.cases.cases[index.row()].id, self.viewport().mapToGlobal(point)
            )
