"""Files of papers: opened in the viewer from a private folder, scans of the signed ones kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.core.i18n import _
from app.forms.registry import paper
from app.services.model import PDF
from app.ui.messages import confirm
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.ui.pages.documents import DocumentsPage


class PaperFiles(QObject):
    """Works for the page of papers."""

    def __init__(self, page: DocumentsPage) -> None:
        super().__init__(page)
        self._page = page
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open_in_viewer(self) -> None:
        """Write the paper that is shown into a private folder and open it in the viewer."""
        self._open_as(PDF)

    def open_to_change(self) -> None:
        """Write the paper that is shown as a file to change into a private folder and open it.

        That is Word; of a presentation it is PowerPoint.
        """
        state = self._page.current_state()
        if state is not None:
            self._open_as(paper(state.key).kinds[1])

    def _open_as(self, kind: str) -> None:
        page = self._page
        state = page.current_state()
        if state is None:
            return
        papers, case, case_id = (
            page.context.services.papers,
            page.session.case,
            page.session.case_id,
        )
        key, founder = state.key, page.current_record()
        language, blanks = page.format.language, page.commands.blanks.isChecked()
        folder = self._private()

        def work() -> Path:
            if kind != PDF:
                made = papers.file_to_change(case, key, founder, language=language, blanks=blanks)
            else:
                made = papers.printable(
                    case_id, case, key, founder, language=language, blanks=blanks
                ).pdf
            return _write(
                folder / papers.file_name(case, key, founder, language=language, kind=kind), made
            )

        page.context.tasks.run(work, _open, page.banner.tell_error, page, worker=RENDER)

    def attach(self) -> None:
        """Ask for a scan of the signed paper and keep it."""
        page = self._page
        state = page.current_state()
        if state is None:
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            page, _("The signed paper as a scan"), "", _("Scans (*.pdf *.jpg *.jpeg)")
        )
        if not chosen:
            return
        services, case_id = page.context.services, page.session.case_id
        founder = page.current_record()
        page.context.tasks.run(
            lambda: services.cases.attach(case_id, state.key, Path(chosen), founder),
            lambda _attachment: page.read_states(),
            page.banner.tell_error,
            page,
        )

    def open_scan(self, attachment_id: int) -> None:
        """Open a scan in the viewer."""
        page = self._page
        services, case_id, folder = page.context.services, page.session.case_id, self._private()

        def work() -> Path:
            name = next(
                scan.file_name
                for scan in services.cases.attachments(case_id)
                if scan.id == attachment_id
            )
            content = services.cases.attachment_bytes(attachment_id)
            return _write(folder / Path(name).name, content)

        page.context.tasks.run(work, _open, page.banner.tell_error, page)

    def detach(self, attachment_id: int) -> None:
        """Drop a scan after a question."""
        page = self._page
        if not confirm(
            page,
            _("Remove this scan?"),
            _("The file is removed from the case. The paper itself is on your shelf."),
            _("Remove the scan"),
        ):
            return
        services = page.context.services
        page.context.tasks.run(
            lambda: services.cases.detach(attachment_id),
            lambda _none: page.read_states(),
            page.banner.tell_error,
            page,
        )

    def close(self) -> None:
        """Remove the files that were written for the viewer."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _private(self) -> Path:
        if self._folder is None:
            # The folder is 0700 and goes when the page goes.
            self._folder = tempfile.TemporaryDirectory(
                prefix="auyl-koop-", ignore_cleanup_errors=True
            )
        return Path(self._folder.name)


def _write(path: Path, content: bytes) -> Path:
    from app.core.atomic import write_bytes

    write_bytes(path, content)
    return path


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
