"""The cooperative's life in members: who joined when, what his share is, when and how he left.

Read once from the payments, the decisions of the meetings in the order of their days, and the
payouts. A decision counts only when it was carried and its day has come. Days of ending are the
first day on which the person is no longer a member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.later_meetings import (
    ENDINGS,
    LaterDecision,
    LaterMeeting,
    board_size,
    competent,
    meetings_of,
    needed_votes,
    quorum,
)
from app.domain.parse import parse_date, parse_money
from app.domain.parts import Founder, Payment, Votes

if TYPE_CHECKING:
    from app.domain.case import FoundingCase


@dataclass(frozen=True)
class Movement:
    """What changed a member's share: tiyn, more or less, on a day.

    ``cause`` is ``paid``, ``bought``, ``sold`` or ``paid_out``; ``source`` the record's address.
    """

    day: date
    amount: int
    cause: str
    source: str


@dataclass(frozen=True)
class Membership:
    """One person's membership from its beginning to its end.

    ``since``: the day both contributions were paid, or the share was bought, and the meeting had
    admitted him (№ 372-V, art. 2(4), 28(3)). ``entered``: from when he has a member's rights; a
    founder has them at the latest since the registration (art. 15(6)). ``until``: the first day
    on which he is no longer a member; ``ending`` the kind of decision that ended it.
    """

    person: Founder
    since: date | None
    entered: date | None
    admitted: date | None
    until: date | None
    ending: str
    movements: tuple[Movement, ...]

    def on(self, day: date) -> bool:
        """Whether he is a member at the end of a day."""
        if self.entered is None or self.entered > day:
            return False
        return self.until is None or day < self.until

    def share_on(self, day: date) -> int:
        """Return his share in tiyn at the end of a day."""
        return sum(move.amount for move in self.movements if move.day <= day)


@dataclass(frozen=True)
class Life:
    """All memberships, in the order of founders and later members, and how each meeting voted."""

    memberships: tuple[Membership, ...]
    meetings: tuple[LaterMeeting, ...]
    voters: Mapping[str, int]
    """By meeting: how many had a vote in its body on the day."""

    def membership(self, person_id: str) -> Membership | None:
        """Return one person's membership, or None."""
        return self._by_id.get(person_id)

    @cached_property
    def _by_id(self) -> dict[str, Membership]:
        return {one.person.id: one for one in self.memberships}

    def elected(self, kind: str, day: date) -> LaterDecision | None:
        """Return the last carried election of a kind up to a day, or None."""
        held = [
            (meeting.day, meeting.position, place, decision)
            for meeting in self.meetings
            if meeting.day and meeting.day <= day
            for place, decision in enumerate(meeting.decisions)
            if decision.kind == kind and self.valid(meeting, decision)
        ]
        return max(held, key=lambda one: one[:3])[3] if held else None

    def has_board(self, day: date | None) -> bool:
        """Whether a later meeting has elected a board by a day, or ever."""
        return self.elected("board_election", day or date.max) is not None

    def counted(self, record_id: str, name: str) -> str:
        """Return a number of a meeting or a decision that counts while none was typed."""
        for meeting in self.meetings:
            if meeting.id == record_id:
                number = self.members(meeting) if name == "members" else self.present(meeting)
                return str(number) if number and name in ("members", "present") else ""
            for decision in meeting.decisions:
                if decision.id == record_id and not meeting.alone:
                    votes = self.votes(meeting, decision)
                    shown = {"for": votes.for_, "against": votes.against}
                    count = shown.get(name, votes.abstained)
                    return "" if count is None or not votes.total else str(count)
        return ""

    def before(self, meeting: LaterMeeting, person_id: str) -> Membership | None:
        """Return the membership of who was a member when the meeting began, or None."""
        one = self.membership(person_id)
        if one is None or meeting.day is None or not one.on(_eve(meeting.day)):
            return None
        return one

    def members(self, meeting: LaterMeeting) -> int:
        """Return how many have a vote in the meeting's body: as typed, or as the list says."""
        return meeting.members if meeting.members is not None else self.voters.get(meeting.id, 0)

    def present(self, meeting: LaterMeeting) -> int:
        """Return how many were present: as typed, or all."""
        return meeting.present if meeting.present is not None else self.members(meeting)

    def votes(self, meeting: LaterMeeting, decision: LaterDecision) -> Votes:
        """Return the votes: as typed, or all who were present, for."""
        if decision.votes.total is None and decision.votes == Votes():
            return Votes(self.present(meeting), 0, 0)
        return decision.votes

    def needed(self, meeting: LaterMeeting, decision: LaterDecision) -> int:
        """Return how many votes the law asks for."""
        return needed_votes(meeting, decision.kind, self.members(meeting), self.present(meeting))

    def quorate(self, meeting: LaterMeeting) -> bool:
        """Whether so many were present that the body may decide, № 372-V, art. 34(5), 35(5)."""
        return meeting.alone or self.present(meeting) >= quorum(self.members(meeting))

    def carried(self, meeting: LaterMeeting, decision: LaterDecision) -> bool:
        """Whether there was a quorum and the votes suffice."""
        enough = (self.votes(meeting, decision).for_ or 0) >= self.needed(meeting, decision)
        return enough and self.quorate(meeting)

    def valid(self, meeting: LaterMeeting, decision: LaterDecision) -> bool:
        """Whether it was carried by the body that the law gives the matter to."""
        return competent(meeting, decision.kind) and self.carried(meeting, decision)


# -- reading ------------------------------------------------------------------------------


@dataclass
class _Book:
    """A membership while it is read."""

    person: Founder
    fee_due: int | None
    fees: list[tuple[date, int]] = field(default_factory=list)
    shares: list[tuple[date, int]] = field(default_factory=list)
    moves: list[Movement] = field(default_factory=list)
    bought: date | None = None
    admitted: date | None = None
    until: date | None = None
    ending: str = ""

    def since(self) -> date | None:
        """Return the day of art. 28(3), or of the purchase with the admission; None: not yet."""
        later = self.person.collection != "founders"
        if later and self.admitted is None:
            return None
        ready = self.bought if self.bought else self._paid_up()
        if ready is None:
            return None
        return max(ready, self.admitted) if self.admitted else ready

    def _paid_up(self) -> date | None:
        due = self.person.share
        if due is None or self.fee_due is None:
            return None
        last: date | None = None
        for owed, paid in ((due, self.shares), (self.fee_due, self.fees)):
            day = _reached(paid, owed)
            if owed and day is None:
                return None
            last = max(filter(None, (last, day)), default=None)
        return last


def _reached(paid: Iterable[tuple[date, int]], due: int) -> date | None:
    total = 0
    for day, amount in sorted(paid):
        total += amount
        if total >= due:
            return day
    return None


class _Reader:
    """Reads a case's life; every meeting sees what the days before it have left."""

    def __init__(self, case: FoundingCase) -> None:
        self.case = case
        people = (*case.founders, *case.later_members)
        self.books = {one.id: _Book(one, case.fee_due(one)) for one in people}
        self.registered = case.day("registration.date")
        self.voters: dict[str, int] = {}
        self.board: set[str] = set()  # whom later meetings have elected to it
        self.entered: dict[str, date | None] = {}
        for payment in case.payments:
            self._pay(payment)
        for record in case.answers.records("share_payouts"):
            book = self.books.get(record.get("member").strip())
            day, amount = parse_date(record.get("date")), parse_money(record.get("amount"))
            if book and day and amount:
                source = f"share_payouts/{record.id}/amount"
                book.moves.append(Movement(day, -amount, "paid_out", source))

    def _pay(self, payment: Payment) -> None:
        book = self.books.get(payment.member_id)
        if book is None or payment.paid_on is None or not payment.amount:
            return
        if payment.entrance:
            book.fees.append((payment.paid_on, payment.amount))
            return
        book.shares.append((payment.paid_on, payment.amount))
        source = f"payments/{payment.id}/amount"
        book.moves.append(Movement(payment.paid_on, payment.amount, "paid", source))

    def read(self) -> Life:
        """Go through the meetings by their days."""
        self.entered = {book.person.id: self._entry(book) for book in self.books.values()}
        meetings = meetings_of(self.case)
        dated = [meeting for meeting in meetings if meeting.day]
        self._bury(dated)
        for meeting in sorted(dated, key=lambda one: (one.day or date.min, one.position)):
            self._hold(meeting)
        return Life(tuple(map(self._close, self.books.values())), meetings, self.voters)

    def _bury(self, meetings: Iterable[LaterMeeting]) -> None:
        """End the memberships of who died: on that day, not when a meeting took note of it."""
        for meeting in meetings:
            for decision in (
                meeting.decisions if (meeting.day or date.max) <= self.case.today else ()
            ):
                book, died = self.books.get(decision.member_id), decision.effective
                if (
                    decision.kind == "death"
                    and book
                    and died
                    and meeting.day
                    and died < meeting.day
                ):
                    book.until, book.ending = died, "death"

    def _hold(self, meeting: LaterMeeting) -> None:
        day = meeting.day
        if day is None:
            return
        self.voters[meeting.id] = self._count(meeting, _eve(day))
        if day > self.case.today:
            return  # what is still to come has decided nothing
        life = Life((), (), self.voters)
        for decision in meeting.decisions:
            if life.valid(meeting, decision):
                self._decide(decision, day)

    def _count(self, meeting: LaterMeeting, day: date) -> int:
        if meeting.alone:
            return 1
        if not meeting.general:
            return board_size(self.case) or len(self.board)
        return sum(
            1 for book in self.books.values() if book.person.votes and self._is_on(book, day)
        )

    def _is_on(self, book: _Book, day: date) -> bool:
        entered = self.entered[book.person.id]
        return bool(entered and entered <= day and (book.until is None or day < book.until))

    def _entry(self, book: _Book) -> date | None:
        """Return from when somebody has a member's rights, as far as the days so far tell."""
        days = [book.since()]
        if book.person.collection == "founders":
            days.append(self.registered)
        known = [day for day in days if day]
        if not known:
            return None
        founded = self.case.meeting_date
        return max(min(known), founded) if founded else min(known)

    def _decide(self, decision: LaterDecision, day: date) -> None:
        book = self.books.get(decision.member_id)
        if book is None:
            return
        when = max(decision.effective or day, day)
        if decision.kind == "board_election":
            self.board.add(book.person.id)
        if decision.kind == "admission":
            book.admitted = book.admitted or day
            self.entered[book.person.id] = self._entry(book)
        elif decision.kind in ENDINGS and book.until is None:
            book.until, book.ending = when, decision.kind
        elif decision.kind == "share_transfer":
            self._transfer(book, decision, when)

    def _transfer(self, book: _Book, decision: LaterDecision, day: date) -> None:
        other = self.books.get(decision.to_member_id)
        if other is None or other is book:
            return
        share = sum(move.amount for move in book.moves if move.day <= day)
        amount = share if decision.amount is None else decision.amount
        source = f"later_decisions/{decision.id}/amount"
        if amount:
            book.moves.append(Movement(day, -amount, "sold", source))
            other.moves.append(Movement(day, amount, "bought", source))
        other.bought = other.bought or day
        self.entered[other.person.id] = self._entry(other)
        if amount >= share and book.until is None:
            book.until, book.ending = day, decision.kind

    def _close(self, book: _Book) -> Membership:
        return Membership(
            person=book.person,
            since=book.since(),
            entered=self.entered[book.person.id],
            admitted=book.admitted,
            until=book.until,
            ending=book.ending,
            movements=tuple(sorted(book.moves, key=lambda move: move.day)),
        )


def _eve(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


def read_life(case: FoundingCase) -> Life:
    """Return the memberships of a case and how its meetings voted."""
    return _Reader(case).read()
