"""What can be done with the rows of a list: add, remove, move, choose."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt

from app.domain.answers import (
    Change,
    InsertRecord,
    MoveRecord,
    Record,
    RemoveRecord,
    SetRecordValue,
)
from app.services.session import CaseSession
from app.ui.record_ids import new_id
from app.ui.wizard.records_model import RecordsModel
from app.ui.wizard.records_table import RecordsTable


class RowActions:
    """Changes the rows of one collection through the session; each action is one step of undo."""

    def __init__(self, collection: str, session: CaseSession, table: RecordsTable) -> None:
        self._collection = collection
        self._session = session
        self._table = table

    @property
    def _model(self) -> RecordsModel:
        return self._table.records

    def current_id(self) -> str:
        """Return the id of the chosen record; empty when none is chosen."""
        record = self._model.record_at(self._table.currentIndex().row())
        return record.id if record else ""

    def selected_ids(self) -> list[str]:
        """Return the ids of all selected records, in the order shown."""
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        found = (self._model.record_at(row) for row in rows)
        return [record.id for record in found if record]

    def add(self) -> str:
        """Add an empty record at the end and choose it; return its id."""
        record = Record(new_id())
        end = len(self._session.answers.records(self._collection))
        self._session.edit(InsertRecord(self._collection, record, end))
        self.select(record.id)
        return record.id

    def remove(self, ids: list[str]) -> None:
        """Remove records; the row after them is chosen."""
        row = self._model.row_of(ids[0])
        self._session.edit(*(RemoveRecord(self._collection, i) for i in ids))
        self.select_row(min(row, self._model.rowCount() - 1))

    def move(self, record_id: str, by: int) -> None:
        """Move a record in the papers' order; sorting for the eye ends."""
        if self._model.is_sorted:
            self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        ids = [record.id for record in self._session.answers.records(self._collection)]
        target = ids.index(record_id) + by
        if 0 <= target < len(ids):
            self._session.edit(MoveRecord(self._collection, record_id, target))
            self.select(record_id)

    def set_all(self, ids: list[str], name: str, value: str) -> None:
        """Write one answer into several records at once."""
        changes: list[Change] = [SetRecordValue(self._collection, i, name, value) for i in ids]
        if changes:
            self._session.edit(*changes)

    def select(self, record_id: str) -> bool:
        """Choose a record, also when it is filtered out; False when it is not in the list."""
        row = self._model.row_of(record_id)
        if row < 0 and self._model.is_filtered:
            self._model.filter("")
            row = self._model.row_of(record_id)
        if row < 0:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Choose a row and bring it into view; a row that is not there changes nothing."""
        if row < 0:
            return
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._table.scrollTo(index)
