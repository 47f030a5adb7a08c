"""The buttons below a list: add, remove, move."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.i18n import _
from app.ui import icons, theme
from app.ui.flow_row import FlowRow


class RowButtons(QWidget):
    """What the keys of the table do, for the mouse; each button names its key."""

    def __init__(self, add: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._icons: dict[QPushButton, str] = {}
        theme.watcher.changed.connect(self._draw_icons)
        self.add = self._button(add, "plus", _("Enter in the table adds a row"))
        remove = "" if compact else _("Remove")
        self.remove = self._button(remove, "bin", _("Delete in the table removes the row"))
        self.up = self._button("", "up", _("Move up (Ctrl+Up)"))
        self.down = self._button("", "down", _("Move down (Ctrl+Down)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow(self.add, self.remove, self.up, self.down))
        self._fit()

    def _button(self, text: str, icon: str, hint: str) -> QPushButton:
        made = QPushButton(f" {text}" if text else "", self)  # room between icon and word
        made.setIcon(icons.icon(icon))
        made.setToolTip(hint)
        made.setAccessibleName(text or hint)
        made.setAccessibleDescription(hint)
        if not text:
            made.setStyleSheet("padding: 0;")
        self._icons[made] = icon
        return made

    def _fit(self) -> None:
        """Make the buttons without words as high as the one with."""
        high = self.add.sizeHint().height()
        for made in self._icons:
            if not made.text():
                made.setFixedSize(round(high * 1.2), high)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the style is put on or changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once the style is on."""
        super().showEvent(event)
        self._fit()

    def _draw_icons(self) -> None:
        for made, icon in self._icons.items():
            made.setIcon(icons.icon(icon))
