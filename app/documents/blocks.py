"""What a printed paper is made of, before anybody decides how it looks.

A wording template gives blocks; the PDF writer and the Word writer lay them out.
``sources`` name the answers that stand in a block (``meeting.date``, ``founders/ab12/iin``), so
that the preview can show the place of a field and find the field of a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Align = Literal["left", "right", "center", "justify"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face. Plain text: never markup.

    ``ref`` is the anchor of the clause whose number the run prints; empty for other text.
    ``lang`` is the tag of its language where that is not the paper's own. ``struck``: a line goes
    through it, where it stands in a table.
    """

    text: str
    bold: bool = False
    italic: bool = False
    ref: str = ""
    lang: str = ""
    struck: bool = False


Inline = tuple[Run, ...]


@dataclass(frozen=True)
class Title:
    """The paper's name, centred capitals, with smaller lines below it."""

    text: Inline
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A chapter or section heading; ``number`` is ready to print («3.») or empty."""

    text: Inline
    level: int = 1
    number: str = ""
    anchor: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Inline
    align: Align = "justify"
    indent: bool = True
    keep_with_next: bool = False
    small: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A numbered clause; ``level`` 1 is «3.2.», level 2 is a point «1)», level 3 «а)»."""

    number: str
    text: Inline
    level: int = 1
    anchor: str = ""
    keep_with_next: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A table cell."""

    text: Inline
    align: Align = "left"
    span: int = 1


@dataclass(frozen=True)
class Row:
    """A table row with the answers that stand in it."""

    cells: tuple[Cell, ...]
    sources: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose head repeats over pages. ``widths`` are relative; ``lines`` draws the grid.

    ``row_height_mm`` is a least height that leaves room to sign by hand.
    """

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    lines: bool = True
    small: bool = True
    row_height_mm: float = 0.0


ChartKind = Literal["columns", "bars", "lines", "stacked"]
"""Columns upright beside each other, bars lying, lines over the categories, columns in parts."""


@dataclass(frozen=True)
class ChartSeries:
    """One colour of a chart: a value for each category, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of numbers, drawn by :mod:`app.documents.chart_drawing`.

    ``unit`` stands at the axis («млн ₸»). ``alt`` is read to those who do not see it; when it is
    empty the numbers themselves are. Every series has a value for each of the ``categories``.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str = ""
    alt: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """A block of lines set at the right of the page: an approval stamp or an annex mark."""

    lines: tuple[Inline, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """One line to sign: who he is, a ruled place, his short name."""

    role: Inline
    name: Inline
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignatureBlock:
    """Lines to sign; never split from the last lines of text before them."""

    lines: tuple[Signature, ...]
    keep_with_next: bool = False


@dataclass(frozen=True)
class Blank:
    """A ruled line to fill in by hand; ``hint`` is set small below it."""

    hint: Inline = ()
    lines: int = 1


@dataclass(frozen=True)
class Space:
    """Empty room, in lines of text."""

    lines: float = 1.0


@dataclass(frozen=True)
class PageBreak:
    """Start a new page."""


@dataclass(frozen=True)
class TitlePage:
    """A page of its own: the lines sit in the middle, ``top`` at the upper right, ``foot`` last.

    A page in two languages has its ``stamps`` side by side in place of ``top``.
    """

    top: tuple[Inline, ...]
    middle: tuple[Block, ...]
    foot: tuple[Inline, ...]
    sources: tuple[str, ...] = ()
    stamps: TwoColumns | None = None


@dataclass(frozen=True)
class TwoColumns:
    """One text in two languages side by side: each row holds a block and its counterpart.

    Rows begin at the same height; a row may go on over the page. ``languages`` are the tags of the
    left and the right column. Only running blocks stand here: Title, Heading, Paragraph, Clause,
    SignatureBlock, Stamp, Blank and Space.
    """

    rows: tuple[tuple[Block, Block], ...]
    languages: tuple[str, str] = ("kk-KZ", "ru-RU")


@dataclass(frozen=True)
class BackSheet:
    """The last sheet: «тігілген, нөмірленген, __ парақ»; the count is known after layout.

    ``{pages}`` in a line is replaced by the number of sheets stitched, the back sheet left out.
    """

    lines: tuple[Inline, ...]


Block = (
    Title
    | Heading
    | Paragraph
    | Clause
    | Table
    | Chart
    | Stamp
    | SignatureBlock
    | Blank
    | Space
    | PageBreak
    | TitlePage
    | TwoColumns
    | BackSheet
)


@dataclass(frozen=True)
class Paper:
    """A whole paper, ready to lay out."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "kk-KZ"
    author: str = ""
    subject: str = ""
    landscape: bool = False


def plain(text: Inline) -> str:
    """Return the text of runs without their faces."""
    return "".join(run.text for run in text)


def language_of(text: Inline) -> str:
    """Return the tag of the language that a text names; empty when it is the paper's own."""
    return next((run.lang for run in text if run.text.strip()), "")
