"""Answers as values ready to print: lines, days, sums and counts, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app import kazakh
from app.documents.said import Said, sources_of
from app.domain.case import FoundingCase
from app.domain.parse import format_date, format_percent

BLANK = "______"
"""A ruled place for a fact that is not known, as the wording engine prints it."""

BLANK_DAY = "20___ жылғы «____» ____________"
"""A day to be filled in by hand."""


def said(case: FoundingCase, key: str) -> Said:
    """Return a single answer as typed (or its default) with its address."""
    return Said(case.text(key), key)


def said_lines(case: FoundingCase, key: str) -> tuple[Said, ...]:
    """Return the lines of a long answer without empty ones, each with the answer's address.

    Outer list marks (``-``, ``•``, ``1)``) and a final ``;`` or ``.`` are taken off, so that a
    wording can number and end the lines itself.
    """
    lines = (bare_line(line) for line in case.text(key).splitlines())
    return tuple(Said(line, key) for line in lines if line)


def bare_line(line: str) -> str:
    """Return a line without its list mark and its final sign."""
    bare = line.strip().lstrip("-–—•*· \t").rstrip(";.,: \t")
    head, mark, rest = bare.partition(")")
    if mark and head.isdigit() and rest.strip():
        bare = rest.strip()
    return bare


@dataclass(frozen=True)
class Day:
    """A day in the forms that papers use. ``known`` tells whether it was typed and readable."""

    known: bool
    long: Said  # 2026 жылғы 23 қараша
    cited: Said  # 2026 жылғы 23 қарашадағы
    on: Said  # 2026 жылғы 23 қарашада
    until: Said  # 2026 жылғы 23 қарашаға дейін
    since: Said  # 2026 жылғы 23 қарашадан бастап
    by: Said  # 2026 жылғы 23 қарашадан кешіктірмей
    digits: Said  # 23.11.2026, for narrow columns of a table


def day_of(value: date | None, source: str) -> Day:
    """Return a day in its forms; blanks to fill in by hand when it is None."""
    if value is None:
        blank = Said(BLANK_DAY, source)
        return Day(
            known=False,
            long=blank,
            cited=blank,
            on=blank,
            until=Said(f"{BLANK_DAY} дейін", source),
            since=Said(f"{BLANK_DAY} бастап", source),
            by=Said(f"{BLANK_DAY} кешіктірмей", source),
            digits=Said("", source),
        )
    since = kazakh.date_from(value)
    return Day(
        known=True,
        long=Said(kazakh.long_date(value), source),
        cited=Said(kazakh.cited_date(value), source),
        on=Said(kazakh.date_on(value), source),
        until=Said(kazakh.date_until(value), source),
        since=Said(since, source),
        by=Said(f"{since.removesuffix(' бастап')} кешіктірмей", source),
        digits=Said(format_date(value), source),
    )


def said_day(case: FoundingCase, key: str) -> Day:
    """Return a single answer that is a date, in its forms."""
    return day_of(case.day(key), key)


@dataclass(frozen=True)
class Amount:
    """A sum in the forms that papers use; ``tiyn`` is None while it is unknown.

    ``figures`` is «21 625», ``words`` «жиырма бір мың алты жүз жиырма бес теңге», ``full``
    «21 625 (жиырма бір мың алты жүз жиырма бес) теңге».
    """

    tiyn: int | None
    figures: Said
    words: Said
    full: Said


def amount_of(tiyn: int | None, source: str) -> Amount:
    """Return a sum of tiyn in its forms; blanks when it is None."""
    if tiyn is None:
        empty = Said("", source)
        return Amount(None, empty, empty, Said(f"{BLANK} ({BLANK * 3}) теңге", source))
    figures = kazakh.money(tiyn)
    words = kazakh.amount_in_words(tiyn)
    if tiyn % 100:
        full = f"{figures} теңге ({words})"
    else:
        full = f"{figures} ({words.removesuffix(' теңге')}) теңге"
    return Amount(tiyn, Said(figures, source), Said(words, source), Said(full, source))


def said_amount(case: FoundingCase, key: str) -> Amount:
    """Return a single answer that is a sum, in its forms."""
    return amount_of(case.money(key), key)


@dataclass(frozen=True)
class Count:
    """A whole number: ``figures`` «30», ``words`` «отыз», ``full`` «30 (отыз)»."""

    value: int | None
    figures: Said
    words: Said
    full: Said


def count_of(value: int | None, source: str) -> Count:
    """Return a whole number in its forms; blanks when it is None."""
    if value is None:
        empty = Said("", source)
        return Count(None, empty, empty, Said(f"{BLANK} ({BLANK})", source))
    words = kazakh.number_in_words(value)
    figures = kazakh.group(value)
    return Count(
        value, Said(figures, source), Said(words, source), Said(f"{figures} ({words})", source)
    )


def said_count(case: FoundingCase, key: str) -> Count:
    """Return a single answer that is a whole number, in its forms."""
    return count_of(case.whole(key), key)


def said_percent(case: FoundingCase, key: str) -> Said:
    """Return a percentage as «0,1» without the word «пайыз»; empty while it is unreadable."""
    value = case.percent(key)
    return Said("" if value is None else format_percent(value), key)


def joined(parts: Iterable[Said], between: str = ", ") -> Said:
    """Return the parts that are not empty in one text with the addresses of all."""
    said_parts = tuple(parts)
    return Said(between.join(part for part in said_parts if part), sources_of(*said_parts))
