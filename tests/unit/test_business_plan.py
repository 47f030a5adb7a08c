"""The plan of five years against figures reckoned by hand, and what must hold for any plan.

The sound project: cost 30,6 mln = 26,6 mln of equipment + 4 mln; own 3 mln, asked 27,6 mln at
2,5 % over 84 months, 12 of them grace, equal parts of 27 600 000 / 72 = 383 333,33.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Answers, Record
from app.domain.business_plan import BusinessPlan, Payback, plan_of
from app.domain.case import read_case
from app.domain.project import growth, project_begun, project_of
from app.domain.reference import Reference
from tests.unit.rules.breaks_project import FIVE, ROWS, line, project
from tests.unit.rules.samples import case_of, clean_answers

TODAY = date(2026, 11, 23)


def _plan(values: dict[str, str] | None = None, *lines: Record) -> BusinessPlan:
    lists = {"plan_lines": lines} if lines else None
    return plan_of(case_of(project(values, lists)(clean_answers(5))))


def test_the_years_by_hand() -> None:
    plan = _plan()
    assert plan.investment == 30_600_000_00
    first, second = plan.years[:2]
    # Year 1 is the grace: 12 × 27 600 000 × 0,025 / 12 = 12 × 57 500 = 690 000.
    assert (first.interest, first.principal) == (690_000_00, 0)
    # 60 mln - 42 mln - 0,69 mln
    assert (first.profit, first.cash) == (17_310_000_00, 17_310_000_00)
    assert first.recovered == (17_310_000 - 30_600_000) * 100
    # Year 2: twelve parts of 383 333,33; interest on 27 600 000 less 0 to 11 parts:
    # 0,025 / 12 × (12 × 27 600 000 - 66 × 383 333,33) = 637 291,67; month by month
    # rounded: 637 291,67 as well.
    assert second.principal == 12 * 383_333_33
    assert second.interest == 637_291_67
    assert second.profit == (18_000_000_00 - 637_291_67)
    assert second.cash == second.profit - second.principal
    assert second.recovered == first.recovered + second.profit
    assert [year.year for year in plan.years] == [2027, 2028, 2029, 2030, 2031]


def test_the_payback_by_hand() -> None:
    # After year 1 13 290 000 are missing; year 2 brings 17 362 708,33:
    # 12 × 13 290 000 / 17 362 708,33 = 9,19, so it is the tenth month.
    assert _plan().payback == Payback(1, 10)
    # Without a loan and with 30,6 mln a year it is the last month of year 1: one year.
    own = {"project.asked": "0", "project.own_contribution": "30 600 000"}
    assert _plan(own, line("n1", "income", "30 600 000")).payback == Payback(1, 0)
    assert _plan(own, line("n1", "income", "6 120 000")).payback == Payback(5, 0)
    assert _plan(own, line("n1", "income", "6 119 999,99")).payback is None


def test_nothing_to_bring_back_has_no_payback() -> None:
    assert plan_of(read_case(Answers(), Reference(), TODAY)).payback is None


def test_the_ratios_by_hand() -> None:
    plan = _plan()
    assert plan.own_percent == Decimal("9.8")  # 3 / 30,6 = 9,80 %
    assert plan.cost_of_job == 4_600_000_00  # 27,6 mln / 6
    assert plan.jobs_per_million == Decimal("0.22")  # 6 / 27,6 = 0,217
    # The hardest year is the second: 18 000 000 / (4 599 999,96 + 637 291,67) = 3,44
    assert plan.least_coverage == Decimal("3.44")
    assert plan.years[0].coverage == Decimal("26.09")  # 18 000 000 / 690 000
    assert not plan.short_years


def test_a_year_without_payments_has_no_coverage() -> None:
    plan = _plan({"project.months": "12", "project.grace_months": "0"})
    assert plan.years[0].coverage is not None
    assert plan.years[1].coverage is None
    assert [year.principal for year in plan.years] == [27_600_000_00, 0, 0, 0, 0]


def test_years_that_run_out_of_cash_are_named() -> None:
    plan = _plan(None, line("n1", "income", "4 000 000"), line("n2", "cost", "1"))
    # 4 mln cover the grace year's 690 000, then 5,2 mln a year are due: short from year 4 on
    # (3,31 - 1,24 - 1,12 - 1,01 = -0,06).
    assert [year.number for year in plan.short_years] == [4, 5]


def test_the_loan_by_years_adds_up() -> None:
    plan = _plan()
    assert [year.number for year in plan.loan_years] == [1, 2, 3, 4, 5, 6, 7]
    assert sum(year.principal for year in plan.loan_years) == 27_600_000_00
    assert sum(year.interest for year in plan.loan_years) == plan.loan.interest
    assert plan.loan_years[-1].balance == 0


def test_the_project_reads_its_lists() -> None:
    found = project_of(case_of(project()(clean_answers(5))))
    (piece,) = found.equipment
    assert piece.price == 26_600_000_00  # the chosen offer's
    assert found.products[0].yearly == 45_000_000_00  # 100 000 × 450
    assert found.average_loan == 5_964_516_13  # 184,9 mln / 31 = 5 964 516,129
    assert found.yearly_capacity == 300
    assert found.gap == 0


def test_the_growth_of_an_expansion() -> None:
    case = case_of(project({"project.capacity": "2", "project.expands_capacity": "1"})(Answers()))
    assert growth(case) == 2
    assert growth(case_of(project()(Answers()))) is None


def test_a_project_is_begun_by_anything_of_it() -> None:
    assert not project_begun(case_of(clean_answers(5)))
    assert project_begun(case_of(Answers({"project.aim": "x"}, {})))
    assert project_begun(case_of(Answers({}, {"chain": ROWS["chain"]})))
    assert not project_begun(case_of(Answers({"project.aim": " "}, {"chain": ()})))


SUMS = st.integers(0, 10**12)


@settings(max_examples=60, deadline=None)
@given(
    income=st.lists(SUMS, min_size=5, max_size=5),
    cost=st.lists(SUMS, min_size=5, max_size=5),
    asked=SUMS,
    months=st.integers(1, 120),
    own=SUMS,
)
def test_any_plan_adds_up(
    income: list[int], cost: list[int], asked: int, months: int, own: int
) -> None:
    def sums(values: list[int]) -> dict[str, str]:
        pairs = zip(FIVE, values, strict=True)
        return {year: f"{tiyn // 100},{tiyn % 100:02d}" for year, tiyn in pairs}

    answers = Answers(
        {
            "project.asked": f"{asked // 100},{asked % 100:02d}",
            "project.own_contribution": f"{own // 100},{own % 100:02d}",
            "project.months": str(months),
            "project.grace_months": "0",
        },
        {
            "plan_lines": (
                Record("n1", {"kind": "income", **sums(income)}),
                Record("n2", {"kind": "cost", **sums(cost)}),
            )
        },
    )
    plan = plan_of(read_case(answers, Reference(), TODAY))
    assert plan.investment == asked + own
    for year in plan.years:
        assert year.profit == income[year.number - 1] - cost[year.number - 1] - year.interest
        assert year.cash == year.profit - year.principal
    assert plan.years[-1].recovered == sum(y.profit for y in plan.years) - plan.investment
    back = plan.payback
    if back is not None:
        assert 1 <= back.all_months <= 60
        whole = sum(year.profit for year in plan.years[: back.years])
        assert back.months == 0 or whole < plan.investment
    elif plan.investment:
        assert all(year.recovered < 0 for year in plan.years)
