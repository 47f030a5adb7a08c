"""What the menus and pages ask of the window: open, new, sample, copy, undo, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.core.figures import moment
from app.core.i18n import _, ngettext
from app.ui.messages import confirm, unsaved_text
from app.ui.sidebar import DESK, WIZARDS
from app.ui.view_actions import ViewActions

if TYPE_CHECKING:
    from app.services.model import Backup, OpenCase
    from app.services.session import CaseSession
    from app.ui.context import Context
    from app.ui.pages.cases import CasesPage
    from app.ui.shell import MainWindow


class Actions(QObject):
    """The window's commands, one method each."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.view = ViewActions(window)

    @property
    def _context(self) -> Context:
        return self._window.context

    def slots_by_code(self) -> dict[str, Callable[[], None]]:
        """Return the slot of every command of the menus."""
        window = self._window
        return {
            "new": self.new,
            "open": self.find,
            "sample": self.sample,
            "programme": self.programme,
            "take_out": self.take_samples_out,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "bin": lambda: window.show_page("bin"),
            "save": self.save,
            "copy_to": self.copy_to,
            "open_copy": self.open_copy,
            "quit": lambda: _ignore(window.close()),
            "undo": lambda: self._step_back(again=False),
            "redo": lambda: self._step_back(again=True),
            "find": self.find,
            "home": lambda: window.show_page("home"),
            "wizard": lambda: window.show_page("wizard"),
            "next": lambda: self._step("next_step"),
            "previous": lambda: self._step("previous_step"),
            "preview": self.view.toggle_preview,
            "letters": self.view.toggle_letters,
            "settings": lambda: window.show_page("settings"),
            "documents": lambda: window.show_page("documents"),
            "print": lambda: self._on_documents("print_papers"),
            "save_papers": lambda: self._on_documents("save_papers"),
            "spelling": lambda: window.show_page("spelling"),
            "payments": lambda: window.show_page("payments"),
            "next_steps": lambda: window.show_page("next_steps"),
            "help": self.view.help,
            "folder": self.view.show_folder,
            "about": self.view.about,
        }

    # -- cases ---------------------------------------------------------------------------

    def new(self) -> None:
        """Begin a new founding with what the settings know."""
        from app.ui.new_case import first_answers

        services = self._context.services
        self._read(lambda: services.cases.create(first_answers(services.settings.office())))

    def sample(self) -> None:
        """Open the sample case."""
        self._read(self._context.services.sample)

    def programme(self) -> None:
        """Put in all cases of the programme's figures, on the page that lists them."""
        self._on_cases(lambda page: page.samples.put_in())

    def take_samples_out(self) -> None:
        """Take all samples out of the list of cases."""
        self._on_cases(lambda page: page.samples.take_out())

    def _on_cases(self, act: Callable[[CasesPage], None]) -> None:
        from app.ui.pages.cases import CasesPage

        self._window.show_page("cases")
        page = self._window.page
        if isinstance(page, CasesPage):  # not while the store could not be opened
            act(page)

    def open_case(self, case_id: int, page: str, *, quietly: bool = False) -> None:
        """Open a case, or show its page when it is open already.

        ``quietly``: nobody asked for it just now, so a case that cannot be opened is passed over.
        """
        session = self._context.session
        if session is not None and session.case_id == case_id:
            self._show(page)
            return
        services = self._context.services
        self._read(lambda: services.cases.open(case_id), page)

    def duplicate(self) -> None:
        """Make a second case with the answers of the open one."""
        session = self._context.session
        if session is None:
            return
        self._window.flush()
        services = self._context.services
        self._read(lambda: services.cases.duplicate(session.case_id))

    def delete(self) -> None:
        """Move the open case to the bin."""
        session = self._context.session
        if session is not None:
            self.move_to_bin(session.case_id)

    def move_to_bin(self, case_id: int) -> None:
        """Move a case to the bin, closing it first when it is open."""
        context = self._context
        session = context.session
        if session is not None and session.case_id == case_id:
            self._window.flush()
            self.close_case()
            self._window.show_page("cases")
        services = context.services

        def done(_result: object) -> None:
            context.notice.emit(_("The case was moved to the bin; it can be restored there."))
            context.cases_changed.emit()

        context.tasks.run(lambda: services.cases.delete(case_id), done, None, self)

    def save_and_close(self) -> None:
        """Save the open case, whatever it is, and close it."""
        self._window.flush()
        self.close_case()

    def read_anew(self) -> None:
        """Read the open case again: files that were taken in changed it in the store.

        The page that is shown stays; what was done before can no longer be undone.
        """
        session = self._context.session
        if session is None:
            return
        self._window.flush()
        self.close_case()
        services, case_id = self._context.services, session.case_id
        self._context.tasks.run(
            lambda: services.session(services.cases.open(case_id)), self._begin, None, self
        )

    def close_case(self) -> None:
        """Close the open case. It must have been saved."""
        window = self._window
        if window.control is not None:
            window.control.stop()
            window.control.deleteLater()
            window.control = None
        self._context.use_session(None)

    def _read(self, read: Callable[[], OpenCase], page: str = "wizard") -> None:
        """Read a case on the store's worker and show a page of it."""
        services = self._context.services
        self._context.tasks.run(
            lambda: services.session(read()), lambda session: self._use(session, page), None, self
        )

    def _use(self, session: CaseSession, page: str) -> None:
        self._window.flush()
        self.close_case()
        self._begin(session)
        self._context.cases_changed.emit()
        self._show(page)

    def _begin(self, session: CaseSession) -> None:
        from app.ui.open_case import OpenCaseControl

        window = self._window
        window.control = OpenCaseControl(
            session, self._context, window.status, window.say_case_changed, window
        )
        self._context.use_session(session)

    def _show(self, page: str) -> None:
        code, _colon, step = page.partition(":")
        session = self._context.session
        if code in WIZARDS and step and session is not None:
            session.place = step  # a wizard that is built now begins there
        self._window.show_page(page)

    # -- saving and copies ---------------------------------------------------------------

    def save(self) -> None:
        """Save what is unsaved and say that this happens by itself."""
        self._window.save_soon()
        self._context.notice.emit(_("Everything is saved by itself; there is nothing to press."))

    def copy_to(self) -> None:
        """Write everything to a file, such as on a stick."""
        window = self._window
        services = self._context.services
        name = f"auyl-koop-{services.clock.now():%Y-%m-%d}.sqlite3"
        chosen, _filter = QFileDialog.getSaveFileName(
            window, _("Make a copy of everything"), name, _("Copies (*.sqlite3)")
        )
        if not chosen:
            return
        window.flush()

        def done(made: Backup) -> None:
            QMessageBox.information(window, _("Make a copy of everything"), _copied(made))

        path = Path(chosen)
        self._context.tasks.run(lambda: services.backups.copy_to(path), done, None, self)

    def open_copy(self) -> None:
        """Put a copy in the place of what is here, after a question."""
        window = self._window
        chosen, _filter = QFileDialog.getOpenFileName(
            window, _("Open a copy"), "", _("Copies (*.sqlite3);;All files (*)")
        )
        if not chosen:
            return
        services = self._context.services
        path = Path(chosen)

        def ask(found: Backup) -> None:
            safe = _("What is here now is backed up first, so it can be brought back.")
            if confirm(window, _question(found), safe, _("Open the copy")):
                window.flush()
                self.close_case()
                self._context.tasks.run(
                    lambda: services.backups.open_copy(path), self._reopened, None, self
                )

        self._context.tasks.run(lambda: services.backups.check(path), ask, None, self)

    def _reopened(self, _result: object) -> None:
        self._context.cases_changed.emit()
        self._context.office_changed.emit()
        self._window.show_page("home")
        self._context.notice.emit(_("The copy is open."))

    def close_anyway(self, error: Exception) -> bool:
        """Ask whether to close although the last changes could not be saved."""
        return confirm(
            self._window,
            _("The last changes are not saved. Close nevertheless?"),
            unsaved_text(error),
            _("Close without saving"),
        )

    # -- editing and looking -------------------------------------------------------------

    def _step_back(self, *, again: bool) -> None:
        session = self._context.session
        if session is None:
            return
        address = session.redo() if again else session.undo()
        if address is None:
            self._context.notice.emit(_("There is nothing to undo."))
            return
        self._window.say_case_changed()
        if self._window.current_page in WIZARDS:
            self._window.go_to(address)

    def _step(self, method: str) -> None:
        if self._window.current_page not in WIZARDS:
            self._window.show_page("wizard")
        move = getattr(self._window.page, method, None)
        if move is not None:
            move()

    def find(self) -> None:
        """Put the cursor into the search of the page, or of the list of cases."""
        page = self._window.page
        if page is not None and page.begin_search():
            return
        desk = self._window.side.role in DESK
        self._window.show_page("register" if desk else "cases")
        page = self._window.page
        if page is not None:
            page.begin_search()

    def _on_documents(self, method: str) -> None:
        self._window.show_page("documents")
        act = getattr(self._window.page, method, None)
        if act is not None:
            act()

    def show_review(self) -> None:
        """Show the check of the open flow, or of the first one in which there is a finding."""
        from app.forms.flows import counted_findings, flow_to_check

        session = self._context.session
        if session is None:
            return
        here = self._window.current_page
        found = counted_findings(session.case, session.findings)
        self._show(f"{flow_to_check(found, here)}:review")


def _ignore(_result: object) -> None:
    """Drop a result."""


def _copied(made: Backup) -> str:
    return ngettext(
        "Everything was copied to {path}: {count} case.",
        "Everything was copied to {path}: {count} cases.",
        made.cases,
    ).format(path=made.path, count=made.cases)


def _question(found: Backup) -> str:
    return ngettext(
        "Open the copy of {date} with {count} case in place of what is here now?",
        "Open the copy of {date} with {count} cases in place of what is here now?",
        found.cases,
    ).format(date=moment(found.made_at), count=found.cases)
