"""A sound project, and how the rules of its passport, its plan and the ceilings are broken."""

from __future__ import annotations

from app.domain.answers import Answers, Record
from tests.unit.rules.breaks import Break, Step, rows
from tests.unit.rules.samples import row

VALUES = {
    "project.date": "02.10.2026",
    "project.aim": "сүтті қабылдап, өңдеу",
    "project.leader": "Ахметов Нұрлан Серікұлы",
    "project.members": "50",
    "project.borrowers": "31",
    "project.member_loans": "184 900 000",
    "project.capacity": "1",
    "project.capacity_unit": "тонна сүт",
    "project.jobs": "6",
    "project.own_contribution": "3 000 000",
    "project.asked": "27 600 000",
    "project.collateral": "сатып алынатын жабдық",
}
FIVE = [f"year{number}" for number in range(1, 6)]


def line(row_id: str, kind: str, sum_: str, name: str = "сату") -> Record:
    """Return a line of the plan with one sum in all years."""
    return row(row_id, kind=kind, name=name, **dict.fromkeys(FIVE, sum_))


ROWS: dict[str, tuple[Record, ...]] = {
    "chain": tuple(
        row(f"c{stage}", stage=stage, name="жұмыс")
        for stage in ("production", "collection", "processing", "sale")
    ),
    "equipment": (row("q1", name="сүт өңдеу желісі", quantity="1"),),
    "supplier_offers": (
        row("o1", equipment="q1", supplier="«АгроТех» ЖШС", price="26 600 000", chosen="1"),
        row("o2", equipment="q1", supplier="«Сүтмаш» ЖШС", price="27 000 000"),
    ),
    "investments": (row("i1", name="цехты жөндеу", amount="4 000 000"),),
    "products": (row("p1", name="айран", quantity="100 000", unit="литр", price="450"),),
    "outlets": (row("u1", name="балабақшалар"),),
    "risks": (row("k1", name="сүттің азаюы", measure="жем қоры"),),
    "plan_lines": (line("n1", "income", "60 000 000"), line("n2", "cost", "42 000 000")),
}


def project(
    values: dict[str, str] | None = None, lists: dict[str, tuple[Record, ...]] | None = None
) -> Step:
    """Return a step that puts a sound project into a case, with some of it changed."""
    wanted = {**VALUES, **(values or {})}

    def put(answers: Answers) -> Answers:
        for name, records in {**ROWS, **(lists or {})}.items():
            answers = rows(name, *records)(answers)
        return Answers({**answers.values, **wanted}, answers.collections)

    return put


def _single(rule: str, key: str, value: str = "", **more: str) -> Break:
    changed = {key: value, **{f"project.{name}": text for name, text in more.items()}}
    return Break(rule, key, steps=(project(changed),))


def _list(rule: str, address: str, name: str, *records: Record) -> Break:
    return Break(rule, address, steps=(project(lists={name: records}),))


_OFFER = {"equipment": "q1", "supplier": "«АгроТех» ЖШС", "price": "26 600 000"}
_LOAN = {"name": "Оспанова Айгүл", "amount": "5 000 000", "date": "20.02.2026"}

PROJECT = (
    *(
        _single(f"project.missing_{name}", f"project.{name}")
        for name in (
            "date",
            "aim",
            "leader",
            "members",
            "capacity",
            "jobs",
            "asked",
            "own_contribution",
        )
    ),
    *(
        _list(f"project.no_{name}", name, name)
        for name in ("equipment", "products", "outlets", "risks")
    ),
    _single("project.few_members", "project.members", "2", borrowers="2"),
    _single("project.borrowers_over_members", "project.borrowers", "51"),
    _list("project.borrowers_differ", "borrowers", "borrowers", row("b1", **_LOAN)),
    _list("project.loans_differ", "project.member_loans", "borrowers", row("b1", **_LOAN)),
    _list("project.stage_missing", "chain", "chain", *ROWS["chain"][:3]),
    _single("project.capacity_unit", "project.capacity_unit"),
    _single("project.working_days", "project.working_days", "367"),
    _single("project.asked_zero", "project.asked", "0"),
    _single("project.own_zero", "project.own_contribution", "0"),
    _single("project.no_collateral", "project.collateral"),
    _single("project.sources_and_uses", "project.asked", "27 599 999,50"),
    *(
        _list("project.row_incomplete", f"{name}/x/{field}", name, row("x"))
        for name, field in (
            ("chain", "stage"),
            ("livestock", "heads"),
            ("borrowers", "amount"),
            ("equipment", "name"),
            ("supplier_offers", "equipment"),
            ("investments", "name"),
            ("products", "name"),
            ("outlets", "name"),
            ("risks", "name"),
        )
    ),
    _list(
        "project.risk_without_measure", "risks/k1/measure", "risks", row("k1", name="құрғақшылық")
    ),
    _list(
        "project.equipment_price", "equipment/q9/price", "equipment", row("q9", name="сепаратор")
    ),
    _list(
        "project.equipment_quantity",
        "equipment/q1/quantity",
        "equipment",
        row("q1", name="сепаратор", quantity="0"),
    ),
    _list(
        "project.offer_not_chosen",
        "supplier_offers/o1/chosen",
        "supplier_offers",
        row("o1", **_OFFER),
        row("o2", **_OFFER),
    ),
    _list(
        "project.two_offers_chosen",
        "supplier_offers/o2/chosen",
        "supplier_offers",
        row("o1", **_OFFER, chosen="1"),
        row("o2", **_OFFER, chosen="1"),
    ),
    _list(
        "project.dearer_offer",
        "supplier_offers/o1/price",
        "supplier_offers",
        row("o1", **_OFFER, chosen="1"),
        row("o2", **{**_OFFER, "price": "26 599 999"}),
    ),
    _list(
        "project.price_differs",
        "equipment/q1/price",
        "equipment",
        row("q1", name="сүт өңдеу желісі", price="26 600 001"),
    ),
    _single("project.expands_itself", "project.expands_name", "МАЙТӨБЕ СҮТ", expands="7"),
    _single("project.expands_unknown", "project.expands_name", "Алға Бам"),
    _single("project.no_growth", "project.expands_capacity", "1", expands="7"),
)

PLAN = (
    _list("plan.no_income", "plan_lines", "plan_lines", line("n2", "cost", "1")),
    _list("plan.no_cost", "plan_lines", "plan_lines", line("n1", "income", "60 000 000")),
    _list(
        "plan.line_without_name",
        "plan_lines/n1/name",
        "plan_lines",
        line("n1", "income", "60 000 000", ""),
    ),
    _list(
        "plan.line_without_sums",
        "plan_lines/n3/year1",
        "plan_lines",
        *ROWS["plan_lines"],
        row("n3", kind="cost", name="салық"),
    ),
    _single("plan.first_year", "project.first_year", "2025"),
    _list(
        "plan.loss",
        "plan_lines",
        "plan_lines",
        line("n1", "income", "10 000 000"),
        line("n2", "cost", "9 500 000"),
    ),
    _list(
        "plan.short_of_cash",
        "plan_lines",
        "plan_lines",
        line("n1", "income", "10 000 000"),
        line("n2", "cost", "8 000 000"),
    ),
    _list(
        "plan.no_payback",
        "plan_lines",
        "plan_lines",
        line("n1", "income", "10 000 000"),
        line("n2", "cost", "8 000 000"),
    ),
    Break("plan.payback_after_loan", "plan_lines", steps=(project({"project.months": "13"}),)),
    _single("plan.loan_months", "project.months", "601"),
    _single("plan.loan_grace", "project.grace_months", "84"),
)

CEILING = (
    _single("ceiling.over", "project.asked", "34 600 000,01"),
    Break(
        "ceiling.over",
        "finance.amount",
        {"finance.amount": "31 456 001", "finance.contract_date": "01.07.2025"},
    ),
    _single("ceiling.unknown", "project.asked", "27 600 000", date="31.12.2021"),
    _list(
        "ceiling.person_over",
        "borrowers/b1/amount",
        "borrowers",
        row("b1", **{**_LOAN, "amount": "10 812 501"}),
    ),
    _single("ceiling.average_over", "project.member_loans", "335 187 531"),
)
