"""How a Kazakh text may be spelled in Russian: names letter by letter, places with their words.

Everything here is an offer for a person to confirm or correct. Sentences are never offered: what is
neither a name nor a known turn of words is left to him, rather than spelled letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.russian.declension import inflect
from app.russian.offer_words import (
    ADJECTIVES,
    FORMS,
    IN_NAMES,
    NUMBERED,
    OF_PEOPLE,
    OWNED,
    PEOPLE,
    PHRASES,
    PLACES,
)
from app.russian.people import sex_of
from app.russian.transliteration import transliterate

Known = Mapping[str, str]
"""Spellings that are known already, of whole texts or of parts of addresses."""

NOTHING: Known = MappingProxyType({})


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NUMBER = r"\d+(?:/\d+)?(?:-?[^\W\d_])?"
_NUMBERED = re.compile(rf"^(?:№\s?)?({_NUMBER})(?:\s?-\s?|\s+)({_either(NUMBERED)})$", re.I)
_WITH_NUMBER = re.compile(rf"^({_either(NUMBERED)})\s+(?:№\s?)?({_NUMBER})$", re.I)
_SCHOOL = re.compile(r"^(№\s?\d+)\s+(.+)$")
_STREET_HOUSE = re.compile(rf"^(.+ (?:көшесі|даңғылы))\s+({_NUMBER})$")
_OWNED = re.compile(rf"^(.+)(?:нің|ның|тің|тың|дің|дың)\s+({_either(OWNED)})$")
_NAMED_AFTER = re.compile(r"^(.+) атындағы (.+)$")
_ADJECTIVE = re.compile(rf"^(.+?)\s+({_either(kk for kk, _ru, _end in ADJECTIVES)})$")
_PLACE = re.compile(rf"^(.+?)\s+({_either(PLACES)})$")
_FORM_AFTER = re.compile(rf"^(.+?)\s+({_either(FORMS)})$")
_FORM_BEFORE = re.compile(rf"^({_either(FORMS)})\s+(.+)$")
_QUOTED = re.compile(r"""^(«[^«»]+»|"[^"]+"|“[^“”]+”|„[^„“]+“)$""")
_OKRUG_WORD = re.compile(r"(округ[іы]?|ауылы|кенті|қаласы|а\.\s?о\.?|а/о)$", re.I)
_RUSSIAN_VILLAGE = re.compile(r"^(.+(?:ов|ев|ин))(?:о|ка)$")
_TURNS = {kazakh: (turn, ending) for kazakh, turn, ending in ADJECTIVES}


def offer(text: str, *, prose: bool = False, known: Known = NOTHING) -> str:
    """Return the Russian spelling to offer for a Kazakh text; "" when there is none to offer.

    ``prose`` is for sentences: they are translated by a person, so nothing is offered unless the
    text holds no words at all. ``known`` holds official names and what was confirmed before: it
    goes before all rules, for the whole text, for its parts between commas, and inside turns
    («Түркістан облысының …»). No Kazakh letter is left in an offer, unless ``known`` has it.
    """
    text = " ".join(text.split())
    if prose:
        return "" if any(letter.isalpha() for letter in text) else text
    if text in known:
        return known[text]
    parts = [_part(part.strip(), known) for part in text.split(",")]
    return ", ".join(parts) if all(parts) else ""


def offer_okrug(name: str, known: Known = NOTHING) -> str:
    """Return what to offer for a rural okrug: «Мичурин» gives «Мичуринский сельский округ»."""
    name = " ".join(name.split())
    full = name if _OKRUG_WORD.search(name) else f"{name} ауылдық округі"
    return offer(full, known=known) if name else ""


def _part(part: str, known: Known) -> str:
    if part in known:
        return known[part]
    phrase = PHRASES.get(part.lower())
    if phrase:
        return phrase[:1].upper() + phrase[1:] if part[:1].isupper() else phrase
    made = _number(part) or _place(part, known) or _body(part, known)
    if made:
        return made
    return transliterate(part) if _is_name(part) or _QUOTED.match(part) else ""


def _number(part: str) -> str:
    """Return «дом 12», «средняя школа № 5»."""
    found = _NUMBERED.match(part)
    if found:
        return f"{NUMBERED[found[2].lower()]} {transliterate(found[1])}"
    found = _WITH_NUMBER.match(part)
    if found:
        return f"{NUMBERED[found[1].lower()]} {transliterate(found[2])}"
    found = _SCHOOL.match(part)
    if found and found[2].lower() in PHRASES:
        return f"{PHRASES[found[2].lower()]} {found[1]}"
    return ""


def _place(part: str, known: Known) -> str:
    """Return a place with its word, what bears a person's name, or what a place has."""
    found = _STREET_HOUSE.match(part)
    if found:
        return _both(_part(found[1], known), f", дом {transliterate(found[2])}")
    found = _OWNED.match(part)
    if found:
        place = _part(found[1], known)
        return _both(f"{OWNED[found[2]]} ", inflect(place, "genitive", "phrase"))
    found = _NAMED_AFTER.match(part)
    if found:
        what = PHRASES.get(found[2].lower(), "")
        return _both(f"{what} имени " if what else "", _genitive(found[1]))
    found = _PLACE.match(part)
    if found:
        word = PLACES[found[2]]
        name = _genitive(found[1]) if word in OF_PEOPLE else ""
        return _both(f"{word} ", name or _name(found[1]))
    found = _ADJECTIVE.match(part)
    if found and _is_name(found[1]):
        turn, ending = _TURNS[found[2]]
        if re.search(r"[\d\s]", found[1]):  # no adjective: «район Толе би»
            return f"{turn.removeprefix('{} ')} {transliterate(found[1])}"
        return turn.format(_adjective(found[1], ending))
    return ""


def _body(part: str, known: Known) -> str:
    """Return a body with its legal form: «ТОО «Аят»», «ИП Ахметов»."""
    found = _FORM_AFTER.match(part)
    if found:
        return _both(f"{FORMS[found[2]]} ", _part(found[1], known))
    found = _FORM_BEFORE.match(part)
    return _both(f"{FORMS[found[1]]} ", _part(found[2], known)) if found else ""


def _both(one: str, other: str) -> str:
    return one + other if one and other else ""


def _name(text: str) -> str:
    return transliterate(text) if _is_name(text) or _QUOTED.match(text) else ""


def _genitive(name: str) -> str:
    """Return a person's name in the genitive when it is sure, else nothing."""
    if name in PEOPLE:
        return PEOPLE[name]
    spelled = transliterate(name)
    return inflect(spelled, "genitive", "person") if _is_name(name) and sex_of(spelled) else ""


def _adjective(name: str, ending: str) -> str:
    """Return a place's name as an adjective: Мичуринский, Састобинский, Абайский."""
    spelled = transliterate(name)
    russian = _RUSSIAN_VILLAGE.match(spelled)
    if russian:  # Мичурино, Ванновка
        return russian[1] + ending
    if spelled.endswith(("а", "я", "е", "о", "ы", "и")) and len(spelled) > 2:
        return f"{spelled[:-1]}ин{ending}"
    return spelled + ending


def _is_name(part: str) -> bool:
    """Whether every word is a name or a number: other words are translated, not spelled."""
    words = [word for word in re.findall(r"[^\W\d_]+", part) if len(word) > 1]
    return all(word[0].isupper() or word.lower() in IN_NAMES for word in words)
