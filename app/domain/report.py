"""The анықтама: what a set of cases founded and financed, by direction, district or year.

Pure: rows of figures in, a report out. Sums are whole tiyn and are rounded only for show.
A cooperative counts as founded on the day of its registration, as financed on the day of its
finance contract when the sum is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from app.domain.answers import Answers
from app.domain.parse import format_date, parse_date, parse_money, parse_whole
from app.domain.reference import Reference

By = Literal["direction", "district", "year"]
WAYS: tuple[By, ...] = ("direction", "district", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A day is never typed before or after these (:func:`app.domain.parse.parse_date`)."""
_SPAN = re.compile(r"\s*(\d{4})\s*(?:[-–—]\s*(\d{4})\s*)?")


@dataclass(frozen=True)
class Figures:
    """What the report needs of a case; a day that is not known or cannot be read is None.

    ``tiyn`` is the sum of the finance contract, ``jobs`` those that were made.
    """

    direction: str = ""
    oblast: str = ""
    district: str = ""
    okrug: str = ""
    founded: date | None = None
    contracted: date | None = None
    tiyn: int | None = None
    jobs: int | None = None

    @property
    def financed(self) -> date | None:
        """The day of the finance, when its sum is known too."""
        return self.contracted if self.tiyn is not None else None


@dataclass(frozen=True)
class Row(Figures):
    """The figures of one case with its number and name."""

    case_id: int = 0
    title: str = ""
    sample: bool = False


TYPED = MappingProxyType(
    {
        "direction": "name.direction",
        "oblast": "meeting.oblast",
        "district": "meeting.district",
        "okrug": "meeting.okrug",
        "founded": "registration.date",
        "contracted": "finance.contract_date",
        "tiyn": "finance.amount",
        "jobs": "finance.jobs",
    }
)
"""Which answer each figure is read from."""


def read_figure(name: str, typed: str) -> str | int | date | None:
    """Return one figure as its answer says it; a name has its spaces evened out."""
    match name:
        case "founded" | "contracted":
            return parse_date(typed)
        case "tiyn":
            return parse_money(typed)
        case "jobs":
            return parse_whole(typed)
        case _:
            return " ".join(typed.split())


def figures_of(answers: Answers) -> Figures:
    """Return the figures of a case."""
    read = {name: read_figure(name, answers.get(key)) for name, key in TYPED.items()}
    return Figures(**read)  # type: ignore[arg-type]  # each has the type of its name


# -- spans ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Span:
    """Days from ``first`` to ``last``, both counted."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def years(self) -> str:
        """How it is called: «2023», «2024-2025», or its days when they are no whole years.

        An end that lies beyond every year that can be typed is left open: «01.04.2024-».
        """
        first, last = self.first, self.last
        if (first.year, last.year) == (FIRST_YEAR, LAST_YEAR):
            return "–"
        if first.year == FIRST_YEAR:
            return f"–{format_date(last)}"
        if last.year == LAST_YEAR:
            return f"{format_date(first)}–"
        if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
            return f"{format_date(first)}-{format_date(last)}"
        return f"{first.year}" if first.year == last.year else f"{first.year}-{last.year}"

    @property
    def is_years(self) -> bool:
        """Whether it is made of whole years."""
        return self.years[:1].isdigit() and "." not in self.years


def years(first: int, last: int | None = None) -> Span:
    """Return whole years."""
    return Span(date(first, 1, 1), date(last or first, 12, 31))


def read_span(text: str) -> Span | None:
    """Return the span of «2023» or «2024-2025»; None when it is neither or runs backwards."""
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return years(first, last) if FIRST_YEAR <= first <= last <= LAST_YEAR else None


def default_spans(rows: Iterable[Row]) -> tuple[Span, ...]:
    """Return each year in which something was founded or financed, in order."""
    found = {day.year for row in rows for day in (row.founded, row.financed) if day}
    return tuple(years(year) for year in sorted(found))


# -- the report ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One direction, district or year within a span."""

    key: str
    founded: int = 0
    projects: int = 0
    tiyn: int = 0
    jobs: int = 0


@dataclass(frozen=True)
class Period:
    """One span: its lines, one for each key of the report, and what they come to.

    ``districts`` and ``okrugs`` are those in which something was founded.
    """

    span: Span
    lines: tuple[Line, ...]
    districts: int
    okrugs: int
    founded: int
    projects: int
    tiyn: int
    jobs: int


@dataclass(frozen=True)
class Report:
    """The whole sheet. ``undated`` cases have a sum but no readable day of their contract."""

    by: By
    keys: tuple[str, ...]
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    undated: int = 0

    @property
    def sample(self) -> bool:
        """Whether sample cases are among them."""
        return any(row.sample for row in self.rows)


def make_report(
    rows: Iterable[Row],
    spans: Sequence[Span],
    by: By,
    reference: Reference,
    in_order: Callable[[str], Any] = str,
) -> Report:
    """Return the report of some cases over some spans, in the order of the spans.

    Keys stand in the programme's order of directions, then as ``in_order`` sorts them; only those
    that have something in one of the spans.
    """
    rows = tuple(rows)
    order = {code: place for place, code in enumerate(reference.groups)}
    found: set[str] = set()
    parts: list[dict[str, list[Row]]] = []
    for span in spans:
        part: dict[str, list[Row]] = {}
        for row in rows:
            if row.founded in span or row.financed in span:
                for key in _keys(row, span, by, reference):
                    part.setdefault(key, []).append(row)
        found |= part.keys()
        parts.append(part)
    keys = tuple(
        sorted(found, key=lambda key: (order.get(key, len(order)), not key, in_order(key)))
    )
    periods = tuple(_period(span, keys, part, by) for span, part in zip(spans, parts, strict=True))
    undated = sum(row.tiyn is not None and row.contracted is None for row in rows)
    return Report(by, keys, periods, rows, undated)


def key_of(row: Row, by: By, day: date | None, reference: Reference) -> str:
    """Return under which key a case counts that was founded or financed on a day."""
    match by:
        case "direction":
            return reference.group_of(row.direction)
        case "district":
            return f"{row.oblast}/{row.district}" if row.district else ""
        case "year":
            return str(day.year) if day else ""


def _keys(row: Row, span: Span, by: By, reference: Reference) -> set[str]:
    days = [day for day in (row.founded, row.financed) if day in span]
    return {key_of(row, by, day, reference) for day in days}


def _period(span: Span, keys: Sequence[str], part: Mapping[str, list[Row]], by: By) -> Period:
    lines = tuple(_line(key, part.get(key, ()), span, by) for key in keys)
    begun = {row.case_id: row for rows in part.values() for row in rows if row.founded in span}
    return Period(
        span,
        lines,
        len({(row.oblast, row.district) for row in begun.values() if row.district}),
        len({(row.oblast, row.district, row.okrug) for row in begun.values() if row.okrug}),
        len(begun),
        sum(line.projects for line in lines),
        sum(line.tiyn for line in lines),
        sum(line.jobs for line in lines),
    )


def _line(key: str, rows: Sequence[Row], span: Span, by: By) -> Line:
    def counts(day: date | None) -> bool:
        return day in span and (by != "year" or str(day.year if day else "") == key)

    financed = [row for row in rows if counts(row.financed)]
    return Line(
        key,
        sum(counts(row.founded) for row in rows),
        len(financed),
        sum(row.tiyn or 0 for row in financed),
        sum(row.jobs or 0 for row in financed),
    )


# -- for show ------------------------------------------------------------------------------


def key_label(key: str, by: By, span: Span, reference: Reference, language: str = "kk") -> str:
    """Return how a key is printed in a span; "" for what the cases do not tell."""
    match by:
        case "direction":
            return reference.direction_label(key, span.first, language)
        case "district":
            oblast, _, district = key.partition("/")
            if language == "ru":
                return reference.district_ru(oblast, district) or district
            known = district.endswith((" ауданы", " қаласы")) or not district
            return district if known else f"{district} ауданы"
        case "year":
            return key
