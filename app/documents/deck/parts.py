"""What a presentation says, slide by slide, before anybody decides where it stands.

Texts may be :class:`~app.documents.said.Said`: their addresses lead from the page to the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.documents.blocks import Chart

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Figure:
    """A number that is read from a distance, and what it is the number of."""

    label: str
    value: str


@dataclass(frozen=True)
class Stage:
    """A column of the chain: its name, its figures, then named lists («Шығарылатын өнім»)."""

    name: str
    figures: tuple[Figure, ...] = ()
    lists: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A list below a small heading; without a heading the points stand alone."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """Columns from left to right with arrows between them."""

    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Cards:
    """Figures side by side, each in a card of its own."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Rows:
    """A table; ``widths`` are relative. ``total`` is its last row, set apart."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panels:
    """Texts side by side, each below its heading."""

    panels: tuple[Listed, ...]


@dataclass(frozen=True)
class Plot:
    """A chart that takes the room that is left; its title is told, and shown where ``titled``."""

    chart: Chart
    titled: bool = False


@dataclass(frozen=True)
class Note:
    """A line of small text."""

    text: str


Part = Chain | Cards | Rows | Panels | Plot | Note


@dataclass(frozen=True)
class Cover:
    """The first slide: a small line above, the name, lines below it, one at the foot."""

    above: str
    title: str
    lines: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class Content:
    """A slide of content: a title, a line beside the title's rule, parts one below the other."""

    title: str
    parts: tuple[Part, ...]
    place: str = ""


@dataclass(frozen=True)
class Presentation:
    """A whole presentation. ``continued`` is printed after a title that stands a second time."""

    title: str
    slides: tuple[Cover | Content, ...]
    language: str = "kk-KZ"
    author: str = ""
    subject: str = ""
    continued: str = ""
