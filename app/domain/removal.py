"""What goes with a record that is removed: its parts, and the Russian spellings of them all.

Which records are parts of another says the schema (``Field.part``): the marks of an okrug, those
present at a round of the defence, the offers for a machine, the matters of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.domain.answers import Answers, RemoveRecord
from app.domain.schema import COLLECTIONS
from app.domain.spelling import orphans


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
