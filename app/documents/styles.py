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

TABLE_ABOVE, TABLE_BELOW = 6.0, 8.0
CHART_ABOVE, CHART_BELOW = 8.0, 10.0
CHART_SIZE = 10.0
"""The letters of a chart."""
CHART_HIGHEST = 0.82
"""A chart takes at most this part of a page's height; its title stands above it."""
TALL_ROW = 14
"""A row of a table with more lines may break over the page."""
FILL_IN_ABOVE = 4.0
FILL_IN_LINE = 1.25
HEADING_ABOVE, HEADING_BELOW = (1.0, 0.5), (0.5, 0.2)
"""Room around headings in lines: those of chapters, those of sections."""
STAMP_WIDTH = 75 * MM
COVER_UPPER = 0.42
"""The part of a title page's spare room that stands above its middle."""
LABEL_WIDTH, LABEL_PAD, LABEL_GAP = 120 * MM, 6 * MM, 4.0
"""The label of the back sheet: its frame, the room within, the room between lines."""
SIGN_ROLE, SIGN_NAME = 0.53, 0.72
"""Where in a line to sign the role ends and the name begins, as parts of its width."""
SIGN_AFTER_ROLE, SIGN_BEFORE_NAME = 4.0, 6.0
SIGN_GAP = 9.0
SIGN_BELOW = 0.8
"""Room below signatures in lines."""
SIGN_TOGETHER = 0.6
"""Signatures up to this part of a page's height are never parted."""


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
