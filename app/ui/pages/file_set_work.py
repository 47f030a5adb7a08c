"""What is done with a file set: written, its letter printed, a written file checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.verify import PURPOSES, PasswordNeeded, Verified, verify
from app.ui.folders import open_folder
from app.ui.pages.intake_words import sender_with_role
from app.ui.strangers import shown, tip
from app.ui.tasks import RENDER
from app.ui.whole_document import print_document

if TYPE_CHECKING:
    from app.services.file_set import Written
    from app.ui.pages.file_set import FileSetPage

SUFFIX = ".auylkoop"
FOLDER = "folder.packages"
WRITTEN = N_("Written: {path}. Files in it: {files}, pages: {pages}, {size} kB.")
LOCKED = N_("Without the password nobody can open it.")
STOPPED = N_("Stopped. Nothing was written.")
WHOLE = N_(
    "The file is whole: {what}, files in it: {files}. From: {sender}. Check number: "
    "{fingerprint}. SHA-256: {sha256}"
)
UNCHECKED = N_("ЭЦҚ files in it, not checked here: {count}.")


class FileSetWork(QObject):
    """Works for the page of the file set, on the workers, and says there how it went."""

    def __init__(self, page: FileSetPage) -> None:
        super().__init__(page)
        self._page = page

    # -- writing -----------------------------------------------------------------------------

    def ask_and_write(self, *, public: bool = False) -> None:
        """Ask for a file's name and write the file set, or the public copy, there."""
        page = self._page
        fault = "" if public else page.choices.fault()
        if fault:
            page.banner.tell(fault, "bad")
            page.choices.first.setFocus()
            return
        if page.progress.working:
            return
        services, case = page.context.services, page.session.case
        language = page.choices.options().language
        page.context.tasks.run(
            lambda: (
                services.settings.get(FOLDER),
                services.file_sets.file_name(case, language, public=public),
            ),
            lambda known: self._ask(*known, public=public),
            page.banner.tell_error,
            page,
        )

    def _ask(self, folder: str, name: str, *, public: bool) -> None:
        page = self._page
        chosen, _filter = QFileDialog.getSaveFileName(
            page,
            _("Where shall the copy for the notice board go?")
            if public
            else _("Where shall the file set go?"),
            str(Path(folder or Path.home()) / name),
            _("File sets (*.auylkoop)"),
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(SUFFIX), public=public)

    def write(self, path: Path, *, public: bool = False) -> None:
        """Write the file set, or the public copy, in the place of a file."""
        page = self._page
        context, case_id, options = page.context, page.session.case_id, page.choices.options()
        context.flush()
        services, progress = context.services, page.progress
        page.banner.clear()  # what it said was of the last time
        progress.begin(_("Writing the file set"))
        page.enable(on=False)

        def report(done: int, total: int, name: str) -> bool:
            if not total:  # the pages are being counted: how many is not known yet
                return not progress.stop.is_set()
            return progress.report(done, total, name)

        def work() -> Written | None:
            if public:
                made = services.file_sets.write_public(case_id, path, options.language, report)
            else:
                made = services.file_sets.write(case_id, path, options, report)
            if made is not None:
                services.settings.set(FOLDER, str(path.parent))
            return made

        context.tasks.run(work, self._written, self._failed, page, worker=RENDER)

    def _written(self, made: Written | None) -> None:
        page = self._page
        page.progress.end()
        page.enable(on=True)
        if made is None:
            page.banner.tell(_(STOPPED), "attention")
            return
        page.choices.forget()
        words = _(WRITTEN).format(
            path=shown(str(made.path)),
            files=number(made.files),
            pages=number(made.pages),
            size=number(max(1, made.size // 1024)),
        )
        if made.locked:
            words += " " + _(LOCKED)
        folder = made.path.parent
        page.banner.tell(words, "good", _("Open the folder"), lambda: open_folder(folder))

    def _failed(self, error: Exception) -> None:
        self._page.progress.end()
        self._page.enable(on=True)
        self._page.banner.tell_error(error)

    # -- printing ----------------------------------------------------------------------------

    def ask_and_print(self) -> None:
        """Ask for a printer and print the covering letter with the inventory."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._page).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the covering letter with the inventory of the set as it would be written now."""
        page = self._page
        context, case_id, options = page.context, page.session.case_id, page.choices.options()
        context.flush()
        sets = context.services.file_sets
        make = partial(sets.cover, case_id, options)
        print_document(context.tasks, page.banner, printer, make)

    # -- checking ----------------------------------------------------------------------------

    def ask_and_verify(self) -> None:
        """Ask for a written file and check that it is whole."""
        page = self._page
        settings = page.context.services.settings
        page.context.tasks.run(
            lambda: settings.get(FOLDER), self._ask_file, page.banner.tell_error, page
        )

    def _ask_file(self, folder: str) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self._page, _("Which file shall be checked?"), folder, _("File sets (*.auylkoop)")
        )
        if chosen:
            self.verify(Path(chosen))

    def verify(self, path: Path, password: str = "") -> None:
        """Read a file whole and say what it is."""
        page = self._page
        page.banner.clear()

        def failed(error: Exception) -> None:
            if isinstance(error, PasswordNeeded) and (given := self.ask_password(path)):
                self.verify(path, given)
            else:
                page.banner.tell_error(error)

        page.context.tasks.run(
            lambda: verify(path, password), self._verified, failed, page, worker=RENDER
        )

    def ask_password(self, path: Path) -> str:
        """Return the password of a locked file as it is typed; "" when there is none."""
        given, accepted = QInputDialog.getText(
            self._page,
            _("The file is locked"),
            tip(_("Password of {name}").format(name=shown(path.name))),
            QLineEdit.EchoMode.Password,
        )
        return given if accepted else ""

    def _verified(self, found: Verified) -> None:
        words = _(WHOLE).format(
            what=_(PURPOSES[found.purpose]),
            files=number(len(found.files)),
            sender=shown(sender_with_role(found.sender)),
            fingerprint=found.fingerprint,
            sha256=found.sha256,
        )
        if found.signatures:
            words += " " + _(UNCHECKED).format(count=number(found.signatures))
        self._page.banner.tell(words, "good")
