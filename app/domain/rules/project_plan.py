"""The passport's plan of five years and its loan: what is missing, what cannot be repaid."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.business_plan import BusinessPlan, first_year, plan_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding
from app.domain.loans import MAX_MONTHS
from app.domain.project import project_begun
from app.domain.rules.base import CUSTOM, PROGRAMME, block, warn

NO_INCOME = block(
    "plan.no_income",
    N_("Write the plan's income: at least one line with sums."),
    PROGRAMME,
)
NO_COST = warn(
    "plan.no_cost",
    N_("The plan has no cost. Write what raw material, wages, power and taxes cost."),
    PROGRAMME,
)
LINE_NAME = block(
    "plan.line_without_name",
    N_("Write what this line of the plan is, or remove the empty row."),
    CUSTOM,
)
LINE_SUMS = block(
    "plan.line_without_sums",
    N_("{what}: write the sum of at least one year, or remove the row."),
    CUSTOM,
)
FIRST_YEAR = block(
    "plan.first_year",
    N_("The plan begins in {first}, the passport is of {year}. Correct the first year."),
    CUSTOM,
)
LOSS = warn(
    "plan.loss",
    N_("The plan ends with a loss in: {years}. Be ready to say what it is covered from."),
    PROGRAMME,
)
SHORT = warn(
    "plan.short_of_cash",
    N_(
        "The money does not suffice for the loan at the end of: {years}. "
        "Correct the plan, or ask for a longer term or grace period."
    ),
    PROGRAMME,
)
NO_PAYBACK = warn(
    "plan.no_payback",
    N_("The project does not bring its cost back within five years. Check income and cost."),
    PROGRAMME,
)
LATE_PAYBACK = warn(
    "plan.payback_after_loan",
    N_(
        "The project brings its cost back in {payback} months, the loan runs {months}. "
        "Ask for a longer term, or correct the plan."
    ),
    PROGRAMME,
)
MONTHS = block(
    "plan.loan_months",
    N_("A loan runs 1 to {most} months, here are {months}. Correct the term."),
    PROGRAMME,
)
GRACE = block(
    "plan.loan_grace",
    N_("The grace period ({grace} months) must be shorter than the term ({months} months)."),
    PROGRAMME,
)


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what is wrong with plan and loan, once the project was begun."""
    if not project_begun(case):
        return
    plan = plan_of(case)
    yield from _lines(plan)
    yield from _loan(plan)
    year, day = first_year(case), case.day("project.date")
    if case.text("project.first_year") and year and day and year < day.year:
        yield FIRST_YEAR.at(
            "project.first_year", related=("project.date",), first=year, year=day.year
        )
    if any(line.total for line in plan.income):
        yield from _outcome(plan)


def _lines(plan: BusinessPlan) -> Iterator[Finding]:
    if not any(line.total for line in plan.income):
        yield NO_INCOME.at("plan_lines")
    elif not any(line.total for line in plan.cost):
        yield NO_COST.at("plan_lines")
    for line in (*plan.income, *plan.cost):
        if not line.name:
            yield LINE_NAME.at(address_of("plan_lines", line.id, "name"))
        if all(value is None for value in line.years):
            yield LINE_SUMS.at(address_of("plan_lines", line.id, "year1"), what=line.name or "№")


def _loan(plan: BusinessPlan) -> Iterator[Finding]:
    months, grace = plan.loan.months, plan.loan.grace
    if months is not None and not 1 <= months <= MAX_MONTHS:
        yield MONTHS.at("project.months", most=MAX_MONTHS, months=months)
    elif months is not None and grace is not None and grace >= months:
        yield GRACE.at(
            "project.grace_months", related=("project.months",), grace=grace, months=months
        )


def _outcome(plan: BusinessPlan) -> Iterator[Finding]:
    losses = [year for year in plan.years if year.profit < 0]
    if losses:
        yield LOSS.at("plan_lines", years=", ".join(str(y.year or y.number) for y in losses))
    if plan.short_years:
        years = ", ".join(str(year.year or year.number) for year in plan.short_years)
        yield SHORT.at("plan_lines", related=("project.months", "project.asked"), years=years)
    if plan.investment <= 0:
        return
    payback, months = plan.payback, plan.loan.months
    if payback is None:
        yield NO_PAYBACK.at("plan_lines")
    elif months is not None and plan.loan.sensible and payback.all_months > months:
        yield LATE_PAYBACK.at(
            "plan_lines",
            related=("project.months",),
            payback=payback.all_months,
            months=months,
        )
