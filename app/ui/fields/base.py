"""What every field of a page is: label, input, help with an example, the finding below it.

A field emits :attr:`FieldWidget.edited` and decides nothing: the page applies the answer to the
session. :meth:`FieldWidget.set_value` never emits. What is typed wrongly stays as typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import _
from app.domain.findings import Finding
from app.domain.schema import Field
from app.forms.spec import Ask
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.look import Mark, Shape, chars, link, link_label
from app.ui.fields.sentences import finding_text


class FindingLine(QWidget):
    """One fault or doubt: a mark by shape, the word for how grave it is, the sentence."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit(self))
        self._text = theme.label(finding_text(finding), "bad" if finding.blocks else "attention")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(self._text.text())
        mark = Mark(Shape.BLOCK if finding.blocks else Shape.WARN, self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def text(self) -> str:
        """Return the whole sentence as shown."""
        return self._text.text()


class FieldWidget(QWidget):
    """A question with one answer."""

    edited = Signal(str)
    entered = Signal()  # the cursor came in
    left = Signal()  # the cursor went out
    confirmed = Signal()  # Enter
    suggested = Signal(str, str)  # address, answer: an offer for another field was taken

    short: ClassVar[bool] = False
    """Whether two such fields stand side by side on a page."""

    explained = True
    """Whether the help stands below from the start: what is chosen is understood before it is.

    What is typed shows its example alone until the cursor comes, what is answered not even that:
    a page of ten questions would be a page of print. Help that was opened stays, so that nothing
    moves away under the mouse.
    """

    def __init__(
        self,
        ask: Ask,
        field: Field,
        session: CaseSession,
        address: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ask = ask
        self.field = field
        self.session = session
        self.address = address
        self._answer = ""
        self._findings: tuple[Finding, ...] = ()
        self._lines: list[FindingLine] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(max(2, theme.unit(self) // 3))
        self.label = self._make_label()
        self.input = self._make_input()
        self.help = self._make_help()
        self.hint = theme.label()
        self.hint.hide()
        self.offered = link_label(_("Offer"), _("Enter on the link takes the offer over"))
        self.offered.linkActivated.connect(self._take_offer)
        self._offer = ("", "")
        self._assemble()
        self._name_for_readers()
        for watched in self._focusable():
            watched.installEventFilter(self)
        self.set_value(session.answers.at(address))
        self._rest()

    # -- made by each kind of field -----------------------------------------------------

    def _make_input(self) -> QWidget:
        """Return the control that takes the cursor and is the label's buddy."""
        raise NotImplementedError

    def _show_answer(self, text: str) -> None:
        """Show an answer in the control without emitting."""
        raise NotImplementedError

    def _focusable(self) -> Sequence[QWidget]:
        """Return the controls that can hold the cursor."""
        return (self.input,)

    def _line_widget(self) -> QWidget:
        """Return what stands below the label; the input itself unless a button is beside it."""
        return self.input

    # -- the contract ---------------------------------------------------------------------

    def value(self) -> str:
        """Return the answer as it stands in the field."""
        return self._answer

    def set_value(self, text: str) -> None:
        """Show an answer; never emits. The field's default stands in for an empty one."""
        self._answer = text
        if text or not self.has_cursor():
            self._show_answer(text or self.field.default)
        else:
            self._show_answer("")

    def set_address(self, address: str) -> None:
        """Ask for another record's answer from now on (the card of a list)."""
        self.address = address
        self.set_value(self.session.answers.at(address))
        self._rest()

    def refresh(self) -> None:
        """Read again what the field offers (founders, districts); the answer stays."""

    def has_cursor(self) -> bool:
        """Whether one of the field's controls has the focus."""
        return any(control.hasFocus() for control in self._focusable())

    def take_cursor(self) -> None:
        """Put the cursor into the field."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the rules say about this answer, below the field."""
        wanted = tuple(findings)
        if wanted == self._findings:
            return
        self._findings = wanted
        for old in self._lines:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [FindingLine(finding, self) for finding in wanted]
        for line in self._lines:
            self.column.insertWidget(self.column.count() - 1, line)
        self._colour_edge()
        self._name_for_readers()

    def set_hint(self, text: str) -> None:
        """Show what follows from the answer (a total, the full name), below the control."""
        if text != self.hint.text():
            self.hint.setText(text)
            self.hint.setVisible(bool(text))

    def set_offer(self, address: str, value: str, shown: str) -> None:
        """Offer an answer that another one makes likely; an empty value offers nothing."""
        if (address, value) == self._offer:
            return
        self._offer = (address, value)
        if value:
            self.offered.setText(f"{link(_('Take over'))}: {escape(shown)}")
        self.offered.setVisible(bool(value))

    def _take_offer(self, _link: str = "") -> None:
        address, value = self._offer
        if value:
            self.suggested.emit(address, value)
            self.take_cursor()

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that are shown."""
        return self._findings

    # -- inside ---------------------------------------------------------------------------

    def _colour_edge(self) -> None:
        grave = any(finding.blocks for finding in self._findings)
        fault = "block" if grave else ("warn" if self._findings else "")
        for control in self._focusable():
            if (control.property("fault") or "") != fault:
                control.setProperty("fault", fault)
                control.style().unpolish(control)
                control.style().polish(control)

    def _typed(self, text: str) -> None:
        """Take what the person did in the control and tell it."""
        if text == (self._answer or self.field.default) and text != "":
            return
        if text == self._answer:
            return
        self._answer = text
        self.edited.emit(text)

    def _make_label(self) -> QLabel:
        label = theme.label(_(self.ask.label))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return label

    def _make_help(self) -> QLabel:
        help_text, example = _(self.ask.help) if self.ask.help else "", ""
        if self.ask.example:
            example = _("Example: {example}").format(example=self.ask.example)
        self.whole_help = "\n".join(part for part in (help_text, example) if part)
        self._example = example
        return theme.label("", "helper")

    def explain(self) -> None:
        """Show the whole help below the field."""
        self._show_help(self.whole_help)

    def explain_always(self) -> None:
        """Keep the whole help below the field whatever its kind."""
        self.explained = True
        self.explain()

    def _rest(self) -> None:
        """Show as much help as a field without the cursor needs."""
        if self.explained or self.has_cursor():
            self.explain()
        else:
            self._show_help("" if self._answer else self._example)

    def _show_help(self, text: str) -> None:
        if text != self.help.text():
            self.help.setText(text)
            self.help.setVisible(bool(text))

    def _assemble(self) -> None:
        self.label.setBuddy(self.input)
        self.column.addWidget(self.label)
        self.column.addWidget(self._line_widget())
        self.column.addWidget(self.offered)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.help)
        self.help.hide()
        self.column.addStretch(1)  # beside a taller field the label stays on top

    def _name_for_readers(self) -> None:
        description = " ".join([self.whole_help, *(line.text() for line in self._lines)]).strip()
        for control in self._focusable():
            if not control.accessibleName() or control is self.input:
                control.setAccessibleName(_(self.ask.label))
            control.setAccessibleDescription(description or _(self.ask.label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cursor; leave undo and the step keys to the window."""
        kind = event.type()
        if isinstance(event, QFocusEvent):
            if event.reason() not in _PASSING:
                self._follow_cursor(came=event.gotFocus())
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and _belongs_to_window(
            event
        ):
            event.ignore()  # Qt then offers the key to the widgets above
            return True
        return super().eventFilter(watched, event)

    def _follow_cursor(self, *, came: bool) -> None:
        if came:
            self.explain()
            self._cursor_came()
            self.entered.emit()
        else:
            self._cursor_went()
            self.left.emit()

    def _cursor_came(self) -> None:
        """Prepare the control for typing."""

    def _cursor_went(self) -> None:
        """Tidy the control after typing; the default shows again when nothing was typed."""
        if not self._answer and self.field.default:
            self._show_answer(self.field.default)

    def _width(self, count: float) -> int:
        return chars(self, count)


_PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The cursor comes back by itself: a list of offers, a menu, another window."""


def _belongs_to_window(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Y,
    )
