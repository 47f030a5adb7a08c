"""A chart of a slide as PowerPoint's own: its numbers can be changed there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Mm, Pt

from app.documents.blocks import Chart, ChartKind
from app.documents.chart_drawing import COLOURS
from app.documents.chart_text import chart_alt
from app.documents.deck.model import PALETTE, Picture
from app.documents.deck.pptx_package import FONT, rgb
from app.documents.protect import clean

_KINDS: dict[ChartKind, XL_CHART_TYPE] = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
}
_NUMBERS = "#,##0.##"
_DASHES = (None, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
_NO_FORMULA = "\u00a0"


def add_chart(slide: Any, picture: Picture, language: str) -> None:
    """Put a chart with its numbers on a slide."""
    chart = picture.chart
    data: Any = CategoryChartData(number_format=_NUMBERS)  # type: ignore[no-untyped-call]
    data.categories = [_plain(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(_plain(series.name), _values(series.values, len(chart.categories)))
    frame = slide.shapes.add_chart(
        _KINDS[chart.kind],
        Mm(picture.left),
        Mm(picture.top),
        Mm(picture.width),
        Mm(picture.height),
        data,
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart_alt(chart))
    _looks(frame.chart, chart, picture.size, language)


def _plain(text: str) -> str:
    """Return a name that the chart's workbook takes for text, never for a formula or a link."""
    text = clean(text).strip()
    begins = text.startswith(("=", "+", "-", "@", "{")) or "://" in text or ":" in text[:9]
    return _NO_FORMULA + text if begins else text


def _values(values: Sequence[Decimal | None], count: int) -> list[float | None]:
    found = [None if value is None else float(value) for value in values[:count]]
    return found + [None] * (count - len(found))


def _looks(made: Any, chart: Chart, size: float, language: str) -> None:
    font = made.font
    font.size, font.name = Pt(size), FONT
    font.color.rgb = rgb(PALETTE["ink"])
    font._rPr.set("lang", language)
    made.has_title = False
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
    plot = made.plots[0]
    if chart.kind in ("columns", "bars", "stacked"):
        plot.gap_width = 60
        plot.overlap = 100 if chart.kind == "stacked" else 0
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = _NUMBERS, False
        labels.font.size, labels.font.bold = Pt(size), True
        if chart.kind != "stacked":
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for number, series in enumerate(plot.series):
        _colour(series, number, lines=chart.kind == "lines")
    _axes(made, chart, size)


def _colour(series: Any, number: int, *, lines: bool) -> None:
    colour = rgb(COLOURS[number % len(COLOURS)].lstrip("#"))
    if not lines:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        return
    series.smooth = False
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(2.25)
    if dash := _DASHES[number % len(_DASHES)]:
        series.format.line.dash_style = dash
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour


def _axes(made: Any, chart: Chart, size: float) -> None:
    grid = rgb(PALETTE["line"])
    value, category = made.value_axis, made.category_axis
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = grid
    value.major_gridlines.format.line.width = Pt(0.5)
    value.format.line.fill.background()
    value.tick_labels.number_format = _NUMBERS
    value.tick_labels.number_format_is_linked = False
    if chart.unit:
        value.has_title = True
        frame = value.axis_title.text_frame
        frame.text = clean(chart.unit)
        frame.paragraphs[0].runs[0].font.size = Pt(size)
        frame.paragraphs[0].runs[0].font.bold = False
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # below the bars of losses too
    category.format.line.color.rgb = rgb(PALETTE["soft"])
    if chart.kind == "bars":
        category.reverse_order = True
