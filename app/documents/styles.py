"""Measures of the printed page: A4 by the custom of official papers in Kazakhstan.

All lengths are points unless their name says millimetres; y runs down from the page's top.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
BODY = 14.0
SMALL = 12.0
TINY = 9.0
TITLE = 16.0
COVER = 22.0
LEADING = 1.15
FIRST_LINE = 12.5 * MM
SUB_POINT = 20.0 * MM
RULE = 0.6
HEADER_TOP = 12.0 * MM
FOOTER_BOTTOM = 10.0 * MM


def leading(size: float) -> float:
    """Return the distance of base lines for a size."""
    return size * LEADING


def ascent(size: float) -> float:
    """Return how far below the top of its line the base line of a size stands."""
    return leading(size) * 0.78


@dataclass(frozen=True)
class Sheet:
    """A page with its margins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Room between the margins from left to right."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Room between the margins from top to bottom."""
        return self.height - self.top - self.bottom


PORTRAIT = Sheet(210 * MM, 297 * MM, 30 * MM, 15 * MM, 20 * MM, 20 * MM)
LANDSCAPE = Sheet(297 * MM, 210 * MM, 20 * MM, 20 * MM, 25 * MM, 15 * MM)


def sheet(*, landscape: bool) -> Sheet:
    """Return the page for a paper; a landscape one is bound at its upper edge."""
    return LANDSCAPE if landscape else PORTRAIT
