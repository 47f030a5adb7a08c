"""A second start on the same store brings the first window to the front.

The second leaves a small file beside the store; the first watches the folder for it. Nothing else
passes between them.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

log = logging.getLogger(__name__)


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
