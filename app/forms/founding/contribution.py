"""Step 2 of the algorithm: entrance fee and share contributions."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.applies import fee_owed, same_share
from app.domain.case import FoundingCase
from app.domain.findings import source_l372
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Step


def _property(case: FoundingCase) -> bool:
    return case.has_property


SHARE_QUESTIONS: tuple[Ask, ...] = (
    Ask(
        "share_amount",
        N_("Share contribution, tenge"),
        N_("This founder's own sum."),
        "100 000",
        required=True,
    ),
    Ask("share_due", N_("Pay by"), N_("Empty: the common due date."), "23.12.2026"),
    Ask(
        "share_form",
        N_("Contributes"),
        N_("An associated member contributes money only (№ 372-V, 2(10))."),
        choices=(("money", N_("Money")), ("property", N_("Property"))),
    ),
    Ask(
        "property_description",
        N_("What property"),
        N_("So that it can be recognised: kind, make, year, number."),
        "сүт салқындатқыш, 500 литр, 2022 жылғы",
        required=True,
    ),
    Ask(
        "property_valued_by",
        N_("Valued by"),
        N_("Empty: the valuers that the meeting elected (№ 372-V, 15(3))."),
        "құрылтай жиналысы сайлаған бағалаушылар",
    ),
    Ask(
        "property_report",
        N_("Valuer's report"),
        N_("Over 20 000 АЕК the valuation must be confirmed (№ 372-V, 21(2)): number and date."),
        "№ 145, 01.11.2026",
    ),
)

CONTRIBUTION = Step(
    code="contribution",
    title=N_("2. Contribution"),
    question=N_("What does each member pay, and by when?"),
    why=N_("Each founder must know his sums and dates before he signs the contract."),
    paper="founding_contract",
    source=source_l372("2(8), 2(10), 16(2)"),
    sections=(
        Section(
            N_("Entrance fee"),
            (
                Ask(
                    "contribution.entrance_fee",
                    N_("Entrance fee, tenge"),
                    N_("Money only, at most 5 АЕК of the meeting's year, not returned."),
                    "20 000",
                    required=True,
                ),
                Ask(
                    "contribution.entrance_due",
                    N_("Pay by"),
                    N_("The law sets no term; the contract must name one."),
                    "23.12.2026",
                    required=True,
                    shown=fee_owed,
                ),
            ),
        ),
        Section(
            N_("Share contribution"),
            (
                Ask(
                    "contribution.share_mode",
                    N_("Share contribution is"),
                    N_("Whatever the sum, one member has one vote (№ 372-V, 34(2))."),
                    choices=(
                        ("same", N_("The same for all")),
                        ("individual", N_("Different for each founder")),
                    ),
                ),
                Ask(
                    "contribution.share_amount",
                    N_("Share contribution, tenge"),
                    N_("The total and the words are shown at once."),
                    "100 000",
                    required=True,
                    shown=same_share,
                ),
                Ask(
                    "contribution.share_due",
                    N_("Pay by"),
                    N_("The contract must name the term (№ 372-V, 16(2))."),
                    "23.12.2026",
                    required=True,
                ),
                AskRecords(
                    "founders",
                    N_("Each founder's contribution"),
                    "",
                    SHARE_QUESTIONS,
                    ("share_amount", "share_form", "share_due"),
                    N_("Founders are added on their own page."),
                ),
                AskRecords(
                    "valuers",
                    N_("Who values the property"),
                    N_("Add a valuer"),
                    (
                        Ask("founder", N_("Founder"), N_("Elected by the founding meeting.")),
                        Ask(
                            "other_name",
                            N_("Or another person"),
                            N_("Full name and occupation."),
                            "Исаев Бақыт Нұрланұлы, бағалаушы",
                        ),
                    ),
                    ("founder", "other_name"),
                    N_("The founding meeting elects them (№ 372-V, 15(3))."),
                    shown=_property,
                ),
            ),
        ),
        Section(
            N_("In the minutes"),
            (
                AskAgenda("contribution"),
                AskAgenda("valuers", shown=_property),
                AskAgenda("contract"),
            ),
        ),
    ),
)
