"""Facts about the executive director and the sitting that elects him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.law import POWER_YEARS, two_thirds
from app.domain.parts import Votes
from app.forms.common import (
    Day,
    count_of,
    day_of,
    director,
    place_line,
    said,
    said_count,
    said_day,
    someone,
)
from app.forms.meeting_facts import clock_of, own_lines, vote_facts
from app.forms.words import word


@dataclass(frozen=True)
class BoardMemberRow:
    """A board member at the sitting: whether he was there and consents to the director."""

    name: Said
    short: Said
    present: bool
    consents: bool
    consent: Said  # «келісемін» or «келіспеймін»


def board_rows(case: FoundingCase) -> tuple[BoardMemberRow, ...]:
    """Return the board's members in order."""
    rows = []
    for member in case.board:
        who = someone(member.founder, address_of("board_members", member.id, "founder"))
        rows.append(
            BoardMemberRow(
                name=who.name,
                short=who.short,
                present=member.present,
                consents=member.consents,
                consent=Said(
                    word(case.language, "consents" if member.consents else "declines"),
                    address_of("board_members", member.id, "consents"),
                ),
            )
        )
    return tuple(rows)


def director_from(case: FoundingCase) -> Day:
    """Return the day from which the director is in office; the day of his election by default."""
    day = case.day("director.from_date")
    if day is None and not case.text("director.from_date"):
        elected = "meeting.date" if case.director_by_meeting else "director.sitting_date"
        day = case.day(elected)
    return day_of(case, day, "director.from_date")


def power_until(case: FoundingCase) -> Day:
    """Return the last day of the power of attorney: as typed, else the director's term.

    No longer than the Civil Code allows; a blank while the term cannot be known.
    """
    if case.text("director.poa_until"):
        return said_day(case, "director.poa_until")
    start, years = case.day("director.from_date"), case.whole("director.term_years")
    given = case.day("director.poa_date")
    if start is None or not years:
        return day_of(case, None, "director.poa_until")
    ends = [_years_after(start, min(years, 99))]
    if given is not None or years > POWER_YEARS:
        ends.append(_years_after(given or start, POWER_YEARS))
    return day_of(case, min(ends) - timedelta(days=1), "director.poa_until")


def _years_after(day: date, years: int) -> date:
    """Return the same day so many years on; 1 March for a 29 February that the year lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def sitting_place(case: FoundingCase) -> Said:
    """Return where the sitting was: as typed, else the founding meeting's place."""
    typed = said(case, "director.sitting_place")
    return typed if typed else place_line(case, "meeting")


def director_facts(case: FoundingCase) -> dict[str, object]:
    """Return all about the director, his election and his power of attorney."""
    members = board_rows(case)
    present = sum(1 for member in members if member.present)
    typed = any(case.text(f"director.{name}") for name in ("for", "against", "abstained"))
    votes = case.director_votes if typed or members else Votes()
    majority = two_thirds(present)
    by_meeting = case.director_by_meeting
    day_key = "meeting.date" if by_meeting else "director.sitting_date"
    return {
        "director": director(case),
        "director_term": said_count(case, "director.term_years"),
        "director_from": director_from(case),
        "by_meeting": by_meeting,
        "sitting_number": said(case, "director.sitting_number"),
        "sitting_day": said_day(case, day_key),
        "sitting_start": clock_of(case, "director.sitting_time"),
        "sitting_place": sitting_place(case),
        "sitting_secretary": someone(
            case.chosen("director.sitting_secretary"), "director.sitting_secretary"
        ),
        "members": members,
        "members_count": count_of(case, len(members) or None, "board_members"),
        "present_count": count_of(case, present or None, "board_members"),
        "consents": count_of(
            case,
            sum(1 for member in members if member.consents) if members else None,
            "board_members",
        ),
        "quorum": count_of(case, two_thirds(len(members)) or None, "board_members"),
        "quorum_reached": bool(members) and present >= two_thirds(len(members)),
        "votes": vote_facts(votes, "director.for"),
        "majority": count_of(case, majority or None, "board_members"),
        "passed": votes.for_ is None or votes.for_ >= majority,
        "own_speech": own_lines(case, "director.speech"),
        "own_decision": own_lines(case, "director.decision"),
        "poa_number": said(case, "director.poa_number"),
        "poa_day": said_day(case, "director.poa_date"),
        "poa_until": power_until(case),
        "deal_limit": said_count(case, "charter.deal_limit_aek"),
    }
