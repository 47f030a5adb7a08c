"""Every step of every flow, and what of the schema is asked beside them."""

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
    "project.expands",  # chosen in a panel of the first step
    "sending.",
)
"""Asked beside the questions, on pages or in panels: how such addresses begin."""


def every_key() -> set[str]:
    """Return what the steps ask for, records left out: ``meeting.date``, ``founders/iin``."""
    return {key for step in EVERY_STEP for key in keys_of(step)}
