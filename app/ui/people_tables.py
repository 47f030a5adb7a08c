"""The import of people's tables as the wizard's dialog wants it, over the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app.core.i18n import N_

if TYPE_CHECKING:
    from app.services.session import CaseSession
    from app.ui.wizard.people_port import Table

REPAIRED = N_("Latin letters were replaced by Kazakh ones: {before} → {after}.")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row."""

    number: int
    message: str
    arguments: Mapping[str, object]


@dataclass(frozen=True)
class People:
    """People read from a table, and every row's faults."""

    rows: tuple[Mapping[str, str], ...]
    faults: tuple[Fault, ...]


class PeopleTables:
    """Reads tables of people; knows who is in the case already."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session

    def read_table(self, source: Path | str) -> Table:
        """Read a file, or text pasted from a spreadsheet.

        Raises:
            InputError: it cannot be read as a table.
        """
        from app.services.people_import import read_table

        return read_table(source)

    def guess_columns(self, table: Table) -> Mapping[int, str]:
        """Return what each column probably holds; those that hold nothing are left out."""
        from app.services.people_columns import guess_columns

        guessed = guess_columns(cast("Any", table))
        return {column: name for column, name in enumerate(guessed) if name}

    def convert(self, table: Table, mapping: Mapping[int, str]) -> People:
        """Return the people of the table and each row's faults."""
        from app.services.people_import import convert

        width = max((len(row) for row in table.rows), default=0)
        kinds: Sequence[str] = [mapping.get(column, "") for column in range(width)]
        result = convert(cast("Any", table), kinds, self._session.answers)
        faults: list[Fault] = []
        for row in result.rows:
            faults += [Fault(row.number, fault.message, fault.arguments) for fault in row.faults]
            faults += [
                Fault(row.number, REPAIRED, {"before": before, "after": after})
                for before, after in row.repaired
            ]
        return People(tuple(row.values for row in result.rows), tuple(faults))
