"""A founding case without a fault, and small tools to break it in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.domain.answers import Answers, Change, Record, apply_all, set_at
from app.domain.approved_list import ListCheck
from app.domain.case import FoundingCase, read_case
from app.domain.findings import Finding
from app.domain.identifiers import control_digit
from app.domain.rules import all_findings
from app.services.reference import load_reference

TODAY = date(2026, 11, 23)
_LETTERS = "абдежзкмнр"


def sample_iin(index: int) -> str:
    """Return a valid ЖСН of a sample person: seventh digit 1, so that it is nobody's."""
    serial = index
    while True:
        eleven = f"8501011{serial:04d}"
        digit = control_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
        serial += 5000


def sample_founder(index: int, **more: str) -> Record:
    """Return founder ``f<index>``, a person who is present, with all that is asked of him."""
    letters = "".join(_LETTERS[int(digit)] for digit in f"{index:04d}")
    values = {
        "surname": f"Серікбай{letters}ов",
        "given_name": "Нұрлан",
        "patronymic": "Болатұлы",
        "iin": sample_iin(index),
        "residence": "Мичурин ауылы, Абай көшесі, 5",
        "phone": "+7 (701) 234-56-78",
        "signed": "1",
        "compared": "1",
        **more,
    }
    return Record(f"f{index}", MappingProxyType(values))


_VALUES: Mapping[str, str] = MappingProxyType(
    {
        "meeting.date": "20.11.2026",
        "meeting.time": "10:00",
        "meeting.end_time": "12:00",
        "meeting.oblast": "Түркістан",
        "meeting.district": "Түлкібас",
        "meeting.okrug": "Мичурин",
        "meeting.settlement": "Мичурин ауылы",
        "meeting.place": "мәдениет үйі, Абай көшесі, 12",
        "meeting.akim_name": "Асанов Серік Маратұлы",
        "meeting.consent_number": "05-12/347",
        "meeting.consent_date": "02.11.2026",
        "officers.chair": "f0",
        "officers.secretary": "f1",
        "name.proper": "Майтөбе Сүт",
        "name.direction": "milk",
        "name.postcode": "161300",
        "name.oblast": "Түркістан",
        "name.district": "Түлкібас",
        "name.okrug": "Мичурин",
        "name.settlement": "Мичурин ауылы",
        "name.street": "Абай көшесі, 12-үй",
        "contribution.entrance_fee": "21 625",
        "contribution.entrance_due": "20.12.2026",
        "contribution.share_amount": "50 000",
        "contribution.share_due": "20.12.2026",
        "board.size": "3",
        "board.chair": "f0",
        "audit.chair": "f3",
        "authorised.founder": "f0",
        "director.surname": "Тілендиев",
        "director.given_name": "Асқар",
        "director.iin": sample_iin(999),
        "director.residence": "Мичурин ауылы, Жамбыл көшесі, 7",
        "director.sitting_date": "21.11.2026",
        "director.sitting_time": "14:00",
        "director.sitting_secretary": "f1",
        "director.from_date": "23.11.2026",
    }
)


def clean_answers(founders: int = 50) -> Answers:
    """Return answers in which no rule finds anything; at least 5 founders."""
    return Answers(
        _VALUES,
        MappingProxyType(
            {
                "founders": tuple(sample_founder(i) for i in range(founders)),
                "activities": (Record("a1", MappingProxyType({"code": "10511"})),),
                "board_members": tuple(_member(f"b{i}", i) for i in range(3)),
                "audit_members": tuple(_member(f"u{i}", i) for i in (3, 4)),
            }
        ),
    )


def _member(row: str, founder: int) -> Record:
    return Record(row, MappingProxyType({"founder": f"f{founder}"}))


def with_records(answers: Answers, collection: str, *rows: Record) -> Answers:
    """Return the answers with a collection's rows replaced."""
    collections = {**answers.collections, collection: rows}
    return Answers(answers.values, MappingProxyType(collections))


def row(row_id: str, **values: str) -> Record:
    """Return a record."""
    return Record(row_id, MappingProxyType(values))


def changed(answers: Answers, values: Mapping[str, str]) -> Answers:
    """Return the answers with values written at addresses."""
    changes: list[Change] = [set_at(address, value) for address, value in values.items()]
    return apply_all(answers, changes)


def case_of(answers: Answers, today: date = TODAY, lists: ListCheck | None = None) -> FoundingCase:
    """Return the typed view with the shipped reference data."""
    return read_case(answers, load_reference(), today, lists=lists)


def found(answers: Answers, today: date = TODAY) -> dict[str, Finding]:
    """Return the findings by rule id (the last one of each)."""
    return {finding.id: finding for finding in all_findings(case_of(answers, today))}


def found_with(values: Mapping[str, str], founders: int = 50) -> dict[str, Finding]:
    """Return the findings of the clean case with values written at addresses."""
    return found(changed(clean_answers(founders), values))
