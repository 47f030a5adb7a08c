"""What an address is called: «Meeting day», «Ахметов Нұрлан: ЖСН»."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from app.core.i18n import _
from app.forms.flows import FLOWS, FOUNDING
from app.forms.labels import answer_label
from app.forms.spec import Ask

if TYPE_CHECKING:
    from app.domain.case import FoundingCase


@lru_cache(maxsize=1)
def _steps() -> dict[str, str]:
    """Return the steps of the single questions whose label another question has too."""
    found: dict[str, tuple[str, str]] = {}
    # The founding's own questions stay its own where another flow asks for them too.
    for flow in sorted(FLOWS, key=lambda flow: flow.code != FOUNDING):
        for step in flow.steps:
            for section in step.sections:
                for item in section.items:
                    if isinstance(item, Ask):
                        found.setdefault(item.key, (item.label, step.title))
    times = Counter(label for label, _title in found.values())
    return {key: title for key, (label, title) in found.items() if times[label] > 1}


def step_of(address: str) -> str:
    """Return the step that tells a question from others of the same name, or nothing."""
    return _(_steps()[address]) if address in _steps() else ""


def words_of(address: str, case: FoundingCase) -> str:
    """Return what an address is called, in the current language."""
    return answer_label(address, case)
