"""The project of a case as its passport shows it: chain, equipment, people, money, risks.

Sums are whole tiyn, quantities Decimal, days ``date``; None while unknown. Figures over years
(plan, payback, loan) are reckoned in :mod:`app.domain.business_plan`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import schema_project
from app.domain.answers import Record, any_written
from app.domain.parse import parse_date, parse_money, parse_number, parse_whole
from app.domain.typed import TypedAnswers, reader_of

STAGES: tuple[str, ...] = ("production", "collection", "processing", "sale")
"""The value chain from left to right: өндіру → жинау → қайта өңдеу → өткізу."""


@dataclass(frozen=True)
class Link:
    """What happens at one stage of the chain, with its quantity."""

    id: str
    stage: str
    name: str
    quantity: Decimal | None
    unit: str
    note: str


@dataclass(frozen=True)
class Livestock:
    """Animals of one kind that the members hold."""

    id: str
    kind: str
    heads: int | None


@dataclass(frozen=True)
class Borrower:
    """A member with a loan of his own."""

    id: str
    name: str
    amount: int | None
    day: date | None
    purpose: str


@dataclass(frozen=True)
class Offer:
    """What a supplier asks for one piece of equipment."""

    id: str
    equipment: str
    supplier: str
    price: int | None
    day: date | None
    number: str
    chosen: bool


@dataclass(frozen=True)
class Equipment:
    """Equipment to be bought. ``typed_price`` is of one, as typed; ``offers`` are for it."""

    id: str
    name: str
    maker: str
    capacity: str
    typed_price: int | None
    quantity: int | None
    offers: tuple[Offer, ...]

    @property
    def chosen(self) -> Offer | None:
        """The offer that was chosen; the only one when it is alone."""
        if len(self.offers) == 1:
            return self.offers[0]
        return next((offer for offer in self.offers if offer.chosen), None)

    @property
    def price(self) -> int | None:
        """The price of one: as typed, else the chosen offer's."""
        if self.typed_price is not None:
            return self.typed_price
        return self.chosen.price if self.chosen else None

    @property
    def total(self) -> int | None:
        """Price × quantity."""
        if self.price is None or self.quantity is None:
            return None
        return self.price * self.quantity


@dataclass(frozen=True)
class Investment:
    """What else the money goes into."""

    id: str
    name: str
    amount: int | None


@dataclass(frozen=True)
class Product:
    """What is made and sold in a year, at the price of one unit."""

    id: str
    name: str
    quantity: Decimal | None
    unit: str
    price: int | None

    @property
    def yearly(self) -> int | None:
        """Quantity × price in tiyn, a part of a tiyn left out."""
        if self.quantity is None or self.price is None:
            return None
        return int(self.quantity * self.price)


@dataclass(frozen=True)
class Outlet:
    """Where the products are sold, and on what agreement."""

    id: str
    name: str
    contract: str


@dataclass(frozen=True)
class Risk:
    """A risk, how likely it is, what is done about it."""

    id: str
    name: str
    likelihood: str
    measure: str


@dataclass(frozen=True)
class Project:
    """One project. Made by :func:`project_of`."""

    chain: tuple[Link, ...]
    livestock: tuple[Livestock, ...]
    borrowers: tuple[Borrower, ...]
    equipment: tuple[Equipment, ...]
    investments: tuple[Investment, ...]
    products: tuple[Product, ...]
    outlets: tuple[Outlet, ...]
    risks: tuple[Risk, ...]
    day: date | None
    members: int | None
    borrower_count: int | None
    member_loans: int | None
    capacity: Decimal | None
    working_days: int | None
    jobs: int | None
    own: int | None
    asked: int | None

    def links(self, stage: str) -> tuple[Link, ...]:
        """Return what stands at a stage of the chain."""
        return tuple(link for link in self.chain if link.stage == stage)

    @property
    def heads(self) -> int | None:
        """All animals together; None while no number was typed."""
        return _sum(row.heads for row in self.livestock)

    @property
    def borrowers_total(self) -> int | None:
        """How many members borrowed: as typed, else as many as are listed."""
        return (
            self.borrower_count if self.borrower_count is not None else len(self.borrowers) or None
        )

    @property
    def loans_total(self) -> int | None:
        """All loans of members: the sum as typed, else of those listed."""
        if self.member_loans is not None:
            return self.member_loans
        return _sum(row.amount for row in self.borrowers)

    @property
    def average_loan(self) -> int | None:
        """What one borrower has on average, rounded half up to a tiyn."""
        if not self.loans_total or not self.borrowers_total:
            return None
        return (2 * self.loans_total + self.borrowers_total) // (2 * self.borrowers_total)

    @property
    def yearly_capacity(self) -> Decimal | None:
        """What is taken in within a year: a day's × working days."""
        if self.capacity is None or self.working_days is None:
            return None
        return self.capacity * self.working_days

    @property
    def equipment_total(self) -> int:
        """What the equipment costs, as far as prices are known."""
        return sum(row.total or 0 for row in self.equipment)

    @property
    def uses(self) -> int:
        """What the money goes into: equipment and the other investments."""
        return self.equipment_total + sum(row.amount or 0 for row in self.investments)

    @property
    def sources(self) -> int | None:
        """Where the money comes from: own contribution and finance asked; None while unknown."""
        return _sum((self.own, self.asked))

    @property
    def gap(self) -> int | None:
        """Sources less uses; None while either side is not known at all."""
        if self.sources is None or not (self.equipment or self.investments):
            return None
        return self.sources - self.uses


def project_begun(case: TypedAnswers) -> bool:
    """Return whether anything of the project was typed."""
    return any_written(case.answers, "project.", schema_project.COLLECTIONS)


def expands_another(case: TypedAnswers) -> bool:
    """Return whether the project expands an earlier one."""
    return bool(case.text("project.expands") or case.text("project.expands_name"))


def project_of(case: TypedAnswers) -> Project:
    """Return the project of a case."""

    def rows(collection: str) -> tuple[Record, ...]:
        return tuple(case.answers.records(collection))

    offers: dict[str, list[Offer]] = {}
    for row in rows("supplier_offers"):
        offer = _offer(row)
        offers.setdefault(offer.equipment, []).append(offer)
    return Project(
        chain=tuple(_link(row) for row in rows("chain")),
        livestock=tuple(
            Livestock(row.id, row.get("kind").strip(), parse_whole(row.get("heads")))
            for row in rows("livestock")
        ),
        borrowers=tuple(_borrower(row) for row in rows("borrowers")),
        equipment=tuple(
            _equipment(row, tuple(offers.get(row.id, ()))) for row in rows("equipment")
        ),
        investments=tuple(
            Investment(row.id, row.get("name").strip(), parse_money(row.get("amount")))
            for row in rows("investments")
        ),
        products=tuple(_product(row) for row in rows("products")),
        outlets=tuple(
            Outlet(row.id, row.get("name").strip(), row.get("contract").strip())
            for row in rows("outlets")
        ),
        risks=tuple(_risk(row) for row in rows("risks")),
        day=case.day("project.date"),
        members=case.whole("project.members"),
        borrower_count=case.whole("project.borrowers"),
        member_loans=case.money("project.member_loans"),
        capacity=case.number("project.capacity"),
        working_days=case.whole("project.working_days"),
        jobs=case.whole("project.jobs"),
        own=case.money("project.own_contribution"),
        asked=case.money("project.asked"),
    )


def growth(case: TypedAnswers) -> Decimal | None:
    """Return how many times the capacity grows over the project that is expanded, to hundredths."""
    before, after = case.number("project.expands_capacity"), case.number("project.capacity")
    if not before or not after:
        return None
    return (after / before).quantize(Decimal("0.01"))


def _link(row: Record) -> Link:
    get = reader_of(row, "chain")
    quantity = parse_number(get("quantity"))
    return Link(row.id, get("stage"), get("name"), quantity, get("unit"), get("note"))


def _borrower(row: Record) -> Borrower:
    get = reader_of(row, "borrowers")
    amount, day = parse_money(get("amount")), parse_date(get("date"))
    return Borrower(row.id, get("name"), amount, day, get("purpose"))


def _offer(row: Record) -> Offer:
    get = reader_of(row, "supplier_offers")
    return Offer(
        row.id,
        get("equipment"),
        get("supplier"),
        parse_money(get("price")),
        parse_date(get("date")),
        get("number"),
        get("chosen") == "1",
    )


def _equipment(row: Record, offers: tuple[Offer, ...]) -> Equipment:
    get = reader_of(row, "equipment")
    return Equipment(
        row.id,
        get("name"),
        get("maker"),
        get("capacity"),
        parse_money(get("price")),
        parse_whole(get("quantity")),
        offers,
    )


def _product(row: Record) -> Product:
    get = reader_of(row, "products")
    quantity, price = parse_number(get("quantity")), parse_money(get("price"))
    return Product(row.id, get("name"), quantity, get("unit"), price)


def _risk(row: Record) -> Risk:
    get = reader_of(row, "risks")
    return Risk(row.id, get("name"), get("likelihood"), get("measure"))


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
