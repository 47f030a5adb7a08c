"""The panel of one agenda item: who spoke about what, the votes, the decision.

Closed, it says in one line how the item stands; opened, everything in it can be changed. Ready
sentences stand in the fields until the person writes his own, and can be had back.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _
from app.domain.answers import set_at
from app.domain.case import FoundingCase
from app.domain.findings import Finding
from app.domain.schema import FIELDS, Field
from app.forms.review import AGENDA_LABELS
from app.forms.spec import Ask, AskAgenda
from app.services.session import CaseSession
from app.ui import icons, theme
from app.ui.fields.base import FieldWidget
from app.ui.fields.factory import make_field
from app.ui.fields.long_text import LongTextField
from app.ui.fields.look import Mark, Shape
from app.ui.wizard import ready
from app.ui.wizard.layout import Questions

_ASKS = {
    "speaker": Ask(
        "speaker",
        N_("Who spoke"),
        N_("May stay empty."),
        "Н. Ахметов",
    ),
    "speech": Ask(
        "speech",
        N_("What was said"),
        N_("A ready sentence stands here; write your own if it was otherwise."),
    ),
    "for": Ask("for", N_("For"), N_("Empty: unanimous.")),
    "against": Ask("against", N_("Against")),
    "abstained": Ask("abstained", N_("Abstained")),
    "decision": Ask(
        "decision",
        N_("The decision"),
        N_("The ready wording follows the facts of the case; your own stays as you write it."),
    ),
}
WORDING_DELAY = 250
"""Milliseconds after the last change before ready wordings follow it."""

VOTES = ("for", "against", "abstained")


class ReadyTextField(LongTextField):
    """A text with a ready wording: shown until the person writes his own, and restorable."""

    ready = ""

    def _assemble(self) -> None:
        super()._assemble()
        self.restore = QPushButton(_("Bring the ready wording back"))
        theme.role(self.restore, "link")
        self.restore.setAccessibleDescription(
            _("Your own wording is replaced; Ctrl+Z brings it back.")
        )
        self.restore.clicked.connect(self._bring_back)
        self.restore.hide()
        self.column.insertWidget(
            self.column.indexOf(self.hint), self.restore, 0, Qt.AlignmentFlag.AlignLeft
        )

    def set_ready(self, text: str) -> None:
        """Take the wording that stands while nothing of his own was written."""
        self.ready = text
        if not self._answer and not self.has_cursor():
            self._show_answer("")

    def _show_answer(self, text: str) -> None:
        super()._show_answer(text or self.ready)
        if hasattr(self, "restore"):
            self.restore.setVisible(bool(text))

    def _typed(self, text: str) -> None:
        own = "" if text.strip() == self.ready.strip() else text
        if own != self._answer:
            self._answer = own
            self.restore.setVisible(bool(own))
            self.edited.emit(own)

    def _cursor_went(self) -> None:
        if not self._answer:
            self._show_answer("")

    def set_value(self, text: str) -> None:
        """Show his own wording, or the ready one; never emits."""
        self._answer = text
        self._show_answer(text)

    def _bring_back(self) -> None:
        self._answer = ""
        self._show_answer("")
        self.edited.emit("")
        self.take_cursor()


class AgendaPanel(QFrame):
    """One item of the meeting's agenda."""

    focused = Signal(str)

    def __init__(
        self, asked: AskAgenda, session: CaseSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.asked = asked
        self.session = session
        self.fields: dict[str, FieldWidget] = {}
        self._missing = False
        self._findings: Sequence[Finding] = ()
        self._visited: set[str] = set()
        self._stale = False  # the findings are of the state before the last change
        theme.role(self, "card")
        column = QVBoxLayout(self)
        pad = theme.unit(self) * 2
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.unit(self))
        self.title = theme.label("", "heading")
        self.stand = theme.label()
        self.mark = Mark(Shape.COMPLETE)
        self.opener = QPushButton()
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._toggle)
        row = QHBoxLayout()
        row.setSpacing(theme.unit(self))
        words = QVBoxLayout()
        words.setSpacing(theme.unit(self) // 2)
        words.addWidget(self.title)
        line = QHBoxLayout()
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.stand, 1)
        words.addLayout(line)
        row.addLayout(words, 1)
        row.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.body = QWidget()
        self._inner = QVBoxLayout(self.body)
        self._inner.setContentsMargins(0, theme.unit(self), 0, 0)
        self._inner.setSpacing(theme.unit(self) * 2)
        self.body.hide()
        column.addWidget(self.body)
        theme.watcher.changed.connect(self._draw_opener)
        self._wordings = QTimer(self)  # a wording is laid out: not at every key
        self._wordings.setSingleShot(True)
        self._wordings.setInterval(WORDING_DELAY)
        self._wordings.timeout.connect(self._offer_wordings)
        self.refresh()

    # -- what the page tells ---------------------------------------------------------------

    @property
    def item(self) -> str:
        """The item's code."""
        return self.asked.item

    def build(self) -> Generator[None, None, None]:
        """Nothing is made before the panel is opened."""
        yield

    def addresses(self) -> list[str]:
        """Return the addresses that the panel asks for."""
        return [self._address(name) for name in _ASKS]

    def changed(self, addresses: Iterable[str]) -> None:
        """Show answers that were changed elsewhere."""
        for widget in self.fields.values():
            if widget.address in addresses:
                answer = self.session.answers.at(widget.address)
                if answer != widget.value():
                    widget.set_value(answer)

    def reload(self) -> None:
        """Read every answer again."""
        for widget in self.fields.values():
            widget.set_value(self.session.answers.at(widget.address))
        self.refresh()

    def refresh(self) -> None:
        """Say how the item stands now; ready wordings follow the facts."""
        case = self.session.case
        self.title.setText(_(AGENDA_LABELS[self.item]))
        self._say_votes(case)
        self._draw_opener()
        if self.fields:
            self._offer_votes(case)
            self._wordings.start()

    def _offer_wordings(self) -> None:
        case = self.session.case
        for name, wording in (("speech", ready.ready_speech), ("decision", ready.ready_decision)):
            widget = self.fields[name]
            if isinstance(widget, ReadyTextField):
                widget.set_ready(wording(case, self.item))

    def set_findings(self, findings: Sequence[Finding], *, missing: bool) -> None:
        """Show the findings about this item at their fields."""
        self._findings, self._missing = findings, missing
        self._stale = False
        for name, widget in self.fields.items():
            found = [f for f in findings if f.address == widget.address]
            if widget.has_cursor():
                found = [f for f in found if f in widget.findings()]
            elif not widget.value() and not (missing or name in self._visited):
                found = []
            widget.set_findings(found)
        self._say_votes(self.session.case)

    def go_to(self, address: str) -> bool:
        """Open the panel and put the cursor into a field."""
        self.open()
        name = address.rpartition(".")[2]
        self.fields.get(name, self.fields["decision"]).take_cursor()
        return True

    def open(self) -> None:
        """Open the panel; its fields are made at the first time."""
        self.opener.setChecked(True)

    # -- inside ----------------------------------------------------------------------------

    def _address(self, name: str) -> str:
        return f"agenda.{self.item}.{name}"

    def _toggle(self, opened: bool) -> None:
        if opened and not self.fields:
            self._make_fields()
            self.refresh()
            self._offer_wordings()
            self.set_findings(self._findings, missing=self._missing)
        self.body.setVisible(opened)
        self._draw_opener()

    def _draw_opener(self) -> None:
        opened = self.opener.isChecked()
        self.opener.setText(_("Close") if opened else _("Change"))
        self.opener.setIcon(icons.icon("up" if opened else "edit"))
        self.opener.setAccessibleName(f"{self.opener.text()}: {self.title.text()}")
        self.opener.setAccessibleDescription(self.stand.text())

    def _make_fields(self) -> None:
        votes = Questions(columns=len(VOTES))
        for name, ask in _ASKS.items():
            widget = self._make(name, ask, FIELDS[self._address(name)])
            widget.edited.connect(lambda text, w=widget: self._apply(w.address, text))
            widget.entered.connect(lambda w=widget: self.focused.emit(w.address))
            widget.left.connect(lambda name=name: self._was_left(name))
            self.fields[name] = widget
            if name in VOTES:
                votes.add(widget)
                if name == VOTES[0]:
                    self._inner.addWidget(votes)
            else:
                self._inner.addWidget(widget)

    def _make(self, name: str, ask: Ask, field: Field) -> FieldWidget:
        if name in ("speech", "decision"):
            return ReadyTextField(ask, field, self.session, self._address(name))
        return make_field(field.kind, ask, field, self.session, self._address(name), parent=self)

    def _was_left(self, name: str) -> None:
        self._visited.add(name)
        if not self._stale:  # else new findings are on their way
            self.set_findings(self._findings, missing=self._missing)

    def _apply(self, address: str, text: str) -> None:
        self._stale = True
        self.session.edit(set_at(address, text))

    def _offer_votes(self, case: FoundingCase) -> None:
        votes = case.agenda_item(self.item).votes
        for name, count in zip(VOTES, (votes.for_, votes.against, votes.abstained), strict=True):
            control = self.fields[name].input
            if isinstance(control, QLineEdit):
                control.setPlaceholderText("" if count is None else str(count))

    def _voted(self) -> bool:
        return any(self.session.answers.get(self._address(name)) for name in VOTES)

    def _say_votes(self, case: FoundingCase) -> None:
        item, hall = case.agenda_item(self.item), case.votes_in_hall
        votes = item.votes
        faulty = any(f.blocks for f in self._findings)
        if case.planned and not self._voted():
            text = _("The meeting is still to come: the votes are written after it.")
            shape = Shape.NOT_STARTED
        elif votes.total is None:
            text = _("The votes cannot be read: write whole numbers.")
            shape = Shape.BLOCK
        elif votes.total != hall:
            text = _(
                "For {for_}, against {against}, abstained {abstained}: together {total}, "
                "but {hall} votes are in the hall."
            ).format(
                for_=votes.for_,
                against=votes.against,
                abstained=votes.abstained,
                total=votes.total,
                hall=hall,
            )
            shape = Shape.BLOCK
        else:
            text = _(
                "For {for_}, against {against}, abstained {abstained}: "
                "agrees with the {hall} votes in the hall."
            ).format(for_=votes.for_, against=votes.against, abstained=votes.abstained, hall=hall)
            shape = Shape.COMPLETE if hall else Shape.NOT_STARTED
            shape = Shape.BLOCK if faulty else shape
        if item.decision:
            text += " " + _("The decision is in your own words.")
        self.mark.set_shape(shape)
        self.stand.setText(text)
