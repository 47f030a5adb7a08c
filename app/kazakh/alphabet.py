"""The Kazakh alphabet: order, and search without regard to capitals."""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The letters of Kazakh Cyrillic in their order."""

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[bool, ...], str]

_FIRST_DIGIT = 0x3000
_FIRST_LETTER = 0x4000
_OTHER_LETTERS = 0x5000


def _weights() -> dict[str, int]:
    """Give digits and Kazakh letters, small and capital, their place."""
    weights = {digit: _FIRST_DIGIT + index for index, digit in enumerate("0123456789")}
    for index, letter in enumerate(ALPHABET):
        weights[letter] = weights[letter.upper()] = _FIRST_LETTER + index
    return weights


_WEIGHTS = _weights()


def _weight(char: str) -> int:
    """Return the place of any character: marks, digits, Kazakh letters, all other letters."""
    found = _WEIGHTS.get(char)
    if found is not None:
        return found
    if char.isalpha():
        return _OTHER_LETTERS + ord(char.lower()[0])
    if char.isspace():
        return 0
    return min(ord(char), _FIRST_DIGIT - 1)


def sort_key(text: str) -> SortKey:
    """Return a key that sorts by the Kazakh alphabet; small letters before capitals at a tie.

    Spaces and marks come first, then digits, Kazakh letters, letters of other alphabets.
    """
    normal = unicodedata.normalize("NFC", text)
    return (
        tuple([_weight(char) for char in normal]),
        tuple([char.isupper() for char in normal]),
        text,
    )


def fold(text: str) -> str:
    """Return the text for comparing without regard to capitals: NFC, folded, single spaces."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.split())
