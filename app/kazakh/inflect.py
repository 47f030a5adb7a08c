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
    DOTTED,
    SIGNS,
    UNITS,
    Sound,
    sound_of,
    sound_of_abbreviation,
    sound_of_latin,
    sound_of_number,
)

_CASES = frozenset(case for _, _, case in PLAIN)
_PRONOUN_CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_CYRILLIC = frozenset("абвгғдежзийкқлмнңопрстуұүфхһцчшщъыіьэюяёәө")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_CLOSING_QUOTES = frozenset('»”“"')
_SPACES = frozenset(" \u00a0\u202f\u2009")
_BRACKET_REACH = 500
_DOTTED_REACH = 6
_LENITION = {"к": "г", "қ": "ғ", "п": "б"}
_ELIDING = ("халық", "орын", "мойын", "ауыз", "мұрын", "ерік", "көрік", "құлық", "бөрік")
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
        return _inflect_number(text, case)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    end = _core_end(text)
    if end == 0:
        return text
    core, tail = text[:end], text[end:]
    last = core[-1]
    if last.isalpha():
        return _inflect_word(core, case, kind) + tail
    if last.isdecimal():
        return _inflect_number(core, case) + tail
    if last in _CLOSING_QUOTES:
        return f"{core}-{_ending_after_quote(core, case)}{tail}"
    if last in SIGNS:
        sound = sound_of(SIGNS[last])
    else:
        sound = _sound_of_dotted(core)
    return f"{core}-{_short_ending(sound, case)}{tail}"


def _core_end(text: str) -> int:
    """Return where the inflected part ends: before closing punctuation and bracketed remarks."""
    end = len(text)
    while end:
        char = text[end - 1]
        if char.isalpha() or char.isdecimal() or char in SIGNS:
            return end
        if char in _BRACKETS:
            start = _bracket_start(text, end)
            if start and any(c.isalnum() for c in text[max(0, start - _BRACKET_REACH) : start]):
                end = start
                continue
        elif char in _CLOSING_QUOTES:
            if any(c.isalnum() for c in text[max(0, end - _BRACKET_REACH) : end]):
                return end
        elif char == "." and _is_dotted(text, end):
            return end
        end -= 1
    return 0


def _bracket_start(text: str, end: int) -> int:
    """Return the index of the bracket that the one before ``end`` closes; 0 when there is none."""
    closing = text[end - 1]
    opening = _BRACKETS[closing]
    depth = 0
    for index in range(end - 1, max(-1, end - _BRACKET_REACH), -1):
        if text[index] == closing:
            depth += 1
        elif text[index] == opening:
            depth -= 1
            if depth == 0:
                return index
    return 0


def _dotted_token(text: str, end: int) -> str:
    """Return the letters and full stops before ``end``, a few at most."""
    start = end
    while start and end - start <= _DOTTED_REACH:
        char = text[start - 1]
        if char != "." and not char.isalpha():
            break
        start -= 1
    return text[start:end]


def _is_dotted(text: str, end: int) -> bool:
    """Tell whether the full stop before ``end`` belongs to a short form or to initials (Н.С.)."""
    token = _dotted_token(text, end)
    if token in DOTTED:
        return True
    is_initial = len(token) > 1 and token[-2].isupper() and (len(token) == 2 or token[-3] == ".")
    return is_initial and len(token) < end


def _sound_of_dotted(core: str) -> Sound:
    """Return the sound of a short form with its full stop, or of initials after a surname."""
    token = _dotted_token(core, len(core))
    if token in DOTTED:
        return sound_of(DOTTED[token])
    letter = core[-2].lower()
    return sound_of_abbreviation(letter) if letter in _CYRILLIC else sound_of_latin(letter)


def _ending_after_quote(core: str, case: str) -> str:
    """Return the ending of a quoted name, which itself stays letter for letter as registered."""
    end = len(core)
    while not core[end - 1].isalnum():
        end -= 1
    if not core[end - 1].isalpha():
        digits = core[end - 1] if core[end - 1].isdecimal() else "0"
        return _short_ending(sound_of_number(digits), case)
    start = _word_start(core, end)
    word = core[start:end]
    lower = word.lower()
    if lower[-1] not in _CYRILLIC:
        return _short_ending(sound_of_latin(lower), case)
    if is_abbreviation(word, None, core[:end]):
        return _short_ending(sound_of_abbreviation(lower), case)
    is_phrase = any(char.isspace() for char in core[:start])
    if takes_possessive_row(word, lower, None, is_phrase=is_phrase):
        return POSSESSIVE[is_front(lower), case]
    return _short_ending(sound_of(lower), case)


def _word_start(text: str, end: int) -> int:
    """Return the index of the first letter of the word that ends before ``end``."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return start


def _short_ending(sound: Sound, case: str) -> str:
    """Return the ending written after a hyphen; of an ordinal only -ші, -шы is written."""
    if case == "ordinal":
        return "ші" if sound[1] else "шы"
    return PLAIN[sound[0], sound[1], case]


def _inflect_number(core: str, case: str) -> str:
    """Put an ending after digits, as the number is read: 7-нің, 2026-ға, 27 600 000-ға."""
    start = len(core)
    while start and core[start - 1].isdecimal():
        start -= 1
    digits = core[start:]
    while start > 1 and len(digits) % 3 == 0 and core[start - 1] in _SPACES:
        first = start - 1
        while first and core[first - 1].isdecimal():
            first -= 1
        group = core[first : start - 1]
        if not 0 < len(group) <= 3:
            break
        digits = group + digits
        start = first
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    return f"{core}-{_short_ending(sound_of_number(plain), case)}"


def _inflect_word(core: str, case: str, kind: str | None) -> str:
    """Put the ending on the last word of a text that ends in a letter."""
    start = _word_start(core, len(core))
    word = core[start:]
    lower = word.lower()
    before = core[:start]
    if not before and kind in (None, "pronoun") and lower in PRONOUNS and case in _PRONOUN_CASES:
        form = PRONOUNS[lower][_PRONOUN_CASES.index(case)]
        return form if word.islower() else form[0].upper() + form[1:]
    if lower[-1] not in _CYRILLIC:
        return f"{core}-{_short_ending(sound_of_latin(lower), case)}"
    if is_abbreviation(word, kind, core):
        return f"{core}-{_short_ending(sound_of_abbreviation(lower), case)}"
    if before and lower in UNITS and before.rstrip()[-1:].isdecimal():
        return f"{core}-{_short_ending(sound_of(UNITS[lower]), case)}"
    if len(lower) < 3 and before[-1:] == "-" and before[-2:-1].isdecimal():
        is_possessive = lower in ("і", "ы", "сі", "сы")
    else:
        is_phrase = bool(before) and not before.isspace() and before[-1] != "-"
        is_possessive = takes_possessive_row(word, lower, kind, is_phrase=is_phrase)
    if is_possessive:
        ending = POSSESSIVE[is_front(lower), case]
        stem = lower
    elif case in ("possessive3", "ordinal"):
        stem, ending = _derive(lower, case)
    else:
        is_lower = word[0].islower()
        stem = _loan_stem(lower, case, kind, is_lower=is_lower)
        # In a proper name -су is су, water, and back: Жетісуға; in verbs it is not: түсуге.
        front = is_front(stem) and (is_lower or not lower.endswith("су"))
        ending = PLAIN[final_sound(stem), front, case]
    if word.isupper() and len(word) > 1:
        return before + (word if stem == lower else stem.upper()) + ending.upper()
    if stem == lower:
        return core + ending
    return before + (stem if word[0].islower() else word[0] + stem[1:]) + ending


def _derive(lower: str, case: str) -> tuple[str, str]:
    """Return stem and ending of a possessive (-і, -сі) or of an ordinal (-інші) in words.

    Before the possessive vowel к, қ, п after a vowel are voiced (құқық - құқығы), and a few stems
    drop their own narrow vowel (халық - халқы).
    """
    stem = lower
    if case == "ordinal":
        stem = _ORDINAL_STEMS.get(lower, lower)
    elif lower.endswith(_ELIDING):
        stem = lower[:-2] + lower[-1]
    elif len(lower) > 1 and lower[-2] in _VOWELS and lower[-1] in _LENITION:
        stem = lower[:-1] + _LENITION[lower[-1]]
    return stem, PLAIN[final_sound(stem), is_front(lower), case]


def _loan_stem(lower: str, case: str, kind: str | None, *, is_lower: bool) -> str:
    """Return the stem to which a loan adds its endings (rules of spelling for loans).

    -кт and -ск take і first (актіге, Минскіде), a doubled consonant is written once (металға), and
    т of -ст is not repeated before т (туристің). Personal names are never changed.
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
    if two[0] == two[1] and two[0] not in _VOWELS and lower[-3] in _VOWELS:
        return lower[:-1]
    return lower
