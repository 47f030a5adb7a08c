"""The payments of one founder: sum, date, receipt number; part payments; what was paid by error."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.answers import InsertRecord, Record, RemoveRecord, SetRecordValue
from app.domain.parts import Founder
from app.services.session import CaseSession
from app.ui import theme
from app.ui.pages.base import button, clear, row
from app.ui.record_ids import new_id

OF = N_("Payments of {name}")
MOST_LINES = 4
KINDS: tuple[tuple[str, str], ...] = (("share", N_("Share")), ("entrance", N_("Entrance fee")))
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("amount", N_("Sum, tenge"), 14),
    ("date", N_("Date"), 12),
    ("number", N_("Receipt №"), 10),
)


class PaymentList(QWidget):
    """Edits the records of ``payments`` that belong to one founder."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._founder: Founder | None = None
        self._fields: dict[tuple[str, str], QLineEdit] = {}
        self._shown: tuple[str, ...] = ()
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step, 0, 0)
        layout.setSpacing(step // 2)
        self._title = theme.label(kind="heading")
        self.add_button = button(_("Add a part payment"), "plus")
        self.add_button.clicked.connect(self.add)
        self.fold_button = button("", "", "link")
        self.fold_button.clicked.connect(self._turn)
        head = row(stretch=False)
        head.addWidget(self._title, 1)
        head.addWidget(self.fold_button)
        head.addWidget(self.add_button)
        layout.addLayout(head)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        theme.role(inner, "page")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        area.setWidget(inner)
        layout.addWidget(area, 1)
        self._low = False
        self._open = True
        self._fold()

    def fold(self, *, low: bool) -> None:
        """Show the head alone in a low window, until the payments are asked for."""
        if low != self._low:
            self._low = low
            self._open = not low
            self._fold()

    def _turn(self) -> None:
        self._open = not self._open
        self._fold()

    def _fold(self) -> None:
        self._area.setVisible(self._open)
        self.fold_button.setVisible(self._low)
        text = _("Hide") if self._open else _("Show the payments")
        self.fold_button.setText(text)
        self.fold_button.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the payments, four of them at most; more scroll."""
        lines = min(max(len(self._shown), 1), MOST_LINES)
        line = self.add_button.sizeHint().height() + theme.unit() // 2
        self._area.setMinimumHeight(line * min(lines, 2) + theme.unit() * 3)
        self._area.setMaximumHeight(line * lines + theme.unit() * 4)
        policy = QSizePolicy.Policy.Preferred if self._open else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.setMaximumHeight(
            self.add_button.sizeHint().height()
            + theme.unit() * 2
            + (self._area.maximumHeight() if self._open else 0)
        )

    def show_founder(self, founder: Founder | None) -> None:
        """Show a founder's payments."""
        self._founder = founder
        self._title.setText(_(OF).format(name=founder.name) if founder else "")
        self.add_button.setEnabled(founder is not None)
        self._build()

    def follow(self) -> None:
        """Follow a change of the case: rows that came or went, values that were set elsewhere."""
        if tuple(record.id for record in self._records()) != self._shown:
            self._build()
            return
        for (record_id, name), field in self._fields.items():
            record = self._session.answers.record("payments", record_id)
            if record is not None and not field.hasFocus():
                field.setText(record.get(name))

    def stop(self) -> None:
        """The case is closed."""
        self._founder = None

    def _records(self) -> list[Record]:
        if self._founder is None:
            return []
        mine = self._founder.id
        return [r for r in self._session.answers.records("payments") if r.get("member") == mine]

    def _build(self) -> None:
        clear(self._column)
        self._fields.clear()
        records = self._records()
        self._shown = tuple(record.id for record in records)
        self._fit()
        if not records:
            self._column.addWidget(theme.label(_("No payment is recorded yet."), "why"))
            self._column.addStretch(1)
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.unit())
        grid.setVerticalSpacing(theme.unit() // 2)
        heads = (_("Paid for"), *(_(title) for _name, title, _width in COLUMNS))
        for column, text in enumerate(heads):
            grid.addWidget(theme.label(text, "helper"), 0, column)
        for line, record in enumerate(records, start=1):
            self._line(grid, line, record)
        grid.setColumnStretch(len(COLUMNS) + 2, 1)
        self._column.addLayout(grid)
        self._column.addStretch(1)

    def _line(self, grid: QGridLayout, line: int, record: Record) -> None:
        kind = QComboBox()
        for code, text in KINDS:
            kind.addItem(_(text), code)
        kind.setCurrentIndex(max(0, kind.findData(record.get("kind") or "share")))
        kind.setAccessibleName(_("Paid for"))
        kind.setAccessibleDescription(_("Share or entrance fee"))
        kind.activated.connect(
            lambda _index, box=kind, to=record.id: self._set(to, "kind", str(box.currentData()))
        )
        grid.addWidget(kind, line, 0)
        for column, (name, title, width) in enumerate(COLUMNS, start=1):
            field = QLineEdit(record.get(name))
            field.setMinimumWidth(theme.characters(width))
            field.setMaximumWidth(theme.characters(width + 6))
            field.setAccessibleName(_(title))
            field.setAccessibleDescription(_("Saved as you type"))
            field.textEdited.connect(
                lambda text, to=record.id, which=name: self._set(to, which, text)
            )
            grid.addWidget(field, line, column)
            self._fields[record.id, name] = field
        drop = button(_("Remove"), "bin", "link")
        drop.clicked.connect(
            lambda _c=False, to=record.id: self._session.edit(RemoveRecord("payments", to))
        )
        grid.addWidget(drop, line, len(COLUMNS) + 1)

    def _set(self, record_id: str, name: str, value: str) -> None:
        self._session.edit(SetRecordValue("payments", record_id, name, value))

    def add(self) -> None:
        """Add an empty payment of this founder and put the cursor into its sum."""
        if self._founder is None:
            return
        made = Record(new_id(), {"member": self._founder.id, "kind": "share"})
        position = len(self._session.answers.records("payments"))
        self._open = True
        self._fold()
        self._session.edit(InsertRecord("payments", made, position))
        field = self._fields.get((made.id, "amount"))
        if field is not None:
            field.setFocus()
