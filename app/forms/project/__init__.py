"""Step 2 of the scheme as the wizard asks it: the project's passport and its defence."""

from __future__ import annotations

from app.core.i18n import N_
from app.forms.spec import Ask, Section, Step

STEPS: tuple[Step, ...] = (
    Step(
        code="project",
        title=N_("The project"),
        question=N_("What is the project for?"),
        why="",
        sections=(Section("", (Ask("project.aim", N_("Aim of the project")),)),),
        paper="founding_minutes",
    ),
)
"""The steps in the order of the rail; the review follows them."""
