"""Meetings after the founding and what they decide, as typed values; the majorities of the law.

Numbers of members and votes are counts of people; sums are whole tiyn; what was not typed or
cannot be read is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from app.domain.answers import Record
from app.domain.law import two_thirds
from app.domain.parse import parse_date, parse_money, parse_time, parse_whole
from app.domain.parts import Votes
from app.domain.read_parts import read_votes
from app.domain.typed import reader_of

if TYPE_CHECKING:
    from app.domain.case import FoundingCase

MEETINGS = "later_meetings"
DECISIONS = "later_decisions"

GENERAL_ONLY: Mapping[str, str] = {
    "admission": "28(1), 34(3)",
    "leaving": "34(3)",
    "expulsion": "31(1), 34(3)",
    "share_payout": "30(2)",
    "board_election": "34(3), 35(1)",
    "chair_election": "34(3), 35(2)",
    "audit_election": "36(1)",
    "charter_amendment": "18, 34(3)",
    "annual_report": "34(3)",
}
"""What the general meeting alone decides, with the article of № 372-V that says so."""

ENDINGS = frozenset({"leaving", "expulsion", "death"})
"""Decisions with which a membership ends, № 372-V, art. 29(1); a whole transfer ends it too."""

ELECTIONS = frozenset({"board_election", "chair_election", "audit_election", "director_election"})

_COMMON = frozenset({"meeting", "kind", "text", "speaker", "speech", "for", "against", "abstained"})
_OF: Mapping[str, frozenset[str]] = {
    "admission": frozenset({"member"}),
    "leaving": frozenset({"member", "application_date", "effective"}),
    "expulsion": frozenset({"member", "ground", "reason", "effective", "notified"}),
    "death": frozenset({"member", "effective"}),
    "share_transfer": frozenset({"member", "to_member", "amount", "application_date", "effective"}),
    "share_payout": frozenset({"member", "amount", "due"}),
    "board_election": frozenset({"member", "effective"}),
    "chair_election": frozenset({"member", "effective"}),
    "audit_election": frozenset({"member", "effective"}),
    "director_election": frozenset({"member", "person", "effective"}),
    "charter_amendment": frozenset({"amends", "clause", "effective", "notified"}),
    "annual_report": frozenset(),
    "other": frozenset({"title"}),
}


def fields_of(kind: str) -> frozenset[str]:
    """Return which fields of a decision count for its kind."""
    return _COMMON | _OF.get(kind, frozenset())


@dataclass(frozen=True)
class LaterDecision:
    """One matter of a meeting. ``votes`` default to all who were present, for."""

    id: str
    meeting_id: str
    kind: str
    title: str
    member_id: str
    to_member_id: str
    person: str
    amount: int | None
    application: date | None
    ground: str
    reason: str
    amends: str
    clause: str
    text: str
    effective: date | None
    due: date | None
    notified: date | None
    speaker: str
    speech: str
    votes: Votes


@dataclass(frozen=True)
class LaterMeeting:
    """A general meeting, a sitting of the board, or a decision of the sole chair.

    ``members`` and ``present`` are as typed; see :class:`app.domain.life.Life` for what counts
    while they are empty.
    """

    id: str
    position: int
    body: str
    kind: str
    number: str
    day: date | None
    hour: time | None
    place: str
    notice: date | None
    chair_id: str
    secretary_id: str
    members: int | None
    present: int | None
    secret: bool
    decisions: tuple[LaterDecision, ...]

    @property
    def general(self) -> bool:
        """Whether it is a general meeting of the members."""
        return self.body == "general"

    @property
    def alone(self) -> bool:
        """Whether the sole chair decides alone, № 372-V, art. 35(2)."""
        return self.body == "sole_chair"


def meetings_of(case: FoundingCase) -> tuple[LaterMeeting, ...]:
    """Return the meetings after the founding in the order of their list, each with its matters."""
    found: dict[str, list[LaterDecision]] = {}
    for record in case.answers.records(DECISIONS):
        decision = _decision(record)
        found.setdefault(decision.meeting_id, []).append(decision)
    return tuple(
        _meeting(record, place, tuple(found.get(record.id, ())))
        for place, record in enumerate(case.answers.records(MEETINGS), start=1)
    )


def _meeting(record: Record, position: int, decisions: tuple[LaterDecision, ...]) -> LaterMeeting:
    get = reader_of(record, MEETINGS)
    return LaterMeeting(
        id=record.id,
        position=position,
        body=get("body"),
        kind=get("kind"),
        number=get("number"),
        day=parse_date(get("date")),
        hour=parse_time(get("time")),
        place=get("place"),
        notice=parse_date(get("notice_date")),
        chair_id=get("chair"),
        secretary_id=get("secretary"),
        members=parse_whole(get("members")),
        present=parse_whole(get("present")),
        secret=get("secret_vote") == "1" and get("body") == "general",
        decisions=decisions,
    )


def _decision(record: Record) -> LaterDecision:
    read = reader_of(record, DECISIONS)
    counts = fields_of(read("kind"))

    def get(name: str) -> str:
        return read(name) if name in counts else ""

    typed = any(get(name) for name in ("for", "against", "abstained"))
    return LaterDecision(
        id=record.id,
        meeting_id=get("meeting"),
        kind=get("kind"),
        title=get("title"),
        member_id=get("member"),
        to_member_id=get("to_member"),
        person=get("person"),
        amount=parse_money(get("amount")),
        application=parse_date(get("application_date")),
        ground=get("ground"),
        reason=get("reason"),
        amends=get("amends"),
        clause=get("clause"),
        text=get("text"),
        effective=parse_date(get("effective")),
        due=parse_date(get("due")),
        notified=parse_date(get("notified")),
        speaker=get("speaker"),
        speech=get("speech"),
        votes=read_votes(get, 0) if typed else Votes(),
    )


def competent(meeting: LaterMeeting, kind: str) -> bool:
    """Whether the body may decide this at all: much is for the general meeting alone."""
    return meeting.general or kind not in GENERAL_ONLY


def quorum(members: int) -> int:
    """Return how many must be present: two thirds, № 372-V, art. 34(5) and 35(5)."""
    return two_thirds(members)


def needed_votes(meeting: LaterMeeting, kind: str, members: int, present: int) -> int:
    """Return how many votes a decision needs.

    More than half of those present at a general meeting (№ 372-V, art. 34(5)); two thirds of all
    members for the charter (art. 18); two thirds of those present on the board (art. 35(5)); the
    sole chair's own.
    """
    if meeting.alone:
        return 1
    if not meeting.general:
        return two_thirds(present)
    if kind == "charter_amendment":
        return two_thirds(members)
    return present // 2 + 1


def board_size(case: FoundingCase) -> int | None:
    """Return how many members the board has by the charter, or as many as were elected.

    None with a sole chair: whether later meetings have elected a board is not asked here.
    """
    if case.sole_chair:
        return None
    return case.whole("board.size") or len(case.board) or None


def later_begun(case: FoundingCase) -> bool:
    """Whether anything of what comes after the founding was recorded."""
    return any(
        case.answers.records(name)
        for name in (MEETINGS, DECISIONS, "later_members", "share_payouts")
    )


__all__ = [
    "DECISIONS",
    "ELECTIONS",
    "ENDINGS",
    "GENERAL_ONLY",
    "MEETINGS",
    "LaterDecision",
    "LaterMeeting",
    "board_size",
    "competent",
    "fields_of",
    "later_begun",
    "meetings_of",
    "needed_votes",
    "quorum",
]
