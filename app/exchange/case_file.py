"""The case file: one case as versioned JSON, written and read back to the same case.

Described for people in ``docs/case-file.md``; :func:`json_schema` is the same as JSON Schema.
"""

from __future__ import annotations

import json
import re
import uuid as uuids
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from app.core.errors import InputError
from app.core.i18n import N_
from app.domain.answers import Answers, Record
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.exchange import strict_json
from app.exchange.package.limits import MAX_JSON
from app.exchange.package.names import plain

FORMAT = "auyl-koop-case"
VERSION = 2
MAX_BYTES = MAX_JSON
MAX_TEXT = 1_000_000
MAX_RECORDS = 20_000
"""Records of one kind that a case may hold where each person, payment or text has its own…"""
FEW_RECORDS = 1_000
"""…and of every other kind: what is judged for each of them is often judged for each person."""
_MANY = frozenset(
    {"founders", "later_members", "payments", "share_payouts", "repayments", "screening_marks"}
    | {"counting_members", "later_decisions", "russian_spellings", "case_forms"}
)


def _as_it_is(data: dict[str, Any]) -> dict[str, Any]:
    """Make version 2 of 1: it only added answers (``sending.…``), which an older file lacks."""
    return data


UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _as_it_is}
"""For each older version what makes its JSON that of the next one. Never changed once released."""

_RECORD_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # halves of surrogate pairs: no file holds them


@dataclass(frozen=True)
class CaseFile:
    """What a case file holds. ``uuid`` names the case everywhere and for ever."""

    uuid: str
    answers: Answers
    sample: bool = False
    program: str = ""


def dump(case: CaseFile) -> str:
    """Return the case file as JSON text: sorted and indented, the same case gives the same text."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "program": case.program,
        "uuid": case.uuid,
        "sample": case.sample,
        "answers": {key: case.answers.get(key) for key in sorted(case.answers.values) if key},
        "collections": {
            name: [{"id": r.id, **{k: r.values[k] for k in sorted(r.values)}} for r in rows]
            for name, rows in sorted(case.answers.collections.items())
            if rows
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def load(text: str | bytes) -> CaseFile:
    """Read a case file whole, or not at all.

    Raises:
        InputError: it is not a case file, is of a newer version, or holds what a case cannot hold.
    """
    if len(text) > MAX_BYTES:
        raise _refused(N_("The file is too large for a case file."))
    try:
        data = strict_json.loads(text)
    except ValueError as error:
        raise _refused(N_("The file is not valid JSON.")) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _refused(N_("The file is not a case file of this program."))
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version < 10**6:
        raise _refused(N_("The case file names no version."))
    if version > VERSION:
        raise InputError(
            N_("The case file has version {version}; this program reads up to {known}."),
            N_("Nothing was changed."),
            N_("Install the newer program, or ask the sender for a file of the older one."),
            version=version,
            known=VERSION,
        )
    for older in range(version, VERSION):
        data = UPGRADES[older](data)
    unknown = set(data) - {
        "format",
        "version",
        "program",
        "uuid",
        "sample",
        "answers",
        "collections",
    }
    if unknown:
        raise _refused(N_("Unknown part in the case file: {name}."), name=sorted(unknown)[0])
    sample = data.get("sample", False)
    if not isinstance(sample, bool):
        raise _refused(N_("Unknown part in the case file: {name}."), name="sample")
    return CaseFile(
        uuid=_uuid(data.get("uuid")),
        answers=Answers(_values(data.get("answers", {})), _collections(data.get("collections"))),
        sample=sample,
        program=str(data.get("program", ""))[:100],
    )


def most_records(collection: str) -> int:
    """Return how many records of a collection a case may hold."""
    return MAX_RECORDS if collection in _MANY else FEW_RECORDS


def _refused(message: str, **arguments: object) -> InputError:
    # Names come from the file: what nobody sees and what has no end is not shown.
    told = {k: plain(v, 100) if isinstance(v, str) else v for k, v in arguments.items()}
    return InputError(
        message,
        N_("Nothing was changed."),
        N_("Ask the sender to write the case file again with this program."),
        **told,
    )


def _uuid(value: object) -> str:
    try:
        return str(uuids.UUID(str(value)))
    except ValueError as error:
        raise _refused(N_("The case file names no case.")) from error


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise _refused(N_("The value of {place} is not a text of allowed length."), place=place)
    if _NO_TEXT.search(value):
        raise _refused(N_("The value of {place} is not a text of allowed length."), place=place)
    return value


def _checked(field: Field | None, value: object, place: str) -> str:
    if field is None:
        raise _refused(N_("Unknown field in the case file: {place}."), place=place)
    text = _text(value, place)
    if field.kind is Kind.CHOICE and text and text not in field.choices:
        raise _refused(N_("{place} takes one of: {choices}."), place=place, choices=field.choices)
    if field.kind is Kind.YES_NO and text not in ("", "0", "1"):
        raise _refused(N_("{place} takes one of: {choices}."), place=place, choices=("0", "1"))
    return text


def _values(data: object) -> Mapping[str, str]:
    if not isinstance(data, dict):
        raise _refused(N_("Unknown part in the case file: {name}."), name="answers")
    values = {key: _checked(FIELDS.get(key), value, key) for key, value in data.items()}
    return MappingProxyType({key: value for key, value in values.items() if value})


def _collections(data: object) -> Mapping[str, tuple[Record, ...]]:
    if data is None:
        return MappingProxyType({})
    if not isinstance(data, dict):
        raise _refused(N_("Unknown part in the case file: {name}."), name="collections")
    result: dict[str, tuple[Record, ...]] = {}
    for name, rows in data.items():
        if name not in COLLECTIONS or not isinstance(rows, list) or len(rows) > most_records(name):
            raise _refused(N_("Unknown part in the case file: {name}."), name=name)
        result[name] = tuple(_record(name, row) for row in rows)
        if len({record.id for record in result[name]}) != len(rows):
            raise _refused(N_("Two records of {name} bear one id."), name=name)
    return MappingProxyType(result)


def _record(collection: str, data: object) -> Record:
    if not isinstance(data, dict):
        raise _refused(N_("Unknown part in the case file: {name}."), name=collection)
    record_id = data.get("id")
    if not isinstance(record_id, str) or not _RECORD_ID.fullmatch(record_id):
        raise _refused(N_("A record of {name} has no proper id."), name=collection)
    fields = COLLECTIONS[collection]
    values = {
        key: _checked(fields.get(key), value, f"{collection}/{record_id}/{key}")
        for key, value in data.items()
        if key != "id"
    }
    return Record(record_id, MappingProxyType({k: v for k, v in values.items() if v}))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file."""
    record_id = {"type": "string", "pattern": f"^{_RECORD_ID.pattern}$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "auyl-koop case file",
        "type": "object",
        "required": ["format", "version", "uuid", "answers"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "program": {"type": "string", "maxLength": 100},
            "uuid": {"type": "string", "format": "uuid"},
            "sample": {"type": "boolean"},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {key: _property(field) for key, field in FIELDS.items()},
            },
            "collections": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: {
                        "type": "array",
                        "maxItems": most_records(name),
                        "items": {
                            "type": "object",
                            "required": ["id"],
                            "additionalProperties": False,
                            "properties": {
                                "id": record_id,
                                **{key: _property(field) for key, field in fields.items()},
                            },
                        },
                    }
                    for name, fields in COLLECTIONS.items()
                },
            },
        },
    }


def _property(field: Field) -> dict[str, Any]:
    if field.kind is Kind.CHOICE:
        return {"enum": ["", *field.choices]}
    if field.kind is Kind.YES_NO:
        return {"enum": ["", "0", "1"]}
    return {"type": "string", "maxLength": MAX_TEXT, "$comment": field.kind.value}
