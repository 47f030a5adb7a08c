"""Stands in the place of the finance where none may be recorded: off the approved lists."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.findings import Finding
from app.ui.context import Context
from app.ui.fields.sentences import finding_message
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import Column, Page, button, heading


class FinanceClosedPage(Page):
    """Says why, and where to go."""

    help_text = N_(
        "The ӘКК gives finance only to those on an approved list that the АШБ sent. Take its file "
        "in: the page opens for the cooperatives on it."
    )

    def __init__(self, context: Context, why: Finding, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        column = Column()
        layout.addWidget(column)
        heading(column.body, _("No finance is recorded for this cooperative"))
        self.banner = Banner()
        self.banner.tell(finding_message(why), "bad")
        column.body.addWidget(self.banner)
        self.lists = button(_("Approved lists"), "stamp", "primary")
        self.lists.clicked.connect(lambda: context.page_wanted.emit("lists"))
        self.take = button(_("Take files in"), "import")
        self.take.clicked.connect(lambda: context.page_wanted.emit("intake"))
        self.scheme = button(_("Implementation scheme"), "signpost")
        self.scheme.clicked.connect(lambda: context.page_wanted.emit("scheme"))
        column.body.addWidget(FlowRow(self.lists, self.take, self.scheme))
        column.body.addStretch(1)
