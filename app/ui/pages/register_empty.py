"""What stands in the place of the register's table while there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.pages.base import button, card, row


class EmptyRegister(QStackedWidget):
    """Either no case is here at all, or none matches."""

    cleared = Signal()
    intake_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_in = button(_("Take files in"), "import", "primary")
        self.take_in.clicked.connect(self.intake_wanted)
        self.clear = button(_("Clear the search and the filters"), "close", "primary")
        self.clear.clicked.connect(self.cleared)
        self._none = self._page(
            _("No case is here yet"),
            _("The okrugs bring their cases as files, on a stick or by mail. Take them in here."),
            self.take_in,
        )
        self._no_match = self._page(
            _("No case matches"),
            _("Nothing fits the search and all filters together."),
            self.clear,
        )

    def _page(self, title: str, why: str, press: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card("hero")
        frame.setMaximumWidth(theme.characters(84))
        inner.addWidget(theme.label(title, "heading"))
        inner.addWidget(theme.label(why, "why"))
        inner.addLayout(row(press))
        layout.addWidget(frame)
        layout.addStretch(1)
        self.addWidget(page)
        return page

    def say(self, *, narrowed: bool) -> None:
        """Say why nothing is shown: the search and the filters, or there is nothing."""
        self.setCurrentWidget(self._no_match if narrowed else self._none)
