"""The table of the plan: lines that are typed, and below them what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from app.core import figures
from app.core.i18n import N_, _
from app.domain.answers import Change, SetRecordValue, address_of
from app.domain.business_plan import BusinessPlan, plan_of
from app.domain.findings import Finding
from app.domain.parse import parse_money
from app.domain.rounding import whole_tenge
from app.domain.schema_project import PLAN_YEARS
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.sentences import finding_text
from app.ui.panels.block_table import Cell, Index
from app.ui.strangers import tip
from app.ui.wrapped_head import wrapped

LINES = "plan_lines"
FIELDS = ("name", *(f"year{year}" for year in range(1, PLAN_YEARS + 1)))
RECKONED = (
    ("interest", N_("Interest of the loan"), False),
    ("profit", N_("Net result"), True),
    ("principal", N_("Principal paid back"), False),
    ("cash", N_("Left in the year"), True),
    ("recovered", N_("Cost brought back"), False),
)
"""What is reckoned: the attribute of a plan's year, its name, whether it is bold."""


@dataclass(frozen=True)
class PlanRowOf:
    """A row: the record that it shows, or a name with its sums.

    ``adds_up``: the sums of the years make a total.
    """

    record: str = ""
    name: str = ""
    sums: tuple[int, ...] = ()
    bold: bool = False
    adds_up: bool = True


class PlanModel(QAbstractTableModel):
    """Reads the session; what is typed becomes changes of it."""

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._faults: dict[str, list[Finding]] = {}
        self.plan: BusinessPlan = plan_of(session.case)
        self.rows: tuple[PlanRowOf, ...] = _rows(self.plan)

    def reload(self) -> None:
        """Read everything; keep the table's shape while the lines are the same."""
        before = [row.record for row in self.rows]
        plan = plan_of(self._session.case)
        rows = _rows(plan)
        if before == [row.record for row in rows]:
            self.plan, self.rows = plan, rows
            self._all_changed()
            return
        self.beginResetModel()
        self.plan, self.rows = plan, rows
        self.endResetModel()

    def set_faults(self, findings: Sequence[Finding]) -> None:
        """Mark the cells of these findings."""
        self._faults = {}
        for finding in findings:
            for address in finding.addresses:
                self._faults.setdefault(address, []).append(finding)
        self._all_changed()

    def _all_changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    # -- places ----------------------------------------------------------------------------

    def address(self, index: Index) -> str:
        """Return the address of a cell's answer; "" for what is reckoned."""
        if not index.isValid() or index.column() >= len(FIELDS):
            return ""
        record = self.rows[index.row()].record
        return address_of(LINES, record, FIELDS[index.column()]) if record else ""

    def place_of(self, address: str) -> Cell | None:
        """Return row and column of an address, or None."""
        parts = address.split("/")
        records = [row.record for row in self.rows]
        if len(parts) != 3 or parts[1] not in records or parts[2] not in FIELDS:
            return None
        return records.index(parts[1]), FIELDS.index(parts[2])

    # -- writing ---------------------------------------------------------------------------

    def write(self, texts: Mapping[Cell, str]) -> int:
        """Write texts into cells, all in one step of undo; return how many cells there were."""
        changes: list[Change] = []
        for (row, column), text in texts.items():
            if self.address(self.index(row, column)):
                record = self.rows[row].record
                changes.append(SetRecordValue(LINES, record, FIELDS[column], text.strip()))
        if changes:
            self._session.edit(*changes)
        return len(changes)

    # -- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines and of what is reckoned from them."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return name, years and total."""
        return 0 if parent.isValid() else len(FIELDS) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be typed into, what is reckoned only be read."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.address(index) else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        return bool(self.write({(index.row(), index.column()): str(value)}))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a column holds: the line's name, a year, the total."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Line, tenge")
        if section == len(FIELDS):
            return _("Five years")
        year = self.plan.years[section - 1]
        return str(year.year) if year.year else _("Year {number}").format(number=year.number)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(index)
            case Qt.ItemDataRole.EditRole:
                return self.text(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
                return int(Qt.AlignmentFlag.AlignVCenter | side)
            case Qt.ItemDataRole.FontRole if row.bold:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(index)
            case Qt.ItemDataRole.BackgroundRole if not row.record:
                return theme.color("window")
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(finding_text(one) for one in self._found(index))) or None
        return None

    def shown(self, index: Index) -> str:
        """Return a cell for the eye: a sum that was typed has its digits grouped."""
        text = self.text(index)
        typed = bool(self.rows[index.row()].record) and 0 < index.column() < len(FIELDS)
        tiyn = parse_money(text) if typed else None
        return text if tiyn is None else figures.money(tiyn)

    def text(self, index: Index) -> str:
        """Return a cell's answer as typed, or a sum."""
        row, column = self.rows[index.row()], index.column()
        if column == len(FIELDS):
            return _whole_tenge(sum(row.sums)) if row.adds_up else ""
        if row.record:
            return self._session.answers.at(address_of(LINES, row.record, FIELDS[column]))
        return row.name if column == 0 else _whole_tenge(row.sums[column - 1])

    def _found(self, index: Index) -> list[Finding]:
        return self._faults.get(self.address(index), [])

    def _ink(self, index: Index) -> Any:
        if self._found(index):
            return theme.color("bad")
        row, column = self.rows[index.row()], index.column()
        negative = not row.record and 0 < column < len(FIELDS) and row.sums[column - 1] < 0
        return theme.color("bad") if negative else None


def _rows(plan: BusinessPlan) -> tuple[PlanRowOf, ...]:
    def total(name: str, attribute: str, *, bold: bool) -> PlanRowOf:
        sums = tuple(int(getattr(year, attribute)) for year in plan.years)
        adds_up = attribute != "recovered"  # each year's figure holds those before it
        return PlanRowOf(name=_(name), sums=sums, bold=bold, adds_up=adds_up)

    def lines(income: bool) -> list[PlanRowOf]:
        of = plan.income if income else plan.cost
        return [
            PlanRowOf(record=line.id, sums=tuple(value or 0 for value in line.years)) for line in of
        ]

    return (
        *lines(income=True),
        total(N_("Income"), "income", bold=True),
        *lines(income=False),
        total(N_("Cost"), "cost", bold=True),
        *(total(name, attribute, bold=bold) for attribute, name, bold in RECKONED),
    )


def _whole_tenge(tiyn: int) -> str:
    """Return a sum rounded to whole tenge: the table is for the eye, the sums stay exact."""
    return figures.money(whole_tenge(tiyn))
