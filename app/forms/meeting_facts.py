"""Facts about the founding meeting: who was there, the agenda, the votes, the candidates.

Everything is a :class:`~app.documents.said.Said` where it stands for an answer, so that the preview
finds the field; counts that follow from the list of founders carry the source ``founders``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app import kazakh
from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.law import two_thirds
from app.domain.parts import BodyMember, Founder, Votes
from app.forms.charter import activity_rows
from app.forms.common import (
    Count,
    FounderRow,
    Someone,
    count_of,
    department,
    founder_rows,
    said,
    said_count,
    said_day,
    said_lines,
    shared_facts,
    someone,
)
from app.forms.contributions import tell
from app.forms.matters import by_hand, contributions, valuer_facts
from app.forms.values import paragraphs, said_short
from app.forms.words import word_table

_INITIAL = re.compile(r"(?<=\b\w)\. (?=\w)")

AGENDA_WORDING = "founding_minutes/agenda.{language}.txt"
"""Titles of the agenda's items, one a line: ``code = title``."""


# -- who was there ------------------------------------------------------------------------


@dataclass(frozen=True)
class Hall:
    """Counts of the meeting. ``enough`` says whether two thirds of all votes are in the hall.

    ``known`` is false while there is no founder at all: every count is a blank then.
    """

    total: Count
    voting: Count
    associated: Count
    attending: Count
    in_person: Count
    by_proxy: Count
    absent: Count
    votes: Count
    needed: Count  # two thirds of all founders with a vote, art. 17(2)
    known: bool
    enough: bool
    any_associated: bool


def hall_of(case: FoundingCase) -> Hall:
    """Return the counts of the meeting; blanks while there is no founder at all."""
    source = "founders"

    def count(value: int) -> Count:
        return count_of(case, value if case.founders else None, source)

    voting = len(case.voting_founders)
    proxies = sum(1 for founder in case.founders if founder.attendance == "proxy")
    needed = two_thirds(voting)
    return Hall(
        total=count(len(case.founders)),
        voting=count(voting),
        associated=count(len(case.founders) - voting),
        attending=count(len(case.attending)),
        in_person=count(len(case.attending) - proxies),
        by_proxy=count(proxies),
        absent=count(len(case.absent)),
        votes=count(case.votes_in_hall),
        needed=count(needed),
        known=bool(case.founders),
        enough=bool(case.founders) and case.votes_in_hall >= needed,
        any_associated=voting < len(case.founders),
    )


# -- votes --------------------------------------------------------------------------------


@dataclass(frozen=True)
class VoteFacts:
    """A vote ready to print. ``unanimous`` when somebody voted and nobody otherwise."""

    for_: Said
    against: Said
    abstained: Said
    unanimous: bool


def vote_facts(votes: Votes, source: str) -> VoteFacts:
    """Return a vote; ``source`` is the address of its first number, «…for»."""
    place = source.removesuffix("for")

    def number(value: int | None, name: str) -> Said:
        return Said("" if value is None else str(value), place + name)

    return VoteFacts(
        for_=number(votes.for_, "for"),
        against=number(votes.against, "against"),
        abstained=number(votes.abstained, "abstained"),
        unanimous=bool(votes.for_) and votes.against == 0 and votes.abstained == 0,
    )


@dataclass(frozen=True)
class Candidate:
    """A candidate for a body with his votes.

    ``elected``: more than half of the votes in the hall are for him; ``lost``: they were counted
    and are not. Before the count he is neither.
    """

    name: Said
    short: Said
    votes: VoteFacts
    chair: bool
    elected: bool
    lost: bool


def _candidate(
    case: FoundingCase, member: BodyMember, collection: str, chair: Founder | None
) -> Candidate:
    def at(name: str) -> str:
        return address_of(collection, member.id, name)

    who = someone(member.founder, at("founder"))
    votes = member.votes
    most = votes.for_ is not None and votes.for_ * 2 > case.votes_in_hall
    return Candidate(
        name=who.name,
        short=who.short,
        votes=vote_facts(votes, at("for")),
        chair=chair is not None and member.founder is chair,
        elected=most,
        lost=votes.for_ is not None and not most,
    )


def board_candidates(case: FoundingCase) -> tuple[Candidate, ...]:
    """Return the candidates for the board; none with a sole chair."""
    return tuple(_candidate(case, m, "board_members", case.chair) for m in case.board)


def audit_candidates(case: FoundingCase) -> tuple[Candidate, ...]:
    """Return the candidates for the audit commission."""
    return tuple(_candidate(case, m, "audit_members", case.audit_chair) for m in case.audit)


# -- the agenda ---------------------------------------------------------------------------


def agenda_title(case: FoundingCase, item: str) -> str:
    """Return an agenda item's title without a full stop."""
    variant = item
    if item == "board" and case.sole_chair:
        variant = "board_sole"
    if item == "officers" and (case.counting_members or case.yes("meeting.secret_vote")):
        variant = "officers_counting"
    return word_table(AGENDA_WORDING.format(language=case.language))[variant]


@dataclass(frozen=True)
class ItemFacts:
    """One item of the agenda. ``decision`` and ``speech`` are the official's own lines, if any."""

    code: str
    number: str
    title: str
    speaker: Said
    speech: tuple[Said, ...]
    votes: VoteFacts
    decision: tuple[Said, ...]
    secret: bool


def agenda_items(case: FoundingCase) -> tuple[ItemFacts, ...]:
    """Return the meeting's agenda in order."""
    return tuple(_item(case, code, n) for n, code in enumerate(case.agenda_codes, start=1))


def item_facts(case: FoundingCase, code: str) -> ItemFacts:
    """Return one item; its number is empty when this meeting does not have it."""
    codes = case.agenda_codes
    return _item(case, code, codes.index(code) + 1 if code in codes else 0)


def _item(case: FoundingCase, code: str, number: int) -> ItemFacts:
    item = case.agenda_item(code)
    key = f"agenda.{code}."
    return ItemFacts(
        code=code,
        number=str(number) if number else "",
        title=agenda_title(case, code),
        speaker=_speaker(case, code, item.speaker),
        speech=own_lines(case, key + "speech"),
        votes=vote_facts(item.votes if _countable(case, key) else Votes(), key + "for"),
        decision=own_lines(case, key + "decision"),
        secret=case.yes("meeting.secret_vote") and code in ("board", "audit", "charter"),
    )


def _countable(case: FoundingCase, key: str) -> bool:
    """Whether a vote can be told: votes were typed, or there are founders whose vote it is."""
    typed = any(case.text(key + name) for name in ("for", "against", "abstained"))
    return typed or bool(case.founders)


def own_lines(case: FoundingCase, key: str) -> tuple[Said, ...]:
    """Return the lines of the official's own wording as typed, without empty ones."""
    return paragraphs(case.text(key), key)


def _speaker(case: FoundingCase, code: str, typed: str) -> Said:
    """Who reported: as typed, else who opened the meeting, else the meeting's chair."""
    if typed:
        return Said(_unbroken(typed), f"agenda.{code}.speaker")
    if code == "officers":
        who = convener(case).short
        return Said(_unbroken(who), who.source)
    chair = someone(case.chosen("officers.chair"), "officers.chair").short
    return Said(_unbroken(chair), chair.source)


def _unbroken(name: str) -> str:
    """Return a name whose initials stay on the surname's line."""
    return _INITIAL.sub(".\u00a0", name)


# -- who called the meeting ---------------------------------------------------------------


@dataclass(frozen=True)
class Convener:
    """Who called the meeting: ``kind`` is ``akim``, ``initiative_group`` or ``other``."""

    kind: str
    post: Said
    name: Said
    short: Said
    number: Said  # БСН or ЖСН


def convener(case: FoundingCase) -> Convener:
    """Return who called the meeting."""
    kind = case.text("meeting.convener_kind")
    akim = kind == "akim"
    key = "meeting.akim_name" if akim else "meeting.convener"
    return Convener(
        kind=kind,
        post=said(case, "meeting.akim_post") if akim else Said("", key),
        name=said(case, key),
        short=said_short(case.text(key), key),
        number=said(case, "meeting.convener_number"),
    )


# -- sizes, times, hand-written places ----------------------------------------------------


def body_size(case: FoundingCase) -> Count:
    """Return the board's size: as fixed, or as many as were named."""
    named = len(case.board) or None
    return count_of(case, case.whole("board.size") or named, "board.size")


def clock_of(case: FoundingCase, key: str) -> Said:
    """Return a time of day as «10:30»; empty while unknown."""
    hour = case.hour(key)
    return Said(kazakh.clock(hour) if hour else "", key)


# -- all together -------------------------------------------------------------------------


def meeting_facts(case: FoundingCase) -> dict[str, object]:
    """Return the shared facts and all about the founding meeting."""
    counting: tuple[Someone, ...] = tuple(
        someone(founder, "counting_members") for founder in case.counting_members
    )
    rows: tuple[FounderRow, ...] = founder_rows(case)
    return {
        **shared_facts(case),
        **by_hand(case),
        "tell": tell,
        "people": rows,
        "hall": hall_of(case),
        "agenda": agenda_items(case),
        "convener": convener(case),
        "start": clock_of(case, "meeting.time"),
        "end": clock_of(case, "meeting.end_time"),
        "venue": said(case, "meeting.place"),
        "planned": case.planned,
        "invited": _invited(case),
        "secret": case.yes("meeting.secret_vote"),
        "counting": counting or (someone(None, "counting_members"),) * 3,
        "has_counting": bool(case.counting_members),
        "gathering": case.yes("meeting.gathering"),
        "gathering_day": said_day(case, "meeting.gathering_date"),
        "gathering_number": said(case, "meeting.gathering_number"),
        "department": department(case),
        "consent_given": _consent_given(case),
        "consent_number": said(case, "meeting.consent_number"),
        "consent_day": said_day(case, "meeting.consent_date"),
        "consent_reason": said(case, "meeting.consent_missing_reason"),
        "money": contributions(case),
        "activities": activity_rows(case),
        "valuers": valuer_facts(case),
        "one_valuer": len(case.valuers) == 1,
        "board": board_candidates(case),
        "audit": audit_candidates(case),
        "board_size": body_size(case),
        "audit_size": count_of(case, len(case.audit) or None, "audit_members"),
        "board_term": said_count(case, "board.term_years"),
        "audit_term": said_count(case, "audit.term_years"),
        "chair": someone(case.chair, "board.chair"),
        "audit_chair": someone(case.audit_chair, "audit.chair"),
        "authorised": someone(case.chosen("authorised.founder"), "authorised.founder"),
        "charter_passed": _charter_passed(case),
        "charter_counted": bool(item_facts(case, "charter").votes.for_),
    }


def _charter_passed(case: FoundingCase) -> bool:
    """Whether two thirds of all founders with a vote are for the charter, art. 17(2)."""
    votes = case.agenda_item("charter").votes.for_
    return votes is None or votes >= two_thirds(len(case.voting_founders))


def _consent_given(case: FoundingCase) -> bool:
    """Whether the agriculture department's consent is on record, even in part."""
    return bool(case.text("meeting.consent_number") or case.text("meeting.consent_date"))


def _invited(case: FoundingCase) -> tuple[Said, ...]:
    """Return who was invited without a vote; the akim first, when he is not named there."""
    lines = said_lines(case, "meeting.invited")
    akim, post = case.text("meeting.akim_name"), case.text("meeting.akim_post")
    surname = next((word for word in akim.split() if len(word) > 1 and word[-1] != "."), akim)
    if not akim or any(surname in line for line in lines):
        return lines
    return (Said(f"{post} {akim}".strip(), "meeting.akim_name"), *lines)
