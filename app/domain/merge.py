"""Two versions of one case made one, against the version that both sides began from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.answers import Answers


class Side(Enum):
    """Whose version of an answer is taken."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Clash:
    """An answer that both sides changed, each in its own way; None: the record is gone there."""

    address: str
    base: str | None
    ours: str | None
    theirs: str | None


@dataclass(frozen=True)
class Merged:
    """The joined answers, and what became of what.

    ``clashes`` are still to be chosen between (the answers hold ours there); ``taken`` are the
    addresses that came from the other side, ``kept`` those changed only on ours.
    """

    answers: Answers
    clashes: tuple[Clash, ...]
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def merge(
    base: Answers | None,
    ours: Answers,
    theirs: Answers,
    choices: Mapping[str, Side] | None = None,
) -> Merged:
    """Join two versions. Without ``base`` every difference is a clash.

    ``choices`` settle clashes by their address.
    """
    raise NotImplementedError
