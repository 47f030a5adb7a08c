"""A chart on a page: its title as text, then the drawing as one strip."""

from __future__ import annotations

from app.documents.blocks import Chart, Inline, Run
from app.documents.chart_drawing import draw_chart, natural_height
from app.documents.chart_text import chart_alt
from app.documents.strips import Picture, Strip, keep_together
from app.documents.styles import CHART_HIGHEST, CHART_SIZE, SMALL, Frame
from app.documents.tagging import Structure, has_words
from app.documents.typeset import set_text

_BELOW_TITLE = 3.0


def title_of(chart: Chart) -> Inline:
    """Return the title of a chart as text."""
    return (Run(chart.title, bold=True),) if chart.title else ()


def height_of(chart: Chart, frame: Frame) -> float:
    """Return how high the drawing of a chart is in a frame."""
    return min(natural_height(chart, frame.width, CHART_SIZE), frame.height * CHART_HIGHEST)


def compose_chart(chart: Chart, frame: Frame, structure: Structure) -> list[Strip]:
    """Return the strips of a chart, never parted; what it shows is told in place of it."""
    title = title_of(chart)
    strips: list[Strip] = []
    if has_words(title):
        strips = set_text(
            title, SMALL, frame.left, frame.width, align="left", tag=structure.add("P")
        )
        keep_together(strips)
    tag = structure.add("Figure")
    tag.alt = chart_alt(chart)
    drawing = draw_chart(chart, frame.width, height_of(chart, frame), size=CHART_SIZE)
    strips.append(
        Strip(
            drawing.height,
            before=_BELOW_TITLE,
            left=frame.left,
            right=frame.right,
            picture=Picture(drawing, frame.left, tag, _words(chart)),
        )
    )
    return strips


def _words(chart: Chart) -> str:
    return "".join((chart.unit, *chart.categories, *(series.name for series in chart.series)))
