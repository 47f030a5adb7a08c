"""Frozen values of the approved list, which window and command line show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.approved_list import Act, ApprovedList, ListRow, Order, RowFacts


@dataclass(frozen=True)
class ListFilter:
    """Which cases a list is drawn from; "" and None narrow nothing. Names are as typed.

    ``direction`` is a line of the анықтама («milk»).
    """

    oblast: str = ""
    district: str = ""
    okrug: str = ""
    direction: str = ""
    ids: frozenset[int] | None = None


@dataclass(frozen=True)
class Candidate:
    """A case that may stand on a list, or (with ``reasons``, translated) may not."""

    case_id: int
    facts: RowFacts
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidates:
    """Those who may stand on a list in the order of the alphabet, and the others with reasons."""

    ready: tuple[Candidate, ...]
    others: tuple[Candidate, ...]


@dataclass(frozen=True)
class Counted:
    """How many findings the rules have for a case."""

    blocking: int
    warnings: int


@dataclass(frozen=True)
class ListSummary:
    """A list among the others. ``number`` is "" and ``day`` None of a draft.

    ``rows`` stand on it and ask for ``tiyn``, ``struck`` were taken out. ``owner`` is the public
    key of the office that decides on it; ``own``: it is this one.
    """

    id: int
    uuid: str
    owner: str
    number: str
    day: date | None
    order: Order
    own: bool
    decisions: int
    rows: int
    struck: int
    tiyn: int
    drawn_at: datetime | None = None

    @property
    def draft(self) -> bool:
        """Whether no decision has approved it yet."""
        return self.decisions == 0


@dataclass(frozen=True)
class OpenList:
    """A list read whole.

    ``rows``: of a draft numbered as they would be approved, with the facts of now; else frozen.
    ``case_ids`` are the cases here by their uuid. ``lost`` are the cases of a draft that may not
    stand on it (any more), with reasons; ``changed`` counts facts of rows that say something else
    in their cases now.
    """

    summary: ListSummary
    approved: ApprovedList | None
    rows: tuple[ListRow, ...]
    case_ids: dict[str, int] = field(default_factory=dict)
    lost: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Approval:
    """Who approves a list, or decides on it further: number and day of the paper, name and post.

    ``body`` is the office in whose name it is done; "" is the department's own name. ``post_ru`` is
    for the Russian paper; "" where the program is to offer it. ``act`` is what the paper is called;
    None: as the decision ahead of it, a бұйрық when there is none.
    """

    number: str
    day: date
    by: str
    post: str
    body: str = ""
    post_ru: str = ""
    act: Act | None = None


@dataclass(frozen=True)
class ListChange:
    """A further decision: rows (by number) taken out or to be corrected, cases (uuids) added.

    A correction writes what the case says now in the place of what the row says.
    """

    approval: Approval
    reason: str
    removed: tuple[int, ...] = ()
    added: tuple[str, ...] = ()
    corrected: tuple[int, ...] = ()
    reason_ru: str = ""
