"""The settings' card of the official's own writing: what is remembered, and forgetting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner, confirm
from app.ui.pages.base import button, card, row

if TYPE_CHECKING:
    from app.services.own_writing import OwnWriting

REMEMBERED = N_("Remembered: Russian spellings {spellings}, case forms {forms}.")
NOTHING = N_("Nothing is remembered yet.")
FORGOTTEN = N_("The remembered spellings and case forms are forgotten.")


class OwnWritingCard(QWidget):
    """How much is remembered, with a button that forgets it all after a question."""

    def __init__(self, context: Context, banner: Banner, parent: QWidget | None = None) -> None:
        """``banner`` says what was done, or why not."""
        super().__init__(parent)
        self._context = context
        self._banner = banner
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = card()
        outer.addWidget(frame)
        layout.addWidget(theme.label(_("Remembered spellings"), "heading"))
        layout.addWidget(
            theme.label(
                _(
                    "A Russian spelling or a case form that you confirmed in one case is offered "
                    "in the next. Among them are names of people."
                ),
                "why",
            )
        )
        self.count = theme.label(kind="why")
        layout.addWidget(self.count)
        self.forget_button = button(_("Forget remembered spellings…"), "bin")
        self.forget_button.setEnabled(False)
        self.forget_button.clicked.connect(self.forget)
        layout.addLayout(row(self.forget_button))

    def refresh(self) -> None:
        """Read how much is remembered."""
        services = self._context.services
        self._context.tasks.run(
            services.writing.remembered, self._show, self._banner.tell_error, self
        )

    def _show(self, remembered: OwnWriting) -> None:
        spellings, forms = len(remembered.spellings), len(remembered.forms)
        words = _(REMEMBERED).format(spellings=number(spellings), forms=number(forms))
        self.count.setText(words if spellings or forms else _(NOTHING))
        self.forget_button.setEnabled(bool(spellings or forms))

    def forget(self) -> None:
        """Ask, then forget all of it; cases keep what stands in them."""
        sure = confirm(
            self,
            _("Forget all remembered spellings and case forms?"),
            _("They are no longer offered in new cases. What is confirmed in your cases stays."),
            _("Forget"),
        )
        if not sure:
            return

        def done(_none: object) -> None:
            self._banner.tell(_(FORGOTTEN), "good")
            self.refresh()

        services = self._context.services
        self._context.tasks.run(services.writing.forget, done, self._banner.tell_error, self)
