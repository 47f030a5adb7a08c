"""Step 4: the cooperative's place on the list that the АШБ approved.

Nothing is said while nothing of it was written down.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.case import FoundingCase
from app.domain.finance import listing_begun
from app.domain.findings import N_, Finding
from app.domain.rules.base import PROGRAMME, block, day, warn

NUMBER = block(
    "listing.number_missing",
    N_("Write the number of the approved list: finance is given by it."),
    PROGRAMME,
)
DATE = block(
    "listing.date_missing",
    N_("Write the date on which the list was approved: finance is given by it."),
    PROGRAMME,
)
AHEAD = block(
    "listing.still_to_come",
    N_("The list is dated {listed}, which is still to come. Write it down once it is approved."),
    PROGRAMME,
)
EARLY = warn(
    "listing.before_registration",
    N_(
        "The list ({listed}) is earlier than the registration of the cooperative ({registered}). "
        "Compare it with the АШБ's decision."
    ),
    PROGRAMME,
)
POSITION = warn(
    "listing.position_missing",
    N_("Write the number under which the cooperative stands on the list."),
    PROGRAMME,
)
APPROVED_BY = warn(
    "listing.approved_by_missing",
    N_("Write who approved the list."),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with the place on the approved list."""
    if not listing_begun(case):
        return
    for key, rule in (
        ("listing.number", NUMBER),
        ("listing.date", DATE),
        ("listing.approved_by", APPROVED_BY),
    ):
        if not case.text(key):
            yield rule.at(key)
    if not case.text("listing.position") or case.whole("listing.position") == 0:
        yield POSITION.at("listing.position")
    listed, registered = case.day("listing.date"), case.day("registration.date")
    if listed and listed > case.today:
        yield AHEAD.at("listing.date", listed=day(listed))
    elif listed and registered and listed < registered:
        yield EARLY.at(
            "listing.date",
            related=("registration.date",),
            listed=day(listed),
            registered=day(registered),
        )
