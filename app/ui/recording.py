"""What is kept of faults while the window lives: the log, the trace of a crash, the last net."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.core.crash import CrashRecord
from app.core.log import start_log, stop_log
from app.ui import messages

if TYPE_CHECKING:
    from app.ui.shell import MainWindow


class Recording:
    """Begins to record in the data folder; shows the last run's crash with the first page."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        start_log(folder)
        messages.install(window.flush)
        self._window = window
        self._crash = CrashRecord(folder)
        self._told = False
        if self._crash.previous:
            window.pages.switched.connect(self._tell)

    def _tell(self, _page: str) -> None:
        if not self._told:
            self._told = True
            messages.CrashDialog(self._crash.previous, self._window).open()

    def close(self) -> None:
        """The program ends well: nothing of a crash stays."""
        self._crash.close()
        stop_log()
