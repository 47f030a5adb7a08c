"""Numbers: in words, as ordinals, grouped, as money and as percentages."""

from __future__ import annotations

from decimal import Decimal

from app.kazakh.inflect import inflect

NBSP = "\u00a0"
TIYN_PER_TENGE = 100


def number_in_words(number: int) -> str:
    """Return a whole number in words, «жиырма бір мың алты жүз жиырма бес»."""
    # Imported late: the library loads every language it knows.
    from num2words import num2words

    return str(num2words(number, lang="kz"))


def amount_in_words(tiyn: int) -> str:
    """Return an amount of tiyn in words, «… теңге»; tiyn in digits, and only when not zero."""
    tenge, rest = divmod(abs(tiyn), TIYN_PER_TENGE)
    words = f"{number_in_words(tenge)} теңге"
    if tiyn < 0:
        words = f"минус {words}"
    return f"{words} {rest:02d} тиын" if rest else words


def ordinal(number: int) -> str:
    """Return an ordinal in digits, «3-ші», «9-шы»: harmony of the number as it is read."""
    return inflect(str(number), "ordinal", "number")


def ordinal_in_words(number: int) -> str:
    """Return an ordinal in words, «үшінші»: only the last numeral takes -ншы, -нші."""
    return inflect(number_in_words(number), "ordinal", "phrase")


def possessive(number: int) -> str:
    """Return a number with the possessive of the third person, «7-сі», «23-і»."""
    return inflect(str(number), "possessive3", "number")


def group(number: int) -> str:
    """Return a whole number in groups of three with U+00A0 between them, «27 600 000»."""
    return f"{number:,}".replace(",", NBSP)


def money(tiyn: int) -> str:
    """Return an amount of tiyn in tenge, «21 625», with tiyn only when not zero: «21 625,50»."""
    tenge, rest = divmod(abs(tiyn), TIYN_PER_TENGE)
    sign = "-" if tiyn < 0 else ""
    return f"{sign}{group(tenge)},{rest:02d}" if rest else f"{sign}{group(tenge)}"


def percent(value: Decimal) -> str:
    """Return a percentage, «66,7 %»: the value is in per cent, zeros at its end are not written.

    Raises:
        ValueError: the value is not a finite number.
    """
    if not value.is_finite():
        raise ValueError(f"not a finite percentage: {value}")
    text = f"{value:,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    written = whole.replace(",", NBSP) + (f",{fraction}" if fraction else "")
    return f"{'0' if written == '-0' else written}{NBSP}%"
