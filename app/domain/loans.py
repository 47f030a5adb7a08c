"""How a loan is repaid, month by month: equal parts or an annuity, with a grace period.

Sums are whole tiyn. A month's interest is balance × yearly percent / 100 / 12, rounded half up to
a tiyn; each month counts as a twelfth of a year, whatever its days. During the grace period
interest alone is paid. The last instalment carries what rounding left: the principal is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.days import add_months

ANNUITY = "annuity"
EQUAL = "equal"

MAX_MONTHS = 600
"""Fifty years: a longer term is a slip of the keyboard."""


@dataclass(frozen=True)
class Instalment:
    """One month's payment in tiyn: of it principal and interest, and what is owed after it."""

    number: int
    due: date | None
    principal: int
    interest: int
    balance: int

    @property
    def payment(self) -> int:
        """What is paid in this month."""
        return self.principal + self.interest


def schedule(  # noqa: PLR0917 - the terms of a loan in the order of its contract
    principal: int,
    yearly_percent: Decimal,
    months: int,
    grace_months: int,
    method: str,
    first_due: date | None,
) -> tuple[Instalment, ...]:
    """Return the instalments of a loan, the first one due on ``first_due``.

    ``principal`` is in tiyn; ``method`` is ``"annuity"`` (equal payments) or ``"equal"`` (equal
    parts of the principal); ``grace_months`` lie within ``months``. Later days keep the first one's
    day of the month, or the month's last day where it has none such. Empty when the terms make no
    sense: nothing lent, no months, a grace period as long as the loan, a negative rate.
    """
    if principal <= 0 or not terms_make_sense(months, grace_months) or yearly_percent < 0:
        return ()
    rate = Fraction(yearly_percent) / 1200
    parts = _parts(principal, rate, months, grace_months, method)
    return tuple(
        Instalment(number, _due(first_due, number), repaid, interest, balance)
        for number, (repaid, interest, balance) in enumerate(parts, start=1)
    )


def terms_make_sense(months: int, grace_months: int) -> bool:
    """Return whether a loan can be repaid in these terms at all."""
    return 1 <= months <= MAX_MONTHS and 0 <= grace_months < months


def total_interest(instalments: tuple[Instalment, ...]) -> int:
    """Return the interest over the whole term, in tiyn."""
    return sum(instalment.interest for instalment in instalments)


def _parts(
    principal: int, rate: Fraction, months: int, grace: int, method: str
) -> Iterator[tuple[int, int, int]]:
    """Give principal, interest and remaining balance of each month; ``rate`` is a month's."""
    balance, parts = principal, months - grace
    equal_part = _whole(principal, parts)
    payment = _annuity(principal, rate, parts)
    for month in range(1, months + 1):
        interest = _whole(balance * rate.numerator, rate.denominator)
        if month <= grace:
            repaid = 0
        elif month == months:
            repaid = balance
        else:
            repaid = min(balance, payment - interest if method == ANNUITY else equal_part)
        balance -= repaid
        yield repaid, interest, balance


def _annuity(principal: int, rate: Fraction, parts: int) -> int:
    """Return the equal payment P × i / (1 - (1 + i)^-n); P / n when there is no interest."""
    if not rate:
        return _whole(principal, parts)
    growth, ground = (rate.numerator + rate.denominator) ** parts, rate.denominator**parts
    return _whole(principal * rate.numerator * growth, rate.denominator * (growth - ground))


def _whole(part: int, of: int) -> int:
    """Return a fraction rounded half up: exactly, a half is never missed by a decimal's end."""
    return (2 * part + of) // (2 * of)


def _due(first: date | None, number: int) -> date | None:
    return None if first is None else add_months(first, number - 1)
