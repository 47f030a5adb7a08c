"""The order of the records of two versions that are made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence


def joined_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]
) -> tuple[list[str], bool | None]:
    """Return the kept records in the joined order, and whose moves it follows.

    Who alone moved records has his order; where both did it is ours. What is new on the other
    side stands after its predecessor there, behind what is new after it here. The second value
    is True when theirs decided, False when ours did, None when nobody moved anything.
    """
    common = set(base).intersection(ours, theirs, kept)
    before, mine, his = ([key for key in rows if key in common] for rows in (base, ours, theirs))
    theirs_lead = mine == before != his
    first, second = (theirs, ours) if theirs_lead else (ours, theirs)
    order = list(_woven(first, second, kept))
    if theirs_lead:
        return order, True
    return order, False if mine not in (before, his) else None


def _woven(first: Sequence[str], second: Sequence[str], kept: Collection[str]) -> Iterator[str]:
    own, other = set(first), set(second)
    behind: dict[str, list[str]] = defaultdict(list)
    predecessor = ""
    for key in second:
        if key not in kept:
            continue
        if key in own:
            predecessor = key
        else:
            behind[predecessor].append(key)
    anchor = ""
    for key in first:
        if key not in kept:
            continue
        if key in other:
            yield from behind.pop(anchor, ())
            anchor = key
        yield key
    yield from behind.pop(anchor, ())
