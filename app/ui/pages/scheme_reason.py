"""Asks why a step of the scheme is recorded before the one ahead of it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.scheme import SchemeStep, is_reason
from app.ui import theme
from app.ui.messages import Banner
from app.ui.pages.base import labelled
from app.ui.pages.scheme_box import listed

AHEAD = N_("Step {number} is not on record yet: «{title}». Missing: {what}.")
TOO_SHORT = N_("Write in a few words why it is recorded out of order.")


class ReasonDialog(QDialog):
    """A reason of at least two words; it stays in the history and is printed."""

    def __init__(self, step: SchemeStep, ahead: SchemeStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recording out of order"))
        unit = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2)
        layout.setSpacing(unit)
        layout.addWidget(theme.label(f"{step.number}. {_(step.title)}", "heading"))
        what = listed([_(one.words) for one in ahead.missing if one.decisive])
        ahead_words = _(AHEAD).format(number=ahead.number, title=_(ahead.title), what=what)
        layout.addWidget(theme.label(ahead_words, "why"))
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.reason = QPlainTextEdit(step.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(unit * 9)
        help_text = _("The reason is printed in the papers and stays in the history.")
        layout.addLayout(labelled(_("Why is it recorded all the same?"), self.reason, help_text))
        buttons = QDialogButtonBox()
        go_on = buttons.addButton(_("Record out of order"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        theme.role(go_on, "primary")
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._wide = theme.characters(60)
        self.setMinimumWidth(self._wide)
        self._layout = layout
        self._fit()

    def _check(self) -> None:
        if is_reason(self.reason.toPlainText()):
            self.accept()
            return
        self.banner.tell(_(TOO_SHORT), "bad")
        self._fit()
        self.reason.setFocus()

    def _fit(self) -> None:
        """Grow to the height that the wrapped words need in this width."""
        self._layout.activate()
        width = max(self.width() if self.isVisible() else 0, self._wide)
        high = self._layout.totalHeightForWidth(width)
        self.setMinimumHeight(high)
        self.resize(width, high)

    def chosen(self) -> str:
        """Return the reason, without outer blanks."""
        return self.reason.toPlainText().strip()
