"""Step 1 of the scheme: the working group and its screening of okrugs, read from a case.

The usual criteria are the program's own offer and may be changed: no act names them. A score is 0
to 5; an okrug's total is the sum of its scores, each times the weight of its criterion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from types import MappingProxyType

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    Record,
    SetRecordValue,
    any_written,
)
from app.domain.parse import parse_date, parse_number, parse_whole
from app.domain.typed import TypedAnswers, reader_of

BEST = 5
"""The highest score of a criterion; 0 is the lowest."""

COLLECTIONS: tuple[str, ...] = (
    "working_group",
    "criteria",
    "screened_okrugs",
    "screening_marks",
    "proposals",
)
"""What belongs to the screening, apart from the single answers «screening.…»."""

MARKS = "screening_marks"


@dataclass(frozen=True)
class GroupMember:
    """A member of the working group; ``role`` is chair, deputy, secretary or member."""

    id: str
    name: str
    post: str
    role: str


@dataclass(frozen=True)
class Criterion:
    """What okrugs are compared by. ``better``: more, less or words (not to be counted)."""

    id: str
    name: str
    unit: str
    weight: int | None
    better: str


@dataclass(frozen=True)
class ScreenedOkrug:
    """An okrug that was screened; ``result`` is recommended, later, not_recommended or ""."""

    id: str
    name: str
    day: date | None
    result: str
    conclusion: str


@dataclass(frozen=True)
class Mark:
    """What an okrug has of one criterion, and the score that the group gave it."""

    id: str
    okrug_id: str
    criterion_id: str
    value: str
    score_typed: str

    @property
    def score(self) -> int | None:
        """The score, or None while there is none from 0 to 5."""
        found = parse_whole(self.score_typed)
        return found if found is not None and 0 <= found <= BEST else None

    @property
    def figure(self) -> Decimal | None:
        """The value as a quantity, or None where it is words or missing."""
        return parse_number(self.value)


@dataclass(frozen=True)
class Proposal:
    """A cooperative that the group proposes for an okrug."""

    id: str
    okrug_id: str
    direction: str
    cooperative: str
    members: int | None
    reason: str


@dataclass(frozen=True)
class Standing:
    """How an okrug stands among all: ``total`` of ``most`` points, ``rank`` from 1.

    Okrugs with the same total share a rank, and the next one counts on after them. ``rank`` is
    None while the okrug has no score; ``unscored`` counts criteria of weight without one.
    """

    okrug: ScreenedOkrug
    total: int
    most: int
    scored: int
    unscored: int
    rank: int | None


@dataclass(frozen=True)
class Screening:
    """The whole screening of a case. Made by :func:`screening_of`."""

    members: tuple[GroupMember, ...]
    criteria: tuple[Criterion, ...]
    okrugs: tuple[ScreenedOkrug, ...]
    marks: tuple[Mark, ...]
    proposals: tuple[Proposal, ...]

    @cached_property
    def _by_cell(self) -> dict[tuple[str, str], Mark]:
        return {(mark.okrug_id, mark.criterion_id): mark for mark in reversed(self.marks)}

    @cached_property
    def _okrugs_by_id(self) -> dict[str, ScreenedOkrug]:
        return {okrug.id: okrug for okrug in self.okrugs}

    def mark(self, okrug_id: str, criterion_id: str) -> Mark | None:
        """Return the mark of a cell (the first, should there be two), or None."""
        return self._by_cell.get((okrug_id, criterion_id))

    def okrug(self, okrug_id: str) -> ScreenedOkrug | None:
        """Return a screened okrug by its id, or None."""
        return self._okrugs_by_id.get(okrug_id)

    def with_role(self, role: str) -> tuple[GroupMember, ...]:
        """Return the members in a role, in the order of the list."""
        return tuple(member for member in self.members if member.role == role)

    @cached_property
    def weighed(self) -> tuple[Criterion, ...]:
        """The criteria that count: those with a weight above zero."""
        return tuple(criterion for criterion in self.criteria if criterion.weight)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How every okrug stands, in the order in which they are listed."""
        most = sum((criterion.weight or 0) * BEST for criterion in self.weighed)
        found = [self._points(okrug.id) for okrug in self.okrugs]
        totals = [total for total, scored in found if scored]
        return tuple(
            Standing(
                okrug=okrug,
                total=total,
                most=most,
                scored=scored,
                unscored=len(self.weighed) - scored,
                rank=1 + sum(other > total for other in totals) if scored else None,
            )
            for okrug, (total, scored) in zip(self.okrugs, found, strict=True)
        )

    @cached_property
    def ranking(self) -> tuple[Standing, ...]:
        """How the okrugs stand, the best first, those without a score last."""
        last = len(self.okrugs) + 1
        return tuple(sorted(self.standings, key=lambda standing: standing.rank or last))

    def _points(self, okrug_id: str) -> tuple[int, int]:
        """Return the weighted total of an okrug and how many criteria gave it a score."""
        total = scored = 0
        for criterion in self.weighed:
            mark = self.mark(okrug_id, criterion.id)
            if mark is not None and mark.score is not None:
                total += mark.score * (criterion.weight or 0)
                scored += 1
        return total, scored


def screening_begun(answers: Answers) -> bool:
    """Return whether anything of the screening was written down."""
    return any_written(answers, "screening.", COLLECTIONS)


def screening_of(case: TypedAnswers) -> Screening:
    """Return the screening of a case as it stands."""
    answers = case.answers

    def rows(collection: str) -> Iterable[tuple[str, Callable[[str], str]]]:
        return ((row.id, reader_of(row, collection)) for row in answers.records(collection))

    return Screening(
        members=tuple(
            GroupMember(key, get("name"), get("post"), get("role"))
            for key, get in rows("working_group")
        ),
        criteria=tuple(
            Criterion(key, get("name"), get("unit"), parse_whole(get("weight")), get("better"))
            for key, get in rows("criteria")
        ),
        okrugs=tuple(
            ScreenedOkrug(
                key, get("okrug"), parse_date(get("date")), get("result"), get("conclusion")
            )
            for key, get in rows("screened_okrugs")
        ),
        marks=tuple(
            Mark(key, get("okrug"), get("criterion"), get("value"), get("score"))
            for key, get in rows(MARKS)
        ),
        proposals=tuple(
            Proposal(
                key,
                get("okrug"),
                get("direction"),
                get("cooperative"),
                parse_whole(get("members")),
                get("reason"),
            )
            for key, get in rows("proposals")
        ),
    )


# -- scores that the figures suggest -----------------------------------------------------------


def suggested(screening: Screening) -> dict[tuple[str, str], int]:
    """Return the scores that the figures of all okrugs suggest, by okrug and criterion.

    The least figure gives 1, the greatest 5, those between by their place between the two; where
    less is better the other way round. Figures that are all the same give 3. A criterion of words,
    and one with a figure of a single okrug, suggest nothing: there is nothing to compare.
    """
    found: dict[tuple[str, str], int] = {}
    for criterion in screening.criteria:
        if criterion.better == "words":
            continue
        figures: dict[str, Decimal] = {}
        for okrug in screening.okrugs:
            mark = screening.mark(okrug.id, criterion.id)
            if mark is not None and mark.figure is not None:
                figures[okrug.id] = mark.figure
        if len(figures) > 1:
            for okrug_id, score in zip(figures, spread(list(figures.values())), strict=True):
                found[okrug_id, criterion.id] = 6 - score if criterion.better == "less" else score
    return found


def spread(figures: list[Decimal]) -> list[int]:
    """Return a score from 1 to 5 for each figure, by its place between least and greatest."""
    least, greatest = min(figures), max(figures)
    if least == greatest:
        return [3 for _figure in figures]
    return [
        1 + int((4 * (figure - least) / (greatest - least)).quantize(Decimal(1), ROUND_HALF_UP))
        for figure in figures
    ]


# -- changes -----------------------------------------------------------------------------------


def set_mark(
    answers: Answers,
    cell: tuple[str, str],
    texts: Iterable[tuple[str, str]],
    new_id: Callable[[], str],
) -> tuple[Change, ...]:
    """Return the changes that write ``texts`` (field and text) into the mark of a cell.

    ``cell`` is the ids of the okrug and of the criterion. A cell that had no mark gets one unless
    nothing is to be written.
    """
    okrug_id, criterion_id = cell
    rows = answers.records(MARKS)
    for row in rows:
        if row.get("okrug") == okrug_id and row.get("criterion") == criterion_id:
            return tuple(SetRecordValue(MARKS, row.id, name, text) for name, text in texts)
    values = {name: text for name, text in texts if text}
    if not values:
        return ()
    made = {"okrug": okrug_id, "criterion": criterion_id, **values}
    return (InsertRecord(MARKS, Record(new_id(), MappingProxyType(made)), len(rows)),)
