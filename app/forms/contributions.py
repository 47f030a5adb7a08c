"""Facts about contributions that the charter and the founding contract must state alike."""

from __future__ import annotations

from app.documents.said import Said
from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.parts import Founder
from app.forms.common import (
    Amount,
    Day,
    amount_of,
    day_of,
    said_amount,
    said_count,
    said_day,
    said_percent,
    share_source,
)


def contribution_facts(case: FoundingCase) -> dict[str, object]:
    """Return sizes, due days and the price of delay (Law № 372-V, art. 16(2) 4), 5), 17(2) 13)).

    ``share`` is the one sum for all, ``share_min`` and ``share_max`` the bounds of the founders'
    own sums, ``share_fund`` the sum of all. ``share_due`` is the last due day; ``one_due`` tells
    whether it holds for every founder.
    """
    days = {founder.share_due for founder in case.founders}
    return {
        "same_share": case.text("contribution.share_mode") == "same",
        "share": said_amount(case, "contribution.share_amount"),
        "share_min": _bound(case, largest=False),
        "share_max": _bound(case, largest=True),
        "share_fund": amount_of(case, case.share_fund, _shares_source(case)),
        "share_due": _last_due(case),
        "one_due": len(days) <= 1,
        "entrance_fee": said_amount(case, "contribution.entrance_fee"),
        "entrance_due": said_day(case, "contribution.entrance_due"),
        "associated_share": said_amount(case, "charter.associated_share"),
        "has_property": case.has_property,
        "has_associated": any(founder.associated for founder in case.founders),
        "delay_percent": said_percent(case, "charter.delay_percent"),
        "delay_months": said_count(case, "charter.delay_months"),
    }


def _shares_source(case: FoundingCase) -> str:
    """Return where the sum of all shares was fixed."""
    same = case.text("contribution.share_mode") == "same"
    return "contribution.share_amount" if same else "founders"


def _bound(case: FoundingCase, *, largest: bool) -> Amount:
    """Return the smallest or largest share of a full member among the founders."""
    known = [founder for founder in case.voting_founders if founder.share is not None]

    def size(founder: Founder) -> int:
        return founder.share or 0

    if not known:
        return amount_of(case, None, "founders")
    found = max(known, key=size) if largest else min(known, key=size)
    return amount_of(case, found.share, share_source(case, found))


def _last_due(case: FoundingCase) -> Day:
    """Return the last day on which a founder's share is due."""
    common = "contribution.share_due"
    dated = [(founder.share_due, founder) for founder in case.founders if founder.share_due]
    if not dated:
        return said_day(case, common)
    last, founder = max(dated, key=lambda pair: pair[0])
    own = address_of("founders", founder.id, "share_due")
    return day_of(case, last, own if case.answers.at(own).strip() else common)


def tell(key: str, text: str) -> Said:
    """Return words of the wording that stand for a chosen answer, with its address.

    A template says ``{{ tell("charter.seal", "дөңгелек мөрі") }}``, so that the preview finds the
    place of a choice whose code is not printed itself.
    """
    return Said(text, key)
