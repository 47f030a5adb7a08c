"""A row of the register in words, in the interface's language: for the window and the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.i18n import N_, _, current_language
from app.domain.reference import Direction
from app.domain.scheme import STATES, StepState
from app.services.model_register import STEPS, RegisterRow

MADE_HERE = N_("This office")
LATE_STATES = (StepState.RETURNED.value, StepState.REFUSED.value)
"""States that are told beside the step."""

_STATE_NAMES = {state.value: name for state, name in STATES.items()}


def sender_name(row: RegisterRow) -> str:
    """Return what the sender calls itself, else how its key begins; our own office for ours."""
    return row.sender_name or (row.sender[:8] if row.sender else _(MADE_HERE))


def direction_name(code: str, directions: Mapping[str, Direction]) -> str:
    """Return the name of a direction in the interface's language; an own one as typed."""
    known = directions.get(code)
    if known is None:
        return code
    return known.name_ru if current_language() == "ru" else known.name_kk


def step_name(step: int) -> str:
    """Return what a step of the scheme is called, with its number."""
    return _(STEPS[step]) if step in STEPS else ""


def state_name(state: str) -> str:
    """Return what the state of a step is called."""
    return _(_STATE_NAMES[state]) if state in _STATE_NAMES else ""


def step_words(row: RegisterRow) -> str:
    """Return at which step a case stands, and what holds it up there."""
    name = step_name(row.step)
    return f"{name}: {state_name(row.state)}" if row.state in LATE_STATES else name
