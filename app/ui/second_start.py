"""A second start on the same store brings the first window to the front.

The second leaves a small file beside the store; the first watches the folder for it and takes it
away, upon which the second leaves. Nothing else passes between them.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

log = logging.getLogger(__name__)

LOOK_MS = 100
LOOKS = 50
"""How often a second start looks whether it was heard."""


def call_file(store: Path) -> Path:
    """Return the file that a second start leaves."""
    return store.with_name(f".{store.name}.show")


def call_first(store: Path) -> bool:
    """Ask the window that holds a store to come to the front; return whether it could be asked."""
    try:
        call_file(store).touch(mode=0o600)
    except OSError as error:
        log.warning("the first window could not be asked: %s", type(error).__name__)
        return False
    return True


class Call(QObject):
    """Asks the first window to come to the front; ``answered`` tells that it did."""

    answered = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = call_file(store)
        self._looks = LOOKS
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        if call_first(store):
            self._timer.start()

    def _look(self) -> None:
        self._looks -= 1
        taken = not self._file.exists()
        if taken or not self._looks:
            self._timer.stop()
        if taken:
            self.answered.emit()


class CallWatch(QObject):
    """Emits ``called`` when a second start asks for the window."""

    called = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = call_file(store)
        self._file.unlink(missing_ok=True)  # of a call that nobody answered
        self._watcher = QFileSystemWatcher([str(store.parent)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look())

    def _look(self) -> None:
        try:
            self._file.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("a call could not be taken: %s", type(error).__name__)
        self.called.emit()
