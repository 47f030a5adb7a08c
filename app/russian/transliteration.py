"""Kazakh names in Russian letters, as identity papers usually write them. An offer, never a fact.

The spelling of a name in Russian is its bearer's own (Жүсіп is Жусуп, Жусип or Юсуп), so what
stands here is confirmed by a person before it is printed as final.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "ә": "а",
    "ғ": "г",
    "қ": "к",
    "ң": "н",
    "ө": "о",
    "ұ": "у",
    "ү": "у",
    "һ": "х",
    "і": "и",
}

_USUAL = (
    (re.compile(r"гүл"), "гуль"),  # Айгүл, Гүлнар: Айгуль, Гульнар
    (re.compile(r"күл(?=[бпдтжшсзкғқгнмл])"), "куль"),  # Күлжан: Кульжан
    (re.compile(r"әл(?=[бпдтжшсзкқғгнм])"), "аль"),  # Әлмұхан: Альмухан
)
"""What is usually not written letter by letter."""


def transliterate(text: str) -> str:
    """Return a Kazakh name or text in Russian letters: «Серікұлы» gives «Серикулы».

    Capitals keep their place; a text without Kazakh letters comes back as it is.
    """
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[^\W\d_]+", lambda word: _word(word[0]), text)


def _word(word: str) -> str:
    lower = word.lower()
    for pattern, usual in _USUAL:
        lower = pattern.sub(usual, lower)
    plain = "".join(_LETTERS.get(letter, letter) for letter in lower)
    if plain == word.lower():
        return word
    if len(word) > 1 and word.isupper():
        return plain.upper()
    return plain[:1].upper() + plain[1:] if word[:1].isupper() else plain
