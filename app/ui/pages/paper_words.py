"""What an address is called: «Meeting day», «Ахметов Нұрлан: ЖСН»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from app.core.i18n import _
from app.domain.case_forms import COLLECTION as FORMS
from app.forms.founding import STEPS
from app.forms.spec import Ask, AskAgenda, AskRecords

if TYPE_CHECKING:
    from app.domain.case import FoundingCase


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    from app.forms.review import AGENDA_LABELS

    for step in STEPS:
        for section in step.sections:
            for item in section.items:
                match item:
                    case Ask():
                        yield item.key, item.label
                    case AskRecords():
                        yield item.collection, item.label
                        for ask in item.fields:
                            yield f"{item.collection}/{ask.key}", ask.label
                    case AskAgenda():
                        yield f"agenda.{item.item}", AGENDA_LABELS[item.item]


@lru_cache(maxsize=1)
def _steps() -> dict[str, str]:
    """Return the steps of the single questions whose label another question has too."""
    found = [
        (item.key, item.label, step.title)
        for step in STEPS
        for section in step.sections
        for item in section.items
        if isinstance(item, Ask)
    ]
    times = Counter(label for _key, label, _title in found)
    return {key: step for key, label, step in found if times[label] > 1}


def step_of(address: str) -> str:
    """Return the step that tells a question from others of the same name, or nothing."""
    return _(_steps()[address]) if address in _steps() else ""


def words_of(address: str, case: FoundingCase) -> str:
    """Return what an address is called, in the current language."""
    labels = _labels()
    if address == FORMS:
        return _("Case forms")
    if "/" in address:
        collection, record_id, name = address.split("/", 2)
        label = _(labels.get(f"{collection}/{name}", labels.get(collection, "")))
        founder = case.founder(record_id) if collection == "founders" else None
        return f"{founder.name}: {label}" if founder else label
    if address in labels:
        return _(labels[address])
    if address.startswith("agenda."):
        return _(labels.get(address.rpartition(".")[0], ""))
    return _(labels.get(address, "")) or address
