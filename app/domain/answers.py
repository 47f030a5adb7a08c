"""The answers of one case, exactly as they were typed, and the changes made to them.

Every answer is a ``str``; the empty string means "not answered". Nothing is parsed here:
a wrong date stays as typed and is saved as typed (see :mod:`app.domain.case` for the typed view).

An address names one answer: ``"meeting.date"`` for a single field and
``"founders/<record id>/surname"`` for a field of a record in a collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Record:
    """One row of a collection: a founder, a board member, a payment."""

    id: str
    values: Mapping[str, str] = field(default_factory=lambda: EMPTY)

    def get(self, name: str) -> str:
        """Return the answer as typed, or an empty string."""
        return self.values.get(name, "")


@dataclass(frozen=True)
class Answers:
    """All answers of a case. Immutable: :func:`apply` gives the next state."""

    values: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    collections: Mapping[str, tuple[Record, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def get(self, key: str) -> str:
        """Return the answer to a single field as typed, or an empty string."""
        return self.values.get(key, "")

    def records(self, collection: str) -> tuple[Record, ...]:
        """Return the records of a collection in their order."""
        return self.collections.get(collection, ())

    def record(self, collection: str, record_id: str) -> Record | None:
        """Return one record, or None when it is not there."""
        rows = self._by_id.get(collection)
        if rows is None:
            # The first of an id counts; 500 founders are asked for by the thousand.
            rows = {record.id: record for record in reversed(self.records(collection))}
            self._by_id[collection] = rows
        return rows.get(record_id)

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Record]]:
        """Collections by the ids of their records, each once it was asked for."""
        return {}

    def at(self, address: str) -> str:
        """Return the answer at an address (``meeting.date``, ``founders/ab12/iin``)."""
        if "/" not in address:
            return self.get(address)
        collection, record_id, name = address.split("/", 2)
        found = self.record(collection, record_id)
        return found.get(name) if found else ""


@dataclass(frozen=True)
class SetValue:
    """Write one single field."""

    key: str
    value: str


@dataclass(frozen=True)
class SetRecordValue:
    """Write one field of one record."""

    collection: str
    record_id: str
    name: str
    value: str


@dataclass(frozen=True)
class InsertRecord:
    """Put a record into a collection before ``position`` (the end when it is past the end)."""

    collection: str
    record: Record
    position: int


@dataclass(frozen=True)
class RemoveRecord:
    """Take a record out of a collection."""

    collection: str
    record_id: str


@dataclass(frozen=True)
class MoveRecord:
    """Put a record of a collection at another position."""

    collection: str
    record_id: str
    position: int


Change = SetValue | SetRecordValue | InsertRecord | RemoveRecord | MoveRecord


class UnknownRecordError(LookupError):
    """A change names a record that the case does not hold: a bug of the caller."""


def any_written(answers: Answers, head: str, collections: Iterable[str] = ()) -> bool:
    """Return whether an answer whose key begins with ``head``, or a record, was written down."""
    return any(text.strip() for key, text in answers.values.items() if key.startswith(head)) or any(
        answers.records(name) for name in collections
    )


def set_at(address: str, value: str) -> Change:
    """Return the change that writes ``value`` at an address."""
    if "/" not in address:
        return SetValue(address, value)
    collection, record_id, name = address.split("/", 2)
    return SetRecordValue(collection, record_id, name, value)


def address_of(collection: str, record_id: str, name: str) -> str:
    """Return the address of a record's field."""
    return f"{collection}/{record_id}/{name}"


def _position(answers: Answers, collection: str, record_id: str) -> int:
    for index, record in enumerate(answers.records(collection)):
        if record.id == record_id:
            return index
    raise UnknownRecordError(f"{collection}/{record_id}")


def _with_records(answers: Answers, collection: str, rows: Iterable[Record]) -> Answers:
    collections = dict(answers.collections)
    collections[collection] = tuple(rows)
    return replace(answers, collections=MappingProxyType(collections))


def apply(answers: Answers, change: Change) -> Answers:
    """Return the answers after one change.

    Raises:
        UnknownRecordError: the change names a record that is not there.
    """
    match change:
        case SetValue(key, value):
            values = dict(answers.values)
            if value:
                values[key] = value
            else:
                values.pop(key, None)
            return replace(answers, values=MappingProxyType(values))
        case SetRecordValue(collection, record_id, name, value):
            position = _position(answers, collection, record_id)
            rows = list(answers.records(collection))
            changed = dict(rows[position].values)
            if value:
                changed[name] = value
            else:
                changed.pop(name, None)
            rows[position] = Record(record_id, MappingProxyType(changed))
            return _with_records(answers, collection, rows)
        case InsertRecord(collection, record, position):
            rows = list(answers.records(collection))
            rows.insert(position, record)
            return _with_records(answers, collection, rows)
        case RemoveRecord(collection, record_id):
            position = _position(answers, collection, record_id)
            rows = list(answers.records(collection))
            del rows[position]
            return _with_records(answers, collection, rows)
        case MoveRecord(collection, record_id, position):
            rows = list(answers.records(collection))
            record = rows.pop(_position(answers, collection, record_id))
            rows.insert(position, record)
            return _with_records(answers, collection, rows)


def given(values: Mapping[str, str]) -> dict[str, str]:
    """Return what was answered: an empty text is no answer, wherever it came from."""
    return {key: value for key, value in values.items() if value}


def apply_all(answers: Answers, changes: Iterable[Change]) -> Answers:
    """Return the answers after several changes, in order."""
    for change in changes:
        answers = apply(answers, change)
    return answers


def inverse(answers: Answers, change: Change) -> Change:
    """Return the change that takes ``change`` back, seen from the answers before it.

    Raises:
        UnknownRecordError: the change names a record that is not there.
    """
    match change:
        case SetValue(key, _):
            return SetValue(key, answers.get(key))
        case SetRecordValue(collection, record_id, name, _):
            position = _position(answers, collection, record_id)
            old = answers.records(collection)[position].get(name)
            return SetRecordValue(collection, record_id, name, old)
        case InsertRecord(collection, record, _):
            return RemoveRecord(collection, record.id)
        case RemoveRecord(collection, record_id):
            position = _position(answers, collection, record_id)
            return InsertRecord(collection, answers.records(collection)[position], position)
        case MoveRecord(collection, record_id, _):
            return MoveRecord(collection, record_id, _position(answers, collection, record_id))
