"""The programme's ceilings by the day they hold from, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.core.i18n import N_, _
from app.domain.parse import parse_whole
from app.domain.reference import Ceiling
from app.ui.pages.value_table import ValueTable

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.ui.ports import Services


class CeilingTable(ValueTable[Ceiling]):
    """The programme's largest loans in АЕК."""

    heads = (
        N_("Valid from"),
        N_("For a cooperative, АЕК"),
        N_("For a person, АЕК"),
        N_("Source"),
    )
    name = N_("The programme's ceilings")
    adding = N_("Add a ceiling")
    visible_rows = 4

    def _all(self, reference: Reference) -> Sequence[Ceiling]:
        return reference.ceilings

    def _read_own(self, services: Services) -> Sequence[Ceiling]:
        return services.settings.ceilings()

    def _write_own(self, services: Services, values: Sequence[Ceiling]) -> None:
        services.settings.set_ceilings(values)

    def _cells(self, value: Ceiling) -> Sequence[str]:
        return str(value.cooperative_aek), str(value.person_aek)

    def _source(self, value: Ceiling) -> str:
        return value.source

    def _value(self, day: date, cells: Sequence[str], source: str) -> Ceiling | str:
        cooperative, person = (parse_whole(cell) for cell in cells)
        if not cooperative or not person:
            return _("Write how many АЕК in figures, for example 8000.")
        if not source:
            return _("Write the source too: the order with its number and date, or who told it.")
        return Ceiling(day, cooperative, person, source)

    def _next_day(self, days: Sequence[date], today: date) -> date:
        return max((*days, today))
