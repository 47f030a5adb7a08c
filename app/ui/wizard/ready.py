"""Ready wordings of agenda items, loaded when a panel first needs them."""

from __future__ import annotations

from app.domain.case import FoundingCase


def ready_speech(case: FoundingCase, item: str) -> str:
    """Return the sentence about what was said."""
    from app.forms import decisions

    return decisions.ready_speech(case, item)


def ready_decision(case: FoundingCase, item: str) -> str:
    """Return the ready wording of the decision."""
    from app.forms import decisions

    return decisions.ready_decision(case, item)
