"""The defence before the АШБ, step 2 of the scheme: its rounds, who came, what was asked.

A returned project goes round again: each round is a record of its own with those present, the
questions and remarks. What was not settled in one round is carried into the next.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.domain.answers import (
    Change,
    InsertRecord,
    Record,
    SetRecordValue,
)
from app.domain.parse import parse_date, parse_time
from app.domain.typed import TypedAnswers, reader_of

ROUNDS = "defences"
ATTENDEES = "defence_attendees"
REMARKS = "defence_remarks"
COLLECTIONS: tuple[str, ...] = (ROUNDS, ATTENDEES, REMARKS)


class Outcome(Enum):
    """What the АШБ decided on a round."""

    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"


@dataclass(frozen=True)
class Attendee:
    """Who was present at a round. ``role``: deputy_akim, okrug_akim, chair, department, other."""

    id: str
    round_id: str
    name: str
    post: str
    role: str


@dataclass(frozen=True)
class Remark:
    """A question (answered at once) or a remark (to be met) of a round."""

    id: str
    round_id: str
    remark: bool
    by: str
    text: str
    answer: str
    settled: bool

    @property
    def open(self) -> bool:
        """Whether it is a remark that was not met yet."""
        return self.remark and not self.settled


@dataclass(frozen=True)
class Round:
    """One defence. ``position`` counts from 1; what was not typed is "" or None."""

    id: str
    position: int
    number: str
    date: datetime.date | None
    time: datetime.time | None
    place: str
    chair: str
    chair_post: str
    secretary: str
    speaker: str
    speech: str
    outcome: Outcome | None
    reason: str
    due: datetime.date | None
    attendees: tuple[Attendee, ...]
    remarks: tuple[Remark, ...]

    @property
    def to_meet(self) -> tuple[Remark, ...]:
        """Remarks that were not met yet."""
        return tuple(remark for remark in self.remarks if remark.open)

    def present(self, *roles: str) -> bool:
        """Return whether somebody of one of these roles was present."""
        return any(one.role in roles for one in self.attendees)


def defence_begun(case: TypedAnswers) -> bool:
    """Return whether anything of the defence was written down; the consent alone is no defence."""
    return any(case.answers.records(name) for name in COLLECTIONS)


def rounds_of(case: TypedAnswers) -> tuple[Round, ...]:
    """Return the rounds in their order, each with its people and remarks.

    Who and what names no round belongs to the only one; with several rounds it belongs to none.
    """
    rows = case.answers.records(ROUNDS)
    only = rows[0].id if len(rows) == 1 else ""
    people: dict[str, list[Attendee]] = {}
    for row in case.answers.records(ATTENDEES):
        person = _attendee(row, only)
        people.setdefault(person.round_id, []).append(person)
    remarks: dict[str, list[Remark]] = {}
    for row in case.answers.records(REMARKS):
        remark = _remark(row, only)
        remarks.setdefault(remark.round_id, []).append(remark)
    return tuple(
        _round(row, position, tuple(people.get(row.id, ())), tuple(remarks.get(row.id, ())))
        for position, row in enumerate(rows, start=1)
    )


def last_outcome(case: TypedAnswers) -> Outcome | None:
    """Return what the last decided round ended with; None while none was decided."""
    decided = [one.outcome for one in rounds_of(case) if one.outcome is not None]
    return decided[-1] if decided else None


def homeless(case: TypedAnswers) -> tuple[str, ...]:
    """Return the addresses of references to a round that lead nowhere."""
    rows = case.answers.records(ROUNDS)
    known = {row.id for row in rows} | ({""} if len(rows) <= 1 else set())
    return tuple(
        f"{name}/{row.id}/defence"
        for name in (ATTENDEES, REMARKS)
        for row in case.answers.records(name)
        if row.get("defence").strip() not in known
    )


# -- another round ------------------------------------------------------------------------

_KEPT = ("place", "chair", "chair_post", "secretary", "speaker")
"""What usually stays the same from one round to the next."""


def may_go_round(case: TypedAnswers) -> bool:
    """Return whether a further round makes sense: the last one returned or refused the project."""
    rounds = rounds_of(case)
    return bool(rounds) and rounds[-1].outcome in (Outcome.RETURNED, Outcome.REFUSED)


def next_round(case: TypedAnswers, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """Return the changes that begin a further round: a project that was returned comes again.

    Those present are copied, and the remarks that were not met are carried over without their
    answers: they are to be answered in the new round. Empty when there is no round to go on from.
    """
    rows = case.answers.records(ROUNDS)
    if not rows:
        return ()
    last, made = rounds_of(case)[-1], new_id()
    kept = {name: rows[-1].get(name) for name in _KEPT if rows[-1].get(name)}
    changes: list[Change] = [
        # What named no round belonged to the only one: it is said now, before a second comes.
        SetRecordValue(name, row.id, "defence", last.id)
        for name in (ATTENDEES, REMARKS)
        for row in case.answers.records(name)
        if len(rows) == 1 and not row.get("defence").strip()
    ]
    changes.append(InsertRecord(ROUNDS, Record(made, kept), len(rows)))
    people = (case.answers.record(ATTENDEES, one.id) for one in last.attendees)
    unmet = (case.answers.record(REMARKS, one.id) for one in last.to_meet)
    for collection, found in ((ATTENDEES, people), (REMARKS, unmet)):
        end = len(case.answers.records(collection))
        changes.extend(
            InsertRecord(collection, Record(new_id(), _carried(row, made)), end + offset)
            for offset, row in enumerate(filter(None, found))
        )
    return tuple(changes)


def _carried(row: Record, round_id: str) -> dict[str, str]:
    """Return what a record takes along into another round: all but the answer of the one before."""
    values = {key: text for key, text in row.values.items() if text}
    values.pop("answer", None)
    values.pop("settled", None)
    return {**values, "defence": round_id}


# -- reading ------------------------------------------------------------------------------


def _round(
    row: Record, position: int, people: tuple[Attendee, ...], remarks: tuple[Remark, ...]
) -> Round:
    get = reader_of(row, ROUNDS)
    outcomes = {one.value: one for one in Outcome}
    return Round(
        id=row.id,
        position=position,
        number=get("number"),
        date=parse_date(get("date")),
        time=parse_time(get("time")),
        place=get("place"),
        chair=get("chair"),
        chair_post=get("chair_post"),
        secretary=get("secretary"),
        speaker=get("speaker"),
        speech=get("speech"),
        outcome=outcomes.get(get("outcome")),
        reason=get("reason"),
        due=parse_date(get("due")),
        attendees=people,
        remarks=remarks,
    )


def _attendee(row: Record, only: str) -> Attendee:
    get = reader_of(row, ATTENDEES)
    return Attendee(row.id, get("defence") or only, get("name"), get("post"), get("role"))


def _remark(row: Record, only: str) -> Remark:
    get = reader_of(row, REMARKS)
    return Remark(
        id=row.id,
        round_id=get("defence") or only,
        remark=get("kind") == "remark",
        by=get("by"),
        text=get("text"),
        answer=get("answer"),
        settled=get("settled") == "1",
    )
