"""The button that lets a returned project go round again."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.case import FoundingCase
from app.domain.defence import may_go_round, next_round, rounds_of
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.pages.base import button, row
from app.ui.panels.base import CasePanel
from app.ui.record_ids import new_id

AGAIN = N_(
    "The project comes again: those present are taken over, and {count} unsettled remarks are "
    "carried into the new round to be answered."
)
AGAIN_FREE = N_("The project comes again: those present are taken over into the new round.")


class DefenceRoundPanel(CasePanel):
    """Stands below the rounds, once the last of them returned or refused the project."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self.words = theme.label("", "why")
        self.again = button(_("New round"), "redo")
        self.again.clicked.connect(self._go_round)
        layout.addWidget(self.words)
        layout.addLayout(row(self.again))

    def build(self) -> Generator[None, None, None]:
        """Show the case as it stands."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Offer the new round when there is one to begin."""
        case = self.session.case
        offered = may_go_round(case)
        self.words.setText(again_sentence(case) if offered else "")
        self.words.setVisible(offered)
        self.again.setVisible(offered)

    def _go_round(self) -> None:
        self.session.edit(*next_round(self.session.case, new_id))


def again_sentence(case: FoundingCase) -> str:
    """Return what the button does, with the number of remarks that are carried over."""
    count = len(rounds_of(case)[-1].to_meet)
    return _(AGAIN).format(count=count) if count else _(AGAIN_FREE)
