"""The АЕК by the day it holds from: shipped values and one's own, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.core.i18n import N_, _
from app.domain.parse import format_tenge, parse_money
from app.domain.reference import AekValue
from app.ui.pages.value_table import ValueTable

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.ui.ports import Services


class AekTable(ValueTable[AekValue]):
    """The monthly calculation index by year."""

    heads = (N_("Valid from"), N_("Tenge"), N_("Source"))
    name = N_("The АЕК by year")
    adding = N_("Add a year")

    def _all(self, reference: Reference) -> Sequence[AekValue]:
        return reference.aek

    def _read_own(self, services: Services) -> Sequence[AekValue]:
        return services.settings.aek()

    def _write_own(self, services: Services, values: Sequence[AekValue]) -> None:
        services.settings.set_aek(values)

    def _cells(self, value: AekValue) -> Sequence[str]:
        return (format_tenge(value.tenge * 100),)

    def _source(self, value: AekValue) -> str:
        return value.source

    def _value(self, day: date, cells: Sequence[str], source: str) -> AekValue | str:
        sum_ = parse_money(cells[0])
        if sum_ is None or not sum_ or sum_ % 100:
            return _("Write the АЕК in whole tenge, for example 4325.")
        if not source:
            return _("Write the source too: the law on the republic's budget, its number, article.")
        return AekValue(day, sum_ // 100, source)

    def _next_day(self, days: Sequence[date], today: date) -> date:
        return date(max((day.year for day in days), default=today.year - 1) + 1, 1, 1)
