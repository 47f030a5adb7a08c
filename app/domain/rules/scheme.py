"""The order of the scheme's steps: a reason for what was recorded out of it; never off the list."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.approved_list import ListCheck
from app.domain.case import FoundingCase
from app.domain.defence import defence_begun, rounds_of
from app.domain.findings import N_, Finding
from app.domain.rules.base import PROGRAMME, Rule, block, day, warn
from app.domain.scheme import SchemeStep, off_the_list, scheme_of

DEFENCE_REASON = block(
    "scheme.defence_out_of_order",
    N_(
        "The defence is recorded before the screening's proposal is on record. "
        "Write why, in a few words: the reason is printed."
    ),
    PROGRAMME,
)
LISTING_REASON = block(
    "scheme.listing_out_of_order",
    N_(
        "The approved list is recorded before the registration of the cooperative. "
        "Write why, in a few words: the reason is printed."
    ),
    PROGRAMME,
)
DEFENCE_WITH_REASON = warn(
    "scheme.defence_with_reason",
    N_("The defence is recorded out of the scheme's order; the reason that you gave is printed."),
    PROGRAMME,
)
LISTING_WITH_REASON = warn(
    "scheme.listing_with_reason",
    N_("The list is recorded out of the scheme's order; the reason that you gave is printed."),
    PROGRAMME,
)
OFF_THE_LIST = block(
    "scheme.finance_off_list",
    N_(
        "Finance is given only to those on the approved list. Write the list's number and date, "
        "or take the finance out: no reason opens this step."
    ),
    PROGRAMME,
)
ON_NO_TAKEN_LIST = block(
    "scheme.finance_on_no_taken_list",
    N_(
        "Finance is given only to those on the approved list, and no list that was taken in here "
        "names this cooperative. Take in the АШБ's file with the list."
    ),
    PROGRAMME,
)
TAKEN_OUT = block(
    "scheme.finance_after_exclusion",
    N_(
        "The cooperative was taken out of the list № {list} by the decision № {decision} of {day}. "
        "No finance contract may be made any more."
    ),
    PROGRAMME,
)
TAKEN_OUT_LATER = warn(
    "scheme.excluded_after_contract",
    N_(
        "The cooperative was taken out of the list № {list} by the decision № {decision} of {day}, "
        "after the finance contract was made. Decide what becomes of the contract."
    ),
    PROGRAMME,
)
DEFENCE_EARLY = warn(
    "scheme.defence_before_proposal",
    N_(
        "The defence ({defence}) is earlier than the screening's proposal ({proposal}). "
        "Check the dates."
    ),
    PROGRAMME,
)

_RULES: dict[int, tuple[Rule, Rule]] = {
    2: (DEFENCE_REASON, DEFENCE_WITH_REASON),
    4: (LISTING_REASON, LISTING_WITH_REASON),
}
"""Without a reason, and with one. The founding's own stand in :mod:`app.domain.rules.meeting`."""


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what breaks the order of the scheme."""
    steps = scheme_of(case)
    for number, rules in _RULES.items():
        yield from _order(steps[number - 1], *rules)
    if off_the_list(case) and case.lists is not None:
        yield _off_taken_lists(case, case.lists)
    elif off_the_list(case):
        missing = "listing.date" if case.text("listing.number") else "listing.number"
        yield OFF_THE_LIST.at(missing, related=("listing.date",) if missing[-1] == "r" else ())
    proposal = case.day("screening.proposal_date")
    first = next((one for one in rounds_of(case) if one.date), None)
    if defence_begun(case) and first and first.date and proposal and first.date < proposal:
        yield DEFENCE_EARLY.at(
            f"defences/{first.id}/date",
            related=("screening.proposal_date",),
            defence=day(first.date),
            proposal=day(proposal),
        )


def finance_closed(case: FoundingCase) -> Finding | None:
    """Return why no finance may be recorded at the ӘКК for a case, None when it may.

    A contract made before the cooperative was taken out goes on: its repayments are recorded.
    """
    lists = case.lists
    if lists is None or lists.stands:
        return None
    found = _off_taken_lists(case, lists)
    return found if found.blocks else None


def _off_taken_lists(case: FoundingCase, lists: ListCheck) -> Finding:
    place = lists.place
    if place is None or place.removed_on is None:
        return ON_NO_TAKEN_LIST.at("finance.contract_number")
    made = case.day("finance.contract_date")
    rule = TAKEN_OUT_LATER if made and made < place.removed_on else TAKEN_OUT
    return rule.at(
        "finance.contract_date",
        list=place.number,
        decision=place.removed_by,
        day=day(place.removed_on),
    )


def _order(step: SchemeStep, without: Rule, given: Rule) -> Iterator[Finding]:
    if not (step.out_of_order and step.begun):
        return
    yield (without if step.needs_reason else given).at(step.reason_key)
