"""The list of members on any day: who, since when, of which kind, with what share and vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.case import FoundingCase
from app.domain.life import Life, Membership, Movement
from app.domain.parts import Founder


@dataclass(frozen=True)
class Member:
    """A member at the end of a day. ``share`` is in tiyn.

    ``since`` is the day of № 372-V, art. 28(3); None while a founder's contributions are not paid
    in full: he has a member's rights since the registration all the same (art. 15(6)).
    """

    id: str
    position: int
    person: Founder
    associated: bool
    since: date | None
    share: int

    @property
    def name(self) -> str:
        """The full name of a person, or the legal person's name."""
        return self.person.name

    @property
    def votes(self) -> bool:
        """Whether he has a vote: an associated member only advises, № 372-V, art. 34(2)."""
        return not self.associated


def members_on(case: FoundingCase, day: date) -> tuple[Member, ...]:
    """Return the members at the end of a day, founders first, each in the order he was written."""
    found = [one for one in case.life.memberships if one.on(day)]
    return tuple(
        Member(
            id=one.person.id,
            position=place,
            person=one.person,
            associated=one.person.associated,
            since=one.since if one.since and one.since <= day else None,
            share=one.share_on(day),
        )
        for place, one in enumerate(found, start=1)
    )


def votes_on(case: FoundingCase, day: date) -> int:
    """Return how many members have a vote at the end of a day."""
    return sum(1 for one in case.life.memberships if one.person.votes and one.on(day))


def fund_on(case: FoundingCase, day: date) -> int:
    """Return the share fund in tiyn at the end of a day: shares paid in, less shares paid out.

    What is owed to those who have left stays in it until it is paid out.
    """
    return sum(one.share_on(day) for one in case.life.memberships)


def membership_of(case: FoundingCase, person_id: str) -> Membership | None:
    """Return one person's history, or None."""
    return case.life.membership(person_id)


__all__ = [
    "Life",
    "Member",
    "Membership",
    "Movement",
    "fund_on",
    "members_on",
    "membership_of",
    "votes_on",
]
