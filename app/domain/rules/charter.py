"""The charter's choices against the law's own numbers, and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.applies import hidden_fields
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.parse import format_percent
from app.domain.rules.base import Rule, block, warn

MEETING_RARE = block(
    "charter.meeting_rarer_than_yearly",
    N_("The general meeting is held at least once a year: write 1 to 12 months."),
    source_l372("34(4)"),
)
LEAVE_DAYS = block(
    "charter.leave_days",
    N_("An application to leave is considered within 1 to 30 calendar days, here are {typed}."),
    source_l372("29(2)"),
)
PAYOUT_MONTHS = block(
    "charter.payout_months",
    N_("The share is paid out within one year: write 1 to 12 months, here are {typed}."),
    source_l372("30(3)"),
)
LIABILITY = block(
    "charter.liability_zero",
    N_("Additional liability of zero percent is none. Write its size or choose no liability."),
    source_l372("22(2)"),
)
NO_ASSOCIATED_SHARE = block(
    "charter.associated_share_missing",
    N_("There are associated members: the charter fixes the size of their contribution."),
    source_l372("17(2), 25(4)"),
)
ASSOCIATED_SHARE_ZERO = block(
    "charter.associated_share_zero",
    N_("An associated member's contribution is more than zero. Correct it."),
    source_l372("25(4)"),
)
ASSOCIATED_DIFFERS = warn(
    "charter.associated_share_differs",
    N_(
        "An associated member's contribution in the charter differs from the one "
        "in the list of founders. Make them agree."
    ),
    source_l372("17(2), 25(4)"),
)
INCOME_OVER = block(
    "charter.income_over_hundred",
    N_(
        "The reserve fund and the cooperative payments together take {sum} percent of the income. "
        "Together they are at most 100."
    ),
    source_l372("17(2), 20(4), 23"),
)
DELAY_HIGH = warn(
    "charter.delay_high",
    N_("{typed} percent a day is a heavy penalty for members. Check it: usual is 0,1."),
    source_l372("17(2)"),
)
NOTICE_SHORT = warn(
    "charter.notice_short",
    N_("{typed} days of notice is little for members to prepare. Usual is 20."),
    source_l372("17(2)"),
)
NOTICE_OUTLASTS_LEAVING = warn(
    "charter.notice_outlasts_leaving",
    N_(
        "An application to leave is considered within {leave} days, but a meeting needs {notice} "
        "days of notice: it cannot be called in time. Make the notice shorter."
    ),
    source_l372("17(2), 29(2)"),
)

_ZERO: dict[str, Rule] = {
    key: block(f"{key}_zero", message, source_l372(article))
    for key, message, article in (
        ("charter.notice_days", N_("Notice is given at least one day before."), "17(2)"),
        ("charter.absentee_days", N_("Members need at least one day to vote in writing."), "17(2)"),
        ("charter.admission_days", N_("An application to join needs at least one day."), "28"),
        ("charter.preemption_days", N_("Members need at least one day to buy a share."), "30(1)"),
        (
            "charter.delay_months",
            N_("Delay leads to expulsion after one month at the earliest."),
            "31(1)",
        ),
        ("charter.archive_years", N_("Papers are kept for at least one year."), "17(2)"),
    )
}


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield choices that leave the law's bounds or contradict each other."""
    hidden = hidden_fields(case)
    yield from _bounds(case)
    for key, rule in _ZERO.items():
        if key not in hidden and case.whole(key) == 0:
            yield rule.at(key)
    percent = "charter.liability_percent"
    if percent not in hidden and case.percent(percent) == 0:
        yield LIABILITY.at(percent, related=("charter.liability",))
    yield from _associated(case)
    yield from _income(case)


def _bounds(case: FoundingCase) -> Iterator[Finding]:
    months = case.whole("charter.annual_meeting_months")
    if months is not None and not 1 <= months <= 12:
        yield MEETING_RARE.at("charter.annual_meeting_months")
    leave = case.whole("charter.leave_days")
    if leave is not None and not 1 <= leave <= 30:
        yield LEAVE_DAYS.at("charter.leave_days", typed=leave)
    payout = case.whole("charter.payout_months")
    if payout is not None and not 1 <= payout <= 12:
        yield PAYOUT_MONTHS.at("charter.payout_months", typed=payout)
    notice = case.whole("charter.notice_days")
    if notice is not None and 0 < notice < 5:
        yield NOTICE_SHORT.at("charter.notice_days", typed=notice)
    if notice is not None and leave is not None and notice >= leave > 0:
        yield NOTICE_OUTLASTS_LEAVING.at(
            "charter.notice_days", related=("charter.leave_days",), leave=leave, notice=notice
        )
    delay = case.percent("charter.delay_percent")
    if delay is not None and delay > 1:
        yield DELAY_HIGH.at("charter.delay_percent", typed=format_percent(delay))


def _associated(case: FoundingCase) -> Iterator[Finding]:
    key = "charter.associated_share"
    size = case.money(key)
    if size == 0:
        yield ASSOCIATED_SHARE_ZERO.at(key)
    associated = [founder for founder in case.founders if founder.associated]
    if not associated:
        return
    if not case.text(key):
        yield NO_ASSOCIATED_SHARE.at(key)
    elif size and case.text("contribution.share_mode") == "individual":
        differing = [f for f in associated if f.share is not None and f.share != size]
        if differing:
            related = tuple(f"founders/{f.id}/share_amount" for f in differing)
            yield ASSOCIATED_DIFFERS.at(key, related=related)


def _income(case: FoundingCase) -> Iterator[Finding]:
    keys = ("charter.reserve_yearly_percent", "charter.coop_payments_percent")
    reserve, payments = (case.percent(key) for key in keys)
    if reserve is not None and payments is not None and reserve + payments > 100:
        yield INCOME_OVER.at(keys[1], related=(keys[0],), sum=format_percent(reserve + payments))
