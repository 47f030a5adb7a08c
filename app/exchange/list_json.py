"""The approved list as a file: JSON that carries its whole chain, or an okrug's extract of it.

A list names every decision with its SHA-256. An extract holds the rows of one okrug alone, so its
hashes cannot be reckoned from it: the sender's signature of the package vouches for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.errors import InputError
from app.core.i18n import N_
from app.domain.approved_list import ApprovedList, BrokenListError, ListRow
from app.domain.list_chain import MAX_TEXT, content_of, facts_as_data, hashes, read_list
from app.exchange.strict_json import loads

FORMAT = "auyl-koop-list"
EXTRACT = "auyl-koop-list-extract"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024

_NAMES = frozenset({"format", "version", "decisions"})


@dataclass(frozen=True)
class ListFile:
    """What a list file holds: the list, or None of an extract, which is for reading only.

    ``numbers`` are those of the lists that it tells of.
    """

    numbers: tuple[str, ...]
    approved: ApprovedList | None


def dump_list(approved: ApprovedList) -> bytes:
    """Return a list with its chain; the same list gives the same bytes."""
    decisions = [
        {
            **content_of(approved.uuid, approved.owner, approved.order, decision),
            "sha256": sha256,
        }
        for decision, sha256 in zip(approved.decisions, hashes(approved), strict=True)
    ]
    return _bytes({"format": FORMAT, "version": VERSION, "decisions": decisions})


def dump_extract(parts: Sequence[tuple[ApprovedList, Sequence[ListRow]]]) -> bytes:
    """Return rows of lists, such as those of one okrug, with what names the decisions on them."""
    return _bytes(
        {
            "format": EXTRACT,
            "version": VERSION,
            "lists": [_extract(approved, rows) for approved, rows in parts],
        }
    )


def _extract(approved: ApprovedList, rows: Sequence[ListRow]) -> dict[str, Any]:
    decisions = [
        {
            "number": decision.number,
            "date": decision.day.isoformat(),
            "act": decision.act.value,
            "by": decision.by,
            "post": decision.post,
            "body": decision.body,
            "reason": decision.reason,
            "sha256": sha256,
        }
        for decision, sha256 in zip(approved.decisions, hashes(approved), strict=True)
    ]
    told = [
        {
            "position": row.position,
            "added": row.added,
            "removed": row.removed,
            "corrected": list(row.corrected),
            **facts_as_data(row.facts),
        }
        for row in rows
    ]
    return {
        "list": approved.uuid,
        "owner": approved.owner,
        "number": approved.number,
        "decisions": decisions,
        "rows": told,
    }


def _bytes(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def read_list_file(data: bytes) -> ListFile:
    """Read a list file whole, or not at all.

    Raises:
        InputError: it is none, is of a newer version, or does not hold together.
    """
    if len(data) > MAX_BYTES:
        raise _refused(N_("The approved list is larger than any list can be."))
    try:
        found = loads(data)
    except ValueError as error:  # also of bytes that are no text
        raise _refused(N_("The approved list is not valid JSON.")) from error
    if not isinstance(found, dict) or found.get("format") not in (FORMAT, EXTRACT):
        raise _refused(N_("The file holds no approved list of this program."))
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _refused(N_("The approved list names no version."))
    if version > VERSION:
        raise _refused(
            N_("The approved list has version {version}; this program reads up to {known}."),
            version=version,
            known=VERSION,
        )
    if found["format"] == EXTRACT:
        return ListFile(_numbers(found), None)
    if set(found) != _NAMES or not isinstance(found["decisions"], list):
        raise _refused(N_("The approved list holds parts that no list has."))
    return _list(found["decisions"])


def _list(decisions: list[object]) -> ListFile:
    contents, told = [], []
    for decision in decisions:
        if not isinstance(decision, dict) or not isinstance(decision.get("sha256"), str):
            raise _refused(N_("The approved list holds parts that no list has."))
        told.append(decision["sha256"])
        contents.append({name: value for name, value in decision.items() if name != "sha256"})
    try:
        approved = read_list(contents)
    except BrokenListError as error:
        raise _refused(str(error)) from error
    if hashes(approved) != tuple(told):
        raise _refused(N_("The approved list was changed after it was approved."))
    return ListFile((approved.number,), approved)


def _numbers(found: dict[str, Any]) -> tuple[str, ...]:
    parts = found.get("lists")
    if set(found) != {"format", "version", "lists"} or not isinstance(parts, list):
        raise _refused(N_("The approved list holds parts that no list has."))
    numbers = []
    for part in parts:
        number = part.get("number") if isinstance(part, dict) else None
        if not isinstance(number, str) or not is_number(number):
            raise _refused(N_("The approved list holds parts that no list has."))
        numbers.append(number)
    return tuple(numbers)


def is_number(text: str) -> bool:
    """Return whether a text may be the number of a list: short and seen."""
    return 0 < len(text.strip()) <= MAX_TEXT and text.isprintable()


def _refused(message: str, **arguments: object) -> InputError:
    return InputError(
        message,
        N_("Nothing was changed."),
        N_("Ask the department for the file of the list anew."),
        **arguments,
    )
