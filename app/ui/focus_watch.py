"""Follows the cursor: leaving a field saves it, and its Ctrl+Z reaches the case's own undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from app.ui.context import Context

UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FocusWatch(QObject):
    """Watches the fields of one window. ``of_case`` says whether a page of the case is shown."""

    def __init__(
        self,
        window: QMainWindow,
        context: Context,
        save: Callable[[], None],
        of_case: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._save = save
        self._of_case = of_case
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
            app.applicationStateChanged.connect(self._state_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the window's menu, whatever the field would do with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._context.session is not None
            and self._of_case()
            and any(event.matches(keys) for keys in UNDO_KEYS)
        ):
            event.ignore()
            return True
        return False

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
            if self._context.session is not None:
                self._context.session.end_run()
                self._save()
        if isinstance(new, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(new):
            new.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._save()
