"""Russian phrases in a case: okrugs, posts, bodies. What is theirs by a name stays.

The words up to the first noun in the nominative decline («Тюлькубасский районный отдел»), the rest
hangs on that noun and stays («сельского хозяйства»). Quoted names, abbreviations and numbers never
change. A city's own name goes along with its word («города Шымкента»), a village's does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.russian.letters import has_kazakh, like
from app.russian.name_rules import Part, Sex, by_table

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_GRAMMEMES = {
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}
_REGULAR = re.compile(r"(ский|ская|ское|цкий|цкая|цкое)$", re.IGNORECASE)
_SIGNS = "().,;:"
_QUOTES = "«»\"“”„'‘’"
_CITY = "город"
_AS_NOUN = ("ADJF", "PRTF")
_AS_NOUN_ALONE = re.compile(r"[уюая]щ(ий|ая)(ся)?$", re.IGNORECASE)
"""Who is called by what he does: «исполняющий обязанности», «заведующая клубом»."""
_CITY_LIKE: tuple[tuple[Part, Sex], tuple[Part, Sex]] = (
    ("lastname", "male"),
    ("firstname", "female"),
)
"""Names that a city's unknown name declines like: in a consonant, in -а."""
_HARD = "бвгджзклмнпрстфхцчшщ"


_MODELS = {"ск": "сельск", "цк": "немецк"}
"""Adjectives of the dictionary whose endings an unknown «…ский», «…цкий» takes."""


@dataclass(frozen=True)
class _Adjective:
    """An adjective that the dictionary lacks («Аксуский»), which it would take for a noun."""

    stem: str
    model: Any
    cut: int

    @property
    def tag(self) -> Any:
        """The grammemes of the adjective that it declines like."""
        return self.model.tag

    @property
    def word(self) -> str:
        """The word in the form that it stands in."""
        return self.stem + str(self.model.word[self.cut :])

    def inflect(self, grammemes: set[str]) -> _Adjective | None:
        """Return it in another form, or None when there is none such."""
        changed = self.model.inflect(grammemes)
        return None if changed is None else replace(self, model=changed)


@lru_cache(maxsize=1)
def _words() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def decline_phrase(text: str, case: str) -> str:
    """Return a phrase in a case other than the nominative; all spaces and signs stay."""
    words = re.split(r"(\s+)", text)
    grammeme = _GRAMMEMES[case]
    head = _head(words)
    noun = next((reading for _, reading in head if "NOUN" in reading.tag), None)
    noun = noun or (head[0][1] if head else None)
    if head and _bare(words[head[-1][0]]).lower() == _CITY:
        _decline_city(words, head[-1][0] + 2, case)
    for index, reading in head:
        grammemes = {grammeme}
        if case == "accusative" and _agrees(reading):
            grammemes.add("anim" if noun is None or _living(noun) else "inan")
        changed = reading.inflect(grammemes) or reading.inflect({grammeme})
        if changed is not None:
            words[index] = _with_signs(words[index], changed.word)
    return "".join(words)


def head_is_known(text: str) -> bool:
    """Whether the forms of the words that decline are sure."""
    words = re.split(r"(\s+)", text)
    head = _head(words)
    if not head:
        return _is_fixed(text)
    return all(_known(_bare(words[index]).lower()) for index, _ in head)


def _is_fixed(text: str) -> bool:
    """Whether a text surely does not decline: an abbreviation, a number, a quoted name first."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return (
        first[:1] in _QUOTES
        or (len(first) > 1 and first.isupper())
        or not any(map(str.isalpha, first))
    )


def _head(words: list[str]) -> list[tuple[int, Any]]:
    """Return the words that decline with their readings: up to the first noun."""
    head: list[tuple[int, Any]] = []
    for index, word in enumerate(words):
        if not word.strip():
            continue
        following = words[index + 2] if index + 2 < len(words) else ""
        reading = _reading_before(word, following) if _may_decline(word) else None
        if reading is None:
            break
        if head and "NOUN" in reading.tag and not _same_number(head[0][1], reading):
            break  # «исполняющий обязанности»
        head.append((index, reading))
        if "NOUN" in reading.tag or word[-1] in ".,;:":
            break
    if head and "NOUN" not in head[-1][1].tag:
        return [one for one in head if _AS_NOUN_ALONE.search(_bare(words[one[0]]))][:1]
    return head


def _reading_before(word: str, following: str) -> Any | None:
    """Return a word's reading; «участковый» is an adjective before «инспектор»."""
    reading = _reading(_bare(word))
    if reading is None or "NOUN" not in reading.tag or not _may_decline(following):
        return reading
    noun = _reading(_bare(following))
    adjective = _reading(_bare(word), "ADJF")
    if noun is None or adjective is None or "NOUN" not in noun.tag:
        return reading
    return adjective if _same_number(adjective, noun) else reading


def _may_decline(word: str) -> bool:
    bare = _bare(word)
    return bool(bare) and bare[0].isalpha() and bare[-1].isalpha() and not has_kazakh(bare)


def _bare(word: str) -> str:
    """Return a word without the signs about it; quotes stay, a quoted word never changes."""
    return word.strip(_SIGNS)


def _same_number(adjective: Any, noun: Any) -> bool:
    """Whether an adjective can stand with a noun: number, and gender of one."""
    if adjective.tag.number != noun.tag.number:
        return False
    return bool(noun.tag.number != "sing" or adjective.tag.gender == noun.tag.gender)


def _agrees(reading: Any) -> bool:
    return any(kind in reading.tag for kind in _AS_NOUN) and (
        "masc" in reading.tag or "plur" in reading.tag
    )


def _living(reading: Any) -> bool:
    return "anim" in reading.tag or "NOUN" not in reading.tag


@lru_cache(maxsize=4096)
def _reading(word: str, wanted: str = "") -> Any | None:
    """Return the reading of a word as an adjective or noun in the nominative, or None.

    ``wanted`` asks for one part of speech.
    """
    if len(word) > 1 and word.isupper() and not _words().word_is_known(word.lower()):
        return None  # an abbreviation
    regular = _REGULAR.search(word) if wanted in ("", "ADJF") else None
    if regular and not _words().word_is_known(word.lower()):
        return _regular(word.lower(), regular[0].lower())
    if word[:1].isupper() and not _words().word_is_known(word.lower()):
        return None  # a name that the dictionary would guess the forms of
    for reading in _words().parse(word):
        tag = reading.tag
        noun = any(kind in tag for kind in ((wanted,) if wanted else ("NOUN", *_AS_NOUN)))
        if noun and "nomn" in tag and not any(no in tag for no in ("Surn", "Abbr", "Fixd")):
            return reading
    # The dictionary may know it as a surname only (Жуинский); a place is called by the adjective.
    return _regular(word.lower(), regular[0].lower()) if regular else None


def _regular(word: str, ending: str) -> _Adjective | None:
    model = _MODELS[ending[:2]]
    reading = _reading(model + ending[2:], "ADJF")
    return _Adjective(word.removesuffix(ending[2:]), reading, len(model)) if reading else None


def _known(word: str) -> bool:
    """Whether a word's forms are sure: in the dictionary, or an adjective such as «…ский»."""
    return bool(_REGULAR.search(word)) or bool(_words().word_is_known(word))


def _decline_city(words: list[str], place: int, case: str) -> None:
    """Decline a city's own name, which stands after its word; «Алматы», «Кентау» never do."""
    name = words[place] if place < len(words) else ""
    last = _bare(name)[-1:].lower()
    if not _may_decline(name) or not name[:1].isupper() or last not in _HARD + "йая":
        return
    reading = _reading(name) if _words().word_is_known(_bare(name).lower()) else None
    if reading is not None and "NOUN" in reading.tag:
        changed = reading.inflect({_GRAMMEMES[case]})
        if changed is not None:
            words[place] = _with_signs(name, changed.word)
    elif case != "accusative" or last in "ая":
        part, sex = _CITY_LIKE[last in "ая"]
        form = by_table(_bare(name).lower(), part, case, sex, first=False)
        words[place] = _with_signs(name, form)


def _with_signs(word: str, changed: str) -> str:
    """Return the changed word with the capitals and the signs of the word as it stood."""
    bare = _bare(word)
    return word.replace(bare, like(bare, changed), 1)
