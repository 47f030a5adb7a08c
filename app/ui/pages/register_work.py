"""Brings the register's rows up to date a slice at a time, and says how many are left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.context import Context

LEFT = N_("Cases still being reckoned: {count}. Their figures and findings follow.")
SHOW_EACH = 16
"""After so many slices what is known by then is shown."""
PAUSE_MS = 5
"""Between two slices, so that whoever waits for the store comes in between."""


class Reckoning(QWidget):
    """A line that is there while work is left. ``made`` tells that there are other rows."""

    made = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._working = False
        self._slices = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.line = theme.label("", "attention")
        layout.addWidget(self.line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._slice)
        self.hide()

    def begin(self) -> None:
        """Begin, unless it is under way."""
        if not self._working and self._context.ready:
            self._working = True
            self._slices = 0
            register = self._context.services.register
            self._context.tasks.run(register.stale, self._begun, self._failed, self)

    def _begun(self, left: int) -> None:
        self._working = left > 0
        self._say(left)
        if left:
            self._slice()

    def _say(self, left: int) -> None:
        self.line.setText(_(LEFT).format(count=number(left)))
        self.setVisible(left > 0)

    def _slice(self) -> None:
        if not self._context.ready:
            self._working = False
            return
        register = self._context.services.register
        self._context.tasks.run(register.work, self._worked, self._failed, self)

    def _worked(self, left: int) -> None:
        self._slices += 1
        self._say(left)
        page = self.parentWidget()
        if left and page is not None and not page.isVisible():
            self._working = False  # goes on when the page is shown again
        elif left:
            if self._slices % SHOW_EACH == 0:
                self.made.emit()
            self._pause.start()
        else:
            self._working = False
            self.made.emit()

    def _failed(self, error: Exception) -> None:
        self._working = False
        self.hide()
        self._context.failed.emit(error)
