"""Made-up founders of the walk: right control digits, but births that no living person has."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.identifiers import control_digit


def iin(head: str, number: int) -> str:
    """Return an ЖСН: six digits, a seventh digit 1 (no living person), a running number."""
    for serial in range(number, 10_000, 100):
        eleven = f"{head}1{serial:04d}"
        digit = control_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
    raise ValueError(number)


@dataclass(frozen=True)
class Person:
    """One founder as the akim's notebook has him."""

    surname: str
    given: str
    patronymic: str
    iin: str
    residence: str
    phone: str = ""

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.surname} {self.given} {self.patronymic}".strip()


NOTEBOOK = (
    Person("Ахметов", "Нұрлан", "Серікұлы", iin("850101", 1), "Абай көшесі, 3", "87011234567"),
    Person("Өмірзақова", "Әсел", "Ғабитқызы", iin("790215", 2), "Абай көшесі, 5"),
    Person("Іскендіров", "Қуаныш", "", iin("910730", 3), "Жамбыл көшесі, 8"),
)
"""Typed by hand, one card each."""

SHEET = (
    Person("Қасымов", "Дәулет", "Маратұлы", iin("050203", 4), "Жамбыл көшесі, 1"),
    Person("Бекұлы", "Айдос", "Ерланұлы", iin("880412", 5), "Жамбыл көшесі, 2"),
    Person("Тілендиева", "Гүлнәр", "Болатқызы", iin("760918", 6), "Жамбыл көшесі, 3"),
    Person("Сейітжанов", "Ерлан", "Қанатұлы", iin("830625", 7), "Жамбыл көшесі, 4"),
    Person("Оспанова", "Шолпан", "Тұрарқызы", iin("900101", 8), "Жамбыл көшесі, 5"),
    Person("Ержанов", "Бауыржан", "Асанұлы", iin("870707", 9), "Жамбыл көшесі, 6"),
    Person("Жұмабаев", "Талғат", "Сәкенұлы", iin("930303", 10), "Жамбыл көшесі, 7"),
    Person("Нұрпейісова", "Айгүл", "Әділқызы", iin("810808", 11), "Жамбыл көшесі, 9"),
    Person("Мұқанов", "Сапар", "Ізетұлы", iin("740505", 12), "Жамбыл көшесі, 10"),
)
"""Pasted from the spreadsheet."""

EVERYBODY = NOTEBOOK + SHEET

DIRECTOR = Person("Досанов", "Асқар", "Болатұлы", iin("860606", 13), "Жамбыл көшесі, 11")
"""Comes from outside."""


def clipboard() -> str:
    """Return the rows as a spreadsheet puts them on the clipboard.

    The first has lost the leading zero of his ЖСН, the sixth has Latin look-alike letters, and
    one person of the notebook stands among them once more.
    """
    again = NOTEBOOK[1]
    lines = ["№\tАты-жөні\tЖСН\tМекенжайы"]
    for place, person in enumerate((*SHEET[:4], again, *SHEET[4:]), start=1):
        number, name = person.iin, person.name
        if person is SHEET[0]:
            number = number.removeprefix("0")
        if person is SHEET[5]:
            name = name.replace("Е", "E").replace("р", "p")
        lines.append(f"{place}\t{name}\t{number}\t{person.residence}")
    return "\r\n".join(lines) + "\r\n"
