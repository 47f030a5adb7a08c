"""A second start on the same store brings the first window to the front.

The second leaves a small file beside the store; the first watches the folder for it and takes it
away, upon which the second leaves. In the file stand the paths of the files that it was started
with, and nothing else.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from app.ui.shell import MainWindow

log = logging.getLogger(__name__)

LOOK_MS = 100
LOOKS = 50
"""How often a second start looks whether it was heard."""
MOST_BYTES = 1 << 20
"""A longer call is none of ours."""


def call_file(store: Path) -> Path:
    """Return the file that a second start leaves."""
    return store.with_name(f".{store.name}.show")


def call_first(store: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the window that holds a store to come to the front, and hand it files to take in.

    Return whether it could be asked.
    """
    target = call_file(store)
    made = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        made.touch(mode=0o600)
        made.write_text(json.dumps([str(file) for file in files]), encoding="utf-8")
        made.replace(target)  # whole, or not seen at all
    except (OSError, ValueError) as error:
        log.warning("the first window could not be asked: %s", type(error).__name__)
        made.unlink(missing_ok=True)
        return False
    return True


def files_of_call(text: str) -> tuple[Path, ...]:
    """Return the files that a call hands over; none when it says something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    named = (one for one in found if isinstance(one, str) and one and "\0" not in one)
    return tuple(path for path in map(Path, named) if path.is_absolute())


class Call(QObject):
    """Asks the first window to come to the front; ``answered`` tells that it did."""

    answered = Signal()

    def __init__(
        self, store: Path, files: Sequence[Path] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = call_file(store)
        self._looks = LOOKS
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        if call_first(store, files):
            self._timer.start()

    def _look(self) -> None:
        self._looks -= 1
        taken = not self._file.exists()
        if taken or not self._looks:
            self._timer.stop()
        if taken:
            self.answered.emit()


class CallWatch(QObject):
    """Emits ``called`` when a second start asks for the window, ``brought`` with its files."""

    called = Signal()
    brought = Signal(object)  # a tuple of paths

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = call_file(store)
        self._file.unlink(missing_ok=True)  # of a call that nobody answered
        self._watcher = QFileSystemWatcher([str(store.parent)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look())

    def _look(self) -> None:
        text = ""
        try:
            if self._file.stat().st_size <= MOST_BYTES:
                text = self._file.read_text(encoding="utf-8", errors="replace")
            self._file.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("a call could not be taken: %s", type(error).__name__)
        self.called.emit()
        files = files_of_call(text)
        if files:
            self.brought.emit(files)


def listen(window: MainWindow) -> CallWatch:
    """Let a second start bring a window to the front and hand it files."""
    watch = CallWatch(window.context.services.path, window)
    watch.called.connect(window.come_forward)
    watch.brought.connect(window.context.files_wanted)
    return watch
