"""Entrance fee, share contributions, property and its valuation, due days."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.applies import hidden_fields
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.law import REPORT_LIMIT_AEK, fee_limit
from app.domain.parts import Founder
from app.domain.reference import AekValue
from app.domain.rules.base import block, day, of, repeated, tenge, warn, who

FEE_OVER = block(
    "contribution.fee_over_limit",
    N_(
        "The entrance fee is at most 5 АЕК: {limit} tenge on the day of the meeting "
        "(АЕК {aek} tenge), here are {fee}. Lower it."
    ),
    source_l372("2(8)"),
)
FEE_ZERO = warn(
    "contribution.fee_zero",
    N_("The entrance fee is zero. Check it: the founders fix it to cover the founding's costs."),
    source_l372("2(8)"),
)
AEK_UNKNOWN = block(
    "contribution.aek_unknown",
    N_(
        "The АЕК of {year} is not in the table, so the limit cannot be checked. "
        "Enter it in the settings with its source: the law on that year's budget."
    ),
    source_l372("2(8), 21(2)"),
)
SHARE_MISSING = block(
    "contribution.share_missing",
    N_("{who}: write the size of the share contribution."),
    source_l372("16(2)"),
)
SHARE_ZERO = block(
    "contribution.share_zero",
    N_("{who}: a share contribution is more than zero. Correct it."),
    source_l372("2(10), 16(2)"),
)
SAME_SHARE_ZERO = block(
    "contribution.same_share_zero",
    N_("A share contribution is more than zero. Correct it."),
    source_l372("2(10), 16(2)"),
)
ENTRANCE_DUE_EARLY = block(
    "contribution.entrance_due_early",
    N_("The entrance fee is due on {due}, before the meeting ({meeting}). Correct the day."),
    source_l372("16(2)"),
)
SHARE_DUE_EARLY = block(
    "contribution.share_due_early",
    N_("Share contributions are due on {due}, before the meeting ({meeting}). Correct the day."),
    source_l372("16(2)"),
)
OWN_DUE_EARLY = block(
    "contribution.own_due_early",
    N_("{who}: the contribution is due on {due}, before the meeting ({meeting})."),
    source_l372("16(2)"),
)
PROPERTY_WHAT = block(
    "contribution.property_without_description",
    N_("{who}: write what property is contributed, so that it can be told from any other."),
    source_l372("16(2), 21(2)"),
)
PROPERTY_REPORT = block(
    "contribution.property_without_report",
    N_(
        "{who}: property worth {worth} tenge is over 20 000 АЕК ({limit} tenge): its valuation "
        "must be confirmed. Write the number and date of the valuer's report."
    ),
    source_l372("21(2)"),
)
VALUERS_MISSING = block(
    "contribution.valuers_missing",
    N_("Property is contributed: choose who values it, the founding meeting elects them."),
    source_l372("15(3)"),
)
VALUER_EMPTY = block(
    "contribution.valuer_empty",
    N_("Choose the valuer among the founders or write his name, or remove the empty row."),
    source_l372("15(3)"),
)
VALUER_TWICE = warn(
    "contribution.valuer_twice",
    N_("{name} stands twice among the valuers. Remove one row."),
    source_l372("15(3)"),
)
VALUES_OWN = warn(
    "contribution.valuer_values_own",
    N_("{who} contributes property and is the only valuer of it. Choose another valuer too."),
    source_l372("15(3)"),
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with contributions."""
    meeting = case.meeting_date
    aek = case.reference.aek_on(meeting) if meeting else None
    yield from _fee(case, aek)
    yield from _shares(case)
    yield from _due(case)
    if case.has_property:
        for founder in case.founders:
            if founder.in_kind:
                yield from _property(case, founder, aek)
        yield from _valuers(case)


def _fee(case: FoundingCase, aek: AekValue | None) -> Iterator[Finding]:
    key = "contribution.entrance_fee"
    fee, meeting = case.money(key), case.meeting_date
    if fee == 0:
        yield FEE_ZERO.at(key)
    if meeting is None:
        return
    if aek is None:
        if fee or case.has_property:
            yield AEK_UNKNOWN.at(key, related=("meeting.date",), year=meeting.year)
    elif fee is not None and fee > fee_limit(aek.tenge):
        yield FEE_OVER.at(
            key,
            related=("meeting.date",),
            limit=tenge(fee_limit(aek.tenge)),
            aek=tenge(aek.tenge * 100),
            fee=tenge(fee),
        )


def _shares(case: FoundingCase) -> Iterator[Finding]:
    if case.text("contribution.share_mode") != "individual":
        if case.money("contribution.share_amount") == 0:
            yield SAME_SHARE_ZERO.at("contribution.share_amount")
        return
    for founder in case.founders:
        address = of(founder, "share_amount")
        if not case.answers.at(address).strip():
            yield SHARE_MISSING.at(address, who=who(founder))
        elif founder.share == 0:
            yield SHARE_ZERO.at(address, who=who(founder))


def _due(case: FoundingCase) -> Iterator[Finding]:
    meeting = case.meeting_date
    if meeting is None:
        return
    hidden = hidden_fields(case)
    for key, rule in (
        ("contribution.entrance_due", ENTRANCE_DUE_EARLY),
        ("contribution.share_due", SHARE_DUE_EARLY),
    ):
        due = case.day(key)
        if due and due < meeting and key not in hidden:
            yield rule.at(key, related=("meeting.date",), due=day(due), meeting=day(meeting))
    for founder in case.founders:
        address = of(founder, "share_due")
        due = founder.share_due
        if due and due < meeting and case.answers.at(address).strip():
            yield OWN_DUE_EARLY.at(
                address,
                related=("meeting.date",),
                who=who(founder),
                due=day(due),
                meeting=day(meeting),
            )


def _property(case: FoundingCase, founder: Founder, aek: AekValue | None) -> Iterator[Finding]:
    if not founder.property_description:
        yield PROPERTY_WHAT.at(of(founder, "property_description"), who=who(founder))
    if aek is None or founder.share is None or founder.property_report:
        return
    limit = REPORT_LIMIT_AEK * aek.tenge * 100
    if founder.share > limit:
        yield PROPERTY_REPORT.at(
            of(founder, "property_report"),
            who=who(founder),
            worth=tenge(founder.share),
            limit=tenge(limit),
        )


def _valuers(case: FoundingCase) -> Iterator[Finding]:
    if not case.valuers:
        yield VALUERS_MISSING.at("valuers")
    names = {valuer.id: valuer.name for valuer in case.valuers}
    for valuer in case.valuers:
        if not valuer.name and not case.answers.at(address_of("valuers", valuer.id, "founder")):
            yield VALUER_EMPTY.at(
                address_of("valuers", valuer.id, "founder"),
                related=(address_of("valuers", valuer.id, "other_name"),),
            )
    for later, _first in repeated((name.casefold(), row) for row, name in names.items()):
        yield VALUER_TWICE.at(address_of("valuers", later, "founder"), name=names[later])
    only = case.valuers[0].founder if len(case.valuers) == 1 else None
    if only and only.in_kind:
        yield VALUES_OWN.at(address_of("valuers", case.valuers[0].id, "founder"), who=who(only))
