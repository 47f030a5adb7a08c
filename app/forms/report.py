"""The анықтама as facts for its wording and as charts, in a language of the papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from app.documents.blocks import Chart, ChartSeries
from app.domain.reference import Reference
from app.domain.report import Line, Period, Report, Span, key_label
from app.domain.rounding import billions, millions
from app.forms.words import word_table

KEY = "report"
_NBSP = "\u00a0"
_NOTHING = "–"
_FEW = 10
"""With so many lines the notes still stand on the page of the tables."""


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of the sheet in a language, by code."""
    return word_table(f"{KEY}/words_{language}.txt")


def in_millions(tiyn: int) -> str:
    """Return a sum in millions of tenge with one decimal: «999,7»."""
    return f"{millions(tiyn):,}".replace(",", _NBSP).replace(".", ",")


def headline(tiyn: int, language: str) -> str:
    """Return a sum as it is told at a glance: «738,7 млн ₸», «1,0 млрд ₸»."""
    large = billions(tiyn)
    if large is not None:
        shown = f"{large:,}".replace(",", _NBSP).replace(".", ",")
        text = f"{shown} {words_of(language)['billion']}"
    else:
        text = f"{in_millions(tiyn)} {words_of(language)['million']}"
    return text.replace(" ", _NBSP)


def span_name(span: Span, language: str) -> str:
    """Return how a span is called: «2023 жыл», «2024-2025 жылдар», or its days."""
    if not span.is_years:
        return span.years
    code = "years" if "-" in span.years else "year"
    return words_of(language)[code].format(years=span.years)


def line_name(report: Report, key: str, span: Span, reference: Reference, language: str) -> str:
    """Return how a line is printed in a span, also when the cases do not tell what it is."""
    found = key_label(key, report.by, span, reference, language)
    return found or words_of(language)[f"unknown_{report.by}"]


@dataclass(frozen=True)
class ShownLine:
    """One line of a span as printed; «–» stands where nothing was financed."""

    key: str
    name: str
    projects: str
    sum: str


@dataclass(frozen=True)
class ShownPeriod:
    """One span as printed."""

    name: str
    lines: tuple[ShownLine, ...]
    districts: str
    okrugs: str
    founded: str
    projects: str
    sum: str
    money: str
    jobs: str


def shown_periods(report: Report, reference: Reference, language: str) -> tuple[ShownPeriod, ...]:
    """Return the spans of a report as they are printed."""
    return tuple(_shown(report, period, reference, language) for period in report.periods)


def _shown(report: Report, period: Period, reference: Reference, language: str) -> ShownPeriod:
    def line(one: Line) -> ShownLine:
        name = line_name(report, one.key, period.span, reference, language)
        if not one.projects:
            return ShownLine(one.key, name, _NOTHING, _NOTHING)
        return ShownLine(one.key, name, str(one.projects), in_millions(one.tiyn))

    return ShownPeriod(
        span_name(period.span, language),
        tuple(map(line, period.lines)),
        str(period.districts),
        str(period.okrugs),
        str(period.founded),
        str(period.projects),
        in_millions(period.tiyn),
        headline(period.tiyn, language),
        str(period.jobs),
    )


def report_facts(
    report: Report, reference: Reference, day: date, language: str
) -> dict[str, object]:
    """Return the facts of the sheet's wording; ``day`` is that of its data."""
    shown = shown_periods(report, reference, language)
    words = words_of(language)
    charts = report_charts(report, reference, language)
    return {
        "periods": shown,
        "pairs": [shown[place : place + 2] for place in range(0, len(shown), 2)],
        "head": words["year_head" if report.by == "year" else report.by],
        "few": len(report.keys) * ceil(len(shown) / 2) <= _FEW,
        "undated": report.undated,
        "sample": report.sample,
        "day": day,
        "sums": charts[0] if charts else None,
        "projects": charts[1] if charts else None,
    }


def report_charts(
    report: Report, reference: Reference, language: str
) -> tuple[Chart, Chart] | None:
    """Return the sums and the numbers of projects as charts; None when nothing was financed.

    A line is called as in the first span that has something in it.
    """
    keys = [
        key
        for place, key in enumerate(report.keys)
        if any(period.lines[place].projects for period in report.periods)
    ]
    if not keys:
        return None
    words = words_of(language)
    names = tuple(_chart_name(report, key, reference, language) for key in keys)

    def chart(code: str, unit: str, value: Callable[[Line], Decimal]) -> Chart:
        series = _series(report, keys, value, language)
        return Chart("bars", words[f"chart_{code}_{report.by}"], names, series, unit)

    return (
        chart("sums", words["million"], lambda line: millions(line.tiyn)),
        chart("projects", "", lambda line: Decimal(line.projects)),
    )


def _chart_name(report: Report, key: str, reference: Reference, language: str) -> str:
    place = report.keys.index(key)
    span = next(p.span for p in report.periods if p.lines[place].projects)
    return line_name(report, key, span, reference, language)


def _series(
    report: Report, keys: list[str], value: Callable[[Line], Decimal], language: str
) -> tuple[ChartSeries, ...]:
    """Return a series for each span; years are one row of bars whatever spans they stand in."""
    lines = [{line.key: line for line in period.lines} for period in report.periods]

    def of(period: Mapping[str, Line], key: str) -> Decimal | None:
        return value(period[key]) if period[key].projects else None

    if report.by == "year":
        firsts = (next((of(p, key) for p in lines if p[key].projects), None) for key in keys)
        return (ChartSeries("", tuple(firsts)),)
    return tuple(
        ChartSeries(span_name(period.span, language), tuple(of(line, key) for key in keys))
        for period, line in zip(report.periods, lines, strict=True)
    )
