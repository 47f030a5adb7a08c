"""The facts of the project passport (жоба паспорты), which the defence deck shows too.

Every value is a :class:`~app.documents.said.Said` or a small dataclass of them; what was reckoned
carries the addresses that it was reckoned from. Sums are :class:`~app.forms.passport_values.Sum`.
"""

from __future__ import annotations

from decimal import Decimal

from app.documents.said import SEPARATOR, Said
from app.documents.tongue import KK
from app.domain.answers import address_of
from app.domain.business_plan import BusinessPlan, percent_of, plan_of
from app.domain.case import FoundingCase
from app.domain.ceilings import Check, person_check, project_check
from app.domain.project import STAGES, Equipment, Link, Project, expands_another, growth
from app.forms.common import (
    coop_names,
    count_of,
    day_of,
    place_line,
    said,
    said_count,
    said_day,
    said_lines,
)
from app.forms.passport_plan import (
    SOURCES_MONEY,
    USES_MONEY,
    loan_facts,
    plan_chart,
    plan_table,
    ratios_of,
)
from app.forms.passport_rows import (
    BorrowerRow,
    CeilingRow,
    ChainLink,
    ChainRow,
    EquipmentRow,
    Expanded,
    LivestockRow,
    OfferRow,
    PlainRow,
    ProductRow,
    SumRow,
)
from app.forms.passport_values import figures_of, percent_text, quantity, quantity_text, sum_of
from app.forms.scheme_facts import out_of_order_notes
from app.forms.values import said_short
from app.forms.words import word


def passport_facts(case: FoundingCase) -> dict[str, object]:
    """Return the facts of the passport, in the language of the case's view."""
    plan = plan_of(case)
    project = plan.project
    return {
        "coop": coop_names(case),
        "place_line": place_line(case, "meeting"),
        "direction": _direction(case),
        "project_number": said(case, "project.number"),
        "project_day": said_day(case, "project.date"),
        "leader": said(case, "project.leader"),
        "leader_short": said_short(case.text("project.leader"), "project.leader"),
        "leader_phone": said(case, "project.leader_phone"),
        "akim_name": said(case, "meeting.akim_name"),
        "akim_short": said_short(case.text("meeting.akim_name"), "meeting.akim_name"),
        "akim_post": said(case, "meeting.akim_post"),
        "aim": said_lines(case, "project.aim"),
        "effect": said_lines(case, "project.effect"),
        "site": said_lines(case, "project.site"),
        "collateral": said_lines(case, "project.collateral"),
        "empty": Said(),
        "sample": case.sample,
        "notes": out_of_order_notes(case, 2),
        "expanded": _expanded(case),
        **_people(case, project),
        **_production(case, project),
        **_money(case, plan),
        "plan": plan_table(case, plan),
        "chart": plan_chart(case, plan),
        "ratios": ratios_of(case, plan),
        **loan_facts(case, plan),
        "risks": tuple(
            PlainRow(
                place,
                Said(risk.name, address_of("risks", risk.id, "name")),
                Said(
                    word(case.language, f"likelihood_{risk.likelihood}")
                    if risk.likelihood in ("low", "medium", "high")
                    else "",
                    address_of("risks", risk.id, "likelihood"),
                ),
                Said(risk.measure, address_of("risks", risk.id, "measure")),
            )
            for place, risk in enumerate(project.risks, start=1)
        ),
        "ceiling": _ceiling(case, project_check(case), "project.asked"),
        "person_ceiling": _ceiling(case, person_check(case), "project.member_loans"),
    }


def _direction(case: FoundingCase) -> Said:
    known = case.reference.directions.get(case.text("name.direction"))
    if known is None:
        return Said("", "name.direction")
    return Said(known.name_kk if case.language == KK else known.name_ru, "name.direction")


def _expanded(case: FoundingCase) -> Expanded | None:
    if not expands_another(case):
        return None
    times = growth(case)
    return Expanded(
        said(case, "project.expands_name"),
        said_count(case, "project.expands_members"),
        quantity(
            case.number("project.expands_capacity"),
            case.text("project.expands_capacity_unit"),
            SEPARATOR.join(("project.expands_capacity", "project.expands_capacity_unit")),
        ),
        sum_of(case, case.money("project.expands_finance"), "project.expands_finance"),
        Said(
            "" if times is None else quantity_text(times),
            SEPARATOR.join(("project.capacity", "project.expands_capacity")),
        ),
    )


def _people(case: FoundingCase, project: Project) -> dict[str, object]:
    loans = SEPARATOR.join(("project.member_loans", "borrowers"))
    counted = SEPARATOR.join(("project.borrowers", "borrowers"))
    return {
        "members": said_count(case, "project.members"),
        "borrowers_count": count_of(case, project.borrowers_total, counted),
        "member_loans": sum_of(case, project.loans_total, loans),
        "average_loan": sum_of(
            case, project.average_loan, SEPARATOR.join((loans, "project.borrowers"))
        ),
        "borrowers": tuple(
            BorrowerRow(
                place,
                Said(row.name, address_of("borrowers", row.id, "name")),
                sum_of(case, row.amount, address_of("borrowers", row.id, "amount")),
                day_of(case, row.day, address_of("borrowers", row.id, "date")),
                Said(row.purpose, address_of("borrowers", row.id, "purpose")),
            )
            for place, row in enumerate(project.borrowers, start=1)
        ),
        "livestock": tuple(
            LivestockRow(
                Said(row.kind, address_of("livestock", row.id, "kind")),
                count_of(case, row.heads, address_of("livestock", row.id, "heads")),
            )
            for row in project.livestock
        ),
        "heads": count_of(case, project.heads, "livestock"),
        "jobs": said_count(case, "project.jobs"),
    }


def _production(case: FoundingCase, project: Project) -> dict[str, object]:
    unit = case.text("project.capacity_unit")
    source = SEPARATOR.join(("project.capacity", "project.capacity_unit"))
    return {
        "chain": tuple(
            ChainRow(
                stage,
                word(case.language, f"stage_{stage}"),
                tuple(_link(link) for link in project.links(stage)),
            )
            for stage in STAGES
        ),
        "has_chain": bool(project.chain),
        "capacity": quantity(project.capacity, unit, source),
        "working_days": said_count(case, "project.working_days"),
        "yearly_capacity": quantity(
            project.yearly_capacity, unit, SEPARATOR.join((source, "project.working_days"))
        ),
        "equipment": tuple(
            _equipment(case, row, place) for place, row in enumerate(project.equipment, start=1)
        ),
        "has_offers": any(row.offers for row in project.equipment),
        "equipment_total": sum_of(
            case,
            project.equipment_total if project.equipment else None,
            SEPARATOR.join(("equipment", "supplier_offers")),
        ),
        "products": tuple(
            ProductRow(
                place,
                Said(row.name, address_of("products", row.id, "name")),
                quantity(row.quantity, row.unit, address_of("products", row.id, "quantity")),
                sum_of(case, row.price, address_of("products", row.id, "price")),
                sum_of(case, row.yearly, address_of("products", row.id, "quantity")),
            )
            for place, row in enumerate(project.products, start=1)
        ),
        "products_total": sum_of(
            case, sum(row.yearly or 0 for row in project.products) or None, "products"
        ),
        "outlets": tuple(
            PlainRow(
                place,
                Said(row.name, address_of("outlets", row.id, "name")),
                Said(row.contract, address_of("outlets", row.id, "contract")),
                Said(),
            )
            for place, row in enumerate(project.outlets, start=1)
        ),
    }


def _link(link: Link) -> ChainLink:
    def at(name: str) -> str:
        return address_of("chain", link.id, name)

    amount = quantity(link.quantity, link.unit, SEPARATOR.join((at("quantity"), at("unit"))))
    line = ", ".join(part for part in (link.name, amount) if part)
    return ChainLink(
        Said(link.name, at("name")),
        amount,
        Said(link.note, at("note")),
        Said(line, SEPARATOR.join((at("name"), at("quantity"), at("unit")))),
    )


def _equipment(case: FoundingCase, row: Equipment, position: int) -> EquipmentRow:
    def at(name: str) -> str:
        return address_of("equipment", row.id, name)

    chosen = row.chosen
    price_at = at("price")
    if row.typed_price is None and chosen is not None:
        price_at = address_of("supplier_offers", chosen.id, "price")

    def of_offer(offer_id: str, name: str) -> str:
        return address_of("supplier_offers", offer_id, name)

    return EquipmentRow(
        position,
        Said(row.name, at("name")),
        Said(row.maker, at("maker")),
        Said(row.capacity, at("capacity")),
        sum_of(case, row.price, price_at),
        count_of(case, row.quantity, at("quantity")),
        sum_of(case, row.total, SEPARATOR.join((price_at, at("quantity")))),
        tuple(
            OfferRow(
                Said(offer.supplier, of_offer(offer.id, "supplier")),
                sum_of(case, offer.price, of_offer(offer.id, "price")),
                day_of(case, offer.day, of_offer(offer.id, "date")),
                Said(offer.number, of_offer(offer.id, "number")),
                offer is chosen,
            )
            for offer in row.offers
        ),
    )


def _money(case: FoundingCase, plan: BusinessPlan) -> dict[str, object]:
    project = plan.project
    spent = project.uses if project.equipment or project.investments else None
    return {
        "own": sum_of(case, project.own, "project.own_contribution"),
        "asked": sum_of(case, project.asked, "project.asked"),
        "asked_percent": percent_text(
            percent_of(project.asked, project.sources or 0)
            if project.asked is not None and project.own is not None
            else None,
            SOURCES_MONEY,
        ),
        "sources_total": sum_of(case, project.sources, SOURCES_MONEY),
        "uses_total": sum_of(case, spent, USES_MONEY),
        "investments": tuple(
            SumRow(
                place,
                Said(row.name, address_of("investments", row.id, "name")),
                sum_of(case, row.amount, address_of("investments", row.id, "amount")),
            )
            for place, row in enumerate(project.investments, start=1)
        ),
    }


def _ceiling(case: FoundingCase, check: Check | None, source: str) -> CeilingRow | None:
    """Return a ceiling's row; None while there is nothing to compare."""
    if check is None:
        return None
    return CeilingRow(
        day_of(case, check.day, "project.date"),
        Said("" if check.aek is None else figures_of(check.aek * 100), "project.date"),
        Said("" if check.times is None else quantity_text(Decimal(check.times)), "project.date"),
        sum_of(case, check.limit, "project.date"),
        sum_of(case, check.amount, source),
        check.kept,
    )
