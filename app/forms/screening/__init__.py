"""Step 1 of the scheme as the wizard asks it: the working group and the screening."""

from __future__ import annotations

from app.core.i18n import N_
from app.forms.spec import Ask, Section, Step

STEPS: tuple[Step, ...] = (
    Step(
        code="working_group",
        title=N_("Working group"),
        question=N_("Who screens the okrugs?"),
        why="",
        sections=(Section("", (Ask("screening.order_number", N_("Number of the order")),)),),
        paper="founding_minutes",
    ),
)
"""The steps in the order of the rail; the review follows them."""
