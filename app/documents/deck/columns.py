"""Columns of text on slides: the largest letters at which all fit, else further slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.documents.deck.measure import height, joined, line_height, lines_of
from app.documents.deck.model import Words
from app.documents.protect import clean

Column = tuple[Words, ...]
MakeColumn = Callable[[float], Column]
"""From a scale of the letters to the paragraphs of a column."""

_LITTLE = 0.01


def fit(
    columns: Sequence[MakeColumn], width: float, room: float, scales: Sequence[float]
) -> list[list[Column]]:
    """Return the columns slide by slide, at the largest scale at which one slide holds them.

    When none does, at the last but one: small letters are no cure for too much text.
    """
    for scale in scales:
        made = [_seen(make(scale)) for make in columns]
        if all(height(column, width) <= room + _LITTLE for column in made):
            return [made]
    scale = scales[-2] if len(scales) > 1 else scales[-1]
    pages = [spread(_seen(make(scale)), width, room) for make in columns]
    count = max(len(of) for of in pages)
    return [[of[n] if n < len(of) else () for of in pages] for n in range(count)]


def _seen(column: Column) -> Column:
    """Leave out what prints nothing."""
    return tuple(words for words in column if clean(words.text).strip())


def spread(column: Column, width: float, room: float) -> list[Column]:
    """Cut a column into parts that are not higher than the room."""
    pages: list[list[Words]] = [[]]
    free = room
    todo = list(column)
    while todo:
        words = todo.pop(0)
        if not pages[-1]:
            words = replace(words, above=0.0)
        lines = lines_of(words, width)
        step = line_height(words.size)
        possible = max(int((free - words.above + _LITTLE) / step), 0)
        if len(lines) <= possible:
            pages[-1].append(words)
            free -= words.above + len(lines) * step
            continue
        if possible < min(2, len(lines)) and pages[-1]:
            todo.insert(0, words)
            while pages[-1] and pages[-1][-1].kept and len(pages[-1]) > 1:
                todo.insert(0, pages[-1].pop())
        else:
            possible = max(possible, 1)
            pages[-1].append(replace(words, text=joined(lines[:possible])))
            if rest := joined(lines[possible:]):
                todo.insert(0, replace(words, text=rest))
        if todo:
            pages.append([])
            free = room
    return [tuple(page) for page in pages]
