"""The approved list of cooperatives (step 4 of the scheme): rows, order, decisions.

A list is a chain of decisions. The first one approves it; each later one names what it changes:
rows added (next numbers), rows taken out (they keep their number for ever), facts corrected.
Nothing else changes a list. Each decision carries the SHA-256 of the one before, so that a list
that came from another office can be checked as a whole. Sums are whole tiyn. No personal data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from app.domain.findings import N_


class Order(Enum):
    """By what the rows of a list stand."""

    ALPHABET = "alphabet"
    DISTRICT = "district"  # then okrug, then alphabet
    DIRECTION = "direction"  # then district, okrug, alphabet


class Act(Enum):
    """What the paper of a decision on a list is. No law and no programme text fixes it."""

    ORDER = "order"  # бұйрық of the department's head: custom, so the default
    DECISION = "decision"  # шешім
    MINUTES = "minutes"  # хаттамалық шешім of a commission
    RESOLUTION = "resolution"  # қаулы of an akimat


@dataclass(frozen=True)
class RowFacts:
    """What a row says of a cooperative. ``direction`` is as answered: a code, or words.

    ``name`` is its own name without quotes, ``name_ru`` the Russian form ("" when the same).
    ``founders`` counts them, ``tiyn`` is the sum asked, ``jobs`` those planned.
    """

    uuid: str
    name: str = ""
    name_ru: str = ""
    bin: str = ""
    oblast: str = ""
    district: str = ""
    okrug: str = ""
    direction: str = ""
    founders: int = 0
    tiyn: int | None = None
    jobs: int | None = None
    consent_number: str = ""
    consent_date: date | None = None
    registration_date: date | None = None

    def told(self, name: str) -> str:
        """Return one fact as text: "" when it is not known, a day as ISO."""
        value = getattr(self, name)
        if value is None:
            return ""
        return value.isoformat() if isinstance(value, date) else str(value)


FACTS: tuple[str, ...] = tuple(one.name for one in fields(RowFacts) if one.name != "uuid")
"""The facts of a row that a decision may correct."""
DATES = frozenset({"consent_date", "registration_date"})
NUMBERS = frozenset({"founders", "tiyn", "jobs"})


@dataclass(frozen=True)
class Entry:
    """A row as a decision puts it on the list."""

    position: int
    facts: RowFacts


@dataclass(frozen=True)
class Correction:
    """A fact of a row that a decision corrects; both texts as :meth:`RowFacts.told` gives them."""

    position: int
    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Decision:
    """One decision on a list. ``seq`` counts from 1: the first approves it.

    ``act`` is what its paper is called.

    ``by`` and ``post`` are who approved, ``body`` in whose name (texts in Kazakh; ``post_ru`` and
    ``reason_ru`` are for its Russian paper), ``before`` the SHA-256 of the
    decision ahead of it ("" for the first). One that is not ``signed`` yet has its paper, to be
    signed, and stands in no chain: number, day and perhaps more are still to come.
    """

    seq: int
    number: str
    day: date
    by: str
    post: str = ""
    body: str = ""
    reason: str = ""
    post_ru: str = ""
    reason_ru: str = ""
    added: tuple[Entry, ...] = ()
    removed: tuple[int, ...] = ()
    corrected: tuple[Correction, ...] = ()
    before: str = ""
    act: Act = Act.ORDER
    signed: bool = True


@dataclass(frozen=True)
class ApprovedList:
    """A list with its whole chain. ``owner`` is the public key of the office that decides."""

    uuid: str
    owner: str
    order: Order
    decisions: tuple[Decision, ...]

    @property
    def number(self) -> str:
        """The number under which it was approved."""
        return self.decisions[0].number

    @property
    def day(self) -> date:
        """The day on which it was approved."""
        return self.decisions[0].day

    @property
    def last(self) -> int:
        """Which decision is the last one."""
        return len(self.decisions)


@dataclass(frozen=True)
class ListRow:
    """A row as it stands after a decision; the numbers are those of decisions, 0: none.

    ``removed``: struck out, its number stays. ``corrected`` are the decisions that corrected it.
    """

    position: int
    facts: RowFacts
    added: int
    removed: int = 0
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True)
class ListPlace:
    """Where a case stands on an approved list; ``removed_by`` is the decision that took it out."""

    list_uuid: str
    number: str
    day: date
    position: int
    removed_by: str = ""
    removed_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it is on the list now."""
        return self.removed_on is None


@dataclass(frozen=True)
class ListCheck:
    """What the lists that an office has really taken in say of a case; ``place`` None: on none."""

    place: ListPlace | None = None

    @property
    def stands(self) -> bool:
        """Whether finance may be given by them."""
        return self.place is not None and self.place.stands


class BrokenListError(ValueError):
    """A list does not hold together. The message is a msgid: one sentence for people."""


# -- the order and the numbers ---------------------------------------------------------------

SortKey = Callable[[str], Any]


def in_order(
    rows: Iterable[RowFacts], order: Order, key: SortKey, directions: Mapping[str, str]
) -> tuple[RowFacts, ...]:
    """Return the rows as they are to be numbered; the same rows always give the same order.

    ``key`` orders texts by the alphabet, ``directions`` are the names of directions by their code.
    """

    def of(row: RowFacts) -> tuple[Any, ...]:
        place = (key(row.oblast), key(row.district), key(row.okrug))
        match order:
            case Order.ALPHABET:
                return (key(row.name), *place, row.uuid)
            case Order.DISTRICT:
                return (*place, key(row.name), row.uuid)
            case Order.DIRECTION:
                direction = directions.get(row.direction, row.direction)
                return (key(direction), *place, key(row.name), row.uuid)

    return tuple(sorted(rows, key=of))


def numbered(rows: Iterable[RowFacts], first: int = 1) -> tuple[Entry, ...]:
    """Return the rows with their numbers, which count on from ``first``."""
    return tuple(Entry(position, row) for position, row in enumerate(rows, start=first))


# -- the chain -------------------------------------------------------------------------------

UNNAMED = N_("A decision on the list has no number or does not say who approved it.")
NO_ROWS = N_("The list has no row.")
BAD_NUMBERS = N_("The numbers of the list's rows do not count on one by one.")
TWICE = N_("A cooperative stands on the list twice.")
UNKNOWN_ROW = N_("A decision changes a row that the list does not have.")
WRONG_OLD = N_("A decision corrects a fact that the list does not say.")
NOTHING = N_("A decision on the list changes nothing.")
NO_REASON = N_("A decision that changes the list does not say why.")


def rows_on(approved: ApprovedList, seq: int = 0) -> tuple[ListRow, ...]:
    """Return the rows as they stand after a decision (0: the last one), in order of numbers.

    Raises:
        BrokenListError: a decision does not fit the list.
    """
    rows: dict[int, ListRow] = {}
    for decision in approved.decisions[: seq or None]:
        _apply(rows, decision)
    return tuple(rows.values())


def _apply(rows: dict[int, ListRow], decision: Decision) -> None:
    """Carry out one decision: first what is taken out and corrected, then what comes in."""
    _check(decision)
    for position in decision.removed:
        rows[position] = replace(_living(rows, position), removed=decision.seq)
    for fix in decision.corrected:
        row = _living(rows, fix.position)
        if fix.name not in FACTS or row.facts.told(fix.name) != fix.old or fix.old == fix.new:
            raise BrokenListError(WRONG_OLD)
        seen = row.corrected
        rows[fix.position] = replace(
            row,
            facts=corrected(row.facts, fix.name, fix.new),
            corrected=seen if decision.seq in seen else (*seen, decision.seq),
        )
    living = {row.facts.uuid for row in rows.values() if not row.removed}
    for entry in decision.added:
        if entry.position != len(rows) + 1:
            raise BrokenListError(BAD_NUMBERS)
        if entry.facts.uuid in living:
            raise BrokenListError(TWICE)
        living.add(entry.facts.uuid)
        rows[entry.position] = ListRow(entry.position, entry.facts, decision.seq)


def _check(decision: Decision) -> None:
    if decision.signed and not (decision.number.strip() and decision.by.strip()):
        raise BrokenListError(UNNAMED)
    if decision.seq == 1:
        if not decision.added:
            raise BrokenListError(NO_ROWS)
        return
    if not (decision.added or decision.removed or decision.corrected):
        raise BrokenListError(NOTHING)
    if decision.signed and not decision.reason.strip():
        raise BrokenListError(NO_REASON)


def _living(rows: Mapping[int, ListRow], position: int) -> ListRow:
    row = rows.get(position)
    if row is None or row.removed:
        raise BrokenListError(UNKNOWN_ROW)
    return row


def corrected(facts: RowFacts, name: str, told: str) -> RowFacts:
    """Return the facts with one of them written anew, from its text.

    Raises:
        BrokenListError: the text is none of that kind.
    """
    value: Any = told
    try:
        if name in DATES:
            value = date.fromisoformat(told) if told else None
        elif name in NUMBERS:
            value = int(told) if told else None
    except ValueError as error:
        raise BrokenListError(WRONG_OLD) from error
    if name == "founders" and value is None:
        raise BrokenListError(WRONG_OLD)
    return replace(facts, **{name: value})


def corrections(row: ListRow, now: RowFacts) -> tuple[Correction, ...]:
    """Return what a decision would have to correct for a row to say what the case says now."""
    return tuple(
        Correction(row.position, name, row.facts.told(name), now.told(name))
        for name in FACTS
        if row.facts.told(name) != now.told(name)
    )


def places_of(approved: ApprovedList) -> dict[str, ListPlace]:
    """Return where every case of a list stands on it, or stood last, by its uuid.

    A case that was taken out and came back stands at its last place.
    """
    found = {}
    for row in rows_on(approved):
        out = approved.decisions[row.removed - 1] if row.removed else None
        found[row.facts.uuid] = ListPlace(
            approved.uuid,
            approved.number,
            approved.day,
            row.position,
            out.number if out else "",
            out.day if out else None,
        )
    return found
