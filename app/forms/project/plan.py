"""The passport's end: the plan of five years, the loan, the risks."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

PLAN = Step(
    code="plan",
    title=N_("Plan of five years"),
    question=N_("What comes in and what goes out in five years?"),
    why=N_("The first year begins when the finance is paid out; the loan is added by itself."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            "",
            (
                Ask(
                    "project.first_year",
                    N_("First year of the plan"),
                    N_("Empty: the year after the passport's."),
                    "2027",
                ),
                Panel("plan", ("plan_lines",)),
            ),
        ),
    ),
)

LOAN = Step(
    code="project_loan",
    title=N_("Loan"),
    question=N_("On which terms is the finance asked for?"),
    why=N_("Month by month: what is paid back, what interest, what is still owed."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            "",
            (
                Ask("project.rate", N_("Interest, per cent a year"), "", "2,5"),
                Ask("project.months", N_("Term, months"), N_("Seven years: 84."), "84"),
                Ask(
                    "project.grace_months",
                    N_("Grace period, months"),
                    N_("Within it only interest is paid. Nought: none."),
                    "12",
                ),
                Ask(
                    "project.method",
                    N_("Repaid in"),
                    choices=(
                        ("equal", N_("Equal parts of the principal")),
                        ("annuity", N_("Equal payments (annuity)")),
                    ),
                ),
                Panel("project_loan"),
            ),
        ),
    ),
)

RISKS = Step(
    code="risks",
    title=N_("Risks"),
    question=N_("What may go wrong, and what is done about it?"),
    why=N_("Who has thought of it beforehand is believed at the defence."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "risks",
                    N_("Risks"),
                    N_("Add a risk"),
                    (
                        Ask("name", N_("Risk"), "", "қыста сүттің азаюы"),
                        Ask(
                            "likelihood",
                            N_("How likely"),
                            choices=(
                                ("low", N_("Low")),
                                ("medium", N_("Middling")),
                                ("high", N_("High")),
                            ),
                        ),
                        Ask("measure", N_("What is done"), "", "жем қорын күзде дайындау"),
                    ),
                    ("name", "likelihood", "measure"),
                ),
            ),
        ),
    ),
)
