"""When two texts are the same to the eye: look-alike letters, spelling variants, one slip apart.

Small and of its own: the repair of letters as a service to the writer is :mod:`app.kazakh`'s.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXYaceikmopxyh", "АВСЕНІКМОРТХУасеікморхуһ")
_VARIANTS = str.maketrans(
    {
        "ә": "а",
        "ғ": "г",
        "қ": "к",
        "ң": "н",
        "ө": "о",
        "ұ": "у",
        "ү": "у",
        "һ": "х",
        "і": "и",
        "ї": "и",
        "й": "и",
        "ё": "е",
        "э": "е",
        "щ": "ш",
        "ъ": "",
        "ь": "",
        "ы": "и",
    }
)
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PLACE_WORDS = frozenset(
    ("облысы", "облыс", "область", "ауданы", "аудан", "район", "қаласы", "қала", "город")
) | frozenset(
    ("ауылдық", "округі", "округ", "сельский", "ауылы", "ауыл", "село", "поселок", "кенті")
)
_INITIALS = frozenset(("а", "о"))
"""What is left of «а.о.» (ауылдық округі)."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a text as the eye takes it: no case, look-alikes as one, Kazakh letters as Russian.

    «Ахметов  Нұрлан» and «AXMETOB НУРЛАН» (Latin capitals) fold to the same.
    """
    cyrillic = unicodedata.normalize("NFC", text).translate(_TO_CYRILLIC).casefold()
    return " ".join(_WORD.findall(cyrillic.translate(_VARIANTS)))


@lru_cache(maxsize=8192)
def fold_place(text: str) -> str:
    """Return a place's own name folded: «Мичурин ауылдық округі» and «Мичурин а.о.» are one."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    own = [word for word in words if word not in _PLACE_WORDS]
    return fold(" ".join(word for word in own if word not in _INITIALS) or text)


@lru_cache(maxsize=16384)
def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words that hold both Cyrillic and Latin letters: a slip of the keyboard."""
    if text.isascii() or not _LATIN.search(text):
        return ()
    return tuple(w for w in _WORD.findall(text) if _CYRILLIC.search(w) and _LATIN.search(w))


@lru_cache(maxsize=16384)
def has_latin(text: str) -> bool:
    """Return whether a Latin letter stands in the text."""
    return _LATIN.search(text) is not None


@lru_cache(maxsize=16384)
def has_digit(text: str) -> bool:
    """Return whether a digit stands in the text."""
    return any(character.isdigit() for character in text)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(fold(text).split())


@lru_cache(maxsize=16384)
def one_slip(left: str, right: str) -> bool:
    """Return whether exactly one letter was changed, added, dropped, or two neighbours swapped."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    if len(a) == len(b):
        swapped = len(a) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
        return a[1:] == b[1:] or swapped
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter
