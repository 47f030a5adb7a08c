"""Which earlier project is expanded: chosen from the other cases of the store, with its figures."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.answers import Change, SetValue
from app.forms.spec import Panel
from app.services.expansion import EarlierProject, earlier_projects
from app.services.session import CaseSession
from app.ui import theme
from app.ui.context import Context
from app.ui.panels.base import CasePanel

Found = Callable[[Sequence[EarlierProject]], None]
Finder = Callable[[CaseSession, Found], None]
NEW = N_("A new project: it expands none")
TITLE = N_("Choose from the cases of this program")


def _nothing(_session: CaseSession, _found: Found) -> None:
    """Without a store there is nothing to choose from."""


_find: Finder = _nothing


def offer_projects(context: Context, owner: QObject) -> None:
    """Let the panel ask the store, on its worker, while ``owner`` lives."""
    global _find  # noqa: PLW0603 - one window, one store
    cases, run = context.services.cases, context.tasks.run

    def find(session: CaseSession, found: Found) -> None:
        number = session.case_id
        run(lambda: earlier_projects(cases, number), found, parent=owner)

    _find = find


class ExpandsPanel(CasePanel):
    """A list of the other projects; choosing one copies its name and figures."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self._known: tuple[EarlierProject, ...] = ()
        self._gone = -1  # row of a chosen project that the store does not have
        self.title = theme.label(_(TITLE), "helper")
        self.choice = QComboBox()
        self.choice.setAccessibleName(_(TITLE))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(30)
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self) // 2)
        column.addWidget(self.title)
        column.addWidget(self.choice)

    def build(self) -> Generator[None, None, None]:
        """Ask the store for the other projects."""
        self.show_projects(())
        _find(self.session, self._show_found)
        yield

    def _show_found(self, known: Sequence[EarlierProject]) -> None:
        if shiboken6.isValid(self):
            self.show_projects(known)

    def show_projects(self, known: Sequence[EarlierProject]) -> None:
        """Offer these projects."""
        self._known = tuple(known)
        self.choice.clear()
        self.choice.addItem(_(NEW), "")
        self._gone = -1
        for project in self._known:
            self.choice.addItem(project.label, project.uuid)
        self.refresh()

    def refresh(self) -> None:
        """Show which project is chosen."""
        uuid = self.session.case.text("project.expands")
        name = self.session.case.text("project.expands_name")
        if self._gone >= 0:
            self.choice.removeItem(self._gone)
            self._gone = -1
        if uuid and self.choice.findData(uuid) < 0:
            # Deleted, or of another computer: the papers name it from what was copied.
            self._gone = self.choice.count()
            self.choice.addItem(name or uuid, uuid)
        self.setVisible(self.choice.count() > 1)
        self.choice.setCurrentIndex(max(self.choice.findData(uuid), 0))

    def _choose(self, row: int) -> None:
        uuid = self.choice.itemData(row)
        if row == self._gone:
            return
        project = next((one for one in self._known if one.uuid == uuid), None)
        answers = project.answers if project else EarlierProject("", "").answers
        changes: list[Change] = [SetValue(key, text) for key, text in answers.items()]
        self.session.edit(*changes)

    def asks_for(self, address: str) -> bool:
        """Return whether the answer at an address is chosen here."""
        return address == "project.expands"

    def go_to(self, address: str) -> None:
        """Put the cursor into the list."""
        del address
        self.choice.setFocus()
