"""What meetings after the founding decide: who may decide it, by which majority, about whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.days import add_months, working_days_after
from app.domain.findings import N_, Finding, source_l372
from app.domain.later_meetings import (
    DECISIONS,
    ELECTIONS,
    ENDINGS,
    GENERAL_ONLY,
    LaterDecision,
    LaterMeeting,
    later_begun,
)
from app.domain.rules.base import CUSTOM, block, day, warn, who

NO_MEETING = block(
    "later.decision_no_meeting",
    N_("A decision names no meeting. Choose the meeting that took it."),
    CUSTOM,
)
NO_MEMBER = block(
    "later.decision_no_member", N_("The decision names nobody. Choose whom it is about."), CUSTOM
)
NO_TITLE = block(
    "later.decision_no_title",
    N_("Write how the agenda names the matter, and the text of the decision."),
    CUSTOM,
)
NO_CLAUSE = block(
    "later.amendment_incomplete",
    N_("Write which clause of the charter is amended and its new wording."),
    source_l372("18"),
)
NOT_COMPETENT = block(
    "later.decision_not_competent",
    N_("Only the general meeting may decide this (№ 372-V, {article})."),
    source_l372("34(3)"),
)
DIRECTOR_BODY = warn(
    "later.director_other_body",
    N_("By the founding the executive director is elected by another body. Check who elects him."),
    source_l372("34(3), 35(4)"),
)
VOTES_OFF = block(
    "later.votes_do_not_add_up",
    N_("For, against and abstained give {sum}, but {present} were present. Correct the votes."),
    CUSTOM,
)
NOT_CARRIED = warn(
    "later.not_carried",
    N_("{for_} voted for, {needed} are needed: the decision was not taken. The minutes say so."),
    source_l372("34(5), 35(5)"),
)
AMENDMENT_LOST = warn(
    "later.amendment_not_carried",
    N_(
        "{for_} voted for; an amendment of the charter needs {needed}, two thirds of all {members} "
        "members, present or not. The minutes say that it was not taken."
    ),
    source_l372("18"),
)
EFFECTIVE_EARLY = block(
    "later.effective_before_meeting",
    N_("The decision takes effect on {effective}, before the meeting that took it ({held})."),
    CUSTOM,
)
NOT_A_MEMBER = block(
    "later.not_a_member",
    N_("{who} was no member on the day of the meeting ({held}). Check the person and the days."),
    source_l372("25(1), 28(3)"),
)
NOT_ELECTABLE = block(
    "later.elected_no_member",
    N_("{who} is no member with a vote on {held} and cannot be elected to this body."),
    source_l372("26(1), 35(1)"),
)
TWO_BODIES = block(
    "later.elected_to_two_bodies",
    N_(
        "{who} is elected to the executive body (board or sole chair) and to the audit commission. "
        "Nobody may be in both."
    ),
    source_l372("35(2), 36(2)"),
)
CHAIR_NOT_ON_BOARD = block(
    "later.chair_not_on_board",
    N_("{who} chairs the board but was not elected to it. Elect him to the board first."),
    source_l372("35(2)"),
)
LEAVING_NO_APPLICATION = block(
    "later.leaving_no_application",
    N_("{who} leaves at his own wish: write the day of his application."),
    source_l372("29(2)"),
)
LEAVING_LATE = warn(
    "later.leaving_late",
    N_(
        "The application of {applied} was considered on {held}; the term is {days} days. By the "
        "charter the membership has ended by itself after them."
    ),
    source_l372("29(2)"),
)
APPLICATION_LATER = block(
    "later.application_after_meeting",
    N_("The application is of {applied}, later than the meeting that considered it ({held})."),
    source_l372("28(2), 29(2)"),
)
NO_GROUND = block(
    "later.expulsion_no_ground",
    N_("Choose the ground for the expulsion: a member is expelled only as the charter provides."),
    source_l372("31(1)"),
)
NOT_NOTIFIED = warn(
    "later.expelled_not_told",
    N_("{who} is to be told of the expulsion in writing by {last}: 10 working days."),
    source_l372("31(1)"),
)
NOTIFIED_LATE = warn(
    "later.expelled_told_late",
    N_("{who} was told of the expulsion on {told}; the 10 working days ended on {last}."),
    source_l372("31(1)"),
)
NOTIFIED_EARLY = block(
    "later.told_before_decision",
    N_("The notice is of {told}, before the decision itself ({held}). Correct the date."),
    source_l372("31(1)"),
)
REGISTRAR = warn(
    "later.registrar_not_told",
    N_("A new location is told to the registering body within a month, by {last}. Write when."),
    "№ 2198, 14-1",
)

_WORKING_DAYS = 10  # № 372-V, art. 31(1)
_LEAVE_DAYS = 30  # № 372-V, art. 29(2)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the decisions of the meetings."""
    if not later_begun(case):
        return
    known = {meeting.id for meeting in case.life.meetings}
    for record in case.answers.records(DECISIONS):
        if record.get("meeting").strip() not in known:
            yield NO_MEETING.at(address_of(DECISIONS, record.id, "meeting"))
    for meeting in case.life.meetings:
        for decision in meeting.decisions:
            yield from _complete(decision)
            yield from _competence(case, meeting, decision)
            yield from _votes(case, meeting, decision)
            if meeting.day is not None:
                yield from _days(case, meeting, decision, meeting.day)
                yield from _person(case, meeting, decision, meeting.day)
    yield from _bodies(case)


def _at(decision: LaterDecision, name: str) -> str:
    return address_of(DECISIONS, decision.id, name)


def _complete(decision: LaterDecision) -> Iterator[Finding]:
    about_nobody = decision.kind in ("charter_amendment", "annual_report", "other")
    outsider = decision.kind == "director_election" and decision.person
    if not about_nobody and not decision.member_id and not outsider:
        yield NO_MEMBER.at(_at(decision, "member"))
    if decision.kind == "other" and not (decision.title and decision.text):
        yield NO_TITLE.at(_at(decision, "title"), related=(_at(decision, "text"),))
    if decision.kind == "charter_amendment" and not (decision.clause and decision.text):
        yield NO_CLAUSE.at(_at(decision, "clause"), related=(_at(decision, "text"),))
    if decision.kind == "expulsion" and not decision.ground:
        yield NO_GROUND.at(_at(decision, "ground"))


def _competence(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision
) -> Iterator[Finding]:
    article = GENERAL_ONLY.get(decision.kind)
    if article and not meeting.general:
        yield NOT_COMPETENT.at(_at(decision, "kind"), article=article)
    if decision.kind == "director_election" and meeting.general is not case.director_by_meeting:
        yield DIRECTOR_BODY.at(_at(decision, "kind"), related=("director.elected_by",))


def _votes(case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision) -> Iterator[Finding]:
    life = case.life
    members, present = life.members(meeting), life.present(meeting)
    if meeting.alone or not members or present > members:
        return
    votes = life.votes(meeting, decision)
    related = (_at(decision, "against"), _at(decision, "abstained"))
    if votes.total is not None and votes.total != present:
        yield VOTES_OFF.at(_at(decision, "for"), related=related, sum=votes.total, present=present)
    needed = life.needed(meeting, decision)
    if votes.for_ is None or votes.for_ >= needed:
        return
    if decision.kind == "charter_amendment" and meeting.general:
        yield AMENDMENT_LOST.at(
            _at(decision, "for"), for_=votes.for_, needed=needed, members=members
        )
    else:
        yield NOT_CARRIED.at(_at(decision, "for"), for_=votes.for_, needed=needed)


def _days(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision, held: date
) -> Iterator[Finding]:
    early = decision.effective and decision.effective < held and decision.kind != "death"
    if early and decision.effective:
        yield EFFECTIVE_EARLY.at(
            _at(decision, "effective"), effective=day(decision.effective), held=day(held)
        )
    applied = decision.application
    if decision.kind == "leaving" and applied and applied > held:
        yield APPLICATION_LATER.at(
            _at(decision, "application_date"), applied=day(applied), held=day(held)
        )
    days = min(case.whole("charter.leave_days") or _LEAVE_DAYS, _LEAVE_DAYS)
    if decision.kind == "leaving" and applied and (held - applied).days > days:
        yield LEAVING_LATE.at(
            _at(decision, "application_date"), applied=day(applied), held=day(held), days=days
        )
    told = decision.notified
    if told and told < held:
        yield NOTIFIED_EARLY.at(_at(decision, "notified"), told=day(told), held=day(held))
    if case.life.valid(meeting, decision):
        yield from _told(case, decision, held)


def _told(case: FoundingCase, decision: LaterDecision, held: date) -> Iterator[Finding]:
    person, told = case.member(decision.member_id), decision.notified
    if decision.kind == "expulsion" and person and held <= case.today:
        last = working_days_after(held, _WORKING_DAYS)
        if told is None:
            yield NOT_NOTIFIED.at(_at(decision, "notified"), who=who(person), last=day(last))
        elif told > last:
            yield NOTIFIED_LATE.at(
                _at(decision, "notified"), who=who(person), told=day(told), last=day(last)
            )
    if decision.kind == "charter_amendment" and decision.amends == "seat" and told is None:
        last = add_months(held, 1)
        yield REGISTRAR.at(_at(decision, "notified"), last=day(last))


def _person(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision, held: date
) -> Iterator[Finding]:
    person = case.member(decision.member_id)
    if person is None:
        return
    before = case.life.before(meeting, person.id)
    leaves = decision.kind in ENDINGS or decision.kind == "share_transfer"
    book = case.life.membership(person.id)
    # A death is noted after it, and the heirs may take the share over, art. 32(2).
    died = bool(book and book.ending == "death") and decision.kind in ("death", "share_transfer")
    if leaves and before is None and not died:
        yield NOT_A_MEMBER.at(_at(decision, "member"), who=who(person), held=day(held))
    if decision.kind in ("board_election", "chair_election"):
        member = before is not None or bool(book and book.on(held))
        if not member or not person.votes:
            yield NOT_ELECTABLE.at(_at(decision, "member"), who=who(person), held=day(held))
    if decision.kind == "leaving" and decision.application is None:
        yield LEAVING_NO_APPLICATION.at(_at(decision, "application_date"), who=who(person))


def _bodies(case: FoundingCase) -> Iterator[Finding]:
    """Yield who would stand on two bodies, and chairs from outside the board.

    Whom the founding elected counts as long as no later election of the same body was recorded.
    """
    elections = [
        (meeting, decision)
        for meeting in case.life.meetings
        for decision in meeting.decisions
        if decision.kind in ELECTIONS and decision.member_id
        if case.life.valid(meeting, decision)
    ]
    heads = ("board_election", "chair_election") if case.sole_chair else ("board_election",)
    chosen = {
        kind: {d.member_id for _m, d in elections if d.kind in kinds}
        for kind, kinds in (("board_election", heads), ("audit_election", ("audit_election",)))
    }
    sole = {case.chair.id} if case.sole_chair and case.chair else set()
    founding = {
        "board_election": {m.founder.id for m in case.board if m.founder} | sole,
        "audit_election": {m.founder.id for m in case.audit if m.founder},
    }
    board = chosen["board_election"] | founding["board_election"]
    audit = chosen["audit_election"] or founding["audit_election"]
    for _meeting, decision in elections:
        person = case.member(decision.member_id)
        if person is None:
            continue
        other = audit if decision.kind in heads else set()
        if decision.kind == "audit_election":
            other = chosen["board_election"] or founding["board_election"]
        if person.id in other:
            yield TWO_BODIES.at(_at(decision, "member"), who=who(person))
        chairs = decision.kind == "chair_election" and not case.sole_chair
        if chairs and person.id not in board:
            yield CHAIR_NOT_ON_BOARD.at(_at(decision, "member"), who=who(person))
