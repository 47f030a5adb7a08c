"""Contributions paid: how much, and since when somebody is a member. Sums are whole tiyn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.parts import Founder, Payment


def paid(payments: Iterable[Payment], founder: Founder, *, entrance: bool) -> int:
    """Return what a founder has paid of one contribution."""
    return sum(payment.amount or 0 for payment in _of(payments, founder, entrance=entrance))


def member_since(payments: Iterable[Payment], founder: Founder, fee: int | None) -> date | None:
    """Return the day both contributions were paid in full, № 372-V, art. 28(3), or None.

    ``fee`` is the entrance fee of members. Property counts as paid on the day recorded by a
    payment of kind share. An associated member owes no entrance fee (art. 2(8) names members); one
    that he paid all the same counts.
    """
    fee = 0 if founder.associated else fee
    if founder.share is None or fee is None:
        return None
    last: date | None = None
    for entrance, due in ((False, founder.share), (True, fee)):
        day = _paid_up_on(_of(payments, founder, entrance=entrance), due)
        if due and day is None:
            return None
        last = max(filter(None, (last, day)), default=None)
    return last


def _of(payments: Iterable[Payment], founder: Founder, *, entrance: bool) -> list[Payment]:
    return [
        payment
        for payment in payments
        if payment.member_id == founder.id and payment.entrance is entrance
    ]


def _paid_up_on(payments: Iterable[Payment], due: int) -> date | None:
    total = 0
    dated = [(payment.paid_on, payment) for payment in payments if payment.paid_on]
    for day, payment in sorted(dated, key=lambda pair: pair[0]):
        total += payment.amount or 0
        if total >= due:
            return day
    return None
