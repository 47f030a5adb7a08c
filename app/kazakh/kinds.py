"""What a piece of text is: a name, a place, an izafet, an abbreviation, a number.

The case ending depends on the kind in two ways only: an izafet (ауданы) and a patronymic in -ұлы,
-қызы take the possessive row; numbers and abbreviations are read aloud first.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from app.kazakh.phonology import VOWELS

Kind: TypeAlias = Literal[
    "name",
    "surname",
    "patronymic",
    "fullname",
    "place",
    "noun",
    "izafet",
    "abbr",
    "number",
    "month",
    "phrase",
    "pronoun",
    "quoted",
]

PERSONS = frozenset({"name", "surname", "patronymic", "fullname"})
"""Kinds of a person's name: their letters are never changed, only endings are added."""

MONTHS = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
"""The months, January first."""

PRONOUNS: dict[str, tuple[str, str, str, str, str, str]] = {
    "мен": ("менің", "маған", "мені", "менде", "менен", "менімен"),
    "сен": ("сенің", "саған", "сені", "сенде", "сенен", "сенімен"),
    "ол": ("оның", "оған", "оны", "онда", "одан", "онымен"),
    "бұл": ("бұның", "бұған", "бұны", "бұнда", "бұдан", "бұнымен"),
    "сол": ("соның", "соған", "соны", "сонда", "содан", "сонымен"),
    "мынау": ("мынаның", "мынаған", "мынаны", "мынада", "мынадан", "мынамен"),
    "анау": ("ананың", "анаған", "ананы", "анада", "анадан", "анамен"),
    "өзім": ("өзімнің", "өзіме", "өзімді", "өзімде", "өзімнен", "өзіммен"),
    "өзің": ("өзіңнің", "өзіңе", "өзіңді", "өзіңде", "өзіңнен", "өзіңмен"),
    "осы": ("осының", "осыған", "осыны", "осында", "осыдан", "осымен"),
}
"""Pronouns that change their stem, in the order of the cases from the genitive on."""

REGULAR_PRONOUNS = frozenset({"біз", "сіз", "сіздер", "олар", "кім", "не", "өзі", "бәрі"})

_NAME_TAILS = ("ұлы", "қызы", "тегі", "немересі", "келіні", "улы", "кызы", "оғлы", "оглы")
_SURNAME_TAILS = ("ов", "ев", "ёв", "ова", "ева", "ёва", "ский", "ская", "цкий", "цкая")
_PATRONYMIC_TAILS = ("ұлы", "қызы", "ович", "евич", "овна", "евна", "ич", "ична")

_VOWEL_SET = frozenset(VOWELS)

_HEADS = frozenset(
    """аудан округ ауыл кент банк қор шарт заң кодекс үкімет сот парламент департамент комитет
    аппарат әкім бөлім университет институт колледж президент директор министр холдинг қоғам
    кооператив филиал портал жол ел күн жыл үй орган мәслихат нөмір жоспар завод бюджет құжат
    ағаш өтініш""".split()  # noqa: SIM905 - a list of words reads better as a paragraph
)
"""Heads of official phrases that end in a consonant: with -ы, -і they are surely an izafet."""

_HEADS_CAPITAL = frozenset(
    """республика басқарма кеңес комиссия палата облыс қала жиналыс конституция академия
    ассоциация корпорация прокуратура инспекция""".split()  # noqa: SIM905 - as above
)
"""Heads that with -сы, -сі may stand alone with a capital letter: Республикасы, Кеңесі."""

_WHOLE_STEMS = frozenset(
    """жарғы қаулы кісі екі алты жеті қазы тары тері бөрі дәрі келі сары ірі тірі кері жоғары
    жалпы қарсы тиісті түлкі жылқы жады өлі ақы сенбі жүгері қозы тоқты бұғы бақсы ащы тұщы тәтті
    кәрі ұры шикі сұлы""".split()  # noqa: SIM905 - as above
)
"""Words whose own stem ends in -ы, -і."""

_STEM_TAILS = ("ақы", "жылқы", "қаулы", "сенбі")
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")
_SURE_POSSESSIVE = re.compile(
    r"(?:[аәеоөыіиуюя]с[ыі]|[лдт][ыі][ғг][ыі]|[лдт](?:ары|ері)|[аеіыяию]у[ыі]|й[ыі])$"
)
_SURE_ALONE = re.compile(r"(?:[лдт](?:[ыі][ғг][ыі]|ары|ері)|[аеиыі]у[ыі])$")
_AGENT = re.compile(r"[^ыіұү]ш[ыі]$")
_NASAL_VELAR = re.compile(r"(?:инг|рг)і$")
_DERIVED_VELAR = re.compile(r"[^аәеоөұүыіиуюэяё](?:ғы|гі|қы|кі)$")
_LENIS_ELISION = frozenset(
    """халқы мүлкі парқы еркі көркі құлқы бөркі банкі паркі танкі
    бланкі""".split()  # noqa: SIM905 - as above
)
_TOKEN = re.compile(r"\S+$")


def is_surely_possessive(word: str) -> bool:
    """Tell whether a lower-case word shows by its shape or head that it is possessive.

    -сы, -сі stands after a vowel (басқармасы), -лығы, -лігі and -лары, -лері are possessive
    forms of -лық, -лік and of the plural, -уы, -уі of a verbal noun.
    """
    if word[-1] not in "ыі" or word in _WHOLE_STEMS or word.endswith(_STEM_TAILS):
        return False
    return word[:-1] in _HEADS or _SURE_POSSESSIVE.search(word) is not None


def is_likely_possessive(word: str) -> bool:
    """Tell whether a lower-case head of a phrase is possessive: it ends in -ы, -і.

    Not so the agents in -шы, -ші (құрылтайшы; but өтініші, with a vowel before), derived stems in
    consonant + -ғы, -гі, -қы, -кі (жарғы, белгі) and a few whole stems.
    """
    if word[-1] not in "ыі" or word in _WHOLE_STEMS or word.endswith(_STEM_TAILS):
        return False
    if word[:-1] in _HEADS:
        return True
    if len(word) < 3 or _AGENT.search(word):
        return False
    if _DERIVED_VELAR.search(word):
        return bool(_NASAL_VELAR.search(word)) or word in _LENIS_ELISION
    return True


def takes_possessive_row(word: str, lower: str, kind: str | None, before: str) -> bool:
    """Tell whether a last word takes the possessive row.

    Args:
        word: the last word as written.
        lower: the same in lower case.
        kind: what the text is, when the caller knows.
        before: the text before the word. A genitive there asks for a possessive (Кооперативтің
            Тәртібі), and so does the first half of a pair word in the possessive (аты-жөні).
    """
    if lower[-1] not in "ыі":
        return False
    if kind in PERSONS:
        return lower.endswith(_NAME_TAILS)
    if kind == "izafet" or (before[-2:] in ("ы-", "і-") and word.islower()):
        return True
    if kind in ("noun", "month", "pronoun"):
        return lower in ("өзі", "бәрі") or is_surely_possessive(lower)
    if not word[0].isupper():
        return is_likely_possessive(lower)
    if len(lower) > 5 and lower.endswith(_NAME_TAILS[:3]):
        return True
    if before and before[-1] != "-" and not before.isspace():
        if kind != "place" and before.rstrip().endswith(_GENITIVES):
            return is_likely_possessive(lower)
        return is_surely_possessive(lower)
    if kind == "place":
        return False
    return (
        lower[:-1] in _HEADS
        or lower[:-2] in _HEADS_CAPITAL
        or lower[:-1] in _HEADS_CAPITAL
        or (len(lower) > 4 and _SURE_ALONE.search(lower) is not None)
    )


def is_pronounceable(lower: str) -> bool:
    """Tell whether a lower-case word could be read as a Kazakh word, not letter by letter."""
    shape = "".join("V" if letter in _VOWEL_SET else "C" for letter in lower)
    has_glide = any(letter in "уию" for letter in lower)
    return (
        "V" in shape
        and not shape.startswith("CC")
        and "CCC" not in shape
        and ("VV" not in shape or has_glide)
        and not (shape.endswith("CC") and lower[-2] not in "йлмнңрс" and lower[-2:] != "кт")
    )


def is_abbreviation(word: str, kind: str | None, text: str) -> bool:
    """Tell whether a word in capitals is read as an abbreviation, not a word set in capitals.

    Args:
        word: the last word as written.
        kind: what the text is, when the caller knows.
        text: the whole text, which may be a heading in capitals.
    """
    if not word[-1].isupper():
        return False
    if kind == "abbr":
        return True
    if len(word) == 1:
        return kind is None or kind in ("phrase", "quoted")
    if not word.isupper():
        return kind not in PERSONS
    if kind is not None and kind not in ("phrase", "quoted"):
        return not is_pronounceable(word.lower())
    if text.isupper() and len(text) > 4:
        return not is_pronounceable(word.lower())
    return True


def recognise(text: str) -> Kind:
    """Return what a text most likely is, judged by its last word; ``phrase`` when unclear."""
    bare = text.strip()
    found = _TOKEN.search(bare)
    if not found:
        return "phrase"
    word = found.group()
    lower = word.lower()
    is_phrase = len(word) < len(bare)
    if word[-1] in '»”“"':
        return "quoted"
    if word[-1].isdecimal():
        return "number"
    if not word[-1].isalpha():
        return "phrase"
    if not is_phrase and (lower in PRONOUNS or lower in REGULAR_PRONOUNS):
        return "pronoun"
    if lower in MONTHS and not is_phrase:
        return "month"
    if is_abbreviation(word, None, bare):
        return "abbr"
    is_name_like = word[0].isupper()
    if is_name_like and lower.endswith(_NAME_TAILS[:3]) and len(lower) > 5:
        return "fullname" if is_phrase else "patronymic"
    if takes_possessive_row(word, lower, None, bare[: -len(word)]):
        return "izafet"
    if not is_name_like:
        return "phrase" if is_phrase else "noun"
    if lower.endswith(_PATRONYMIC_TAILS):
        return "fullname" if is_phrase else "patronymic"
    if lower.endswith(_SURNAME_TAILS):
        return "fullname" if is_phrase else "surname"
    return "fullname" if is_phrase else "name"
