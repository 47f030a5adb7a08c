"""The records of one version as a merge sees them: what each is matched by, what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from app.domain import case_forms, spelling
from app.domain.answers import Answers, Record
from app.domain.record_names import MEMBERS
from app.domain.removal import Place
from app.domain.schema import COLLECTIONS, Field, Kind

Rows = dict[str, Record]
"""The records of a collection by what they are matched by."""

_NAMES: Mapping[Kind, tuple[str, ...]] = {Kind.FOUNDER: ("founders",), Kind.MEMBER: MEMBERS}
_CODES = {Kind.CHOICE, Kind.YES_NO, Kind.FOUNDER, Kind.MEMBER, Kind.RECORD}


def rows_of(name: str, answers: Answers) -> Rows:
    """Return the records of a collection by what they are matched by, in their order.

    Spellings and case forms are matched by what they are for; of several for the same, the last
    one is what counts, and is matched with the last one of the other side.
    """
    records = answers.records(name)
    meaning = _MEANINGS.get(name)
    if meaning is None:
        rows: Rows = {}
        for record in records:
            rows.setdefault(record.id, record)
        return rows
    seen: Counter[str] = Counter()
    keys = []
    for record in reversed(records):
        text = meaning(record)
        keys.append(f"{seen[text]}\n{text}")
        seen[text] += 1
    return dict(zip(reversed(keys), records, strict=True))


def three_of(name: str, base: Answers, ours: Answers, theirs: Answers) -> tuple[Rows, Rows, Rows]:
    """Return the records of a collection in three versions, the same one with the same id in all.

    Where ids mean nothing, ours stand for those of the others; no two records share one.
    """
    rows = (rows_of(name, base), rows_of(name, ours), rows_of(name, theirs))
    if name not in _MEANINGS:
        return rows
    here = _aligned(rows[1], {})
    there = _aligned(rows[2], here)
    return _aligned(rows[0], {**there, **here}), here, there


def _aligned(rows: Rows, known: Rows) -> Rows:
    used = {record.id for record in known.values()}
    found: Rows = {}
    for key, record in rows.items():
        own, number = record.id, 2
        if key in known:
            own = known[key].id
        else:
            while own in used:
                own, number = f"{record.id[:56]}-{number}", number + 1
            used.add(own)
        found[key] = record if own == record.id else Record(own, record.values)
    return found


def _spelt(record: Record) -> str:
    return record.get("at")


def _formed(record: Record) -> str:
    return "\n".join(record.get(field) for field in ("language", "case", "text"))


_MEANINGS: Mapping[str, Callable[[Record], str]] = {
    spelling.COLLECTION: _spelt,
    case_forms.COLLECTION: _formed,
}


def has_sense(field: Field) -> bool:
    """Return whether a field names records."""
    return field.kind in _NAMES or bool(field.collection)


def references(field: Field, value: str) -> tuple[Place, ...]:
    """Return the records that an answer may name."""
    record_id = value.strip()
    if not record_id:
        return ()
    named = (field.collection,) if field.collection else _NAMES.get(field.kind, ())
    return tuple((collection, record_id) for collection in named)


def told(name: str, record: Record | None) -> str | None:
    """Return what a record says, for people to compare: its answers in the schema's order."""
    if record is None:
        return None
    fields = COLLECTIONS[name].values()
    texts = (record.get(field.name).strip() for field in fields if field.kind not in _CODES)
    return ", ".join(text for text in texts if text)
