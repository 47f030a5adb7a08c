"""The founding contract (құрылтай шарты): its facts. Law № 372-V, art. 16(2), items 1) - 7).

The wording stands in ``resources/forms/founding_contract/kk.txt``; its anchors ``c16_1`` …
``c16_7`` mark where each item is met, ``c16_secret`` the commercial secret of art. 16(3).
"""

from __future__ import annotations

from app.core.i18n import N_
from app.documents.said import Said
from app.domain.case import FoundingCase
from app.forms.charter import NAME_USES, SHARE_USES, activity_rows, direction, seat
from app.forms.common import (
    count_of,
    founder_rows,
    joined,
    officer,
    said_count,
    said_day,
    shared_facts,
)
from app.forms.contributions import contribution_facts, tell
from app.forms.papers import PaperForm, Phase
from app.forms.words import word


def facts(case: FoundingCase, _record_id: str = "") -> dict[str, object]:
    """Return the values for the contract's wording.

    ``founders`` are all founders as parties; ``valuers`` the names of those who value property;
    ``authorised`` is who signs and submits the registration documents, art. 15(3).
    """
    return {
        **shared_facts(case),
        **contribution_facts(case),
        "tell": tell,
        "blank": Said(),
        "seat": seat(case),
        "direction": direction(case),
        "activities": activity_rows(case),
        "founders": founder_rows(case),
        "founders_count": count_of(case, len(case.founders) or None, "founders"),
        "authorised": officer(case, "authorised.founder"),
        "authorised_label": number_label(case),
        "valuers": valuers(case),
        "term": said_day(case, "name.term_until"),
        "payout_months": said_count(case, "charter.payout_months"),
    }


def number_label(case: FoundingCase) -> str:
    """Return what the identity number of the authorised founder is called."""
    founder = case.chosen("authorised.founder")
    return word(case.language, "bin" if founder and founder.legal else "iin")


def valuers(case: FoundingCase) -> Said:
    """Return the names of those who value property at the founding, in one text."""
    return joined(Said(valuer.name, f"valuers/{valuer.id}/founder") for valuer in case.valuers)


USES = (
    *NAME_USES,
    *SHARE_USES,
    "founders",
    "valuers",
    "authorised.founder",
    "board.sole_chair",
    "charter.payout_months",
    "name.term_until",
    "agenda.creation.",
    "agenda.contract.",
    "meeting.date",
    "meeting.minutes_number",
    "meeting.contract_number",
    "meeting.oblast",
    "meeting.district",
    "meeting.okrug",
    "meeting.settlement",
)

FORM = PaperForm(
    key="founding_contract",
    number="09",
    title=N_("Founding contract"),
    file_name="Құрылтай шарты",
    file_name_ru="Учредительный договор",
    phase=Phase.FOUNDING,
    facts=facts,
    uses=USES,
)
