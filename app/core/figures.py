"""Numbers, sums, days and moments as the interface's language writes them.

Kazakh and Russian: ``21 625,50``, ``23.11.2026``, ``14:02``. English: ``21,625.50``,
``23 Nov 2026``. What a person typed is never rewritten by these: an answer keeps its own look.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from app.core.i18n import current_language

NBSP = "\u00a0"
MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
"""The English months, three letters each."""


def number(value: int) -> str:
    """Return a whole number with its digits in groups of three."""
    grouped = f"{value:,}"
    return grouped if current_language() == "en" else grouped.replace(",", NBSP)


def money(tiyn: int, *, exact: bool = False) -> str:
    """Return a sum with its digits grouped; tiyn only where there are some.

    ``exact``: always with tiyn, for a column of sums that have them.
    """
    tenge, rest = divmod(abs(tiyn), 100)
    point = "." if current_language() == "en" else ","
    sign = "-" if tiyn < 0 else ""
    return sign + number(tenge) + (f"{point}{rest:02d}" if rest or exact else "")


def typed(text: str) -> str:
    """Return a quantity that a person typed with its digits grouped; other words stay as typed.

    Years and numbers of papers must not come here: «2 023» is no year.
    """
    bare = re.sub(r"\s", "", text)
    whole = re.fullmatch(r"(\d{4,})([.,]\d+)?", bare, re.ASCII)
    if whole is None:
        return text
    point = "." if current_language() == "en" else ","
    return number(int(whole[1])) + (whole[2] or "").replace(".", point).replace(",", point)


def day(value: date) -> str:
    """Return a day."""
    if current_language() == "en":
        month = MONTHS[value.month * 3 - 3 : value.month * 3]
        return f"{value.day}{NBSP}{month}{NBSP}{value.year}"
    return f"{value:%d.%m.%Y}"


def clock(value: datetime) -> str:
    """Return a time of day."""
    return f"{value:%H:%M}"


def moment(value: datetime) -> str:
    """Return a day with its time."""
    between = ", " if current_language() == "en" else " "
    return day(value) + between + clock(value)
