"""The rows and small tables that the passport and the defence deck are made of."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.said import Said
from app.forms.common import Count, Day
from app.forms.passport_values import Sum


@dataclass(frozen=True)
class ChainLink:
    """What happens at a stage; ``amount`` is «1 тонна сүт»; empty parts print nothing."""

    name: Said
    amount: Said
    note: Said
    line: Said  # «сүт қабылдау, 1 тонна»


@dataclass(frozen=True)
class ChainRow:
    """One stage: its name («Қайта өңдеу») and what happens there; ``links`` may be empty."""

    stage: str
    title: str
    links: tuple[ChainLink, ...]


@dataclass(frozen=True)
class OfferRow:
    """A supplier's offer."""

    supplier: Said
    price: Sum
    day: Day
    number: Said
    chosen: bool


@dataclass(frozen=True)
class EquipmentRow:
    """A piece of equipment with its offers."""

    position: int
    name: Said
    maker: Said
    capacity: Said
    price: Sum
    quantity: Count
    total: Sum
    offers: tuple[OfferRow, ...]


@dataclass(frozen=True)
class ProductRow:
    """A product; ``quantity`` is «12 000 кг» a year, ``yearly`` what it brings."""

    position: int
    name: Said
    quantity: Said
    price: Sum
    yearly: Sum


@dataclass(frozen=True)
class PlainRow:
    """A named row with one more text: an outlet and its agreement, a risk and its measure."""

    position: int
    name: Said
    text: Said
    more: Said


@dataclass(frozen=True)
class SumRow:
    """A named row with a sum."""

    position: int
    name: Said
    amount: Sum


@dataclass(frozen=True)
class BorrowerRow:
    """A member with a loan of his own."""

    position: int
    name: Said
    amount: Sum
    day: Day
    purpose: Said


@dataclass(frozen=True)
class LivestockRow:
    """Animals of one kind."""

    kind: Said
    heads: Count


@dataclass(frozen=True)
class PlanRow:
    """A row of the plan: its name and a text for each year."""

    name: Said
    years: tuple[Said, ...]


@dataclass(frozen=True)
class PlanTable:
    """The plan of five years, ready to print in tenge."""

    begun: bool
    heads: tuple[Said, ...]
    income: tuple[PlanRow, ...]
    cost: tuple[PlanRow, ...]
    income_total: tuple[Said, ...]
    cost_total: tuple[Said, ...]
    interest: tuple[Said, ...]
    profit: tuple[Said, ...]
    principal: tuple[Said, ...]
    cash: tuple[Said, ...]
    recovered: tuple[Said, ...]
    coverage: tuple[Said, ...]


@dataclass(frozen=True)
class LoanRow:
    """A month or a year of the loan's schedule."""

    number: int
    principal: Said
    interest: Said
    payment: Said
    balance: Said


@dataclass(frozen=True)
class Ratios:
    """What a bank reads first; an empty text where a figure cannot be reckoned."""

    investment: Sum
    own_percent: Said
    payback: Said
    payback_late: bool  # not within the plan's years
    margin: Said
    least_coverage: Said
    cost_of_job: Sum
    jobs_per_million: Said


@dataclass(frozen=True)
class Expanded:
    """The project that this one expands, with its figures of then; ``times`` is «2»."""

    name: Said
    members: Count
    capacity: Said
    finance: Sum
    times: Said


@dataclass(frozen=True)
class CeilingRow:
    """The programme's ceiling on a day against what is asked. ``kept`` is None while unknown."""

    day: Day
    aek: Said
    times: Said
    limit: Sum
    amount: Sum
    kept: bool | None
