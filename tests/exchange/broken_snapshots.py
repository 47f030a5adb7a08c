"""Snapshots that no answers can be read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from app.services.archive import answers_to_json
from tests.exchange.packages import ANSWERS


def _with(place: tuple[Any, ...], value: Any) -> bytes:
    data: Any = json.loads(answers_to_json(ANSWERS))
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    return json.dumps(data).encode("utf-8", "surrogatepass")


def broken_snapshots() -> Iterator[bytes]:
    """Give snapshots that are wrong in one thing each."""
    right = answers_to_json(ANSWERS).encode()
    yield from (right[:length] for length in range(len(right)))
    yield from (b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"a":' * 100_000)
    yield right.replace(b"{", b'{"values":{},', 1)
    yield b" " * (16 * 2**20 + 1)
    yield b"[" + b"{}," * 1_000_001 + b"{}]"
    record = ("collections", "founders", 0)
    for place in (("values",), ("collections",), ("collections", "founders"), record,
                  (*record, "id"), (*record, "values"), (*record, "values", "surname"),
                  ("values", "name.proper")):  # fmt: skip
        for value in (None, 1, True, 1.5, [1], "\ud800", {"a": 1}, {"A": "x"}, {"": ""}):
            yield _with(place, value)
    for key in ("x", "", "Values", "values "):
        yield _with((key,), {})
        yield _with((*record, key), {})
    yield _with(("values", "meeting.place"), "x" * 1_000_001)
    yield _with(("collections", "founders"), [{"id": "a", "values": {}}] * 2)
    yield _with(("collections", "founders"), [{"id": "../a", "values": {}}])
