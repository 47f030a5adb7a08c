"""Sorts of due dates: the sentence of each, the law or paper that sets it, where it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from app.domain.findings import N_, source_l372
from app.domain.rules.base import PROGRAMME, civil_code

CONTRACT = N_("the finance contract")
CHARTER = N_("the charter")


class Term(Enum):
    """What a day means."""

    BY = "by"  # to be done by then; later it is overdue
    ON = "on"  # it happens on that day and is gone after it
    FROM = "from"  # no term: it waits from that day on


@dataclass(frozen=True)
class DueKind:
    """A sort of due date: its sentence, the law or paper that sets it, where it is recorded.

    ``title`` is an English msgid with the fields ``count``, ``sum`` and ``detail``; ``source`` is
    a law's article ready to print, or a msgid. ``place`` is the page (and step) to go to.
    """

    title: str
    source: str
    place: str
    term: Term = Term.BY


KINDS: Mapping[str, DueKind] = MappingProxyType(
    {
        "defence": DueKind(
            N_("Bring the returned project back to the АШБ"), PROGRAMME, "project:defence", Term.BY
        ),
        "founding": DueKind(N_("Founding meeting"), source_l372("15(3)"), "documents", Term.ON),
        "share": DueKind(
            N_("Share contributions: {count} persons, {sum} ₸ still to be paid"),
            source_l372("16(2), 27(1)"),
            "payments",
        ),
        "entrance": DueKind(
            N_("Entrance fees: {count} persons, {sum} ₸ still to be paid"),
            source_l372("16(2), 27(1)"),
            "payments",
        ),
        "registration": DueKind(
            N_("Register the cooperative on the portal: the law sets no term"),
            source_l372("15(5)"),
            "next_steps",
            Term.FROM,
        ),
        "power": DueKind(N_("The director's power of attorney ends"), CHARTER, "wizard:director"),
        "meeting": DueKind(
            N_("Meeting of the cooperative {detail}"), CHARTER, "members:later_meetings", Term.ON
        ),
        "board": DueKind(
            N_("Sitting of the board: at least once in three months"),
            source_l372("35(5)"),
            "members:later_meetings",
        ),
        "annual": DueKind(
            N_("General meeting: at least once a year, with the report for {detail}"),
            source_l372("34(4)"),
            "members:later_meetings",
        ),
        "board_term": DueKind(
            N_("The board's term ends: elect it anew"),
            source_l372("35(2)"),
            "members:later_decisions",
        ),
        "chair_term": DueKind(
            N_("The chair's term ends: elect the chair anew"),
            source_l372("35(2)"),
            "members:later_decisions",
        ),
        "audit_term": DueKind(
            N_("The audit commission's term ends: elect it anew"),
            CHARTER,
            "members:later_decisions",
        ),
        "director_term": DueKind(
            N_("The executive director's term ends"), CHARTER, "members:later_decisions"
        ),
        "expulsion": DueKind(
            N_("Tell the expelled member in writing, within ten working days"),
            source_l372("31(1)"),
            "members:later_decisions",
        ),
        "registrar": DueKind(
            N_("Tell the registering body of the new location, within a month"),
            "№ 2198, 14-1",
            "members:later_decisions",
        ),
        "renamed": DueKind(
            N_("Apply for the new registration under the new name, within a month"),
            f"{civil_code('42(6)')}; № 2198, 18",
            "members:later_decisions",
        ),
        "leaving": DueKind(
            N_("Consider the application to leave the cooperative, within 30 days"),
            source_l372("29(2)"),
            "members:later_decisions",
        ),
        "settle": DueKind(
            N_("Decide on the payout of a former member's share and pay it, within the year"),
            source_l372("30(2), 30(3)"),
            "members:later_decisions",
        ),
        "payout": DueKind(
            N_("Pay out the share of a former member: {sum} ₸"),
            source_l372("30(3)"),
            "members:share_payouts",
        ),
        "decision": DueKind(
            N_("Carry out what the meeting {detail} decided"),
            CHARTER,
            "members:later_decisions",
            Term.ON,
        ),
        "repayment": DueKind(
            N_("Loan instalment № {count}: {sum} ₸"), CONTRACT, "finance:repayment"
        ),
    }
)
"""Every sort of due date by its code."""


@dataclass(frozen=True)
class Due:
    """One due date of a case.

    ``kind`` is a code of :data:`KINDS`; ``key`` tells it from others of its kind. ``count`` and
    ``sum`` (tiyn) fill the sentence, and so does ``detail``: never anything personal.
    """

    kind: str
    day: date
    key: str = ""
    count: int = 0
    sum: int = 0
    detail: str = ""

    @property
    def code(self) -> str:
        """What names it among all of a case: ``share:2026-12-31``."""
        return f"{self.kind}:{self.key}" if self.key else self.kind

    @property
    def about(self) -> DueKind:
        """Its sort."""
        return KINDS[self.kind]


def is_open(due: Due, today: date) -> bool:
    """Return whether a due date counts today: an event that has passed does not."""
    match due.about.term:
        case Term.ON:
            return due.day >= today
        case Term.FROM:
            return due.day <= today
        case Term.BY:
            return True


def is_overdue(due: Due, today: date) -> bool:
    """Return whether the day has passed and the thing is not done."""
    return due.about.term is Term.BY and due.day < today
