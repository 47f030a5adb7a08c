"""The programme's ceilings: what is asked, what was lent, what members borrowed.

The ceilings are data with a source each, and what they are for has changed over the years: over
one of them is a matter to look at, not a fault of the papers.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.ceilings import (
    Check,
    borrower_checks,
    finance_check,
    person_check,
    project_check,
)
from app.domain.findings import N_, Finding
from app.domain.rules.base import PROGRAMME, Rule, day, tenge, warn

OVER = warn(
    "ceiling.over",
    N_(
        "{amount} tenge is over the programme's ceiling for one cooperative on {day}: "
        "{times} АЕК × {aek} = {limit} tenge. Lower the sum, or ask the ӘКК what holds now."
    ),
    PROGRAMME,
)
PERSON_OVER = warn(
    "ceiling.person_over",
    N_(
        "{who}: {amount} tenge is over the programme's ceiling for one person on {day}: "
        "{times} АЕК × {aek} = {limit} tenge. Compare it with the loan contract."
    ),
    PROGRAMME,
)
AVERAGE_OVER = warn(
    "ceiling.average_over",
    N_(
        "The members' loans come to {amount} tenge each on average, over the programme's ceiling "
        "for one person on {day}: {times} АЕК × {aek} = {limit} tenge. Check both figures."
    ),
    PROGRAMME,
)
UNKNOWN = warn(
    "ceiling.unknown",
    N_(
        "For {day} the settings hold no АЕК or no ceiling, so the sum was not compared with the "
        "programme's ceiling. Enter them in the settings with their source."
    ),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield the sums that are over a ceiling, or that could not be compared with one."""
    for key, days, found in (
        ("project.asked", "project.date", project_check(case)),
        ("finance.amount", "finance.contract_date", finance_check(case)),
    ):
        if found is None:
            continue
        if found.kept is None:
            yield UNKNOWN.at(key, related=(days,), day=day(found.day))
        elif not found.kept:
            yield _over(OVER, key, found, days)
    listed = False
    for row, name, found in borrower_checks(case):
        listed = True
        if found.kept is False:
            yield PERSON_OVER.at(
                address_of("borrowers", row, "amount"),
                who=name or "№",
                amount=tenge(found.amount),
                day=day(found.day),
                times=found.times or 0,
                aek=tenge((found.aek or 0) * 100),
                limit=tenge(found.limit or 0),
            )
    average = None if listed else person_check(case)
    if average is not None and average.kept is False:
        yield _over(AVERAGE_OVER, "project.member_loans", average, "project.borrowers")


def _over(rule: Rule, address: str, found: Check, related: str) -> Finding:
    return rule.at(
        address,
        related=(related,),
        amount=tenge(found.amount),
        day=day(found.day),
        times=found.times or 0,
        aek=tenge((found.aek or 0) * 100),
        limit=tenge(found.limit or 0),
    )
