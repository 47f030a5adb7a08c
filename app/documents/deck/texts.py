"""Texts in boxes: with their sources, in the largest letters that fit, cut where too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents.deck.measure import cut, fits, line_height
from app.documents.deck.model import Colour, Words
from app.documents.deck.parts import Align
from app.documents.said import Said


def words_of(
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: Colour = "ink",
    align: Align = "left",
    above: float = 0.0,
    bullet: bool = False,
    kept: bool = False,
) -> Words:
    """Return a paragraph with the addresses of what it says."""
    sources = text.sources if isinstance(text, Said) else ()
    return Words(str(text), size, bold, colour, align, above, sources, bullet, kept)


def largest(text: str, sizes: Sequence[float], width: float, room: float) -> Words:
    """Return a bold text in the largest letters that fit a box, cut at the smallest."""
    for size in sizes:
        lines = max(int((room + 0.01) / line_height(size)), 1)
        if fits(text, size, width, bold=True, lines=lines):
            break
    else:
        size = sizes[-1]
        lines = max(int((room + 0.01) / line_height(size)), 1)
    made = words_of(text, size, bold=True)
    return replace(made, text=cut(str(text), size, width, lines, bold=True))


def kept(text: str, size: float, width: float, lines: int) -> str:
    """Cut a text and keep where it came from."""
    short = cut(text, size, width, lines)
    return Said(short, text.source) if isinstance(text, Said) else short
