"""The words of a chart: numbers as they are written, texts measured, cut and wrapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics

from app.documents.blocks import Chart
from app.documents.fonts import BOLD, FACES, face, shown_as
from app.documents.protect import clean

REGULAR, BOLD_NAME = FACES[0], FACES[BOLD]
_MOST_LINES = 3
_MOST_DECIMALS = 2
_NBSP = "\u00a0"


def chart_alt(chart: Chart) -> str:
    """Return what is read in place of the picture: its own ``alt``, or title and all numbers."""
    if chart.alt:
        return clean(chart.alt)
    many = len(chart.series) > 1
    written = writes(chart)
    parts = []
    for place, category in enumerate(chart.categories):
        told = []
        for series in chart.series:
            value = value_at(series.values, place)
            number = "–" if value is None else written(value)
            told.append(f"{series.name} {number}" if many else number)
        parts.append(f"{category}: {', '.join(told)}")
    unit = f", {chart.unit}" if chart.unit else ""
    return clean(f"{chart.title}{unit}. {'; '.join(parts)}")


def format_value(value: Decimal | float, decimals: int | None = None) -> str:
    """Return a number with digits in groups of three and a comma: «1 027,6».

    Without ``decimals`` there are no needless noughts, and two at most.
    """
    text = f"{value:,.{_MOST_DECIMALS if decimals is None else decimals}f}"
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    text = text.replace(",", _NBSP).replace(".", ",")
    return text.removeprefix("-") if not text.strip("-0,") else text.replace("-", "−")


def writes(chart: Chart) -> Callable[[Decimal | float], str]:
    """Return how a chart's values are written: all with as many decimals as one of them needs."""
    values = (value for series in chart.series for value in series.values if value is not None)
    shown_ = (format_value(value).partition(",")[2] for value in values)
    return partial(format_value, decimals=max(map(len, shown_), default=0))


def register_fonts() -> None:
    """Tell ReportLab's graphics of our fonts."""
    known = pdfmetrics.getRegisteredFontNames()
    for index, name in ((0, REGULAR), (BOLD, BOLD_NAME)):
        if name not in known:
            pdfmetrics.registerFont(face(index).font)
    # What a renderer begins with: else a font that no document of ours embeds.
    STATE_DEFAULTS["fontName"] = REGULAR


def shown(text: str) -> str:
    """Return a text as the font can print it."""
    glyphs = face(0).glyphs
    return "".join(shown_as(glyphs, sign) for sign in clean(text))


def width_of(text: str, size: float, font: str = REGULAR) -> float:
    """Return the width of a text in points."""
    return face(FACES.index(font)).width(text, size)


def cut(text: str, room: float, size: float, font: str = REGULAR) -> str:
    """Return a text that fits a room: what is too long ends in «…»."""
    if width_of(text, size, font) <= room:
        return text
    while text and width_of(text + "…", size, font) > room:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def wrap(text: str, room: float, size: float) -> str:
    """Return a text in at most three lines of a width."""
    lines: list[str] = []
    rest = shown(text).split()
    while rest and len(lines) < _MOST_LINES - 1:
        line = rest.pop(0)
        while rest and width_of(f"{line} {rest[0]}", size) <= room:
            line += f" {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines.append(" ".join(rest))
    return "\n".join(cut(line, room, size) for line in lines)


def wrapped(texts: Sequence[str], room: float, size: float) -> list[str]:
    """Return texts in lines of a width."""
    return [wrap(text, room, size) for text in texts]


def value_at(values: Sequence[Decimal | None], place: int) -> Decimal | None:
    """Return a value of a series; None beyond its end."""
    return values[place] if place < len(values) else None
