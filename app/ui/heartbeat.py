"""What a window that stays open for days must notice: a new day, a backup that is due.

A plain timer, asked by the clock each time: a computer that slept over midnight is seen to as soon
as it wakes or the window is looked at again.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.messages import error_text

if TYPE_CHECKING:
    from app.ui.shell import MainWindow

BEAT_MS = 60_000
BACKUP_BEATS = 30
"""Beats between two looks whether the day's backup is due."""
FOLLOWS_DAY = ("home", "cases")
"""Pages that say what comes next in cases; those of the open case follow its session."""


class Heartbeat(QObject):
    """Beats each minute as long as the window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._day: date | None = None
        self._beats = 0
        timer = QTimer(self)
        timer.setInterval(BEAT_MS)
        timer.timeout.connect(self.beat)
        timer.start()
        window.context.services_opened.connect(self._opened)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._looked_at)

    def beat(self) -> None:
        """Look at the day; now and then at the backup too."""
        if not self._window.context.ready:
            return
        self._look_at_day()
        self._beats += 1
        if self._beats % BACKUP_BEATS == 0:
            self.back_up()

    def back_up(self) -> None:
        """Have the day's backup made when it is due, and say when that failed."""
        context = self._window.context
        context.tasks.run(
            context.services.backups.back_up_daily, lambda _made: self._tell_fault(), None, self
        )

    def _opened(self) -> None:
        self._day = self._today()
        self._tell_fault()

    def _looked_at(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._window.context.ready:
            self._look_at_day()

    def _today(self) -> date:
        return self._window.context.services.clock.now().date()

    def _look_at_day(self) -> None:
        today = self._today()
        if today == self._day:
            return
        self._day = today
        window = self._window
        session = window.context.session
        if session is not None:
            session.use_reference(session.reference, today)
        if window.page is not None and window.current_page in FOLLOWS_DAY:
            window.page.refresh()

    def _tell_fault(self) -> None:
        if self._window.context.ready:
            fault = self._window.context.services.backups.fault
            self._window.status.show_backup_fault(lambda: error_text(fault) if fault else "")
