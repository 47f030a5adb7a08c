"""Work that takes longer than half a second: what is being done, how far, and a way to stop it."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.pages.base import button

OF = N_("{done} of {total}")
APPEAR_MS = 300


class ProgressRow(QWidget):
    """A row with a bar and a button to stop. ``report`` may be called from any thread."""

    _reported = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self._what = theme.label(kind="helper")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the work is"))
        self.stop_button = button(_("Stop"), "close")
        self.stop_button.clicked.connect(self._press)
        layout.addWidget(self._what, 2)
        layout.addWidget(self._bar, 3)
        layout.addWidget(self.stop_button)
        self.stop = threading.Event()
        self._title = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(APPEAR_MS)
        self._timer.timeout.connect(self.show)
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.hide()

    @property
    def working(self) -> bool:
        """Whether work is under way."""
        return bool(self._title)

    def begin(self, title: str) -> None:
        """Begin; the row appears when the work takes a while."""
        self.stop = threading.Event()
        self._title = title
        self._what.setText(title)
        self._bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self._timer.start()

    def report(self, done: int, total: int, name: str = "") -> bool:
        """Say how far it is; return whether to go on. From any thread."""
        self._reported.emit(done, total, name)
        return not self.stop.is_set()

    def end(self) -> None:
        """The work is over."""
        self._title = ""
        self._timer.stop()
        self.hide()

    def _press(self) -> None:
        self.stop.set()
        self.stop_button.setEnabled(False)

    def _show(self, done: int, total: int, name: str) -> None:
        if not self._title:
            return
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        far = _(OF).format(done=done, total=total)
        self._what.setText(" · ".join(part for part in (self._title, name, far) if part))
