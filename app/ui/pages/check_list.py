"""An editable list of things to bring or to do, each ticked off with its day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.answers import InsertRecord, Record, RemoveRecord, SetRecordValue
from app.domain.parse import format_date
from app.services.session import CaseSession
from app.ui import theme
from app.ui.context import Context
from app.ui.pages.base import button, clear, row
from app.ui.record_ids import new_id

USUAL: dict[str, tuple[str, ...]] = {
    "okk": (
        N_("Application for finance"),
        N_("Charter"),
        N_("Founding contract"),
        N_("Minutes of the founding meeting"),
        N_("List of members with their shares"),
        N_("Decision of the board on the loan"),
        N_("Certificate of registration with the БСН"),
        N_("Business plan"),
        N_("Papers on the security"),
        N_("Bank details"),
    ),
    "ashb": (
        N_("Minutes of the founding meeting"),
        N_("Charter"),
        N_("List of founders"),
        N_("Certificate of registration with the БСН"),
        N_("Passport of the project"),
    ),
}
"""What is usually asked for. Nobody has published a binding list: ask, and change this one."""
DONE_ON = N_("done on {date}")
TICK = N_("Done: {text}")


class CheckList(QWidget):
    """The records of ``checklist`` that belong to one list (``okk`` or ``ashb``)."""

    def __init__(
        self, session: CaseSession, code: str, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._code = code
        self._context = context
        self._fields: dict[str, QLineEdit] = {}
        self._ticks: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        layout.addWidget(
            theme.label(
                _("Ask what they want to see and change the list to fit: no binding one is known."),
                "why",
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.unit() // 2)
        layout.addLayout(self._rows)
        self.usual_button = button(_("Put the usual list in"), "steps")
        self.usual_button.clicked.connect(self.put_usual)
        self.new = QLineEdit()
        self.new.setPlaceholderText(_("One more thing; Enter adds it"))
        self.new.setAccessibleName(_("One more thing for the list"))
        self.new.setAccessibleDescription(_("Enter adds it"))
        self.new.returnPressed.connect(self.add)
        line = row(self.usual_button, stretch=False)
        line.addWidget(self.new, 1)
        layout.addLayout(line)

    def records(self) -> tuple[Record, ...]:
        """Return the lines of this list."""
        return tuple(
            record
            for record in self._session.answers.records("checklist")
            if record.get("list") == self._code
        )

    def refresh(self) -> None:
        """Show the list as it stands; the line that is being typed stays."""
        records = self.records()
        self.usual_button.setVisible(not records)
        if [record.id for record in records] != list(self._fields):
            self._build(records)
        for record in records:
            done = record.get("done") == "1"
            tick, field = self._ticks[record.id], self._fields[record.id]
            tick.setChecked(done)
            tick.setText(
                _(DONE_ON).format(date=record.get("date")) if done and record.get("date") else ""
            )
            tick.setAccessibleName(_(TICK).format(text=record.get("text")))
            if field.text() != record.get("text"):
                field.setText(record.get("text"))

    def _build(self, records: tuple[Record, ...]) -> None:
        clear(self._rows)
        self._fields.clear()
        self._ticks.clear()
        for record in records:
            line = QHBoxLayout()
            tick = QCheckBox()
            tick.setAccessibleDescription(_("Space ticks it off with today's date"))
            tick.clicked.connect(lambda on, to=record.id: self._tick(to, on=bool(on)))
            field = _Line(record.get("text"))
            field.setAccessibleName(_("What is to be brought or done"))
            field.setAccessibleDescription(_("Empty it and press Delete to remove the line"))
            field.textEdited.connect(
                lambda text, to=record.id: self._session.edit(
                    SetRecordValue("checklist", to, "text", text)
                )
            )
            drop = button(_("Remove"), kind="link")
            drop.clicked.connect(lambda _c=False, to=record.id: self._drop(to))
            field.emptied.connect(lambda to=record.id: self._drop(to))
            line.addWidget(tick)
            line.addWidget(field, 1)
            line.addWidget(drop)
            self._rows.addLayout(line)
            self._fields[record.id], self._ticks[record.id] = field, tick

    def _tick(self, record_id: str, *, on: bool) -> None:
        today = format_date(self._context.services.clock.now().date())
        self._session.edit(
            SetRecordValue("checklist", record_id, "done", "1" if on else ""),
            SetRecordValue("checklist", record_id, "date", today if on else ""),
        )

    def _drop(self, record_id: str) -> None:
        self._session.edit(RemoveRecord("checklist", record_id))

    def _insertion(self, text: str, position: int) -> InsertRecord:
        values = {"list": self._code, "text": text}
        return InsertRecord("checklist", Record(new_id(), values), position)

    def add(self) -> None:
        """Add the typed line at the end."""
        text = self.new.text().strip()
        if text:
            position = len(self._session.answers.records("checklist"))
            self._session.edit(self._insertion(text, position))
            self.new.clear()

    def put_usual(self) -> None:
        """Put in what is usually asked for: one step of undo."""
        start = len(self._session.answers.records("checklist"))
        self._session.edit(
            *(self._insertion(_(text), start + i) for i, text in enumerate(USUAL[self._code]))
        )


class _Line(QLineEdit):
    """A line of the list; Delete in an empty one asks for its removal."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for removal on Delete or Backspace once it is empty."""
        if not self.text() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
            return
        super().keyPressEvent(event)
