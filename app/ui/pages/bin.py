"""The bin: cases that were put away; restore one or destroy it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner, confirm
from app.ui.pages.base import Page, button, heading, row
from app.ui.pages.case_list import CaseList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.model import CaseSummary

DESTROY = N_("Destroy «{name}» for good?")


class BinPage(Page):
    """Cases in the bin."""

    help_text = N_(
        "Cases that you moved to the bin stay here until you destroy them. Destroying a case "
        "removes every person's data in it for good."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        heading(
            layout,
            _("The bin"),
            _("A case stays here until you restore it or destroy it for good."),
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.list = CaseList()
        self.list.setAccessibleName(_("The bin"))
        self.list.setAccessibleDescription(_("Enter restores the case"))
        layout.addWidget(self.list, 1)
        self._none = theme.label(_("The bin is empty."), "why")
        layout.addWidget(self._none)
        layout.addStretch(0)
        self.restore_button = button(_("Restore"), "restore", "primary")
        self.destroy_button = button(_("Destroy for good…"), "bin", "danger")
        layout.addLayout(row(self.restore_button, self.destroy_button))
        self.restore_button.clicked.connect(self.restore)
        self.destroy_button.clicked.connect(self.destroy_chosen)
        self.list.clicked.disconnect()  # one click only chooses here
        self.list.opened.connect(lambda _id: self.restore())
        self.list.deletion_wanted.connect(lambda _id: self.destroy_chosen())
        context.cases_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read what is in the bin."""
        if not self.context.ready:
            return
        services = self.context.services
        self.context.tasks.run(
            lambda: tuple(services.cases.list(deleted=True)), self._show, None, self
        )

    def _show(self, cases: Sequence[CaseSummary]) -> None:
        self.list.show_cases(cases)
        self.list.setVisible(bool(cases))
        self._none.setVisible(not cases)
        self.restore_button.setEnabled(bool(cases))
        self.destroy_button.setEnabled(bool(cases))

    def restore(self) -> None:
        """Take the chosen case out of the bin."""
        case_id = self.list.current_id()
        if case_id is None:
            return
        services = self.context.services
        self.context.tasks.run(
            lambda: services.cases.restore(case_id), self._changed, self.banner.tell_error, self
        )

    def destroy_chosen(self) -> None:
        """Destroy the chosen case after a question."""
        case_id = self.list.current_id()
        if case_id is None:
            return
        name = titled(self.list.cases.cases[self.list.cases.row_of(case_id)].title)
        if not confirm(
            self,
            _(DESTROY).format(name=name),
            _(
                "Its answers, its issued papers and its scans are gone then. Nothing brings them "
                "back except a backup made before."
            ),
            _("Destroy for good"),
        ):
            return
        services = self.context.services
        self.context.tasks.run(
            lambda: services.cases.purge(case_id), self._changed, self.banner.tell_error, self
        )

    def _changed(self, _result: object) -> None:
        self.banner.clear()
        self.context.cases_changed.emit()
