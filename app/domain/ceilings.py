"""The programme's ceilings against the sums of a case: АЕК of the day × the ceiling of the day.

Both tables are data with their sources. When either has nothing for a day the limit is None:
last year's value is never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.project import project_of
from app.domain.typed import TypedAnswers


@dataclass(frozen=True)
class Check:
    """A sum against the ceiling of a day. ``times`` is the ceiling in АЕК, ``aek`` in tenge.

    ``aek`` and ``times`` are None when the tables have nothing for the day.
    """

    amount: int
    day: date
    aek: int | None
    times: int | None

    @property
    def limit(self) -> int | None:
        """The ceiling in tiyn; None when it is not known."""
        return None if self.aek is None or self.times is None else self.aek * self.times * 100

    @property
    def kept(self) -> bool | None:
        """Whether the sum is within the ceiling; None when that is not known."""
        return None if self.limit is None else self.amount <= self.limit


def check_sum(
    case: TypedAnswers, amount: int | None, day: date | None, *, person: bool
) -> Check | None:
    """Compare a sum in tiyn with the ceiling of a day; None without a sum or a day.

    ``person``: the ceiling of one person instead of a cooperative's.
    """
    if amount is None or day is None:
        return None
    aek, ceiling = case.reference.aek_on(day), case.reference.ceiling_on(day)
    times = None
    if ceiling is not None:
        times = ceiling.person_aek if person else ceiling.cooperative_aek
    return Check(amount, day, aek.tenge if aek else None, times)


def project_check(case: TypedAnswers) -> Check | None:
    """Compare what the project asks with the cooperative's ceiling on the passport's day."""
    return check_sum(case, case.money("project.asked"), case.day("project.date"), person=False)


def finance_check(case: TypedAnswers) -> Check | None:
    """Compare what was lent with the cooperative's ceiling on the contract's day."""
    amount, day = case.money("finance.amount"), case.day("finance.contract_date")
    return check_sum(case, amount, day, person=False)


def person_check(case: TypedAnswers) -> Check | None:
    """Compare the members' average loan with one person's ceiling on the passport's day."""
    project = project_of(case)
    return check_sum(case, project.average_loan, project.day, person=True)


def borrower_checks(case: TypedAnswers) -> Iterator[tuple[str, str, Check]]:
    """Give id, name and check of each listed loan, on its own day or else the passport's."""
    project = project_of(case)
    for row in project.borrowers:
        check = check_sum(case, row.amount, row.day or project.day, person=True)
        if check is not None:
            yield row.id, row.name, check
