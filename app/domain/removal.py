"""What goes with a record that is removed: its parts, and the Russian spellings of them all.

Which records are parts of another says the schema (``Field.part``): the marks of an okrug, those
present at a round of the defence, the offers for a machine, the matters of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.domain.answers import Answers, Record, RemoveRecord
from app.domain.schema import COLLECTIONS
from app.domain.spelling import COLLECTION as SPELLINGS
from app.domain.spelling import orphans

Place = tuple[str, str]
"""Where a record stands: its collection and its id."""


def hanging_on(answers: Answers, removed: RemoveRecord) -> Iterator[RemoveRecord]:
    """Give the removals that go before that of a record, the innermost first."""
    for collection, name in _parts_of(removed.collection):
        for row in answers.records(collection):
            if row.get(name).strip() == removed.record_id:
                part = RemoveRecord(collection, row.id)
                yield from hanging_on(answers, part)
                yield part
    yield from orphans(answers, removed)


@cache
def _parts_of(collection: str) -> tuple[tuple[str, str], ...]:
    """Return the collections of a collection's parts, each with the field that names the whole."""
    return tuple(
        (name, field.name)
        for name, fields in COLLECTIONS.items()
        for field in fields.values()
        if field.part and field.collection == collection
    )


def wholes_of(collection: str, record: Record) -> tuple[Place, ...]:
    """Return the records that a record goes with: those it is a part of, or spells a text of."""
    if collection == SPELLINGS:
        whole, _, rest = record.get("at").partition("/")
        return ((whole, rest.partition("/")[0]),) if rest else ()
    named = ((of, record.get(name).strip()) for name, of in _named_wholes(collection))
    return tuple(place for place in named if place[1])


@cache
def wholes_first() -> tuple[str, ...]:
    """Return every collection, each after those that its records are parts of; spellings last."""
    order: list[str] = []

    def put(name: str) -> None:
        if name not in order:
            for _field, whole in _named_wholes(name):
                put(whole)
            order.append(name)

    for name in COLLECTIONS:
        if name != SPELLINGS:
            put(name)
    return (*order, SPELLINGS)


@cache
def _named_wholes(collection: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that name a whole, each with the collection that the whole stands in."""
    fields = COLLECTIONS[collection].values()
    return tuple((field.name, field.collection) for field in fields if field.part)
