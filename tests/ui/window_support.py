"""The whole window over a real store, its work done inline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import FixedClock
from app.main import open_services
from app.ui import hints as hint_store
from app.ui.app import close, make_window
from app.ui.hints import Hints
from app.ui.ports import Services
from app.ui.shell import MainWindow
from app.ui.tasks import Tasks

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=timezone(timedelta(hours=5)))


class Opener:
    """Opens windows over one store; closes what is still open at the end."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.store = folder / "auyl.sqlite3"
        self.clock = FixedClock(NOW)
        self.windows: list[MainWindow] = []
        self.wrap: Callable[[Services], Services] = lambda services: services

    def hints(self, hints: Hints) -> None:
        """Leave hints as an earlier window would have."""
        hint_store.save(self.store.parent, hints)

    def __call__(self, *, inline: bool = True, width: int = 1366, height: int = 728) -> MainWindow:
        """Open a window and wait until it shows a page of the store, or why it cannot."""
        window = make_window(
            self.store,
            lambda fresh: self.wrap(open_services(self.store, fresh=fresh, clock=self.clock)),
            tasks=Tasks(inline=inline),
        )
        self.windows.append(window)
        window.resize(width, height)
        window.show()
        self._qtbot.waitUntil(lambda: window.current_page != "loading", timeout=10000)
        window.activateWindow()
        return window

    def shut(self, window: MainWindow) -> None:
        """Close a window as its user does, and the store with it."""
        assert window.close()
        close(window)
        self.windows.remove(window)
        window.deleteLater()
        QApplication.processEvents()

    def finish(self) -> None:
        """Close whatever is still open."""
        for window in tuple(self.windows):
            window.flush = lambda: None  # type: ignore[method-assign]
            self.shut(window)
