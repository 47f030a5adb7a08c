"""Who stands in the papers after the founding: chairs and secretaries, leavers and their shares."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.later_meetings import (
    DECISIONS,
    ELECTIONS,
    ENDINGS,
    MEETINGS,
    LaterDecision,
    LaterMeeting,
    later_begun,
)
from app.domain.parts import Founder
from app.domain.rules.base import CUSTOM, block, civil_code, day, tenge, warn, who
from app.domain.rules.later_members import payout_by

NOT_THERE = warn(
    "later.chair_no_member",
    N_("{who} signs the minutes of {held} and was no member on that day. Check the person."),
    CUSTOM,
)
OTHER_CHAIR = block(
    "later.sole_chair_other",
    N_(
        "On {held} the cooperative's chair is {chair}: nobody else decides alone. Choose the chair."
    ),
    source_l372("35(2)"),
)
TWICE = block(
    "later.decided_twice",
    N_("{who}: two decisions of one meeting say the same. Remove one of them."),
    CUSTOM,
)
REJOINS = block(
    "later.rejoins_as_before",
    N_(
        "{who} is no member since {until}. Who joins again applies and pays anew: write him among "
        "the new members and choose that entry here."
    ),
    source_l372("28(2), 28(3)"),
)
PAYOUT_OPEN = warn(
    "later.payout_open",
    N_(
        "{who} is no member since {until}. His share, {share} tenge, is to be paid out by {last}: "
        "record the general meeting's decision on it."
    ),
    source_l372("30(2), 30(3)"),
)
VACANT = warn(
    "later.office_vacant",
    N_(
        "{who} is no member since {until} and still stands as chair or on the board. Elect another."
    ),
    source_l372("26(1), 35(1)"),
)
NEW_NAME = warn(
    "later.name_not_registered",
    N_(
        "With a new name the cooperative is registered anew: without it the amendment is void. "
        "Write when it was applied for."
    ),
    civil_code("42(6)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the people of the meetings."""
    if not later_begun(case):
        return
    for meeting in case.life.meetings:
        yield from _signers(case, meeting)
        yield from _twice(case, meeting)
        for decision in meeting.decisions:
            yield from _again(case, meeting, decision)
            yield from _name(case, meeting, decision)
    yield from _unpaid(case)
    yield from _vacant(case)


def _at(decision: LaterDecision, name: str) -> str:
    return address_of(DECISIONS, decision.id, name)


def _signers(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    """Who leads and who writes is a member; alone decides none but the chair of that day."""
    held = meeting.day
    if held is None:
        return
    names = {"chair": meeting.chair_id}
    if not meeting.alone:
        names["secretary"] = meeting.secretary_id
    for name, person_id in names.items():
        person, book = case.member(person_id), case.life.membership(person_id)
        if person is None or book is None:
            continue
        address = address_of(MEETINGS, meeting.id, name)
        chair = _chair_on(case, meeting)
        if meeting.alone and chair is not None and chair.id != person.id:
            yield OTHER_CHAIR.at(address, held=day(held), chair=who(chair))
        elif case.life.before(meeting, person_id) is None and not book.on(held):
            yield NOT_THERE.at(address, who=who(person), held=day(held))


def _chair_on(case: FoundingCase, meeting: LaterMeeting) -> Founder | None:
    elected = case.life.elected("chair_election", meeting.day) if meeting.day else None
    return case.member(elected.member_id) if elected else case.chair


def _twice(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    """A membership ends once at a meeting, and nobody is admitted or elected to one place twice."""
    seen: set[tuple[str, str]] = set()
    for decision in meeting.decisions:
        person = case.member(decision.member_id)
        kind = "ending" if decision.kind in ENDINGS else decision.kind
        if person is None or kind not in ("ending", "admission", *ELECTIONS):
            continue
        if (kind, person.id) in seen:
            yield TWICE.at(_at(decision, "member"), who=who(person))
        seen.add((kind, person.id))


def _again(case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision) -> Iterator[Finding]:
    person, book = case.member(decision.member_id), case.life.membership(decision.member_id)
    if decision.kind != "admission" or person is None or book is None or meeting.day is None:
        return
    if book.until is not None and book.until <= meeting.day and book.entered != meeting.day:
        yield REJOINS.at(_at(decision, "member"), who=who(person), until=day(book.until))


def _name(case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision) -> Iterator[Finding]:
    renamed = decision.kind == "charter_amendment" and decision.amends == "name"
    if renamed and decision.notified is None and case.life.valid(meeting, decision):
        yield NEW_NAME.at(_at(decision, "notified"))


def _valid(case: FoundingCase) -> list[tuple[LaterMeeting, LaterDecision]]:
    return [
        (meeting, decision)
        for meeting in case.life.meetings
        for decision in meeting.decisions
        if decision.member_id and case.life.valid(meeting, decision)
    ]


def _vacant(case: FoundingCase) -> Iterator[Finding]:
    """Who is no member leads nothing: only a member is elected to chair or board."""
    decisions = _valid(case)
    elected = [(m.day, d.member_id) for m, d in decisions if d.kind == "board_election" and m.day]
    board = {one.founder.id for one in case.board if one.founder} | {
        person_id for _day, person_id in elected
    }
    last = case.life.elected("chair_election", case.today)
    chair = case.member(last.member_id) if last else case.chair
    for _meeting, decision in decisions:
        person, book = case.member(decision.member_id), case.life.membership(decision.member_id)
        if person is None or book is None or book.until is None or book.until > case.today:
            continue
        until, leads = book.until, chair is not None and chair.id == person.id
        sits = person.id in board and not any(held >= until for held, _person in elected)
        if decision.kind == book.ending and (leads or sits):
            yield VACANT.at(_at(decision, "member"), who=who(person), until=day(until))


def _unpaid(case: FoundingCase) -> Iterator[Finding]:
    """A share that nobody has decided to pay out: the year of the law runs all the same."""
    decisions = _valid(case)
    decided = {d.member_id for _m, d in decisions if d.kind in ("share_payout", "share_transfer")}
    for _meeting, decision in decisions:
        person, book = case.member(decision.member_id), case.life.membership(decision.member_id)
        if person is None or book is None or book.until is None or person.id in decided:
            continue
        last, share = payout_by(case, person), book.share_on(case.today)
        if (
            decision.kind == book.ending in ENDINGS
            and book.until <= case.today
            and share > 0
            and last
        ):
            yield PAYOUT_OPEN.at(
                _at(decision, "member"),
                who=who(person),
                until=day(book.until),
                share=tenge(share),
                last=day(last),
            )
