"""The values of a chart as numbers, and an axis for them whose steps are round."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

from app.documents.blocks import Chart
from app.documents.chart_text import value_at


@dataclass(frozen=True)
class Scale:
    """The value axis: from ``low`` to ``high`` in steps."""

    low: float
    high: float
    step: float

    def ticks(self) -> list[float]:
        """Return the values that are written at the axis."""
        count = round((self.high - self.low) / self.step)
        return [round(self.low + self.step * n, 10) for n in range(count + 1)]


def rows_of(chart: Chart) -> list[tuple[float | None, ...]]:
    """Return the values of each series, as many as there are categories."""
    return [
        tuple(
            None if (value := value_at(series.values, place)) is None else float(value)
            for place in range(len(chart.categories))
        )
        for series in chart.series
    ]


def has_values(chart: Chart) -> bool:
    """Return whether there is anything to draw."""
    return any(value is not None for row in rows_of(chart) for value in row)


def extremes(chart: Chart) -> tuple[float, float]:
    """Return the lowest and the highest value; nought lies between them."""
    rows = rows_of(chart)
    if chart.kind == "stacked":
        columns = list(zip(*rows, strict=True))
        highs = [sum(value for value in column if value and value > 0) for column in columns]
        lows = [sum(value for value in column if value and value < 0) for column in columns]
    else:
        highs = lows = [value for row in rows for value in row if value is not None]
    return min(0.0, *lows), max(0.0, *highs)


def scale_of(chart: Chart, most: int) -> Scale:
    """Return an axis of at most so many steps whose numbers are round."""
    low, high = extremes(chart)
    span = (high - low) or 1.0
    rough = span / max(most, 1)
    power = 10.0 ** floor(log10(rough))
    whole = all(value is None or value == int(value) for row in rows_of(chart) for value in row)
    parts = (1, 2, 5, 10) if whole else (1, 2, 2.5, 5, 10)
    step = next(power * part for part in parts if power * part >= rough * 0.999999)
    if whole:
        step = max(1.0, step)  # nothing is counted in halves
    bottom, top = floor(low / step) * step, ceil(high / step) * step
    if low < 0 and low - bottom < step / 2:
        bottom -= step  # room for the value below the lowest bar
    if top == bottom:
        top = bottom + step
    return Scale(bottom, top, step)
