"""Pictures of every page of the window, in Kazakh: 1366x768 and 1920x1080, at scale 1 and 1,5.

``python tools/screenshots.py OUT [--theme dark] [--language ru] [--only home,documents]`` starts
itself once for each scale, because Qt reads it at its start.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1366, 768), (1920, 1080))
SCALES = ("1", "1.5")


def main() -> int:
    """Make the pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="kk")
    parser.add_argument("--only", default="")
    parser.add_argument("--scale", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.scale:
        sys.path.insert(0, str(ROOT))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        shoot(options)
        return 0
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        again = [sys.executable, __file__, *sys.argv[1:], "--scale", scale]
        code = subprocess.run(again, env=environment, check=False).returncode
        if code:
            return code
    return 0


def shoot(options: argparse.Namespace) -> None:
    """Make the pictures of one scale."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from app.main import open_services
    from app.ui import hints as hint_store
    from app.ui.app import close, make_window

    app = QApplication([])

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.sqlite3"
        hints = hint_store.Hints(language=options.language, theme=options.theme)
        hint_store.save(store.parent, hints)
        window = make_window(store, lambda fresh: open_services(store, fresh=fresh))
        window.show()

        def idle() -> None:
            for _turn in range(200):
                wait(30)
                if window.context.ready and not window.context.tasks.running:
                    break
            wait(500)

        def grab(name: str) -> None:
            if options.only and name.partition("-")[0] not in options.only.split(","):
                return
            for width, height in SIZES:
                # The screen's pixels are what a person has: at scale 1.5 fewer points fit on it.
                factor = float(options.scale)
                window.resize(round(width / factor), round((height - 40) / factor))
                idle()
                file = options.out / f"{name}-{width}x{height}@{options.scale}.png"
                window.grab().save(str(file))

        idle()
        grab("empty")
        window.actions_.sample()
        idle()
        for page in ("home", "cases", "documents", "payments", "next_steps", "settings", "bin"):
            window.show_page(page)
            idle()
            grab(page)
        for code in ("meeting", "review"):
            window.show_page(f"wizard:{code}")
            idle()
            grab(f"wizard-{code}")
        _dialogs(window, options, idle)
        window.close()
        close(window)
    app.quit()


def _dialogs(window: object, options: argparse.Namespace, idle: Callable[[], None]) -> None:
    from app.ui.issue_dialog import IssueDialog
    from app.ui.messages import BugDialog
    from app.ui.pages.documents import DocumentsPage
    from app.ui.people_choice import PeopleDialog
    from app.ui.print_dialog import PrintDialog
    from app.ui.shell import MainWindow

    if options.only and "dialog" not in options.only:
        return
    if not isinstance(window, MainWindow):
        raise TypeError(window)
    window.show_page("documents")
    idle()
    page = window.page
    if not isinstance(page, DocumentsPage):
        raise TypeError(page)
    day = date(2026, 11, 23)
    dialogs = {
        "print": PrintDialog(page.work.printables(), window),
        "people": PeopleDialog(page.session.case.founders, None, window),
        "issue": IssueDialog("Жарғы", "1", day, again=False, parent=window),
        "bug": BugDialog(ValueError("x"), window),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        idle()
        dialog.grab().save(str(options.out / f"dialog-{name}@{options.scale}.png"))
        dialog.close()


if __name__ == "__main__":
    sys.exit(main())
