"""Python's cyclic garbage is collected on the window's thread only, in small bites.

Left to itself the collector runs on whichever thread makes objects: on a worker it would destroy
Qt objects that belong to the window's thread, and on the window's it may stop for too long.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

BITE_MS = 1000
SWITCH_SECONDS = 0.0005
"""How long a worker may keep the interpreter while the window waits for it (usually 5 ms)."""


class Collector(QObject):
    """Takes collecting over for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported stays for good: no need to look through it again
        sys.setswitchinterval(SWITCH_SECONDS)
        self._threshold = gc.get_threshold()[0] or 700
        self._timer = QTimer(self)
        self._timer.setInterval(BITE_MS)
        self._timer.timeout.connect(self.bite)
        self._timer.start()

    def bite(self) -> None:
        """Collect young garbage, when there is enough."""
        if gc.get_count()[0] > self._threshold:
            gc.collect(1)

    def collect(self) -> None:
        """Collect everything: when a case was closed or the window is not looked at."""
        gc.collect()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
