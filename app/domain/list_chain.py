"""The chain of an approved list: each decision as JSON, its hash, and whether all holds together.

The JSON of a decision is kept as text and travels between offices; what is read back here is
believed in nothing: every value's kind and size is looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from app.domain.approved_list import (
    DATES,
    FACTS,
    NUMBERS,
    Act,
    ApprovedList,
    BrokenListError,
    Correction,
    Decision,
    Entry,
    Order,
    RowFacts,
    rows_on,
)
from app.domain.findings import N_
from app.domain.identifiers import is_uuid

MAX_ROWS = 20_000
MAX_TEXT = 2_000
MAX_NUMBER = 10**15
"""As the largest sum in tiyn."""
MAX_DECISIONS = 1_000

_KEY = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTENT = frozenset(
    {"list", "owner", "order", "seq", "number", "date", "act", "by", "post", "body", "reason"}
    | {"post_ru", "reason_ru", "added", "removed", "corrected", "before"}
)

NO_DECISION = N_("The list holds no decision.")
CHAIN = N_("The decisions of the list do not follow one from another.")
DAYS = N_("A decision on the list is dated before the one ahead of it.")
MISREAD = N_("A decision on the list holds something that no list holds.")
TOO_LONG = N_("The list is longer than any list can be.")


# -- written ---------------------------------------------------------------------------------


def content_of(uuid: str, owner: str, order: Order, decision: Decision) -> dict[str, Any]:
    """Return everything that a decision says, as JSON values; its hash is made of it."""
    return {
        "list": uuid,
        "owner": owner,
        "order": order.value,
        "seq": decision.seq,
        "number": decision.number,
        "date": decision.day.isoformat(),
        "act": decision.act.value,
        "by": decision.by,
        "post": decision.post,
        "body": decision.body,
        "reason": decision.reason,
        "post_ru": decision.post_ru,
        "reason_ru": decision.reason_ru,
        "before": decision.before,
        "added": [
            {"position": entry.position, **facts_as_data(entry.facts)} for entry in decision.added
        ],
        "removed": list(decision.removed),
        "corrected": [
            {"position": one.position, "name": one.name, "old": one.old, "new": one.new}
            for one in decision.corrected
        ],
    }


def facts_as_data(facts: RowFacts) -> dict[str, str | int | None]:
    """Return a row's facts as JSON values; days are ISO."""
    known = {one.name: getattr(facts, one.name) for one in fields(facts)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in known.items()
    }


def canonical(content: Mapping[str, Any]) -> str:
    """Return the one text that a decision's hash is made of."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def text_of(approved: ApprovedList, decision: Decision) -> str:
    """Return a decision of a list as the text that its hash is made of."""
    return canonical(content_of(approved.uuid, approved.owner, approved.order, decision))


def digest(text: str) -> str:
    """Return the SHA-256 of a decision's text, which the next decision carries."""
    return hashlib.sha256(text.encode()).hexdigest()


def hashes(approved: ApprovedList) -> tuple[str, ...]:
    """Return the SHA-256 of each decision in their order."""
    return tuple(digest(text_of(approved, one)) for one in approved.decisions)


# -- checked ---------------------------------------------------------------------------------


def verify(approved: ApprovedList) -> None:
    """Check a whole chain: its hashes, its numbers, and that each decision fits the list.

    Raises:
        BrokenListError: it does not hold together.
    """
    if not approved.decisions:
        raise BrokenListError(NO_DECISION)
    before, day = "", date.min
    for seq, (decision, own) in enumerate(
        zip(approved.decisions, hashes(approved), strict=True), start=1
    ):
        if decision.seq != seq or decision.before != before or not decision.signed:
            raise BrokenListError(CHAIN)
        if decision.day < day:
            raise BrokenListError(DAYS)
        before, day = own, decision.day
    rows_on(approved)


def goes_on(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Return whether one chain of hashes begins with all of another."""
    return tuple(longer[: len(shorter)]) == tuple(shorter)


# -- read ------------------------------------------------------------------------------------


def read_list(contents: Sequence[object]) -> ApprovedList:
    """Return the list that the decisions' JSON values tell, checked as a whole.

    Raises:
        BrokenListError: a value is of a wrong kind or size, or the chain does not hold together.
    """
    if not contents:
        raise BrokenListError(NO_DECISION)
    if len(contents) > MAX_DECISIONS:
        raise BrokenListError(TOO_LONG)
    first = _object(contents[0], _CONTENT)
    made = ApprovedList(
        _uuid(first["list"]), _key(first["owner"]), _order(first["order"]), _decisions(contents)
    )
    for content in contents:
        data = _object(content, _CONTENT)
        if any(data[name] != first[name] for name in ("list", "owner", "order")):
            raise BrokenListError(CHAIN)
    if sum(len(one.added) for one in made.decisions) > MAX_ROWS:
        raise BrokenListError(TOO_LONG)
    verify(made)
    return made


def _decisions(contents: Sequence[object]) -> tuple[Decision, ...]:
    return tuple(_decision(_object(content, _CONTENT)) for content in contents)


def _decision(data: Mapping[str, Any]) -> Decision:
    before = data["before"]
    return Decision(
        seq=_whole(data["seq"], MAX_DECISIONS),
        number=_text(data["number"]),
        day=_day(data["date"]),
        act=_act(data["act"]),
        by=_text(data["by"]),
        post=_text(data["post"]),
        body=_text(data["body"]),
        reason=_text(data["reason"]),
        post_ru=_text(data["post_ru"]),
        reason_ru=_text(data["reason_ru"]),
        added=tuple(_entry(one) for one in _many(data["added"])),
        removed=tuple(_whole(one, MAX_ROWS) for one in _many(data["removed"])),
        corrected=tuple(_correction(one) for one in _many(data["corrected"], len(FACTS))),
        before=before if before == "" else _key(before),
    )


def read_facts(data: Mapping[str, Any]) -> RowFacts:
    """Return a row's facts from their JSON values.

    Raises:
        BrokenListError: a value is of a wrong kind or size.
    """
    values: dict[str, Any] = {"uuid": _uuid(data["uuid"])}
    for name in FACTS:
        value = data[name]
        if name in DATES:
            values[name] = None if value is None else _day(value)
        elif name in NUMBERS:
            empty = value is None and name != "founders"
            values[name] = None if empty else _whole(value, MAX_NUMBER)
        else:
            values[name] = _text(value)
    return RowFacts(**values)


def _entry(value: object) -> Entry:
    data = _object(value, {"position", "uuid", *FACTS})
    return Entry(_whole(data["position"], MAX_ROWS), read_facts(data))


def _correction(value: object) -> Correction:
    data = _object(value, {"position", "name", "old", "new"})
    return Correction(
        _whole(data["position"], MAX_ROWS),
        _text(data["name"]),
        _text(data["old"]),
        _text(data["new"]),
    )


def _object(value: object, names: frozenset[str] | set[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict) or set(value) != set(names):
        raise BrokenListError(MISREAD)
    return value


def _many(value: object, times: int = 1) -> list[object]:
    if not isinstance(value, list):
        raise BrokenListError(MISREAD)
    if len(value) > MAX_ROWS * times:
        raise BrokenListError(TOO_LONG)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise BrokenListError(MISREAD)
    if any(char == "\0" or 0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise BrokenListError(MISREAD)
    return value


def _whole(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BrokenListError(MISREAD)
    return value


def _day(value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value) or not value.isascii():
        raise BrokenListError(MISREAD)
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise BrokenListError(MISREAD) from error
    if not 1900 <= found.year <= 2200:
        raise BrokenListError(MISREAD)
    return found


def _key(value: object) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise BrokenListError(MISREAD)
    return value


def _uuid(value: object) -> str:
    if not is_uuid(value):
        raise BrokenListError(MISREAD)
    return value


def _act(value: object) -> Act:
    try:
        return Act(value)
    except ValueError as error:
        raise BrokenListError(MISREAD) from error


def _order(value: object) -> Order:
    try:
        return Order(value)
    except ValueError as error:
        raise BrokenListError(MISREAD) from error
