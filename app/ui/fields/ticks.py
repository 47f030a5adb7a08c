"""A tick or a radio button whose words wrap; Qt's own buttons keep theirs on one long line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from app.ui import theme


def _box_of(button: QAbstractButton) -> QRectF:
    side = button.fontMetrics().ascent()
    left, top = (button.width() - side) / 2, (button.height() - side) / 2
    return QRectF(left, top, side, side).adjusted(1, 1, -1, -1)


def _begin(button: QAbstractButton) -> QPainter:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = button.isChecked() and button.isEnabled()
    tint = theme.color("accent" if on or button.underMouse() else "field_line")
    painter.setPen(QPen(tint, 1.4))
    painter.setBrush(theme.color("accent" if on else "surface"))
    return painter


def _square(button: QAbstractButton) -> QSize:
    side = button.fontMetrics().height()
    return QSize(side, side)


class Tick(QCheckBox):
    """A box to tick."""

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return _square(self)

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere in the square."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, and the tick when it is on."""
        painter = _begin(self)
        box = _box_of(self)
        painter.drawRoundedRect(box, box.width() / 6, box.width() / 6)
        if self.isChecked():
            pen = QPen(theme.color("on_accent"), max(1.6, box.width() / 7))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            places = ((0.22, 0.52), (0.43, 0.74), (0.8, 0.28))
            points = [
                QPointF(box.left() + box.width() * x, box.top() + box.height() * y)
                for x, y in places
            ]
            painter.drawPolyline(QPolygonF(points))
        painter.end()


class Dot(QRadioButton):
    """One of a few, drawn as a ring with a dot."""

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return _square(self)

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere in the square."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, and the dot when it is chosen."""
        painter = _begin(self)
        box = _box_of(self)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("on_accent"))
            inset = box.width() * 0.3
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        painter.end()


class WordedButton(QWidget):
    """A button with wrapping words beside it; a click on the words is a click on the button."""

    def __init__(self, button: QAbstractButton, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self.words = theme.label(words)
        self.words.setBuddy(button)
        button.setAccessibleName(words)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        unit = theme.unit(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(unit // 2, unit // 4, unit // 2, unit // 4)
        row.setSpacing(unit)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        button.installEventFilter(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the button when the words are clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the frame anew when the cursor comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the cursor is by a frame around button and words."""
        if self.button.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.color("accent"))
            corner = theme.unit(self) / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner
            )
            painter.end()
