"""A chart as plain shapes that any window can paint: the drawing of the papers, unfolded.

Lengths are those of the given letters' size; y runs down from the upper edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, pi, sin
from typing import Any

from reportlab.graphics.renderbase import Renderer, StateTracker, getStateDelta
from reportlab.graphics.shapes import transformPoint

from app.core.paths import resources_dir
from app.documents.blocks import Chart, ChartSeries
from app.documents.chart_drawing import draw_chart, natural_height
from app.documents.chart_text import BOLD_NAME, REGULAR, chart_alt, width_of

__all__ = ["Chart", "ChartSeries", "Drawn", "Outline", "Words", "chart_alt", "draw", "font_files"]

Point = tuple[float, float]
_CORNERS = 24


@dataclass(frozen=True)
class Outline:
    """Points joined by straight lines; ``fill`` and ``stroke`` are «#rrggbb» or empty."""

    points: tuple[Point, ...]
    closed: bool
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Words:
    """One line of text from its base line's left end on, turned by ``angle`` degrees."""

    text: str
    at: Point
    size: float
    colour: str
    bold: bool = False
    angle: float = 0.0


@dataclass(frozen=True)
class Drawn:
    """A chart of a size; shapes stand in the order of painting."""

    width: float
    height: float
    shapes: tuple[Outline | Words, ...]


def draw(chart: Chart, width: float, size: float, *, titled: bool = True) -> Drawn:
    """Return a chart of a width with letters of a size, as high as suits it."""
    height = natural_height(chart, width, size, titled=titled)
    drawing = draw_chart(chart, width, height, size=size, titled=titled)
    collector = _Collector(height)
    collector.collect(drawing)
    return Drawn(width, height, tuple(collector.shapes))


def height_of(chart: Chart, width: float, size: float, *, titled: bool = True) -> float:
    """Return the height that :func:`draw` gives a chart, without drawing it."""
    return natural_height(chart, width, size, titled=titled)


def font_files() -> tuple[str, ...]:
    """Return the files of the fonts that a chart is measured with."""
    return tuple(str(resources_dir() / "fonts" / f"{name}.ttf") for name in (REGULAR, BOLD_NAME))


class _Collector(Renderer):  # type: ignore[misc]  # ReportLab has no types
    """Takes down what a renderer would paint."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.shapes: list[Outline | Words] = []

    def collect(self, drawing: Any) -> None:
        """Take down a drawing."""
        self._tracker = StateTracker(defaultObj=drawing)
        self.drawNode(drawing)

    def drawNode(self, node: Any) -> None:  # noqa: N802 - ReportLab's name
        self._tracker.push(getStateDelta(node))
        self.drawNodeDispatcher(node)
        self._tracker.pop()

    def _at(self, x: float, y: float) -> Point:
        left, up = transformPoint(self._tracker.getCTM(), (x, y))
        return round(left, 2), round(self._height - up, 2)

    def _outline(self, points: list[Point], *, closed: bool) -> None:
        state = self._tracker.getState()
        dash = state["strokeDashArray"] or ()
        self.shapes.append(
            Outline(
                tuple(self._at(*point) for point in points),
                closed,
                _hex(state["fillColor"]) if closed else "",
                _hex(state["strokeColor"]),
                float(state["strokeWidth"] or 0),
                tuple(float(part) for part in dash),
            )
        )

    def drawRect(self, rect: Any) -> None:  # noqa: N802 - as above
        left, low = rect.x, rect.y
        right, high = left + rect.width, low + rect.height
        self._outline([(left, low), (right, low), (right, high), (left, high)], closed=True)

    def drawLine(self, line: Any) -> None:  # noqa: N802 - as above
        self._outline([(line.x1, line.y1), (line.x2, line.y2)], closed=False)

    def drawPolyLine(self, line: Any) -> None:  # noqa: N802 - as above
        self._outline(_pairs(line.points), closed=False)

    def drawPolygon(self, shape: Any) -> None:  # noqa: N802 - as above
        self._outline(_pairs(shape.points), closed=True)

    def drawCircle(self, circle: Any) -> None:  # noqa: N802 - as above
        self._outline(_round(circle.cx, circle.cy, circle.r, circle.r), closed=True)

    def drawEllipse(self, ellipse: Any) -> None:  # noqa: N802 - as above
        self._outline(_round(ellipse.cx, ellipse.cy, ellipse.rx, ellipse.ry), closed=True)

    def drawString(self, text: Any) -> None:  # noqa: N802 - as above
        state = self._tracker.getState()
        font, size = state["fontName"], float(state["fontSize"])
        shift = {"end": 1.0, "middle": 0.5}.get(state["textAnchor"], 0.0)
        matrix = self._tracker.getCTM()
        left = text.x - width_of(text.text, size, font) * shift
        self.shapes.append(
            Words(
                text.text,
                self._at(left, text.y),
                size,
                _hex(state["fillColor"]),
                font == BOLD_NAME,
                round(-degrees(atan2(matrix[1], matrix[0])), 2),
            )
        )


def _round(x: float, y: float, across: float, high: float) -> list[Point]:
    """Return the corners of what looks round at the size of a mark."""
    turns = [2 * pi * part / _CORNERS for part in range(_CORNERS)]
    return [(x + across * cos(turn), y + high * sin(turn)) for turn in turns]


def _pairs(flat: list[float]) -> list[Point]:
    return list(zip(flat[::2], flat[1::2], strict=True))


def _hex(colour: Any) -> str:
    return "" if colour is None else "#" + colour.hexval()[2:].upper()
