"""What the menus ask about the look of the window, and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from app.core.i18n import N_, _
from app.ui import icons, theme

if TYPE_CHECKING:
    from app.ui.context import Context
    from app.ui.shell import MainWindow

ABOUT = N_(
    "Founding and keeping an agricultural cooperative of the «Ауыл аманаты» programme: minutes, "
    "contract, charter and all other papers. Works without the internet; nothing is sent anywhere."
)


class ViewActions(QObject):
    """Commands of the menus that change no data."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _context(self) -> Context:
        return self._window.context

    def toggle_preview(self) -> None:
        """Show or fold away the paper beside the questions."""
        shown = not self._context.hints.preview
        self._window.remembered.keep(preview=shown)
        self._window.menus.actions["preview"].setChecked(shown)
        fold = getattr(self._window.page, "show_preview", None)
        if fold is not None:
            fold(shown)

    def toggle_letters(self) -> None:
        """Show or fold away the bar of Kazakh letters."""
        self.show_letters(not self._context.hints.letters)

    def show_letters(self, shown: bool) -> None:
        """Show the bar of Kazakh letters or not, now and from now on."""
        self._window.remembered.keep(letters=shown)
        self._window.menus.actions["letters"].setChecked(shown)
        self._window.fit_letters()

    # -- help ----------------------------------------------------------------------------

    def help(self) -> None:
        """Show the help of the page."""
        page = self._window.page
        text = page.help_now() if page is not None else ""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(_("Help"))
        box.setText(text or _("The window opens its pages from the bar at the left."))
        box.setInformativeText(
            _(
                "Ctrl+N new founding · Ctrl+F find · Ctrl+PgDown next step · Ctrl+Z undo · "
                "Ctrl+P print · F9 paper · F8 Kazakh letters"
            )
        )
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def show_folder(self) -> None:
        """Open the folder of the data file in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.folder)))

    def about(self) -> None:
        """Say what this program is."""
        from app.core.version import PROGRAM_VERSION

        box = QMessageBox(self._window)
        box.setIconPixmap(icons.pixmap("app", "text", theme.unit() * 6))
        box.setWindowTitle(_("About the program"))
        box.setText(f"{_('Auyl Amanaty')} · {PROGRAM_VERSION}")
        box.setInformativeText(_(ABOUT))
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()
