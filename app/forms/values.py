"""Answers as values ready to print: lines, days, sums and counts, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app import kazakh
from app.documents.said import Said, sources_of
from app.documents.tongue import BLANK, TONGUES, Tongue
from app.domain.case import FoundingCase
from app.domain.parse import format_date, format_percent
from app.domain.parts import short_of


def tongue_of(case: FoundingCase) -> Tongue:
    """Return the language in which the papers of this view of a case speak."""
    return TONGUES[case.language]


def said(case: FoundingCase, key: str) -> Said:
    """Return a single answer as typed (or its default) with its address."""
    return Said(case.text(key), key)


def said_short(full_name: str, source: str) -> Said:
    """Return «Н. Ахметов» for a full name typed in one line."""
    return Said(short_of(full_name), source, kind="person")


def paragraphs(text: str, source: str) -> tuple[Said, ...]:
    """Return the lines of sentences that a person typed, as typed, without empty ones."""
    return tuple(Said(line.strip(), source) for line in text.splitlines() if line.strip())


def listed(text: str, source: str) -> tuple[Said, ...]:
    """Return the lines of a list that a person typed, without empty ones.

    Outer list marks (``-``, ``•``, ``1)``) and a final ``;`` or ``.`` are taken off, so that a
    wording can number and end the lines itself.
    """
    lines = (bare_line(line) for line in text.splitlines())
    return tuple(Said(line, source) for line in lines if line)


def said_lines(case: FoundingCase, key: str) -> tuple[Said, ...]:
    """Return the lines of a single answer that is a list, see :func:`listed`."""
    return listed(case.text(key), key)


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
    long: Said  # 2026 жылғы 23 қараша; 23 ноября 2026 года
    cited: Said  # 2026 жылғы 23 қарашадағы
    on: Said  # 2026 жылғы 23 қарашада
    until: Said  # 2026 жылғы 23 қарашаға дейін
    since: Said  # 2026 жылғы 23 қарашадан бастап
    by: Said  # 2026 жылғы 23 қарашадан кешіктірмей
    digits: Said  # 23.11.2026, for narrow columns of a table


def day_of(case: FoundingCase, value: date | None, source: str) -> Day:
    """Return a day in its forms; blanks to fill in by hand when it is None."""
    tongue = tongue_of(case)
    return Day(
        known=value is not None,
        long=Said(tongue.long_date(value), source),
        cited=Said(tongue.cited_date(value), source),
        on=Said(tongue.date_on(value), source),
        until=Said(tongue.date_until(value), source),
        since=Said(tongue.date_from(value), source),
        by=Said(tongue.date_by(value), source),
        digits=Said(format_date(value) if value else "", source),
    )


def said_day(case: FoundingCase, key: str) -> Day:
    """Return a single answer that is a date, in its forms."""
    return day_of(case, case.day(key), key)


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


def amount_of(case: FoundingCase, tiyn: int | None, source: str) -> Amount:
    """Return a sum of tiyn in its forms; blanks when it is None."""
    tongue = tongue_of(case)
    tenge = tongue.tenge
    if tiyn is None:
        empty = Said("", source)
        return Amount(None, empty, empty, Said(f"{BLANK} ({BLANK * 3}) {tenge}", source))
    figures = kazakh.money(tiyn)
    words = tongue.amount_in_words(tiyn)
    if tiyn % 100:
        full = f"{figures} {tenge} ({words})"
    else:
        full = f"{figures} ({words.removesuffix(f' {tenge}')}) {tenge}"
    return Amount(tiyn, Said(figures, source), Said(words, source), Said(full, source))


def said_amount(case: FoundingCase, key: str) -> Amount:
    """Return a single answer that is a sum, in its forms."""
    return amount_of(case, case.money(key), key)


@dataclass(frozen=True)
class Count:
    """A whole number: ``figures`` «30», ``words`` «отыз», ``full`` «30 (отыз)».

    ``gen`` is the full form where Russian wants the genitive, «30 (тридцати)».
    """

    value: int | None
    figures: Said
    words: Said
    full: Said
    gen: Said


def count_of(case: FoundingCase, value: int | None, source: str) -> Count:
    """Return a whole number in its forms; blanks when it is None."""
    if value is None:
        empty, blank = Said("", source), Said(f"{BLANK} ({BLANK})", source)
        return Count(None, empty, empty, blank, blank)
    tongue = tongue_of(case)
    words = tongue.number_in_words(value)
    figures = kazakh.group(value)
    return Count(
        value,
        Said(figures, source, value),
        Said(words, source),
        Said(f"{figures} ({words})", source),
        Said(f"{figures} ({tongue.number_in_genitive(value)})", source),
    )


def said_count(case: FoundingCase, key: str) -> Count:
    """Return a single answer that is a whole number, in its forms."""
    return count_of(case, case.whole(key), key)


def said_percent(case: FoundingCase, key: str) -> Said:
    """Return a percentage as «0,1» without the word «пайыз»; empty while it is unreadable."""
    value = case.percent(key)
    return Said("" if value is None else format_percent(value), key)


def joined(parts: Iterable[Said], between: str = ", ") -> Said:
    """Return the parts that are not empty in one text with the addresses of all."""
    said_parts = tuple(parts)
    return Said(between.join(part for part in said_parts if part), sources_of(*said_parts))
