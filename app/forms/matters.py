"""What the meeting decides on: sums and valuers; places to write by hand."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.parts import short_of
from app.forms.common import Amount, Day, amount_of, person_kind, said_amount, said_day
from app.forms.values import tongue_of

# -- contributions ------------------------------------------------------------------------


@dataclass(frozen=True)
class Contributions:
    """The sums of the founding. ``same``: one share for all; ``in_kind``: somebody gives things.

    ``own_dues``: somebody has a due day of his own for the share contribution.
    """

    same: bool
    share: Amount
    share_due: Day
    associated_share: Amount
    any_associated_share: bool
    fee: Amount
    fee_due: Day
    fund: Amount
    in_kind: bool
    own_dues: bool


def contributions(case: FoundingCase) -> Contributions:
    """Return the sums of the founding."""
    same = case.text("contribution.share_mode") == "same"
    associated = any(founder.associated for founder in case.founders)
    return Contributions(
        same=same,
        share=said_amount(case, "contribution.share_amount"),
        share_due=said_day(case, "contribution.share_due"),
        associated_share=said_amount(case, "charter.associated_share"),
        any_associated_share=associated and case.money("charter.associated_share") is not None,
        fee=said_amount(case, "contribution.entrance_fee"),
        fee_due=said_day(case, "contribution.entrance_due"),
        fund=amount_of(case, case.share_fund, "founders"),
        in_kind=case.has_property,
        own_dues=any(
            founder.share_due != case.day("contribution.share_due") for founder in case.founders
        ),
    )


# -- valuers ------------------------------------------------------------------------------


@dataclass(frozen=True)
class ValuerFacts:
    """Who values property: full and short name."""

    name: Said
    short: Said


def valuer_facts(case: FoundingCase) -> tuple[ValuerFacts, ...]:
    """Return the valuers; one blank when nobody is named yet."""
    found = []
    for valuer in case.valuers:
        field = "founder" if valuer.founder else "other_name"
        source = address_of("valuers", valuer.id, field)
        short = valuer.founder.short_name if valuer.founder else short_of(valuer.other_name)
        kind = person_kind(valuer.founder) if valuer.founder else "person"
        found.append(
            ValuerFacts(Said(valuer.name, source, kind=kind), Said(short, source, kind=kind))
        )
    return tuple(found) or (ValuerFacts(Said("", "valuers"), Said("", "valuers")),)


# -- places to write by hand ---------------------------------------------------------------


def by_hand(case: FoundingCase) -> dict[str, object]:
    """Return places to write by hand.

    ``gap`` is a ruled blank for a fact unknown, ``empty`` prints nothing (a cell to write in).
    """
    return {
        "gap": Said(""),
        "empty": "",
        "empty_line": "_" * 12,
        "empty_short": "_" * 14,
        "empty_long": "_" * 34,
        "empty_day": tongue_of(case).blank_day,
    }
