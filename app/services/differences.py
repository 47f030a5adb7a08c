"""What differs between the answers of two moments, and whom a difference concerns."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.answers import Answers
from app.domain.case import FoundingCase
from app.forms.papers import Per
from app.forms.uses import NAMES

_POSTS = (
    "board.chair",
    "authorised.founder",
    "director.founder",
    "officers.chair",
    "officers.secretary",
)


def differences(before: Answers, after: Answers) -> tuple[str, ...]:
    """Return the addresses whose answers differ; a collection's name when its rows differ."""
    found = {
        key
        for key in {*before.values, *after.values}
        if before.get(key).strip() != after.get(key).strip()
    }
    for name in {*before.collections, *after.collections}:
        old = {record.id: record for record in before.records(name)}
        new = {record.id: record for record in after.records(name)}
        if list(old) != list(new):
            found.add(name)
        for record_id in old.keys() & new.keys():
            fields = {*old[record_id].values, *new[record_id].values}
            found |= {
                f"{name}/{record_id}/{key}"
                for key in fields
                if old[record_id].get(key).strip() != new[record_id].get(key).strip()
            }
    return tuple(sorted(found))


def concerns(address: str, per: Per, record_id: str, holders: Collection[str] = ()) -> bool:
    """Whether a paper of one record (a founder, an okrug, a meeting) depends on an address.

    Another one's answers do not matter, but the name of a founder who holds a post (``holders``:
    the chair signs the member's book) does.
    """
    if not record_id or not address.startswith(f"{per.collection}/"):
        return True
    _, other, name = address.split("/", 2)
    return other == record_id or (other in holders and f"{per.collection}/*/{name}" in NAMES)


def post_holders(case: FoundingCase) -> frozenset[str]:
    """Return the ids of the founders whose names stand in everybody's papers."""
    return frozenset(filter(None, (case.text(key) for key in _POSTS)))
