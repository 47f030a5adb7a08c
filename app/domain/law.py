"""Numbers of law that more than one room needs, each with its article.

A number that one rule alone needs stands beside that rule, whose source names the article.
"""

from __future__ import annotations

FEE_LIMIT_AEK = 5
"""Largest entrance fee in АЕК, № 372-V, art. 2(8)."""

REPORT_LIMIT_AEK = 20_000
"""Property above so many АЕК needs a confirmed valuation, № 372-V, art. 21(2)."""

LEAST_FOUNDERS = 3
"""Fewest founders of a cooperative, № 372-V, art. 15(2)."""

SOLE_CHAIR_LIMIT = 10
"""Up to so many members may have a sole chair instead of a board, № 372-V, art. 35(2)."""

POWER_YEARS = 3
"""Years that a power of attorney is valid at most, Civil Code, art. 168(1)."""


def fee_limit(aek: int) -> int:
    """Return the largest entrance fee in tiyn for an АЕК in tenge (№ 372-V, art. 2(8))."""
    return FEE_LIMIT_AEK * aek * 100


def two_thirds(total: int) -> int:
    """Return the least whole number that is at least two thirds (№ 372-V, art. 17(2), 35(5))."""
    return -(-2 * total // 3)
