"""Steps 4 and 5 of the scheme as the wizard asks them: the approved list, the finance."""

from __future__ import annotations

from app.core.i18n import N_
from app.forms.spec import Ask, Section, Step

STEPS: tuple[Step, ...] = (
    Step(
        code="listing",
        title=N_("Approved list"),
        question=N_("Where does the cooperative stand on the approved list?"),
        why="",
        sections=(Section("", (Ask("listing.number", N_("Number of the list")),)),),
        paper="founding_minutes",
    ),
)
"""The steps in the order of the rail; the review follows them."""
