"""A snapshot from another office: the answers that an issued paper was made of, as JSON.

Its keys may be those of an older program, so they are not looked up; its shape is looked at.
"""

from __future__ import annotations

import re
from typing import Any

from app.core.i18n import N_
from app.exchange import strict_json
from app.exchange.case_file import MAX_BYTES, MAX_RECORDS, MAX_TEXT
from app.exchange.package.errors import PackageError, refused

_KEY = re.compile(r"[a-z][a-z0-9_.]{0,99}")
_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: no text
_RECORD_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def checked(raw: bytes) -> str:
    """Return a snapshot's text once it is certain that it can be read as answers.

    Raises:
        PackageError: it is no snapshot.
    """
    if len(raw) > MAX_BYTES:
        raise _wrong()
    try:
        text = raw.decode()
        _check(strict_json.loads(text))
    except ValueError as error:
        raise _wrong() from error
    return text


def _wrong() -> PackageError:
    return refused(N_("A paper in the file set does not say what it was made of."))


def _check(data: Any) -> None:
    if not isinstance(data, dict) or set(data) != {"values", "collections"}:
        raise ValueError("not the two parts")
    _check_values(data["values"])
    if not isinstance(data["collections"], dict):
        raise ValueError("collections")  # noqa: TRY004 - all faults are one kind
    for name, rows in data["collections"].items():
        if not _KEY.fullmatch(name) or not isinstance(rows, list) or len(rows) > MAX_RECORDS:
            raise ValueError("a collection")
        for row in rows:
            _check_record(row)
        if len({row["id"] for row in rows}) != len(rows):
            raise ValueError("two records of one id")


def _check_record(row: Any) -> None:
    if not isinstance(row, dict) or set(row) != {"id", "values"}:
        raise ValueError("a record")
    if not isinstance(row["id"], str) or not _RECORD_ID.fullmatch(row["id"]):
        raise ValueError("a record's id")
    _check_values(row["values"])


def _check_values(values: Any) -> None:
    if not isinstance(values, dict):
        raise ValueError("values")  # noqa: TRY004 - all faults are one kind
    for key, value in values.items():
        if not _KEY.fullmatch(key) or not isinstance(value, str) or len(value) > MAX_TEXT:
            raise ValueError("a value")
        if _HALF.search(value):
            raise ValueError("a value that is no text")
