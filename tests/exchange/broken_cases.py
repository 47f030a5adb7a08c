"""Case files that no case can be, in packages that are right in all else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.exchange.package.model import FileKind, PackedCase
from tests.exchange.broken import Broken
from tests.exchange.packages import UUID, case_bytes, manifest, signed, told
from tests.exchange.zip_bytes import build, deflated

STRANGE: tuple[Any, ...] = (
    None, 1, 10**300, 1.5, True, [], ["x"], {}, {"x": "y"}, "\0", "a\ud800", [[[[[]]]]],
)  # fmt: skip
"""Values that no field takes."""


ROWS: tuple[Any, ...] = (
    None, 1, "x", {}, [1], [None], [[]], ["a"], [{}], [{"id": ""}], [{"id": 1}], [{"id": None}],
    [{"id": "../x"}], [{"id": "x" * 65}], [{"id": "a"}, {"id": "a"}], [{"id": "a", "no_such": "x"}],
    [{"id": "a", "": ""}], [{"id": "ә"}], [{"id": "a\n"}], [{}] * 20_001,
)  # fmt: skip
"""What no list of records is."""


def package(text: str) -> bytes:
    """Return a package, signed rightly, whose case file is this text."""
    raw = text.encode("utf-8", "surrogatepass")
    case = PackedCase(UUID, "case.json", "0" * 64)
    parts = (("case.json", FileKind.CASE, raw),)
    whole = replace(manifest(), cases=(case,))
    return build(signed([deflated("case.json", raw)], told(whole, parts)))


def _right() -> dict[str, Any]:
    return dict(json.loads(case_bytes()))


def _wrong_choices(field: Field) -> tuple[Any, ...]:
    return ("no such choice",) if field.kind in (Kind.CHOICE, Kind.YES_NO) else ()


def _some_strange(at: int) -> tuple[Any, ...]:
    """Return six of the strange values, other ones for the next field."""
    return (STRANGE * 2)[at % len(STRANGE) :][:6]


def answers() -> Iterator[Broken]:
    """Every single answer with values that it cannot have."""
    for at, (key, field) in enumerate(FIELDS.items()):
        for value in (*_some_strange(at), *_wrong_choices(field)):
            data = _right() | {"answers": {key: value}}
            yield Broken("an answer that cannot be", package(json.dumps(data)))


def records() -> Iterator[Broken]:
    """Every field of every collection with values that it cannot have, and its records as well."""
    for name, fields in COLLECTIONS.items():
        for at, (key, field) in enumerate(fields.items()):
            for value in (*_some_strange(at), *_wrong_choices(field)):
                data = _right() | {"collections": {name: [{"id": "a", key: value}]}}
                yield Broken("a field that cannot be", package(json.dumps(data)))
        for rows in ROWS:
            data = _right() | {"collections": {name: rows}}
            yield Broken("a record that cannot be", package(json.dumps(data)))


def tops() -> Iterator[Broken]:
    """The case file's own keys are wrong, lack, are too many, or it is no JSON."""
    right = _right()
    values: tuple[Any, ...] = (*STRANGE, -1, 0, "", "x", "../x", UUID[:-1], "9" * 400, 10**9, False)
    for key in ("format", "version", "uuid", "sample", "answers", "collections"):
        for value in values:
            fits = {
                "sample": value is False,
                "answers": value == {},
                "collections": value is None or value == {},
                "version": type(value) is int and value == 1,
            }
            if not fits.get(key, False):
                yield Broken(
                    "a case file that cannot be", package(json.dumps(right | {key: value}))
                )
    for key in ("format", "version", "uuid"):
        data = {name: value for name, value in right.items() if name != key}
        yield Broken("a case file that cannot be", package(json.dumps(data)))
    for key in ("x", "", "Format", "collection", "__proto__"):
        yield Broken("a case file that cannot be", package(json.dumps(right | {key: "x"})))
    whole = json.dumps(right)
    for length in range(0, len(whole), 3):
        yield Broken("a case file cut off", package(whole[:length]))
    for text in (
        "[" * 100_000,
        '{"a":' * 100_000, "[" + "{}," * 1_000_001 + "{}]", "NaN", whole * 2, "\ud800",
        whole.replace('"answers": {', '"answers": {"meeting.date": "1", ', 1), "9" * 5_000,
        whole.replace('"sample": false', '"sample": NaN'), whole.replace("false", "False"),
        '{"format":"auyl-koop-case","version":' + "9" * 5_000 + "}", "\x00", " ", whole + "\x00",
    ):  # fmt: skip
        yield Broken("a case file that cannot be", package(text))
    other = right | {"uuid": "6d616974-c3b6-4265-8000-73757420d2b0"}
    yield Broken("another case than the manifest says", package(json.dumps(other)))
    yield Broken("a sample", package(json.dumps(right | {"sample": True})))
    long = right | {"answers": {"meeting.place": "x" * 1_000_001}}
    yield Broken("an answer that cannot be", package(json.dumps(long)))
