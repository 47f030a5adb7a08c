"""Words across a page («ЖОБА»): how large they are and where they lie, in PDF and Word alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, hypot
from typing import NamedTuple

from app.documents.fonts import BOLD, face
from app.documents.styles import Sheet

_LARGEST = 120.0
_OF_DIAGONAL = 0.72


class Across(NamedTuple):
    """A word across a page; ``above`` is how far above the page's middle its own middle lies."""

    word: str
    size: float
    width: float
    above: float


def slope(page: Sheet) -> float:
    """Return the angle of the words in radians: that of the page's diagonal."""
    return atan2(page.height, page.width)


def words_across(words: Sequence[str], page: Sheet) -> Iterator[Across]:
    """Give the words, one above the other, each as large as the diagonal has room for."""
    room = hypot(page.width, page.height) * _OF_DIAGONAL
    for place, word in enumerate(words):
        size = min(_LARGEST, room / max(face(BOLD).width(word, 1.0), 0.1))
        above = ((len(words) - 1) / 2 - place) * size
        yield Across(word, size, face(BOLD).width(word, size), above)
