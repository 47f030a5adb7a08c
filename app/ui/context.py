"""What every page is given: workers, services, the open case, and the ways to ask the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.hints import Hints
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.services.session import CaseSession
    from app.ui.intake_run import IntakeRun
    from app.ui.ports import Services


class Context(QObject):
    """Shared by the pages. Pages emit; the shell listens and decides.

    ``flush`` saves the open case and waits for it.
    """

    services_opened = Signal()
    session_changed = Signal()  # another case is open, or none
    cases_changed = Signal()  # a case was added, removed or renamed
    office_changed = Signal()
    page_wanted = Signal(str)
    address_wanted = Signal(str)
    case_wanted = Signal(int, str)  # case id, page
    new_wanted = Signal()
    sample_wanted = Signal()
    programme_wanted = Signal()  # put all cases of the programme's figures in
    close_wanted = Signal()  # save and close the open case
    reread_wanted = Signal()  # the store's open case was changed beside the window: read it anew
    files_wanted = Signal(object)  # paths to take in, on the page of taking in
    bin_wanted = Signal(int)  # move a case to the bin
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    letters_wanted = Signal(bool)
    copy_wanted = Signal()
    open_copy_wanted = Signal()
    restart_wanted = Signal()  # the store's file was replaced: open everything anew
    notice = Signal(str)  # a sentence for the status line
    failed = Signal(object)  # an exception to show

    def __init__(
        self, tasks: Tasks, store: Path, hints: Hints, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.store = store
        self.folder = store.parent
        self.fresh = False  # whether an empty store may begin although backups of one exist
        self.flush: Callable[[], None] = lambda: None
        self.hints = hints
        self.first_run = False  # whether this computer does not know yet what language is wanted
        self.session: CaseSession | None = None
        self.intake: IntakeRun | None = None  # what is being taken in, whatever page is shown
        self._services: Services | None = None

    @property
    def ready(self) -> bool:
        """Whether the store is open."""
        return self._services is not None

    @property
    def services(self) -> Services:
        """The services; only to be asked once the store is open."""
        if self._services is None:
            raise RuntimeError("the store is not open yet")
        return self._services

    def use_services(self, services: Services | None) -> None:
        """Take the opened services, or drop them."""
        self._services = services
        if services is not None:
            self.services_opened.emit()

    def use_session(self, session: CaseSession | None) -> None:
        """Take the open case, or none."""
        self.session = session
        self.session_changed.emit()
