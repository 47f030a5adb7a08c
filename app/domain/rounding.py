"""Sums rounded for show, half up and away from zero. The sums themselves stay whole tiyn."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MILLION, BILLION = 10**8, 10**11
"""So many tiyn."""

_TENTH = Decimal("0.1")


def whole_tenge(tiyn: int) -> int:
    """Return a sum without its tiyn, in tiyn."""
    return int((Decimal(tiyn) / 100).quantize(Decimal(1), ROUND_HALF_UP)) * 100


def millions(tiyn: int) -> Decimal:
    """Return a sum in millions of tenge, rounded to one decimal."""
    return (Decimal(tiyn) / MILLION).quantize(_TENTH, ROUND_HALF_UP)


def billions(tiyn: int) -> Decimal | None:
    """Return a sum in billions of tenge, rounded to one decimal; None for less.

    999,7 million is shown as 1,0 billion, as on the programme's slide; 950 million is not.
    """
    if (Decimal(tiyn) / MILLION).quantize(Decimal(1), ROUND_HALF_UP) < BILLION // MILLION:
        return None
    return (Decimal(tiyn) / BILLION).quantize(_TENTH, ROUND_HALF_UP)
