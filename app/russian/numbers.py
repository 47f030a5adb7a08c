"""Numbers and sums in Russian words, and the form of a noun beside a number."""

from __future__ import annotations

from typing import Literal

from app.core.i18n import PLURALS

TIYN_PER_TENGE = 100

NumberCase = Literal["nominative", "genitive", "dative", "instrumental"]

_LIBRARY_CASES: dict[NumberCase, str] = {
    "nominative": "n",
    "genitive": "g",
    "dative": "d",
    "instrumental": "i",
}


def number_in_words(number: int, case: NumberCase = "nominative") -> str:
    """Return a whole number in words, «двадцать один»; masculine, as before «день», «тенге»."""
    # Imported late: the library loads every language it knows.
    from num2words import num2words

    words = str(num2words(number, lang="ru", case=_LIBRARY_CASES[case]))
    return words.replace("ё", "е")  # as laws and official papers print: «трех», «четырех»


def amount_in_words(tiyn: int) -> str:
    """Return an amount of tiyn in words, «… тенге»; tiyn in digits, and only when not zero."""
    tenge, rest = divmod(abs(tiyn), TIYN_PER_TENGE)
    words = f"{number_in_words(tenge)} тенге"
    if tiyn < 0:
        words = f"минус {words}"
    return f"{words} {rest:02d} тиын" if rest else words


def plural(number: int | None, one: str, few: str, many: str) -> str:
    """Return the form that stands beside a number: 1 день, 2 дня, 5 дней, 21 день.

    ``many`` stands beside a number that is not known.
    """
    if number is None:
        return many
    _count, _formula, form = PLURALS["ru"]
    return (one, few, many)[form(abs(number))]
