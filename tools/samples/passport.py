"""The project passport of a showcase: the value chain, the money, the plan, the risks."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.answers import Record
from tools.samples.texts import Texts

Pair = tuple[str, str]
"""A text in Kazakh and in Russian."""

COLLATERAL = (
    "сатып алынатын жабдық және кооператив төрағасының кепілдігі",
    "приобретаемое оборудование и гарантия председателя кооператива",
)
"""What secures the loan of every showcase."""


@dataclass(frozen=True)
class Link:
    """One link of the value chain."""

    stage: str
    name: Pair
    quantity: str = ""
    unit: Pair = ("", "")
    note: Pair = ("", "")


@dataclass(frozen=True)
class Machine:
    """A piece of equipment with the offers of its suppliers; the first offer is the chosen one."""

    name: Pair
    maker: Pair
    capacity: Pair
    price: int
    offers: tuple[tuple[Pair, int, str], ...]  # supplier, price, day


@dataclass(frozen=True)
class Project:
    """What a passport shows. Sums are in tenge; ``plan``: kind, name, five years."""

    values: dict[str, str]
    aim: Pair
    effect: Pair
    site: Pair
    unit: Pair  # of the daily capacity
    chain: tuple[Link, ...]
    machines: tuple[Machine, ...]
    investments: tuple[tuple[Pair, int], ...]
    products: tuple[tuple[Pair, str, Pair, int], ...]
    outlets: tuple[tuple[Pair, Pair], ...]
    plan: tuple[tuple[str, Pair, tuple[int, ...]], ...]
    risks: tuple[tuple[Pair, str, Pair], ...]
    livestock: tuple[tuple[Pair, int], ...] = ()


def values_of(one: Project, texts: Texts) -> dict[str, str]:
    """Return the single answers of a passport."""
    return {
        **one.values,
        "project.aim": texts.say(*one.aim),
        "project.effect": texts.say(*one.effect),
        "project.site": texts.say(*one.site),
        "project.collateral": texts.say(*COLLATERAL),
        "project.capacity_unit": texts.say(*one.unit),
    }


def records_of(one: Project, texts: Texts) -> dict[str, tuple[Record, ...]]:
    """Return the collections of a passport."""

    def say(pair: Pair) -> str:
        return texts.say(*pair) if pair[0] else ""

    rows: dict[str, list[dict[str, str]]] = {
        "chain": [
            {
                "stage": link.stage,
                "name": say(link.name),
                "quantity": link.quantity,
                "unit": say(link.unit),
                "note": say(link.note),
            }
            for link in one.chain
        ],
        "livestock": [{"kind": say(kind), "heads": str(n)} for kind, n in one.livestock],
        "equipment": [
            {
                "name": say(machine.name),
                "maker": say(machine.maker),
                "capacity": say(machine.capacity),
                "price": str(machine.price),
                "quantity": "1",
            }
            for machine in one.machines
        ],
        "supplier_offers": [
            {
                "equipment": f"equipment{i}",
                "supplier": say(supplier),
                "price": str(price),
                "date": day,
                "number": f"Үлгі-{i}/{j}",
                "chosen": "1" if j == 1 else "",
            }
            for i, machine in enumerate(one.machines, start=1)
            for j, (supplier, price, day) in enumerate(machine.offers, start=1)
        ],
        "investments": [{"name": say(name), "amount": str(n)} for name, n in one.investments],
        "products": [
            {"name": say(name), "quantity": quantity, "unit": say(unit), "price": str(price)}
            for name, quantity, unit, price in one.products
        ],
        "outlets": [{"name": say(n), "contract": say(contract)} for n, contract in one.outlets],
        "plan_lines": [
            {
                "kind": kind,
                "name": say(name),
                **{f"year{i}": str(sum_) for i, sum_ in enumerate(years, start=1)},
            }
            for kind, name, years in one.plan
        ],
        "risks": [
            {"name": say(name), "likelihood": likelihood, "measure": say(measure)}
            for name, likelihood, measure in one.risks
        ],
    }
    return {
        name: tuple(
            Record(f"{name.replace('_', '')}{i}", {key: text for key, text in row.items() if text})
            for i, row in enumerate(found, start=1)
        )
        for name, found in rows.items()
        if found
    }
