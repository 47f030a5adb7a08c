"""Facts that gather the decisions of many meetings: the list of members, amendments, expulsions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.members import fund_on, members_on
from app.forms.common import amount_of, count_of, day_of, shared_facts
from app.forms.later_facts import (
    BLANK_DECISION,
    BLANK_MEETING,
    LaterItem,
    coop_chair,
    item_facts,
    member_name,
    sole_now,
)
from app.forms.matters import by_hand

# -- the list of members ------------------------------------------------------------------------


@dataclass(frozen=True)
class MemberRow:
    """A member as a row of the list."""

    number: str
    name: Said
    associated: bool
    since: Said
    share: Said


def list_facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    """Return the list of members on the day that was asked for, or on today."""
    day = case.day("later.list_date") or case.today
    source = "later.list_date"
    members = members_on(case, day)
    fund = sum(member.share for member in members)
    owed = fund_on(case, day) - fund
    return {
        **shared_facts(case),
        **by_hand(case),
        "list_day": day_of(case, day, source),
        "rows": tuple(
            MemberRow(
                number=str(member.position),
                name=member_name(member.person),
                associated=member.associated,
                since=day_of(case, member.since, "payments").digits,
                share=amount_of(case, member.share, "payments").figures,
            )
            for member in members
        ),
        "total": count_of(case, len(members), source),
        "voting": count_of(case, sum(1 for member in members if member.votes), source),
        "associated": count_of(case, sum(1 for m in members if m.associated), source),
        "fund": amount_of(case, fund, "payments"),
        "owed": amount_of(case, owed, "payments") if owed > 0 else None,
        "waiting": any(member.since is None for member in members),
        "coop_chair": coop_chair(case),
        "sole_chair": sole_now(case),
    }


# -- the charter's amendments, and who was expelled -----------------------------------------------


def _taken(case: FoundingCase, kind: str) -> tuple[tuple[LaterItem, ...], ...]:
    """Return the carried decisions of a kind: those of each meeting, in the order of the days."""
    meetings = sorted(case.life.meetings, key=lambda one: (one.day or date.max, one.position))
    found = (
        tuple(
            item_facts(case, meeting, decision, 0)
            for decision in meeting.decisions
            if decision.kind == kind
        )
        for meeting in meetings
    )
    carried = (tuple(item for item in items if item.carried) for items in found)
    return tuple(items for items in carried if items)


def amendment_facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    """Return the amended clauses of the charter: one sheet for each meeting that amended it."""
    blank = item_facts(case, BLANK_MEETING, BLANK_DECISION, 1)
    return {
        **shared_facts(case),
        **by_hand(case),
        "sheets": _taken(case, "charter_amendment") or ((),),
        "blank": blank,
        "coop_chair": coop_chair(case),
        "sole_chair": sole_now(case),
    }


def expulsion_facts(case: FoundingCase, _record_id: str) -> dict[str, object]:
    """Return whom the written notice of № 372-V, art. 31(1) goes to."""
    found = tuple(item for items in _taken(case, "expulsion") for item in items)
    items = found or (item_facts(case, BLANK_MEETING, BLANK_DECISION, 1),)
    return {
        **shared_facts(case),
        **by_hand(case),
        "items": items,
        "coop_chair": coop_chair(case),
        "sole_chair": sole_now(case),
    }
