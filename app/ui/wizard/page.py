"""A step drawn from its spec: the title as a question, why it is asked, then the questions.

The page applies answers to the session and shows what the rules say. It is built in short slices;
what is asked of it before it is ready waits until it is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from uuid import uuid4

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.i18n import _
from app.domain.answers import InsertRecord, Record, set_at
from app.domain.findings import Finding
from app.domain.schema import FIELDS
from app.forms.spec import Ask, AskAgenda, AskRecords, Section, Shown, Step
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.base import FieldWidget, FindingLine
from app.ui.fields.factory import make_field
from app.ui.fields.look import LINE_CHARS, chars
from app.ui.wizard.agenda import AgendaPanel
from app.ui.wizard.layout import Questions
from app.ui.wizard.notes import hint_for
from app.ui.wizard.offers import ACTIVITY, offer_for
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.slices import Slices

Part = RecordsEditor | AgendaPanel
MakeRecords = Callable[[AskRecords, CaseSession], RecordsEditor]


class PageScroll(QScrollArea):
    """Scrolls the page up and down only, and brings the focused field into view."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """Prefer the width of a full line."""
        return QSize(chars(self, LINE_CHARS + 8), super().sizeHint().height())


class StepPage(QWidget):
    """The page of one step."""

    focused = Signal(str)
    built = Signal()

    def __init__(
        self,
        step: Step,
        session: CaseSession,
        make_records: MakeRecords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.step = step
        self.session = session
        self._make_records = make_records
        self.fields: dict[str, FieldWidget] = {}
        self.records: dict[str, RecordsEditor] = {}
        self.agenda: dict[str, AgendaPanel] = {}
        self._shown: list[tuple[QWidget, tuple[Shown, ...]]] = []
        self._runs: list[Questions] = []
        self._asks: dict[str, tuple[Ask, Section]] = {}
        self._visited: set[str] = set()
        self._findings: Sequence[Finding] = ()
        self._lines: list[FindingLine] = []
        self._wanted = ""
        self.show_missing = False
        self._frame()
        self._slices = Slices(self._build(), self)
        self._slices.finished.connect(self._ready)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._scroll_to_cursor)

    # -- building --------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to build, a slice at a time."""
        self._slices.start()

    def finish(self) -> None:
        """Build all that is left at once."""
        self._slices.finish()

    @property
    def is_built(self) -> bool:
        """Whether every question stands."""
        return self._slices.done

    def _frame(self) -> None:
        content = QWidget()
        theme.role(content, "page")
        unit = theme.unit(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(unit * 3, unit * 3, unit * 3, unit * 4)
        column_box = QWidget()
        self.column = QVBoxLayout(column_box)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(unit * 2)
        row.addWidget(column_box, 1)
        self._column_box = column_box
        if not self._is_wide():
            column_box.setMaximumWidth(chars(self, LINE_CHARS))
            row.addStretch(0)
        self.area = PageScroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.title = theme.label(_(self.step.question), "title")
        self.why = theme.label(_(self.step.why), "why")
        self.column.addWidget(self.title)
        self.column.addWidget(self.why)
        self._faults = QVBoxLayout()
        self.column.addLayout(self._faults)

    def _is_wide(self) -> bool:
        return any(
            isinstance(item, AskRecords) and item.collection == "founders"
            for section in self.step.sections
            for item in section.items
        )

    def _build(self) -> Generator[None, None, None]:
        yield
        for section in self.step.sections:
            if section.title:
                heading = theme.label(_(section.title), "heading")
                heading.setContentsMargins(0, theme.unit(self) * 2, 0, 0)
                self._place(heading, (section.shown,))
                yield
            run: Questions | None = None
            for item in section.items:
                if isinstance(item, Ask):
                    if run is None:
                        run = Questions()
                        self._runs.append(run)
                        self._place(run, (section.shown,), narrow=True)
                    run.add(self._make_field(item, section))
                    yield
                else:
                    run = None
                    yield from self._make_part(item, section)
        self.column.addStretch(1)

    def _place(self, widget: QWidget, shown: tuple[Shown, ...], *, narrow: bool = False) -> None:
        if narrow:
            widget.setMaximumWidth(chars(self, LINE_CHARS))
        self.column.addWidget(widget)
        self._shown.append((widget, shown))

    def _make_field(self, ask: Ask, section: Section) -> FieldWidget:
        field = FIELDS[ask.key]
        widget = make_field(field.kind, ask, field, self.session, ask.key, parent=self)
        widget.edited.connect(lambda text, key=ask.key: self._apply(key, text))
        widget.suggested.connect(self._apply)
        widget.entered.connect(lambda key=ask.key: self._came(key))
        widget.left.connect(lambda key=ask.key: self._left(key))
        widget.confirmed.connect(self._next_field)
        self.fields[ask.key] = widget
        self._asks[ask.key] = (ask, section)
        return widget

    def _make_part(
        self, item: AskRecords | AskAgenda, section: Section
    ) -> Generator[None, None, None]:
        part: Part
        if isinstance(item, AskRecords):
            part = self.records[item.collection] = self._make_records(item, self.session)
            narrow = not part.wide
        else:
            part = self.agenda[item.item] = AgendaPanel(item, self.session)
            narrow = True
        part.focused.connect(self._came)
        self._place(part, (section.shown, item.shown), narrow=narrow)
        yield from part.build()

    def _ready(self) -> None:
        self.refresh()
        self.set_findings(self._findings)
        if self._is_wide():
            self._fit_wide()
        wanted, self._wanted = self._wanted, ""
        self.built.emit()
        if wanted:
            self.go_to(wanted)

    # -- what the wizard tells -------------------------------------------------------------

    def changed(self, addresses: Iterable[str]) -> None:
        """Show answers that were changed: here, by undo, by an import."""
        for address in addresses:
            widget = self.fields.get(address)
            if widget is not None:
                answer = self.session.answers.at(address)
                if answer != widget.value():
                    widget.set_value(answer)
        for part in self._parts():
            part.changed(addresses)

    def reload(self) -> None:
        """Read everything again."""
        for key, widget in self.fields.items():
            widget.set_value(self.session.answers.at(key))
        for part in self._parts():
            part.reload()

    def refresh(self) -> None:
        """Show what applies now: hidden questions disappear, offers and totals follow."""
        case = self.session.case
        for widget, shown in self._shown:
            if not isinstance(widget, Questions):
                # Always said: a widget that was never shown is «hidden» and yet about to show.
                widget.setVisible(all(rule(case) for rule in shown))
        for run in self._runs:
            run.show_fields(
                {
                    field: self._asks[field.address][0].shown(case)
                    and self._asks[field.address][1].shown(case)
                    for field in run.fields
                }
            )
            run.setVisible(any(run.is_shown(field) for field in run.fields))
        for key, field in self.fields.items():
            if run_shows(self._runs, field):
                field.refresh()
                field.set_hint(hint_for(key, case))
                offer = offer_for(key, case)
                if offer is None:
                    field.set_offer("", "", "")
                else:
                    field.set_offer(offer.address, offer.value, offer.words)
        for part in self._parts():
            if not part.isHidden():
                part.refresh()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show this step's findings, each at its field; those without one stand on top."""
        self._findings = findings
        if not self.is_built:
            return
        for key, widget in self.fields.items():
            found = [finding for finding in findings if finding.address == key]
            if widget.has_cursor():
                # He is typing: what was said goes when it is mended, nothing new interrupts him.
                found = [finding for finding in found if finding in widget.findings()]
            elif not widget.value().strip() and not (self.show_missing or key in self._visited):
                found = []
            widget.set_findings(found)
        for collection, editor in self.records.items():
            head = f"{collection}/"
            own = [
                finding
                for finding in findings
                if finding.address == collection
                or any(address.startswith(head) for address in finding.addresses)
            ]
            editor.set_findings(own, missing=self.show_missing)
        for item, panel in self.agenda.items():
            head = f"agenda.{item}."
            panel.set_findings(
                [f for f in findings if f.address.startswith(head)], missing=self.show_missing
            )

    def go_to(self, address: str) -> None:
        """Scroll to a field and put the cursor into it; waits until the page is built."""
        if not self.is_built:
            self._wanted = address
            return
        if address in self.fields:
            self.fields[address].take_cursor()
        elif address.startswith("agenda.") and address.split(".")[1] in self.agenda:
            self.agenda[address.split(".")[1]].go_to(address)
        elif address.split("/", maxsplit=1)[0] in self.records:
            self.records[address.split("/", maxsplit=1)[0]].go_to(address)
        else:
            self.take_first()
        self._later.start()

    def asks_for(self, address: str) -> bool:
        """Return whether this page has the question of an address, shown now."""
        if address in self.fields:
            return run_shows(self._runs, self.fields[address])
        parts = address.split("/")
        if parts[0] in self.records:
            names = {ask.key for ask in self.records[parts[0]].asked.fields}
            return len(parts) < 3 or parts[2] in names
        return address.startswith("agenda.") and address.split(".")[1] in self.agenda

    def take_first(self) -> None:
        """Put the cursor into the first question."""
        if not self.is_built:
            self._wanted = self._wanted or "first"
            return
        for widget in self.fields.values():
            if widget.isVisibleTo(self):
                widget.take_cursor()
                return
        for editor in self.records.values():
            if editor.isVisibleTo(self):
                editor.go_to(editor.asked.collection)
                return

    # -- inside ----------------------------------------------------------------------------

    def _parts(self) -> list[Part]:
        return [*self.records.values(), *self.agenda.values()]

    def _apply(self, address: str, text: str) -> None:
        if address == ACTIVITY:
            self.session.edit(InsertRecord(ACTIVITY, Record(uuid4().hex, {"code": text}), 0))
        else:
            self.session.edit(set_at(address, text))

    def _came(self, address: str) -> None:
        self.focused.emit(address)
        self._later.start()

    def _left(self, key: str) -> None:
        self._visited.add(key)
        self.set_findings(self._findings)

    def _next_field(self) -> None:
        self.focusNextChild()

    def _scroll_to_cursor(self) -> None:
        cursor = QApplication.focusWidget()
        if cursor is None or not self.isAncestorOf(cursor):
            return
        target: QWidget = cursor
        above: QWidget | None = cursor
        while above is not None and above is not self:
            if isinstance(above, FieldWidget):
                target = above
            elif isinstance(above, QScrollArea):  # a card scrolls within the page
                above.ensureWidgetVisible(target, 0, theme.unit(self) * 3)
            above = above.parentWidget()

    def _fit_wide(self) -> None:
        for editor in self.records.values():
            if editor.wide:
                editor.fit(self.area.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a long list the height of the window."""
        super().resizeEvent(event)
        if self.is_built:
            self._fit_wide()


def run_shows(runs: Sequence[Questions], field: FieldWidget) -> bool:
    """Return whether a field is asked now."""
    return any(field in run.fields and run.is_shown(field) for run in runs)
