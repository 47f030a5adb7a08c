"""Above the lines of files that were taken in: which are shown, and the results as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog

from app.core.i18n import N_, _
from app.ui.flow_row import FlowRow
from app.ui.folders import open_folder
from app.ui.pages.base import button
from app.ui.pages.intake_words import report
from app.ui.strangers import shown

if TYPE_CHECKING:
    from app.ui.context import Context
    from app.ui.intake_run import IntakeRun
    from app.ui.messages import Banner

SAVED = N_("The results were saved: {path}")
COPIED = N_("The results are on the clipboard.")
NAME = N_("files taken in")


class IntakeBar(FlowRow):
    """A tick and three buttons."""

    def __init__(self, context: Context, run: IntakeRun, banner: Banner) -> None:
        """``banner`` says where the results were saved, or why they were not."""
        self.needing = QCheckBox(_("Only those that need me"))
        self.copy_button = button(_("Copy the results"), "copy")
        self.save_button = button(_("Save the results…"), "save")
        self.clear_button = button(_("Empty the list"), "close")
        super().__init__(self.needing, self.copy_button, self.save_button, self.clear_button)
        self._context = context
        self._run = run
        self._banner = banner
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.clear_button.clicked.connect(run.clear)

    def _report(self) -> str:
        return report(self._run.lines, [note() for note in self._run.notes])

    def copy(self) -> None:
        """Put the results on the clipboard."""
        QGuiApplication.clipboard().setText(self._report())
        self._context.notice.emit(_(COPIED))

    def save(self) -> None:
        """Write the results to a text file."""
        today = self._context.services.clock.now()
        name = f"{_(NAME)} {today:%Y-%m-%d}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the results"), name, _("Text (*.txt)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the results to a file, whole or not at all."""
        from app.core.atomic import write_bytes

        data = self._report().replace("\n", "\r\n").encode("utf-8-sig")  # Notepad reads it too
        folder = path.parent

        def done(_none: object) -> None:
            said = _(SAVED).format(path=shown(str(path)))
            self._banner.tell(said, "good", _("Open the folder"), lambda: open_folder(folder))

        self._context.tasks.run(
            lambda: write_bytes(path, data), done, self._banner.tell_error, self
        )
