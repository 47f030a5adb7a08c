"""Pictures of every page and dialog, in Kazakh: 1366x768 and 1920x1080, at scale 1 and 1,5.

Every step of the wizard is shot from its top to its end, screen by screen; a case with nothing in
it, its faults, papers issued and gone stale, and the pages that show when the store does not open.

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
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

    from app.ui.shell import MainWindow

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


class Camera:
    """Takes pictures of one window at both sizes, each page from its top to its end."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.window: MainWindow

    def wait(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def idle(self) -> None:
        """Wait until nothing is being read or drawn."""
        for _turn in range(200):
            self.wait(30)
            if self.window.context.ready and not self.window.context.tasks.running:
                break
        self.wait(400)

    def wanted(self, name: str) -> bool:
        """Return whether pictures of this name were asked for."""
        only = self.options.only
        heads = only.split(",")
        return not only or any(name.startswith(h) or h.startswith(name) for h in heads)

    def grab(self, name: str, area: Callable[[], QScrollArea | None] = lambda: None) -> None:
        """Take the page at both sizes; of a scrolling one every screen, at most six."""
        if not self.wanted(name):
            return
        for width, height in SIZES:
            # The screen's pixels are what a person has: at scale 1.5 fewer points fit on it.
            factor = float(self.options.scale)
            self.window.resize(round(width / factor), round((height - 40) / factor))
            self.idle()
            scroll = area()
            bar = scroll.verticalScrollBar() if scroll is not None else None
            screens = 1 + (-(-bar.maximum() // max(1, bar.pageStep())) if bar is not None else 0)
            for screen in range(min(screens, 6)):
                if bar is not None:
                    bar.setValue(screen * bar.pageStep())
                    self.wait(120)
                part = f"-{screen + 1}" if screens > 1 else ""
                file = f"{name}{part}-{width}x{height}@{self.options.scale}.png"
                self.window.grab().save(str(self.options.out / file))
            if bar is not None:
                bar.setValue(0)

    def dialog(self, name: str, dialog: QWidget) -> None:
        """Show a dialog, take it, and close it."""
        if not self.wanted(f"dialog-{name}"):
            return
        dialog.show()
        self.idle()
        dialog.grab().save(str(self.options.out / f"dialog-{name}@{self.options.scale}.png"))
        dialog.close()


def shoot(options: argparse.Namespace) -> None:
    """Make the pictures of one scale."""
    from PySide6.QtWidgets import QApplication

    from app.main import open_services
    from app.ui import hints as hint_store
    from app.ui.app import close, make_window

    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    camera = Camera(options)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.sqlite3"
        hints = hint_store.Hints(language=options.language, theme=options.theme)
        hint_store.save(store.parent, hints)
        window = make_window(store, lambda fresh: open_services(store, fresh=fresh))
        camera.window = window
        window.show()
        camera.idle()
        camera.grab("empty")
        window.actions_.sample()
        camera.idle()
        _pages(camera)
        _steps(camera)
        _papers(camera)
        _dialogs(camera)
        _new_case(camera)
        _not_opened(camera, store)
        window.close()
        close(window)
    app.quit()


def _scroll_of(camera: Camera) -> QScrollArea | None:
    """Return the scrolling column of a page of the window."""
    from app.ui.pages.base import Column

    page = camera.window.page
    return page.findChild(Column) if page is not None else None


def _pages(camera: Camera) -> None:
    for page in (
        "home", "cases", "report", "scheme", "payments", "file_set", "next_steps", "settings",
        "bin",
    ):  # fmt: skip
        camera.window.show_page(page)
        camera.idle()
        camera.grab(page, lambda: _scroll_of(camera))


def _steps(camera: Camera, prefix: str = "") -> None:
    """Every step of every flow."""
    from app.forms.flow import REVIEW
    from app.forms.flows import FLOWS
    from app.ui.pages.flow import FlowPage

    for flow in FLOWS:
        for code in [*(step.code for step in flow.steps), REVIEW]:
            if not camera.wanted(f"{prefix}{flow.code}-{code}"):
                continue
            camera.window.show_page(f"{flow.code}:{code}")
            camera.idle()
            page = camera.window.page
            if not isinstance(page, FlowPage):
                raise TypeError(page)
            step = page.wizard.pages.get(code)
            camera.grab(f"{prefix}{flow.code}-{code}", partial(getattr, step, "area", None))


def _papers(camera: Camera) -> None:
    """Drafts, then one paper issued and one that a later change has made stale."""
    from app.domain.answers import set_at

    if not camera.wanted("documents"):
        return
    window = camera.window
    window.show_page("documents")
    camera.idle()
    camera.grab("documents")
    session, papers = window.context.session, window.context.services.papers
    if session is None:
        raise RuntimeError("no case is open")
    for state in papers.states(session.case_id, session.case):
        if state.key in ("notice", "founding_minutes") and not state.blocking:
            papers.issue(session.case_id, session.case, state.key, "1", date(2026, 11, 23))
    session.edit(set_at("meeting.place", "Мичурин ауылының мектебі, Достық көшесі, 3-үй"))
    window.show_page("documents:founding_minutes")
    camera.idle()
    camera.grab("documents-issued")
    window.show_page("documents:consent")
    camera.idle()
    camera.grab("documents-person")


def _dialogs(camera: Camera) -> None:
    from app.ui.issue_dialog import IssueDialog
    from app.ui.messages import BugDialog
    from app.ui.pages.documents import DocumentsPage
    from app.ui.people_choice import PeopleDialog
    from app.ui.people_tables import PeopleTables
    from app.ui.print_dialog import PrintDialog
    from app.ui.wizard.import_dialog import ImportDialog

    if not camera.wanted("dialog"):
        return
    window = camera.window
    window.show_page("documents")
    camera.idle()
    page = window.page
    if not isinstance(page, DocumentsPage):
        raise TypeError(page)
    camera.dialog("print", PrintDialog(page.work.printables(), window))
    camera.dialog("people", PeopleDialog(page.session.case.founders, None, window))
    day = date(2026, 11, 23)
    camera.dialog("issue", IssueDialog("Жарғы", "1", day, again=False, parent=window))
    camera.dialog("bug", BugDialog(ValueError("x"), window))
    people = PeopleTables(page.session)
    table = people.read_table(PASTED)
    camera.dialog("import", ImportDialog(people, table, page.session, window))


PASTED = """№\tТегі, аты, әкесінің аты\tЖСН\tТуған күні\tМекенжайы\tТелефон
1\tСейітқали Қайрат Өмірзақұлы\t850314300123\t14.03.1985\tМичурин ауылы, Абай к., 5\t87010000001
2\tӘбдіраш Күлән Ниязқызы\t91\t\tМичурин ауылы\t
3\tНұрғали Ерлан\t730101300456\t01.01.1973\tМичурин ауылы, Достық к., 11\t87010000003
"""
"""Rows as they are copied from a spreadsheet, with faults."""


def _new_case(camera: Camera) -> None:
    """A case with nothing in it, and what is said of it."""
    from app.ui.pages.flow import FlowPage

    if not camera.wanted("new"):
        return
    camera.window.actions_.new()
    camera.idle()
    _steps(camera, "new-")
    page = camera.window.page
    if not isinstance(page, FlowPage):
        raise TypeError(page)
    page.wizard.open_step("meeting")
    camera.idle()
    page.wizard.press_next()
    camera.idle()
    camera.grab("new-faults", lambda: page.wizard.pages["meeting"].area)


def _not_opened(camera: Camera, store: Path) -> None:
    """The pages that stand where the store cannot be opened."""
    from app.db.faults import damaged
    from app.ui.messages import error_text
    from app.ui.pages.failed import FailedPage
    from app.ui.pages.restore import RestorePage

    window = camera.window
    error = damaged(store)
    window.context.services.backups.back_up()
    window.pages.put("failed", FailedPage(window.context, error_text(error), "Қайталап көру"))
    camera.idle()
    camera.grab("failed")
    window.pages.put("restore", RestorePage(window.context, error, store))
    camera.idle()
    camera.grab("restore")


if __name__ == "__main__":
    sys.exit(main())
