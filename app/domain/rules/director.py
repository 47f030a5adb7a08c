"""The executive director: who may be one, the sitting that elects him, his power of attorney."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.answers import address_of
from app.domain.applies import board_sitting, outsider, sitting
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.identifiers import check_iin
from app.domain.law import POWER_YEARS, two_thirds
from app.domain.likeness import has_latin
from app.domain.rules.base import (
    CUSTOM,
    PROGRAMME,
    block,
    civil_code,
    day,
    of,
    warn,
    who,
)

ON_BOARD = warn(
    "director.on_board",
    N_("{name} sits on the board: a board member may not belong to another body. Check it."),
    source_l372("35(2)"),
)
ON_AUDIT = block(
    "director.on_audit",
    N_("{name} is on the audit commission and cannot be executive director. Choose another."),
    source_l372("36(2)"),
)
IS_A_FOUNDER = warn(
    "director.is_a_founder",
    N_("The director's ЖСН is that of {who}. Choose him among the founders instead of typing."),
    PROGRAMME,
)
SITTING_EARLY = block(
    "director.sitting_before_meeting",
    N_(
        "The director is elected on {sitting}, before the board itself ({meeting}). "
        "Correct one of the dates."
    ),
    source_l372("35(5)"),
)
SITTING_AHEAD = block(
    "director.sitting_ahead",
    N_("The sitting ({sitting}) is still to come: its minutes print clean on that day."),
    CUSTOM,
)
SITTING_SAME_HOUR = block(
    "director.sitting_before_meeting_ends",
    N_("The board sits at {sitting} on the meeting's day, but the meeting ends at {end}."),
    source_l372("35(5)"),
)
NO_QUORUM = block(
    "director.no_quorum",
    N_("{present} of {size} board members were at the sitting: at least {needed} are needed."),
    source_l372("35(5)"),
)
VOTES = block(
    "director.votes_do_not_add_up",
    N_("For, against and abstained give {sum}, but {present} board members were there."),
    source_l372("35(5)"),
)
NOT_CARRIED = block(
    "director.not_carried",
    N_("{for_} of the {present} present voted for: at least {needed} are needed."),
    source_l372("35(5)"),
)
NO_CONSENT = block(
    "director.member_does_not_consent",
    N_(
        "{who} has not consented to the director. When the general meeting elects him, "
        "each board member consents in writing."
    ),
    PROGRAMME,
)
CONSENT_DOUBT = warn(
    "director.member_objects",
    N_("{who} does not consent to the director. The minutes say so; check the votes."),
    PROGRAMME,
)
SECRETARY = warn(
    "director.secretary_is_chair",
    N_("The chair of the board keeps the minutes himself. Choose another as secretary."),
    CUSTOM,
)
FROM_EARLY = block(
    "director.from_before_election",
    N_("The director is in office from {start}, before his election ({elected})."),
    CUSTOM,
)
TERM_ZERO = block("director.term_zero", N_("A term is at least one year. Correct it."), PROGRAMME)
TERM_LONG = warn(
    "director.term_over_board",
    N_("The director's term ({director}) is longer than the board's ({board})."),
    PROGRAMME,
)
POA_EARLY = block(
    "director.poa_before_election",
    N_("The power of attorney ({poa}) is earlier than the director's election ({elected})."),
    source_l372("35(6)"),
)
POA_OVER = block(
    "director.poa_over",
    N_("The power of attorney ends on {until}, not later than it begins ({poa})."),
    source_l372("35(6)"),
)
POA_LONG = warn(
    "director.poa_over_three_years",
    N_("The power of attorney runs to {until}; it is valid for three years at most, to {last}."),
    civil_code("168(1)"),
)
LATIN = warn(
    "director.latin_letters",
    N_("Latin letters stand in the director's name. Type it again in Kazakh letters."),
    PROGRAMME,
)
BLANK_DECISION = block(
    "director.blank_decision",
    N_(
        "The decision on the director is empty: «{typed}» says nothing. "
        "Write it, or empty the field to have the ready wording."
    ),
    source_l372("35(5)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the director and his election."""
    yield from _person(case)
    yield from _sitting(case)
    yield from _consents(case)
    yield from _terms(case)
    typed = case.text("director.decision")
    if typed and sitting(case) and sum(character.isalpha() for character in typed) < 3:
        yield BLANK_DECISION.at("director.decision", typed=typed[:20])


def _person(case: FoundingCase) -> Iterator[Finding]:
    founder = case.chosen("director.founder")
    if founder:
        for member in case.board:
            if member.founder is founder:
                related = (address_of("board_members", member.id, "founder"),)
                yield ON_BOARD.at("director.founder", related=related, name=founder.name)
                break
        else:
            if case.sole_chair and founder is case.chair:
                yield ON_BOARD.at("director.founder", related=("board.chair",), name=founder.name)
        for member in case.audit:
            if member.founder is founder:
                related = (address_of("audit_members", member.id, "founder"),)
                yield ON_AUDIT.at("director.founder", related=related, name=founder.name)
                break
        return
    if not outsider(case):
        return
    checked = check_iin(case.text("director.iin"))
    if checked.ok:
        for other in case.founders:
            if not other.legal and check_iin(other.iin).number == checked.number:
                both = ("director.founder", of(other, "iin"))
                yield IS_A_FOUNDER.at("director.iin", related=both, who=who(other))
                break
    for name in ("surname", "given_name", "patronymic"):
        if has_latin(case.text(f"director.{name}")):
            yield LATIN.at(f"director.{name}")


def elected_on(case: FoundingCase) -> date | None:
    """Return the day of the director's election."""
    return case.day("director.sitting_date") if sitting(case) else case.meeting_date


def _sitting(case: FoundingCase) -> Iterator[Finding]:
    if not sitting(case):
        return
    key = "director.sitting_date"
    held, meeting = case.day(key), case.meeting_date
    if held and meeting and held < meeting:
        yield SITTING_EARLY.at(
            key, related=("meeting.date",), sitting=day(held), meeting=day(meeting)
        )
    if held and held > case.today and not case.planned:
        yield SITTING_AHEAD.at(key, sitting=day(held))
    if not board_sitting(case):
        return
    hour, end = case.hour("director.sitting_time"), case.hour("meeting.end_time")
    if held and held == meeting and hour and end and hour < end:
        yield SITTING_SAME_HOUR.at(
            "director.sitting_time",
            related=("meeting.end_time",),
            sitting=f"{hour:%H:%M}",
            end=f"{end:%H:%M}",
        )
    chair = case.chair
    if chair and case.chosen("director.sitting_secretary") is chair:
        yield SECRETARY.at("director.sitting_secretary", related=("board.chair",))
    if held and not case.planned and held <= case.today and case.board:
        yield from _votes(case)


def _votes(case: FoundingCase) -> Iterator[Finding]:
    size, present = len(case.board), len(case.board_present)
    if present < two_thirds(size):
        away = tuple(
            address_of("board_members", member.id, "present")
            for member in case.board
            if not member.present
        )
        yield NO_QUORUM.at(
            away[0],
            related=away[1:],
            present=present,
            size=size,
            needed=two_thirds(size),
        )
    votes = case.director_votes
    if votes.total is not None and votes.total != present:
        yield VOTES.at(
            "director.for",
            related=("director.against", "director.abstained"),
            sum=votes.total,
            present=present,
        )
    needed = two_thirds(present)
    if votes.for_ is not None and present and votes.for_ < needed:
        yield NOT_CARRIED.at("director.for", for_=votes.for_, present=present, needed=needed)


def _consents(case: FoundingCase) -> Iterator[Finding]:
    if case.planned or case.director is None:
        return
    rule = NO_CONSENT if case.director_by_meeting else CONSENT_DOUBT
    for member in case.board:
        if member.founder and not member.consents:
            address = address_of("board_members", member.id, "consents")
            yield rule.at(address, who=who(member.founder))


def _longest_until(start: date) -> date:
    """Return the last day that a power of attorney can have, Civil Code, art. 168(1), 174(3).

    The same day of the year; 28 February for a 29 February that the year lacks.
    """
    try:
        return start.replace(year=start.year + POWER_YEARS)
    except ValueError:
        return start.replace(year=start.year + POWER_YEARS, day=28)


def _terms(case: FoundingCase) -> Iterator[Finding]:
    elected = elected_on(case)
    start, poa = case.day("director.from_date"), case.day("director.poa_date")
    if start and elected and start < elected:
        yield FROM_EARLY.at("director.from_date", start=day(start), elected=day(elected))
    if poa and elected and poa < elected:
        yield POA_EARLY.at("director.poa_date", poa=day(poa), elected=day(elected))
    until = case.day("director.poa_until")
    if until and poa and until <= poa:
        yield POA_OVER.at(
            "director.poa_until", related=("director.poa_date",), until=day(until), poa=day(poa)
        )
    elif until and poa and until > _longest_until(poa):
        yield POA_LONG.at(
            "director.poa_until",
            related=("director.poa_date",),
            until=day(until),
            last=day(_longest_until(poa)),
        )
    term, board = case.whole("director.term_years"), case.whole("board.term_years")
    if term == 0:
        yield TERM_ZERO.at("director.term_years")
    elif term and board and term > board:
        yield TERM_LONG.at(
            "director.term_years", related=("board.term_years",), director=term, board=board
        )
