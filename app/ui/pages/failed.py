"""The store cannot be opened and no backup could help: why, and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import Page, button, heading, row


class FailedPage(Page):
    """Says why the store cannot be opened; one button tries again."""

    def __init__(
        self, context: Context, text: str, again: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        layout = QVBoxLayout(self)
        step = theme.unit()
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 3)
        heading(layout, _("The cases cannot be opened"))
        banner = Banner()
        layout.addWidget(banner)
        banner.tell(text, "bad")
        retry = button(again, "restore", "primary")
        retry.clicked.connect(context.restart_wanted)
        layout.addLayout(row(retry))
        layout.addStretch(1)
