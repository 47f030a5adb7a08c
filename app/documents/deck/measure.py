"""How much room a text takes on a slide, by the measures of Arimo, which are Arial's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.documents.deck.model import Words
from app.documents.fonts import BOLD, SANS, face
from app.documents.lines import Line, glued
from app.documents.protect import clean
from app.documents.styles import MM

LEADING = 1.2
ASCENT = 0.94
"""The distance of base lines, and of the first one from the top, as parts of the size."""
_SLACK = 0.5


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[Line]:
    """Return the lines of a text; ``width`` is in millimetres.

    A word longer than a line is parted at any letter; a line's end in the text stays one.
    """
    index = SANS | (BOLD if bold else 0)
    limit = width * MM * 1000 / size + _SLACK
    parts = [part for line in text.split("\n") if (part := clean(line).strip())]
    return [line for part in parts for line in _lines(glued(part), index, limit)]


def _lines(text: str, index: int, limit: float) -> Iterator[Line]:
    measures = face(index)
    space = measures.characters[" "]
    line, width = "", 0.0
    for word in filter(None, text.split(" ")):
        wide = measures.words[word]
        if line and width + space + wide <= limit:
            line, width = f"{line} {word}", width + space + wide
            continue
        if line:
            yield Line(((index, line),), width, space=True)
        line, width = word, wide
        while width > limit:
            cut = _fitting(line, index, limit)
            yield Line(((index, line[:cut]),), measures.width(line[:cut], 1000))
            line = line[cut:]
            width = measures.width(line, 1000)
    if line:
        yield Line(((index, line),), width, last=True, space=True)


def _fitting(word: str, index: int, limit: float) -> int:
    """Return how many letters of a word fit a line: one at least."""
    widths, width = face(index).characters, 0.0
    for place, sign in enumerate(word):
        width += widths[sign]
        if width > limit and place:
            return place
    return len(word)


def lines_of(words: Words, width: float) -> list[Line]:
    """Return the lines of a paragraph in a width in millimetres."""
    return wrap(words.text, words.size, width - words.indent, bold=words.bold)


def line_height(size: float) -> float:
    """Return the distance of base lines in millimetres."""
    return size * LEADING / MM


def height(words: Sequence[Words], width: float) -> float:
    """Return how high paragraphs are in a width, both in millimetres."""
    return sum(one.above + len(lines_of(one, width)) * line_height(one.size) for one in words)


def fits(text: str, size: float, width: float, *, bold: bool = False, lines: int = 1) -> bool:
    """Return whether a text takes at most so many lines and parts no word for it."""
    broken = wrap(text, size, width, bold=bold)
    return len(broken) <= lines and all(line.space for line in broken)


def split(
    text: str, size: float, width: float, lines: int, *, bold: bool = False
) -> tuple[str, str]:
    """Return what of a text stands in so many lines, and the rest of it."""
    broken = wrap(text, size, width, bold=bold)
    return joined(broken[:lines]), joined(broken[lines:])


def joined(lines: Sequence[Line]) -> str:
    """Return lines as one text again."""
    return "".join(line.text + (" " if line.space else "") for line in lines).strip()


def cut(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> str:
    """Return a text that takes at most so many lines; one that is too long ends in «…»."""
    broken = wrap(text, size, width, bold=bold)
    if len(broken) <= lines:
        return text
    kept = joined(broken[:lines])
    while kept and len(wrap(f"{kept}…", size, width, bold=bold)) > lines:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
