"""Letters that look Kazakh and are not: Latin a, e, i… inside Cyrillic words.

A word typed or pasted with such letters looks right and is never found again. The repair works
word by word, says what it changed, and points at what a person has to decide.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PAIRS = (
    ("aceikmoptxy", "асеікмортху"),
    ("ABCEHIKMOPTXY", "АВСЕНІКМОРТХУ"),
    ("bh", "вн"),
    ("əƏɵƟǝ", "әӘөӨә"),
    # Cyrillic letters of other languages, and Greek capitals, that no Kazakh word has.
    ("ӀӏѳѲӊ", "ІіөӨң"),
    ("ΑΒΕΗΙΚΜΟΡΤΥΧο", "АВЕНІКМОРТУХо"),
)
_MAP = {old: new for olds, news in _PAIRS for old, new in zip(olds, news, strict=True)}
_DOUBTFUL = frozenset("HhbYΗΥ")

_WORD = re.compile(r"[^\W\d_]+")
_FRONT = frozenset("әеөүіӘЕӨҮІэЭ")
_BACK = frozenset("аоұыАОҰЫқғҚҒ")
# Stems with һ. A small Latin h already looks like һ, so a part of the stem is evidence enough; a
# capital H looks like Н, so the whole stem is asked for (ЖАHА is жаңа, not жаһан).
_SHHA_SMALL = re.compile(
    "жиһ|қаһ|гауһ|шаһ|даһар|жаһ|баһ|мұһ|[зм]у?һр|таһ|раһ|ыбраһ|әһ|^һ[әа]|лаһ|тиһ|нұһ"
)
_SHHA_CAPITAL = re.compile(
    "жиһа[зн]|қаһар|қаһыр|гауһар|шаһар|айдаһар|жаһан|баһад|мұһам|зуһра|таһир|раһым|раһим|"
    "[иы]браһ|әбілһ|фатиһ|^һәк|^һамза|^һашим|^һәм|дуллаһ|аллаһ"
)
_OTHER_CYRILLIC = frozenset("Ӏӏѳӊ") | {"Ѳ"}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text.

    Attributes:
        text: the text, NFC, with look-alike letters replaced; positions below refer to it.
        changes: (index, old letter, new letter) for each replaced letter.
        doubts: indexes of letters that a person should look at: Н that may be Һ, Latin letters
            that no Kazakh letter looks like.
    """

    text: str
    changes: tuple[tuple[int, str, str], ...] = ()
    doubts: tuple[int, ...] = ()


def repair(text: str, *, assume_cyrillic: bool = False) -> Repaired:
    """Replace look-alike letters in words that mix alphabets.

    Args:
        text: any text; it is brought to NFC first.
        assume_cyrillic: the field is Kazakh for sure (a person's name), so that a word wholly of
            look-alike letters (Latin «COBET») is Cyrillic too.
    """
    normal = unicodedata.normalize("NFC", text)
    if normal.isascii() and not assume_cyrillic:
        return Repaired(normal)
    pieces: list[str] = []
    changes: list[tuple[int, str, str]] = []
    doubts: list[int] = []
    done = 0
    for found in _WORD.finditer(normal):
        word = found.group()
        fixed, word_doubts = _repair_word(word, assume_cyrillic=assume_cyrillic)
        start = found.start()
        doubts.extend(start + index for index in word_doubts)
        if fixed == word:
            continue
        changes.extend(
            (start + index, old, new)
            for index, (old, new) in enumerate(zip(word, fixed, strict=True))
            if old != new
        )
        pieces += (normal[done:start], fixed)
        done = found.end()
    pieces.append(normal[done:])
    return Repaired("".join(pieces), tuple(changes), tuple(doubts))


def _is_kazakh(char: str) -> bool:
    """Tell whether a letter is Cyrillic and in use in Kazakh."""
    return "\u0400" <= char <= "\u04ff" and char not in _OTHER_CYRILLIC


def _repair_word(word: str, *, assume_cyrillic: bool) -> tuple[str, list[int]]:
    """Return the repaired word and the indexes in it that stay in doubt."""
    strange = [index for index, char in enumerate(word) if not _is_kazakh(char)]
    if not strange:
        return word, []
    unknown = [index for index in strange if word[index] not in _MAP]
    if len(strange) == len(word):
        if unknown or not assume_cyrillic:
            return word, []
    elif unknown and len(strange) * 2 > len(word):
        # Mostly Latin with letters of its own: a foreign word with a Kazakh ending (iPhoneға).
        return word, strange
    letters = [_MAP.get(char, char) for char in word]
    doubts = {*unknown, *(index for index in strange if word[index] in _DOUBTFUL)}
    _choose_u(word, letters, doubts)
    _choose_shha(word, letters, doubts)
    return "".join(letters), sorted(doubts)


def _choose_u(word: str, letters: list[str], doubts: set[int]) -> None:
    """Read a capital Latin Y as Ү when the rest of the word has front vowels only, else as У."""
    others = {letters[index] for index in range(len(word)) if index not in doubts}
    if others & _FRONT and not others & _BACK:
        for index in doubts:
            if word[index] in "YΥ":
                letters[index] = "Ү"


def _choose_shha(word: str, letters: list[str], doubts: set[int]) -> None:
    """Read Latin H, h as Һ, һ where a known stem has it (жиһаз, Ибраһим), else as Н, н."""
    for index in sorted(doubts):
        if word[index] not in "HhΗ":
            continue
        is_upper = word[index].isupper()
        tried = [*letters]
        tried[index] = "һ"
        joined = "".join(tried).lower()
        stems = _SHHA_CAPITAL if is_upper else _SHHA_SMALL
        if any(hit.start() <= index < hit.end() for hit in stems.finditer(joined)):
            letters[index] = "Һ" if is_upper else "һ"
