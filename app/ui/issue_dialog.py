"""Issuing a paper: its number and date. Afterwards it is frozen; a correction is a new version."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.parse import format_date, parse_date
from app.ui import theme
from app.ui.messages import Banner
from app.ui.pages.base import labelled

ISSUE = N_("Issue «{paper}»")


class IssueDialog(QDialog):
    """Asks for the number and the date."""

    def __init__(
        self, title: str, number: str, day: date, *, again: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Issue"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_(ISSUE).format(paper=title), "heading"))
        why = (
            _("The version issued before is kept; this becomes the next one.")
            if again
            else _(
                "It is frozen as it is now. When a fact changes later, it is marked as outdated."
            )
        )
        layout.addWidget(theme.label(why, "why"))
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.number = QLineEdit(number)
        self.day = QLineEdit(format_date(day))
        layout.addLayout(labelled(_("Number"), self.number, example=_("For example: 1")))
        layout.addLayout(labelled(_("Date"), self.day, example=_("For example: 23.11.2026")))
        buttons = QDialogButtonBox()
        go_on = buttons.addButton(_("Issue"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        theme.role(go_on, "primary")
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(theme.characters(56))

    def _check(self) -> None:
        if not self.number.text().strip():
            self.banner.tell(_("Write the number of the paper, for example 1."), "bad")
            self.number.setFocus()
        elif parse_date(self.day.text()) is None:
            self.banner.tell(_("Write the date as day, month, year: 23.11.2026."), "bad")
            self.day.setFocus()
        else:
            self.accept()

    def chosen(self) -> tuple[str, date]:
        """Return the number and the date; only after it was accepted."""
        day = parse_date(self.day.text())
        if day is None:
            raise RuntimeError("the dialog was not accepted")
        return self.number.text().strip(), day
