"""Some 35 000 broken packages, the same every time, for whoever takes packages in.

``refused(broken, folder, take)`` of ``broken.py`` tries them; ``some(step)`` is a share of them
through all kinds. Where a sender has to be known, he is ``packages.SENDER``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice

from tests.exchange import broken_archives, broken_bytes, broken_cases, broken_manifests
from tests.exchange.broken import Broken

Family = Callable[[], Iterator[Broken]]

BYTES: tuple[Family, ...] = (
    broken_bytes.flipped,
    broken_bytes.one_bit,
    broken_bytes.cut,
    broken_bytes.shifted,
    broken_bytes.around,
    broken_bytes.something_else,
    broken_bytes.locked,
)
ARCHIVES: tuple[Family, ...] = (
    broken_archives.names,
    broken_archives.twice,
    broken_archives.missing_and_added,
    broken_archives.signatures,
    broken_archives.lying_headers,
    broken_archives.strange_zips,
    broken_archives.bombs,
    broken_archives.locks,
)
MANIFESTS: tuple[Family, ...] = (
    broken_manifests.wrong_values,
    broken_manifests.wrong_keys,
    broken_manifests.texts,
    broken_manifests.contradictions,
)
CASES: tuple[Family, ...] = (broken_cases.answers, broken_cases.records, broken_cases.tops)

LEAST = {"bytes": 19_000, "archives": 6_000, "manifests": 5_500, "cases": 3_500}
"""How many there are at least of each group; with 20 000 the issue would be content."""


def every(families: tuple[Family, ...]) -> Iterator[Broken]:
    """Give all broken packages of some families."""
    return chain.from_iterable(family() for family in families)


def some(step: int) -> Iterator[Broken]:
    """Give each ``step``-th of all, and of every family the first one."""
    for family in (*BYTES, *ARCHIVES, *MANIFESTS, *CASES):
        yield from islice(family(), 0, None, step)
