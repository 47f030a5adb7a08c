"""Step 2: what the project's passport needs and what in it does not agree.

Nothing is said while nothing of the project was written. Plan and loan stand in
:mod:`app.domain.rules.project_plan`, the programme's ceilings in
:mod:`app.domain.rules.ceilings`.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.answers import address_of
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding, source_l372
from app.domain.law import LEAST_FOUNDERS
from app.domain.likeness import fold
from app.domain.project import STAGES, Project, expands_another, growth, project_begun, project_of
from app.domain.rules.base import CUSTOM, PROGRAMME, Rule, block, tenge, warn

MISSING: dict[str, Rule] = {
    key: block(f"project.missing_{key.partition('.')[2]}", message, PROGRAMME)
    for key, message in (
        ("project.date", N_("Write the date of the passport: the ceiling is taken for this day.")),
        ("project.aim", N_("Write the aim of the project: what is made of what, and for whom.")),
        ("project.leader", N_("Write who leads the project: he signs the passport.")),
        ("project.members", N_("Write how many members take part in the project.")),
        ("project.capacity", N_("Write how much is taken in within a day.")),
        ("project.jobs", N_("Write how many new jobs the project makes.")),
        ("project.asked", N_("Write how much finance is asked of the programme, in tenge.")),
        (
            "project.own_contribution",
            N_("Write the own contribution in tenge; nought when the members put in nothing."),
        ),
    )
}
NEEDED: dict[str, Rule] = {
    name: block(f"project.no_{name}", message, PROGRAMME)
    for name, message in (
        ("equipment", N_("Write which equipment the project needs.")),
        ("products", N_("Write what the project makes and sells.")),
        ("outlets", N_("Write where the products are sold.")),
        ("risks", N_("Write at least one risk and what is done about it.")),
    )
}
FEW_MEMBERS = block(
    "project.few_members",
    N_("A cooperative has at least {least} founders, the project names {members}."),
    source_l372("15(2)"),
)
BORROWERS = block(
    "project.borrowers_over_members",
    N_("{borrowers} borrowers cannot be among {members} members. Correct one of the figures."),
    CUSTOM,
)
BORROWERS_DIFFER = warn(
    "project.borrowers_differ",
    N_("{listed} loans are listed, but {borrowers} borrowers are named. Compare both."),
    CUSTOM,
)
LOANS_DIFFER = warn(
    "project.loans_differ",
    N_("The listed loans come to {listed} tenge, the total says {total}. Compare both."),
    CUSTOM,
)
STAGE = warn(
    "project.stage_missing",
    N_("The chain has no stage «{stage}». Write what happens there."),
    PROGRAMME,
)
ASKED_ZERO = block(
    "project.asked_zero",
    N_("The finance asked of the programme is more than zero. Correct it."),
    PROGRAMME,
)
OWN_ZERO = warn(
    "project.own_zero",
    N_("The members put in nothing of their own. Be ready to explain it at the defence."),
    PROGRAMME,
)
GAP = warn(
    "project.sources_and_uses",
    N_(
        "The money comes to {sources} tenge, what it goes into to {uses}: "
        "the difference is {difference}. Make both the same."
    ),
    CUSTOM,
)
UNIT = block(
    "project.capacity_unit",
    N_("Write of what and in which unit the capacity is, for example «тонна сүт»."),
    CUSTOM,
)
WORKING_DAYS = block(
    "project.working_days",
    N_("A year has 1 to 366 working days, here are {days}. Correct the number."),
    CUSTOM,
)
COLLATERAL = warn(
    "project.no_collateral",
    N_("Write what secures the loan: the programme lends against security."),
    PROGRAMME,
)
ROW = block(
    "project.row_incomplete",
    N_("Fill in this cell, or remove the empty row."),
    CUSTOM,
)
PRICE = block(
    "project.equipment_price",
    N_("{what}: write the price, or choose a supplier's offer with a price."),
    PROGRAMME,
)
QUANTITY = block(
    "project.equipment_quantity",
    N_("{what}: write how many are bought, at least one."),
    CUSTOM,
)
NOT_CHOSEN = warn(
    "project.offer_not_chosen",
    N_("{what}: several offers stand here. Mark the one that is chosen."),
    PROGRAMME,
)
TWO_CHOSEN = block(
    "project.two_offers_chosen",
    N_("{what}: only one offer can be chosen. Take the mark off the others."),
    PROGRAMME,
)
DEARER = warn(
    "project.dearer_offer",
    N_(
        "{what}: the chosen offer costs {chosen} tenge, another only {other}. "
        "Be ready to say why at the defence."
    ),
    PROGRAMME,
)
PRICE_DIFFERS = warn(
    "project.price_differs",
    N_("{what}: the price is {price} tenge, the chosen offer says {offer}. Compare both."),
    CUSTOM,
)
MEASURE = warn(
    "project.risk_without_measure",
    N_("Write what is done about this risk."),
    PROGRAMME,
)
ITSELF = block(
    "project.expands_itself",
    N_("A project cannot expand itself. Choose the earlier project, or leave it empty."),
    PROGRAMME,
)
UNKNOWN = warn(
    "project.expands_unknown",
    N_(
        "The expanded project was written by hand. If its case is in this program, choose it: "
        "its figures are then taken from there."
    ),
    PROGRAMME,
)
NO_GROWTH = warn(
    "project.no_growth",
    N_("The capacity does not grow over the expanded project. Compare both figures."),
    PROGRAMME,
)

_CELLS: dict[str, tuple[str, ...]] = {
    "chain": ("stage", "name"),
    "livestock": ("kind", "heads"),
    "borrowers": ("name", "amount"),
    "equipment": ("name",),
    "supplier_offers": ("equipment", "supplier", "price"),
    "investments": ("name", "amount"),
    "products": ("name",),
    "outlets": ("name",),
    "risks": ("name",),
}
"""What a row of each list cannot be without."""

_STAGE_NAMES = {
    "production": N_("Production"),
    "collection": N_("Collection"),
    "processing": N_("Processing"),
    "sale": N_("Sale"),
}


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield what the passport lacks and what in it does not agree."""
    if not project_begun(case):
        return
    project = project_of(case)
    for key, rule in MISSING.items():
        if not case.text(key):
            yield rule.at(key)
    for name, rule in NEEDED.items():
        if not case.answers.records(name):
            yield rule.at(name)
    yield from _rows(case)
    yield from _people(project)
    yield from _chain(case, project)
    yield from _money(case, project)
    for piece in project.equipment:
        yield from _equipment(case, project, piece.id)
    yield from _expansion(case)


def _rows(case: FoundingCase) -> Iterator[Finding]:
    for collection, names in _CELLS.items():
        for record in case.answers.records(collection):
            for name in names:
                if not record.get(name).strip():
                    yield ROW.at(address_of(collection, record.id, name))
    for record in case.answers.records("risks"):
        if record.get("name").strip() and not record.get("measure").strip():
            yield MEASURE.at(address_of("risks", record.id, "measure"))


def _people(project: Project) -> Iterator[Finding]:
    members, borrowers = project.members, project.borrower_count
    if members is not None and members < LEAST_FOUNDERS:
        yield FEW_MEMBERS.at("project.members", least=LEAST_FOUNDERS, members=members)
    if members is not None and borrowers is not None and borrowers > members:
        yield BORROWERS.at(
            "project.borrowers",
            related=("project.members",),
            borrowers=borrowers,
            members=members,
        )
    listed = len(project.borrowers)
    if listed and borrowers is not None and borrowers != listed:
        yield BORROWERS_DIFFER.at("borrowers", listed=listed, borrowers=borrowers)
    amounts = [row.amount for row in project.borrowers if row.amount is not None]
    total = project.member_loans
    if amounts and len(amounts) == listed and total is not None and total != sum(amounts):
        yield LOANS_DIFFER.at(
            "project.member_loans",
            related=("borrowers",),
            listed=tenge(sum(amounts)),
            total=tenge(total),
        )


def _chain(case: FoundingCase, project: Project) -> Iterator[Finding]:
    for stage in STAGES:
        if not project.links(stage):
            yield STAGE.at(
                "chain", stage=_STAGE_NAMES[stage], translated={"stage": _STAGE_NAMES[stage]}
            )
    if case.text("project.capacity") and not case.text("project.capacity_unit"):
        yield UNIT.at("project.capacity_unit")
    days = project.working_days
    if days is not None and not 1 <= days <= 366:
        yield WORKING_DAYS.at("project.working_days", days=days)


def _money(case: FoundingCase, project: Project) -> Iterator[Finding]:
    if project.asked == 0:
        yield ASKED_ZERO.at("project.asked")
    if project.own == 0:
        yield OWN_ZERO.at("project.own_contribution")
    if project.asked and not case.text("project.collateral"):
        yield COLLATERAL.at("project.collateral")
    gap, sources = project.gap, project.sources
    if gap and sources is not None and project.uses:
        yield GAP.at(
            "project.asked",
            related=("project.own_contribution", "equipment", "investments"),
            sources=tenge(sources),
            uses=tenge(project.uses),
            difference=tenge(abs(gap)),
        )


def _equipment(case: FoundingCase, project: Project, piece_id: str) -> Iterator[Finding]:
    piece = next(row for row in project.equipment if row.id == piece_id)
    what = piece.name or "№"
    if piece.price is None and not _typed(case, "equipment", piece.id, "price"):
        yield PRICE.at(address_of("equipment", piece.id, "price"), what=what)
    if piece.quantity == 0:
        yield QUANTITY.at(address_of("equipment", piece.id, "quantity"), what=what)
    marked = [offer for offer in piece.offers if offer.chosen]
    if len(marked) > 1:
        yield TWO_CHOSEN.at(address_of("supplier_offers", marked[1].id, "chosen"), what=what)
        return
    chosen = piece.chosen
    if chosen is None:
        if piece.offers:
            yield NOT_CHOSEN.at(
                address_of("supplier_offers", piece.offers[0].id, "chosen"), what=what
            )
        return
    if chosen.price is None:
        return
    place = address_of("supplier_offers", chosen.id, "price")
    if piece.typed_price is not None and piece.typed_price != chosen.price:
        yield PRICE_DIFFERS.at(
            address_of("equipment", piece.id, "price"),
            related=(place,),
            what=what,
            price=tenge(piece.typed_price),
            offer=tenge(chosen.price),
        )
    cheapest = min(offer.price for offer in piece.offers if offer.price is not None)
    if cheapest < chosen.price:
        yield DEARER.at(place, what=what, chosen=tenge(chosen.price), other=tenge(cheapest))


def _expansion(case: FoundingCase) -> Iterator[Finding]:
    if not expands_another(case):
        return
    name = case.text("project.expands_name")
    if name and fold(name) == fold(case.proper_name):
        yield ITSELF.at("project.expands_name")
    elif not case.text("project.expands"):
        yield UNKNOWN.at("project.expands_name")
    times = growth(case)
    if times is not None and times <= 1:
        yield NO_GROWTH.at("project.expands_capacity", related=("project.capacity",))


def _typed(case: FoundingCase, collection: str, record_id: str, name: str) -> bool:
    return bool(case.answers.at(address_of(collection, record_id, name)).strip())
