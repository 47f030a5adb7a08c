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
HAIRLINE = 0.3
HEADER_TOP = 12.0 * MM
FOOTER_BOTTOM = 10.0 * MM
COLUMN_GAP = 7.0 * MM
COLUMN_ROW = 2.5


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


@dataclass(frozen=True)
class Scale:
    """Sizes of letters and indents: those of a whole page or those of a narrow column.

    Lines of a narrow column are not ``justified``: without hyphens holes would gape in them.
    """

    body: float
    small: float
    hint: float
    title: float
    first_line: float
    sub_point: float
    justified: bool = True


FULL = Scale(BODY, SMALL, TINY + 1, TITLE, FIRST_LINE, SUB_POINT)
COLUMN = Scale(11.0, 10.0, TINY, SMALL, 6.0 * MM, 10.0 * MM, justified=False)


@dataclass(frozen=True)
class Frame:
    """Where text is set: left edge, width, the height of a page's text, sizes."""

    left: float
    width: float
    height: float
    scale: Scale = FULL

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    def columns(self) -> tuple[Frame, Frame]:
        """Return the left and the right half, with room between them and smaller letters."""
        width = (self.width - COLUMN_GAP) / 2
        second = self.left + width + COLUMN_GAP
        return (
            Frame(self.left, width, self.height, COLUMN),
            Frame(second, width, self.height, COLUMN),
        )


def frame_of(page: Sheet) -> Frame:
    """Return the frame between a page's margins."""
    return Frame(page.left, page.text_width, page.text_height)


PORTRAIT = Sheet(210 * MM, 297 * MM, 30 * MM, 15 * MM, 20 * MM, 20 * MM)
LANDSCAPE = Sheet(297 * MM, 210 * MM, 20 * MM, 20 * MM, 25 * MM, 15 * MM)


def sheet(*, landscape: bool) -> Sheet:
    """Return the page for a paper; a landscape one is bound at its upper edge."""
    return LANDSCAPE if landscape else PORTRAIT
