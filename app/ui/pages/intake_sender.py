"""A sender that is not known yet: who he says he is, his key's number, accept him or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.office import Sender
from app.ui import theme
from app.ui.fields.ticks import Tick, WordedButton
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.pages.intake_words import ROLES
from app.ui.strangers import shortened, shown

SAYS = N_("The file says that it comes from:")
ADVICE = N_(
    "Anybody can write any name into a file. Telephone the office, on a number that you know "
    "already, and let them read their check number to you (there: Settings, «This office»). Accept "
    "only when all eight groups agree."
)
_LARGE = 1.5
WIDE_CHARACTERS = 92
"""From this width on the question stands in two columns."""
_IN_ROW = 4
LONGEST = 100
"""So many letters of a name are said: no name pushes the check number out of sight."""


class Fingerprint(QWidget):
    """The check number of a key in large groups, to be read out over the telephone."""

    def __init__(
        self, text: str = "", scale: float = _LARGE, parent: QWidget | None = None
    ) -> None:
        """``scale``: how much larger than the window's letters it is."""
        super().__init__(parent)
        self._scale = scale
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.unit() * 3)
        self._grid.setVerticalSpacing(theme.unit() // 2)
        self._labels: list[QLabel] = []
        self.show_number(text)

    def show_number(self, text: str) -> None:
        """Show another number."""
        while self._labels:
            gone = self._labels.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        groups = text.split()
        for place, group in enumerate(groups):
            made = QLabel(group)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            font = made.font()
            font.setPointSizeF(font.pointSizeF() * self._scale)
            font.setBold(True)
            made.setFont(font)
            self._grid.addWidget(made, place // _IN_ROW, place % _IN_ROW)
            self._labels.append(made)
        self._grid.setColumnStretch(_IN_ROW, 1)
        self.setAccessibleName(_("Check number"))
        self.setAccessibleDescription(text)


def origin_lines(sender: Sender) -> list[str]:
    """Return what a sender writes about himself: office, name, place."""
    place = ", ".join(
        dict.fromkeys(
            part.strip() for part in (sender.oblast, sender.district, sender.okrug) if part.strip()
        )
    )
    return [line for line in (_(ROLES[sender.role]), sender.name.strip(), place) if line]


class SenderQuestion(QWidget):
    """Asks whether a sender is accepted; ``answered`` tells it, and whether for all his files."""

    answered = Signal(bool, bool)  # accept, all of this key

    def __init__(
        self, sender: Sender, fingerprint: str, others: int, parent: QWidget | None = None
    ) -> None:
        """``others`` counts the further files of the same key that wait."""
        super().__init__(parent)
        step = theme.unit()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(step * 2)
        self._halves.addLayout(self._who(sender, fingerprint), 1)
        self._halves.addLayout(self._what_to_do(others), 1)

    def _who(self, sender: Sender, fingerprint: str) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(theme.unit())
        layout.addWidget(theme.label(_(SAYS)))
        layout.addWidget(
            theme.label(
                "\n".join(shown(shortened(line, LONGEST)) for line in origin_lines(sender)),
                "heading",
            )
        )
        layout.addWidget(theme.label(_("Check number of the sender's key"), "helper"))
        self.number = Fingerprint(fingerprint)
        layout.addWidget(self.number)
        layout.addStretch(1)
        return layout

    def _what_to_do(self, others: int) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(theme.unit())
        layout.addWidget(theme.label(_(ADVICE)))
        self.all_tick = Tick()
        self.all_tick.setChecked(others > 0)
        worded = WordedButton(self.all_tick, _("The same for all files of this sender in the list"))
        worded.setVisible(others > 0)
        layout.addWidget(worded)
        self.accept_button = button(_("Accept the sender"), "check", "primary")
        self.decline_button = button(_("Decline"), "close")
        self.accept_button.clicked.connect(lambda: self._answer(accept=True))
        self.decline_button.clicked.connect(lambda: self._answer(accept=False))
        layout.addWidget(FlowRow(self.accept_button, self.decline_button))
        layout.addStretch(1)
        return layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put who it is and what to do beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= theme.characters(WIDE_CHARACTERS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not way:
            self._halves.setDirection(way)

    def _answer(self, *, accept: bool) -> None:
        self.answered.emit(accept, self.all_tick.isChecked())
