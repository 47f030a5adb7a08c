"""Letters: which are Kazakh only, and how a changed word keeps the look of the one it was."""

from __future__ import annotations

import re

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)


def has_kazakh(text: str) -> bool:
    """Whether a text holds a letter that Russian lacks."""
    return bool(_KAZAKH.search(text))


def without_yo(text: str) -> str:
    """Return a text with «е» for «ё», as official papers print it; length and capitals stay."""
    return text.replace("ё", "е").replace("Ё", "Е")


def like(word: str, changed: str) -> str:
    """Return a changed word in the look of the word as it stood: only its ending is new.

    ``changed`` has small letters. What both have in common is the word's own, capitals and «ё»
    with it. A change from the first letter on is none: the word comes back.
    """
    plain, new = without_yo(word.lower()), without_yo(changed)
    if len(plain) != len(word):
        return word
    common = 0
    while common < min(len(plain), len(new)) and plain[common] == new[common]:
        common += 1
    if not common:
        return word
    capitals = len(word) > 1 and word.isupper()
    ending = new[common:]
    return word[:common] + (ending.upper() if capitals else ending)
