"""Heads of columns that belong together in pairs: one name over two words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui import theme


class PairedHead(QHeaderView):
    """The model gives a name and, on a second line, a word; a pair shares one name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Two lines with room around them."""
        return QSize(0, 2 * self.fontMetrics().height() + 3 * theme.unit(self))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a section's part of the name, its own word below, a line after each pair."""
        if not rect.isValid():
            return
        name, _newline, word = self._words(section).partition("\n")
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color("raised"))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        half = rect.height() // 2
        pad = theme.unit(self) // 2
        room = self._pair(section, rect).adjusted(pad, pad, -pad, -half)
        whole = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, whole)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(rect.adjusted(0, half, 0, -pad), Qt.AlignmentFlag.AlignCenter, word)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section % 2:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _pair(self, section: int, rect: QRect) -> QRect:
        """Return the rectangle of both columns of a section's pair."""
        first = section - section % 2
        width = self.sectionSize(first) + self.sectionSize(first + 1)
        return QRect(self.sectionViewportPosition(first), rect.top(), width, rect.height())
