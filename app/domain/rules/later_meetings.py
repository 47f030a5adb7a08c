"""Meetings after the founding: who was told, who was there, whether they could decide."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.later_meetings import MEETINGS, LaterMeeting, later_begun, quorum
from app.domain.rules.base import CUSTOM, block, day, warn

NO_DATE = block(
    "later.meeting_no_date", N_("A meeting has no date. Write when it was held."), CUSTOM
)
NO_NUMBER = block(
    "later.meeting_no_number",
    N_("The minutes of a meeting have no number. Write it: the charter asks to number them."),
    source_l372("17(2)"),
)
NO_CHAIR = block(
    "later.meeting_no_chair", N_("Nobody is named as chair of the meeting. Choose him."), CUSTOM
)
NO_SECRETARY = block(
    "later.meeting_no_secretary",
    N_("Nobody is named as secretary of the meeting. Choose him."),
    CUSTOM,
)
SAME_NUMBER = warn(
    "later.meeting_same_number",
    N_("Number {number} stands on two minutes of one body in one year. Give each its own."),
    CUSTOM,
)
BEFORE_FOUNDING = block(
    "later.meeting_before_founding",
    N_("A meeting ({held}) is not later than the founding meeting ({meeting}). Check the date."),
    source_l372("15(3)"),
)
BEFORE_REGISTRATION = warn(
    "later.meeting_before_registration",
    N_(
        "A meeting ({held}) is earlier than the registration ({registered}): the cooperative did "
        "not exist as a legal person yet."
    ),
    source_l372("15(5)"),
)
NO_NOTICE = warn(
    "later.meeting_no_notice",
    N_("Write when the members were told of the meeting: the charter fixes how long before."),
    source_l372("17(2), 34"),
)
SHORT_NOTICE = warn(
    "later.meeting_short_notice",
    N_("The members were told {days} days before the meeting; the charter asks for {needed}."),
    source_l372("17(2), 34"),
)
TOLD_AFTER = block(
    "later.meeting_told_after",
    N_("The members were told on {told}, after the meeting itself ({held}). Correct the date."),
    source_l372("17(2), 34"),
)
NO_MEMBERS = block(
    "later.meeting_no_members",
    N_(
        "By the list of members nobody had a vote on that day. Record the payments and the "
        "registration, or write the number of members."
    ),
    source_l372("28(3), 34(5)"),
)
MEMBERS_DIFFER = warn(
    "later.meeting_members_differ",
    N_("Written are {typed} members with a vote, the list of members on that day has {listed}."),
    source_l372("34(2)"),
)
MORE_PRESENT = block(
    "later.meeting_more_present",
    N_("{present} were present, but only {members} have a vote. Correct the numbers."),
    CUSTOM,
)
NO_QUORUM = block(
    "later.meeting_no_quorum",
    N_(
        "{present} of {members} members were present; a general meeting may decide with {needed} "
        "at least: it has decided nothing. Call it again."
    ),
    source_l372("34(5)"),
)
BOARD_QUORUM = block(
    "later.board_no_quorum",
    N_(
        "{present} of {members} board members were present; a sitting needs {needed} at least: it "
        "has decided nothing."
    ),
    source_l372("35(5)"),
)
BOARD_MISSING = block(
    "later.board_without_board",
    N_("The cooperative has a sole chair and no board. Choose another body."),
    source_l372("35(2)"),
)
SOLE_MISSING = block(
    "later.sole_chair_without",
    N_("The cooperative has a board: its chair does not decide alone. Choose another body."),
    source_l372("35(2)"),
)
ABSENTEE = block(
    "later.absentee_not_allowed",
    N_(
        "The charter does not allow absentee votes; only amendments of the charter may be agreed "
        "to in writing."
    ),
    source_l372("17(2), 18"),
)
NO_MATTERS = warn(
    "later.meeting_no_matters",
    N_("The meeting has no decision yet. Record what was decided."),
    CUSTOM,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the meetings after the founding."""
    if not later_begun(case):
        return
    seen: dict[tuple[str, str, int], str] = {}
    for meeting in case.life.meetings:
        yield from _missing(meeting)
        yield from _day(case, meeting)
        yield from _notice(case, meeting)
        yield from _body(case, meeting)
        yield from _hall(case, meeting)
        key = (meeting.body, meeting.number, meeting.day.year if meeting.day else 0)
        if meeting.number and key in seen:
            yield SAME_NUMBER.at(
                _at(meeting, "number"),
                related=(address_of(MEETINGS, seen[key], "number"),),
                number=meeting.number[:20],
            )
        seen.setdefault(key, meeting.id)


def _at(meeting: LaterMeeting, name: str) -> str:
    return address_of(MEETINGS, meeting.id, name)


def _missing(meeting: LaterMeeting) -> Iterator[Finding]:
    if meeting.day is None:
        yield NO_DATE.at(_at(meeting, "date"))
    if not meeting.number:
        yield NO_NUMBER.at(_at(meeting, "number"))
    if not meeting.chair_id:
        yield NO_CHAIR.at(_at(meeting, "chair"))
    if not meeting.secretary_id and not meeting.alone:
        yield NO_SECRETARY.at(_at(meeting, "secretary"))
    if not meeting.decisions:
        yield NO_MATTERS.at(_at(meeting, "number"))


def _day(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    held, founded, registered = meeting.day, case.meeting_date, case.day("registration.date")
    if held and founded and held <= founded:
        yield BEFORE_FOUNDING.at(
            _at(meeting, "date"),
            related=("meeting.date",),
            held=day(held),
            meeting=day(founded),
        )
    elif held and registered and held < registered:
        yield BEFORE_REGISTRATION.at(
            _at(meeting, "date"),
            related=("registration.date",),
            held=day(held),
            registered=day(registered),
        )


def _notice(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    if not meeting.general or meeting.day is None:
        return
    if meeting.notice is None:
        yield NO_NOTICE.at(_at(meeting, "notice_date"))
        return
    days, needed = (meeting.day - meeting.notice).days, case.whole("charter.notice_days")
    if days < 0:
        yield TOLD_AFTER.at(
            _at(meeting, "notice_date"), told=day(meeting.notice), held=day(meeting.day)
        )
    elif needed is not None and days < needed:
        yield SHORT_NOTICE.at(
            _at(meeting, "notice_date"),
            related=("charter.notice_days",),
            days=days,
            needed=needed,
        )


def _body(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    if meeting.body == "board" and case.sole_chair and not case.life.has_board(meeting.day):
        yield BOARD_MISSING.at(_at(meeting, "body"), related=("board.sole_chair",))
    if meeting.alone and not case.sole_chair:
        yield SOLE_MISSING.at(_at(meeting, "body"), related=("board.sole_chair",))
    absentee = meeting.general and meeting.kind == "absentee"
    if absentee and not case.yes("charter.absentee_vote"):
        kinds = {decision.kind for decision in meeting.decisions}
        if kinds - {"charter_amendment"}:
            yield ABSENTEE.at(_at(meeting, "kind"), related=("charter.absentee_vote",))


def _hall(case: FoundingCase, meeting: LaterMeeting) -> Iterator[Finding]:
    if meeting.alone or meeting.day is None:
        return
    life = case.life
    members, present = life.members(meeting), life.present(meeting)
    listed = life.voters.get(meeting.id, 0)
    if not members:
        yield NO_MEMBERS.at(_at(meeting, "members"))
        return
    if meeting.general and meeting.members is not None and listed not in (0, meeting.members):
        yield MEMBERS_DIFFER.at(_at(meeting, "members"), typed=meeting.members, listed=listed)
    if present > members:
        yield MORE_PRESENT.at(
            _at(meeting, "present"),
            related=(_at(meeting, "members"),),
            present=present,
            members=members,
        )
    elif present < quorum(members):
        rule = NO_QUORUM if meeting.general else BOARD_QUORUM
        yield rule.at(
            _at(meeting, "present"), present=present, members=members, needed=quorum(members)
        )
