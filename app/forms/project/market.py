"""The passport's middle: products and buyers, the people behind it, the money."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.rules.base import PROGRAMME
from app.forms.spec import Ask, AskRecords, Panel, Section, Step

PRODUCTS = Step(
    code="products",
    title=N_("Products and buyers"),
    question=N_("What is sold, and who buys it?"),
    why=N_("Equipment without a buyer stands idle: every product needs a place where it is sold."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            "",
            (
                AskRecords(
                    "products",
                    N_("Products"),
                    N_("Add a product"),
                    (
                        Ask("name", N_("Name"), "", "айран"),
                        Ask("quantity", N_("Quantity a year"), "", "60 000"),
                        Ask("unit", N_("Unit"), "", "литр"),
                        Ask("price", N_("Price of one unit, tenge"), "", "450"),
                    ),
                    ("name", "quantity", "unit", "price"),
                ),
                AskRecords(
                    "outlets",
                    N_("Where it is sold"),
                    N_("Add a buyer"),
                    (
                        Ask("name", N_("Who buys"), "", "балабақшалар"),
                        Ask(
                            "contract",
                            N_("Agreement"),
                            N_("Contract or letter of intent: its number and date."),
                            "10.03.2026 № 3 ниет хаты",
                        ),
                    ),
                    ("name", "contract"),
                ),
            ),
        ),
    ),
)

PEOPLE = Step(
    code="project_people",
    title=N_("People"),
    question=N_("Whose project is it?"),
    why=N_("Members, what they hold, the loans that they have taken themselves, new jobs."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            N_("Members"),
            (
                Ask("project.members", N_("How many members"), "", "50"),
                Ask(
                    "project.borrowers",
                    N_("Of them borrowers"),
                    N_("Members who took a loan of the programme themselves."),
                    "31",
                ),
                Ask(
                    "project.member_loans",
                    N_("Their loans together, tenge"),
                    N_("Empty: the sum of the loans listed below."),
                    "184 900 000",
                ),
                Ask("project.jobs", N_("New jobs"), N_("Permanent ones."), "6"),
            ),
        ),
        Section(
            "",
            (
                AskRecords(
                    "livestock",
                    N_("Livestock of the members"),
                    N_("Add a kind"),
                    (
                        Ask("kind", N_("Kind"), "", "сауын сиыр"),
                        Ask("heads", N_("Heads"), "", "370"),
                    ),
                    ("kind", "heads"),
                ),
                AskRecords(
                    "borrowers",
                    N_("Members' loans one by one"),
                    N_("Add a loan"),
                    (
                        Ask("name", N_("Name"), "", "Оспанова Айгүл Маратқызы"),
                        Ask("amount", N_("Sum, tenge"), "", "5 900 000"),
                        Ask("date", N_("Given on"), "", "20.02.2026"),
                        Ask("purpose", N_("What for"), "", "10 бас сауын сиыр"),
                    ),
                    ("name", "amount", "date", "purpose"),
                    N_("May be left empty when the total stands above."),
                ),
            ),
        ),
    ),
)

MONEY = Step(
    code="project_money",
    title=N_("Money"),
    question=N_("What does the project cost, and where does the money come from?"),
    why=N_("What goes in and where it comes from must be the same sum."),
    paper="passport",
    source=PROGRAMME,
    sections=(
        Section(
            N_("Where the money comes from"),
            (
                Ask(
                    "project.own_contribution",
                    N_("Own contribution, tenge"),
                    N_("What the members put in themselves."),
                    "3 000 000",
                ),
                Ask(
                    "project.asked",
                    N_("Asked of the programme, tenge"),
                    N_("Compared with the ceiling of the passport's day."),
                    "27 600 000",
                ),
                Ask(
                    "project.collateral",
                    N_("Security"),
                    N_("What secures the loan: the programme lends against security."),
                    "сатып алынатын жабдық",
                ),
            ),
        ),
        Section(
            N_("What it goes into"),
            (
                AskRecords(
                    "investments",
                    N_("Beside the equipment"),
                    N_("Add a purpose"),
                    (
                        Ask("name", N_("What for"), "", "ғимаратты жөндеу"),
                        Ask("amount", N_("Sum, tenge"), "", "4 000 000"),
                    ),
                    ("name", "amount"),
                    N_("Building, transport, working capital; the equipment is added by itself."),
                ),
                Panel("project_money"),
            ),
        ),
    ),
)
