"""The card of one record: its questions one below the other, short ones in pairs."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.answers import address_of, set_at
from app.domain.findings import Finding
from app.domain.schema import COLLECTIONS
from app.forms.spec import AskRecords
from app.services.session import CaseSession
from app.ui.fields.base import FieldWidget
from app.ui.fields.factory import make_field
from app.ui.wizard.layout import Questions
from app.ui.wizard.record_rules import applies


class RecordCard(QWidget):
    """Asks about one record of a list; another record is shown in the same fields."""

    focused = Signal(str)
    left = Signal()
    wants_new = Signal()  # Enter in the last field, or Ctrl+Enter

    def __init__(
        self,
        asked: AskRecords,
        session: CaseSession,
        parent: QWidget | None = None,
        *,
        columns: int = 2,
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self._session = session
        self._record_id = ""
        self._visited: set[str] = set()
        self._faults: Mapping[str, Sequence[Finding]] = {}
        self._show_missing = False
        self._stale = False  # the faults are of the state before the last change
        self.fields: dict[str, FieldWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._questions = Questions(columns=columns)
        column.addWidget(self._questions)
        column.addStretch(1)
        self.setEnabled(False)

    def build(self) -> Generator[None, None, None]:
        """Make the fields one by one."""
        schema = COLLECTIONS[self._asked.collection]
        for ask in self._asked.fields:
            field = schema[ask.key]
            address = address_of(self._asked.collection, "", ask.key)
            widget = make_field(field.kind, ask, field, self._session, address, parent=self)
            widget.edited.connect(lambda text, w=widget: self._apply(w.address, text))
            widget.suggested.connect(self._apply)
            widget.entered.connect(lambda w=widget: self.focused.emit(w.address))
            widget.left.connect(lambda name=ask.key: self._was_left(name))
            widget.confirmed.connect(lambda name=ask.key: self._go_on(name))
            self.fields[ask.key] = widget
            self._questions.add(widget)
            for watched in widget.findChildren(QWidget):
                watched.installEventFilter(self)
            yield
        self.show_record(self._record_id)

    @property
    def record_id(self) -> str:
        """The record that is shown; empty when none is."""
        return self._record_id

    def show_record(self, record_id: str) -> None:
        """Show another record, or none."""
        if record_id != self._record_id:
            self._visited.clear()
        self._record_id = record_id
        self.setEnabled(bool(record_id))
        for name, widget in self.fields.items():
            widget.set_address(address_of(self._asked.collection, record_id, name))
        self.refresh()

    def update_fields(self, names: Sequence[str]) -> None:
        """Show what was changed elsewhere (undo, a paste); the field being typed in keeps up."""
        for name in names:
            widget = self.fields.get(name)
            if widget is not None:
                answer = self._session.answers.at(widget.address)
                if answer != widget.value():
                    widget.set_value(answer)

    def refresh(self) -> None:
        """Ask what applies to the record now; offer what can be chosen now."""
        record = self._session.answers.record(self._asked.collection, self._record_id)
        shown = {}
        for ask in self._asked.fields:
            widget = self.fields.get(ask.key)
            if widget is None:
                continue
            widget.refresh()
            shown[widget] = record is None or applies(
                self._asked.collection, ask, record, self._session.case
            )
        self._questions.show_fields(shown)
        self._show_faults()

    def offer(self, counted: Mapping[str, str]) -> None:
        """Show in empty lines what counts while nothing is typed: the unanimous vote."""
        for name, text in counted.items():
            widget = self.fields.get(name)
            if widget is not None and isinstance(widget.input, QLineEdit):
                widget.input.setPlaceholderText(text)

    def set_faults(self, faults: Mapping[str, Sequence[Finding]], *, missing: bool) -> None:
        """Show findings by field name; an empty field's only once it was visited or asked for."""
        self._faults = faults
        self._show_missing = missing
        self._stale = False
        self._show_faults()

    def _show_faults(self) -> None:
        for name, widget in self.fields.items():
            found = self._faults.get(name, ())
            visited = self._show_missing or name in self._visited
            empty = not widget.value().strip()
            if widget.has_cursor():
                found = [f for f in found if f in widget.findings()]
            elif empty and not visited:
                found = []
            widget.set_findings(found)

    def go_to(self, name: str) -> bool:
        """Put the cursor into a field, the first shown one when the name is not asked here."""
        widget = self.fields.get(name)
        if widget is None or not self._questions.is_shown(widget):
            widget = next((w for w in self.fields.values() if self._questions.is_shown(w)), None)
        if widget is None:
            return False
        widget.take_cursor()
        return True

    def take_first(self) -> None:
        """Put the cursor into the first field that a person types into."""
        for name, widget in self.fields.items():
            if self._questions.is_shown(widget) and name != "kind":
                widget.take_cursor()
                return

    def _apply(self, address: str, text: str) -> None:
        if self._record_id:
            self._stale = True
            self._session.edit(set_at(address, text))

    def _was_left(self, name: str) -> None:
        self._visited.add(name)
        if not self._stale:  # else new faults are on their way
            self._show_faults()
            self.left.emit()

    def _go_on(self, name: str) -> None:
        shown = [n for n, w in self.fields.items() if self._questions.is_shown(w)]
        place = shown.index(name) if name in shown else len(shown) - 1
        if place + 1 < len(shown):
            self.fields[shown[place + 1]].take_cursor()
        else:
            self.wants_new.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter asks for one more row from anywhere in the card."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.wants_new.emit()
            return True
        return super().eventFilter(watched, event)
