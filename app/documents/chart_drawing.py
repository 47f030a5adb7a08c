"""Draws a chart with ReportLab's graphics: one drawing for PDF, Word and window.

Colours differ in lightness too, so that a grey print tells them apart. Numbers are written as in
Kazakh and Russian: «1 027,6».
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import HexColor

from app.documents.blocks import Chart
from app.documents.chart_scale import Scale, extremes, has_values, rows_of, scale_of
from app.documents.chart_text import (
    BOLD_NAME,
    REGULAR,
    cut,
    format_value,
    register_fonts,
    shown,
    width_of,
    wrapped,
    writes,
)

COLOURS = ("#1B4F72", "#E8A33D", "#5C8F57", "#C3D3E3", "#8E3B46", "#B9A44C", "#6C6C6C", "#E3C1C6")
_DARK = ("#1B4F72", "#5C8F57", "#8E3B46", "#6C6C6C")
MARKERS = ("FilledCircle", "FilledSquare", "FilledDiamond", "FilledTriangle")
DASHES = (None, (6, 3), (2, 2), (8, 3, 2, 3))
INK, PALE, GRID = HexColor("#222222"), HexColor("#595959"), HexColor("#D5D9DD")
INSIDE = HexColor("#101010")
"""Values within a light bar; a dark window lightens the other letters, not these."""
_GAP = 4.0
_LEADING = 1.15
_SMALLEST = 5.0
_LEAST_VALUE = 6.5
"""Values smaller than this beside lying bars are left out: nobody could read them."""


def natural_height(
    chart: Chart, width: float, size: float = 10.0, *, titled: bool = False
) -> float:
    """Return a height in points that suits a chart of a width."""
    head = size * 2.2 if titled else 0.0
    legend = _legend_height(chart, width, size)
    if chart.kind != "bars":
        return head + legend + min(max(width * 0.36, 120.0), 230.0) * size / 10
    names = wrapped(chart.categories, _names_width(chart, width, size), size)
    bar = size * (1.0 if len(chart.series) > 1 else 1.4)
    rows = sum(
        max(bar * len(chart.series) + size * 0.7, len(name.split("\n")) * size * _LEADING + _GAP)
        for name in names
    )
    return head + legend + rows + size * 2.4


def draw_chart(
    chart: Chart,
    width: float,
    height: float | None = None,
    *,
    size: float = 10.0,
    titled: bool = False,
) -> Drawing:
    """Return a chart as a drawing, all in points; ``size`` is that of its letters.

    Without ``height`` it takes what suits it. ``titled`` puts the title above it.
    """
    register_fonts()
    height = height or natural_height(chart, width, size, titled=titled)
    drawing = Drawing(width, height)
    top = height
    if titled and chart.title:
        title = cut(shown(chart.title), width, size * 1.2, BOLD_NAME)
        top -= size * 1.5
        drawing.add(_text(0, top, title, size * 1.2, font=BOLD_NAME))
        top -= size * 0.7
    top = _legend(drawing, chart, width, top, size)
    if not chart.categories or not has_values(chart):
        drawing.add(Line(0, size * 1.6, width, size * 1.6, strokeColor=PALE, strokeWidth=0.6))
        return drawing
    if chart.kind == "bars":
        _lying(drawing, chart, width, top, size)
    else:
        _upright(drawing, chart, width, top, size)
    return drawing


def _text(
    x: float, y: float, text: str, size: float, *, font: str = REGULAR, colour: Any = INK
) -> String:
    return String(x, y, text, fontName=font, fontSize=size, fillColor=colour)


def _style(labels: Any, size: float, *, colour: Any = INK, bold: bool = False) -> None:
    labels.fontName = BOLD_NAME if bold else REGULAR
    labels.fontSize = size
    labels.fillColor = colour
    labels.leading = size * _LEADING


# -- legend ------------------------------------------------------------------------------------


def _legend_lines(chart: Chart, width: float, size: float) -> list[list[tuple[int, str]]]:
    """Return the names of the series, as many in a line as fit."""
    if len(chart.series) < 2:
        return []
    lines: list[list[tuple[int, str]]] = [[]]
    used = 0.0
    for number, series in enumerate(chart.series):
        name = cut(shown(series.name), width - size * 2, size)
        wide = size * 3 + width_of(name, size)
        if lines[-1] and used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append((number, name))
        used += wide
    return lines


def _legend_height(chart: Chart, width: float, size: float) -> float:
    unit = 1 if chart.unit else 0
    return (len(_legend_lines(chart, width, size)) + unit) * size * 1.5


def _legend(drawing: Drawing, chart: Chart, width: float, top: float, size: float) -> float:
    """Draw what the colours mean and the unit; return where the rest begins."""
    for line in _legend_lines(chart, width, size):
        top -= size * 1.5
        x = 0.0
        for number, name in line:
            colour = HexColor(COLOURS[number % len(COLOURS)])
            if chart.kind == "lines":
                middle = top + size * 0.35
                dash = DASHES[number % len(DASHES)]
                drawing.add(
                    Line(x, middle, x + size * 1.4, middle, strokeColor=colour, strokeWidth=1.6,
                         strokeDashArray=dash)
                )  # fmt: skip
                drawing.add(Circle(x + size * 0.7, middle, size * 0.22, fillColor=colour,
                                   strokeColor=None))  # fmt: skip
                x += size * 0.5
            else:
                drawing.add(Rect(x, top, size * 0.8, size * 0.8, fillColor=colour,
                                 strokeColor=INK, strokeWidth=0.3))  # fmt: skip
            drawing.add(_text(x + size * 1.2, top + size * 0.08, name, size))
            x += size * 3 + width_of(name, size) - (size * 0.5 if chart.kind == "lines" else 0)
    if chart.unit:
        top -= size * 1.5
        unit = cut(shown(chart.unit), width, size)
        drawing.add(_text(0, top + size * 0.2, unit, size, colour=PALE))
    return top


# -- columns, parts, lines ---------------------------------------------------------------------


def _upright(drawing: Drawing, chart: Chart, width: float, top: float, size: float) -> None:
    scale = scale_of(chart, max(2, int((top - size * 4) / (size * 2.6))))
    left = max(width_of(format_value(tick), size) for tick in scale.ticks()) + _GAP * 2
    slot = (width - left) / len(chart.categories)
    plot: Any = HorizontalLineChart() if chart.kind == "lines" else VerticalBarChart()
    bottom = _names_below(plot, chart, slot, top * 0.45, size)
    plot.x, plot.y = left, bottom
    plot.width, plot.height = width - left, max(top - bottom - size * 1.4, size)
    _value_axis(plot.valueAxis, scale, size)
    if chart.kind == "lines":
        _line_looks(plot, chart)
    else:
        _bar_looks(plot, chart, slot, size, upright=True)
    drawing.add(plot)


def _names_below(plot: Any, chart: Chart, slot: float, most: float, size: float) -> float:
    """Set the names of the categories; return the room that they take.

    Names that do not fit below their place stand on end.
    """
    axis = plot.categoryAxis
    labels = axis.labels
    room = slot - _GAP
    longest = max(
        (width_of(word, size) for name in chart.categories for word in shown(name).split()),
        default=0.0,
    )
    if longest <= room:
        names = wrapped(chart.categories, room, size)
        lines = max(len(name.split("\n")) for name in names)
        height = lines * size * _LEADING + _GAP
        labels.boxAnchor, labels.textAnchor = "n", "middle"
        _style(labels, size)
    else:
        letters = max(min(size, slot * 0.95), _SMALLEST)
        names = [cut(shown(name), most, letters) for name in chart.categories]
        height = max(width_of(name, letters) for name in names) + _GAP
        labels.angle, labels.boxAnchor, labels.textAnchor = 90, "e", "end"
        _style(labels, letters)
        if letters > slot * 1.3:  # too many even so: every second, third … is named
            step = ceil(letters / slot)
            names = [name if n % step == 0 else "" for n, name in enumerate(names)]
    labels.dy = -_GAP / 2
    axis.categoryNames = names
    _category_axis(axis)
    return height + _GAP


def _category_axis(axis: Any) -> None:
    axis.visibleTicks = 0
    axis.strokeColor, axis.strokeWidth = PALE, 0.8
    axis.labelAxisMode = "low"


def _value_axis(axis: Any, scale: Scale, size: float) -> None:
    axis.valueMin, axis.valueMax, axis.valueStep = scale.low, scale.high, scale.step
    axis.labelTextFormat = format_value
    axis.visibleAxis = axis.visibleTicks = 0
    axis.visibleGrid = 1
    axis.gridStrokeColor, axis.gridStrokeWidth = GRID, 0.5
    _style(axis.labels, size, colour=PALE)


def _line_looks(plot: Any, chart: Chart) -> None:
    rows = rows_of(chart)
    drawn = [number for number, row in enumerate(rows) if any(v is not None for v in row)]
    plot.data = [rows[number] for number in drawn]
    plot.joinedLines = 1
    for place, number in enumerate(drawn):
        line = plot.lines[place]
        colour = HexColor(COLOURS[number % len(COLOURS)])
        line.strokeColor, line.strokeWidth = colour, 1.8
        line.strokeDashArray = DASHES[number % len(DASHES)]
        line.symbol = makeMarker(
            MARKERS[number % len(MARKERS)], size=5, fillColor=colour, strokeColor=colour
        )


def _bar_looks(plot: Any, chart: Chart, slot: float, size: float, *, upright: bool) -> None:
    rows = rows_of(chart)
    order = list(range(len(rows)))
    if not upright:
        order.reverse()  # lying bars grow upwards, and the first series stands first
    stacked = chart.kind == "stacked"
    plot.data = [rows[number] for number in order]
    plot.categoryAxis.style = "stacked" if stacked else "parallel"
    plot.barWidth, plot.barSpacing = 10, 0
    plot.groupSpacing = 7 if stacked or len(rows) == 1 else 6
    plot.bars.strokeColor, plot.bars.strokeWidth = HexColor("#FFFFFF"), 0.4
    for place, number in enumerate(order):
        plot.bars[place].fillColor = HexColor(COLOURS[number % len(COLOURS)])
    share = 10 / (10 * (1 if stacked else len(rows)) + plot.groupSpacing)
    room = slot * (share if len(rows) > 1 else 1.0)
    letters = size if upright else min(size, slot * share / 0.9)
    widest = _widest(chart, letters)
    if stacked:
        _values_inside(plot, slot * share, size, writes(chart))
    elif widest <= room * 1.02 if upright else letters >= _LEAST_VALUE:
        plot.barLabelFormat = writes(chart)
        plot.barLabels.nudge = size * 0.6 if upright else widest / 2 + _GAP
        _style(plot.barLabels, letters, bold=True)


def _values_inside(plot: Any, room: float, size: float, written: Callable[[float], str]) -> None:
    """Write its value into each part of a column that is high and wide enough."""
    axis = plot.valueAxis
    high = plot.height / ((axis.valueMax - axis.valueMin) or 1.0)
    plot.barLabelFormat = "values"
    plot.barLabelArray = [
        [
            written(value)
            if value and abs(value) * high >= size * 1.1 and _fits(written(value), room, size)
            else None
            for value in row
        ]
        for row in plot.data
    ]
    _style(plot.barLabels, size, bold=True)
    plot.barLabels.boxTarget = "mid"
    for number, row in enumerate(plot.data):
        dark = COLOURS[number % len(COLOURS)] in _DARK
        for place in range(len(row)):
            plot.barLabels[number, place].fillColor = HexColor("#FFFFFF") if dark else INSIDE


def _fits(text: str, room: float, size: float) -> bool:
    return width_of(text, size, BOLD_NAME) <= room


def _widest(chart: Chart, size: float) -> float:
    """Return the width of the widest value."""
    written = writes(chart)
    return max(
        width_of(written(value), size, BOLD_NAME)
        for row in rows_of(chart)
        for value in row
        if value is not None
    )


# -- lying bars ---------------------------------------------------------------------------------


def _names_width(chart: Chart, width: float, size: float) -> float:
    longest = max((width_of(shown(name), size) for name in chart.categories), default=0.0)
    return min(longest + _GAP, width * 0.42)


def _lying(drawing: Drawing, chart: Chart, width: float, top: float, size: float) -> None:
    slot = (top - size * 1.8) / len(chart.categories)
    letters = max(min(size, slot * 0.9), _SMALLEST)
    names_room = _names_width(chart, width, letters)
    fitting = max(1, int(slot / (letters * _LEADING)))
    names = [
        name if len(name.split("\n")) <= fitting else cut(shown(whole), names_room, letters)
        for name, whole in zip(
            wrapped(chart.categories, names_room, letters), chart.categories, strict=True
        )
    ]
    widest = _widest(chart, letters)
    plot = HorizontalBarChart()
    left = names_room + _GAP * 2
    low = extremes(chart)[0] < 0
    plot.x = left + (widest if low else 0.0)
    plot.y = size * 1.8
    plot.width = max(width - plot.x - widest - _GAP * 3, size * 4)
    plot.height = max(top - plot.y, size)
    axis = plot.categoryAxis
    axis.categoryNames = names
    axis.reverseDirection = 1
    axis.labels.boxAnchor, axis.labels.textAnchor = "e", "end"
    axis.labels.dx = -_GAP - (widest if low else 0.0)
    _style(axis.labels, letters)
    _category_axis(axis)
    _value_axis(plot.valueAxis, scale_of(chart, max(2, int(plot.width / (size * 6)))), size)
    _bar_looks(plot, chart, slot, letters, upright=False)
    drawing.add(plot)
