"""What is done with papers: saved, printed, issued, opened, and their signed scans kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from app.core.i18n import N_, _, ngettext
from app.forms.papers import Per
from app.forms.registry import paper
from app.forms.subjects import subject_ids
from app.ui.folders import open_folder
from app.ui.issue_dialog import IssueDialog
from app.ui.messages import confirm
from app.ui.preview import missing_words
from app.ui.print_dialog import Printable, PrintDialog
from app.ui.printing import Job, PrintError, parse_pages, print_sides, sides
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.services.model import PaperState
    from app.ui.pages.documents import DocumentsPage

ISSUED = N_("«{paper}» is issued.")
PAGES_WRONG = N_("Pages in {paper}: {count}. «{text}» cannot be printed.")
REPLACE = N_("Replace the files in «{folder}»?")


class PaperWork(QObject):
    """Works for the page of papers, on the workers, and says there how it went."""

    def __init__(self, page: DocumentsPage) -> None:
        super().__init__(page)
        self._page = page
        self.ask_printer: Callable[[QPrinter], bool] = self._system_dialog

    # -- saving --------------------------------------------------------------------------

    def save_papers(self) -> None:
        """Ask for a folder and write the ticked papers into the case's own folder in it."""
        page = self._page
        keys = page.tree.ticked_keys()
        if not keys or page.progress.working:
            return
        services, case, case_id = page.context.services, page.session.case, page.session.case_id
        page.context.tasks.run(
            lambda: (
                services.settings.get("folder.papers"),
                services.papers.folder_name(case, case_id),
            ),
            lambda known: self._choose_folder(keys, *known),
            page.banner.tell_error,
            page,
        )

    def _choose_folder(self, keys: Sequence[str], last: str, name: str) -> None:
        page = self._page
        chosen = QFileDialog.getExistingDirectory(
            page, _("Where shall the papers go?"), last or str(Path.home())
        )
        if not chosen:
            return
        folder = Path(chosen)
        target = folder / name
        if target.exists() and not confirm(
            page,
            _(REPLACE).format(folder=target.name),
            _("Papers of the same name in it are replaced; other files stay."),
            _("Replace"),
        ):
            return
        self._save(keys, folder, target)

    def _save(self, keys: Sequence[str], folder: Path, target: Path) -> None:
        page = self._page
        services, case, case_id = page.context.services, page.session.case, page.session.case_id
        people, blanks = page.commands.people, page.commands.blanks.isChecked()
        languages, kinds = (page.format.language,), page.format.file_kinds
        page.progress.begin(_("Saving papers"))
        page.working(on=True)
        report = page.progress.report
        lacking: set[str] = set()

        def work() -> int:
            written = services.papers.save_set(
                case,
                folder,
                keys,
                founder_ids=people,
                languages=languages,
                kinds=kinds,
                blanks=blanks,
                progress=report,
                case_id=case_id,
                lacking=lacking,
            )
            services.settings.set("folder.papers", str(folder))
            return len(written)

        def done(count: int) -> None:
            page.working(on=False)
            said = ngettext(
                "Saved: {count} file in {folder}.", "Saved: {count} files in {folder}.", count
            )
            words, kind = _with_missing(said.format(count=count, folder=target), lacking)
            page.banner.tell(
                words,
                kind,
                _("Open the folder"),
                lambda: open_folder(target),
            )

        page.context.tasks.run(work, done, self._failed, page, worker=RENDER)

    def _failed(self, error: Exception) -> None:
        self._page.working(on=False)
        self._page.banner.tell_error(error)

    # -- printing ------------------------------------------------------------------------

    def print_papers(self) -> None:
        """Ask what and on which printer, then print the ticked papers in the order of the set."""
        page = self._page
        if page.progress.working:
            return
        dialog = PrintDialog(self.printables(), page)
        if not dialog.exec():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if dialog.duplex.isChecked():
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        if self.ask_printer(printer):
            self.start_printing(dialog.jobs(), printer)

    def printables(self) -> list[Printable]:
        """Return the ticked papers as the print dialog wants them."""
        page = self._page
        ticked = page.tree.ticked_keys()
        printables = []
        for state in page.states:
            if state.key not in ticked:
                continue
            per = paper(state.key).per
            ids = subject_ids(page.session.case, per)
            if per is Per.FOUNDER and page.commands.people is not None:
                ids = tuple(page.commands.people)
            if ids or per is Per.CASE:
                printables.append(Printable(state.key, _(state.title), ids))
        return printables

    def _system_dialog(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self._page)
        for option in (
            QPrintDialog.PrintDialogOption.PrintPageRange,
            QPrintDialog.PrintDialogOption.PrintSelection,
            QPrintDialog.PrintDialogOption.PrintCurrentPage,
        ):
            dialog.setOption(option, False)
        return bool(dialog.exec())

    def start_printing(self, jobs: Sequence[Job], printer: QPrinter) -> None:
        """Lay the papers out and draw them onto the printer, on the render worker."""
        page = self._page
        services, case, case_id = page.context.services, page.session.case, page.session.case_id
        blanks, language = page.commands.blanks.isChecked(), page.format.language
        duplex = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        repeat = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
        page.progress.begin(_("Printing"))
        page.working(on=True)
        report, stop = page.progress.report, page.progress.stop
        lacking: set[str] = set()

        def work() -> int:
            documents: list[bytes] = []
            ranges: list[tuple[int, ...]] = []
            for job in jobs:
                if stop.is_set():
                    return 0
                laid = services.papers.printable(
                    case_id, case, job.key, job.record_id, language=language, blanks=blanks
                )
                pages = parse_pages(job.pages, laid.pages)
                if pages is None:
                    raise PrintError(
                        PAGES_WRONG,
                        N_("Nothing was printed."),
                        paper=services.papers.file_name(case, job.key, language=language),
                        count=laid.pages,
                        text=job.pages,
                    )
                documents.append(laid.pdf)
                lacking.update(laid.missing)
                ranges.append(pages)
            order = sides(ranges, [job.copies for job in jobs], duplex=duplex) * repeat
            return print_sides(
                printer, documents, order, lambda done, total: _drop(report(done, total)), stop
            )

        def done(count: int) -> None:
            page.working(on=False)
            said = ngettext(
                "Sent to the printer: {count} page.", "Sent to the printer: {count} pages.", count
            )
            words, kind = _with_missing(said.format(count=count), lacking)
            page.banner.tell(words, "info" if stop.is_set() else kind)

        page.context.tasks.run(work, done, self._failed, page, worker=RENDER)

    # -- issuing -------------------------------------------------------------------------

    def issue(self) -> None:
        """Ask for number and date and issue the paper that is shown."""
        page = self._page
        state = page.current_state()
        if state is None:
            return
        case = page.session.case
        today = page.context.services.clock.now().date()
        number = state.issued_number or self._number(state)
        again = state.version > 0
        day = case.meeting_date if case.meeting_date and not again else today
        dialog = IssueDialog(_(state.title), number, min(day, today), again=again, parent=page)
        if not dialog.exec():
            return
        number, chosen = dialog.chosen()
        services, case_id = page.context.services, page.session.case_id
        language = page.format.language
        page.context.flush()

        def done(_issued: object) -> None:
            page.banner.tell(_(ISSUED).format(paper=_(state.title)), "good")
            page.read_states()

        page.context.tasks.run(
            lambda: services.papers.issue(
                case_id, case, state.key, number, chosen, language=language
            ),
            done,
            page.banner.tell_error,
            page,
            worker=RENDER,
        )

    def _number(self, state: PaperState) -> str:
        case = self._page.session.case
        own = {
            "founding_minutes": "meeting.minutes_number",
            "founding_contract": "meeting.contract_number",
            "board_minutes": "director.sitting_number",
            "chair_decision": "director.sitting_number",
            "director_power_of_attorney": "director.poa_number",
        }
        key = own.get(state.key)
        return (case.text(key) if key else "") or "1"

    def changed_words(self, state: PaperState) -> list[str]:
        """Return in words what differs from the issued version of a paper."""
        if not state.changed:
            return []
        from app.ui.pages.paper_words import words_of

        case = self._page.session.case
        return list(dict.fromkeys(words_of(address, case) for address in state.changed))


def _with_missing(words: str, characters: set[str]) -> tuple[str, str]:
    """Return what to say of finished papers, with what they print as □, and its tone."""
    if not characters:
        return words, "good"
    return f"{words} {missing_words(''.join(sorted(characters)))}", "attention"


def _drop(_result: object) -> None:
    """Drop a result."""
