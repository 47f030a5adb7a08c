"""What the law, the charter and the contracts expect of a cooperative next, each with its day.

Only what is still open is given: a contribution that was paid, a sitting that was held are gone.
The days do not depend on today, so that they can be kept; what counts today is said by
:func:`app.domain.due_kinds.is_open`.
The law sets no term for the registration: it only waits from the meeting on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.case import FoundingCase
from app.domain.days import add_days, add_months, working_days_after
from app.domain.due_kinds import Due
from app.domain.finance import REPAID, TERMS, Payoff, repayments_of, schedule_of, standing_on
from app.domain.later_meetings import ENDINGS
from app.domain.parse import parse_date, parse_money, parse_whole
from app.domain.typed import reader_of

VERSION = 2
"""Raised when other days follow from the same answers: kept ones are then made anew."""

MOST_INSTALMENTS = 12
"""How many unpaid instalments of a loan are given; the next follow as these are paid."""

BOARD_MONTHS = 3
"""The board sits at least once in so many months, № 372-V, art. 35(5)."""

LEAVE_DAYS = 30
"""Days in which an application to leave is considered, № 372-V, art. 29(2)."""

_TOLD: Mapping[str, str] = MappingProxyType({"seat": "registrar", "name": "renamed"})
"""What an amendment changes, and the due date of telling the registering body."""

NOTICE_DAYS = 10
"""Working days for telling an expelled member in writing, № 372-V, art. 31(1)."""

PAYOUT_MONTHS = 12
"""A share is paid out within a year, whatever the charter says, № 372-V, art. 30(3)."""

KEYS: frozenset[str] = frozenset(
    {
        "meeting.consent_number",
        "meeting.date",
        "registration.bin",
        "registration.date",
        "contribution.entrance_fee",
        "contribution.entrance_due",
        "contribution.share_mode",
        "contribution.share_amount",
        "contribution.share_due",
        "board.sole_chair",
        "board.term_years",
        "audit.term_years",
        "director.elected_by",
        "director.sitting_date",
        "director.from_date",
        "director.term_years",
        "director.poa_until",
        "charter.annual_meeting_months",
        "charter.associated_share",
        "charter.leave_days",
        "charter.payout_months",
        *TERMS,
    }
)
"""The answers that due dates follow from: all that need be read of a case."""

READS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "founders": ("membership", "share_amount", "share_due"),
        "payments": ("member", "kind", "amount"),
        "defences": ("outcome", "due"),
        "later_meetings": ("body", "number", "date"),
        "later_decisions": (
            "meeting",
            "kind",
            "member",
            "to_member",
            "amount",
            "application_date",
            "effective",
            "due",
            "notified",
            "amends",
            "for",
            "against",
            "abstained",
        ),
        "later_members": ("membership", "share_amount", "share_due", "entrance_fee"),
        "share_payouts": ("member", "amount"),
        "repayments": REPAID,
    }
)
"""The same of records: each collection with its fields."""


def due_dates(case: FoundingCase) -> tuple[Due, ...]:
    """Return everything that is expected of a case and has a day, by day."""
    found = [
        *_defence(case),
        *_contributions(case),
        *_founding(case),
        *_terms(case),
        *_meetings(case),
        *_decisions(case),
        *_instalments(case),
    ]
    return tuple(sorted(found, key=lambda due: (due.day, due.code)))


# -- before and at the founding -------------------------------------------------------------


def _defence(case: FoundingCase) -> Iterator[Due]:
    """A returned project comes back, unless the consent is there or a later round was held."""
    rounds = case.answers.records("defences")
    if not rounds or case.text("meeting.consent_number"):
        return
    last = reader_of(rounds[-1], "defences")
    day = parse_date(last("due"))
    if last("outcome") == "returned" and day:
        yield Due("defence", day)


def _founding(case: FoundingCase) -> Iterator[Due]:
    meeting = case.meeting_date
    if meeting is None:
        return
    yield Due("founding", meeting)
    if not _registered(case):
        yield Due("registration", meeting)


def _registered(case: FoundingCase) -> bool:
    return bool(case.text("registration.bin")) or case.day("registration.date") is not None


@dataclass(frozen=True)
class _Debt:
    """Who owes which contribution by when; ``kind`` is share or entrance."""

    who: str
    kind: str
    day: date | None
    left: int


def _contributions(case: FoundingCase) -> Iterator[Due]:
    """What is owed, one due date a day and kind: nobody's name, how many and how much."""
    if case.meeting_date is None:
        return
    gone = _gone(case)
    days: dict[tuple[str, date], list[int]] = {}
    for debt in (*_debts_of_founders(case), *_debts_of_later(case)):
        if debt.day and debt.left > 0 and debt.who not in gone:
            days.setdefault((debt.kind, debt.day), []).append(debt.left)
    for (kind, day), sums in days.items():
        yield Due(kind, day, key=day.isoformat(), count=len(sums), sum=sum(sums))


def _debts_of_founders(case: FoundingCase) -> Iterator[_Debt]:
    fee = case.money("contribution.entrance_fee") or 0
    fee_due = case.day("contribution.entrance_due")
    paid = _paid(case)
    for founder in case.founders:
        left = (founder.share or 0) - paid.get((founder.id, False), 0)
        yield _Debt(founder.id, "share", founder.share_due, left)
        if not founder.associated:  # art. 2(8) names members only
            yield _Debt(founder.id, "entrance", fee_due, fee - paid.get((founder.id, True), 0))


def _debts_of_later(case: FoundingCase) -> Iterator[_Debt]:
    """Who joined later owes share and fee by his own day; who buys a share owes neither."""
    paid = _paid(case)
    for person in case.later_members:
        share, fee = person.share or 0, case.fee_due(person) or 0
        yield _Debt(person.id, "share", person.share_due, share - paid.get((person.id, False), 0))
        yield _Debt(person.id, "entrance", person.share_due, fee - paid.get((person.id, True), 0))


def _gone(case: FoundingCase) -> frozenset[str]:
    """Return whose membership has ended, and who joined by buying: nothing is awaited of them."""
    joined = {record.id for record in case.answers.records("later_members")}
    found: set[str] = set()
    for record in case.answers.records("later_decisions"):
        get = reader_of(record, "later_decisions")
        if _lost(get):
            continue
        if get("kind") in ENDINGS:
            found.add(get("member"))
        elif get("kind") == "share_transfer" and get("to_member") in joined:
            found.add(get("to_member"))
    return frozenset(found)


def _paid(case: FoundingCase) -> Mapping[tuple[str, bool], int]:
    sums: dict[tuple[str, bool], int] = {}
    for payment in case.payments:
        key = (payment.member_id, payment.entrance)
        sums[key] = sums.get(key, 0) + (payment.amount or 0)
    return sums


# -- bodies and meetings ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Held:
    """A meeting after the founding with the kinds of what it decided."""

    id: str
    body: str
    number: str
    day: date
    decided: frozenset[str]


def _held(case: FoundingCase) -> tuple[_Held, ...]:
    decided: dict[str, set[str]] = {}
    for record in case.answers.records("later_decisions"):
        get = reader_of(record, "later_decisions")
        if not _lost(get):
            decided.setdefault(get("meeting"), set()).add(get("kind"))
    found = []
    for record in case.answers.records("later_meetings"):
        get = reader_of(record, "later_meetings")
        day = parse_date(get("date"))
        if day:
            kinds = frozenset(decided.get(record.id, ()))
            found.append(_Held(record.id, get("body"), get("number"), day, kinds))
    return tuple(found)


def _terms(case: FoundingCase) -> Iterator[Due]:
    """The ends of the terms for which bodies and director were elected."""
    meeting = case.meeting_date
    if meeting is None or not _registered(case):
        return
    held = _held(case)
    head = "chair_term" if case.sole_chair else "board_term"
    elections = {
        head: ("board.term_years", meeting, ("board_election", "chair_election")[case.sole_chair]),
        "audit_term": ("audit.term_years", meeting, "audit_election"),
        "director_term": (
            "director.term_years",
            case.day("director.from_date"),
            "director_election",
        ),
    }
    for kind, (key, first, election) in elections.items():
        years = case.whole(key)
        elected = [one.day for one in held if election in one.decided]
        since = max(elected, default=first)
        if years and since and years <= 100:
            yield Due(kind, add_months(since, years * 12))
    power = case.day("director.poa_until")
    if power:
        yield Due("power", power)


def _meetings(case: FoundingCase) -> Iterator[Due]:
    """Meetings that have a day, and those that the law expects of a registered cooperative."""
    held = _held(case)
    for one in held:
        name = f"№ {one.number}" if one.number else ""
        yield Due("meeting", one.day, key=one.id, detail=name)
    registered = case.day("registration.date")
    if registered is None:
        return
    if not case.sole_chair:
        sittings = [one.day for one in held if one.body == "board"]
        sitting = case.day("director.sitting_date") if not case.director_by_meeting else None
        known = [day for day in (*sittings, sitting, registered) if day]
        yield Due("board", add_months(max(known), BOARD_MONTHS))
    yield _annual(case, held, registered)


def _annual(case: FoundingCase, held: tuple[_Held, ...], registered: date) -> Due:
    """The general meeting on the first year that none was held about: by the charter's day.

    The law asks for one in each year; the charter says in which months after the year's end.
    """
    general = {one.day.year for one in held if one.body == "general"}
    year = registered.year
    while year + 1 in general:
        year += 1
    months = case.whole("charter.annual_meeting_months") or 12
    last = add_months(date(year + 1, 1, 31), min(max(months, 1), 12) - 1)
    return Due("annual", last, key=str(year), detail=str(year))


def _decisions(case: FoundingCase) -> Iterator[Due]:
    """What later meetings decided and is to be carried out by a day."""
    held = {one.id: one for one in _held(case)}
    ended = _ended(case, held)
    paid: dict[str, int] = {}
    for record in case.answers.records("share_payouts"):
        get = reader_of(record, "share_payouts")
        paid[get("member")] = paid.get(get("member"), 0) + (parse_money(get("amount")) or 0)
    for record in case.answers.records("later_decisions"):
        get = reader_of(record, "later_decisions")
        meeting = held.get(get("meeting"))
        day, kind = parse_date(get("due")), get("kind")
        if kind == "share_payout":
            if _lost(get):
                continue
            left = (parse_money(get("amount")) or 0) - paid.get(get("member"), 0)
            if day is None and meeting:  # the charter's own term, at most a year
                day = _payout_by(case, ended.get(get("member"), meeting.day))
            if day and left > 0:
                yield Due("payout", day, key=record.id, sum=left)
            continue
        applied = parse_date(get("application_date"))
        if kind == "leaving" and applied and meeting is None:
            days = case.whole("charter.leave_days") or LEAVE_DAYS
            yield Due("leaving", add_days(applied, min(days, LEAVE_DAYS)), key=record.id)
        if meeting and not get("notified") and not _lost(get):
            if kind == "expulsion":
                yield Due("expulsion", working_days_after(meeting.day, NOTICE_DAYS), key=record.id)
            elif kind == "charter_amendment" and get("amends") in _TOLD:
                yield Due(_TOLD[get("amends")], add_months(meeting.day, 1), key=record.id)
        if day:
            name = f"№ {meeting.number}" if meeting and meeting.number else ""
            yield Due("decision", day, key=record.id, detail=name)
    yield from _unsettled(case, ended, paid)


def _lost(get: Callable[[str], str]) -> bool:
    """Whether the votes that were typed were no majority: then nothing follows."""
    if get("kind") == "death":  # it is taken note of, whatever the votes
        return False
    votes = [parse_whole(get(name)) or 0 for name in ("for", "against", "abstained")]
    return bool(sum(votes)) and votes[0] * 2 <= sum(votes)


def _ended(case: FoundingCase, held: Mapping[str, _Held]) -> Mapping[str, date]:
    """Return since when somebody is no member: the year for his share runs from that day."""
    found: dict[str, date] = {}
    for record in case.answers.records("later_decisions"):
        get = reader_of(record, "later_decisions")
        meeting = held.get(get("meeting"))
        if get("kind") in ENDINGS and meeting and not _lost(get):
            found.setdefault(get("member"), parse_date(get("effective")) or meeting.day)
    return found


def _payout_by(case: FoundingCase, ended: date) -> date:
    months = case.whole("charter.payout_months") or PAYOUT_MONTHS
    return add_months(ended, min(months, PAYOUT_MONTHS))


def _unsettled(
    case: FoundingCase, ended: Mapping[str, date], paid: Mapping[str, int]
) -> Iterator[Due]:
    """Shares of former members on which no meeting has decided: the term runs all the same."""
    shares = _paid(case)
    decided = {
        record.get("member").strip()
        for record in case.answers.records("later_decisions")
        if record.get("kind").strip() in ("share_payout", "share_transfer")
    }
    for person_id, day in ended.items():
        if person_id not in decided and shares.get((person_id, False), 0) > paid.get(person_id, 0):
            yield Due("settle", _payout_by(case, day), key=person_id)


# -- the loan -----------------------------------------------------------------------------------


def _instalments(case: FoundingCase) -> Iterator[Due]:
    plan = schedule_of(case)
    if not plan:
        return
    # What is paid does not depend on the day; what is overdue is said when it is read.
    lines = standing_on(plan, repayments_of(case), date.min).lines
    unpaid = [line for line in lines if line.state is not Payoff.PAID and line.instalment.due]
    for line in unpaid[:MOST_INSTALMENTS]:
        day, number = line.instalment.due, line.instalment.number
        if day:
            yield Due("repayment", day, key=str(number), count=number, sum=line.left)
