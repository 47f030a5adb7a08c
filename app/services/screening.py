"""The screening's usual criteria, and a screening taken over from another case of the district."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.core.paths import resources_dir
from app.db.screenings import screened_in
from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    Record,
    SetValue,
    address_of,
)
from app.domain.schema import COLLECTIONS as FIELDS_OF
from app.domain.schema import Kind
from app.domain.screening import COLLECTIONS, screening_begun
from app.domain.spelling import COLLECTION as SPELLINGS
from app.services.cases import CaseService


@dataclass(frozen=True)
class UsualCriterion:
    """A criterion that the program offers, in both languages."""

    name_kk: str
    name_ru: str
    unit_kk: str
    unit_ru: str
    weight: int
    better: str


@dataclass(frozen=True)
class OtherScreening:
    """Another case of the district whose screening may be taken over."""

    case_id: int
    title: str
    okrugs: int
    answers: Answers


@lru_cache(maxsize=1)
def usual_criteria() -> tuple[UsualCriterion, ...]:
    """Return the criteria that are shipped (``resources/reference/screening.json``).

    Raises:
        OSError: the file is missing, so the installation is broken.
    """
    path = resources_dir() / "reference" / "screening.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        UsualCriterion(
            row["name_kk"],
            row["name_ru"],
            row["unit_kk"],
            row["unit_ru"],
            int(row["weight"]),
            row["better"],
        )
        for row in data["criteria"]
    )


def put_usual_criteria(answers: Answers, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """Return the changes that add the usual criteria with their Russian names, already confirmed.

    Those whose name stands there are left alone.
    """
    known = {row.get("name").strip().casefold() for row in answers.records("criteria")}
    place, last = len(answers.records("criteria")), len(answers.records(SPELLINGS))
    changes: list[Change] = []
    for offered in usual_criteria():
        if offered.name_kk.casefold() in known:
            continue
        record_id = new_id()
        values = {
            "name": offered.name_kk,
            "unit": offered.unit_kk,
            "weight": str(offered.weight),
            "better": offered.better,
        }
        changes.append(InsertRecord("criteria", _record(record_id, values), place))
        place += 1
        for name, kazakh, russian in (
            ("name", offered.name_kk, offered.name_ru),
            ("unit", offered.unit_kk, offered.unit_ru),
        ):
            if not kazakh:
                continue
            at = address_of("criteria", record_id, name)
            spelling = _record(new_id(), {"at": at, "of": kazakh, "text": russian})
            changes.append(InsertRecord(SPELLINGS, spelling, last))
            last += 1
    return tuple(changes)


def other_screenings(
    cases: CaseService, case_id: int, oblast: str, district: str
) -> Sequence[OtherScreening]:
    """Return other cases of a district with a screening on record, the last changed first."""
    if not district.strip():
        return ()
    found = []
    with cases.store.read() as connection:
        rows = screened_in(connection, oblast.strip(), district.strip(), case_id)
    for number, title in rows:
        answers = cases.open(number).answers
        okrugs = len(answers.records("screened_okrugs"))
        found.append(OtherScreening(number, title, okrugs, answers))
    return tuple(found)


def take_over(source: Answers, target: Answers, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """Return the changes that copy a screening into a case that has none.

    Records get ids of their own and references follow; Russian spellings come along.

    Raises:
        ValueError: the case has a screening of its own: a bug of the caller.
    """
    if screening_begun(target):
        raise ValueError("the case has a screening of its own")
    ids = {
        (collection, row.id): new_id()
        for collection in COLLECTIONS
        for row in source.records(collection)
    }
    changes: list[Change] = [
        SetValue(key, text)
        for key, text in source.values.items()
        if key.startswith("screening.") and text
    ]
    for collection in COLLECTIONS:
        for place, row in enumerate(source.records(collection)):
            copied = replace(_copied(collection, row, ids), id=ids[collection, row.id])
            changes.append(InsertRecord(collection, copied, place))
    last = len(target.records(SPELLINGS))
    for row in source.records(SPELLINGS):
        at = _moved(row.get("at"), ids)
        if at:
            copied = _record(new_id(), {**row.values, "at": at})
            changes.append(InsertRecord(SPELLINGS, copied, last))
            last += 1
    return tuple(changes)


def _copied(collection: str, row: Record, ids: dict[tuple[str, str], str]) -> Record:
    """Return a record whose references name the copies of what they named."""
    values = dict(row.values)
    for name, field in FIELDS_OF[collection].items():
        if field.kind is Kind.RECORD and name in values:
            values[name] = ids.get((field.collection, values[name]), "")
    return _record(row.id, values)


def _moved(address: str, ids: dict[tuple[str, str], str]) -> str:
    """Return where the copy of an answer stands; "" when the answer is none of the screening's."""
    if address.startswith("screening."):
        return address
    collection, _slash, rest = address.partition("/")
    record_id, _slash, name = rest.partition("/")
    copy = ids.get((collection, record_id))
    return address_of(collection, copy, name) if copy else ""


def _record(record_id: str, values: dict[str, str]) -> Record:
    return Record(record_id, MappingProxyType(values))
