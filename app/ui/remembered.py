"""What is remembered of the window for the next start: its size and look, where one was.

It stands in the hints, which are known before the store is open (:mod:`app.ui.hints`); what shall
travel with the data stands in the store's settings too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.ui import hints as hint_store

if TYPE_CHECKING:
    from app.ui.shell import MainWindow

IN_STORE = {"language": "language", "letters": "letter_bar"}
"""Hints that travel with the store, and their settings there."""


class Remembered:
    """Keeps a window's hints, and gives the window the size that they name."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def keep(self, **changes: object) -> None:
        """Remember something for the next start."""
        context = self._window.context
        context.hints = context.hints._replace(**changes)  # type: ignore[arg-type]
        hint_store.save(context.folder, context.hints)
        for name in changes.keys() & IN_STORE.keys():
            key, value = IN_STORE[name], changes[name]
            text = value if isinstance(value, str) else str(int(bool(value)))
            if context.ready:
                write = partial(context.services.settings.set, key, text)
                context.tasks.run(write, None, None, self._window)

    def keep_place(self) -> None:
        """Remember the window's size, the open case and the page that is shown."""
        window = self._window
        if not window.context.ready:  # another window's hints may stand there
            return
        session = window.context.session
        self.keep(
            geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
            last_case=session.case_id if session else 0,
            last_page=window.current_page if session else "",
        )

    def restore_size(self) -> None:
        """Give the window its size of the last time; nine tenths of the screen at first."""
        window = self._window
        saved = window.context.hints.geometry
        if saved and window.restoreGeometry(QByteArray.fromBase64(saved.encode())):
            return
        screen = window.screen().availableGeometry()
        window.resize(round(screen.width() * 0.9), round(screen.height() * 0.9))
