"""How the official himself writes a text: Russian spellings and case forms, kept for other cases.

A spelling or a form stands in its case; what he confirmed there is remembered here and offered in
the next case. Sentences and other long texts are not remembered: they belong to one case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.db import books
from app.documents.case_forms import OwnForms
from app.documents.tongue import RU
from app.domain.answers import Answers, Change, InsertRecord, Record, SetRecordValue
from app.domain.case_forms import COLLECTION as FORMS
from app.domain.schema import Kind, field_at
from app.domain.spelling import COLLECTION as SPELLINGS
from app.services.store import Store

SPELLING = "spelling"
LONGEST = 300
"""Longer texts are not remembered."""

Row = tuple[str, str, str, str]
"""What is remembered: language, form (a case or ``spelling``), text, as he writes it."""


@dataclass(frozen=True)
class OwnWriting:
    """What was remembered: Russian spellings by the Kazakh text, and case forms."""

    spellings: Mapping[str, str]
    forms: OwnForms


class WritingService:
    """What the program remembers of the official's own writing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def remembered(self) -> OwnWriting:
        """Return everything that was remembered."""
        with self._store.read() as connection:
            rows = books.own_writings(connection)
        return OwnWriting(
            MappingProxyType({key[2]: text for key, text in rows.items() if key[1] == SPELLING}),
            MappingProxyType(
                {
                    (language, text, case): written
                    for (language, case, text), written in rows.items()
                    if case != SPELLING
                }
            ),
        )

    def forget(self) -> None:
        """Forget all of it; spellings and forms that stand in cases stay there."""
        with self._store.write() as connection:
            books.forget_writing(connection)
        self._store.forget_deleted()


def touches(changes: Iterable[Change]) -> frozenset[str]:
    """Return the ids of the spellings and forms that changes write."""
    found = set()
    for change in changes:
        match change:
            case InsertRecord(collection, record, _) if collection in (SPELLINGS, FORMS):
                found.add(record.id)
            case SetRecordValue(collection, record_id, _, _) if collection in (SPELLINGS, FORMS):
                found.add(record_id)
    return frozenset(found)


def worth_remembering(answers: Answers, record_ids: frozenset[str]) -> Iterator[Row]:
    """Give what is remembered of the records just written."""
    for record in answers.records(SPELLINGS):
        kazakh, russian = record.get("of").strip(), record.get("text").strip()
        if record.id in record_ids and russian and _short(record, kazakh):
            yield RU, SPELLING, kazakh, russian
    for record in answers.records(FORMS):
        text, form = record.get("text"), record.get("form").strip()
        if record.id in record_ids and form and 0 < len(text) <= LONGEST:
            yield record.get("language"), record.get("case"), text, form


def _short(record: Record, kazakh: str) -> bool:
    field = field_at(record.get("at"))
    return field is not None and field.kind is not Kind.LONG_TEXT and 0 < len(kazakh) <= LONGEST
