"""A step drawn from its spec: the title as a question, why it is asked, then the questions.

The page applies answers to the session and shows what the rules say. It is built in short slices;
what is asked of it before it is ready waits until it is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.i18n import _
from app.domain.answers import InsertRecord, Record, set_at
from app.domain.findings import Finding
from app.domain.schema import FIELDS
from app.forms.spec import Ask, AskAgenda, AskRecords, Panel, Section, Shown, Step
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.base import FieldWidget
from app.ui.fields.factory import make_field
from app.ui.fields.look import LINE_CHARS, chars
from app.ui.panels.factory import make_panel
from app.ui.record_ids import new_id
from app.ui.wizard.agenda import AgendaPanel
from app.ui.wizard.layout import Questions
from app.ui.wizard.offers import ACTIVITY
from app.ui.wizard.page_parts import PageParts, Part
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.slices import Slices

MakeRecords = Callable[[AskRecords, CaseSession], RecordsEditor]


CHARTER = "charter"
"""The step of choices with a default each: what a choice means is read before it is changed."""


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
        self.parts = PageParts(session)
        self.fields = self.parts.fields
        self.records = self.parts.records
        self.agenda = self.parts.agenda
        self._findings: Sequence[Finding] = ()
        self._stale = False  # the findings are of the state before the last change
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

    def _is_wide(self) -> bool:
        return any(
            isinstance(item, Panel)
            or (isinstance(item, AskRecords) and item.collection == "founders")
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
                        self.parts.runs.append(run)
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
            line = QHBoxLayout()  # a column alone asks for the height at its own, larger width
            line.addWidget(widget, 1)
            line.addStretch(0)
            self.column.addLayout(line)
        else:
            self.column.addWidget(widget)
        self.parts.shown.append((widget, shown))

    def _make_field(self, ask: Ask, section: Section) -> FieldWidget:
        field = FIELDS[ask.key]
        widget = make_field(field.kind, ask, field, self.session, ask.key, parent=self)
        widget.edited.connect(lambda text, key=ask.key: self._apply(key, text))
        widget.suggested.connect(self._apply)
        widget.entered.connect(lambda key=ask.key: self._came(key))
        widget.left.connect(lambda key=ask.key: self._left(key))
        widget.confirmed.connect(self._next_field)
        if self.step.code == CHARTER:
            widget.explain_always()
        self.fields[ask.key] = widget
        self.parts.asks[ask.key] = (ask, section)
        return widget

    def _make_part(
        self, item: AskRecords | AskAgenda | Panel, section: Section
    ) -> Generator[None, None, None]:
        part: Part
        if isinstance(item, AskRecords):
            part = self.records[item.collection] = self._make_records(item, self.session)
            narrow = not part.wide
        elif isinstance(item, AskAgenda):
            part = self.agenda[item.item] = AgendaPanel(item, self.session)
            narrow = True
        else:
            part = self.parts.panels[item.code] = make_panel(item, self.session)
            narrow = not part.wide
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
        self._stale = True
        self.parts.changed(addresses)

    def reload(self) -> None:
        """Read everything again."""
        self.parts.reload()

    def refresh(self) -> None:
        """Show what applies now: hidden questions disappear, offers and totals follow."""
        self.parts.refresh()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show this step's findings, each at its field."""
        self._findings = findings
        self._stale = False
        if self.is_built:
            self.parts.set_findings(findings, missing=self.show_missing)

    def asks_for(self, address: str) -> bool:
        """Return whether this page has the question of an address, shown now."""
        return self.parts.asks_for(address)

    def go_to(self, address: str) -> None:
        """Scroll to a field and put the cursor into it; waits until the page is built."""
        if not self.is_built:
            self._wanted = address
            return
        self.parts.go_to(address)
        self._later.start()

    def take_first(self) -> None:
        """Put the cursor into the first question; waits until the page is built."""
        self.go_to(self._wanted or "first")

    # -- inside ----------------------------------------------------------------------------

    def _apply(self, address: str, text: str) -> None:
        if address == ACTIVITY:
            self.session.edit(InsertRecord(ACTIVITY, Record(new_id(), {"code": text}), 0))
        else:
            self.session.edit(set_at(address, text))

    def _came(self, address: str) -> None:
        self.focused.emit(address)
        self._later.start()

    def _left(self, key: str) -> None:
        self.parts.visited.add(key)
        if not self._stale:  # else the wizard's new findings are on their way
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
