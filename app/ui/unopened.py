"""What the window shows where the store could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.errors import DamagedStoreError, StoreInUseError
from app.core.i18n import _
from app.ui.messages import error_text

if TYPE_CHECKING:
    from app.ui.shell import MainWindow


def show_open_error(window: MainWindow, error: Exception) -> None:
    """Say that the store could not be opened; a damaged one shows the backups.

    One that another window holds brings that window to the front, and this one goes.
    """
    if isinstance(error, StoreInUseError) and window.open_error is not error:
        from app.ui.second_start import Call

        call = Call(window.context.store.resolve(), window.wanted, window)
        call.answered.connect(window.close)
    window.open_error = error
    context = window.context
    if isinstance(error, DamagedStoreError):
        from app.ui.pages.restore import RestorePage

        window.pages.put("restore", RestorePage(context, error, context.store))
    else:
        from app.ui.pages.failed import FailedPage

        window.pages.put("failed", FailedPage(context, error_text(error), _("Try again")))
