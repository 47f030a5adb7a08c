"""How a loan stands beside its schedule, reckoned by hand and by properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Record
from app.domain.finance import (
    Payoff,
    Repayment,
    bought_of,
    finance_begun,
    listed,
    listing_begun,
    schedule_of,
    spent,
    standing_of,
    standing_on,
)
from app.domain.loans import Instalment, schedule
from tests.unit.rules.breaks_finance import FINANCED, LINE
from tests.unit.rules.samples import case_of, changed, clean_answers, row, with_records

FIRST = date(2026, 1, 15)
PLAN = schedule(1_200_000, Decimal(12), 4, 0, "equal", FIRST)
"""12 000 tenge at 1 % a month: 3 000 of principal each, interest 120, 90, 60 and 30 tenge."""


def paid(day: date | None, principal: int, interest: int = 0) -> Repayment:
    return Repayment("r", day, principal, interest, "")


def test_the_plan_is_what_the_hand_reckons() -> None:
    assert [(one.principal, one.interest) for one in PLAN] == [
        (300_000, 12_000),
        (300_000, 9_000),
        (300_000, 6_000),
        (300_000, 3_000),
    ]


def test_on_its_own_day_an_instalment_is_due_and_not_overdue() -> None:
    standing = standing_on(PLAN, (), FIRST)
    assert (standing.due, standing.behind, standing.since) == (312_000, 0, None)
    assert standing.next is standing.lines[0]
    late = standing_on(PLAN, (), FIRST + timedelta(days=1))
    assert (late.behind, late.since, late.days_behind(date(2026, 1, 20))) == (312_000, FIRST, 5)
    assert late.next is late.lines[1]


def test_a_part_payment_leaves_the_rest_overdue() -> None:
    standing = standing_on(PLAN, (paid(FIRST, 200_000, 12_000),), date(2026, 2, 1))
    first = standing.lines[0]
    assert (first.state, first.paid, first.left) == (Payoff.OVERDUE, 212_000, 100_000)
    assert (standing.behind, standing.principal_left) == (100_000, 1_000_000)


def test_an_early_repayment_bears_no_interest_and_hides_no_interest_that_is_due() -> None:
    early = paid(date(2026, 1, 10), 600_000)
    standing = standing_on(PLAN, (early,), date(2026, 1, 16))
    # 6 000 are still lent: 1 % of them is 60 tenge instead of 120, then 60, 60, 30.
    assert [line.interest for line in standing.lines] == [6_000, 6_000, 6_000, 3_000]
    assert standing.lines[0].state is Payoff.OVERDUE, "its interest is not paid"
    assert standing.behind == 6_000
    settled = standing_on(PLAN, (early, paid(FIRST, 0, 6_000)), date(2026, 1, 16))
    assert settled.lines[0].state is Payoff.PAID
    assert settled.behind == 0


def test_a_loan_repaid_at_once_asks_nothing_more() -> None:
    whole = paid(date(2026, 1, 20), 1_200_000, 12_000)
    standing = standing_on(PLAN, (whole,), date(2030, 1, 1))
    assert {line.state for line in standing.lines} == {Payoff.PAID}
    assert (standing.behind, standing.next, standing.principal_left) == (0, None, 0)


def test_a_repayment_without_a_day_counts() -> None:
    assert standing_on(PLAN, (paid(None, 300_000, 12_000),), FIRST).lines[0].state is Payoff.PAID


MONEY = st.integers(0, 2_000_000)
REPAYMENTS = st.lists(
    st.builds(
        paid,
        st.none() | st.dates(date(2025, 12, 1), date(2027, 1, 1)),
        MONEY,
        st.integers(0, 40_000),
    ),
    max_size=6,
)


@given(REPAYMENTS, st.dates(date(2025, 12, 1), date(2027, 1, 1)))
@settings(max_examples=150, deadline=None)
def test_nothing_paid_is_lost_and_nothing_is_asked_twice(
    repayments: list[Repayment], day: date
) -> None:
    standing = standing_on(PLAN, repayments, day)
    principal = sum(one.principal for one in repayments)
    for line in standing.lines:
        assert 0 <= line.paid <= line.owed
        assert 0 <= line.interest <= line.instalment.interest
        assert (line.state is Payoff.PAID) == (line.left == 0)
    covered = sum(line.paid for line in standing.lines)
    assert covered <= standing.paid
    assert standing.principal_left == max(0, 1_200_000 - principal)
    assert standing.behind <= standing.due
    assert (standing.since is None) == (standing.behind == 0)
    more = standing_on(PLAN, [*repayments, paid(None, 1_000, 1_000)], day)
    assert more.behind <= standing.behind


def test_a_case_gives_its_schedule_once_all_terms_are_known() -> None:
    case = case_of(changed(clean_answers(3), FINANCED))
    plan = schedule_of(case)
    assert len(plan) == 60
    assert sum(one.principal for one in plan) == 1_200_000_000
    assert plan[0] == Instalment(1, date(2026, 12, 20), 0, 2_500_000, 1_200_000_000)
    standing = standing_of(case)
    assert standing is not None
    assert standing.behind == 0
    for name in ("amount", "months", "rate", "grace_months"):
        broken = case_of(changed(clean_answers(3), {**FINANCED, f"finance.{name}": "?"}))
        assert schedule_of(broken) == ()
        assert standing_of(broken) is None


def test_what_was_begun_and_what_is_on_the_list() -> None:
    case = case_of(clean_answers(3))
    assert not any(told(case) for told in (listing_begun, finance_begun, listed))
    case = case_of(changed(clean_answers(3), {"listing.number": "3"}))
    assert listing_begun(case)
    assert not listed(case)
    case = case_of(changed(clean_answers(3), {"listing.number": "3", "listing.date": "1.3.2026"}))
    assert listed(case)
    case = case_of(with_records(clean_answers(3), "repayments", Record("r1", {})))
    assert finance_begun(case)


def test_what_the_equipment_cost() -> None:
    answers = with_records(
        clean_answers(3),
        "bought_equipment",
        row("e1", **LINE),
        row("e2", price="1,5", quantity="3"),
        row("e3", price="көп"),
    )
    bought = bought_of(case_of(answers))
    assert [one.cost for one in bought] == [900_000_000, 450, None]
    assert spent(bought) == 900_000_450
