"""Facts of the papers after the founding: a meeting with its matters, the list of members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app import kazakh
from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.later_meetings import DECISIONS, MEETINGS, LaterDecision, LaterMeeting, quorum
from app.domain.life import Life
from app.domain.parts import Founder, Votes
from app.forms.common import (
    Amount,
    Count,
    Day,
    Someone,
    amount_of,
    count_of,
    day_of,
    person_kind,
    place_parts,
    share_source,
    shared_facts,
    someone,
)
from app.forms.matters import by_hand
from app.forms.meeting_facts import VoteFacts, vote_facts
from app.forms.values import paragraphs, said_short
from app.forms.words import word_table

_WORDS = "later_minutes/words.{language}.txt"
"""Titles of the matters and other words of the minutes, one a line: ``code = text``."""


def _word(case: FoundingCase, code: str) -> str:
    return word_table(_WORDS.format(language=case.language))[code]


def coop_chair(case: FoundingCase) -> Someone:
    """Return who heads the cooperative now: the last one elected, or the founding's."""
    later = case.life.elected("chair_election", case.today)
    if later is None:
        return someone(case.chair, "board.chair")
    return someone(case.member(later.member_id), address_of(DECISIONS, later.id, "member"))


# -- a meeting --------------------------------------------------------------------------------


@dataclass(frozen=True)
class SittingFacts:
    """A meeting after the founding. ``reached``: as many were present as the law asks for."""

    body: str
    kind: str
    number: Said
    day: Day
    start: Said
    venue: Said
    notice: Day
    chair: Someone
    secretary: Someone
    members: Count
    present: Count
    quorum: Count
    known: bool
    reached: bool
    secret: bool


@dataclass(frozen=True)
class LaterItem:
    """One matter. ``carried`` is true while no votes can be counted.

    ``bought``: whoever is admitted has bought a share and owes no contribution, art. 2(4).
    ``clause`` is the number of the charter's clause with the word.
    """

    number: str
    kind: str
    title: Said
    person: Someone
    other: Someone
    associated: bool
    share: Amount
    share_due: Day
    fee: Amount
    in_kind: bool
    amount: Amount
    whole: bool
    bought: bool
    legal: bool
    amends: str
    application: Day
    effective: Day
    due: Day
    ground: Said
    reason: tuple[Said, ...]
    clause: Said
    text: tuple[Said, ...]
    speaker: Said
    speech: tuple[Said, ...]
    votes: VoteFacts
    needed: Count
    counted: bool
    carried: bool
    meeting_number: Said
    meeting_day: Day


def sitting_facts(case: FoundingCase, meeting: LaterMeeting) -> SittingFacts:
    """Return a meeting ready to print."""

    def at(name: str) -> str:
        return address_of(MEETINGS, meeting.id, name)

    life = case.life
    members, present = life.members(meeting), life.present(meeting)
    known = members > 0
    hour = kazakh.clock(meeting.hour) if meeting.hour else ""
    return SittingFacts(
        body=meeting.body,
        kind=meeting.kind,
        number=Said(meeting.number, at("number")),
        day=day_of(case, meeting.day, at("date")),
        start=Said(hour, at("time")),
        venue=Said(meeting.place, at("place")),
        notice=day_of(case, meeting.notice, at("notice_date")),
        chair=someone(case.member(meeting.chair_id), at("chair")),
        secretary=someone(case.member(meeting.secretary_id), at("secretary")),
        members=count_of(case, members if known else None, at("members")),
        present=count_of(case, present if known else None, at("present")),
        quorum=count_of(case, quorum(members) if known else None, at("members")),
        known=known,
        reached=known and present >= quorum(members),
        secret=meeting.secret,
    )


def item_facts(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision, number: int
) -> LaterItem:
    """Return one matter of a meeting ready to print."""
    life = case.life

    def at(name: str) -> str:
        return address_of(DECISIONS, decision.id, name)

    person = case.member(decision.member_id)
    counted = life.members(meeting) > 0
    votes = life.votes(meeting, decision) if counted else decision.votes
    start = decision.effective or (person and _ending(life, person.id)) or meeting.day
    code = _code(case, decision, person)
    own = decision.title if decision.kind == "other" else ""
    return LaterItem(
        number=str(number),
        kind=decision.kind,
        title=Said(own or _word(case, code), at("title" if own else "kind")),
        person=_person(case, decision, at),
        other=someone(case.member(decision.to_member_id), at("to_member")),
        associated=bool(person and person.associated),
        share=amount_of(case, person.share if person else None, _share(case, decision)),
        share_due=day_of(
            case, person.share_due if person else None, _of_person(decision, "share_due")
        ),
        fee=amount_of(case, case.fee_due(person) if person else None, "contribution.entrance_fee"),
        in_kind=bool(person and person.in_kind),
        amount=amount_of(case, decision.amount, at("amount")),
        whole=decision.amount is None or _whole(life, decision),
        bought=_bought(life, decision),
        legal=bool(person and person.legal),
        amends=decision.amends,
        application=day_of(case, decision.application, at("application_date")),
        effective=day_of(case, start, at("effective")),
        due=day_of(case, decision.due, at("due")),
        ground=Said(_word(case, f"ground_{decision.ground}"), at("ground"))
        if decision.ground
        else Said("", at("ground")),
        reason=paragraphs(decision.reason, at("reason")),
        clause=Said(_clause_named(case, decision.clause), at("clause")),
        text=paragraphs(_worded(decision), at("text")),
        speaker=_speaker(case, meeting, decision, at("speaker")),
        speech=paragraphs(decision.speech, at("speech")),
        votes=vote_facts(votes, at("for")),
        needed=count_of(case, life.needed(meeting, decision) if counted else None, at("for")),
        counted=counted and votes != Votes(),
        carried=not counted or life.carried(meeting, decision),
        meeting_number=Said(meeting.number, address_of(MEETINGS, meeting.id, "number")),
        meeting_day=day_of(case, meeting.day, address_of(MEETINGS, meeting.id, "date")),
    )


def sole_now(case: FoundingCase) -> bool:
    """Whether the cooperative has a sole chair still: a later meeting may elect a board."""
    return case.sole_chair and not case.life.has_board(case.today)


def _code(case: FoundingCase, decision: LaterDecision, person: Founder | None) -> str:
    """Return the code of a matter's title."""
    if decision.kind == "chair_election" and sole_now(case):
        return "chair_election_sole"
    return "death_legal" if decision.kind == "death" and person and person.legal else decision.kind


def _clause_named(case: FoundingCase, number: str) -> str:
    """Return «24-тармағы» of a clause's number; of other words, «№ … тармағы»; of none, none."""
    code = "clause" if number[-1:].isdigit() else "clause_other"
    return _word(case, code).format(number=number) if number else ""


def _ending(life: Life, person_id: str) -> date | None:
    book = life.membership(person_id)
    return book.until if book else None


def _whole(life: Life, decision: LaterDecision) -> bool:
    """Whether this very transfer has ended the membership."""
    book = life.membership(decision.member_id)
    if book is None or book.ending != "share_transfer":
        return False
    sold = [move.source for move in book.movements if move.cause == "sold"]
    return bool(sold) and sold[-1] == address_of(DECISIONS, decision.id, "amount")


def _bought(life: Life, decision: LaterDecision) -> bool:
    return decision.kind == "admission" and any(
        one.kind == "share_transfer" and one.to_member_id == decision.member_id != ""
        for meeting in life.meetings
        for one in meeting.decisions
        if life.valid(meeting, one)
    )


def _share(case: FoundingCase, decision: LaterDecision) -> str:
    person = case.member(decision.member_id)
    return share_source(case, person) if person else _of_person(decision, "share_amount")


def _of_person(decision: LaterDecision, name: str) -> str:
    return address_of("later_members", decision.member_id or "new", name)


def _person(case: FoundingCase, decision: LaterDecision, at: Callable[[str], str]) -> Someone:
    if decision.member_id or not decision.person:
        return someone(case.member(decision.member_id), at("member"))
    empty = Said("", at("person"))
    full = Said(decision.person, at("person"), kind="person")
    return Someone(full, said_short(decision.person, at("person")), empty, empty)


def _worded(decision: LaterDecision) -> str:
    """Return the text; a clause's wording without its full stop, which follows the quotes."""
    amends = decision.kind == "charter_amendment"
    return decision.text.rstrip(" .\n") if amends else decision.text


def _speaker(
    case: FoundingCase, meeting: LaterMeeting, decision: LaterDecision, source: str
) -> Said:
    if decision.speaker:
        return Said(decision.speaker, source)
    chair = case.member(meeting.chair_id)
    return someone(chair, address_of(MEETINGS, meeting.id, "chair")).short


def _voters(case: FoundingCase, meeting: LaterMeeting) -> tuple[Said, ...]:
    """Return who may sign the registration sheet of a general meeting, in the list's order."""
    if not meeting.general or meeting.day is None:
        return ()
    return tuple(
        member_name(book.person)
        for book in case.life.memberships
        if book.person.votes and case.life.before(meeting, book.person.id)
    )


def member_name(person: Founder) -> Said:
    """Return a member's full name with the place where it was written."""
    field = "legal_name" if person.legal else "surname"
    source = address_of(person.collection, person.id, field)
    return Said(person.name, source, kind=person_kind(person))


def minutes_facts(case: FoundingCase, record_id: str) -> dict[str, object]:
    """Return everything that the minutes of a meeting use; blanks for none."""
    found = (one for one in case.life.meetings if one.id == record_id)
    meeting = next(found, None) or BLANK_MEETING
    return {
        **shared_facts(case),
        **by_hand(case),
        "sole_chair": sole_now(case),
        "sitting": sitting_facts(case, meeting),
        "items": tuple(
            item_facts(case, meeting, decision, number)
            for number, decision in enumerate(meeting.decisions, start=1)
        ),
        "voters": _voters(case, meeting),
        "seat": place_parts(case, "name"),
        "coop_chair": coop_chair(case),
    }


BLANK_MEETING = LaterMeeting(
    "new", 0, "general", "regular", "", None, None, "", None, "", "", None, None, False, ()
)

BLANK_DECISION = LaterDecision(
    "new",
    "new",
    "other",
    "",
    "",
    "",
    "",
    None,
    None,
    "",
    "",
    "",
    "",
    "",
    None,
    None,
    None,
    "",
    "",
    Votes(),
)
