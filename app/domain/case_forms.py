"""Case forms that the official wrote himself: his own form wins over the program's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.answers import Answers, Change, InsertRecord, Record, RemoveRecord, SetRecordValue

COLLECTION = "case_forms"
"""The collection of a case that holds them."""

Key = tuple[str, str, str]
"""Language, text in the nominative, case."""


def own_forms(answers: Answers) -> Mapping[Key, str]:
    """Return the official's own forms of a case."""
    found = {}
    for record in answers.records(COLLECTION):
        form = record.get("form").strip()
        if form:
            found[_key(record)] = form
    return MappingProxyType(found)


def write_form(answers: Answers, key: Key, form: str, record_id: str) -> tuple[Change, ...]:
    """Return the changes that write an own form; an empty one gives the program's back.

    ``record_id`` names the record when there is none for the key yet.
    """
    rows = answers.records(COLLECTION)
    known = next((record for record in rows if _key(record) == key), None)
    if not form.strip():
        return (RemoveRecord(COLLECTION, known.id),) if known else ()
    if known is not None:
        return (SetRecordValue(COLLECTION, known.id, "form", form),)
    language, text, case = key
    values = {"language": language, "text": text, "case": case, "form": form}
    return (InsertRecord(COLLECTION, Record(record_id, MappingProxyType(values)), len(rows)),)


def _key(record: Record) -> Key:
    return record.get("language"), record.get("text"), record.get("case")
