"""Which forms are agreed upon, and which the official has to decide.

`inflect` always gives a form. For some texts custom knows two, or none: abbreviations read now
letter by letter and now in full (ЖШС), Latin words, initials at the end, Russian surnames whose
stem and -ов disagree in harmony (Петровқа and Петровке). Of those the program asks, and remembers
the answer.
"""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

from app.kazakh.endings import PLAIN, Case
from app.kazakh.inflect import CYRILLIC, upper_number
from app.kazakh.kinds import (
    PERSONS,
    Kind,
    is_abbreviation,
    is_pronounceable,
    takes_possessive_row,
)
from app.kazakh.phonology import (
    BACK_VOWELS,
    FRONT_VOWELS,
    VOWELS,
    stem_of_surname,
    vowel_harmony,
)
from app.kazakh.spoken import AREA_SIGNS, SIGNS, UNITS
from app.kazakh.tail import CLOSING_QUOTES, core_end, word_start

_Doubt: TypeAlias = frozenset[str]
"""The cases whose form is open."""

_NONE: _Doubt = frozenset()
_ALL: _Doubt = frozenset(case for _, _, case in PLAIN) - {"nominative"}
_HARMONY: _Doubt = _ALL - {"instrumental"}
"""Open is only whether the ending is front or back; -мен, -бен, -пен have one form."""

_AGREED_ABBREVIATIONS = frozenset("ақш тмд іім ұбт эцқ ққс жсн бсн аек".split())  # noqa: SIM905 - a list
"""Abbreviations read letter by letter whose endings everybody writes alike (АҚШ-тың, ЖСН-ді)."""
_PARTLY_AGREED: dict[str, _Doubt] = {
    "қр": frozenset({"genitive", "accusative", "possessive3"}),
    "ашб": _ALL - {"genitive"},
}
"""ҚР-ға, ҚР-да, ҚР-дан are alike in both readings, ҚР-ның and ҚР-дың are not; of АШБ only АШБ-ның
is agreed upon (the brief's list of forms)."""
_AGREED_WORDS = frozenset({"педагог", "округ", "фараби"})
_KAZAKH_LETTERS = frozenset("әғқңөұүһ")
_FRONT_NAME_ENDS = tuple(
    """бек мек рек мет мед бет вет кет лет рет сет тет бер дер гер кер мер жер ген кен мен рен
    сен тен ден жен лен дес тес лес деш кеш теш кей бей сей
    тем""".split()  # noqa: SIM905 - a list of endings reads better as a paragraph
)
"""How stems of Kazakh surnames end that are front and have no letter of Kazakh alone (Есен-ов)."""
_BACK_NAME_ENDS = ("ба", "та", "жа", "ша")
"""The same for back stems before -ев: -бай, -тай, -жай (Назарба-ев)."""
_AMBIGUOUS_PLACES = ("басы", "жолы", "көлі", "тауы")


def certain(text: str, kind: Kind | None = None, case: Case | None = None) -> bool:
    """Tell whether the forms that `inflect` gives are agreed upon.

    Args:
        text: a name, a phrase, a number…
        kind: what it is; judged by its shape when not given.
        case: the case asked for; every case when not given. The nominative is always certain, and
            so is the instrumental where only the harmony is open (Петровпен).
    """
    doubt = _doubt(unicodedata.normalize("NFC", text), kind)
    return case not in doubt if case else not doubt


def _doubt(text: str, kind: Kind | None) -> _Doubt:
    """Return what is open about the endings of a text."""
    end = core_end(text)
    if end == 0:
        return _NONE
    core = text[:end]
    last = core[-1]
    if last in CLOSING_QUOTES:
        return _ALL
    if last in SIGNS or last in AREA_SIGNS:
        return _NONE
    if last.isdecimal():
        return _doubt_of_number(core)
    return _doubt_of_word(core, kind) if last.isalpha() else _ALL


def _doubt_of_number(core: str) -> _Doubt:
    """Doubt numbers that are read in several ways: whole hours (10:00), 5/2, № 12/1."""
    start = len(core)
    while start and core[start - 1].isdecimal():
        start -= 1
    mark = core[start - 1 : start]
    if mark == ":":
        return _ALL if core[start:].strip("0") == "" else _NONE
    if mark == "/":
        return _NONE if upper_number(core, start, core[start:]) else _ALL
    return _NONE


def _doubt_of_word(core: str, kind: Kind | None) -> _Doubt:
    """Return what is open about a text that ends in a letter."""
    start = word_start(core, len(core))
    word, before = core[start:], core[:start]
    lower = word.lower()
    if any(letter not in CYRILLIC for letter in lower):
        return _ALL
    if before and lower in UNITS and before.rstrip()[-1:].isdecimal():
        return _NONE
    if is_abbreviation(word, kind, core):
        return _doubt_of_abbreviation(lower)
    if len(lower) < 3 and before[-1:] == "-" and before[-2:-1].isdecimal():
        return _NONE
    if takes_possessive_row(word, lower, kind, before):
        return _NONE
    is_person = kind in PERSONS or (kind in (None, "place") and word[0].isupper())
    if not is_person or lower in _AGREED_WORDS:
        return _doubt_of_loan(lower)
    if kind is None and not before and lower.endswith(_AMBIGUOUS_PLACES):
        return _ALL
    return _doubt_of_name(lower)


def _doubt_of_abbreviation(lower: str) -> _Doubt:
    """Doubt abbreviations but those agreed on, ending in a vowel, or read as a word (БАҚ)."""
    if lower in _AGREED_ABBREVIATIONS or (len(lower) > 1 and lower[-1] in VOWELS):
        return _NONE
    if len(lower) > 2 and lower[-2] in VOWELS and is_pronounceable(lower):
        return _NONE
    return _PARTLY_AGREED.get(lower, _ALL)


def _doubt_of_loan(lower: str) -> _Doubt:
    """Doubt loans in -ог, -ук: the consonant asks for front endings, the vowel for back ones."""
    if lower in _AGREED_WORDS:
        return _NONE
    return _HARMONY if lower.endswith(("ог", "уг", "ук", "яг", "аг")) else _NONE


def _doubt_of_name(lower: str) -> _Doubt:
    """Return what is open about a name whose letters give two answers."""
    stem = stem_of_surname(lower)
    if stem is not None:
        return _doubt_of_surname(stem, is_suffix_front=lower[-2] != "о")
    last = max(lower.rfind(vowel) for vowel in VOWELS)
    if last < 0:
        return _HARMONY
    if lower[-1] in "кг" and not lower.endswith(("ск", "бург")):
        # к, г ask for front endings, a back vowel before them and a consonant (or у) for back ones.
        return _HARMONY if lower[last] in "аоыяу" and lower[-2] not in "аоыя" else _NONE
    if lower[-1] == "х":
        return _HARMONY if lower[last] in FRONT_VOWELS else _NONE
    if lower[last] == "ё" or (lower[last] in BACK_VOWELS + "у" and "ь" in lower[last:-1]):
        return _HARMONY
    if lower[-1] == "и" and not lower.endswith(("ғали", "қали", "қи", "ғи", "швили")):
        others = [letter for letter in lower[:-1] if letter in FRONT_VOWELS + BACK_VOWELS]
        return _HARMONY if others and others[-1] in BACK_VOWELS else _NONE
    return _NONE


def _doubt_of_surname(stem: str, *, is_suffix_front: bool) -> _Doubt:
    """Doubt surnames in -ов, -ев whose stem has the other harmony, unless it is a Kazakh stem.

    Kazakh surnames follow their stem (Құнанбаевқа, Ахметовке); Russian ones are written in both
    ways (Петровқа, Петровке). A stem in -ғали, -али has both harmonies itself.
    """
    if stem.endswith("али"):
        return _HARMONY
    harmony = vowel_harmony(stem)
    if harmony is None or harmony == is_suffix_front:
        return _NONE
    ends = _FRONT_NAME_ENDS if harmony else _BACK_NAME_ENDS
    if not _KAZAKH_LETTERS.isdisjoint(stem) or "і" in stem or stem.endswith(ends):
        return _NONE
    return _HARMONY
