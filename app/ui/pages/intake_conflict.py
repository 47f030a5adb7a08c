"""Two versions of one case beside each other: for every answer that both sides changed, choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.figures import number
from app.core.i18n import N_, _
from app.domain.merge import Side
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.headed_model import HeadedModel, Index
from app.ui.pages.base import button, scrolling
from app.ui.wrapped_head import WrappedHead

QUESTION, BASE, OURS, THEIRS = range(4)
HEADS = (N_("Question"), N_("At first"), N_("Yours"), N_("From the sender"))
SIDES = {OURS: Side.OURS, THEIRS: Side.THEIRS}
CUT = 150
"""A longer text is cut in the table; below it stands the whole."""
CHOSEN = N_("Chosen: {done} of {total}")
REMOVED = N_("(removed)")
EMPTY = N_("(no answer)")
WHOLE = N_("{question}\n\nYours:\n{ours}\n\nFrom the sender:\n{theirs}")


@dataclass(frozen=True)
class Pair:
    """One answer with its versions, as a person reads them. None: the record is gone there."""

    case: str  # the case's uuid
    address: str
    question: str
    base: str | None
    ours: str | None
    theirs: str | None

    def text(self, column: int) -> str:
        """Return what a column says, whole."""
        if column == QUESTION:
            return self.question
        value = (self.base, self.ours, self.theirs)[column - 1]
        if value is None:
            return _(REMOVED) if column != BASE else "—"
        return value or (_(EMPTY) if column != BASE else "—")

    @property
    def long(self) -> bool:
        """Whether a version does not fit into its cell."""
        return any(len(self.text(column)) > CUT for column in (BASE, OURS, THEIRS))


class ConflictModel(HeadedModel):
    """The pairs and what was chosen of each; nothing is chosen at first."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADS, parent=parent)
        self.pairs: tuple[Pair, ...] = ()
        self.sides: dict[tuple[str, str], Side] = {}

    def show(self, pairs: Sequence[Pair]) -> None:
        """Show pairs; what was chosen of the same ones before stays."""
        self.beginResetModel()
        self.pairs = tuple(pairs)
        keys = {(pair.case, pair.address) for pair in pairs}
        self.sides = {key: side for key, side in self.sides.items() if key in keys}
        self.endResetModel()

    def side_of(self, row: int) -> Side | None:
        """Return what was chosen in a row."""
        pair = self.pairs[row]
        return self.sides.get((pair.case, pair.address))

    def choose(self, row: int, side: Side) -> None:
        """Choose a side for one row."""
        pair = self.pairs[row]
        self.sides[pair.case, pair.address] = side
        self.dataChanged.emit(self.index(row, 0), self.index(row, THEIRS))
        self.chosen.emit()

    def choose_all(self, side: Side) -> None:
        """Choose one side for every row."""
        if not self.pairs:
            return
        self.sides = {(pair.case, pair.address): side for pair in self.pairs}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.pairs) - 1, THEIRS))
        self.chosen.emit()

    @property
    def complete(self) -> bool:
        """Whether every row was chosen."""
        return len(self.sides) == len(self.pairs)

    def choices(self) -> dict[str, dict[str, Side]]:
        """Return what was chosen by case and address."""
        found: dict[str, dict[str, Side]] = {}
        for (case, address), side in self.sides.items():
            found.setdefault(case, {})[address] = side
        return found

    # -- Qt ------------------------------------------------------------------------------

    def lines(self) -> int:
        """Return how many answers there are to choose."""
        return len(self.pairs)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the two versions be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() in SIDES else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        pair, column = self.pairs[index.row()], index.column()
        mine = SIDES.get(column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = pair.text(column)
                return text if len(text) <= CUT else text[:CUT].rstrip() + "…"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.CheckStateRole if mine is not None:
                on = self.side_of(index.row()) is mine
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if mine is not None:
                side = self.side_of(index.row())
                return theme.color("muted") if side not in (None, mine) else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.head(column)}: {pair.text(column)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick; taking one away is no choice."""
        side = SIDES.get(index.column())
        if role != Qt.ItemDataRole.CheckStateRole or side is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.choose(index.row(), side)
        return True


class ConflictTable(QTableView):
    """Left and right go between the versions, Space or Enter chooses one and goes on."""

    def __init__(self, model: ConflictModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts = model
        self.setModel(model)
        head = WrappedHead(self)
        self.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.unit() * 16)
        self.setAccessibleName(_("Answers that both sides changed"))
        self.setAccessibleDescription(
            _("Left and right go between the versions; Space chooses the one under the cursor")
        )
        self.clicked.connect(self._clicked)
        self._high = QTimer(self)
        self._high.setSingleShot(True)
        self._high.setInterval(0)
        self._high.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._high.start)

    def sizeHint(self) -> QSize:
        """Ask for little: the table takes all room that is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows their height anew: words break in another way."""
        super().resizeEvent(event)
        self._high.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space or Enter."""
        index = self.currentIndex()
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
        if index.isValid() and event.key() in keys:
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        side = SIDES.get(index.column())
        if side is not None:
            self._conflicts.choose(index.row(), side)

    def _choose(self, index: QModelIndex) -> None:
        side = SIDES.get(index.column())
        if side is None:
            return
        self._conflicts.choose(index.row(), side)
        below = self._conflicts.index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)


class WholeText(QPlainTextEdit):
    """Asks for little: below it are the buttons, in a low window too."""

    def sizeHint(self) -> QSize:
        """Return its least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ConflictChooser(QWidget):
    """The whole choice of one file. ``done`` once all is chosen and confirmed, or ``later``."""

    done = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(step)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        outer.addWidget(scrolling(body), 1)  # what decides stands below it, always in sight
        self.title = theme.label(kind="heading")
        layout.addWidget(self.title)
        layout.addWidget(
            theme.label(
                _(
                    "You and the sender changed these answers, each in another way. Choose one "
                    "version of each; all other changes of both sides are joined by themselves."
                ),
                "why",
            )
        )
        self.model = ConflictModel(self)
        self.model.chosen.connect(self._say)
        self.all_ours = button(_("All yours"))
        self.all_theirs = button(_("All from the sender"))
        self.all_ours.clicked.connect(lambda: self.model.choose_all(Side.OURS))
        self.all_theirs.clicked.connect(lambda: self.model.choose_all(Side.THEIRS))
        self.count = theme.label(kind="why")
        self.count.setWordWrap(False)
        layout.addWidget(FlowRow(self.all_ours, self.all_theirs, self.count))
        self.table = ConflictTable(self.model)
        self.table.selectionModel().currentChanged.connect(self._current)
        layout.addWidget(self.table, 2)
        self.whole = WholeText()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setMinimumHeight(step * 9)
        self.whole.setMaximumHeight(step * 20)
        self.whole.setAccessibleName(_("The versions in full"))
        layout.addWidget(self.whole, 1)
        self.take_button = button(_("Take in with these answers"), "check", "primary")
        self.take_button.clicked.connect(self.done)
        self.later_button = button(_("Decide later"), "left")
        self.later_button.setToolTip(_("The file stays untaken; nothing here changes"))
        self.later_button.clicked.connect(self.later)
        outer.addWidget(FlowRow(self.take_button, self.later_button))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape decides nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.later.emit()
        else:
            super().keyPressEvent(event)

    def show_pairs(self, title: str, pairs: Sequence[Pair]) -> None:
        """Show what is to be chosen, with the cursor on the first answer of yours."""
        self.title.setText(title)
        self.model.show(pairs)
        self.table.setColumnHidden(BASE, not any(pair.base for pair in pairs))
        self.whole.hide()
        self.table.setCurrentIndex(self.model.index(0, OURS))
        self._say()

    def _say(self) -> None:
        self.count.setText(
            _(CHOSEN).format(
                done=number(len(self.model.sides)), total=number(len(self.model.pairs))
            )
        )
        self.take_button.setEnabled(self.model.complete)

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        pair = self.model.pairs[index.row()] if index.isValid() else None
        self.whole.setVisible(pair is not None and pair.long)
        if pair is not None and pair.long:
            self.whole.setPlainText(
                _(WHOLE).format(
                    question=pair.question, ours=pair.text(OURS), theirs=pair.text(THEIRS)
                )
            )
