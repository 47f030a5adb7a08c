"""How the passport writes its figures: sums with millions, quantities, percents, spans of time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app import kazakh, russian
from app.documents.said import Said
from app.domain.case import FoundingCase
from app.domain.parse import format_number
from app.domain.rounding import millions, whole_tenge
from app.forms.words import word

MINUS = "\u2212"


@dataclass(frozen=True)
class Sum:
    """A sum of the project; ``tiyn`` is None while unknown.

    ``figures`` is «27 600 000», ``tenge`` «27 600 000 теңге», ``millions`` «27,6» (rounded for
    show to a tenth), ``in_millions`` «27,6 млн теңге».
    """

    tiyn: int | None
    figures: Said
    tenge: Said
    millions: Said
    in_millions: Said


def sum_of(case: FoundingCase, tiyn: int | None, source: str) -> Sum:
    """Return a sum in its forms; blanks when it is None."""
    if tiyn is None:
        empty = Said("", source)
        return Sum(None, empty, empty, empty, empty)
    figures = figures_of(tiyn)
    million = quantity_text(millions(tiyn))
    return Sum(
        tiyn,
        Said(figures, source, tiyn),
        Said(f"{figures} {word(case.language, 'tenge')}", source, tiyn),
        Said(million, source),
        Said(f"{million} {word(case.language, 'million_tenge')}", source),
    )


def figures_of(tiyn: int) -> str:
    """Return a sum in tenge, «27 600 000», with a true minus sign."""
    return kazakh.money(tiyn).replace("-", MINUS)


def rounded_figures(tiyn: int) -> str:
    """Return a sum rounded half up to whole tenge, for the narrow columns of the plan."""
    return figures_of(whole_tenge(tiyn))


def quantity_text(value: Decimal) -> str:
    """Return a quantity with its digits in groups: «1,5», «12 000»."""
    whole, point, rest = format_number(value).partition(",")
    grouped = kazakh.group(abs(int(whole)))
    return (MINUS if value < 0 else "") + grouped + point + rest


def ratio_text(value: Decimal) -> str:
    """Return a ratio with both its decimals: «2,70»."""
    exact = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact).replace("-", MINUS).replace(".", ",")


def quantity(value: Decimal | None, unit: str, source: str) -> Said:
    """Return «1 тонна сүт»; empty while the number is not known."""
    if value is None:
        return Said("", source)
    return Said(f"{quantity_text(value)} {unit}".strip(), source)


def percent_text(value: Decimal | None, source: str) -> Said:
    """Return «21,5 %»; empty when it is None."""
    text = "" if value is None else f"{quantity_text(value)}\u00a0%"
    return Said(text, source)


def span(case: FoundingCase, years: int, months: int) -> str:
    """Return «2 жыл 5 ай»; a part that is nought is left out."""
    parts = []
    for count, code in ((years, "year_forms"), (months, "month_forms")):
        one, few, many = word(case.language, code).split(", ")
        if count:
            parts.append(f"{count} {russian.plural(count, one, few, many)}")
    return " ".join(parts)
