"""Russian spellings that a Russian paper still lacks. They keep Russian papers drafts, no others.

Not among the findings of a case: who needs no Russian paper is not asked for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding
from app.domain.rules.base import CUSTOM, block
from app.domain.spelling import State, spellings

UNCONFIRMED = block(
    "spelling.unconfirmed",
    N_("The Russian spelling of «{kazakh}» is not confirmed."),
    CUSTOM,
)
STALE = block(
    "spelling.stale",
    N_("«{kazakh}» was changed after its Russian spelling «{russian}» was confirmed."),
    CUSTOM,
)

_SHOWN = 60


def check(case: FoundingCase) -> Iterator[Finding]:
    """Give a finding for every text without a settled Russian spelling."""
    for one in spellings(case):
        if one.settled:
            continue
        kazakh = _short(one.kazakh)
        if one.state is State.STALE:
            yield STALE.at(one.address, kazakh=kazakh, russian=_short(one.russian))
        else:
            yield UNCONFIRMED.at(one.address, kazakh=kazakh)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
