"""Manifests that are signed rightly and wrong: every key of them, of every wrong kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from app.exchange.package.model import FileKind, Purpose
from tests.exchange.broken import Broken
from tests.exchange.broken_archives import entries_of
from tests.exchange.packages import (
    OTHER_UUID,
    PDF,
    PROTOCOL,
    SCAN,
    SIGNED,
    SNAPSHOT,
    UUID,
    Files,
    files,
    list_files,
    list_manifest,
    manifest,
    signed,
    told,
)
from tests.exchange.zip_bytes import build

Place = tuple[str | int, ...]

_DEEP: Any = []
for _level in range(200):
    _DEEP = [_DEEP]

WRONG: tuple[Any, ...] = (
    None, 1.5, -1, 10**18, 10**400, [[]], [None], {"": {}}, {"a": 1}, _DEEP, "\0", "a\nb", "\ud800",
    "\u202ea", "\x7f", "x" * 5_000, "../x.pdf", "nan",
    True, False, 0, 1, 2, "", " ", "x", "0", "true", [], {}, "A" * 64, "g" * 64, "0" * 63,
    "x.pdf", "case.json", "public", "case", UUID.upper(), "2026-13-01", "20261124",
    "2026-11-24T12:00:00", "2026-11-24T12:00:00.000000+06:00", "9999-12-31T23:59:59.999999-23:59",
)  # fmt: skip
"""Values of every kind; where one of them is right ``_takes`` says so."""

FREE = {
    "program", "name", "oblast", "district", "okrug", "title", "number", "wording_version",
    "program_version", "file_name",
}  # fmt: skip
"""Keys whose value is any line of text."""


def _places(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    if place:
        yield place, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _places(part, (*place, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _places(part, (*place, at))


def _takes(place: Place, value: Any, old: Any) -> bool:
    """Return whether the key may well have this value instead of its own."""
    if type(value) is type(old) and value == old:
        return True
    key = str(place[-1])
    if key in FREE:
        return isinstance(value, str) and value.isprintable() and len(value) <= 100
    if key == "pages" or (key == "version" and len(place) > 1):
        return type(value) is int and (key == "pages" or value > 0) and 0 <= value <= 100_000
    if key in ("record_id", "paper"):
        return isinstance(value, str) and _WORDS[key].fullmatch(value) is not None
    if key == "of_sha256":
        return value == "" and place[-2] == 1
    return (key == "day" and value == "") or (key == "ancestors" and value == [])


_WORDS = {
    "record_id": re.compile("[A-Za-z0-9_-]{0,64}"),
    "paper": re.compile("[a-z][a-z0-9_]{0,63}"),
}


def wrong_values() -> Iterator[Broken]:
    """Every value of two manifests, replaced by values of every other kind."""
    for whole, parts in ((manifest(), files()), (list_manifest(), list_files())):
        entries, plain = entries_of(parts), told(whole, parts)
        for place, old in _places(plain):
            for value in WRONG:
                if place == ("contents",) or not _takes(place, value, old):
                    made = signed(entries, plain, partial(_put_at, place, value))
                    yield Broken("a wrong value", build(made))


def wrong_keys() -> Iterator[Broken]:
    """A key lacks, is one too many, or stands twice."""
    entries, plain = entries_of(files()), told(manifest(), files())
    for place, old in _places(plain):
        if isinstance(place[-1], str):
            yield Broken("a key lacks", build(signed(entries, plain, partial(_drop, place))))
            line = f"{json.dumps(place[-1])}: {json.dumps(old)}"
            if place != ("contents",):  # its value is put in later
                made = signed(entries, plain, text=partial(_once_more, line))
                yield Broken("a key twice", build(made))
    for place in ((), *(place for place, old in _places(plain) if isinstance(old, dict))):
        for key in ("x", "", "Path", "__class__", "\u202e", "format ", "papers\0"):
            change = partial(_put_at, (*place, key), "x")
            yield Broken("a key too many", build(signed(entries, plain, change)))


def texts() -> Iterator[Broken]:
    """The manifest is no JSON, or JSON that a parser stumbles over."""
    entries, plain = entries_of(files()), told(manifest(), files())
    whole = json.dumps(plain)
    number = '"version": 1'
    for bad in (
        "", "{", "[]", "null", "1", '"x"', whole[:-1], whole + "x", whole + whole, "[" * 100_000,
        '{"a":' * 100_000,
        "{}," * 300_000, "[" + "{}," * 1_000_001 + "{}]", whole.replace('"', "'"),
        whole.replace(number, '"version": NaN'), whole.replace(number, '"version": Infinity'),
        whole.replace(number, '"version": 1e999'), whole.replace(number, '"version": 1.0'),
        whole.replace(number, '"version": 01'), whole.replace(number, '"version": +1'),
        whole.replace(number, '"version": ' + "1" * 5_000), whole.replace("[", "[,", 1),
        whole.replace(number, '"version": ' + "-" * 9), whole.replace("{", "{//\n", 1),
        whole.replace(number, '"version": 1, "version": 1'), whole.replace("auyl", "\ud800", 1),
    ):  # fmt: skip
        yield Broken("no JSON of ours", build(signed(entries, plain, text=partial(_instead, bad))))
    for at in range(0, len(whole), 7):
        yield Broken("no JSON of ours", build(signed(entries, plain, text=partial(_cut, at))))
    for version in (0, -1, 2, 3, 10, 1_000, 10**6, 10**9, 10**300):
        change = partial(_put_at, ("version",), version)
        yield Broken("another version", build(signed(entries, plain, change)))


def contradictions() -> Iterator[Broken]:
    """Every value is of its kind, but they do not go together."""
    parts = files()
    entries, plain = entries_of(parts), told(manifest(), parts)
    case, paper, scan = ("cases", 0), ("cases", 0, "papers", 0), ("cases", 0, "scans", 0)
    kinds = (
        "case",
        "snapshot",
        "paper",
        "scan",
        "signature",
        "word",
        "cover",
        "list",
        "list_paper",
    )
    paths = (parts[0][0], "case.json", PROTOCOL, SCAN, SIGNED, SNAPSHOT, "x.pdf", "x.json", "")
    places = ((*case, "path"), (*paper, "path"), (*paper, "snapshot"), (*scan, "path"), ("list",))
    for at, (path, kind, data) in enumerate(parts):
        for other in (*kinds, "public"):
            if other != kind.value:
                change = partial(_put_at, ("files", at, "kind"), other)
                yield Broken("a file of another kind", build(signed(entries, plain, change)))
        for wrong in (len(data) + 1, max(0, len(data) - 1), 0, 64 * 2**20):
            change = partial(_put_at, ("files", at, "size"), wrong)
            yield Broken("another size", build(signed(entries, plain, change)))
        digest = plain["files"][at]["sha256"]
        for wrong_digest in ("0" * 64, digest[::-1], plain["files"][at - 1]["sha256"]):
            change = partial(_put_at, ("files", at, "sha256"), wrong_digest)
            yield Broken("another hash", build(signed(entries, plain, change)))
        change = partial(_put_at, ("files", at, "path"), "x" + path)
        yield Broken("another name", build(signed(entries, plain, change)))
    for place in places:
        for path in paths:
            if path != _get(plain, place):
                made = signed(entries, plain, partial(_put_at, place, path))
                yield Broken("a reference astray", build(made))
    for purpose in ("reply", "list", "finance", "public"):
        for count in (0, 1, 2):
            if (purpose, count) not in (("reply", 1), ("finance", 1)):
                change = partial(_purpose, purpose, count)
                yield Broken("another purpose", build(signed(entries, plain, change)))
    for place in (
        (*case, "papers"),
        (*case, "scans"),
        ("cases",),
        ("files",),
        (*case, "ancestors"),
    ):
        made = signed(entries, plain, partial(_twice, place))
        yield Broken("the same twice", build(made))
    revision = plain["cases"][0]["revision"]
    for ancestors in (
        [revision],
        ["1" * 64, "1" * 64],
        ["1" * 63],
        [["1" * 64]],
        ["1" * 64] * 10_001,
    ):
        change = partial(_put_at, (*case, "ancestors"), ancestors)
        yield Broken("wrong ancestors", build(signed(entries, plain, change)))
    contents = partial(_put_at, ("contents",), "0" * 64)
    yield Broken("another hash", build(signed(entries, plain, contents)))
    for count in (60_001, 10_001):
        change = partial(_many, "files" if count > 60_000 else "cases", count)
        yield Broken("too much", build(signed(entries, plain, change)))
    # A public copy with a case, and a case of a notice board.
    public: Files = (("Ұсыныс.pdf", FileKind.PUBLIC, PDF),)
    bare = told(replace(manifest(), purpose=Purpose.PUBLIC, cases=()), public)
    for added in (plain["cases"], [plain["cases"][0] | {"path": public[0][0]}]):
        made = signed(entries_of(public), bare, partial(_put_at, ("cases",), added))
        yield Broken("a public copy with a case", build(made))


def _get(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


def _put_at(place: Place, value: Any, data: Any) -> None:
    _get(data, place[:-1])[place[-1]] = value


def _drop(place: Place, data: Any) -> None:
    del _get(data, place[:-1])[place[-1]]


def _twice(place: Place, data: Any) -> None:
    _get(data, place).append(_get(data, place)[0])


def _purpose(purpose: str, count: int, data: Any) -> None:
    data["purpose"] = purpose
    data["cases"] = [
        data["cases"][0] | {"uuid": (UUID, OTHER_UUID)[number]} for number in range(count)
    ]


def _many(key: str, count: int, data: Any) -> None:
    data[key] = data[key][:1] * count


def _instead(bad: str, _text: str) -> str:
    return bad


def _cut(length: int, text: str) -> str:
    return text[:length]


def _once_more(line: str, text: str) -> str:
    """Return the text with one line of it standing twice in its object."""
    assert line in text
    return text.replace(line, f"{line}, {line}", 1)
