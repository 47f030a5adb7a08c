"""The fields of a project: what its passport (жоба паспорты) holds and the АШБ is shown."""

from __future__ import annotations

from app.domain.field import Field, Kind, ask

_T, _L, _D, _M, _W = Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.MONEY, Kind.WHOLE
_C, _P, _N, _R = Kind.CHOICE, Kind.PERCENT, Kind.NUMBER, Kind.RECORD

PLAN_YEARS = 5
"""How many years the plan of income and cost spans."""

FIELDS: tuple[Field, ...] = (
    ask("project.number"),  # of the passport
    ask("project.date", _D),
    ask("project.expands"),  # the uuid of the case that this project expands
    # What that one is called and its figures, copied when it was chosen: papers read one case.
    ask("project.expands_name", spelled=True),
    ask("project.expands_members", _W),
    ask("project.expands_capacity", _N),  # taken in a day before the expansion
    ask("project.expands_capacity_unit", spelled=True),
    ask("project.expands_finance", _M),  # what that one was financed with
    ask("project.aim", _L, spelled=True),
    ask("project.effect", _L, spelled=True),
    ask("project.leader", _T, personal=True, spelled=True),
    ask("project.leader_phone", Kind.PHONE, personal=True),
    ask("project.members", _W),
    ask("project.borrowers", _W),  # members who took loans of their own
    ask("project.member_loans", _M),  # all of these loans together
    ask("project.capacity", _N),  # taken in a day
    ask("project.capacity_unit", spelled=True),  # «тонна сүт»
    ask("project.working_days", _W, default="300"),  # a year
    ask("project.site", _L, spelled=True),  # where it stands: building, land, power, water
    ask("project.jobs", _W),
    ask("project.own_contribution", _M),
    ask("project.asked", _M),  # finance asked of the programme
    ask("project.rate", _P, default="2,5"),  # a year
    ask("project.months", _W, default="84"),
    ask("project.grace_months", _W, default="12"),
    ask("project.method", _C, "annuity", "equal", default="equal"),
    ask("project.collateral", _L, spelled=True),  # what secures the loan
    ask("project.first_year", _W),  # the first year of the plan
)

COLLECTIONS: dict[str, tuple[Field, ...]] = {
    # The value chain: өндіру → жинау → қайта өңдеу → өткізу.
    "chain": (
        ask("stage", _C, "production", "collection", "processing", "sale"),
        ask("name", spelled=True),
        ask("quantity", _N),
        ask("unit", spelled=True),
        ask("note", spelled=True),
    ),
    "livestock": (ask("kind", spelled=True), ask("heads", _W)),
    "borrowers": (
        ask("name", _T, personal=True, spelled=True),
        ask("amount", _M),
        ask("date", _D),
        ask("purpose", spelled=True),
    ),
    "equipment": (
        ask("name", spelled=True),
        ask("maker", spelled=True),
        ask("capacity", spelled=True),
        ask("price", _M),  # of one
        ask("quantity", _W, default="1"),
    ),
    "supplier_offers": (
        ask("equipment", _R, "equipment", part=True),
        ask("supplier", spelled=True),
        ask("price", _M),  # of one
        ask("date", _D),
        ask("number"),
        ask("chosen", Kind.YES_NO),
    ),
    # What else the money goes into: building, transport, working capital.
    "investments": (ask("name", spelled=True), ask("amount", _M)),
    "products": (
        ask("name", spelled=True),
        ask("quantity", _N),  # a year
        ask("unit", spelled=True),
        ask("price", _M),  # of one unit
    ),
    "outlets": (ask("name", spelled=True), ask("contract", spelled=True)),
    "plan_lines": (
        ask("kind", _C, "income", "cost", default="income"),
        ask("name", spelled=True),
        *(ask(f"year{year}", _M) for year in range(1, PLAN_YEARS + 1)),
    ),
    "risks": (
        ask("name", _L, spelled=True),
        ask("likelihood", _C, "low", "medium", "high", default="medium"),
        ask("measure", _L, spelled=True),
    ),
}
