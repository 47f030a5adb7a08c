"""Reference data shipped with the program (``resources/reference/*.json``), read once.

Every file names its source, the day it was checked and marks how sure each value is; the editable
tables of the settings (АЕК, ceilings) are laid over the shipped ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from app.core.paths import resources_dir
from app.domain.reference import (
    CITY,
    DISTRICT,
    Activity,
    AekValue,
    Ceiling,
    Direction,
    GroupLabel,
    Oblast,
    Reference,
)

_Value = TypeVar("_Value", AekValue, Ceiling)


def load_reference(
    extra_aek: Iterable[AekValue] = (), extra_ceilings: Iterable[Ceiling] = ()
) -> Reference:
    """Return the reference data, cached; the extra values replace shipped ones of the same day.

    Raises:
        OSError: a shipped file is missing, so the installation is broken.
    """
    own_aek, own_ceilings = tuple(extra_aek), tuple(extra_ceilings)
    shipped = _shipped()
    if not own_aek and not own_ceilings:
        return shipped
    return replace(
        shipped,
        aek=_laid_over(shipped.aek, own_aek),
        ceilings=_laid_over(shipped.ceilings, own_ceilings),
    )


def _laid_over(shipped: tuple[_Value, ...], own: tuple[_Value, ...]) -> tuple[_Value, ...]:
    by_day = {value.valid_from: value for value in shipped + own}
    return tuple(by_day[day] for day in sorted(by_day))


def districts_of(oblast: str, reference: Reference | None = None) -> tuple[str, ...]:
    """Return what may stand as the district: districts, then cities of oblast rank («Арыс қаласы»).

    A district is named without a word («Түлкібас»), except where a city has the same name
    («Қостанай ауданы»). An unknown oblast gives nothing.
    """
    known = (reference or _shipped()).oblasts
    name = oblast.strip()
    found = known.get(name) or known.get(name.removesuffix("облысы").strip())
    if found is None:
        return ()
    return (
        *found.districts,
        *(f"{city.removesuffix(CITY).strip()} {CITY}" for city in found.cities),
    )


@lru_cache(maxsize=1)
def _shipped() -> Reference:
    return Reference(
        aek=tuple(
            AekValue(date.fromisoformat(row["valid_from"]), int(row["tenge"]), row["source"])
            for row in sorted(_read("aek")["values"], key=lambda row: str(row["valid_from"]))
        ),
        ceilings=tuple(
            Ceiling(
                date.fromisoformat(row["valid_from"]),
                int(row["cooperative_aek"]),
                int(row["person_aek"]),
                row["source"],
            )
            for row in sorted(_read("ceilings")["values"], key=lambda row: str(row["valid_from"]))
        ),
        directions=MappingProxyType(
            {
                row["code"]: Direction(
                    row["code"],
                    row["name_kk"],
                    row["name_ru"],
                    row["activity_code"],
                    row.get("group", ""),
                )
                for row in _read("directions")["directions"]
            }
        ),
        groups=MappingProxyType(
            {
                row["code"]: tuple(
                    GroupLabel(
                        date.fromisoformat(label["valid_from"]), label["name_kk"], label["name_ru"]
                    )
                    for label in row["labels"]
                )
                for row in _read("directions")["groups"]
            }
        ),
        report_spans=tuple(_read("directions")["report_spans"]),
        activities=MappingProxyType(
            {
                row["code"]: Activity(row["code"], row["name_kk"], row["name_ru"])
                for row in _read("activities")["activities"]
            }
        ),
        oblasts=MappingProxyType(_oblasts(_read("oblasts")["oblasts"])),
    )


def _oblasts(rows: list[dict[str, Any]]) -> dict[str, Oblast]:
    """Return the oblasts; a name that a district and a city share carries its word in both."""
    districts = {place["name_kk"] for row in rows for place in row["districts"]}
    shared = districts & {place["name_kk"] for row in rows for place in row["cities"]}

    def named(row: dict[str, Any], kind: str, word: str) -> dict[str, str]:
        """Return the places of a kind: as the program names them -> their Russian names."""
        return {
            f"{place['name_kk']} {word}" if place["name_kk"] in shared else place["name_kk"]: (
                place["name_ru"] if kind == "districts" else f"город {place['name_ru']}"
            )
            for place in row[kind]
        }

    def oblast(row: dict[str, Any]) -> Oblast:
        districts, cities = named(row, "districts", DISTRICT), named(row, "cities", CITY)
        return Oblast(
            row["name_kk"],
            row["name_ru"],
            tuple(districts),
            tuple(cities),
            MappingProxyType({**districts, **cities}),
        )

    return {row["name_kk"]: oblast(row) for row in rows}


def _read(name: str) -> dict[str, Any]:
    path = resources_dir() / "reference" / f"{name}.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
