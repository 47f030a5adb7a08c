"""Step 2 of the scheme as the wizard asks it: the project's passport and its defence."""

from __future__ import annotations

from app.forms.project.about import ABOUT, CHAIN, EQUIPMENT
from app.forms.project.defence import DEFENCE_STEPS
from app.forms.project.market import MONEY, PEOPLE, PRODUCTS
from app.forms.project.plan import LOAN, PLAN, RISKS
from app.forms.spec import Step

STEPS: tuple[Step, ...] = (
    ABOUT,
    CHAIN,
    EQUIPMENT,
    PRODUCTS,
    PEOPLE,
    MONEY,
    PLAN,
    LOAN,
    RISKS,
    *DEFENCE_STEPS,
)
"""The steps in the order of the rail; the review follows them."""
