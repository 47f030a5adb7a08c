"""Every step of every flow, and what of the schema no step asks yet."""

from __future__ import annotations

from app.forms.flow import keys_of
from app.forms.flows import FLOWS
from app.forms.spec import Step

EVERY_STEP: tuple[Step, ...] = tuple(step for flow in FLOWS for step in flow.steps)

BESIDE: tuple[str, ...] = (
    "payments",
    "registration.",
    "checklist",
    "founders/book_number",
    "russian_spellings",
    "case_forms",
    # Still to be asked: a flow that is ready takes its own lines out.
    "project.expands",
)
"""Asked on pages beside the wizard's: how such addresses begin."""


def every_key() -> set[str]:
    """Return what the steps ask for, records left out: ``meeting.date``, ``founders/iin``."""
    return {key for step in EVERY_STEP for key in keys_of(step)}
