"""The rules of law and of the programme: pure functions from a case to findings.

One module for each part of the founding; every rule is declared once with its article and stands
in :data:`RULES`. Rules never raise, whatever was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.rules import (
    after,
    board,
    ceilings,
    charter,
    contribution,
    defence,
    director,
    finance,
    founders,
    later_decisions,
    later_meetings,
    later_members,
    later_people,
    listing,
    meeting,
    missing,
    name,
    officers,
    papers_agree,
    project,
    project_plan,
    proxies,
    repayment,
    scheme,
    screening,
    spelling,
    unreadable,
    votes,
)
from app.domain.rules.base import RULES, Rule
from app.domain.rules.name import name_clashes

__all__ = ["RULES", "Rule", "all_findings", "findings_beside", "name_clashes", "russian_findings"]

_CHECKS = (
    unreadable.check,
    missing.check,
    meeting.check,
    founders.check,
    proxies.check,
    officers.check,
    name.check,
    contribution.check,
    board.check,
    director.check,
    charter.check,
    votes.check,
    papers_agree.check,
    after.check,
    later_meetings.check,
    later_decisions.check,
    later_members.check,
    later_people.check,
    screening.check,
    project.check,
    project_plan.check,
    ceilings.check,
    defence.check,
    scheme.check,
    listing.check,
    finance.check,
    repayment.check,
)


def all_findings(case: FoundingCase) -> tuple[Finding, ...]:
    """Return everything that is wrong or doubtful in a case, in the order of the rules."""
    return tuple(chain.from_iterable(check(case) for check in _CHECKS))


def russian_findings(case: FoundingCase) -> tuple[Finding, ...]:
    """Return what keeps the Russian papers of a case drafts beyond its other findings."""
    return tuple(spelling.check(case))


def findings_beside(case: FoundingCase, other_names: Iterable[str]) -> tuple[Finding, ...]:
    """Return all findings of a case that stands beside others, whose names it may repeat."""
    return (*all_findings(case), *name_clashes(case, other_names))
