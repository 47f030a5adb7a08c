"""The founding of a cooperative as the wizard asks it, step by step."""

from __future__ import annotations

from app.forms.founding.bodies import BOARD, DIRECTOR
from app.forms.founding.charter_choices import CHARTER
from app.forms.founding.contribution import CONTRIBUTION
from app.forms.founding.founders import FOUNDERS
from app.forms.founding.meeting import MEETING, OFFICERS
from app.forms.founding.name import NAME
from app.forms.spec import Step

STEPS: tuple[Step, ...] = (
    MEETING,
    FOUNDERS,
    OFFICERS,
    NAME,
    CONTRIBUTION,
    BOARD,
    DIRECTOR,
    CHARTER,
)
"""The steps in the order of the rail; the review follows them."""
