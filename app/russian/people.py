"""Names of people in Russian: whose they are, which word is which, how each declines.

What never declines: -улы, -кызы, -оглы, -гызы (also written apart), names in a vowel other than
а and я, women's names in a consonant, surnames in -ых and -ко, a word with Kazakh letters,
initials. The forms of the rest are those of :mod:`app.russian.name_rules`, but for what names of
Kazakhstan need; ``docs/russian.md`` lists it.
"""

from __future__ import annotations

import re
from typing import Literal

from app.russian.letters import has_kazakh, like, without_yo
from app.russian.name_rules import Part, Sex, by_table

_SON = re.compile(r"(ұлы|улы|угли|оглы|оглу)$", re.IGNORECASE)
_DAUGHTER = re.compile(r"(қызы|кызы|гызы|кизи)$", re.IGNORECASE)
_MALE_PATRONYMIC = re.compile(r"(ұлы|улы|угли|оглы|оглу|ович|евич|ич)$", re.IGNORECASE)
_FEMALE_PATRONYMIC = re.compile(r"(қызы|кызы|гызы|кизи|овна|евна|ична|инична)$", re.IGNORECASE)
_APART = frozenset({"ұлы", "улы", "угли", "оглы", "оглу", "қызы", "кызы", "гызы", "кизи"})
_MALE_SURNAME = re.compile(r"([оеё]в|[сц]кий|[сц]кой|цын)$")
_FEMALE_SURNAME = re.compile(r"([оеё]ва|[сц]кая|цына)$")
_IN = re.compile(r"[аеёиоуыэюя].*ина?$")
"""A surname such as «Мичурин»: one syllable («Шин») and names («Нуритдин») are none."""
_NAME_IN_DIN = re.compile(r"[тд]дина?$")
_INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.-?){1,3}$")
_VOWELS = "аеёиоуыэюя"
_NEVER = "еёиоуыэюһ"
_HISSING = "жшчщц"
_RUSSIAN_IA = re.compile(
    r"(мария|анастасия|наталия|лидия|юлия|евгения|виктория|ксения|софия|валерия|лилия|антония"
    r"|эмилия|амалия|аделия|розалия|корнелия|клавдия|таисия|аграфения|пелагия|ефросиния|глафирия|стефания|цецилия|аврелия"
    r"|[аио]ниния|севастия|еремия|захария|анания|иеремия)$"
)
"""Names in an unstressed -ия: «Марии». Kazakh ones bear the stress there: «Алие»."""
_UNSTRESSED_SHA = re.compile(r"(наташа|даша|маша|глаша|паша|саша|миша|гоша|яша|гриша|юша|еша)$")
_STRESSED_ICH = frozenset({"ильич", "лукич", "фомич", "кузьмич"})
_NO_SURNAMES = frozenset({"кул", "аль", "эль", "мелик", "шах", "сан", "де", "фон", "бек"})
"""First parts that are no surname of their own: Кул-Мухаммед (the table knows Тер-, Бонч-…)."""


def is_initial(word: str) -> bool:
    """Whether a word is a person's initial or several: «Н.», «Н.С.», «Дж.»."""
    return bool(_INITIAL.match(word)) and word[:1].isupper()


def is_patronymic(word: str) -> bool:
    """Whether a word ends as patronymics do, the Kazakh ones too."""
    return bool(_MALE_PATRONYMIC.search(word) or _FEMALE_PATRONYMIC.search(word))


def looks_like_person(text: str) -> bool:
    """Whether a text has the shape of a name: surname with initials, or three words or four."""
    words = text.split()
    if not words or not all(word[:1].isupper() or word in _APART for word in words):
        return False
    plain = [word for word in words if not is_initial(word)]
    if len(plain) < len(words):
        return len(plain) == 1 and len(words) <= 3 and plain[0][0].isalpha()
    return len(words) in (3, 4) and any(map(is_patronymic, words[1:]))


def sex_of(name: str) -> Literal["male", "female", ""]:
    """Return whose name it is by patronymic or surname («Ахметов», «Серікқызы»), or nothing."""
    words = [word for word in name.split() if not is_initial(word)]
    for word in words[2:] or words[1:2]:
        sex = _sex_of_patronymic(word)
        if sex and len(words) > 2:
            return sex
    if len(words) > 2 and _sex_of_patronymic(words[1]):
        return _sex_of_patronymic(words[1])
    for word in words[:1] if len(words) > 2 else words[:2]:
        sex = _sex_of_surname(word.lower())
        if sex:
            return sex
    return ""


def told_by_patronymic(name: str) -> Literal["male", "female", ""]:
    """Return whose name it is by a patronymic, the surest sign, or nothing."""
    words = [word for word in name.split() if not is_initial(word)]
    found = [_sex_of_patronymic(word) for word in words[1:]] if len(words) > 2 else []
    return next((sex for sex in reversed(found) if sex), "")


def _sex_of_patronymic(word: str) -> Literal["male", "female", ""]:
    if _FEMALE_PATRONYMIC.search(word):
        return "female"
    return "male" if _MALE_PATRONYMIC.search(word) else ""


def _sex_of_surname(word: str) -> Literal["male", "female", ""]:
    if has_kazakh(word) and not (_SON.search(word) or _DAUGHTER.search(word)):
        # «Сәтбаев» is told by its Russian ending as well.
        word = re.sub(r"[әғқңөұүһі]", "а", word)
    if _DAUGHTER.search(word) or _FEMALE_SURNAME.search(word):
        return "female"
    if _SON.search(word) or _MALE_SURNAME.search(word):
        return "male"
    if _IN.search(word) and not _NAME_IN_DIN.search(word):
        return "female" if word.endswith("а") else "male"
    return ""


# -- forms -------------------------------------------------------------------------------------


def decline_person(text: str, case: str, sex: Sex) -> str:
    """Return a person's name in a case other than the nominative; all spaces stay."""
    words = re.split(r"(\s+)", text)
    plain = [index for index, word in enumerate(words) if word.strip() and not is_initial(word)]
    parts = _parts([words[index] for index in plain])
    for index, part in zip(plain, parts, strict=True):
        if part:
            words[index] = _joined(words[index], part, case, sex)
    return "".join(words)


def _parts(words: list[str]) -> list[Part | None]:
    """Return what each word of a name is; None for one that never declines."""
    count = len(words)
    last: list[Part | None] = ["lastname", "firstname"]
    if count < 2:
        return last[:count]
    if count == 2:
        given_first = not _sex_of_surname(words[0].lower()) and _sex_of_surname(words[1].lower())
        return ["firstname", "lastname"] if given_first else last
    for index, word in enumerate(words):
        if word.lower() in _APART and index:  # «Турсун оглы» stays as it is
            head = _parts(words[: index - 1])
            return [*head, *([None] * (count - len(head)))]
    if is_patronymic(words[1]) and not is_patronymic(words[2]):
        return ["firstname", "middlename", "lastname", *([None] * (count - 3))]
    return [*last, "middlename", *([None] * (count - 3))]


def _joined(word: str, part: Part, case: str, sex: Sex) -> str:
    """Return a word of a name, each side of a hyphen by itself."""
    sides = word.split("-")
    for index, side in enumerate(sides):
        first = index < len(sides) - 1
        if first and _first_stays(side.lower(), part, sex):
            continue
        sides[index] = _one(side, part, case, sex, first=first)
    return "-".join(sides)


def _first_stays(side: str, part: Part, sex: Sex) -> bool:
    """Whether the first side of a hyphen stays: «Касым-Жомарта», «Кул-Мухаммеда»."""
    return side in _NO_SURNAMES if part == "lastname" else part == "firstname" and sex == "male"


def _one(word: str, part: Part, case: str, sex: Sex, *, first: bool) -> str:
    lower = word.lower()
    if not lower or has_kazakh(word) or len(lower) != len(word) or not lower[-1].isalpha():
        return word
    if lower.endswith(tuple(_NEVER)):
        return word
    if lower == "пётр":
        word = without_yo(word)
        lower = word.lower()
    form = _by_rules(lower, part, case, sex, first=first)
    return like(word, form)


def _by_rules(word: str, part: Part, case: str, sex: Sex, *, first: bool) -> str:
    """Return a name of small letters: what Kazakhstan's names need, else by the table."""
    if word.endswith("ия") and case in ("dative", "prepositional") and part == "firstname":
        return word[:-1] + ("и" if _RUSSIAN_IA.search(word) else "е")
    if part == "firstname" and word.endswith(("ша", "жа")):
        endings = {"genitive": "и", "accusative": "у", "instrumental": _with_sh(word)}
        return word[:-1] + endings.get(case, "е")
    if sex == "female" and part == "lastname" and word[-1] not in "ая":
        return word
    if sex == "male" and part != "middlename":
        noun = _as_noun(word, part, case, first=first)
        if noun:
            return noun
    if part == "middlename" and word in _STRESSED_ICH and case == "instrumental":
        return word + "ом"
    return by_table(word, part, case, sex, first=first)


def _with_sh(word: str) -> str:
    """Return the ending of «Наташей», and of «Айшой», where the stress stands on it."""
    return "ей" if _UNSTRESSED_SHA.search(word) else "ой"


def _as_noun(word: str, part: Part, case: str, *, first: bool) -> str:
    """Return a man's name that declines as a plain noun, or nothing: the table knows better."""
    if part == "firstname":
        if word.endswith("ий"):
            return _soft(word[:-1], case, "и")
        if word == "петр":
            return _hard(word, case)
        return _hard(word, case) if word[-1] in _HISSING else ""
    short = sum(letter in _VOWELS for letter in word) <= 1
    if short and word.endswith("ой"):  # Цой, Чой: not «Толстой»
        return _soft(word[:-1], case, "е")
    if first or word[-1] in _VOWELS + "йьъ" or _MALE_SURNAME.search(word):
        return ""
    if word.endswith(("их", "ых")):
        return ""
    if not short and re.search(rf"[{_VOWELS}]ец$", word):  # Коломиец: Коломийца
        return _hard(f"{word[:-2]}йц", case)
    if short and word.endswith("ец") and case == "instrumental":  # Швец: Швецом
        return word + "ом"
    if _IN.search(word) and not _NAME_IN_DIN.search(word):
        return ""
    # Шин, Пак, Швец keep their one vowel; -ым is for Russian surnames only.
    return _hard(word, case) if short or word.endswith(("н", "в")) else ""


def _hard(word: str, case: str) -> str:
    endings = {"genitive": "а", "dative": "у", "accusative": "а", "prepositional": "е"}
    instrumental = "ем" if word[-1] in _HISSING else "ом"
    return word + endings.get(case, instrumental)


def _soft(stem: str, case: str, prepositional: str) -> str:
    endings = {"genitive": "я", "dative": "ю", "accusative": "я", "instrumental": "ем"}
    return stem + endings.get(case, prepositional)
