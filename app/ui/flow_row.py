"""A row of widgets that breaks like words: what does not fit goes to the next line.

A widget that places its children itself, not a QLayout of our own: PySide loses the items of a
Python layout when items of another layout are taken out elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme


class FlowRow(QWidget):
    """Buttons in a row that breaks where the room ends."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._space = theme.unit()
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sizes = [self._size(widget) for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._space * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest widget."""
        size = QSize()
        for widget in self._shown():
            size = size.expandedTo(self._size(widget))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets into their lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow widgets that came or went while the row was out of sight: Qt tells of none."""
        super().showEvent(event)
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Follow widgets that come, go or say something longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    @staticmethod
    def _size(widget: QWidget) -> QSize:
        size = widget.sizeHint().expandedTo(widget.minimumSize())
        return size.boundedTo(widget.maximumSize())

    def _arrange(self, width: int, *, move: bool) -> int:
        y = 0
        lines = self._lines(width)
        for line in lines:
            high = max(size.height() for _widget, size in line)
            x = 0
            for widget, size in line:
                if move:
                    # A tick or a link stands in the middle beside higher buttons.
                    top = y + (high - size.height()) // 2
                    widget.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._space
            y += high + self._space // 2
        return max(0, y - self._space // 2)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for widget in self._shown():
            size = self._size(widget)
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((widget, size))
            used += size.width() + self._space
        return lines
