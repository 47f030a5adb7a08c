"""How a loan is repaid, month by month: equal parts or an annuity, with a grace period.

Sums are whole tiyn. A month's interest is balance × yearly percent / 100 / 12, rounded half up to
a tiyn; each month counts as a twelfth of a year, whatever its days. During the grace period
interest alone is paid. The last instalment carries what rounding left: the principal is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from app.domain.days import add_months

ANNUITY = "annuity"
EQUAL = "equal"

MAX_MONTHS = 600
"""Fifty years: a longer term is a slip of the keyboard."""

_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)


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
    with localcontext(_EXACT):
        parts = _parts(principal, yearly_percent / 1200, months, grace_months, method)
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
    principal: int, rate: Decimal, months: int, grace: int, method: str
) -> Iterator[tuple[int, int, int]]:
    """Give principal, interest and remaining balance of each month; ``rate`` is a month's."""
    balance, parts = principal, months - grace
    equal_part = _whole(Decimal(principal) / parts)
    payment = _annuity(principal, rate, parts)
    for month in range(1, months + 1):
        interest = _whole(balance * rate)
        if month <= grace:
            repaid = 0
        elif month == months:
            repaid = balance
        else:
            repaid = min(balance, payment - interest if method == ANNUITY else equal_part)
        balance -= repaid
        yield repaid, interest, balance


def _annuity(principal: int, rate: Decimal, parts: int) -> int:
    """Return the equal payment P × i / (1 - (1 + i)^-n); P / n when there is no interest."""
    if not rate:
        return _whole(Decimal(principal) / parts)
    return _whole(principal * rate / (1 - (1 + rate) ** -parts))


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _due(first: date | None, number: int) -> date | None:
    return None if first is None else add_months(first, number - 1)
