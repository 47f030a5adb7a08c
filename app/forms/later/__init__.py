"""What comes after the founding as the wizard asks it: meetings, decisions, members."""

from __future__ import annotations

from app.core.i18n import N_
from app.forms.spec import Ask, Section, Step

STEPS: tuple[Step, ...] = (
    Step(
        code="later_meetings",
        title=N_("Meetings"),
        question=N_("Which meetings were held after the founding?"),
        why="",
        sections=(Section("", (Ask("later.list_date", N_("Day of the list of members")),)),),
        paper="founding_minutes",
    ),
)
"""The steps in the order of the rail; the review follows them."""
