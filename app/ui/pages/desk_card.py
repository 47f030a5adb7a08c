"""What the desk does next: how many cases are here, how they stand, where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = N_("Cases here: {count}")
STANDS = N_(
    "With errors: {faulty}. Waiting for the approved list: {listing}; for finance: {paying}."
)
CORPORATION = "corporation"
LISTING, PAYING = 4, 5
"""Steps of the scheme."""


class DeskCard(QFrame):
    """Counts of the register and the ways into the desk's pages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "hero")
        self._context = context
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        self.here = theme.label("", "heading")
        self.stands = theme.label("", "why")
        layout.addWidget(self.here)
        layout.addWidget(self.stands)
        self.take_in = button(_("Take files in"), "import", "primary")
        self.take_in.clicked.connect(self._to("intake"))
        self.all = button(_("All cooperatives"), "people")
        self.all.clicked.connect(self._to("register"))
        self.finance = button(_("Finance of the lists"), "bank")
        self.finance.clicked.connect(self._to("finance_desk"))
        self.finance.setVisible(context.hints.role == CORPORATION)
        layout.addWidget(FlowRow(self.take_in, self.all, self.finance))

    def _to(self, page: str) -> Callable[[], None]:
        return lambda: self._context.page_wanted.emit(page)

    def refresh(self) -> None:
        """Count again."""
        register = self._context.services.register

        def count() -> tuple[int, int, int, int]:
            from app.services.model_register import Gravest, RegisterFilters, RegisterQuery

            narrowed = (
                RegisterFilters(),
                RegisterFilters(findings=Gravest.BLOCKS),
                RegisterFilters(step=LISTING),
                RegisterFilters(step=PAYING),
            )
            every, faulty, listing, paying = (
                register.sums(RegisterQuery(filters=one)).count for one in narrowed
            )
            return every, faulty, listing, paying

        self._context.tasks.run(count, self._show, None, self)

    def _show(self, counts: tuple[int, int, int, int]) -> None:
        every, faulty, listing, paying = map(number, counts)
        self.here.setText(_(HERE).format(count=every))
        self.stands.setText(_(STANDS).format(faulty=faulty, listing=listing, paying=paying))
