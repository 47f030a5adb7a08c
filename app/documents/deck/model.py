"""Slides as they are drawn: shapes and texts in millimetres, the same for PDF and PowerPoint.

A slide is as wide as A4 on its side and as high as a screen of 16:9 wants: shown, it fills the
screen; printed at true size, it fits the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.documents.blocks import Chart
from app.documents.deck.parts import Align
from app.documents.styles import MM

WIDTH, HEIGHT = 297.0, 167.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 14.0, 9.0, 16.0
"""Edges of the slide and the margins that its content keeps, in millimetres."""
ROOM = WIDTH - LEFT - RIGHT
BULLET, BULLET_EM = "•", 0.95
"""The sign before a point of a list, and how wide it stands as a part of the size."""

Colour = Literal["ink", "soft", "strong", "accent", "tint", "line", "white"]
PALETTE: dict[Colour, str] = {
    "ink": "1F2933",
    "soft": "52606D",
    "strong": "1B4F72",
    "accent": "B45F06",
    "tint": "E8EEF4",
    "line": "9AA5B1",
    "white": "FFFFFF",
}
"""Colours that differ in lightness too: a grey print tells them apart. Text on any of them that it
stands on has a contrast of 4,5 at least (a test reckons it)."""

Outline = Literal["box", "arrow"]
Anchor = Literal["top", "middle", "bottom"]
Role = Literal["text", "title", "number"]


@dataclass(frozen=True)
class Words:
    """A paragraph: ``size`` in points, ``above`` the room above it in millimetres.

    A ``bullet`` stands before the point of a list, whose lines begin behind it. What is ``kept``
    stays on the slide of the paragraph after it.
    """

    text: str
    size: float
    bold: bool = False
    colour: Colour = "ink"
    align: Align = "left"
    above: float = 0.0
    sources: tuple[str, ...] = ()
    bullet: bool = False
    kept: bool = False

    @property
    def indent(self) -> float:
        """How far from the left its lines begin, in millimetres."""
        return self.size * BULLET_EM / MM if self.bullet else 0.0


@dataclass(frozen=True)
class Box:
    """A shape that may hold text; without text it is decoration.

    ``pad`` is the room between its edges and the text. A box of role ``title`` names its
    slide, one of role ``number`` holds the slide's number.
    """

    left: float
    top: float
    width: float
    height: float
    words: tuple[Words, ...] = ()
    outline: Outline = "box"
    fill: Colour | None = None
    line: Colour | None = None
    anchor: Anchor = "top"
    pad: float = 0.0
    role: Role = "text"

    @property
    def inner(self) -> float:
        """The width of its text."""
        return self.width - 2 * self.pad


@dataclass(frozen=True)
class TableRow:
    """Cells of a row with its height in millimetres."""

    cells: tuple[str, ...]
    height: float
    sources: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: ``widths`` in millimetres, the head first; ``pad`` is the room around a text."""

    left: float
    top: float
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    head: TableRow
    rows: tuple[TableRow, ...]
    size: float
    pad: float

    @property
    def width(self) -> float:
        """All columns together."""
        return sum(self.widths)

    @property
    def height(self) -> float:
        """All rows together."""
        return self.head.height + sum(row.height for row in self.rows)


@dataclass(frozen=True)
class Picture:
    """A chart; ``size`` is that of its letters in points."""

    left: float
    top: float
    width: float
    height: float
    chart: Chart
    size: float


Shape = Box | Grid | Picture


@dataclass(frozen=True)
class Slide:
    """Shapes in the order in which they are read; one of them is the title."""

    shapes: tuple[Shape, ...]

    @property
    def title(self) -> str:
        """The text of the title."""
        boxes = (shape for shape in self.shapes if isinstance(shape, Box))
        return next((box.words[0].text for box in boxes if box.role == "title"), "")


@dataclass(frozen=True)
class Deck:
    """Slides ready to be written."""

    title: str
    slides: tuple[Slide, ...]
    language: str = "kk-KZ"
    author: str = ""
    subject: str = ""
