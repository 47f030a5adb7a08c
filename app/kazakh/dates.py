"""Dates and times of day as official Kazakh papers write them."""

from __future__ import annotations

from datetime import date, time

from app.kazakh.endings import Case
from app.kazakh.inflect import inflect
from app.kazakh.kinds import MONTHS


def month_name(month: int) -> str:
    """Return the name of a month from 1 to 12."""
    return MONTHS[month - 1]


def _in_case(day: date, case: Case) -> str:
    """Return the long date with its month in a case."""
    return f"{day.year} жылғы {day.day} {inflect(month_name(day.month), case, 'month')}"


def long_date(day: date) -> str:
    """Return «2026 жылғы 23 қараша»."""
    return _in_case(day, "nominative")


def cited_date(day: date) -> str:
    """Return «2026 жылғы 23 қарашадағы»: the relative form, locative and -ғы, -гі."""
    form = date_on(day)
    return form + ("ғы" if form[-1] == "а" else "гі")


def date_on(day: date) -> str:
    """Return «2026 жылғы 23 қарашада», on that day."""
    return _in_case(day, "locative")


def date_until(day: date) -> str:
    """Return «2026 жылғы 23 қарашаға дейін», until that day."""
    return f"{_in_case(day, 'dative')} дейін"


def date_from(day: date) -> str:
    """Return «2026 жылғы 23 қарашадан бастап», from that day on."""
    return f"{_in_case(day, 'ablative')} бастап"


def clock(moment: time) -> str:
    """Return the time of day, «10:30»."""
    return f"{moment.hour:02d}:{moment.minute:02d}"
