"""The table of scores: criteria as rows, of each okrug its value and its score as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.core import figures
from app.core.i18n import N_, _
from app.domain.answers import Change, apply_all
from app.domain.findings import Finding
from app.domain.screening import MARKS, Screening, screening_of, set_mark, suggested
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.sentences import finding_text
from app.ui.panels.block_table import Cell, Index
from app.ui.record_ids import new_id
from app.ui.strangers import tip
from app.ui.wrapped_head import wrapped

NAMES = ("value", "score")
TITLES = (N_("Value"), N_("Score"))
VALUE, SCORE = range(2)
TOTALS = (N_("Points"), N_("Rank"))


class MatrixModel(QAbstractTableModel):
    """Reads the session; what is typed becomes changes of it."""

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._faults: dict[str, list[Finding]] = {}
        self.screening: Screening = screening_of(session.case)

    def reload(self) -> None:
        """Read everything; keep the table's shape when criteria and okrugs are the same."""
        before = self._shape()
        found = screening_of(self._session.case)
        if before == _shape_of(found):
            self.screening = found
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.screening = found
        self.endResetModel()

    def _shape(self) -> object:
        return _shape_of(self.screening)

    def set_faults(self, findings: Sequence[Finding]) -> None:
        """Mark the cells of these findings."""
        self._faults = {}
        for finding in findings:
            for address in finding.addresses:
                self._faults.setdefault(address, []).append(finding)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    # -- places ----------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is no cell to fill in: no criterion or no okrug."""
        return not (self.screening.criteria and self.screening.okrugs)

    def ids(self, index: Index) -> tuple[str, str] | None:
        """Return okrug and criterion of a cell; None for the rows of totals."""
        row, okrugs = index.row(), self.screening.okrugs
        if not index.isValid() or row >= len(self.screening.criteria):
            return None
        return okrugs[index.column() // 2].id, self.screening.criteria[row].id

    def address(self, index: Index) -> str:
        """Return the address of a cell's answer; "" while its mark does not exist."""
        ids = self.ids(index)
        mark = self.screening.mark(*ids) if ids else None
        return f"{MARKS}/{mark.id}/{NAMES[index.column() % 2]}" if mark else ""

    def place_of(self, address: str) -> Cell | None:
        """Return row and column of an address, or None."""
        parts = address.split("/")
        if len(parts) != 3 or parts[2] not in NAMES:
            return None
        found = [mark for mark in self.screening.marks if mark.id == parts[1]]
        rows = [c.id for c in self.screening.criteria]
        columns = [o.id for o in self.screening.okrugs]
        if not found or found[0].criterion_id not in rows or found[0].okrug_id not in columns:
            return None
        column = columns.index(found[0].okrug_id) * 2 + NAMES.index(parts[2])
        return rows.index(found[0].criterion_id), column

    # -- writing ---------------------------------------------------------------------------

    def write(self, texts: Mapping[Cell, str]) -> int:
        """Write texts into cells, all in one step of undo; return how many cells there were."""
        answers = self._session.answers
        changes: list[Change] = []
        written = 0
        for (row, column), text in texts.items():
            ids = self.ids(self.index(row, column))
            if ids is None:
                continue
            made = set_mark(answers, ids, [(NAMES[column % 2], text.strip())], new_id)
            answers = apply_all(answers, made)
            changes += made
            written += 1
        self._session.edit(*changes)
        return written

    def suggest(self) -> int:
        """Give the scores that the figures suggest where there is none; return how many."""
        answers = self._session.answers
        changes: list[Change] = []
        for cell, score in suggested(self.screening).items():
            mark = self.screening.mark(*cell)
            if mark is not None and not mark.score_typed:
                changes += set_mark(answers, cell, [("score", str(score))], new_id)
        self._session.edit(*changes)
        return len(changes)

    # -- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of criteria and of the rows of totals."""
        if parent.isValid() or self.is_empty:
            return 0
        return len(self.screening.criteria) + len(TOTALS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return two columns for each okrug."""
        return 0 if parent.isValid() else 2 * len(self.screening.okrugs)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be typed into, totals only be read."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.ids(index) else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return an okrug with what the column holds, or a criterion with unit and weight."""
        if orientation is Qt.Orientation.Horizontal:
            if section >= self.columnCount():
                return None
            name = self.screening.okrugs[section // 2].name or "…"
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{name}\n{_(TITLES[section % 2])}"
            return tip(name) if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row_title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(Qt.AlignmentFlag.AlignLeft)
        return None

    def row_title(self, row: int) -> str:
        """Return a criterion with its unit and its weight above one, or the name of a total."""
        criteria = self.screening.criteria
        if row >= len(criteria):
            return _(TOTALS[row - len(criteria)])
        criterion = criteria[row]
        name = criterion.name or "…"
        if criterion.unit:
            name = f"{name}, {criterion.unit}"
        return name if criterion.weight == 1 else f"{name} \u00d7\u00a0{criterion.weight or 0}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return figures.typed(self.text(index))
            case Qt.ItemDataRole.EditRole:
                return self.text(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignVCenter | self._side(index))
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(finding_text(one) for one in self._found(index))) or None
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
        return None

    def text(self, index: Index) -> str:
        """Return a cell's answer as typed, or a total."""
        row, criteria = index.row(), self.screening.criteria
        standing = self.screening.standings[index.column() // 2]
        if row >= len(criteria):
            if index.column() % 2 == VALUE or not standing.scored:
                return ""
            first = row == len(criteria)
            return str(standing.total if first else standing.rank)
        ids = self.ids(index)
        mark = self.screening.mark(*ids) if ids else None
        if mark is None:
            return ""
        return mark.value if index.column() % 2 == VALUE else mark.score_typed

    def _side(self, index: Index) -> Qt.AlignmentFlag:
        if index.column() % 2 == SCORE:
            return Qt.AlignmentFlag.AlignHCenter
        text = self.text(index)
        return Qt.AlignmentFlag.AlignRight if text[:1].isdigit() else Qt.AlignmentFlag.AlignLeft

    def _found(self, index: Index) -> list[Finding]:
        return self._faults.get(self.address(index), [])

    def _ground(self, index: Index) -> Any:
        found = self._found(index)
        if found:
            blocks = any(finding.blocks for finding in found)
            return theme.color("bad_soft" if blocks else "attention_soft")
        return None if self.ids(index) else theme.color("accent_soft")

    def _spoken(self, index: Index) -> str:
        okrug = self.screening.okrugs[index.column() // 2].name
        kind = _(TITLES[index.column() % 2])
        return f"{okrug}, {self.row_title(index.row())}, {kind}: {self.text(index)}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed."""
        if role != Qt.ItemDataRole.EditRole or self.ids(index) is None:
            return False
        if str(value).strip() != self.text(index):
            self.write({(index.row(), index.column()): str(value)})
        return True


def _shape_of(screening: Screening) -> object:
    return screening.criteria, tuple((okrug.id, okrug.name) for okrug in screening.okrugs)
