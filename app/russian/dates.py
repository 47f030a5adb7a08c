"""Dates as official Russian papers of Kazakhstan write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
"""The months in the genitive, as they stand after a day."""


def blank_day() -> str:
    """Return a day to be filled in by hand."""
    return "«____» ____________ 20___ года"


def long_date(day: date | None) -> str:
    """Return «23 ноября 2026 года»; a blank to fill in for None, here and below."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} года" if day else blank_day()


def cited_date(day: date | None) -> str:
    """Return «от 23 ноября 2026 года», as a paper is cited."""
    return f"от {long_date(day)}"


def date_until(day: date | None) -> str:
    """Return «до 23 ноября 2026 года»."""
    return f"до {long_date(day)}"


def date_from(day: date | None) -> str:
    """Return «с 23 ноября 2026 года»."""
    return f"с {long_date(day)}"


def date_by(day: date | None) -> str:
    """Return «не позднее 23 ноября 2026 года»."""
    return f"не позднее {long_date(day)}"
