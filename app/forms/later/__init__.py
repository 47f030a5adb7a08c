"""What comes after the founding as the wizard asks it: members, meetings, decisions, payouts."""

from __future__ import annotations

from app.forms.later.meetings import DECISIONS, MEETINGS
from app.forms.later.people import MEMBERS_LIST, NEW_MEMBERS, PAYOUTS
from app.forms.spec import Step

STEPS: tuple[Step, ...] = (NEW_MEMBERS, MEETINGS, DECISIONS, PAYOUTS, MEMBERS_LIST)
"""The steps in the order of the rail; the review follows them."""
