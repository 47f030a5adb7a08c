"""The plan of a project over five years: income, cost, loan, profit, payback, ratios.

All sums are whole tiyn. Plan year 1 is the first twelve months after the loan is paid out. Of each
year:

- income and cost are the sums of their lines; cost holds everything but the loan;
- interest and principal are those of the loan's twelve instalments that fall into the year;
- profit = income - cost - interest; cash = profit - principal;
- recovered = what all profits up to its end leave of the investment (negative: still missing).

Payback is the month in which profits, even within a year, have brought the investment back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.domain.answers import Record
from app.domain.loans import Instalment, schedule, terms_make_sense, total_interest
from app.domain.parse import parse_money
from app.domain.project import Project, project_of
from app.domain.rounding import MILLION
from app.domain.schema_project import PLAN_YEARS
from app.domain.typed import TypedAnswers, reader_of

MONTHS = 12


@dataclass(frozen=True)
class PlanLine:
    """One line of income or cost: a sum for each year, None where nothing was typed."""

    id: str
    income: bool
    name: str
    years: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """The line over all years."""
        return sum(value or 0 for value in self.years)


@dataclass(frozen=True)
class PlanYear:
    """One year of the plan; ``number`` counts from 1, ``year`` is None while unknown."""

    number: int
    year: int | None
    income: int
    cost: int
    interest: int
    principal: int
    profit: int
    cash: int
    recovered: int

    @property
    def service(self) -> int:
        """What is paid for the loan in this year: interest and principal."""
        return self.interest + self.principal

    @property
    def coverage(self) -> Decimal | None:
        """How many times income less cost covers the loan's payments, to hundredths."""
        if not self.service:
            return None
        return (Decimal(self.income - self.cost) / self.service).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class LoanTerms:
    """The loan as asked for; None where a term was not typed or cannot be read."""

    principal: int | None
    percent: Decimal | None
    months: int | None
    grace: int | None
    method: str

    @property
    def sensible(self) -> bool:
        """Whether there is such a loan at all."""
        return (
            bool(self.principal)
            and self.percent is not None
            and self.months is not None
            and self.grace is not None
            and terms_make_sense(self.months, self.grace)
        )

    @cached_property
    def instalments(self) -> tuple[Instalment, ...]:
        """The loan month by month; empty while the terms make no sense. Its days are not fixed."""
        if self.principal is None or self.percent is None or not self.sensible:
            return ()
        months, grace = self.months or 0, self.grace or 0
        return schedule(self.principal, self.percent, months, grace, self.method, None)

    @property
    def interest(self) -> int:
        """The interest over the whole term."""
        return total_interest(self.instalments)


@dataclass(frozen=True)
class LoanYear:
    """The instalments of twelve months together; ``balance`` is what is owed at their end."""

    number: int
    principal: int
    interest: int
    balance: int

    @property
    def payment(self) -> int:
        """What is paid in this year."""
        return self.principal + self.interest


@dataclass(frozen=True)
class Payback:
    """How long it takes until profits have brought the investment back."""

    years: int
    months: int

    @property
    def all_months(self) -> int:
        """The same in months."""
        return self.years * MONTHS + self.months


@dataclass(frozen=True)
class BusinessPlan:
    """The plan of one case. Made by :func:`plan_of`."""

    project: Project
    income: tuple[PlanLine, ...]
    cost: tuple[PlanLine, ...]
    loan: LoanTerms
    investment: int
    years: tuple[PlanYear, ...]

    @property
    def begun(self) -> bool:
        """Whether any line of income or cost was written."""
        return bool(self.income or self.cost)

    @cached_property
    def loan_years(self) -> tuple[LoanYear, ...]:
        """The loan by years, over its whole term."""
        return loan_years(self.loan.instalments)

    @cached_property
    def payback(self) -> Payback | None:
        """When the investment has come back; None when it is not known or not within the plan.

        Within the year in which it happens profit is taken to come evenly, and a month once begun
        counts whole.
        """
        missing = self.investment
        if missing <= 0:
            return None
        for year in self.years:
            if year.profit >= missing:
                months = -(-missing * MONTHS // year.profit)
                years, months = divmod((year.number - 1) * MONTHS + months, MONTHS)
                return Payback(years, months)
            missing -= year.profit
        return None

    @property
    def own_percent(self) -> Decimal | None:
        """The own contribution's part of all sources, in percent to tenths; both must be known."""
        if self.project.own is None or self.project.asked is None:
            return None
        return percent_of(self.project.own, self.project.sources or 0)

    @property
    def cost_of_job(self) -> int | None:
        """Finance asked for one new job, rounded half up to a tiyn."""
        if not self.project.jobs or self.project.asked is None:
            return None
        jobs = self.project.jobs
        return (2 * self.project.asked + jobs) // (2 * jobs)

    @property
    def jobs_per_million(self) -> Decimal | None:
        """New jobs for a million tenge asked, to hundredths."""
        if not self.project.asked or self.project.jobs is None:
            return None
        millions = Decimal(self.project.asked) / MILLION
        return (self.project.jobs / millions).quantize(Decimal("0.01"))

    @property
    def margin(self) -> Decimal | None:
        """Profit's part of income over all years, in percent to tenths."""
        return percent_of(sum(y.profit for y in self.years), sum(y.income for y in self.years))

    @property
    def least_coverage(self) -> Decimal | None:
        """The least of the years' coverage of the loan's payments."""
        known = [year.coverage for year in self.years if year.coverage is not None]
        return min(known, default=None)

    @property
    def short_years(self) -> tuple[PlanYear, ...]:
        """Years at whose end the cash of all years together would not have sufficed."""
        found, cash = [], 0
        for year in self.years:
            cash += year.cash
            if cash < 0:
                found.append(year)
        return tuple(found)


def plan_of(case: TypedAnswers) -> BusinessPlan:
    """Return the plan of a case; with nothing typed its years hold zeros."""
    project = project_of(case)
    lines = tuple(_line(record) for record in case.answers.records("plan_lines"))
    income = tuple(line for line in lines if line.income)
    cost = tuple(line for line in lines if not line.income)
    loan = LoanTerms(
        project.asked,
        case.percent("project.rate"),
        case.whole("project.months"),
        case.whole("project.grace_months"),
        case.text("project.method"),
    )
    investment = project.uses or project.sources or 0
    by_year = {year.number: year for year in loan_years(loan.instalments)}
    first = first_year(case)
    years, recovered = [], -investment
    for number in range(1, PLAN_YEARS + 1):
        earned, spent = (sum(line.years[number - 1] or 0 for line in of) for of in (income, cost))
        of_loan = by_year.get(number, LoanYear(number, 0, 0, 0))
        profit = earned - spent - of_loan.interest
        recovered += profit
        years.append(
            PlanYear(
                number,
                first + number - 1 if first else None,
                earned,
                spent,
                of_loan.interest,
                of_loan.principal,
                profit,
                profit - of_loan.principal,
                recovered,
            )
        )
    return BusinessPlan(project, income, cost, loan, investment, tuple(years))


def first_year(case: TypedAnswers) -> int | None:
    """Return the calendar year of plan year 1: as typed, else the year after the passport's day."""
    typed = case.whole("project.first_year")
    if typed is not None:
        return typed if 1990 <= typed <= 2200 else None
    day = case.day("project.date")
    return day.year + 1 if day else None


def loan_years(instalments: Iterable[Instalment]) -> tuple[LoanYear, ...]:
    """Return instalments by twelve months: months 1 to 12 are year 1."""
    years: dict[int, LoanYear] = {}
    for part in instalments:
        number = (part.number - 1) // MONTHS + 1
        before = years.get(number, LoanYear(number, 0, 0, 0))
        years[number] = LoanYear(
            number, before.principal + part.principal, before.interest + part.interest, part.balance
        )
    return tuple(years.values())


def percent_of(part: int, whole: int) -> Decimal | None:
    """Return a part in percent to tenths; None of nothing."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"))


def _line(record: Record) -> PlanLine:
    get = reader_of(record, "plan_lines")
    sums = tuple(parse_money(get(f"year{year}")) for year in range(1, PLAN_YEARS + 1))
    return PlanLine(record.id, get("kind") != "cost", get("name"), sums)
