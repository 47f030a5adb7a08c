"""Cases that may stand on a list, made in a few answers each."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.answers import Answers, Record
from app.services.cases import CaseService
from tools.samples.numbers import bin_of

PLACES = (
    ("Түлкібас", "Мичурин"),
    ("Отырар", "Балтакөл"),
    ("Сайрам", "Қарабұлақ"),
    ("Шардара", "Сүткент"),
)
WORDS = (
    "Береке",
    "Үміт",
    "Ынтымақ",
    "Арай",
    "Бірлік",
    "Жайлау",
    "Өркен",
    "Қайнар",
    "Әулет",
    "Ізгілік",
)
KINDS = ("milk", "slaughter", "feed", "fish")


def listable(number: int, more: Mapping[str, str] | None = None) -> Answers:
    """Return a cooperative with consent and registration; ``more`` answers lie over these."""
    district, okrug = PLACES[number % len(PLACES)]
    round_ = number // len(WORDS)
    values = {
        "name.proper": WORDS[number % len(WORDS)] + (f" {round_ + 1}" if round_ else ""),
        "name.direction": KINDS[number % len(KINDS)],
        "meeting.oblast": "Түркістан",
        "meeting.district": district,
        "meeting.okrug": okrug,
        "meeting.consent_number": f"05-12/{100 + number}",
        "meeting.consent_date": "01.09.2026",
        "registration.bin": bin_of(2026, number + 1),
        "registration.date": "12.10.2026",
        "project.asked": str(20_000_000 + number * 250_000),
        "project.jobs": "6",
        **(more or {}),
    }
    people = tuple(
        Record(f"f{place:02}", {"surname": f"Тегі{place}", "given_name": "Аты"})
        for place in range(1, 6)
    )
    return Answers({key: text for key, text in values.items() if text}, {"founders": people})


def add_listable(cases: CaseService, count: int) -> list[int]:
    """Make so many of them and return their numbers."""
    return [cases.create(listable(number)).summary.id for number in range(count)]
