"""How a Kazakh text may be spelled in Russian: names letter by letter, places with their words.

Everything here is an offer for a person to confirm or correct.
"""

from __future__ import annotations

import re

from app.russian.transliteration import transliterate

_ADJECTIVES = (
    (re.compile(r"^(.+) (?:ауылдық округі?|а\.\s?о\.?|а/о)$"), "{} сельский округ", "ский"),
    (re.compile(r"^(.+) кенттік округі$"), "{} поселковый округ", "ский"),
    (re.compile(r"^(.+) ауданы$"), "{} район", "ский"),
    (re.compile(r"^(.+) облысы$"), "{} область", "ская"),
    (re.compile(r"^(.+) ауылдық округінің әкімі$"), "аким {} сельского округа", "ского"),
    (re.compile(r"^(.+) ауданының әкімі$"), "аким {} района", "ского"),
)
"""Places that Russian calls by an adjective: the Kazakh turn, the Russian one, its ending."""

_PLACES = (
    (re.compile(r"^(.+) ауылының әкімі$"), "аким села {}"),
    (re.compile(r"^(.+) қаласы$"), "город {}"),
    (re.compile(r"^(.+) ауылы$"), "село {}"),
    (re.compile(r"^(.+) кенті$"), "поселок {}"),
    (re.compile(r"^(.+) көшесі$"), "улица {}"),
    (re.compile(r"^(.+) даңғылы$"), "проспект {}"),
    (re.compile(r"^(.+) тұйық көшесі$"), "переулок {}"),
    (re.compile(r"^(.+) шағын ауданы$"), "микрорайон {}"),
    (re.compile(r"^(.+) орамы$"), "квартал {}"),
    (re.compile(r"^(\d+[а-яё]?)-үй$", re.IGNORECASE), "дом {}"),
    (re.compile(r"^(\d+[а-яё]?)-пәтер$", re.IGNORECASE), "квартира {}"),
    (re.compile(r"^(\d+[а-яё]?)-кабинет$", re.IGNORECASE), "кабинет {}"),
    (re.compile(r"^(.+) шаруа қожалығы$"), "крестьянское хозяйство {}"),
    (re.compile(r"^(.+) жауапкершілігі шектеулі серіктестігі$"), "ТОО {}"),
    (re.compile(r"^(.+) ЖШС$"), "ТОО {}"),
)
"""A Kazakh place with its word, and its Russian turn."""

_STREETS = {
    "Абай": "Абая",
    "Жамбыл": "Жамбыла",
    "Сәтбаев": "Сатпаева",
    "Қажымұқан": "Кажымукана",
    "Амангелді": "Амангельды",
    "Қонаев": "Кунаева",
    "Әуезов": "Ауэзова",
    "Мәметова": "Маметовой",
    "Молдағұлова": "Молдагуловой",
    "Момышұлы": "Момышулы",
    "Уәлиханов": "Уалиханова",
    "Сейфуллин": "Сейфуллина",
    "Гагарин": "Гагарина",
    "Мичурин": "Мичурина",
}
"""Names of people that many streets bear, in the genitive as Russian wants them."""

_PHRASES = {
    "мәдениет үйі": "Дом культуры",
    "ауылдық мәдениет үйі": "сельский Дом культуры",
    "ауылдық клуб": "сельский клуб",
    "ауыл клубы": "сельский клуб",
    "орта мектеп": "средняя школа",
    "мектеп": "школа",
    "әкімдік ғимараты": "здание акимата",
    "округ әкімдігінің ғимараты": "здание аппарата акима сельского округа",
    "мәжіліс залы": "зал заседаний",
    "кітапхана": "библиотека",
    "жарғы": "устав",
    "сенімхат": "доверенность",
    "бұйрық": "приказ",
    "ауылдық округ әкімі": "аким сельского округа",
    "ауылдық округтің әкімі": "аким сельского округа",
    "округ әкімі": "аким округа",
    "ауыл әкімі": "аким села",
    "нотариус": "нотариус",
}
"""Whole phrases that stand for themselves."""


_OF_PEOPLE = frozenset({"улица {}", "проспект {}", "переулок {}"})
_IN_NAMES = frozenset({"би", "хан", "ата", "ана", "батыр", "ұлы", "қызы"})
"""Words with a small letter that belong to a name: Төле би, Әйтеке би."""


def offer(text: str, *, prose: bool = False) -> str:
    """Return the Russian spelling to offer for a Kazakh text.

    ``prose`` is for sentences: they are translated by a person, so nothing is offered unless the
    text holds no Kazakh at all.
    """
    text = text.strip()
    if prose:
        return "" if any(letter.isalpha() for letter in text) else text
    parts = [_part(part.strip()) for part in text.split(",")]
    return ", ".join(parts) if all(parts) else ""


def offer_okrug(name: str) -> str:
    """Return what to offer for a rural okrug: «Мичурин» gives «Мичуринский сельский округ»."""
    name = name.strip()
    has_word = bool(re.search(r"(округі?|ауылы|кенті|қаласы|а\.\s?о\.?|а/о)$", name))
    return offer(name if has_word else f"{name} ауылдық округі")


def _adjective(name: str, ending: str) -> str:
    """Return a place's name as an adjective: Мичуринский, Састобинский, Абайский."""
    spelled = transliterate(name)
    if spelled.endswith(("а", "я", "е", "о", "ы", "и")) and len(spelled) > 2:
        return f"{spelled[:-1]}ин{ending}"
    return spelled + ending


def _part(part: str) -> str:
    known = _PHRASES.get(part.lower())
    if known:
        return known[:1].upper() + known[1:] if part[:1].isupper() else known
    for pattern, turn, ending in _ADJECTIVES:
        found = pattern.match(part)
        if found:
            return turn.format(_adjective(found[1], ending))
    for pattern, turn in _PLACES:
        found = pattern.match(part)
        if found:
            inner = _STREETS.get(found[1]) if turn in _OF_PEOPLE else None
            inner = inner or _part(found[1])
            return turn.format(inner) if inner else ""
    return transliterate(part) if _is_name(part) else ""


def _is_name(part: str) -> bool:
    """Whether every word is a name or a number: other words are translated, not spelled."""
    words = [word for word in re.findall(r"[^\W\d_]+", part) if len(word) > 1]
    return all(word[0].isupper() or word.lower() in _IN_NAMES for word in words)
