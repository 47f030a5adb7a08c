"""What the measurements share: how long a call takes, quantiles, an event loop let run."""

from __future__ import annotations

import time
from collections.abc import Callable


def timed(call: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def share(times: list[float], part: float) -> float:
    """Return the time that a part of all calls stays under."""
    return sorted(times)[int(len(times) * part)]


def wait(milliseconds: int) -> None:
    """Let the window's event loop run for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
