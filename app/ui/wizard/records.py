"""A list of records: a compact table with a card for one record below it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.i18n import _
from app.domain.findings import Finding
from app.forms.spec import AskRecords
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.base import FindingLine
from app.ui.fields.look import Shape, shape_icon
from app.ui.fields.sentences import finding_text
from app.ui.wizard.card import RecordCard
from app.ui.wizard.records_model import VOTES, RecordsModel
from app.ui.wizard.records_table import RecordsTable, TotalsRow
from app.ui.wizard.row_actions import RowActions
from app.ui.wizard.row_buttons import RowButtons

LEAST_ROWS, MOST_ROWS = 1, 9
REASONS = 2
"""So many reasons of a row's faults are written out; the rest is counted."""


class RecordsEditor(QWidget):
    """Draws an :class:`AskRecords` and applies what is done in it to the session."""

    focused = Signal(str)
    wide = False

    def __init__(
        self, asked: AskRecords, session: CaseSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.asked = asked
        self.session = session
        self._missing = False
        self._lines: list[FindingLine] = []
        self._own: tuple[Finding, ...] = ()
        self.model = self._make_model()
        self.table = RecordsTable(self.model)
        self.rows = RowActions(asked.collection, session, self.table)
        self.card = RecordCard(asked, session, columns=self._card_columns())
        self.totals = TotalsRow(self.table)
        self.reason = theme.label("", "helper")
        self.empty = theme.label(_("Nothing here yet."), "helper")
        self._make_buttons()
        self._lay_out()
        self._name_for_readers()
        self._connect()
        self._size_table()

    # -- parts --------------------------------------------------------------------------

    def _make_model(self) -> RecordsModel:
        return RecordsModel(self.asked, self.session, self._marks(), self)

    def _marks(self) -> tuple[QIcon, QIcon]:
        return shape_icon(Shape.BLOCK, self), shape_icon(Shape.WARN, self)

    def _draw_marks(self) -> None:
        self.model.use_marks(self._marks())

    def _card_columns(self) -> int:
        """Return how many short questions stand side by side: the three votes in one row."""
        return 3 if any(ask.key in VOTES for ask in self.asked.fields) else 2

    def _make_buttons(self) -> None:
        self.buttons = RowButtons(_(self.asked.add), compact=self.wide)
        self.add_button = self.buttons.add
        self.remove_button = self.buttons.remove
        self.up_button = self.buttons.up
        self.down_button = self.buttons.down
        if not self.may_add:
            self.buttons.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self))
        self._head(column)
        for part in (self.empty, self.table, self.totals, self.reason, self.buttons):
            column.addWidget(part)
        self.frame = QFrame()
        theme.role(self.frame, "card")
        inner = QVBoxLayout(self.frame)
        pad = theme.unit(self) * 2
        inner.setContentsMargins(pad, pad, pad, pad)
        inner.addWidget(self.card)
        column.addWidget(self.frame)

    def _head(self, column: QVBoxLayout) -> None:
        self.label = theme.label(_(self.asked.label))
        self.label.setBuddy(self.table)
        self.faults = self.doubts = QVBoxLayout()
        self.help = theme.label(_(self.asked.help), "helper")
        column.addWidget(self.label)
        column.addWidget(self.help)
        self.help.setVisible(bool(self.asked.help))
        column.addLayout(self.faults)

    def _name_for_readers(self) -> None:
        self.table.setAccessibleName(_(self.asked.label))
        self.table.setAccessibleDescription(
            " ".join(part for part in (_(self.asked.help), self.add_button.toolTip()) if part)
        )

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove_selected)
        self.up_button.clicked.connect(lambda: self.move_selected(-1))
        self.down_button.clicked.connect(lambda: self.move_selected(1))
        self.table.add_row.connect(self.add)
        self.table.remove_rows.connect(self.remove_selected)
        self.table.move_rows.connect(self.move_selected)
        self.table.to_card.connect(self.card.take_first)
        self.table.doubleClicked.connect(lambda _index: self.card.take_first())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._row_chosen())
        self.card.wants_new.connect(self.add)
        self.card.focused.connect(self.focused)
        self.card.left.connect(self._say_reason)
        self.table.head.geometriesChanged.connect(self._size_table)
        theme.watcher.changed.connect(self._draw_marks)

    def build(self) -> Generator[None, None, None]:
        """Make the card's fields one by one and choose the first row."""
        yield from self.card.build()
        if not self.rows.current_id() and self.model.rowCount():
            self.rows.select_row(0)
        self._row_chosen()

    # -- what the page tells ---------------------------------------------------------------

    @property
    def may_add(self) -> bool:
        """Whether rows are added here; otherwise they come from another page."""
        return bool(self.asked.add)

    def changed(self, addresses: Iterable[str]) -> None:
        """Read again what was changed in the session."""
        collection = self.asked.collection
        touched: list[str] = []
        names: list[str] = []
        structure = elsewhere = False
        for address in addresses:
            if address == collection:
                structure = True
            elif address.startswith(f"{collection}/"):
                _head, record_id, name = address.split("/", 2)
                touched.append(record_id)
                if record_id == self.card.record_id:
                    names.append(name)
            else:
                elsewhere = True
        if structure:
            self._reload()
        elif elsewhere:
            self.model.refresh_all()
        elif touched:
            self.model.refresh(touched)
        self.card.update_fields(names)

    def refresh(self) -> None:
        """Show what follows from the case: totals, which questions apply."""
        totals = self.model.totals()
        self.totals.set_totals(totals)
        self.totals.setVisible(bool(totals))
        self.card.refresh()
        names = self.model.counted_names
        self.card.offer({name: self.model.counted(self.card.record_id, name) for name in names})

    def reload(self) -> None:
        """Read everything again."""
        self._reload()
        self.card.show_record(self.rows.current_id())

    def fit(self, height: int) -> None:
        """Take so much height at most; a short list needs no more than its rows."""

    def set_findings(self, findings: Sequence[Finding], *, missing: bool) -> None:
        """Show the findings about this list: at the list, at its rows, in the card."""
        self._missing = missing
        collection = self.asked.collection
        own: list[Finding] = []
        by_row: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.address == collection:
                own.append(finding)
            for address in finding.addresses:
                if address.startswith(f"{collection}/"):
                    row = by_row.setdefault(address.split("/")[1], [])
                    if finding not in row[-1:]:  # one about two answers of the row is said once
                        row.append(finding)
        self.model.set_faults(by_row)
        self._show_own(own if missing or self.model.rowCount() else [])
        self._say_reason()

    def _show_own(self, findings: Sequence[Finding]) -> None:
        if tuple(findings) == self._own:
            return  # new lines would lay the whole page out again
        self._own = tuple(findings)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [FindingLine(finding, self) for finding in findings]
        for finding, line in zip(findings, self._lines, strict=True):
            (self.faults if finding.blocks else self.doubts).addWidget(line)

    # -- rows ------------------------------------------------------------------------------

    def add(self) -> None:
        """Add an empty record at the end and put the cursor into its card."""
        if self.may_add:
            self.rows.add()
        self.card.take_first()

    def remove_selected(self) -> None:
        """Remove the selected records in one step of undo."""
        ids = self.rows.selected_ids()
        if self.may_add and ids:
            self.rows.remove(ids)
            self._row_chosen()
            self._say(_("Removed: {count}. Ctrl+Z brings it back.").format(count=len(ids)))

    def move_selected(self, by: int) -> None:
        """Move the chosen record up or down in the papers' order."""
        record_id = self.rows.current_id()
        if self.may_add and record_id:
            self.rows.move(record_id, by)
            self._row_chosen()

    def go_to(self, address: str) -> bool:
        """Open the record of an address and put the cursor into its field."""
        parts = address.split("/")
        if len(parts) == 3 and self.rows.select(parts[1]):
            return self.card.go_to(parts[2])
        (self.table if self.model.rowCount() else self.add_button).setFocus()
        return True

    def _reload(self) -> None:
        kept = self.rows.current_id() or self.card.record_id
        old_row = self.table.currentIndex().row()
        self.model.reload()
        row = self.model.row_of(kept)
        self.rows.select_row(row if row >= 0 else min(max(old_row, 0), self.model.rowCount() - 1))
        self._size_table()
        self._row_chosen()

    def _size_table(self) -> None:
        count = self.model.rowCount()
        self.table.setVisible(count > 0 or self.model.is_filtered)
        self.empty.setVisible(count == 0 and not self.model.is_filtered)
        self.table.fit_rows(LEAST_ROWS, MOST_ROWS)

    def _row_chosen(self) -> None:
        record_id = self.rows.current_id()
        if record_id != self.card.record_id:
            self.card.show_record(record_id)
        self.frame.setVisible(bool(record_id))
        self.remove_button.setEnabled(bool(record_id))
        row, last = self.table.currentIndex().row(), self.model.rowCount() - 1
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < last)
        self._say_reason()

    def _say_reason(self) -> None:
        record_id = self.rows.current_id()
        faults = list(self.model.faults_of(record_id)) if record_id else []
        by_name: dict[str, list[Finding]] = {}
        for finding in faults:
            for address in finding.addresses:
                if address.startswith(f"{self.asked.collection}/{record_id}/"):
                    by_name.setdefault(address.split("/", 2)[2], []).append(finding)
        self.card.set_faults(by_name, missing=self._missing)
        shown = [finding_text(finding) for finding in faults[:REASONS]]
        if len(faults) > REASONS:
            shown.append(_("and {count} more").format(count=len(faults) - REASONS))
        self._say("\n".join(shown))

    def _say(self, text: str) -> None:
        self.reason.setText(text)
        self.reason.setVisible(bool(text))
