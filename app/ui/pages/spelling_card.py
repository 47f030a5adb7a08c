"""One text with its Russian spelling: to look at, to confirm, to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.spelling import State
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button, labelled

if TYPE_CHECKING:
    from app.forms.in_russian import Offer

KAZAKH_LETTERS = N_("There are Kazakh letters in the Russian text: {letters}.")
LINES, PROSE_LINES = 2, 6
"""Lines of the field for a name and for sentences; more scroll."""
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
SAY: dict[State, str] = {
    State.KNOWN: N_("An official name: nothing needs to be done. You may write another."),
    State.CONFIRMED: N_("Confirmed. You may correct it; an empty field gives the offer back."),
    State.STALE: N_("The Kazakh text was changed after this was confirmed: look at it again."),
    State.MISSING: N_(
        "Compare it with the identity card or the papers of the place, correct it where it is "
        "written otherwise, and confirm."
    ),
}
TRANSLATE = N_("Write the same in Russian: until then the Russian paper has a blank here.")
REMEMBERED = N_("You confirmed it so before.")


class SpellingCard(QFrame):
    """Emits ``written`` with each change of the Russian text and ``confirmed`` for the offer."""

    written = Signal(str)
    confirmed = Signal()
    shown_place = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        layout.setSpacing(step)
        self._where = theme.label(kind="helper")
        self._kazakh = theme.label(kind="heading")
        layout.addWidget(self._where)
        layout.addWidget(self._kazakh)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)  # the case's own undo knows every step
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        layout.addLayout(labelled(_("In Russian"), self.text))
        self.note = theme.label(kind="attention")
        layout.addWidget(self.note)
        self.confirm_button = button(_("Confirm and go on"), "check", "primary")
        self.confirm_button.clicked.connect(self.confirmed)
        self.place_button = button(_("Show the question"), kind="link")
        self.place_button.clicked.connect(self.shown_place)
        layout.addWidget(FlowRow(self.confirm_button, self.place_button))
        self._say = theme.label(kind="why")
        layout.addWidget(self._say)
        layout.addStretch(1)
        self._filling = False
        self._shown = ""
        self._prose = False
        self.show_offer(None, "", "")

    def show_offer(self, offer: Offer | None, where: str, own: str) -> None:
        """Show a text and the Russian that he wrote for it, or what is offered; None for no text.

        What he is writing stays as he writes it: a space at its end, and an empty field too.
        """
        self.setEnabled(offer is not None)
        self._fit(PROSE_LINES if offer is not None and offer.spelling.prose else LINES)
        self._where.setText(where)
        self._kazakh.setText(offer.spelling.kazakh if offer else "")
        address = offer.spelling.address if offer else ""
        self._prose = offer is not None and offer.spelling.prose
        russian = own or (offer.russian if offer else "")
        emptied = self.text.hasFocus() and not self.written_text() and not own
        if address != self._shown or (self.written_text() != self._plain(russian) and not emptied):
            self._fill(russian)
        self._shown = address
        self._tell(offer)

    def written_text(self) -> str:
        """Return what stands in the field; of a text that is not of sentences, in one line."""
        return self._plain(self.text.toPlainText())

    def _plain(self, text: str) -> str:
        return text.strip() if self._prose else " ".join(text.split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter as «confirm»; in sentences, which have lines, Ctrl+Enter."""
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and (not self._prose or event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ):
            if self.written_text():
                self.confirmed.emit()
            return True
        return super().eventFilter(watched, event)

    def _fit(self, lines: int) -> None:
        spacing = self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(spacing * lines + theme.unit() * 2)

    def _fill(self, text: str) -> None:
        self._filling = True
        self.text.setPlainText(text)
        self._filling = False

    def _tell(self, offer: Offer | None) -> None:
        if offer is None:
            self._say.setText("")
            self.note.hide()
            return
        missing = offer.spelling.state is State.MISSING
        words = _(TRANSLATE) if missing and not offer.russian else _(SAY[offer.spelling.state])
        if missing and offer.remembered:
            words = f"{_(REMEMBERED)} {words}"
        self._say.setText(words)
        letters = "".join(dict.fromkeys(_KAZAKH.findall(self.text.toPlainText())))
        self.note.setText(_(KAZAKH_LETTERS).format(letters=", ".join(letters)))
        self.note.setVisible(bool(letters) and offer.spelling.state is not State.KNOWN)
        self.confirm_button.setEnabled(bool(self.written_text()))
        text = _("Next") if offer.spelling.settled else _("Confirm and go on")
        self.confirm_button.setText(f" {text}")
        self.confirm_button.setAccessibleName(text)

    def _typed(self) -> None:
        if not self._filling:
            self.confirm_button.setEnabled(bool(self.written_text()))
            self.written.emit(self.written_text())
