"""Whose answers are whose: what an office has to agree to before another one's file changes it.

The АШБ answers for the defence, its consent and the approved list (steps 2 and 4 of the scheme),
the ӘКК for the finance (step 5). An okrug writes all of them down too, for its own papers; its word
is no more than a proposal where the office that decides holds the case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.office import Role

Guard = Callable[[str], bool]
"""Whether an answer, or a whole record (``collection/id``), is changed only when asked about."""

_PREFIXES: Mapping[str, Role] = MappingProxyType(
    {"listing.": Role.DEPARTMENT, "finance.": Role.CORPORATION}
)
_SINGLE: Mapping[str, Role] = MappingProxyType(
    {
        "meeting.consent_number": Role.DEPARTMENT,
        "meeting.consent_date": Role.DEPARTMENT,
    }
)
_COLLECTIONS: Mapping[str, Role] = MappingProxyType(
    {
        "defences": Role.DEPARTMENT,
        "defence_attendees": Role.DEPARTMENT,
        "defence_remarks": Role.DEPARTMENT,
        "repayments": Role.CORPORATION,
        "bought_equipment": Role.CORPORATION,
    }
)
_OKRUGS = frozenset({("defence_remarks", "answer")})  # how a remark was met, the okrug tells


def owner_of(address: str) -> Role | None:
    """Return who decides about an answer or a record; None: whoever holds the case."""
    collection, _slash, rest = address.partition("/")
    if rest:
        field = rest.partition("/")[2]
        return None if (collection, field) in _OKRUGS else _COLLECTIONS.get(collection)
    for prefix, role in _PREFIXES.items():
        if address.startswith(prefix):
            return role
    return _SINGLE.get(address)


def guard(receiver: Role, sender: Role | None) -> Guard:
    """Return what an office is asked about before a file of another one changes it."""

    def asks(address: str) -> bool:
        owner = owner_of(address)
        return owner is receiver and owner is not sender

    return asks
