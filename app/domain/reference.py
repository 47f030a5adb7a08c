"""The reference data that rules and papers need, as plain values. Loaded by the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class AekValue:
    """The monthly calculation index (АЕК) in force from a day, in tenge, with its source."""

    valid_from: date
    tenge: int
    source: str


@dataclass(frozen=True)
class Direction:
    """A direction of the programme with its usual activity code."""

    code: str
    name_kk: str
    name_ru: str
    activity_code: str = ""


@dataclass(frozen=True)
class Activity:
    """A kind of activity by the classifier (ЭҚЖЖ, ОКЭД)."""

    code: str
    name_kk: str
    name_ru: str


@dataclass(frozen=True)
class Oblast:
    """An oblast with its districts and its cities of oblast rank (name -> kind)."""

    name_kk: str
    name_ru: str
    districts: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """Everything looked up by date, code or name."""

    aek: tuple[AekValue, ...] = ()
    directions: Mapping[str, Direction] = field(default_factory=lambda: MappingProxyType({}))
    activities: Mapping[str, Activity] = field(default_factory=lambda: MappingProxyType({}))
    oblasts: Mapping[str, Oblast] = field(default_factory=lambda: MappingProxyType({}))

    def aek_on(self, day: date) -> AekValue | None:
        """Return the АЕК in force on a day, only from a value of that very year.

        The law on the republic's budget sets it for each year: last year's value is never taken
        for a year that has none.
        """
        candidates = [v for v in self.aek if v.valid_from <= day and v.valid_from.year == day.year]
        return max(candidates, key=lambda v: v.valid_from, default=None)
