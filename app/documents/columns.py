"""Two columns to one row of strips: what stands at the same height becomes one strip.

The lines of both columns are paired one by one, so that a row may go on over the page between any
two lines; a line that is higher than its counterpart gives the height of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.documents.strips import Strip


def side_by_side(left: Sequence[Strip], right: Sequence[Strip], divide: float) -> Iterator[Strip]:
    """Give the strips of a row; a line is drawn between the columns at ``divide``."""
    first, second = _sections(left), _sections(right)
    if len(first) != len(second):
        first, second = [list(left)], [list(right)]
    for one, other in zip(first, second, strict=True):
        for pair in zip_longest(one, other):
            yield _joined([strip for strip in pair if strip is not None], pair[0], divide)


def _sections(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Cut the strips of a block where room is left above one: each signature begins anew."""
    cut: list[list[Strip]] = [[]]
    for strip in strips:
        if strip.before and cut[-1]:
            cut.append([])
        cut[-1].append(strip)
    return cut


def _joined(parts: Sequence[Strip], left: Strip | None, divide: float) -> Strip:
    return Strip(
        max(part.height for part in parts),
        texts=[text for part in parts for text in part.texts],
        rules=[rule for part in parts for rule in part.rules],
        before=max(part.before for part in parts),
        glue=any(part.glue for part in parts),
        left=parts[0].left,
        right=parts[-1].right,
        bookmark=left.bookmark if left else None,
        parts=tuple(parts),
        divide=divide,
    )
