"""Inserted values that end in every class of sound, and what may follow such a value in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.kazakh import CASES, Case, inflect

OPEN, CLOSE = "⟦", "⟧"
"""Stand around every inserted value in a text made by ``marked``."""

NAMES = (
    ("Ахметов", "Нұрлан", "Серікұлы"),
    ("Тілендиева", "Гүлнар", "Болатқызы"),
    ("Мичурин", "Игорь", ""),
    ("Ли", "Сергей", "Андреевич"),
    ("Цой", "Наталья", "Ивановна"),
    ("Шмидт", "Ирма", ""),
    ("Саркисян", "Ашот", ""),
    ("Лысенко", "Олег", ""),
    ("Шеварднадзе", "Нино", ""),
    ("Елеу", "Әсем", ""),
    ("Қожа", "Алмас", ""),
    ("Тоқтар", "Бақыт", ""),
    ("Smith", "John", ""),
    ("Есқали", "Мұқағали", ""),
    ("Ковальская", "Юлия", ""),
    ("Новак", "Ян", ""),
    ("Черных", "Любовь", ""),
    ("Тен", "Роза", ""),
    ("Төлеген", "Әлі", ""),
    ("Сұлтан", "Айсұлу", ""),
    ("Өмір", "Шыңғыс", ""),
    ("Сергеев", "Ораз", ""),
    ("Мамай", "Ең", ""),
    ("Құдыс", "Зылиха", "Ғабдоллақызы"),
)
"""Persons: every vowel, front and back; voiceless, voiced, nasal, liquid; и, у, ь, я; -ұлы, -қызы,
-ов, -ев, -ин, -ич, -вна; Russian, Korean, German, Armenian, Georgian, Latin."""

BODIES = (
    "Ауыл шаруашылығы басқармасы",
    "Шымкент қаласының АШБ",
    "Ауыл шаруашылығы бөлімі",
    "Аграрлық департамент",
    "Agro Department",
    "Басқарма № 5",
    "«Агро» орталығы",
    "«Береке»",
    "ауыл агенттігі",
    "институт",
    "кеңес",
    "орган",
    "қор",
    "сектор",
    "мекеме",
    "бюро",
    "Жер басқармасы (АШБ)",
    "Нұр ЖШС",
    "акционерлік қоғам",
    "филиал",
    "лизинг",
    "Төле би",
    "автомобиль",
    "одақ",
)
"""Bodies: izafet, abbreviation, plain nouns of every final sound, quotes, digits, Latin."""

OWN_NAMES = (
    "Майтөбе Сүт",
    "Ақ бұлақ",
    "Береке-2026",
    "Agro KZ",
    "АШБ",
    "Жетісу",
    "Өрлеу",
    "Дән",
    "Еңбек",
    "Алға",
    "Іле",
    "Көкше-5",
    "Төле би",
    "Арай",
    "Сеңгір",
    "ОРДА",
    "Шаңырақ",
    "Тұз",
    "Бөрте ЖШС",
    "Қазына 10",
    "Мүшел",
    "Ырыс",
    "Гүлдер",
    "Автомобиль",
)
"""Own names of cooperatives."""

NUMBERS = ("1", "2", "3", "6", "9", "10", "20", "30", "40", "50", "100", "12-7/345")
"""Numbers of papers: read in every harmony and with every final sound."""

GOVERNED: dict[str, Case] = {
    **dict.fromkeys(("дейін", "қарай", "сәйкес", "қатысты", "байланысты", "қарамастан"), "dative"),
    **dict.fromkeys(
        ("бастап", "кейін", "бұрын", "басқа", "артық", "астам", "кем", "кешіктірмей", "асатын"),
        "ablative",
    ),
    "бірге": "instrumental",
    **dict.fromkeys(("атынан", "тарапынан", "атына", "арасында", "құрамында"), "genitive"),
}
"""Words that ask for a case before them."""

UNGOVERNED = frozenset({"үшін", "туралы", "бойынша", "арқылы", "ретінде", "болып", "деген"})
"""Words after which a value stays in the nominative."""

COUNTED = ("тармағ", "тармақ", "бап", "баб", "қосымша", "мәселе", "жол", "нұсқа", "үй", "мүлік")
"""Nouns that a number takes with a hyphen and no ending of its own: 7-тармағында, 2-қосымша."""

_ENDINGS: dict[Case, re.Pattern[str]] = {
    "genitive": re.compile(r"[ндт][ыі][ң]$"),
    "dative": re.compile(r"(?:[ғгқкн]?[ае])$"),
    "ablative": re.compile(r"[ндт][ае]н$"),
    "instrumental": re.compile(r"[мбп]ен$"),
}
_NUMERAL = re.compile(r"[0-9][.,]?$")
_MONTH = re.compile(r"жылғы [0-9]{1,2} (\w+)")
_SHORT = re.compile(r"(?<![\w/.-])([0-9]+)-([а-яәғқңөұүһі]+)", re.IGNORECASE)
_COUNTED_PLURAL = re.compile(
    r"(?<!жылғы )\b[0-9]+(?: \([а-яәғқңөұүһі ]+\))? (\w+[лдт][ае]р(?:[ыі]\w*)?)\b"
)
_MONTH_STEMS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()  # noqa: SIM905 - a list of months
)


@dataclass(frozen=True)
class Inserted:
    """A value in a text, and the text that follows it on its line."""

    value: str
    after: str


def inserted(text: str) -> Iterator[Inserted]:
    """Give every marked value of a text."""
    for line in text.splitlines():
        for found in re.finditer(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}", line):
            after = line[found.end() :].replace(OPEN, "").replace(CLOSE, "")
            yield Inserted(found[1], after)


def fault_after(one: Inserted) -> str:
    """Return what is wrong with the text that follows a value; "" when nothing is."""
    value, after = one.value, one.after
    if after[:1].isalpha() or after[:1].isdigit():
        is_until = value.endswith("дейін") and re.match(r"гі\b", after)
        return "" if is_until else "letters stand right on the value"
    if re.match(r"-\w", after):
        is_counted = _NUMERAL.search(value) and after[1:].startswith(COUNTED)
        return "" if is_counted else "an ending of the wording's own after a hyphen"
    if re.match(r'[»”"]-?\w', after):
        return "an ending of the wording's own after a quotation mark"
    governor = re.match(r"[»”\"]? (\w+)", after)
    case = GOVERNED.get(governor[1]) if governor else None
    inflected = re.sub(r" \([^)]*\)$", "", value)
    is_blank = not value.strip("_")
    if not governor or not case or is_blank or _ENDINGS[case].search(inflected):
        return ""
    return f"«{governor[1]}» wants the {case}"


def faults_in(text: str) -> list[str]:
    """Return the slips of numbers and months in a printed text without marks."""
    found = [f"{n}-{tail}" for n, tail in _SHORT.findall(text) if not _is_right_tail(n, tail)]
    for month in _MONTH.findall(text):
        forms = {inflect(stem, case, "month") for stem in _MONTH_STEMS for case in CASES}
        forms |= {on + ("ғы" if on[-1] == "а" else "гі") for on in forms if on[-2:] in _ON}
        if month not in forms:
            found.append(month)
    nouns = _COUNTED_PLURAL.findall(text)
    found += [f"plural after a number: {noun}" for noun in nouns if noun not in _MONTH_STEMS]
    return found


_ON = ("да", "де", "та", "те")


def _is_right_tail(number: str, tail: str) -> bool:
    """Tell whether «7-сі», «3-ші», «2026-ға» has the ending of the number as it is read."""
    if tail.lower().startswith(COUNTED):
        return True
    forms = {inflect(number, case) for case in (*CASES[1:], "ordinal", "possessive3")}
    return f"{number}-{tail}" in forms
