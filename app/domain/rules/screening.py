"""Step 1 of the scheme: the working group, its order, the days of the screening.

What it found is in :mod:`~app.domain.rules.screening_okrugs`. Nothing is found while
nothing of the screening was written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding
from app.domain.likeness import fold
from app.domain.rules import screening_okrugs
from app.domain.rules.base import CUSTOM, PROGRAMME, block, day, repeated, warn
from app.domain.screening import Screening, screening_begun, screening_of

_STEP_1 = f"{PROGRAMME}, 1"

NO_MEMBERS = block(
    "screening.no_members",
    N_("The working group has no members. Write who screens the okrugs."),
    _STEP_1,
)
NO_CHAIR = block(
    "screening.no_chair",
    N_("The working group has no chair. Give one of its members this role."),
    CUSTOM,
)
TWO_CHAIRS = block(
    "screening.two_chairs",
    N_("The working group has two chairs: {first} and {second}. Leave one."),
    CUSTOM,
)
MEMBER_NAME = block(
    "screening.member_name",
    N_("Write the name of the member of the working group, or remove the empty row."),
    CUSTOM,
)
MEMBER_POST = block(
    "screening.member_post",
    N_("Write the post of {name}: the order names each member with his post."),
    CUSTOM,
)
MEMBER_TWICE = block(
    "screening.member_twice",
    N_("{name} stands twice in the working group. Remove one row."),
    CUSTOM,
)
SIGNER = block(
    "screening.no_signer",
    N_("Write who signs the order on the working group: the akim of the district."),
    CUSTOM,
)
ORDER_NUMBER = block(
    "screening.no_order_number",
    N_("The screening is on record, the number of the order on the working group is not."),
    _STEP_1,
)
ORDER_DATE = block(
    "screening.no_order_date",
    N_("The screening is on record, the date of the order on the working group is not."),
    _STEP_1,
)
ORDER_LATE = block(
    "screening.order_after_screening",
    N_("The order ({order}) is later than the screening ({screened}). Correct one of the dates."),
    _STEP_1,
)
PERIOD_REVERSED = block(
    "screening.period_reversed",
    N_("The screening ends ({end}) before it begins ({begin}). Correct the dates."),
    CUSTOM,
)
DATE_AHEAD = warn(
    "screening.date_ahead",
    N_("The date {date} is still to come. Check it."),
    CUSTOM,
)
CONCLUSION_EARLY = block(
    "screening.conclusion_early",
    N_("The conclusion ({conclusion}) is earlier than the screening itself ({screened})."),
    CUSTOM,
)
PROPOSAL_EARLY = block(
    "screening.proposal_early",
    N_("The proposal ({proposal}) is earlier than the conclusion ({conclusion})."),
    CUSTOM,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the screening."""
    if not screening_begun(case.answers):
        return
    screening = screening_of(case)
    yield from _group(case, screening)
    yield from _days(case, screening)
    yield from screening_okrugs.check(case, screening)


def _group(case: FoundingCase, screening: Screening) -> Iterator[Finding]:
    def at(member_id: str, name: str) -> str:
        return address_of("working_group", member_id, name)

    chairs = screening.with_role("chair")
    if not screening.members:
        yield NO_MEMBERS.at("working_group")
    elif not chairs:
        yield NO_CHAIR.at("working_group")
    for chair in chairs[1:]:
        yield TWO_CHAIRS.at(
            at(chair.id, "role"),
            related=(at(chairs[0].id, "role"),),
            first=chairs[0].name or "…",
            second=chair.name or "…",
        )
    for member in screening.members:
        if not member.name:
            yield MEMBER_NAME.at(at(member.id, "name"))
        elif not member.post:
            yield MEMBER_POST.at(at(member.id, "post"), name=member.name)
    names = {member.id: member.name for member in screening.members}
    for later, first in repeated((fold(name), key) for key, name in names.items()):
        related = (at(first, "name"),)
        yield MEMBER_TWICE.at(at(later, "name"), related=related, name=names[later])
    if not case.text("screening.order_signer"):
        yield SIGNER.at("screening.order_signer")
    if _held(screening):
        if not case.text("screening.order_number"):
            yield ORDER_NUMBER.at("screening.order_number")
        if not case.text("screening.order_date"):
            yield ORDER_DATE.at("screening.order_date")


def _held(screening: Screening) -> bool:
    """Return whether a result of the screening is on record, not only its preparation."""
    return any(okrug.result for okrug in screening.okrugs)


def _screened(case: FoundingCase, screening: Screening) -> dict[str, date]:
    """Return the days of the screening by the address of each: its begin, and each okrug's."""
    begin = case.day("screening.from_date")
    days = {"screening.from_date": begin} if begin else {}
    for okrug in screening.okrugs:
        if okrug.day:
            days[address_of("screened_okrugs", okrug.id, "date")] = okrug.day
    return days


def _days(case: FoundingCase, screening: Screening) -> Iterator[Finding]:
    order = case.day("screening.order_date")
    begin, end = case.day("screening.from_date"), case.day("screening.to_date")
    concluded = case.day("screening.conclusion_date")
    proposed = case.day("screening.proposal_date")
    screened = _screened(case, screening)
    if order and screened:
        where, first = min(screened.items(), key=lambda pair: pair[1])
        if order > first:
            yield ORDER_LATE.at(
                "screening.order_date", related=(where,), order=day(order), screened=day(first)
            )
    if begin and end and end < begin:
        yield PERIOD_REVERSED.at(
            "screening.to_date",
            related=("screening.from_date",),
            begin=day(begin),
            end=day(end),
        )
    if concluded and screened:
        where, last = max(screened.items(), key=lambda pair: pair[1])
        if concluded < last:
            yield CONCLUSION_EARLY.at(
                "screening.conclusion_date",
                related=(where,),
                conclusion=day(concluded),
                screened=day(last),
            )
    if concluded and proposed and proposed < concluded:
        yield PROPOSAL_EARLY.at(
            "screening.proposal_date",
            related=("screening.conclusion_date",),
            proposal=day(proposed),
            conclusion=day(concluded),
        )
    for name in ("order_date", "conclusion_date", "proposal_date"):
        found = case.day(f"screening.{name}")
        if found and found > case.today:
            yield DATE_AHEAD.at(f"screening.{name}", date=day(found))
