"""How digits, signs, units and abbreviations are read: their endings follow the reading."""

from __future__ import annotations

from typing import TypeAlias

from app.kazakh.phonology import FINAL_KIND, VOWELS, Final, final_sound, is_front

Sound: TypeAlias = tuple[Final, bool]
"""What an ending needs to know of the word before it: final sound and front harmony."""

_UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = ("мың", "миллион", "миллиард", "триллион")

SIGNS = {"%": "пайыз", "₸": "теңге", "‰": "промилле", "°": "градус"}
"""Signs that close a number and are read as a word."""

AREA_SIGNS = dict.fromkeys("²³", "метр")
"""The 2 and 3 of м², км³: what is read last is the metre."""

UNITS = {
    "га": "гектар",
    "кг": "килограмм",
    "г": "грамм",
    "т": "тонна",
    "ц": "центнер",
    "л": "литр",
    "м": "метр",
    "км": "километр",
    "см": "сантиметр",
    "мм": "миллиметр",
    "млн": "миллион",
    "млрд": "миллиард",
    "трлн": "триллион",
    "тг": "теңге",
}
"""Units written short after a number, as they are read."""

DOTTED = {
    "ж.": "жыл",
    "жж.": "жылдар",
    "ғ.": "ғасыр",
    "б.": "бет",
    "т.": "том",
    "т.б.": "басқа",
    "қ.": "қала",
    "а.": "ауыл",
    "к.": "көше",
    "обл.": "облыс",
    "тг.": "теңге",
    "млн.": "миллион",
    "млрд.": "миллиард",
    "мың.": "мың",
}
"""Words cut short by a full stop, as they are read."""

_VOWEL_LETTERS = frozenset(VOWELS)
_STOPS = frozenset("бвгғдкқптцчһ")
_EXPANDED: dict[str, Sound] = {
    "қр": ("vowel", False),
    "жшс": ("vowel", True),
    "аөк": ("vowel", True),
}
"""Abbreviations whose endings follow the full name: ҚР-ның (Республикасы), ЖШС-нің, АӨК-ге."""

_LATIN = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абсдефгхижклмнопкрстувухиз")


def sound_of(word: str) -> Sound:
    """Return the sound of a lower-case word."""
    return final_sound(word), is_front(word)


def last_word_of_number(digits: str) -> str:
    """Return the word a whole number is read to end in: 2026 → алты, 1000 → мың."""
    bare = digits.lstrip("0")
    if not bare:
        return _UNITS[0]
    zeros = len(bare) - len(bare.rstrip("0"))
    if zeros == 0:
        return _UNITS[int(bare[-1])]
    if zeros == 1:
        return _TENS[int(bare[-2])]
    if zeros == 2:
        return "жүз"
    return _POWERS[min(zeros // 3, len(_POWERS)) - 1]


_NUMBER_SOUNDS = {word: sound_of(word) for word in (*_UNITS, *_TENS[1:], "жүз", *_POWERS)}


def sound_of_number(digits: str) -> Sound:
    """Return the sound of a whole number as it is read."""
    return _NUMBER_SOUNDS[last_word_of_number(digits)]


def sound_of_abbreviation(letters: str) -> Sound:
    """Return the sound of a lower-case abbreviation as it is read.

    One that ends in a vowel, or in vowel and consonant, is read as a word (БАҚ-тың, АЕК-тен).
    Otherwise the name of its last letter counts: a stop ends in a vowel (АШБ-ның, ЭЦҚ-мен), the
    others in themselves (АҚШ-тың, ЖСН-нің). Harmony follows its vowels; without any, қ and ғ make
    it back, к and г front, and letter names of the type «эн» are front.
    """
    known = _EXPANDED.get(letters)
    if known:
        return known
    last = letters[-1]
    if last in _VOWEL_LETTERS:
        return FINAL_KIND[last], is_front(letters)
    if len(letters) > 2 and letters[-2] in _VOWEL_LETTERS:
        return sound_of(letters)
    has_vowel = any(letter in _VOWEL_LETTERS for letter in letters)
    is_back = "қ" in letters or "ғ" in letters
    if last in _STOPS:
        if last in "кгқғ":
            return "vowel", last in "кг"
        return "vowel", is_front(letters) if has_vowel else False
    front = is_front(letters) if has_vowel else not is_back
    return FINAL_KIND.get(last, "voiceless"), front


def sound_of_latin(word: str) -> Sound:
    """Return the likely sound of a lower-case Latin word; other scripts count as back vowels."""
    if not word.isascii():
        return "vowel", False
    return sound_of(word.translate(_LATIN))
