"""JSON from strangers: no name twice, no NaN, no more parts than a file of ours can have."""

from __future__ import annotations

import json
from typing import Any

MAX_PARTS = 2_000_000
"""Objects, lists and values together: what a text may promise before it is read into memory."""


def loads(text: str | bytes) -> Any:
    """Read JSON text strictly.

    Raises:
        ValueError: it is not JSON, names a key of one object twice, nests too deep, holds NaN,
            an endless number or one of thousands of digits, or has more than ``MAX_PARTS`` parts.
    """
    try:
        # A byte-order mark names the encoding; what Notepad writes is read too.
        plain = text if isinstance(text, str) else text.decode("utf-8-sig")
        if plain.count("{") + plain.count("[") + plain.count(",") > MAX_PARTS:
            raise ValueError("too many parts")
        return json.loads(plain, object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return result


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")
