"""The line in which the register is searched: it says what is found, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.i18n import N_, _
from app.ui import icons, theme

HINTS = (N_("Find by name, okrug, member, БСН or ЖСН"), N_("Name, member, БСН"))
"""What it says while it is empty: the first that has room."""
AROUND_UNITS = 8
"""What the icon, the button that clears and the frame take of its width."""


class SearchLine(QLineEdit):
    """The search. Enter and the arrow down go on to the table."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Find a case"))
        self.setAccessibleDescription(_("The table follows each letter"))
        self.setToolTip(_(HINTS[0]))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(theme.characters(15))
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def whole_width(self) -> int:
        """Return the width from which on all is said."""
        return self._width(_(HINTS[0]))

    def _width(self, hint: str) -> int:
        return self.fontMetrics().horizontalAdvance(hint) + theme.unit(self) * AROUND_UNITS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        hints = [_(hint) for hint in HINTS]
        fits = (hint for hint in hints if self._width(hint) <= self.width())
        self.setPlaceholderText(next(fits, hints[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the table with the arrow down, clear with Escape."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
