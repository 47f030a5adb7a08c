"""The 123 invented cooperatives of the programme's figures, beside the three showcases.

Founded, financed, jobs and the sums by direction are those of the programme's slide 3; which
cooperative got how much is invented. So every name bears «(үлгі)», every okrug is «Үлгі-…», every
БСН has a thirteenth month. The sums of a direction and period add up exactly, in tiyn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from app.core.version import PROGRAM_VERSION
from app.domain.answers import Answers
from app.exchange.case_file import CaseFile
from app.services.reference import districts_of
from tools.samples.numbers import bin_of

NAMESPACE = UUID("6d616974-c3b6-4265-8000-70726f677261")
OBLAST = "Түркістан"
DISTRICTS = tuple(name for name in districts_of(OBLAST) if name != "Түркістан қаласы")
"""The sixteen: fourteen districts and two cities of oblast rank."""

MILLION = 100_000_000  # in tiyn
CAP_2023 = 8_000 * 3_450 * 100
CAP_2024 = 8_000 * 3_692 * 100
CAP_2025 = 8_000 * 3_932 * 100
"""The programme's ceiling of a cooperative by year: 8 000 АЕК, in tiyn."""

NAMES = {
    "preserves_millet": "Консерві",
    "preserves": "Консерві",
    "milk": "Сүт",
    "feed": "Құрама жем",
    "slaughter": "Мал сою",
    "fish": "Балық",
    "machinery": "Техника",
}
"""What an invented cooperative of a direction is called, before its number."""


@dataclass(frozen=True)
class Part:
    """The invented cases of one direction in one period.

    ``financed`` of them got ``total`` tiyn together, none more than ``cap``; ``founded`` were
    founded and got nothing. The showcases are already taken off.
    """

    direction: str
    financed: int
    total: int
    founded: int
    cap: int


@dataclass(frozen=True)
class Period:
    """The invented cases of one period: its parts, its jobs, its okrugs and what was before."""

    code: str
    parts: tuple[Part, ...]
    jobs: int
    showcases: tuple[str, ...]  # the districts of the showcases founded in it
    first_okrug: int


PERIODS = (
    Period(
        "2023",
        (
            Part("preserves_millet", 1, 256 * MILLION // 10, 2, CAP_2023),  # and «Алға Бам»
            Part("milk", 8, 203 * MILLION, 7, CAP_2023),  # and «Майтөбе Сүт»
            Part("feed", 2, 537 * MILLION // 10, 3, CAP_2023),
            Part("slaughter", 1, 276 * MILLION // 10, 5, CAP_2023),
            Part("machinery", 25, 6422 * MILLION // 10, 8, CAP_2023),
        ),
        148 - 9 - 8,
        ("Түлкібас", "Отырар"),
        1,
    ),
    Period(
        "2024-2025",
        (
            Part("preserves", 6, 1547 * MILLION // 10, 6, CAP_2024),
            Part("milk", 4, 965 * MILLION // 10, 8, CAP_2024),  # and «Майтөбе Сүт 2»
            Part("feed", 2, 51 * MILLION, 4, CAP_2024),
            Part("slaughter", 8, 2417 * MILLION // 10, 6, CAP_2025),
            Part("fish", 1, 30 * MILLION, 3, CAP_2025),
            Part("machinery", 6, 1338 * MILLION // 10, 7, CAP_2024),
        ),
        97 - 4,
        ("Түлкібас",),
        63,
    ),
)


def shares(total: int, count: int, cap: int) -> list[int]:
    """Return ``count`` different sums that make ``total``, none above ``cap``, in tiyn."""
    mean, rest = divmod(total, count)
    room = min(cap - mean, mean // 8)
    step = room * 9 // 10 // max(1, count - 1)
    return [mean + step * (count - 1 - 2 * i) + (1 if i < rest else 0) for i in range(count)]


def invented_cases() -> Iterator[tuple[str, CaseFile]]:
    """Give the stem of each file with its case, in a fixed order."""
    for period in PERIODS:
        yield from _period(period)


def _period(period: Period) -> Iterator[tuple[str, CaseFile]]:
    places = _places(period)
    jobs = iter(_jobs(period))
    number = 0
    for part in period.parts:
        sums = shares(part.total, part.financed, part.cap)
        for i in range(part.financed + part.founded):
            number += 1
            stem = f"{period.code}-{number:02d}-{part.direction.replace('_', '-')}"
            district, okrug = places[number - 1]
            values = _founded(period, part, number, i + 1) | {
                f"{head}.{name}": value
                for head in ("meeting", "name")
                for name, value in (("oblast", OBLAST), ("district", district), ("okrug", okrug))
            }
            if i < part.financed:
                values |= _financed(values["registration.date"], sums[i], next(jobs), number)
            uuid = str(uuid5(NAMESPACE, stem))
            yield stem, CaseFile(uuid, Answers(values), sample=True, program=PROGRAM_VERSION)


def _places(period: Period) -> list[tuple[str, str]]:
    """Return a district and an okrug of its own for each case, the districts by turns."""
    count = sum(part.financed + part.founded for part in period.parts)
    turns = list(DISTRICTS) * (count // len(DISTRICTS) + 2)
    for taken in period.showcases:
        turns.remove(taken)
    return [(turns[i], f"Үлгі-{period.first_okrug + i}") for i in range(count)]


def okrugs_of(district: str, period: str) -> list[str]:
    """Return the invented okrugs of a district in a period."""
    found = next(one for one in PERIODS if one.code == period)
    return [okrug for place, okrug in _places(found) if place == district]


def _jobs(period: Period) -> list[int]:
    """Return how many jobs each financed case of a period made: some three, some four."""
    count = sum(part.financed for part in period.parts)
    base, more = divmod(period.jobs, count)
    return [base + (1 if i * 7 % count < more else 0) for i in range(count)]


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _workday(day: date) -> date:
    """Return the day, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def _founded(period: Period, part: Part, number: int, place: int) -> dict[str, str]:
    """Return name, consent, meeting and registration of a case."""
    dear = part.cap == CAP_2025
    year = 2023 if period.code == "2023" else 2025 if dear else 2024
    late = place > part.financed
    if late and period.code != "2023":
        year = 2024 + number % 2
    first = date(year, 5, 2) if late else date(year, 1, 20)
    spread = 150 if late else 45
    consent = _workday(first + timedelta(days=number * 11 % spread))
    meeting = _workday(consent + timedelta(days=9))
    registered = _workday(meeting + timedelta(days=6))
    # No two bear one name: the second period's numbers begin above all of the first's.
    serial = place + (40 if period.code != "2023" else 0)
    return {
        "name.proper": f"{NAMES[part.direction]} {serial} (үлгі)",
        "name.direction": part.direction,
        "meeting.consent_number": f"Үлгі-{year}/{number}",
        "meeting.consent_date": _day(consent),
        "meeting.date": _day(meeting),
        "registration.bin": bin_of(year, number),
        "registration.date": _day(registered),
    }


def _financed(registered: str, amount: int, jobs: int, number: int) -> dict[str, str]:
    """Return the place on the list and the finance of a case that was registered on a day."""
    day, month, year = map(int, registered.split("."))
    listed = _workday(date(year, 4, 14))
    contract = _workday(listed + timedelta(days=10 + number * 5 % 40))
    if date(year, month, day) >= listed:
        raise ValueError(registered)
    tenge, tiyn = divmod(amount, 100)
    first_due = (contract.replace(day=1) + timedelta(days=62)).replace(day=20)
    return {
        "listing.number": f"Үлгі-{year}",
        "listing.date": _day(listed),
        "listing.position": str(number + 2),
        "listing.approved_by": "Басқармабаев Үлгі Үлгіұлы",
        "finance.institution": "«Үлгі» әлеуметтік-кәсіпкерлік корпорациясы",
        "finance.contract_number": f"Үлгі-{year}/{number}",
        "finance.contract_date": _day(contract),
        "finance.paid_date": _day(_workday(contract + timedelta(days=5))),
        "finance.amount": f"{tenge},{tiyn:02d}" if tiyn else str(tenge),
        "finance.purpose": "бағыт бойынша құрылғы мен техника сатып алу",
        "finance.collateral": "сатып алынатын жабдық",
        "finance.months": "60",
        "finance.grace_months": "6",
        "finance.first_due": _day(first_due),
        "finance.jobs": str(jobs),
    }
