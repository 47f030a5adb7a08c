"""Cases for the wizard's tests, made in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.answers import Answers, Record
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.identifiers import control_digit
from app.domain.reference import Activity, AekValue, Direction, Oblast, Reference
from app.services.model import CaseSummary, OpenCase
from app.services.session import CaseSession

TODAY = date(2026, 11, 24)
SURNAMES = ("Ахметов", "Өмірзақов", "Қасымов", "Іскендіров", "Ғабитов", "Әлиев", "Бекұлы")

REFERENCE = Reference(
    aek=(AekValue(date(2026, 1, 1), 4325, "2026 жылғы бюджет туралы заң"),),
    directions={"milk": Direction("milk", "Сүт өндіру және өңдеу", "Молоко", "10511")},
    activities={
        "10511": Activity("10511", "Сүтті өңдеу", "Переработка молока"),
        "01411": Activity("01411", "Сүтті мал өсіру", "Разведение молочного скота"),
    },
    oblasts={
        "Түркістан": Oblast("Түркістан", "Туркестанская", ("Түлкібас", "Отырар"), ("Кентау",)),
        "Жамбыл": Oblast("Жамбыл", "Жамбылская", ("Мерке",), ()),
    },
)


def iin(number: int) -> str:
    """Return an ЖСН with a right control digit; the running number goes on where there is none."""
    for serial in range(number, 10_000, 1_000):
        head = f"8501013{serial:04d}"
        digit = control_digit(head)
        if digit is not None:
            return f"{head}{digit}"
    raise ValueError(number)


def founder(number: int, **values: str) -> Record:
    """Return a founder with made-up data."""
    return Record(
        f"f{number}",
        {
            "surname": SURNAMES[number % len(SURNAMES)],
            "given_name": "Нұрлан" if number % 2 else "Әсел",
            "patronymic": "Серікұлы" if number % 2 else "Серікқызы",
            "iin": iin(number),
            "residence": f"Мичурин ауылы, Жамбыл көшесі, {number}",
            **values,
        },
    )


def filled(count: int = 5) -> Answers:
    """Return a case with most answers given."""
    return Answers(
        {
            "meeting.date": "23.11.2026",
            "meeting.time": "10:00",
            "meeting.oblast": "Түркістан",
            "meeting.district": "Түлкібас",
            "meeting.okrug": "Мичурин",
            "meeting.settlement": "Мичурин ауылы",
            "meeting.place": "мәдениет үйі, Абай көшесі, 12",
            "name.proper": "Майтөбе Сүт",
            "name.direction": "milk",
            "contribution.entrance_fee": "20000",
            "contribution.share_amount": "100000",
            "officers.chair": "f1",
            "officers.secretary": "f2",
            "board.size": "3",
            "board.chair": "f3",
        },
        {
            "founders": tuple(founder(i) for i in range(1, count + 1)),
            "board_members": tuple(Record(f"b{i}", {"founder": f"f{i}"}) for i in (3, 4, 5)),
            "audit_members": (Record("a1", {"founder": "f1"}),),
            "activities": (Record("x1", {"code": "10511"}),),
        },
    )


def no_rules(_case: FoundingCase) -> Iterable[Finding]:
    """Find nothing."""
    return ()


def make_session(
    answers: Answers | None = None,
    rules: Callable[[FoundingCase], Iterable[Finding]] | None = None,
    place: str = "",
) -> CaseSession:
    """Return a session over answers; the real rules unless others are given."""
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    summary = CaseSummary(1, "u", "«Майтөбе Сүт» АӨК", False, now, now, None, 0, "", "", place)
    opened = OpenCase(summary, answers if answers is not None else filled())
    if rules is None:
        return CaseSession(opened, REFERENCE, TODAY)
    return CaseSession(opened, REFERENCE, TODAY, rules)


def type_text(widget: QWidget, text: str) -> None:
    """Type letters as a keyboard does; QTest itself knows no Cyrillic keys."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
