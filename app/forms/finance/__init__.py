"""Steps 4 and 5 of the scheme as the wizard asks them: the approved list, the finance."""

from __future__ import annotations

from app.forms.finance.bought import BOUGHT
from app.forms.finance.contract import CONTRACT, LISTING
from app.forms.finance.repayment import REPAYMENT
from app.forms.spec import Step

STEPS: tuple[Step, ...] = (LISTING, CONTRACT, BOUGHT, REPAYMENT)
"""The steps in the order of the rail; the review follows them."""
