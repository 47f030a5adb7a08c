"""Russian declension: names of people by petrovich, other phrases by pymorphy3.

-ұлы and -қызы (-улы, -кызы) never decline. A name whose bearer's sex cannot be told stays in the
nominative and counts as not certain, so that the official writes his own form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from petrovich.main import Petrovich
    from pymorphy3 import MorphAnalyzer

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Kind = Literal["male", "female", "person", "phrase"]

CASES: tuple[Case, ...] = get_args(Case)

_PETROVICH = {
    "genitive": "GENITIVE",
    "dative": "DATIVE",
    "accusative": "ACCUSATIVE",
    "instrumental": "INSTRUMENTAL",
    "prepositional": "PREPOSITIONAL",
}
_GRAMMEMES = {
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}
_FIXED_PATRONYMIC = re.compile(r"(ұлы|улы|оглы|оглу|қызы|кызы|гызы)$", re.IGNORECASE)
_MALE_PATRONYMIC = re.compile(r"(ұлы|улы|оглы|оглу|ович|евич|ич)$", re.IGNORECASE)
_FEMALE_PATRONYMIC = re.compile(r"(қызы|кызы|гызы|овна|евна|ична|инична)$", re.IGNORECASE)
_MALE_SURNAME = re.compile(r"(ов|ев|ёв|ин|ын|ский|цкий|ской|цкой)$", re.IGNORECASE)
_FEMALE_SURNAME = re.compile(r"(ова|ева|ёва|ина|ына|ская|цкая)$", re.IGNORECASE)
_INITIAL = re.compile(r"^[^\W\d_]\.(?:[^\W\d_]\.)?$")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_SHORT_OI = re.compile(r"^[^аеёиоуыэюя]*о[й]$", re.IGNORECASE)
_REGULAR = re.compile(r"(ский|ская|ское|цкий|цкая|цкое)$", re.IGNORECASE)
_CITY = "город"
_PARTS = {2: ("lastname", "firstname"), 3: ("lastname", "firstname", "middlename")}


@lru_cache(maxsize=1)
def _names() -> Petrovich:
    from petrovich.main import Petrovich

    return Petrovich()


@lru_cache(maxsize=1)
def _words() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def sex_of(name: str) -> Literal["male", "female", ""]:
    """Return whose name it is by patronymic or surname («Ахметов», «Серікқызы»), or nothing."""
    words = [word for word in name.split() if not _INITIAL.match(word)]
    if len(words) >= 3:
        if _FEMALE_PATRONYMIC.search(words[2]):
            return "female"
        if _MALE_PATRONYMIC.search(words[2]):
            return "male"
    surname = words[0] if words else ""
    if len(words) < len(name.split()) and words:
        surname = words[-1]  # «Н. Ахметов»
    if _FEMALE_SURNAME.search(surname):
        return "female"
    if _MALE_SURNAME.search(surname):
        return "male"
    return ""


def recognise(text: str) -> Kind:
    """Return what a text is by its shape: a person's name or a phrase."""
    words = text.split()
    named = [word for word in words if word[:1].isupper()]
    if len(words) == 3 and len(named) == 3 and _patronymic(words[2]):
        return "person"
    if len(words) == 2 and len(named) == 2 and any(_INITIAL.match(word) for word in words):
        return "person"
    return "phrase"


def _patronymic(word: str) -> bool:
    return bool(_MALE_PATRONYMIC.search(word) or _FEMALE_PATRONYMIC.search(word))


def certain(text: str, kind: Kind | None = None) -> bool:
    """Return whether the forms of a text can be told: its bearer's sex, a phrase's known words."""
    kind = kind or recognise(text)
    if _KAZAKH.search(text):
        return False
    if kind == "person":
        return bool(sex_of(text))
    if kind in ("male", "female"):
        return True
    head = _head(text.split())
    return bool(head) and all(_known(word.lower()) for word in head)


def inflect(text: str, case: Case, kind: Kind | None = None) -> str:
    """Return a Russian text in a case.

    Args:
        text: a name («Ахметов Нурлан Серикулы», «Н. Ахметов») or a phrase («Мичуринский сельский
            округ», «управление сельского хозяйства Туркестанской области»).
        case: one of :data:`CASES`.
        kind: ``male`` or ``female`` for a person of that sex, ``person`` when the name must tell,
            ``phrase`` for everything else; judged by the text's shape when not given.

    Raises:
        ValueError: the case is not one of those.
    """
    if case not in CASES:
        raise ValueError(f"unknown case: {case!r}")
    if case == "nominative" or not text.strip():
        return text
    kind = kind or recognise(text)
    if kind == "phrase":
        return _phrase(text, case)
    sex = _sex(text, kind)
    return _person(text, case, sex) if sex else text


def _sex(text: str, kind: Kind) -> str:
    """Return whose name it is: a patronymic tells for sure, then what is known, then a surname."""
    words = text.split()
    if len(words) >= 3 and _patronymic(words[2]):
        return sex_of(text)
    return kind if kind in ("male", "female") else sex_of(text)


# -- people ------------------------------------------------------------------------------


def _person(text: str, case: Case, sex: str) -> str:
    from petrovich.enums import Case as LibraryCase
    from petrovich.enums import Gender

    gender = Gender.MALE if sex == "male" else Gender.FEMALE
    to = getattr(LibraryCase, _PETROVICH[case])
    words = re.split(r"(\s+)", text)
    plain = [index for index, word in enumerate(words) if word.strip() and not _initial(word)]
    for place, index in enumerate(plain):
        word = words[index]
        if _FIXED_PATRONYMIC.search(word) and place > 0:
            continue
        part = "lastname" if len(plain) == 1 else _part_of(place, len(plain))
        words[index] = "-".join(_name(one, part, to, gender) for one in word.split("-"))
    return "".join(words)


def _initial(word: str) -> bool:
    return bool(_INITIAL.match(word))


def _part_of(place: int, count: int) -> str:
    parts = _PARTS.get(count, _PARTS[3])
    return parts[min(place, len(parts) - 1)]


def _name(word: str, part: str, to: Any, gender: Any) -> str:
    if not word or _KAZAKH.search(word):
        return word
    if part == "lastname" and _SHORT_OI.match(word):
        return _noun_in_oi(word, to, gender)
    done: str = getattr(_names(), part)(word, to, gender)
    return done


def _noun_in_oi(word: str, to: Any, gender: Any) -> str:
    """Return a surname such as «Цой»: a noun, which petrovich takes for an adjective."""
    from petrovich.enums import Case as LibraryCase
    from petrovich.enums import Gender

    if gender is Gender.FEMALE:
        return word
    endings = {
        LibraryCase.GENITIVE: "я",
        LibraryCase.DATIVE: "ю",
        LibraryCase.ACCUSATIVE: "я",
        LibraryCase.INSTRUMENTAL: "ем",
        LibraryCase.PREPOSITIONAL: "е",
    }
    return word[:-1] + endings[to]


def _known(word: str) -> bool:
    """Whether a word's forms are sure: in the dictionary, or an adjective such as «…ский»."""
    return bool(_REGULAR.search(word)) or bool(_words().word_is_known(word))


# -- phrases -----------------------------------------------------------------------------


def _head(words: list[str]) -> list[str]:
    """Return the words that decline: up to the first noun in the nominative."""
    head = []
    for word in words:
        head.append(word)
        best = _parse(word)
        if best is not None and "NOUN" in best.tag:
            return head
        if best is None:
            return head
    return head


def _parse(word: str) -> Any | None:
    """Return the reading of a word as an adjective or noun in the nominative, or None."""
    bare = word.strip('«»"().,;:')
    if not bare or not bare[0].isalpha():
        return None
    for reading in _words().parse(bare):
        tag = reading.tag
        if ("NOUN" in tag or "ADJF" in tag) and "nomn" in tag and "Surn" not in tag:
            return reading
    return None


def _phrase(text: str, case: Case) -> str:
    words = text.split(" ")
    grammeme = _GRAMMEMES[case]
    noun = next((r for w in words if (r := _parse(w)) is not None and "NOUN" in r.tag), None)
    for index, word in enumerate(words):
        reading = _parse(word)
        if reading is None:
            break
        grammemes = {grammeme}
        if case == "accusative" and "masc" in reading.tag and "ADJF" in reading.tag and noun:
            grammemes.add("anim" if "anim" in noun.tag else "inan")
        changed = reading.inflect(grammemes) or reading.inflect({grammeme})
        if changed is not None:
            words[index] = _like(word, changed.word)
        # A city's own name goes with its word («города Шымкента»), a village's does not.
        if "NOUN" in reading.tag and word.lower() != _CITY:
            break
    return " ".join(words)


def _like(word: str, changed: str) -> str:
    """Return the changed word with the capitals and the signs of the word as it stood."""
    bare = word.strip('«»"().,;:')
    if len(bare) > 1 and bare.isupper():
        changed = changed.upper()
    elif bare[:1].isupper():
        changed = changed[:1].upper() + changed[1:]
    return word.replace(bare, changed, 1)
