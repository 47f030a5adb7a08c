"""What the founders' page needs of the import of tables.

The service in
:mod:`app.services.people_import` fits; tests bring their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol


class Table(Protocol):
    """Rows of text of one width; ``numbers`` are the rows' numbers in the file, from 1."""

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """The rows, a heading among them when the file has one."""

    @property
    def numbers(self) -> Sequence[int]:
        """Each row's number as a person counts it."""


class RowFault(Protocol):
    """What is wrong with one row of the file."""

    @property
    def number(self) -> int:
        """The row's number in the file."""

    @property
    def message(self) -> str:
        """An English msgid with named fields."""

    @property
    def arguments(self) -> Mapping[str, object]:
        """The values of the fields."""


class ImportResult(Protocol):
    """People read from a table."""

    @property
    def rows(self) -> Sequence[Mapping[str, str]]:
        """One mapping a person: field name of ``founders`` -> answer."""

    @property
    def faults(self) -> Sequence[RowFault]:
        """Every row's faults, in the order of the file. The row comes in all the same."""


class PeopleImport(Protocol):
    """Reads people's tables. ``mapping`` is column -> field name («full_name» is split)."""

    def read_table(self, source: Path | str) -> Table:
        """Read a file, or text pasted from a spreadsheet.

        Raises:
            InputError: it cannot be read as a table.
        """

    def guess_columns(self, table: Table) -> Mapping[int, str]:
        """Return what each column probably holds."""

    def convert(self, table: Table, mapping: Mapping[int, str]) -> ImportResult:
        """Return the people of the table and each row's faults."""
