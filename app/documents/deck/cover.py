"""The first slide: whose project it is, where, when."""

from __future__ import annotations

from dataclasses import replace

from app.documents.deck.columns import Column
from app.documents.deck.measure import height
from app.documents.deck.model import HEIGHT, WIDTH, Box, Shape
from app.documents.deck.parts import Cover
from app.documents.deck.texts import kept, largest, words_of

BAND = 20.0
"""The width of the coloured band of the cover."""
_COVER_SIZES = (38.0, 32.0, 26.0, 22.0, 18.0, 14.0)
_COVER_RULE = 88.0


def lay_cover(cover: Cover) -> tuple[Shape, ...]:
    """Return the shapes of the cover, its title first."""
    left, width = BAND + 16.0, WIDTH - BAND - 16.0 - 18.0
    title = replace(largest(cover.title, _COVER_SIZES, width, 48.0), colour="strong")
    tall = height((title,), width)
    above = words_of(kept(cover.above, 16, width, 2), 16, colour="soft")
    shapes: list[Shape] = [
        Box(0.0, 0.0, BAND, HEIGHT, fill="strong"),
        Box(left, _COVER_RULE - 4.0 - tall, width, tall, (title,), role="title"),
        Box(left, _COVER_RULE - 6.0 - tall - 16.0, width, 16.0, (above,), anchor="bottom"),
        Box(left, _COVER_RULE, 60.0, 1.2, fill="accent"),
    ]
    if lines := _cover_lines(cover, width, 46.0):
        shapes.append(Box(left, _COVER_RULE + 6.0, width, 46.0, lines))
    if cover.foot:
        foot = words_of(kept(cover.foot, 13, width, 1), 13, colour="soft")
        shapes.append(Box(left, 146.0, width, 7.0, (foot,), anchor="middle"))
    return tuple(shapes)


def _cover_lines(cover: Cover, width: float, room: float) -> Column:
    """Return the lines of the cover in the largest letters that fit; what is over is left out."""
    words: Column = ()
    for size in (17.0, 15.0, 13.0):
        words = tuple(
            words_of(kept(line, size, width, 2), size, above=1.2 if number else 0.0)
            for number, line in enumerate(filter(None, cover.lines))
        )
        if height(words, width) <= room:
            return words
    while height(words, width) > room:
        words = words[:-1]
    return words
