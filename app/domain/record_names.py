"""What a record is called where another answer or a paper names it: a founder, an okrug, a meeting.

The name stands in the language of the case's view; "" while nothing names the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from app.domain.answers import Record
from app.domain.case import FoundingCase

MEMBERS: tuple[str, ...] = ("founders", "later_members")
"""The collections of people and bodies that are or were members."""


def record_name(case: FoundingCase, collection: str, record_id: str) -> str:
    """Return what a record is called; "" when it is not there or has no name yet."""
    record = case.answers.record(collection, record_id)
    return name_of(collection, record) if record else ""


def name_of(collection: str, record: Record) -> str:
    """Return what a record of a collection calls itself; "" while nothing names it."""
    return _NAMES.get(collection, _plain)(record)


def record_options(case: FoundingCase, collection: str) -> tuple[tuple[str, str], ...]:
    """Return ids and names of the named records of a collection, in their order.

    Records of the same name carry their place: «Ахметов Нұрлан (№ 3)».
    """
    name_of = _NAMES.get(collection, _plain)
    rows = [(record.id, name_of(record)) for record in case.answers.records(collection)]
    times = Counter(name for _id, name in rows)
    return tuple(
        (record_id, f"{name} (№ {place})" if times[name] > 1 else name)
        for place, (record_id, name) in enumerate(rows, start=1)
        if name
    )


def member_name(case: FoundingCase, record_id: str) -> str:
    """Return the name of a founder or a later member; "" when there is none such."""
    found = (record_name(case, collection, record_id) for collection in MEMBERS)
    return next(filter(None, found), "")


def member_options(case: FoundingCase) -> tuple[tuple[str, str], ...]:
    """Return ids and names of the founders and of who joined later."""
    return tuple(option for name in MEMBERS for option in record_options(case, name))


def _person(record: Record) -> str:
    if record.get("kind").strip() == "legal":
        return record.get("legal_name").strip()
    names = (record.get(key).strip() for key in ("surname", "given_name", "patronymic"))
    return " ".join(name for name in names if name)


def _dated(record: Record) -> str:
    number, day = record.get("number").strip(), record.get("date").strip()
    return " ".join(part for part in (f"№ {number}" if number else "", day) if part)


def _okrug(record: Record) -> str:
    return record.get("okrug").strip()


def _plain(record: Record) -> str:
    return record.get("name").strip()


_NAMES: Mapping[str, Callable[[Record], str]] = {
    "founders": _person,
    "later_members": _person,
    "screened_okrugs": _okrug,
    "defences": _dated,
    "later_meetings": _dated,
}
