"""The view of the register as a workbook: where to, how far it is, a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.model_register import RegisterQuery
from app.ui.context import Context
from app.ui.folders import open_folder
from app.ui.messages import Banner
from app.ui.progress import ProgressRow
from app.ui.strangers import shown
from app.ui.tasks import RENDER

SAVED = N_("The workbook was saved: {path} ({count} cooperatives)")
STOPPED = N_("The workbook was not saved: it was stopped.")


class Export(QObject):
    """Writes the workbook on the worker that lays out papers; the store is asked in pieces."""

    def __init__(self, context: Context, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self.progress = ProgressRow()

    def begin(self, query: RegisterQuery, columns: Sequence[str], parent: QWidget) -> None:
        """Ask for the file and write it."""
        if self.progress.working or not self._context.ready:
            return
        name = f"{_('All cooperatives')} {self._context.services.clock.now():%Y-%m-%d}.xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(
            parent, _("Save as a workbook"), name, _("Workbooks (*.xlsx)")
        )
        if chosen:
            path = Path(chosen)
            self.write(query, columns, path if path.suffix else path.with_suffix(".xlsx"))

    def write(self, query: RegisterQuery, columns: Sequence[str], path: Path) -> None:
        """Write the view into a file, all of it or nothing."""
        register = self._context.services.register
        self._banner.clear()
        self.progress.begin(_("Writing the workbook"))

        def done(count: int | None) -> None:
            self.progress.end()
            if count is None:
                self._banner.tell(_(STOPPED), "info")
            else:
                said = _(SAVED).format(path=shown(str(path)), count=number(count))
                folder = path.parent
                act = _("Open the folder"), lambda: open_folder(folder)
                self._banner.tell(said, "good", *act)

        def failed(error: Exception) -> None:
            self.progress.end()
            self._banner.tell_error(error)

        self._context.tasks.run(
            lambda: register.export_xlsx(query, tuple(columns), path, self.progress.report),
            done,
            failed,
            self,
            worker=RENDER,
        )
