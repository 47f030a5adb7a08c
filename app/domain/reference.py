"""The reference data that rules and papers need, as plain values. Loaded by the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

DISTRICT = "ауданы"
CITY = "қаласы"
"""The words that stand after the name of a district and of a city of oblast rank."""


@dataclass(frozen=True)
class AekValue:
    """The monthly calculation index (АЕК) in force from a day, in tenge, with its source."""

    valid_from: date
    tenge: int
    source: str


@dataclass(frozen=True)
class Ceiling:
    """The largest loans of the programme from a day on, in АЕК, with the source that names them.

    ``cooperative_aek`` is for one cooperative, ``person_aek`` for one person.
    """

    valid_from: date
    cooperative_aek: int
    person_aek: int
    source: str


@dataclass(frozen=True)
class Direction:
    """A direction of the programme with its usual activity code.

    ``group`` is the line of the анықтама that it counts to; its own code when it has none.
    """

    code: str
    name_kk: str
    name_ru: str
    activity_code: str = ""
    group: str = ""


@dataclass(frozen=True)
class GroupLabel:
    """How a line of the анықтама is printed for spans that begin on a day or later."""

    valid_from: date
    name_kk: str
    name_ru: str


@dataclass(frozen=True)
class Activity:
    """A kind of activity by the classifier (ЭҚЖЖ, ОКЭД)."""

    code: str
    name_kk: str
    name_ru: str


@dataclass(frozen=True)
class Oblast:
    """An oblast with its districts and its cities of oblast rank, by their Kazakh names.

    ``names_ru`` gives the official Russian name of each, with its own word: «Түлкібас» ->
    «Тюлькубасский район», «Кентау» -> «город Кентау».
    """

    name_kk: str
    name_ru: str
    districts: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    names_ru: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Reference:
    """Everything looked up by date, code or name."""

    aek: tuple[AekValue, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    directions: Mapping[str, Direction] = field(default_factory=lambda: MappingProxyType({}))
    groups: Mapping[str, tuple[GroupLabel, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    report_spans: tuple[str, ...] = ()  # those of the programme's own sheet: «2023», «2024-2025»
    activities: Mapping[str, Activity] = field(default_factory=lambda: MappingProxyType({}))
    oblasts: Mapping[str, Oblast] = field(default_factory=lambda: MappingProxyType({}))

    def aek_on(self, day: date) -> AekValue | None:
        """Return the АЕК in force on a day, only from a value of that very year.

        The law on the republic's budget sets it for each year: last year's value is never taken
        for a year that has none.
        """
        candidates = [v for v in self.aek if v.valid_from <= day and v.valid_from.year == day.year]
        return max(candidates, key=lambda v: v.valid_from, default=None)

    def ceiling_on(self, day: date) -> Ceiling | None:
        """Return the programme's ceilings in force on a day: they hold until the next ones."""
        candidates = [value for value in self.ceilings if value.valid_from <= day]
        return max(candidates, key=lambda value: value.valid_from, default=None)

    def group_of(self, direction: str) -> str:
        """Return the line of the анықтама for a direction as answered; a name of its own stays."""
        found = self.directions.get(direction)
        return (found.group or found.code) if found else direction

    def direction_label(self, group: str, begin: date, language: str = "kk") -> str:
        """Return how a line of the анықтама is printed for a span that begins on a day."""
        labels = self.groups.get(group, ())
        held = [label for label in labels if label.valid_from <= begin] or list(labels[:1])
        if held:
            return held[-1].name_ru if language == "ru" else held[-1].name_kk
        found = self.directions.get(group)
        if found is None:
            return group
        return found.name_ru if language == "ru" else found.name_kk

    def oblast_ru(self, oblast: str) -> str:
        """Return an oblast's official Russian name («Туркестанская область»); "" when unknown."""
        found = self._oblast(oblast)
        return found.name_ru if found else ""

    def district_ru(self, oblast: str, district: str) -> str:
        """Return the official Russian name of a district or a city of oblast rank.

        «Түлкібас», «Түлкібас ауданы» -> «Тюлькубасский район»; «Кентау қаласы» -> «город Кентау».
        Without a word a name that both have is the district's. "" when the oblast has none such.
        """
        found = self._oblast(oblast)
        if found is None:
            return ""
        name = " ".join(district.split())
        bare = name
        for word in (DISTRICT, CITY):
            if name.endswith(f" {word}"):
                bare = name.removesuffix(word).rstrip()
        kinds = (
            (found.districts, DISTRICT, name == bare or name.endswith(DISTRICT)),
            (found.cities, CITY, name == bare or name.endswith(CITY)),
        )
        for places, word, asked in kinds:
            for place in places if asked else ():
                if place in (bare, f"{bare} {word}"):
                    return found.names_ru.get(place, "")
        return ""

    def _oblast(self, name: str) -> Oblast | None:
        """Return the oblast of a name as typed, with or without its word «облысы»."""
        text = " ".join(name.split())
        return self.oblasts.get(text) or self.oblasts.get(text.removesuffix("облысы").rstrip())
