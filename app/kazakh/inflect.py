"""Declension of names, places, official phrases, abbreviations and numbers.

In Kazakh only the last word of a phrase takes the ending (Асқар Омаровтың), so the work is to find
that word, to read it as it is spoken, and to choose the row: plain or possessive.
"""

from __future__ import annotations

import unicodedata

from app.kazakh.endings import PLAIN, POSSESSIVE, Case
from app.kazakh.kinds import PERSONS, PRONOUNS, Kind, is_abbreviation, takes_possessive_row
from app.kazakh.phonology import FINAL_KIND, final_sound, is_front
from app.kazakh.spoken import (
    AREA_SIGNS,
    DOTTED,
    SIGNS,
    UNITS,
    Sound,
    sound_of,
    sound_of_abbreviation,
    sound_of_latin,
    sound_of_number,
)
from app.kazakh.tail import CLOSING_QUOTES, core_end, dotted_token, word_start

_CASES = frozenset(case for _, _, case in PLAIN)
_PRONOUN_CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
CYRILLIC = frozenset("абвгғдежзийкқлмнңопрстуұүфхһцчшщъыіьэюяёәө")
"""The small letters of Kazakh Cyrillic."""
_SPACES = frozenset(" \u00a0\u202f\u2009")
_LENITION = {"к": "г", "қ": "ғ", "п": "б"}
_ELIDING = frozenset(
    """халық мүлік орын мойын қойын қарын мұрын ерін ауыз ерік көрік құлық бөрік парық құлып
    қалып ғұрып кейіп әріп""".split()  # noqa: SIM905 - a list of words reads better so
)
"""Stems that drop their narrow vowel before a possessive one: халқы, мүлкі, орны, әрпі."""
_ORDINAL_STEMS = {"қырық": "қырқ", "жиырма": "жиырмасы"}
_VOWELS = frozenset(letter for letter, final in FINAL_KIND.items() if final == "vowel") | set("иую")


def inflect(text: str, case: Case, kind: Kind | None = None) -> str:
    """Return the text in a case.

    Args:
        text: a name, a phrase, a number…; spaces and closing punctuation keep their place.
        case: one of the seven cases, or ``ordinal`` (3-ші, үшінші) and ``possessive3`` (7-сі,
            төрағасы).
        kind: what the text is; judged by its shape when not given.

    Raises:
        ValueError: the case is not one of those.
    """
    if case not in _CASES:
        raise ValueError(f"unknown case: {case!r}")
    if case == "nominative" or not text:
        return text
    last = text[-1]
    if last.isalpha():
        return _inflect_word(text, case, kind)
    if last.isdecimal():
        return f"{text}-{_short_ending(_sound_of_digits(text), case)}"
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    end = core_end(text)
    if end == 0:
        return text
    core, tail = text[:end], text[end:]
    last = core[-1]
    if last.isalpha():
        return _inflect_word(core, case, kind) + tail
    if last.isdecimal():
        return f"{core}-{_short_ending(_sound_of_digits(core), case)}{tail}"
    if last in CLOSING_QUOTES:
        return f"{core}-{_ending_after_quote(core, case)}{tail}"
    if last in SIGNS:
        sound = sound_of(SIGNS[last])
    elif last in AREA_SIGNS:
        sound = sound_of(AREA_SIGNS[last])
    else:
        sound = _sound_of_dotted(core)
    return f"{core}-{_short_ending(sound, case)}{tail}"


def _sound_of_dotted(core: str) -> Sound:
    """Return the sound of a short form with its full stop, or of initials after a surname."""
    token = dotted_token(core, len(core))
    if token in DOTTED:
        return sound_of(DOTTED[token])
    letter = core[-2].lower()
    return sound_of_abbreviation(letter) if letter in CYRILLIC else sound_of_latin(letter)


def _ending_after_quote(core: str, case: str) -> str:
    """Return the ending of a quoted name, which itself stays letter for letter as registered."""
    end = len(core)
    while not core[end - 1].isalnum():
        end -= 1
    if not core[end - 1].isalpha():
        return _short_ending(_sound_of_digits(core[:end]), case)
    start = word_start(core, end)
    word = core[start:end]
    lower = word.lower()
    if lower[-1] not in CYRILLIC:
        return _short_ending(sound_of_latin(lower), case)
    if is_abbreviation(word, None, core[:end]):
        return _short_ending(sound_of_abbreviation(lower), case)
    if takes_possessive_row(word, lower, None, core[:start].lstrip('«„“"')):
        return POSSESSIVE[is_front(lower), case]
    return _short_ending(sound_of(lower), case)


def _short_ending(sound: Sound, case: str) -> str:
    """Return the ending written after a hyphen; of an ordinal only -ші, -шы is written."""
    if case == "ordinal":
        return "ші" if sound[1] else "шы"
    return PLAIN[sound[0], sound[1], case]


def _sound_of_digits(core: str) -> Sound:
    """Return the sound of the number that a text ends in, as it is read.

    Groups of three belong together (27 600 000), and of a fraction the upper number is read last:
    2/3 is «үштен екі».
    """
    start = len(core)
    while start and core[start - 1].isdecimal():
        start -= 1
    digits = core[start:]
    if core[start - 1 : start] == "/":
        digits = upper_number(core, start, digits) or digits
    while start > 1 and len(digits) % 3 == 0 and core[start - 1] in _SPACES:
        first = start - 1
        while first and core[first - 1].isdecimal():
            first -= 1
        group = core[first : start - 1]
        if not 0 < len(group) <= 3:
            break
        digits = group + digits
        start = first
    plain = "".join([str(unicodedata.digit(digit, 0)) for digit in digits])
    return sound_of_number(plain)


def upper_number(core: str, start: int, lower_number: str) -> str:
    """Return the upper number of a proper fraction whose lower one begins at ``start``, or ""."""
    first = start - 1
    while first and core[first - 1].isdecimal():
        first -= 1
    upper = core[first : start - 1]
    if not upper or len(upper) > 2 or len(lower_number) > 3 or "№" in core[:first][-2:]:
        return ""
    return upper if 0 < int(upper) < int(lower_number) else ""


def _inflect_word(core: str, case: str, kind: str | None) -> str:
    """Put the ending on the last word of a text that ends in a letter."""
    start = word_start(core, len(core))
    word = core[start:]
    lower = word.lower()
    before = core[:start]
    if not before and kind in (None, "pronoun") and lower in PRONOUNS and case in _PRONOUN_CASES:
        form = PRONOUNS[lower][_PRONOUN_CASES.index(case)]
        return form if word.islower() else form[0].upper() + form[1:]
    if lower[-1] not in CYRILLIC:
        return f"{core}-{_short_ending(sound_of_latin(lower), case)}"
    if is_abbreviation(word, kind, core):
        return f"{core}-{_short_ending(sound_of_abbreviation(lower), case)}"
    if before and lower in UNITS and before.rstrip()[-1:].isdecimal():
        return f"{core}-{_short_ending(sound_of(UNITS[lower]), case)}"
    if len(lower) < 3 and before[-1:] == "-" and before[-2:-1].isdecimal():
        is_possessive = lower in ("і", "ы", "сі", "сы")
    else:
        is_possessive = takes_possessive_row(word, lower, kind, before)
    if is_possessive:
        ending = POSSESSIVE[is_front(lower), case]
        stem = lower
    elif case in ("possessive3", "ordinal"):
        stem, ending = _derive(lower, case, is_lower=word[0].islower())
    else:
        is_lower = word[0].islower() or (len(word) > 1 and word.isupper())
        stem = _loan_stem(lower, case, kind, is_lower=is_lower)
        # In a proper name -су is су, water, and back: Жетісуға; in verbs it is not: түсуге.
        front = is_front(stem) and (is_lower or not lower.endswith("су"))
        ending = PLAIN[final_sound(stem), front, case]
    if word.isupper() and len(word) > 1:
        return before + (word if stem == lower else stem.upper()) + ending.upper()
    if stem == lower:
        return core + ending
    return before + (stem if word[0].islower() else word[0] + stem[1:]) + ending


def _derive(lower: str, case: str, *, is_lower: bool) -> tuple[str, str]:
    """Return stem and ending of a possessive (-і, -сі) or of an ordinal (-інші) in words.

    Before the possessive vowel к, қ, п after a vowel are voiced (құқық - құқығы), a few stems drop
    their own narrow vowel (халық - халқы), and ь is not written (автомобиль - автомобилі).
    """
    stem = lower
    if case == "ordinal":
        stem = _ORDINAL_STEMS.get(lower, lower)
    elif lower in _ELIDING:
        stem = lower[:-2] + lower[-1]
    elif len(lower) > 1 and lower[-2] in _VOWELS and lower[-1] in _LENITION:
        stem = lower[:-1] + _LENITION[lower[-1]]
    elif len(lower) > 2:
        stem = lower.rstrip("ьъ") or lower
        two = stem[-2:]
        if two in ("ск", "кт"):
            stem += "і"
        elif is_lower and (two == "зд" or _is_doubled(stem)):
            stem = stem[:-1]
    front = is_front(stem if stem[-1] == "і" else lower)
    return stem, PLAIN[final_sound(stem), front, case]


def _is_doubled(word: str) -> bool:
    """Tell whether a word ends in a vowel and a doubled consonant (класс, металл)."""
    return len(word) > 2 and word[-1] == word[-2] not in _VOWELS and word[-3] in _VOWELS


def _loan_stem(lower: str, case: str, kind: str | None, *, is_lower: bool) -> str:
    """Return the stem to which a loan adds its endings (rules of spelling for loans).

    -кт and -ск take і first (актіге, Минскіде), a doubled consonant is written once (металға), д of
    -зд is not written (съезге), and т of -ст not repeated before т (туристің). Personal names are
    never changed.
    """
    if kind in PERSONS or len(lower) < 3:
        return lower
    two = lower[-2:]
    if two == "ск" or (two == "кт" and is_lower):
        return lower + "і"
    if not is_lower:
        return lower
    if two == "ст" and len(lower) > 3 and case not in ("dative", "instrumental"):
        return lower[:-1]
    return lower[:-1] if two == "зд" or _is_doubled(lower) else lower
