"""The dialog of an import: which column holds what, what comes in, what is wrong in which row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import _, fill, ngettext
from app.services.people_columns import COLUMN_KINDS
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.look import chars
from app.ui.fields.ticks import Tick, WordedButton
from app.ui.wizard.people_port import PeopleImport, Table

Index = QModelIndex | QPersistentModelIndex

_LABELS = dict(COLUMN_KINDS)
SAMPLES = 3


class PeopleTable(QAbstractTableModel):
    """The people as they will come in."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        super().__init__()
        self._rows = rows
        used = {name for row in rows for name, value in row.items() if value}
        self._names = [n for n, _label in COLUMN_KINDS if n in used] + sorted(used - set(_LABELS))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many people come in."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many facts are known of anybody."""
        return 0 if parent.isValid() else len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a fact's name, or the row's place."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        name = self._names[section]
        return _(_LABELS.get(name, name))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a fact of a person."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._rows[index.row()].get(self._names[index.column()], "")


class ImportDialog(QDialog):
    """Matches columns and shows what would come in; changes nothing itself."""

    def __init__(
        self,
        people: PeopleImport,
        table: Table,
        session: CaseSession,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._table = table
        self._session = session
        self._rows: Sequence[Mapping[str, str]] = ()
        self._model: PeopleTable | None = None
        self.combos: list[QComboBox] = []
        self.setWindowTitle(_("People from a table"))
        self._lay_out()
        room = self.screen().availableGeometry().size() * 0.94
        self.resize(QSize(chars(self, 110), theme.unit(self) * 74).boundedTo(room))
        self._convert()

    # -- the result ------------------------------------------------------------------------

    def people(self) -> list[Mapping[str, str]]:
        """Return the people to add; those already on the list only when they are wanted twice."""
        if not self.skip_known.isChecked() or self.replaces():
            return list(self._rows)
        known = {record.get("iin") for record in self._session.answers.records("founders")}
        return [row for row in self._rows if not row.get("iin") or row["iin"] not in known]

    def replaces(self) -> bool:
        """Return whether the list before is dropped."""
        return self.replace_all.isChecked()

    def mapping(self) -> dict[int, str]:
        """Return what each column holds, left-out ones not among them."""
        return {
            column: str(combo.currentData())
            for column, combo in enumerate(self.combos)
            if combo.currentData()
        }

    # -- parts -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        unit = theme.unit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3, unit * 2, unit * 3, unit)
        column.setSpacing(unit)
        column.addWidget(theme.label(_("What does each column hold?"), "title"))
        column.addWidget(
            theme.label(
                _("The program has guessed from headings and contents; correct it where needed."),
                "why",
            )
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._columns())
        area.setMinimumHeight(theme.unit(self) * 9)
        column.addWidget(area, 5)
        column.addWidget(theme.label(_("What will come in"), "heading"))
        self.view = QTableView()
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName(_("What will come in"))
        self.view.setAccessibleDescription(_("People as they will stand in the list"))
        self.view.setMinimumHeight(theme.unit(self) * 8)
        column.addWidget(self.view, 3)
        self.summary = theme.label()
        column.addWidget(self.summary)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Faults of the rows"))
        self.report.setAccessibleDescription(_("Rows come in all the same; mend them in the list"))
        self.report.setMinimumHeight(theme.unit(self) * 5)
        self.report.setMaximumHeight(theme.unit(self) * 10)
        column.addWidget(self.report, 2)
        self.skip_known, self.replace_all = Tick(), Tick()
        self.skip_known.setChecked(True)
        for box, words in (
            (self.skip_known, _("Leave out people whose ЖСН is on the list already")),
            (self.replace_all, _("Replace the whole list (Ctrl+Z brings the old one back)")),
        ):
            column.addWidget(WordedButton(box, words))
            box.setAccessibleDescription(words)
            box.toggled.connect(self._count)
        column.addWidget(self._buttons())

    def _columns(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, theme.unit(self), 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        guessed = self._people.guess_columns(self._table)
        width = len(self._table.rows[0]) if self._table.rows else 0
        for number in range(width):
            samples = [row[number] for row in self._table.rows if row[number]][:SAMPLES]
            words = _("Column {number}: {samples}").format(
                number=number + 1, samples=" · ".join(samples)
            )
            label = theme.label(words)
            combo = QComboBox()
            for target, name in COLUMN_KINDS:
                combo.addItem(_(name), target)
            combo.setCurrentIndex(max(0, combo.findData(guessed.get(number, ""))))
            combo.setAccessibleName(words)
            combo.setAccessibleDescription(_("What this column of the table holds"))
            combo.currentIndexChanged.connect(self._convert)
            label.setBuddy(combo)
            grid.addWidget(label, number, 0)
            grid.addWidget(combo, number, 1)
            self.combos.append(combo)
        grid.setRowStretch(width, 1)
        return box

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.add_button = QPushButton()
        theme.role(self.add_button, "primary")
        cancel = QPushButton(_("Cancel"))
        box.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _convert(self) -> None:
        result = self._people.convert(self._table, self.mapping())
        self._rows = result.rows
        self._model = PeopleTable(self._rows)
        self.view.setModel(self._model)
        for section in range(self._model.columnCount()):
            self.view.setColumnWidth(section, chars(self, 20))
        lines = [
            _("Row {number}: {fault}").format(
                number=fault.number, fault=fill(fault.message, fault.arguments)
            )
            for fault in result.faults
        ]
        self.report.setPlainText("\n".join(lines))
        self.report.setVisible(bool(lines))
        self._faulty = len({fault.number for fault in result.faults})
        self._count()

    def _count(self) -> None:
        coming = len(self.people())
        left_out = len(self._rows) - coming
        parts = [_("People in the table: {count}.").format(count=len(self._rows))]
        if left_out:
            parts.append(_("On the list already: {count}.").format(count=left_out))
        if self._faulty:
            parts.append(
                _("Rows with faults: {count}; they come in too, to be mended in the list.").format(
                    count=self._faulty
                )
            )
        self.summary.setText(" ".join(parts))
        add = ngettext("Add {count} person", "Add {count} people", coming)
        self.add_button.setText(add.format(count=coming))
        self.add_button.setEnabled(coming > 0 or self.replaces())


class ReadFailed(QDialog):
    """Says that a table could not be read: what happened, what is safe, what to do."""

    def __init__(self, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("People from a table"))
        unit = theme.unit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3, unit * 3, unit * 3, unit * 2)
        column.setSpacing(unit)
        for sentence, kind in ((error.happened, "heading"), (error.safe, ""), (error.todo, "")):
            if sentence:
                column.addWidget(theme.label(fill(sentence, error.arguments), kind))
        box = QDialogButtonBox()
        close = QPushButton(_("Close"))
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.setMinimumWidth(chars(self, 50))
