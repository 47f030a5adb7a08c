"""All papers of the founding in the order of printing."""

from __future__ import annotations

from collections.abc import Collection

from app.core.errors import InputError
from app.core.i18n import N_
from app.forms import charter, founding_contract
from app.forms.board_papers import BOARD_MINUTES, CHAIR_DECISION, POWER_OF_ATTORNEY
from app.forms.deck import DEFENCE_DECK
from app.forms.defence_papers import MINUTES_OF_DEFENCE
from app.forms.finance_papers import FINANCE_SHEET, REPAYMENT_SCHEDULE
from app.forms.founding_minutes import EXTRACT, FOUNDERS_LIST, MINUTES
from app.forms.later_papers import LATER_PAPERS
from app.forms.meeting_papers import (
    BALLOT,
    COUNTING_MINUTES,
    NOTICE,
    PROXY_SAMPLE,
    REGISTRATION_SHEET,
    REGISTRATION_SHEET_PUBLIC,
    VALUATION_ACT,
)
from app.forms.member_papers import (
    APPLICATION,
    CONSENT,
    EXPLANATION,
    MEMBER_BOOK,
    PAYMENT_SHEET,
    RECEIPT,
)
from app.forms.papers import PaperForm
from app.forms.passport_paper import PASSPORT
from app.forms.scheme_papers import SCHEME_SHEET
from app.forms.screening_papers import SCREENING_PAPERS

PAPERS: tuple[PaperForm, ...] = (
    NOTICE,
    REGISTRATION_SHEET,
    REGISTRATION_SHEET_PUBLIC,
    BALLOT,
    COUNTING_MINUTES,
    PROXY_SAMPLE,
    CONSENT,
    EXPLANATION,
    MINUTES,
    FOUNDERS_LIST,
    founding_contract.FORM,
    charter.FORM,
    VALUATION_ACT,
    BOARD_MINUTES,
    CHAIR_DECISION,
    POWER_OF_ATTORNEY,
    APPLICATION,
    MEMBER_BOOK,
    PAYMENT_SHEET,
    RECEIPT,
    EXTRACT,
    *SCREENING_PAPERS,
    PASSPORT,
    DEFENCE_DECK,
    MINUTES_OF_DEFENCE,
    SCHEME_SHEET,
    REPAYMENT_SCHEDULE,
    FINANCE_SHEET,
    *LATER_PAPERS,
)
"""Every paper, in the order in which the set is printed."""

WORDED: tuple[PaperForm, ...] = tuple(form for form in PAPERS if form.slides is None)
"""The papers that have a wording: all but presentations."""

_BY_KEY = {form.key: form for form in PAPERS}


def named_papers(keys: Collection[str]) -> tuple[PaperForm, ...]:
    """Return the papers that a person named by their keys, in the order of printing.

    Raises:
        InputError: there is no such paper.
    """
    for key in keys:
        if key not in _BY_KEY:
            raise InputError(
                N_("There is no paper «{key}»; there are: {known}."),
                key=key,
                known=", ".join(_BY_KEY),
            )
    return tuple(form for form in PAPERS if form.key in keys)


def paper(key: str) -> PaperForm:
    """Return a paper by its key.

    Raises:
        KeyError: there is no such paper.
    """
    return _BY_KEY[key]
