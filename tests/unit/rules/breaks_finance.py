"""How the rules of the approved list, the finance and its repayment are broken."""

from __future__ import annotations

from datetime import date

from app.domain.approved_list import ListCheck, ListPlace
from tests.unit.rules.breaks import Break, rows
from tests.unit.rules.samples import row

LISTED = {
    "listing.number": "3",
    "listing.date": "02.03.2026",
    "listing.position": "12",
    "listing.approved_by": "Е. Бекенов",
}
FINANCED = {
    **LISTED,
    "finance.institution": "«Түркістан» ӘКК» АҚ",
    "finance.contract_number": "АА-27",
    "finance.contract_date": "10.03.2026",
    "finance.paid_date": "20.03.2026",
    "finance.amount": "12 000 000",
    "finance.purpose": "сүт өңдеу желісін сатып алу",
    "finance.collateral": "сатып алынатын жабдық",
    "finance.months": "60",
    "finance.grace_months": "12",
    "finance.first_due": "20.12.2026",
}
LINE = {
    "name": "сүт өңдеу желісі",
    "price": "9 000 000",
    "quantity": "1",
    "date": "01.04.2026",
    "document": "№ 145 жүкқұжат",
    "serial": "MX-1",
}
PAID = {"date": "20.10.2026", "principal": "0", "interest": "25 000", "number": "7"}


def financed(**changes: str) -> dict[str, str]:
    """Return a sound finance with some answers changed: ``first_due="…"`` without its head."""
    return {**FINANCED, **{f"finance.{name}": value for name, value in changes.items()}}


LISTING = (
    Break("listing.number_missing", "listing.number", {**LISTED, "listing.number": ""}),
    Break("listing.date_missing", "listing.date", {**LISTED, "listing.date": ""}),
    Break("listing.approved_by_missing", "listing.approved_by", {"listing.number": "3"}),
    Break("listing.position_missing", "listing.position", {**LISTED, "listing.position": "0"}),
    Break("listing.still_to_come", "listing.date", {**LISTED, "listing.date": "24.12.2026"}),
    Break(
        "listing.before_registration",
        "listing.date",
        {**LISTED, "registration.bin": "940140000385", "registration.date": "03.03.2026"},
    ),
)

_EXCLUDED = ListCheck(
    ListPlace("", "3", date(2026, 3, 4), 7, removed_by="9", removed_on=date(2026, 3, 8))
)
TAKEN_LISTS = (
    Break(
        "scheme.finance_on_no_taken_list",
        "finance.contract_number",
        FINANCED,
        lists=ListCheck(),
    ),
    Break("scheme.finance_after_exclusion", "finance.contract_date", FINANCED, lists=_EXCLUDED),
    Break(
        "scheme.excluded_after_contract",
        "finance.contract_date",
        {**FINANCED, "finance.contract_date": "07.03.2026"},
        lists=_EXCLUDED,
    ),
)

_MISSING = ("institution", "contract_number", "contract_date", "amount", "purpose", "months")

FINANCE = (
    *(
        Break(f"finance.missing_{name}", f"finance.{name}", financed(**{name: ""}))
        for name in (*_MISSING, "first_due")
    ),
    Break("finance.amount_zero", "finance.amount", financed(amount="0")),
    Break("finance.months_wrong", "finance.months", financed(months="601")),
    Break("finance.grace_too_long", "finance.grace_months", financed(grace_months="60")),
    Break("finance.still_to_come", "finance.paid_date", financed(paid_date="24.12.2026")),
    Break("finance.before_list", "finance.contract_date", financed(contract_date="01.03.2026")),
    Break("finance.paid_before_contract", "finance.paid_date", financed(paid_date="09.03.2026")),
    Break("finance.first_due_early", "finance.first_due", financed(first_due="19.03.2026")),
    Break("finance.no_collateral", "finance.collateral", financed(collateral="")),
    Break("finance.more_than_asked", "finance.amount", {**FINANCED, "project.asked": "11 999 999"}),
    Break("finance.fewer_jobs", "finance.jobs", {**financed(jobs="3"), "project.jobs": "4"}),
    *(
        Break(
            rule,
            f"bought_equipment/e1/{name}",
            FINANCED,
            steps=(rows("bought_equipment", row("e1", **{**LINE, name: value})),),
        )
        for rule, name, value in (
            ("finance.bought_without_name", "name", ""),
            ("finance.bought_without_price", "price", ""),
            ("finance.bought_quantity_zero", "quantity", "0"),
            ("finance.bought_still_to_come", "date", "24.12.2026"),
            ("finance.bought_before_paid", "date", "19.03.2026"),
            ("finance.bought_without_document", "document", ""),
        )
    ),
    Break(
        "finance.same_serial",
        "bought_equipment/e2/serial",
        FINANCED,
        steps=(rows("bought_equipment", row("e1", **LINE), row("e2", **LINE)),),
    ),
    Break(
        "finance.bought_not_in_passport",
        "bought_equipment/e1/name",
        FINANCED,
        steps=(
            rows("bought_equipment", row("e1", **LINE)),
            rows("equipment", row("p1", name="гомогенизатор")),
        ),
    ),
    Break(
        "finance.equipment_over_sum",
        "bought_equipment",
        FINANCED,
        steps=(rows("bought_equipment", row("e1", **{**LINE, "quantity": "2"})),),
    ),
)

REPAYMENT = (
    *(
        Break(
            rule,
            f"repayments/r1/{name}",
            FINANCED,
            steps=(rows("repayments", row("r1", **{**PAID, **change})),),
        )
        for rule, name, change in (
            ("repayments.no_date", "date", {"date": ""}),
            ("repayments.no_sum", "principal", {"principal": "", "interest": ""}),
            ("repayments.still_to_come", "date", {"date": "24.12.2026"}),
            ("repayments.before_finance", "date", {"date": "19.03.2026"}),
            ("repayments.more_than_owed", "principal", {"principal": "12 000 001"}),
        )
    ),
    Break(
        "repayments.same_number",
        "repayments/r2/number",
        FINANCED,
        steps=(rows("repayments", row("r1", **PAID), row("r2", **PAID)),),
    ),
    Break("repayments.behind", "repayments", financed(first_due="20.10.2026")),
)
