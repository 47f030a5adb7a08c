"""The plan's side of the passport: five years, the chart, the loan's schedule, the ratios."""

from __future__ import annotations

from decimal import Decimal

from app.documents.blocks import Chart, ChartSeries
from app.documents.said import SEPARATOR, Said
from app.domain.answers import address_of
from app.domain.business_plan import BusinessPlan, PlanLine
from app.domain.case import FoundingCase
from app.domain.rounding import millions
from app.forms.common import said_count, said_percent
from app.forms.passport_rows import LoanRow, PlanRow, PlanTable, Ratios
from app.forms.passport_values import (
    figures_of,
    percent_text,
    quantity_text,
    ratio_text,
    rounded_figures,
    span,
    sum_of,
)
from app.forms.words import word

USES_MONEY = SEPARATOR.join(("equipment", "supplier_offers", "investments"))
SOURCES_MONEY = SEPARATOR.join(("project.own_contribution", "project.asked"))
LOAN = SEPARATOR.join(
    f"project.{name}" for name in ("asked", "rate", "months", "grace_months", "method")
)
PLAN = SEPARATOR.join(("plan_lines", LOAN))


def ratios_of(case: FoundingCase, plan: BusinessPlan) -> Ratios:
    """Return what a bank reads first."""
    reckoned = SEPARATOR.join((PLAN, USES_MONEY, "project.own_contribution"))
    jobs = SEPARATOR.join(("project.asked", "project.jobs"))
    payback = plan.payback if plan.begun else None
    least, rate = plan.least_coverage if plan.begun else None, plan.jobs_per_million
    return Ratios(
        investment=sum_of(case, plan.investment or None, USES_MONEY),
        own_percent=percent_text(plan.own_percent, SOURCES_MONEY),
        payback=Said(span(case, payback.years, payback.months) if payback else "", reckoned),
        payback_late=plan.begun and plan.investment > 0 and payback is None,
        margin=percent_text(plan.margin if plan.begun else None, PLAN),
        least_coverage=Said("" if least is None else ratio_text(least), PLAN),
        cost_of_job=sum_of(case, plan.cost_of_job, jobs),
        jobs_per_million=Said("" if rate is None else quantity_text(rate), jobs),
    )


def plan_table(case: FoundingCase, plan: BusinessPlan) -> PlanTable:
    """Return the plan of five years, ready to print."""

    def row(line: PlanLine) -> PlanRow:
        def at(name: str) -> str:
            return address_of("plan_lines", line.id, name)

        return PlanRow(
            Said(line.name, at("name")),
            tuple(
                Said("–" if value is None else rounded_figures(value), at(f"year{number}"))
                for number, value in enumerate(line.years, start=1)
            ),
        )

    def reckoned(name: str, source: str = PLAN) -> tuple[Said, ...]:
        return tuple(Said(rounded_figures(getattr(year, name)), source) for year in plan.years)

    return PlanTable(
        begun=plan.begun,
        heads=year_heads(case, plan),
        income=tuple(row(line) for line in plan.income),
        cost=tuple(row(line) for line in plan.cost),
        income_total=reckoned("income", "plan_lines"),
        cost_total=reckoned("cost", "plan_lines"),
        interest=reckoned("interest", LOAN),
        profit=reckoned("profit"),
        principal=reckoned("principal", LOAN),
        cash=reckoned("cash"),
        recovered=reckoned("recovered", SEPARATOR.join((PLAN, USES_MONEY, SOURCES_MONEY))),
        coverage=tuple(
            Said("–" if year.coverage is None else ratio_text(year.coverage), PLAN)
            for year in plan.years
        ),
    )


def year_heads(case: FoundingCase, plan: BusinessPlan) -> tuple[Said, ...]:
    """Return the years' names: «2027», or «Бірінші жыл» while the first year is not known."""
    source = SEPARATOR.join(("project.first_year", "project.date"))
    names = word(case.language, "plan_years").split(", ")
    return tuple(
        Said(str(year.year) if year.year else name, source)
        for year, name in zip(plan.years, names, strict=True)
    )


def plan_chart(case: FoundingCase, plan: BusinessPlan) -> Chart | None:
    """Return the plan as columns in millions of tenge; None while there is no plan."""
    if not plan.begun:
        return None

    def series(code: str, name: str) -> ChartSeries:
        values: tuple[Decimal | None, ...] = tuple(
            millions(getattr(year, name)) for year in plan.years
        )
        return ChartSeries(word(case.language, code), values)

    return Chart(
        kind="columns",
        title=word(case.language, "chart_plan"),
        categories=tuple(str(head) for head in year_heads(case, plan)),
        series=(
            series("chart_income", "income"),
            series("chart_cost", "cost"),
            series("chart_recovered", "recovered"),
        ),
        unit=word(case.language, "chart_axis"),
        sources=tuple(Said("", SEPARATOR.join((PLAN, USES_MONEY))).sources),
    )


def loan_facts(case: FoundingCase, plan: BusinessPlan) -> dict[str, object]:
    """Return the loan's terms and its schedule by years and months."""
    loan = plan.loan

    def row(number: int, parts: tuple[int, int, int, int]) -> LoanRow:
        principal, interest, payment, balance = (Said(figures_of(part), LOAN) for part in parts)
        return LoanRow(number, principal, interest, payment, balance)

    method = loan.method if loan.method in ("annuity", "equal") else "equal"
    paid = (loan.principal or 0) + loan.interest
    return {
        "loan_known": bool(loan.instalments),
        "rate": said_percent(case, "project.rate"),
        "months": said_count(case, "project.months"),
        "grace": said_count(case, "project.grace_months"),
        "method": Said(word(case.language, f"method_{method}"), "project.method"),
        "loan_years": tuple(
            row(year.number, (year.principal, year.interest, year.payment, year.balance))
            for year in plan.loan_years
        ),
        "loan_months": tuple(
            row(part.number, (part.principal, part.interest, part.payment, part.balance))
            for part in loan.instalments
        ),
        "loan_interest": sum_of(case, loan.interest if loan.instalments else None, LOAN),
        "loan_paid": sum_of(case, paid if loan.instalments else None, LOAN),
    }
