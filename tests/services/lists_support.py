"""An office with its own data folder, and cases as its lists need them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.core.clock import FixedClock
from app.domain.answers import Answers, Record
from app.services.cases import CaseService
from app.services.lists import ListService
from app.services.model_lists import Approval
from app.services.office import OfficeService
from app.services.reference import load_reference
from app.services.settings import SettingsService
from app.services.store import Store

REFERENCE = load_reference()
NAMES = ("Әлем", "Ақ бұлақ", "Үміт", "Шаңырақ", "Ғасыр", "Ынтымақ", "Өрлеу", "Іргетас")
DISTRICTS = ("Түлкібас", "Отырар")


class Desk:
    """An office: its store and services. ``role`` is the setting's value."""

    def __init__(self, folder: Path, role: str, name: str = "") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = FixedClock(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
        self.store = Store(folder / "data.sqlite3", self.clock)
        settings = SettingsService(self.store)
        settings.set("office.role", role)
        settings.set("office.name", name)
        self.cases = CaseService(self.store)
        self.office = OfficeService(self.store)
        self.lists = ListService(self.cases, self.office, lambda: REFERENCE)

    def put(self, number: int, *, outcome: str = "", sample: bool = False, **changed: str) -> str:
        """Put a case in and return its uuid; ``meeting__okrug`` writes ``meeting.okrug``."""
        values = typed(number, **changed)
        collections = {}
        if outcome:
            collections["defences"] = (Record("d1", {"outcome": outcome}),)
        made = self.cases.create(Answers(values, collections), sample=sample)
        return made.summary.uuid

    def fill(self, count: int = 8) -> list[str]:
        """Put sound cases in and return their uuids."""
        return [self.put(number) for number in range(count)]

    def answer(self, uuid: str, key: str) -> str:
        """Return an answer of a case."""
        summary = self.cases.by_uuid(uuid)
        assert summary is not None
        return self.cases.open(summary.id).answers.get(key)


def typed(number: int, **changed: str) -> dict[str, str]:
    """Return the answers of a case that may stand on a list, some of them changed."""
    values = {
        "name.proper": NAMES[number % len(NAMES)] + (f" {number}" if number >= len(NAMES) else ""),
        "name.direction": ("milk", "preserves")[number % 2],
        "meeting.oblast": "Түркістан",
        "meeting.district": DISTRICTS[number % 2],
        "meeting.okrug": f"Округ {number % 3}",
        "meeting.consent_number": f"АШБ-{number}",
        "meeting.consent_date": "01.10.2026",
        "registration.bin": f"2611400{number:05d}",
        "registration.date": "20.10.2026",
        "project.asked": "12 000 000",
        "project.jobs": "5",
    }
    values.update({key.replace("__", "."): value for key, value in changed.items()})
    return {key: value for key, value in values.items() if value}


def approval(number: str = "17-Ө", day: date = date(2026, 11, 20)) -> Approval:
    """Return a sound approval."""
    return Approval(number, day, "Нұрланов Әділет Серікұлы", "басқарма басшысы")
