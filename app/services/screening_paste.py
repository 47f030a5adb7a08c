"""Members of the working group read from a list that was copied from a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from app.domain.answers import Answers, InsertRecord, Record
from app.domain.likeness import fold

_PARTS = re.compile(r"\t+|\s+[-–—]\s+|;")
_NUMBER = re.compile(r"^\s*\d+\s*[.)]?\s*$")
_LEADING = re.compile(r"^\s*(?:\d+\s*[.)]\s*|[-–—•*·]\s*)")
_ROLES: tuple[tuple[str, str], ...] = (
    ("deputy", "төраға орынбасары"),
    ("deputy", "төрағасының орынбасары"),
    ("deputy", "заместитель председателя"),
    ("chair", "төраға"),
    ("chair", "топ жетекшісі"),
    ("chair", "председатель"),
    ("secretary", "хатшы"),
    ("secretary", "секретарь"),
)

_GROUP = ("", "топ ", "жұмыс тобының ")
"""What may stand before a role: «жұмыс тобының төрағасы»."""


def read_members(
    text: str, answers: Answers, new_id: Callable[[], str]
) -> tuple[InsertRecord, ...]:
    """Return the changes that add everybody of a list, a person a line: name, post, role.

    The parts are set apart by a tab, a dash between blanks or a semicolon; leading numbers are
    left out, and so is who stands in the group already. A role is known by its word.
    """
    rows = answers.records("working_group")
    known = {fold(row.get("name")) for row in rows}
    changes: list[InsertRecord] = []
    for line in text.splitlines():
        values = _member(line)
        name = fold(values.get("name", ""))
        if not name or name in known:
            continue
        known.add(name)
        record = Record(new_id(), MappingProxyType(values))
        changes.append(InsertRecord("working_group", record, len(rows) + len(changes)))
    return tuple(changes)


def _member(line: str) -> dict[str, str]:
    parts = [part.strip(" ,.;") for part in _PARTS.split(_LEADING.sub("", line))]
    parts = [part for part in parts if part and not _NUMBER.match(part)]
    if not parts or not any(map(str.isalpha, parts[0])):
        return {}
    values = {"name": parts[0]}
    posts = []
    for part in parts[1:]:
        role = _role(part)
        if role and "role" not in values:
            values["role"] = role
        else:
            posts.append(part)
    if posts:
        values["post"] = ", ".join(posts)
    return values


def _role(text: str) -> str:
    """Return the role that a part names by nothing but its word; "" for a post."""
    folded = fold(text)
    for role, words in _ROLES:
        forms = (words, f"{words}сы", f"{words}ы")
        if any(folded == fold(f"{head}{form}") for head in _GROUP for form in forms):
            return role
    return "member" if folded in (fold("мүше"), fold("мүшесі"), fold("член группы")) else ""
