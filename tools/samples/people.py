"""Invented persons: every patronymic is «Үлгіұлы» or «Үлгіқызы», every ЖСН is nobody's."""

from __future__ import annotations

from app.domain.answers import Record
from tools.samples.numbers import iin_of

MEN = (
    "Ахметов Нұрлан",
    "Әбдіраманов Бауыржан",
    "Байжанов Ерлан",
    "Бекмұратов Қайрат",
    "Дүйсенов Асқар",
    "Ермеков Дәурен",
    "Есімов Марат",
    "Жақсылықов Болат",
    "Жұмабаев Талғат",
    "Исабеков Серік",
    "Кенжебаев Рүстем",
    "Қалдыбеков Жандос",
    "Қасымов Азамат",
    "Құлманов Мұрат",
    "Мамытов Самат",
    "Мырзахметов Абай",
    "Нұрғожаев Ғалым",
    "Оразбаев Дархан",
    "Өмірзақов Бақыт",
    "Рахымжанов Тілеу",
    "Сатыбалдиев Олжас",
    "Сейітов Қанат",
    "Тәжібаев Нұржан",
    "Тілендиев Асан",
    "Төлегенов Ержан",
    "Уәлиев Бекзат",
    "Ыбыраев Мейрам",
    "Шәріпов Ілияс",
)
WOMEN = (
    "Ахметова Гүлнар",
    "Әлімбекова Айгүл",
    "Байсейітова Сәуле",
    "Бекова Айжан",
    "Досанова Динара",
    "Ережепова Жанар",
    "Жолдасова Әсем",
    "Ибрагимова Мәншүк",
    "Кәрімова Ләззат",
    "Қожахметова Бибігүл",
    "Құрманова Назгүл",
    "Мұсабекова Әлия",
    "Нысанбаева Перизат",
    "Омарова Гүлсім",
    "Өтепова Раушан",
    "Сағынбаева Меруерт",
    "Смағұлова Индира",
    "Тұрсынова Зәуре",
    "Үсенова Камшат",
    "Һасенова Шынар",
    "Шаймерденова Толқын",
    "Ысқақова Нұргүл",
)

STREETS = ("Абай", "Жамбыл", "Төле би", "Қажымұқан", "Наурыз", "Бейбітшілік", "Достық")


def full_names(turn: int, men: int, women: int) -> list[tuple[str, bool]]:
    """Return so many names with whether each is a woman's, in the order of their registration.

    ``turn`` gives the surnames other given names, so that two cooperatives share no person.
    """
    names = []
    for pool, count, woman in ((MEN, men, False), (WOMEN, women, True)):
        for index, name in enumerate(pool[:count]):
            given = pool[(index + turn) % len(pool)].split()[1]
            names.append((f"{name.split()[0]} {given}", woman))
    first = names[0][0]
    names.sort(key=lambda pair: (pair[0] != first, sum(map(ord, pair[0])) % 97))
    return names


def founders(
    names: list[tuple[str, bool]], village: str, *, area: int, prefix: str = "f"
) -> tuple[Record, ...]:
    """Return founders who were present, signed, and live in a village; ``area`` sets them apart."""
    rows = []
    for index, (name, woman) in enumerate(names, start=1):
        surname, given = name.split()
        values = {
            "kind": "natural",
            "surname": surname,
            "given_name": given,
            "patronymic": "Үлгіқызы" if woman else "Үлгіұлы",
            "iin": iin_of(area * 1000 + index, woman=woman),
            "residence": f"{village}, {STREETS[index % 7]} көшесі, {index}-үй",
            "phone": f"+7 (700) 000-{area:02d}-{index:02d}",
            "attendance": "present",
            "membership": "full",
            "share_form": "money",
            "signed": "1",
            "compared": "1",
            "book_number": str(index),
        }
        rows.append(Record(f"{prefix}{index:02d}", values))
    return tuple(rows)


def changed(people: tuple[Record, ...], more: dict[int, dict[str, str]]) -> tuple[Record, ...]:
    """Return the founders with other answers for those of some places (from 1)."""
    return tuple(
        Record(person.id, {**person.values, **more.get(place, {})})
        for place, person in enumerate(people, start=1)
    )
