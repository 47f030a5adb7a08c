"""The first painted window beside a bare PySide6 window, in the same run, offscreen.

Each start is a process of its own; the time runs from before the interpreter starts until the paint
event has been handled. Target: at most 1,5 times the bare window.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = 1.5
ROUNDS = 15

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: (print(time.time(), flush=True), app.quit()))
            watched.removeEventFilter(self)
        return False
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("window"))
window.resize(1229, 691)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""

OURS = """
import sys, time
from pathlib import Path
import app.main
from app.ui import app as window_app
def painted(self):
    print(time.time(), flush=True)
    import os
    os._exit(0)  # what comes after the first paint is not measured here
import app.ui.shell
app.ui.shell.MainWindow.finish = painted
sys.exit(app.main.main([]))
"""


def once(code: str, home: str) -> float:
    """Return the milliseconds from the start of a process to its first painted window."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "HOME": home,
    }
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return (float(done.stdout.split()[0]) - begun) * 1000


def main() -> int:
    """Measure in turns and print both medians and their ratio."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS + 1):
            first, second = once(BARE, folder), once(OURS, folder)
            if turn:  # the first turn only warms the disk cache
                bare.append(first)
                ours.append(second)
    plain, window = statistics.median(bare), statistics.median(ours)
    # Neighbours in time saw the same load of the machine.
    ratio = statistics.median(b / a for a, b in zip(bare, ours, strict=True))
    print(f"bare PySide6 window  {plain:7.1f} ms (median of {ROUNDS})")
    print(f"first painted window {window:7.1f} ms")
    print(f"ratio                {ratio:7.2f}    target <= {TARGET}")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
