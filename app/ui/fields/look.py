"""Shapes and small parts that fields and wizard share: sizes from the font, colours from the theme.

A state is always shown by shape and word; the colour only adds to it.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import theme

LINE_CHARS = 70
"""A page is at most about this many characters wide."""


class Shape(Enum):
    """What a mark says."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    ATTENTION = "needs_attention"
    BLOCK = "block"
    WARN = "warn"


_COLOURS = {
    Shape.NOT_STARTED: "faint",
    Shape.IN_PROGRESS: "accent",
    Shape.COMPLETE: "good",
    Shape.ATTENTION: "bad",
    Shape.BLOCK: "bad",
    Shape.WARN: "attention",
}


def chars(widget: QWidget, count: float) -> int:
    """Return the width of so many average characters of Kazakh text."""
    return round(theme.characters(count, widget) * 1.08)


def paint_shape(painter: QPainter, box: QRectF, shape: Shape, colour: QColor | None = None) -> None:
    """Draw a mark: each state has its own outline, readable without colour."""
    tint = colour or theme.color(_COLOURS[shape])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = max(1.2, box.width() / 9)
    pen = QPen(tint, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(line, line, -line, -line)

    def at(x: float, y: float) -> QPointF:
        return QPointF(inner.left() + inner.width() * x, inner.top() + inner.height() * y)

    match shape:
        case Shape.NOT_STARTED:
            painter.drawEllipse(inner)
        case Shape.IN_PROGRESS:
            painter.drawEllipse(inner)
            painter.setBrush(tint)
            painter.drawPie(inner, 90 * 16, -180 * 16)
        case Shape.COMPLETE:
            painter.drawPolyline(QPolygonF([at(0.04, 0.55), at(0.36, 0.86), at(0.96, 0.14)]))
        case Shape.ATTENTION | Shape.WARN:
            if shape is Shape.ATTENTION:
                painter.setBrush(tint)
                painter.drawPolygon(QPolygonF([at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)]))
                pen.setColor(theme.color("surface"))
                painter.setPen(pen)
            else:
                painter.drawPolygon(QPolygonF([at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)]))
            painter.drawLine(at(0.5, 0.36), at(0.5, 0.6))
            painter.drawPoint(at(0.5, 0.79))
        case Shape.BLOCK:
            painter.setBrush(tint)
            painter.drawEllipse(inner)
            pen.setColor(theme.color("surface"))
            pen.setWidthF(line * 1.3)
            painter.setPen(pen)
            painter.drawLine(at(0.28, 0.5), at(0.72, 0.5))
    painter.restore()


def shape_pixmap(shape: Shape, widget: QWidget) -> QPixmap:
    """Return a mark as a picture at the widget's text size."""
    side = widget.fontMetrics().ascent()
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_shape(painter, QRectF(0, 0, side, side), shape)
    painter.end()
    return pixmap


def shape_icon(shape: Shape, widget: QWidget) -> QIcon:
    """Return a mark as an icon at the widget's text size."""
    return QIcon(shape_pixmap(shape, widget))


class Mark(QWidget):
    """A mark beside a sentence; drawn anew when the theme changes."""

    def __init__(self, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_shape(self, shape: Shape) -> None:
        """Show another mark."""
        if shape is not self._shape:
            self._shape = shape
            self.update()

    def sizeHint(self) -> QSize:
        """One line of text, square."""
        side = self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark in the middle of the line."""
        painter = QPainter(self)
        side = self.fontMetrics().ascent()
        top = (self.height() - side) / 2
        paint_shape(painter, QRectF((self.width() - side) / 2, top, side, side), self._shape)
        painter.end()


def link(text: str, target: str = "go") -> str:
    """Return rich text of one link; the words are escaped."""
    from html import escape

    return f'<a href="{escape(target)}">{escape(text)}</a>'


def link_label(name: str, description: str) -> QLabel:
    """Return an empty label whose links work by mouse and keyboard, named for readers."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    label.setAccessibleName(name)
    label.setAccessibleDescription(description)
    theme.role(label, "helper")
    label.hide()
    return label
