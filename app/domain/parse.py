"""Reading typed answers: dates, times, sums, counts. A fault is a value, never an exception.

Sums are whole tiyn (1 tenge = 100 tiyn); percents are Decimal.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

_DATE = re.compile(r"\s*(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})\s*\.?\s*")
_BARE_DATE = re.compile(r"\s*(\d{2})(\d{2})(\d{4})\s*")
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")
_TIME = re.compile(r"\s*(\d{1,2})[:.\-\s](\d{2})\s*")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009_']+")
_MONEY = re.compile(r"0*(\d{1,16})(?:[.,](\d{1,2}))?")

MAX_TIYN = 10**15
"""Ten trillion tenge: a larger sum is a slip of the keyboard."""


def parse_date(text: str) -> date | None:
    """Return the date typed as ``23.11.2026`` (also with / or -, bare 23112026, ISO), or None."""
    if match := _DATE.fullmatch(text) or _BARE_DATE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def format_date(value: date) -> str:
    """Return a date as it is typed: ``23.11.2026``."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def parse_time(text: str) -> time | None:
    """Return the time typed as ``10:30``, or None."""
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hours, minutes = (int(part) for part in match.groups())
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def parse_money(text: str) -> int | None:
    """Return tiyn for a sum typed in tenge (``21 625``, ``21625,50``), or None."""
    bare = _SPACES.sub("", text).removesuffix("₸").removesuffix("теңге").removesuffix("тг")
    match = _MONEY.fullmatch(bare)
    if not match or not bare.isascii():
        return None
    tiyn = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    return tiyn if tiyn <= MAX_TIYN else None


def format_tenge(tiyn: int) -> str:
    """Return a sum as it is typed, in tenge: ``21625`` or ``21625,50``."""
    tenge, rest = divmod(tiyn, 100)
    return f"{tenge},{rest:02d}" if rest else str(tenge)


def parse_whole(text: str) -> int | None:
    """Return a whole number from 0 to 999 999, or None."""
    bare = _SPACES.sub("", text)
    return int(bare) if re.fullmatch(r"[0-9]{1,6}", bare) else None


def parse_number(text: str) -> Decimal | None:
    """Return a quantity from 0 to 999 999 999 typed as ``10`` or ``1,5``, or None."""
    bare = _SPACES.sub("", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,4})?", bare, re.ASCII):
        return None
    return Decimal(bare)


def parse_percent(text: str) -> Decimal | None:
    """Return a percentage from 0 to 100 typed as ``0,1`` or ``5 %``, or None."""
    value = parse_number(text.strip().removesuffix("%"))
    return value if value is not None and value <= 100 else None


def format_number(value: Decimal) -> str:
    """Return a quantity as it is typed: ``10`` or ``1,5``."""
    return f"{value.normalize():f}".replace(".", ",")


def format_percent(value: Decimal) -> str:
    """Return a percentage as it is typed, without a sign: ``0,1`` or ``5``."""
    return format_number(value)
