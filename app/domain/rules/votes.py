"""Votes of the founding meeting: they add up, they suffice, and each item has its decision.

Only once the meeting was held; a planned meeting has no votes.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.law import two_thirds
from app.domain.parts import AgendaItem, BodyMember, Votes
from app.domain.rules.base import CUSTOM, block, who

TOO_MANY = block(
    "votes.more_than_hall",
    N_("{sum} votes were counted, but only {hall} could vote in the hall. Correct the votes."),
    CUSTOM,
)
DO_NOT_ADD_UP = block(
    "votes.do_not_add_up",
    N_(
        "For, against and abstained give {sum}, but {hall} had a vote in the hall. "
        "Correct the votes or the attendance."
    ),
    CUSTOM,
)
NOT_CARRIED = block(
    "votes.not_carried",
    N_("{for_} of {hall} voted for: that is no majority, the decision was not taken."),
    source_l372("34(5)"),
)
CHARTER = block(
    "votes.charter_not_carried",
    N_(
        "The charter needs at least {needed} of the {all} votes of all founders, present or not; "
        "{for_} voted for."
    ),
    source_l372("17(2)"),
)
CANDIDATE_TOO_MANY = block(
    "votes.candidate_more_than_hall",
    N_("{who}: {sum} votes were counted, but only {hall} could vote in the hall."),
    CUSTOM,
)
CANDIDATE_DO_NOT_ADD_UP = block(
    "votes.candidate_do_not_add_up",
    N_("{who}: for, against and abstained give {sum}, but {hall} had a vote in the hall."),
    CUSTOM,
)
CANDIDATE_NOT_ELECTED = block(
    "votes.candidate_not_elected",
    N_(
        "{who}: {for_} of {hall} voted for, that is no majority, so he is not elected. "
        "Correct the votes or take the candidate out of the body."
    ),
    source_l372("34(5), 35(1)"),
)
BLANK_DECISION = block(
    "votes.blank_decision",
    N_(
        "The item has no decision: «{typed}» says nothing. "
        "Write it, or empty the field to have the ready wording."
    ),
    source_l372("15(3)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with votes and decisions."""
    for item in case.agenda:
        yield from _decision(item)
    if case.planned or not case.votes_in_hall:
        return
    for item in case.agenda:
        yield from _item(case, item)
    for collection, members in (("board_members", case.board), ("audit_members", case.audit)):
        for member in members:
            yield from _candidate(case, collection, member)


def _decision(item: AgendaItem) -> Iterator[Finding]:
    typed = item.decision
    if typed and sum(character.isalpha() for character in typed) < 3:
        yield BLANK_DECISION.at(f"agenda.{item.code}.decision", typed=typed[:20])


def _sum_is_wrong(votes: Votes, hall: int) -> bool:
    return votes.total is not None and votes.total != hall


def _item(case: FoundingCase, item: AgendaItem) -> Iterator[Finding]:
    hall, votes = case.votes_in_hall, item.votes
    address = f"agenda.{item.code}.for"
    related = (f"agenda.{item.code}.against", f"agenda.{item.code}.abstained")
    if _sum_is_wrong(votes, hall):
        rule = TOO_MANY if (votes.total or 0) > hall else DO_NOT_ADD_UP
        yield rule.at(address, related=related, sum=votes.total, hall=hall)
    if votes.for_ is None:
        return
    if item.code == "charter":
        total = len(case.voting_founders)
        needed = two_thirds(total)
        if votes.for_ < needed:
            yield CHARTER.at(address, needed=needed, all=total, for_=votes.for_)
    elif votes.for_ * 2 <= hall:
        yield NOT_CARRIED.at(address, for_=votes.for_, hall=hall)


def _candidate(case: FoundingCase, collection: str, member: BodyMember) -> Iterator[Finding]:
    if member.founder is None:
        return
    hall, votes, name = case.votes_in_hall, member.votes, who(member.founder)
    address = address_of(collection, member.id, "for")
    if _sum_is_wrong(votes, hall):
        rule = CANDIDATE_TOO_MANY if (votes.total or 0) > hall else CANDIDATE_DO_NOT_ADD_UP
        related = tuple(
            address_of(collection, member.id, field) for field in ("against", "abstained")
        )
        yield rule.at(address, related=related, who=name, sum=votes.total, hall=hall)
    if votes.for_ is not None and votes.for_ * 2 <= hall:
        yield CANDIDATE_NOT_ELECTED.at(address, who=name, for_=votes.for_, hall=hall)
