"""Strips: a paper cut into pieces that never break, one below the other.

A strip is a line of text, a line of a table row, a ruled line. Blocks are composed into strips
(:mod:`app.documents.compose`, :mod:`app.documents.grid`), strips are put on pages
(:mod:`app.documents.pages`), pages are written (:mod:`app.documents.pdf`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.documents.lines import Line
from app.documents.styles import ascent, leading
from app.documents.tagging import Tag

WIDEST_SPACE = 3.0
"""A space is never widened by more than three times the size: such a line stays ragged."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text in a strip: left edge, base line below the strip's top, size.

    ``stretch`` is what every space is widened by when the line is justified, in points. ``tag``
    is the element of structure that it belongs to; ``label`` that of its first so many characters.
    ``colour`` is red, green and blue from 0 to 1 as PDF writes them; black when empty.
    """

    line: Line
    left: float
    base: float
    size: float
    stretch: float = 0.0
    tag: Tag | None = None
    label: tuple[Tag, int] | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line within a strip, from (left, top) to (right, bottom).

    Only a line with a ``tag`` means something to a reader: a place to fill in.
    """

    left: float
    top: float
    right: float
    bottom: float
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ReportLab's graphics that fills a strip from its left edge on.

    ``words`` are what it says, before signs that the font lacks were replaced.
    """

    drawing: Any
    left: float
    tag: Tag
    words: str = ""


@dataclass(slots=True)
class Grid:
    """What the strips of one table share: the head to repeat, edges, whether lines are drawn."""

    left: float
    right: float
    lines: bool
    head: list[Strip] = field(default_factory=list)


@dataclass(slots=True)
class Strip:
    """A piece of the paper as high as it is. ``glue`` keeps it on one page with the next strip.

    ``before`` is room above it, dropped at the top of a page. ``owner`` counts the things that
    can be marked (blocks, table rows): strips of one owner give one mark per page. ``parts`` are
    the strips that stand side by side in this one, each with its own edges and sources; a line is
    drawn between them at ``divide``.
    """

    height: float
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    before: float = 0.0
    glue: bool = False
    left: float = 0.0
    right: float = 0.0
    sources: tuple[str, ...] = ()
    owner: int = 0
    grid: Grid | None = None
    row_begins: bool = False
    bookmark: tuple[str, int] | None = None
    page_before: bool = False
    parts: tuple[Strip, ...] = ()
    divide: float = 0.0
    picture: Picture | None = None


def keep_together(strips: Iterable[Strip]) -> None:
    """Keep each of these strips on one page with the strip below it."""
    for strip in strips:
        strip.glue = True


def line_strip(
    line: Line, size: float, left: float, stretch: float = 0.0, tag: Tag | None = None
) -> Strip:
    """Return the strip of one line of text."""
    return Strip(leading(size), [Text(line, left, ascent(size), size, stretch, tag)])


def stretch_of(line: Line, width: float, size: float) -> float:
    """Return by how much to widen every space so that the line fills ``width``.

    A last line, a line without a space and a line that would fall apart stay as they are.
    """
    if line.last:
        return 0.0
    spaces = sum(text.count(" ") + text.count("\u00a0") for _face, text in line.pieces)
    if not spaces:
        return 0.0
    room = width - line.width * size / 1000
    if room > spaces * size * WIDEST_SPACE:
        return 0.0
    return max(0.0, room) / spaces
