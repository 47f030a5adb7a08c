"""The Kazakh alphabet: order, and search without regard to capitals."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
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


def order_bytes(text: str, longest: int = 60) -> bytes:
    """Return bytes that compare as :func:`sort_key` orders letters, small and capital alike.

    For an index of a database, which compares bytes the same everywhere. Most signs are one byte;
    what is beyond ``longest`` bytes does not count.
    """
    normal = unicodedata.normalize("NFC", text)
    return b"".join([_byte_of(_weight(char)) for char in normal[:longest]])[:longest]


@lru_cache(maxsize=1024)
def _byte_of(weight: int) -> bytes:
    """Return the bytes of a sign's place; none is the beginning of another's."""
    if weight < ord("!"):
        return b"\x01"
    if weight in _MARKS:
        return bytes((_FIRST_MARK + _MARKS.index(weight),))
    if weight < _FIRST_DIGIT:
        return b"\x2f" + weight.to_bytes(2, "big")
    if weight < _FIRST_LETTER:
        return bytes((0x30 + weight - _FIRST_DIGIT,))
    if weight < _OTHER_LETTERS:
        return bytes((0x40 + weight - _FIRST_LETTER,))
    return b"\x80" + weight.to_bytes(3, "big")


_FIRST_MARK = 0x02
_MARKS = tuple(sign for sign in range(0x21, 0x7F) if not chr(sign).isalnum())
"""The marks of ASCII, which have a byte of their own."""
