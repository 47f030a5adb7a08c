"""The papers of a case as a list: phase by phase, each with its state in words and a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.core.i18n import N_, _
from app.services.model import PaperStatus
from app.ui import icons, theme

if TYPE_CHECKING:
    from app.forms.papers import Phase
    from app.services.model import PaperState

KEY = Qt.ItemDataRole.UserRole
PHASES: dict[str, str] = {
    "screening": N_("Working group and screening"),
    "defence": N_("Project and its defence"),
    "before": N_("Before the meeting"),
    "founding": N_("The founding"),
    "after": N_("After the founding"),
    "finance": N_("List and finance"),
    "later": N_("Members and meetings later"),
}
STATUS: dict[PaperStatus, tuple[str, str, str]] = {
    # words, icon, tint
    PaperStatus.DRAFT: (N_("Draft"), "block", "bad"),
    PaperStatus.READY: (N_("Ready"), "check", "good"),
    PaperStatus.ISSUED: (N_("Issued"), "stamp", "accent"),
    PaperStatus.STALE: (N_("Outdated"), "warn", "attention"),
    PaperStatus.NOT_YET: (N_("After the meeting"), "calendar", "muted"),
    PaperStatus.NOT_NEEDED: (N_("Not needed"), "circle", "faint"),
}
SIGNED = N_("signed, scans: {count}")
NUMBERED = N_("№ {number}")


def status_words(state: PaperState) -> str:
    """Return a paper's state in words."""
    words = [_(STATUS[state.status][0])]
    if state.issued_number:
        words.append(_(NUMBERED).format(number=state.issued_number))
    if state.signed_scans:
        words.append(_(SIGNED).format(count=state.signed_scans))
    return " · ".join(words)


class _Wrapped(QStyledItemDelegate):
    """Makes a row as high as the lines of its name."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a name in the width of its column."""
        size = super().sizeHint(option, index)
        depth = 2 if index.parent().isValid() else 1
        taken = self._tree.indentation() * depth + theme.unit()
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            taken += round(theme.unit() * 2.4)
        room = QRect(0, 0, max(1, self._tree.columnWidth(0) - taken), 10_000)
        metrics = QFontMetrics(option.font)
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        lines = metrics.boundingRect(room, wrap, text).height() // metrics.lineSpacing()
        if lines > 1:
            size.setHeight(size.height() + (lines - 1) * metrics.lineSpacing())
        return size


class PaperTree(QTreeWidget):
    """Emits ``chosen`` with the key of the paper under the cursor and ``ticked`` on a tick."""

    chosen = Signal(str)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderLabels([_("Paper"), _("State")])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(theme.unit())
        self.setWordWrap(True)  # a long name takes a second line, it is never cut
        self.setItemDelegateForColumn(0, _Wrapped(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Papers of the case"))
        self.setAccessibleDescription(_("Space ticks a paper for saving and printing"))
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.sectionResized.connect(lambda *_sizes: self.scheduleDelayedItemsLayout())
        self._items: dict[str, QTreeWidgetItem] = {}
        self._unticked: set[str] = set()
        self._filling = False
        self.currentItemChanged.connect(self._current)
        self.itemChanged.connect(self._ticked)

    def sizeHint(self) -> QSize:
        """Ask for room for the long Kazakh names."""
        return QSize(theme.characters(66), theme.unit() * 60)

    def show_states(self, states: Sequence[PaperState]) -> None:
        """Show the papers; of those per record it says how many there are."""
        from app.forms.registry import paper

        current = self.current_key()
        self._filling = True
        try:
            listed = _listed([(state, paper(state.key).phase) for state in states])
            if set(self._items) != {state.key for state, _phase in listed}:
                self._build(listed)
            for state, _phase in listed:
                self._show(state)
        finally:
            self._filling = False
        if self.current_key() is None and listed:
            kept = current if current in self._items else _first([state for state, _ in listed])
            self.setCurrentItem(self._items[kept])

    def _build(self, states: Sequence[tuple[PaperState, Phase]]) -> None:
        self.clear()
        self._items.clear()
        heads: dict[str, QTreeWidgetItem] = {}
        for state, phase in states:
            if phase.value not in heads:
                head = QTreeWidgetItem([_(PHASES[phase.value]), ""])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                head.setForeground(0, theme.color("muted"))
                self.addTopLevelItem(head)
                heads[phase.value] = head
            item = QTreeWidgetItem()
            item.setData(0, KEY, state.key)
            heads[phase.value].addChild(item)
            self._items[state.key] = item
        self.expandAll()

    def _show(self, state: PaperState) -> None:
        item = self._items[state.key]
        needed = state.status is not PaperStatus.NOT_NEEDED
        times = f"  ×\u00a0{state.subjects}" if needed and state.subjects else ""
        item.setText(0, f"{state.number}  {_(state.title)}{times}")
        item.setToolTip(0, _(state.title))
        words = status_words(state)
        _words, icon, tint = STATUS[state.status]
        item.setText(1, words)
        item.setIcon(1, icons.icon(icon, tint))
        item.setForeground(1, theme.color(tint))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{_(state.title)}, {words}")
        printable = needed and state.status is not PaperStatus.NOT_YET
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if printable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            on = state.key not in self._unticked
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        else:
            item.setData(0, Qt.ItemDataRole.CheckStateRole, None)
            item.setForeground(0, theme.color("faint"))
        if printable:
            item.setForeground(0, theme.color("text"))
        item.setFlags(flags)

    # -- choosing ------------------------------------------------------------------------

    def current_key(self) -> str | None:
        """Return the key of the paper under the cursor."""
        item = self.currentItem()
        return (item.data(0, KEY) or None) if item is not None else None

    def choose(self, key: str) -> None:
        """Put the cursor on a paper."""
        if key in self._items:
            self.setCurrentItem(self._items[key])

    def ticked_keys(self) -> tuple[str, ...]:
        """Return the keys of the ticked papers, in the order of the set."""
        return tuple(
            key
            for key, item in self._items.items()
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable
            and item.checkState(0) == Qt.CheckState.Checked
        )

    def tick_all(self, *, on: bool) -> None:
        """Tick all papers, or none."""
        for item in self._items.values():
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        key = item.data(0, KEY)
        if self._filling or column or not key:
            return
        if item.checkState(0) == Qt.CheckState.Checked:
            self._unticked.discard(key)
        else:
            self._unticked.add(key)
        self.ticked.emit()

    def _current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, KEY):
            self.chosen.emit(item.data(0, KEY))


def _listed(states: Sequence[tuple[PaperState, Phase]]) -> list[tuple[PaperState, Phase]]:
    """Return the papers to list: a part of the scheme that was not begun has none."""
    begun = {phase for state, phase in states if state.status is not PaperStatus.NOT_NEEDED}
    return [(state, phase) for state, phase in states if phase in begun]


def _first(states: Sequence[PaperState]) -> str:
    """The paper to show first: the minutes when they can be had, else the first that can."""
    shown = [
        state.key
        for state in states
        if state.status not in (PaperStatus.NOT_NEEDED, PaperStatus.NOT_YET)
    ]
    if "founding_minutes" in shown:
        return "founding_minutes"
    return shown[0] if shown else states[0].key
