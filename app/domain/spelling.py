"""Russian spellings of the texts of a case: where they stand, what they are for, which are sure.

A spelling belongs to one answer (``at``), and remembers the Kazakh text (``of``) that it was
confirmed for: when that text changes the spelling is stale, and is kept for a person to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
    address_of,
)
from app.domain.applies import hidden_collections, hidden_fields, hidden_in_record
from app.domain.case import FoundingCase
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind, field_at

COLLECTION = "russian_spellings"
"""The collection of a case that holds the spellings."""


class State(Enum):
    """How the Russian spelling of a text stands."""

    KNOWN = "known"  # an official name of the reference data
    CONFIRMED = "confirmed"
    STALE = "stale"  # the Kazakh text was changed after it was confirmed
    MISSING = "missing"


@dataclass(frozen=True)
class Spelling:
    """A text that Russian papers print: its answer, the Kazakh and the Russian text.

    ``russian`` is what was confirmed, or the reference's name; empty while there is neither.
    """

    address: str
    field: Field
    kazakh: str
    russian: str
    state: State

    @property
    def settled(self) -> bool:
        """Whether it may be printed as final."""
        return self.state in (State.KNOWN, State.CONFIRMED)

    @property
    def prose(self) -> bool:
        """Whether it is a text of sentences, which is translated rather than spelled."""
        return self.field.kind is Kind.LONG_TEXT


def spellings(case: FoundingCase) -> tuple[Spelling, ...]:
    """Return every text of the case that needs a Russian spelling, in the order of the schema.

    Answers that do not apply, and those without text, need none.
    """
    confirmed = by_address(case.answers)
    return tuple(
        _spelling(case, address, field, confirmed.get(address)) for address, field in _texts(case)
    )


def by_address(answers: Answers) -> Mapping[str, Record]:
    """Return the records of the spellings by the address that they are for."""
    rows = answers.records(COLLECTION)
    return MappingProxyType({record.get("at"): record for record in rows})


def _spelling(case: FoundingCase, address: str, field: Field, record: Record | None) -> Spelling:
    kazakh = case.answers.at(address).strip()
    if record is not None and record.get("text").strip():
        state = State.CONFIRMED if record.get("of").strip() == kazakh else State.STALE
        return Spelling(address, field, kazakh, record.get("text").strip(), state)
    known = _official(case, address, field)
    return Spelling(address, field, kazakh, known, State.KNOWN if known else State.MISSING)


def _official(case: FoundingCase, address: str, field: Field) -> str:
    """Return the reference's Russian name of an oblast or a district, or nothing."""
    if "/" in address:
        return ""
    section = address.partition(".")[0]
    if field.kind is Kind.OBLAST:
        return case.reference.oblast_ru(case.text(address))
    if field.kind is Kind.DISTRICT:
        return case.reference.district_ru(case.text(f"{section}.oblast"), case.text(address))
    return ""


def _texts(case: FoundingCase) -> Iterator[tuple[str, Field]]:
    answers = case.answers
    hidden = hidden_fields(case)
    for key, field in FIELDS.items():
        if field.spelled and key not in hidden and _has_words(answers.get(key)):
            yield key, field
    unused = hidden_collections(case)
    for name, fields in COLLECTIONS.items():
        wanted = [field for field in fields.values() if field.spelled]
        if name in unused or not wanted:
            continue
        for record in answers.records(name):
            skipped = hidden_in_record(case, name, record)
            for field in wanted:
                if field.name not in skipped and _has_words(record.get(field.name)):
                    yield address_of(name, record.id, field.name), field


def _has_words(text: str) -> bool:
    """Return whether a text has anything to spell: figures alone are the same in both languages."""
    return any(map(str.isalpha, text))


# -- changes -----------------------------------------------------------------------------


def spell_all(
    answers: Answers, texts: Iterable[tuple[str, str]], new_id: Callable[[], str]
) -> tuple[Change, ...]:
    """Return the changes that confirm spellings of what stands at addresses now.

    ``texts`` are pairs of address and Russian text; ``new_id`` names a record where there is none
    for the address yet. An empty spelling takes every record of its address away.
    """
    rows = answers.records(COLLECTION)
    known, place = by_address(answers), len(rows)
    changes: list[Change] = []
    for address, russian in texts:
        kazakh, record = answers.at(address).strip(), known.get(address)
        if not russian.strip():
            changes += [RemoveRecord(COLLECTION, r.id) for r in rows if r.get("at") == address]
        elif record is None:
            values = {"at": address, "of": kazakh, "text": russian}
            made = Record(new_id(), MappingProxyType(values))
            changes.append(InsertRecord(COLLECTION, made, place))
            place += 1
        else:
            changes.append(SetRecordValue(COLLECTION, record.id, "of", kazakh))
            changes.append(SetRecordValue(COLLECTION, record.id, "text", russian))
    return tuple(changes)


def orphans(answers: Answers, removed: RemoveRecord) -> tuple[RemoveRecord, ...]:
    """Return the removals that take away the spellings of a record that is being removed."""
    prefix = f"{removed.collection}/{removed.record_id}/"
    return tuple(
        RemoveRecord(COLLECTION, record.id)
        for record in answers.records(COLLECTION)
        if record.get("at").startswith(prefix)
    )


def changed_spellings(before: Answers, after: Answers) -> tuple[str, ...]:
    """Return the addresses whose Russian spelling differs between two moments.

    A spelling of what has none (a foreign case file may bring one) stands in no paper.
    """
    old, new = by_address(before), by_address(after)
    return tuple(
        sorted(
            address
            for address in old.keys() | new.keys()
            if _is_spelled(address) and _text(old.get(address)) != _text(new.get(address))
        )
    )


def _is_spelled(address: str) -> bool:
    field = field_at(address)
    return field is not None and field.spelled


def _text(record: Record | None) -> str:
    return record.get("text").strip() if record else ""
