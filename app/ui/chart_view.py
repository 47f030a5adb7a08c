"""Shows a chart: the drawing of the papers, painted sharp at any scale of the screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.charts import (
    Chart,
    Drawn,
    Outline,
    Words,
    chart_alt,
    draw,
    font_files,
    height_of,
)
from app.ui import theme

_FAMILY = "Tinos"
_LEAST_CHARACTERS = 40
_ON_DARK = {
    "#222222": "text",
    "#595959": "muted",
    "#D5D9DD": "line",
}
"""Colours of the print that a dark window could not show, by names of the theme."""
_LIGHTER = {"#1B4F72": "#2F89BA"}
"""Colours of series that are too dark for it."""


@lru_cache(maxsize=1)
def _load_fonts() -> None:
    """Give the program the font that charts are measured with."""
    for file in font_files():
        QFontDatabase.addApplicationFont(file)


class ChartView(QWidget):
    """Paints one chart as wide as itself and as high as suits that width."""

    def __init__(self, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        """``scale`` makes its letters larger than those of the window."""
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: Drawn | None = None
        self._heights: dict[int, int] = {}  # of the widths that were asked for
        self._scale = scale
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(theme.characters(_LEAST_CHARACTERS, self))
        theme.watcher.changed.connect(self.update)
        self.hide()

    def set_chart(self, chart: Chart | None) -> None:
        """Show a chart, or nothing at all."""
        if chart == self._chart:
            return
        self._chart = chart
        self._drawn = None
        self._heights.clear()
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(chart_alt(chart) if chart else "")
        self.setVisible(chart is not None)
        self.updateGeometry()
        self.update()

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size want another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
            self._drawn = None
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows from the width."""
        return self._chart is not None

    def heightForWidth(self, width: int) -> int:
        """Return the height that suits a width."""
        if self._chart is None or width <= 0:
            return 0
        if width not in self._heights:  # a layout asks for many widths, often
            self._heights[width] = round(height_of(self._chart, float(width), self._letters())) + 1
        return self._heights[width]

    def _letters(self) -> float:
        """Return the size of the chart's letters."""
        return self.fontMetrics().height() * 0.78 * self._scale

    def sizeHint(self) -> QSize:
        """Return the size that it would like."""
        width = max(self.width(), theme.characters(_LEAST_CHARACTERS * 2, self))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can be read."""
        width = self.minimumWidth()
        return QSize(width, self.heightForWidth(width))

    def _of(self, width: int) -> Drawn | None:
        if self._chart is None or width <= 0:
            return None
        if self._drawn is None or round(self._drawn.width) != width:
            self._drawn = draw(self._chart, float(width), self._letters())
        return self._drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        del event
        drawn = self._of(self.width())
        if drawn is None:
            return
        _load_fonts()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = theme.contrast(theme.colours()["surface"], "#000000") < 4
        for shape in drawn.shapes:
            if isinstance(shape, Words):
                _write(painter, shape, dark=dark)
            else:
                _outline(painter, shape, dark=dark)
        painter.end()


def _colour(value: str, *, dark: bool) -> QColor:
    name = _ON_DARK.get(value) if dark else None
    return theme.color(name) if name else QColor(_LIGHTER.get(value, value) if dark else value)


def _outline(painter: QPainter, shape: Outline, *, dark: bool) -> None:
    pen = QPen(Qt.PenStyle.NoPen)
    if shape.stroke and shape.width:
        pen = QPen(_colour(shape.stroke, dark=dark), shape.width)
        if shape.dash:
            pen.setDashPattern([part / shape.width for part in shape.dash])
    painter.setPen(pen)
    fill = QBrush(_colour(shape.fill, dark=dark)) if shape.fill else QBrush(Qt.BrushStyle.NoBrush)
    painter.setBrush(fill)
    polygon = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.closed:
        painter.drawPolygon(polygon)
    else:
        painter.drawPolyline(polygon)


def _write(painter: QPainter, words: Words, *, dark: bool) -> None:
    font = QFont(_FAMILY)
    font.setPixelSize(max(1, round(words.size)))
    font.setBold(words.bold)
    painter.save()
    painter.translate(*words.at)
    painter.rotate(words.angle)
    # The font knows whole sizes only: what is painted is as wide as what was measured.
    painter.scale(words.size / font.pixelSize(), words.size / font.pixelSize())
    painter.setFont(font)
    painter.setPen(_colour(words.colour, dark=dark))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()
