"""Choosing whose papers: all founders or some of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.pages.base import button, row

if TYPE_CHECKING:
    from app.domain.parts import Founder

ALL = N_("All founders ({count})")
SOME = N_("Chosen founders ({count})")


def choice_text(chosen: Sequence[str] | None, count: int) -> str:
    """Return what a button says about the choice; None means all."""
    if chosen is None:
        return _(ALL).format(count=count)
    return _(SOME).format(count=len(chosen))


class WhosePaper(QComboBox):
    """Chooses the founder, okrug or meeting whose paper is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(_("Whose paper is shown"))
        self.hide()

    def fill(self, choices: Sequence[tuple[str, str]]) -> None:
        """Take ids with labels; what was chosen stays chosen, and nothing is emitted."""
        if choices == self._choices:
            return
        self._choices = tuple(choices)
        current = self.currentData()
        self.blockSignals(True)
        self.clear()
        for record_id, label in choices:
            self.addItem(label, record_id)
        self.setCurrentIndex(max(0, self.findData(current)))
        self.blockSignals(False)

    @property
    def record(self) -> str:
        """The id of the record that is chosen; empty where there is none."""
        return str(self.currentData() or "")


class PeopleDialog(QDialog):
    """A list of founders to tick, with a search."""

    def __init__(
        self,
        founders: Sequence[Founder],
        chosen: Sequence[str] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Whose papers?"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_("Whose papers?"), "heading"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by name"))
        self.search.setAccessibleName(_("Find by name"))
        self.search.textChanged.connect(self._filter)
        layout.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Founders"))
        self.list.setAccessibleDescription(_("Space ticks a founder"))
        self.list.setMinimumSize(theme.characters(48), step * 24)
        for founder in founders:
            item = QListWidgetItem(f"{founder.position}. {founder.name}")
            item.setData(Qt.ItemDataRole.UserRole, founder.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = chosen is None or founder.id in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        layout.addWidget(self.list, 1)
        everybody = button(_("Everybody"), kind="link")
        nobody = button(_("Nobody"), kind="link")
        everybody.clicked.connect(lambda: self._tick(ticked=True))
        nobody.clicked.connect(lambda: self._tick(ticked=False))
        layout.addLayout(row(everybody, nobody))
        buttons = QDialogButtonBox()
        take = buttons.addButton(_("Choose"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        theme.role(take, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(index) for index in range(self.list.count())]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _tick(self, *, ticked: bool) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def chosen(self) -> tuple[str, ...] | None:
        """Return the ids that are ticked; None when all are."""
        ticked = tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        )
        return None if len(ticked) == self.list.count() else ticked
