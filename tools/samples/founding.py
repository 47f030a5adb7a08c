"""The founding of a showcase cooperative: both meetings, the bodies, what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.answers import Record

OBLAST = "Түркістан"


@dataclass(frozen=True)
class Bodies:
    """Who was elected, by the ids of founders; the first board member chairs nothing by himself."""

    chair: str  # of the meeting
    secretary: str
    board: tuple[str, ...]
    board_chair: str
    audit: tuple[str, ...]
    director: str
    sitting_secretary: str
    counting: tuple[str, ...] = ()
    valuers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Founding:
    """What one founding differs in from another. Sums are in tenge, ``fee`` for the entrance."""

    name: str
    name_ru: str
    direction: str
    district: str
    okrug: str
    village: str
    postcode: str
    akim_bin: str
    meeting: date
    consent_number: str
    people: tuple[Record, ...]
    bodies: Bodies
    activities: tuple[str, ...]  # the first is the main one
    registered: date
    bin: str
    fee: int = 10_000
    share: int = 50_000

    def day(self, after: int) -> str:
        """Return the day so many days after the founding meeting, as it is typed."""
        return typed(self.meeting + timedelta(days=after))


def typed(day: date) -> str:
    """Return a day as the official types it."""
    return f"{day:%d.%m.%Y}"


def years_later(day: date, years: int) -> date:
    """Return the same day of a later year."""
    return day.replace(year=day.year + years)


def values_of(one: Founding) -> dict[str, str]:
    """Return the single answers of a founding."""
    bodies = one.bodies
    day_after = one.meeting + timedelta(days=1)
    return {
        "meeting.minutes_number": "1",
        "meeting.contract_number": "1",
        "meeting.gathering": "1",
        "meeting.gathering_date": one.day(-13),
        "meeting.gathering_number": "3",
        "meeting.date": one.day(0),
        "meeting.time": "10:00",
        "meeting.end_time": "12:40",
        "meeting.oblast": OBLAST,
        "meeting.district": one.district,
        "meeting.okrug": one.okrug,
        "meeting.settlement": one.village,
        "meeting.place": "мәдениет үйі, Абай көшесі, 1-үй",
        "meeting.notice_date": one.day(-12),
        "meeting.convener_kind": "akim",
        "meeting.convener_number": one.akim_bin,
        "meeting.akim_name": "Әкімов Үлгі Үлгіұлы",
        "meeting.akim_post": f"{one.okrug} ауылдық округінің әкімі",
        "meeting.invited": "Басқаров Үлгі Үлгіұлы, ауыл шаруашылығы бөлімінің маманы",
        "meeting.secret_vote": "1" if bodies.counting else "",
        "meeting.consent_number": one.consent_number,
        "meeting.consent_date": one.day(-15),
        "officers.chair": bodies.chair,
        "officers.secretary": bodies.secretary,
        "name.proper": one.name,
        "name.proper_ru": one.name_ru,
        "name.direction": one.direction,
        "name.size": "small",
        "name.postcode": one.postcode,
        "name.oblast": OBLAST,
        "name.district": one.district,
        "name.okrug": one.okrug,
        "name.settlement": one.village,
        "name.street": "Абай көшесі, 12-үй",
        "contribution.entrance_fee": str(one.fee),
        "contribution.entrance_due": one.day(31),
        "contribution.share_mode": "same",
        "contribution.share_amount": str(one.share),
        "contribution.share_due": one.day(92),
        "board.size": str(len(bodies.board)),
        "board.term_years": "3",
        "board.chair": bodies.board_chair,
        "audit.term_years": "3",
        "audit.chair": bodies.audit[0],
        "authorised.founder": bodies.board_chair,
        "director.elected_by": "board",
        "director.founder": bodies.director,
        "director.term_years": "3",
        "director.from_date": one.day(1),
        "director.sitting_number": "1",
        "director.sitting_date": one.day(0),
        "director.sitting_time": "14:00",
        "director.sitting_secretary": bodies.sitting_secretary,
        "director.poa_number": "1",
        "director.poa_date": one.day(1),
        "director.poa_until": typed(years_later(day_after, 3)),
        "reviewed.charter": "1",
        "registration.extract_item": "board",
        "registration.extract_date": one.day(1),
        "registration.bin": one.bin,
        "registration.date": typed(one.registered),
    }


def records_of(one: Founding) -> dict[str, tuple[Record, ...]]:
    """Return the collections of a founding."""
    bodies = {
        "board_members": one.bodies.board,
        "audit_members": one.bodies.audit,
        "counting_members": one.bodies.counting,
        "valuers": one.bodies.valuers,
    }
    elected = {
        name: tuple(
            Record(f"{name[0]}{i}", {"founder": founder}) for i, founder in enumerate(ids, start=1)
        )
        for name, ids in bodies.items()
        if ids
    }
    activities = tuple(
        Record(f"v{i}", {"code": code, "main": "1"} if i == 1 else {"code": code})
        for i, code in enumerate(one.activities, start=1)
    )
    return {
        "founders": one.people,
        **elected,
        "activities": activities,
        "payments": _payments(one),
    }


def _payments(one: Founding) -> tuple[Record, ...]:
    """Return what was paid: most have paid all, some a part, a few only the entrance fee."""
    first = (one.meeting.replace(day=1) + timedelta(days=32)).replace(day=1)
    second = (first + timedelta(days=32)).replace(day=1)
    rows = []
    for index, person in enumerate(one.people, start=1):
        early = 1 + (index % 28 if index % 28 < 14 else index % 13)
        rows.append(
            Record(
                f"pe{index:02d}",
                {
                    "member": person.id,
                    "kind": "entrance",
                    "amount": str(one.fee),
                    "date": typed(first.replace(day=early)),
                    "number": str(index),
                },
            )
        )
        if index % 10 != 9:
            rows.append(
                Record(
                    f"ps{index:02d}",
                    {
                        "member": person.id,
                        "kind": "share",
                        "amount": str(one.share if index % 7 else one.share * 3 // 5),
                        "date": typed(second.replace(day=1 + index % 28)),
                        "number": str(len(one.people) + index),
                    },
                )
            )
    return tuple(rows)
