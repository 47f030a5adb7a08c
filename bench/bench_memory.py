"""Memory: the program with the 50-person case and its preview open, beside a bare window.

Each runs in a process of its own; the proportional set size (PSS) is read from the system. Wanted:
at most three times the bare window's.

Run: ``python -m bench.bench_memory [rounds]``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.measure import wait

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WANTED = 3.0


def pss() -> float:
    """Return this process's proportional set size in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system gives no Pss")


WIDTH, HEIGHT = 1920, 1040
"""Wide enough for the paper beside the questions; both windows have this size."""


def bare() -> float:
    """Return the memory of a window with a label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Ауыл аманаты"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    wait(500)
    used = pss()
    app.quit()
    return used


def make_store(store: Path) -> None:
    """Make a store with the sample, as an earlier day left it."""
    from app.core.clock import SystemClock
    from app.services.cases import CaseService
    from app.services.samples import open_sample
    from app.services.store import Store

    with Store(store, SystemClock()) as opened:
        open_sample(CaseService(opened))


def program(store: Path) -> float:
    """Return the program's memory once the sample's wizard and paper have been shown."""
    from PySide6.QtWidgets import QApplication

    from app.main import open_services
    from app.ui.app import close, make_window

    QApplication([])
    window = make_window(store, lambda fresh: open_services(store, fresh=fresh))
    window.resize(WIDTH, HEIGHT)
    window.show()
    while not window.context.ready:
        wait(50)
    sample = window.context.services.sample()
    window.open_case(sample.summary.id)
    wait(3000)
    window.go_to("charter.notice_days")
    wait(3000)
    used = pss()
    window.close()
    close(window)
    return used


def child(*arguments: str) -> float:
    """Run one of the two in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.bench_memory", *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def main(arguments: list[str]) -> int:
    """Measure both in turn, print the medians and their ratio; 1 when it is above the wanted."""
    match arguments:
        case ["bare"]:
            print(bare())
        case ["store", path]:
            make_store(Path(path))
            print(0)
        case ["program", path]:
            print(program(Path(path)))
        case _:
            rounds = int(arguments[0]) if arguments else 3
            with tempfile.TemporaryDirectory() as folder:
                store = str(Path(folder) / "bench.sqlite3")
                child("store", store)
                pairs = [(child("bare"), child("program", store)) for _ in range(rounds)]
            one, other = (median(column) for column in zip(*pairs, strict=True))
            print(
                f"bare window {one:.0f} MB, program {other:.0f} MB: {other / one:.2f} (<= {WANTED})"
            )
            return int(other / one > WANTED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
