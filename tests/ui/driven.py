"""The program in a process of its own, driven from inside.

``python -m tests.ui.driven WALK STORE`` runs :func:`app.main.main` as the user's start does; a walk
takes over once a page is shown. What it prints is read by ``test_reliability.py``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import main as program
from app.ui import app as window_app
from app.ui.fields.base import FieldWidget
from app.ui.messages import BugDialog, CrashDialog
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.failed import FailedPage
from app.ui.shell import MainWindow
from tests.ui.wizard_support import type_text

CANARY = "Қанарбекұлы"
LOOK_MS = 20


def say(*words: object) -> None:
    """Print a line that the test waits for."""
    print(*words, flush=True)


def when(true: Callable[[], bool], act: Callable[[], None]) -> None:
    """Do something as soon as something is so."""
    timer = QTimer(QGuiApplication.instance())
    timer.setInterval(LOOK_MS)

    def look() -> None:
        if true():
            timer.stop()
            timer.deleteLater()
            act()

    timer.timeout.connect(look)
    timer.start()


class Driver:
    """Drives one window."""

    def __init__(self, window: MainWindow, walk: str) -> None:
        self.window = window
        window.resize(1366, 728)  # wide enough for the paper beside the list
        self._walks = {
            "slot": lambda: self.write(self.fall_in_slot),
            "crash": lambda: self.write(self.crash_once_saved),
            "hold": lambda: self.write(self.hold_once_saved),
            "canary": lambda: self.write(self.fall_everywhere),
            "look": self.look,
            "second": self.come_second,
        }
        when(lambda: window.current_page not in ("", "loading"), self._walks[walk])

    # -- writing -------------------------------------------------------------------------

    def write(self, then: Callable[[], None]) -> None:
        """Begin a case and type its name by the keyboard."""
        window = self.window
        window.actions_.new()

        def typed() -> None:
            field = window.focusWidget()
            assert field is not None
            type_text(field, CANARY)
            then()

        def open_field() -> None:
            window.go_to("name.proper")
            when(lambda: self.address() == "name.proper", typed)

        when(lambda: window.current_page == "wizard", open_field)

    def address(self) -> str:
        """Return the address of the question that has the cursor."""
        widget: QWidget | None = self.window.focusWidget()
        while widget is not None and not isinstance(widget, FieldWidget):
            widget = widget.parentWidget()
        return widget.address if isinstance(widget, FieldWidget) else ""

    def saved(self) -> bool:
        """Whether nothing is left to save and nothing is being saved."""
        session = self.window.context.session
        saving = self.window.context.tasks.running
        return session is not None and not session.has_unsaved and not saving

    # -- falling -------------------------------------------------------------------------

    def fall_in_slot(self) -> None:
        """Raise in a slot right after the last key; nothing else is saved after the dialog."""

        def shown(dialog: BugDialog) -> int:
            say("BUG", dialog.text.toPlainText())
            os._exit(0)

        BugDialog.exec = shown  # type: ignore[method-assign,assignment]
        QTimer.singleShot(0, self.fall)

    def fall(self) -> NoReturn:
        """Make a mistake whose words hold what was typed."""
        name = self.window.context.session.case.proper_name  # type: ignore[union-attr]
        raise LookupError(name)

    def crash_once_saved(self) -> None:
        """Die hard once the typed is saved."""
        when(self.saved, os.abort)

    def fall_everywhere(self) -> None:
        """Fall in a slot, on a worker, in a paper; then die hard."""
        window = self.window
        reports: list[str] = []

        def shown(dialog: BugDialog) -> int:
            reports.append(dialog.text.toPlainText())
            return 0

        BugDialog.exec = shown  # type: ignore[method-assign,assignment]
        papers = window.context.services.papers
        papers.render = lambda *_a, **_k: self.fall()  # type: ignore[method-assign]
        window.context.tasks.run(self.fall, None, None, window)
        window.show_page("documents")
        QTimer.singleShot(0, self.fall)

        def die() -> None:
            say(*reports)
            os.abort()

        def all_fell() -> bool:
            page = window.page
            told = isinstance(page, DocumentsPage) and page.preview.banner.text
            return bool(told) and len(reports) >= 2 and self.saved()

        when(all_fell, die)

    def hold_once_saved(self) -> None:
        """Say when all is saved, and when another start asks for the window; stay."""
        forward = self.window.come_forward

        def raised() -> None:
            forward()
            say("RAISED", self.window.isMinimized())

        calls = self.window._calls
        assert calls is not None
        calls.called.connect(raised)
        self.window.showMinimized()
        when(self.saved, lambda: say("READY"))

    # -- looking -------------------------------------------------------------------------

    def look(self) -> None:
        """Say what stands there after a start, then close the window as a person does."""
        window = self.window

        def told() -> None:
            for case in window.context.services.cases.list():
                say("CASE", case.title)
            for dialog in window.findChildren(CrashDialog):
                assert dialog.isVisible()
                dialog.copy()
                say("CRASH", QGuiApplication.clipboard().text())
                dialog.accept()
            window.close()

        when(lambda: window.context.ready, lambda: QTimer.singleShot(0, told))

    def come_second(self) -> None:
        """Say that the store is in use; the window goes by itself once the first has heard."""
        assert isinstance(self.window.page, FailedPage)
        say("SECOND")


def main() -> int:
    """Start the program with a walk."""
    walk, store = sys.argv[1:]
    make = window_app.make_window
    drivers: list[Driver] = []

    def make_driven(*arguments: object, **more: object) -> MainWindow:
        window = make(*arguments, **more)  # type: ignore[arg-type]
        drivers.append(Driver(window, walk))
        return window

    window_app.make_window = make_driven
    return program.main(["--db", store])


if __name__ == "__main__":
    sys.exit(main())
