"""Saves the open case by itself, within a second of a change, and says when or why not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.answers import Change
    from app.services.cases import CaseService
    from app.services.session import CaseSession

log = logging.getLogger(__name__)

DELAY_MS = 400
"""From the first unsaved change to the save; changes made meanwhile go with it."""
RETRY_MS = 5000


class Autosave(QObject):
    """Watches one open case. One save is under way at a time."""

    saved = Signal(object)  # datetime
    waiting = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self, session: CaseSession, cases: CaseService, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._cases = cases
        self._tasks = tasks
        self._saving: tuple[Change, ...] | None = None
        self._fault: Exception | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.save)
        self._stop: Callable[[], None] = session.subscribe(lambda _addresses: self.soon())

    def soon(self) -> None:
        """Save within a second. A timer that already runs is not put off by more typing."""
        if self._session.has_unsaved and not self._timer.isActive():
            self._timer.start(DELAY_MS)
            self.waiting.emit()

    def save(self) -> None:
        """Hand what is unsaved to the store now; the answer comes later."""
        self._timer.stop()
        if self._saving is not None or not self._session.has_unsaved:
            return
        place = self._session.place
        changes = self._session.take_unsaved()
        self._saving = changes
        case_id = self._session.case_id
        self._tasks.run(
            lambda: self._cases.save(case_id, changes, place),
            self._on_saved,
            self._on_failed,
            self,
        )

    def flush(self) -> None:
        """Save and wait for it: before closing, before another case, after a fault.

        Raises:
            UserError: the store refused; the changes are kept in the session and tried again.
            TimeoutError: the store is still at it. The save stays under way and its answer counts
                when it comes: the same changes must never be written twice.
        """
        self._timer.stop()
        if self._saving is not None:
            self._wait()  # its answer decides what is still unsaved
        if not self._session.has_unsaved:
            return
        self._fault = None
        self.save()
        self._wait()
        if self._fault is not None:
            raise self._fault

    def _wait(self) -> None:
        try:
            self._tasks.run_and_wait(lambda: None)  # comes after the save in the worker's queue
        except TimeoutError:
            log.warning("a save did not come back in time")
            raise
        self._tasks.deliver()

    def stop(self) -> None:
        """Listen no more: the case is closed."""
        self._timer.stop()
        self._stop()

    def _on_saved(self, moment: datetime) -> None:
        self._saving = None
        self.saved.emit(moment)
        if self._session.has_unsaved:
            self.soon()

    def _on_failed(self, error: Exception) -> None:
        if self._saving is not None:
            self._session.give_back(self._saving)
        self._saving = None
        self._fault = error
        self.failed.emit(error)
        self._timer.start(RETRY_MS)
