"""A founding case as the rules and the papers see it: typed values read from the answers.

A value that was not typed or cannot be read is None; the rule that says so is in
:mod:`app.domain.rules`. Sums are whole tiyn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain import ledger, read_parts
from app.domain.answers import Answers
from app.domain.approved_list import ListCheck
from app.domain.life import Life, read_life
from app.domain.naming import NamedCase
from app.domain.parse import parse_money
from app.domain.parts import (
    AgendaItem,
    BodyMember,
    CaseActivity,
    Founder,
    Payment,
    Person,
    Valuer,
    Votes,
)
from app.domain.reference import Reference
from app.domain.schema import AGENDA_ITEMS


@dataclass(frozen=True)
class FoundingCase(NamedCase):
    """The typed view of one case. Made by :func:`read_case`.

    Single answers are read by :class:`~app.domain.typed.TypedAnswers`, names by
    :class:`~app.domain.naming.NamedCase`; here stand people, meeting, bodies and money.
    """

    def founder(self, founder_id: str) -> Founder | None:
        """Return a founder by id, or None."""
        return self._founders_by_id.get(founder_id)

    def chosen(self, key: str) -> Founder | None:
        """Return the founder that a reference answer names, or None."""
        return self.founder(self.text(key))

    # -- founders ----------------------------------------------------------------------

    @cached_property
    def founders(self) -> tuple[Founder, ...]:
        """All founders in the order of the list."""
        return tuple(read_parts.founders_of(self))

    @cached_property
    def _founders_by_id(self) -> dict[str, Founder]:
        return {founder.id: founder for founder in self.founders}

    @cached_property
    def voting_founders(self) -> tuple[Founder, ...]:
        """Founders with a vote: all but associated members."""
        return tuple(founder for founder in self.founders if founder.votes)

    @cached_property
    def attending(self) -> tuple[Founder, ...]:
        """Founders present themselves or by proxy."""
        return tuple(founder for founder in self.founders if founder.attends)

    @cached_property
    def absent(self) -> tuple[Founder, ...]:
        """Founders neither present nor represented."""
        return tuple(founder for founder in self.founders if not founder.attends)

    @cached_property
    def votes_in_hall(self) -> int:
        """How many votes can be counted: voting founders present or by proxy."""
        return sum(1 for founder in self.founders if founder.attends and founder.votes)

    @cached_property
    def share_fund(self) -> int | None:
        """The sum of all share contributions in tiyn, or None while one is unknown."""
        shares = [founder.share for founder in self.founders]
        if not shares or any(share is None for share in shares):
            return None
        return sum(share for share in shares if share is not None)

    @cached_property
    def has_property(self) -> bool:
        """Whether any share contribution is property."""
        return any(founder.in_kind for founder in self.founders)

    # -- meeting and agenda --------------------------------------------------------------

    @property
    def meeting_date(self) -> date | None:
        """The day of the founding meeting."""
        return self.day("meeting.date")

    @property
    def planned(self) -> bool:
        """Whether the meeting is still to come (or has no date)."""
        return self.meeting_date is None or self.meeting_date > self.today

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The items of this meeting, in order; those that do not apply are left out."""
        return tuple(self.agenda_item(code) for code in self.agenda_codes)

    @cached_property
    def agenda_codes(self) -> tuple[str, ...]:
        """Which items this meeting has."""
        skipped = set()
        if not self.has_property:
            skipped.add("valuers")
        if self.text("director.elected_by") != "general_meeting":
            skipped.add("director")
        return tuple(code for code in AGENDA_ITEMS if code not in skipped)

    def agenda_item(self, code: str) -> AgendaItem:
        """Return one item, whether or not this meeting has it."""

        def get(name: str) -> str:
            return self.text(f"agenda.{code}.{name}")

        return AgendaItem(
            code=code,
            speaker=get("speaker"),
            speech=get("speech"),
            votes=read_parts.read_votes(get, self.votes_in_hall),
            decision=get("decision"),
        )

    @cached_property
    def counting_members(self) -> tuple[Founder, ...]:
        """The counting commission."""
        rows = self.answers.records("counting_members")
        found = (self.founder(record.get("founder")) for record in rows)
        return tuple(founder for founder in found if founder)

    @cached_property
    def activities(self) -> tuple[CaseActivity, ...]:
        """Kinds of activity, the main one first. One of them is always main when there is any."""
        return read_parts.activities_of(self)

    # -- bodies --------------------------------------------------------------------------

    @property
    def sole_chair(self) -> bool:
        """Whether a sole chair stands in for the board, art. 35(2)."""
        return self.yes("board.sole_chair")

    @cached_property
    def board(self) -> tuple[BodyMember, ...]:
        """The board's members; with a sole chair there is no board."""
        return () if self.sole_chair else self._body("board_members")

    @cached_property
    def audit(self) -> tuple[BodyMember, ...]:
        """The audit commission's members."""
        return self._body("audit_members")

    @property
    def chair(self) -> Founder | None:
        """The chair of the board, or the sole chair of the cooperative."""
        return self.chosen("board.chair")

    @property
    def audit_chair(self) -> Founder | None:
        """The chair of the audit commission."""
        return self.chosen("audit.chair")

    def _body(self, collection: str) -> tuple[BodyMember, ...]:
        found = read_parts.members_of(self, collection, self._founders_by_id, self.votes_in_hall)
        return tuple(found)

    @cached_property
    def valuers(self) -> tuple[Valuer, ...]:
        """Who values property contributed at the founding, art. 15(3)."""
        return tuple(
            Valuer(r.id, self.founder(r.get("founder")), r.get("other_name").strip())
            for r in self.answers.records("valuers")
        )

    # -- executive director ---------------------------------------------------------------

    @property
    def director_by_meeting(self) -> bool:
        """Whether the general meeting elects the director; otherwise the board or sole chair."""
        return self.text("director.elected_by") == "general_meeting"

    @property
    def director(self) -> Person | None:
        """The executive director, a founder or an outsider, or None while unknown."""
        founder = self.chosen("director.founder")
        if founder:
            return founder.person
        person = Person(
            self.text("director.surname"),
            self.text("director.given_name"),
            self.text("director.patronymic"),
        )
        return person if person.full_name else None

    @property
    def director_iin(self) -> str:
        """The director's ЖСН as typed, or his ЖСН as a founder."""
        founder = self.chosen("director.founder")
        return founder.iin if founder else self.text("director.iin")

    @property
    def director_residence(self) -> str:
        """The director's residence as typed, or his residence as a founder."""
        founder = self.chosen("director.founder")
        return founder.residence if founder else self.text("director.residence")

    @cached_property
    def board_present(self) -> tuple[BodyMember, ...]:
        """Board members at the sitting on the director."""
        return tuple(member for member in self.board if member.present)

    @property
    def director_votes(self) -> Votes:
        """The vote at the board's sitting; unanimous of those present by default."""
        return read_parts.read_votes(
            lambda name: self.text(f"director.{name}"), len(self.board_present)
        )

    # -- money -------------------------------------------------------------------------

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Contributions paid, in the order they were recorded."""
        return tuple(read_parts.payments_of(self))

    def paid(self, founder: Founder, *, entrance: bool) -> int:
        """Return what a founder has paid of one contribution, in tiyn."""
        return ledger.paid(self.payments, founder, entrance=entrance)

    def member_since(self, founder: Founder) -> date | None:
        """Return the day both contributions were paid in full, art. 28(3), or None.

        See :func:`app.domain.ledger.member_since`; who joined later was admitted too.
        """
        if founder.collection != "founders":
            book = self.life.membership(founder.id)
            return book.since if book else None
        return ledger.member_since(self.payments, founder, self.fee_due(founder))

    def fee_due(self, founder: Founder) -> int | None:
        """Return the entrance fee that somebody owes, in tiyn, or None while it is unknown.

        An associated member owes none: № 372-V, art. 2(8) names members only.
        """
        if founder.associated:
            return 0
        own = self.answers.at(f"{founder.collection}/{founder.id}/entrance_fee").strip()
        typed = own if founder.collection != "founders" else ""
        return parse_money(typed or self.text("contribution.entrance_fee"))

    # -- after the founding ----------------------------------------------------------------

    @cached_property
    def later_members(self) -> tuple[Founder, ...]:
        """Who joined or asks to join after the founding, in the order of the list."""
        return tuple(read_parts.later_members_of(self))

    @cached_property
    def _members_by_id(self) -> dict[str, Founder]:
        return {one.id: one for one in (*self.later_members, *self.founders)}

    def member(self, person_id: str) -> Founder | None:
        """Return a founder or a later member by id, or None."""
        return self._members_by_id.get(person_id)

    @cached_property
    def life(self) -> Life:
        """Memberships, shares and meetings after the founding."""
        return read_life(self)


def read_case(
    answers: Answers,
    reference: Reference,
    today: date,
    *,
    sample: bool = False,
    lists: ListCheck | None = None,
) -> FoundingCase:
    """Return the typed view of the answers.

    ``lists`` is what approved lists say of the case where typed answers do not count: at the ӘКК.
    """
    return FoundingCase(answers, reference, today, sample, lists=lists)
