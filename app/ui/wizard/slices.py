"""Long work of the window's own thread in short slices, so that nothing blocks."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

BUDGET = 0.015
"""Seconds of one slice."""


class Slices(QObject):
    """Runs a generator slice by slice between the events of the window."""

    finished = Signal()

    def __init__(self, work: Generator[None, None, None], parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[None, None, None] | None = work
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def done(self) -> bool:
        """Whether the work is done."""
        return self._work is None

    def start(self) -> None:
        """Begin with the next event."""
        if not self.done:
            self._timer.start()

    def finish(self) -> None:
        """Do all that is left at once."""
        while self._work is not None:
            self._step()

    def _slice(self) -> None:
        until = perf_counter() + BUDGET
        while self._work is not None and perf_counter() < until:
            self._step()

    def _step(self) -> None:
        if self._work is None:
            return
        try:
            next(self._work)
        except StopIteration:
            self._work = None
            self._timer.stop()
            self.finished.emit()
