"""What stands below the table: one file in words, what it changed, and what is asked of you."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.model_exchange import CaseResult, Outcome
from app.services.text import titled
from app.ui import theme
from app.ui.fields.ticks import Tick, WordedButton
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button, clear, labelled, link
from app.ui.pages.intake_sender import SenderQuestion
from app.ui.pages.intake_words import LOOKS, sender_with_role, sentence
from app.ui.strangers import shortened, shown, tip

if TYPE_CHECKING:
    from app.services.arrivals import News
    from app.ui.intake_run import Line

CASES_SHOWN = 12
LABELS_SHOWN = 8
NAME_SHOWN = 48
"""So many letters of a cooperative's name stand on a button, whose words never break."""
FROM = N_("From: {sender}. Check number: {number}")
CAME = N_("Came from the sender: {what}")
STAYED = N_("Yours, kept as it was: {what}")
MORE = N_("and {count} more")
MORE_CASES = N_("and cooperatives beside these: {count}")
WRONG = N_("This password does not open it. Look at the layout of the keyboard and at Caps Lock.")
OPEN = N_("Open the case: {name}")
FAULTS = N_("The check of this program: faults {blocking}, remarks {warnings}.")
PAPERS = N_("Issued papers that came along: {count}.")
SCANS = N_("Signed scans and signature files that came along: {count}.")
IN_BIN = N_("This case lies in the bin here.")


@dataclass(frozen=True)
class Told:
    """What a case's change is called: the labels of the answers that came and that stayed."""

    came: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    news: tuple[News, ...] = ()  # results of the АШБ and the ӘКК, each with its page


class PasswordField(QLineEdit):
    """Enter gives the word, and goes no further: the field is gone by then."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaximumWidth(theme.characters(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter; leave the rest to the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.given.emit()
        else:
            super().keyPressEvent(event)


class IntakeDetails(QFrame):
    """The card of one file. Emits what is wanted; the page does it."""

    sender_answered = Signal(bool, bool)
    password_given = Signal(str, bool)
    choice_wanted = Signal()
    again_wanted = Signal()
    case_wanted = Signal(int, str)  # case id, page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        step = theme.unit()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(step * 2, step, step * 2, step)
        self._layout.setSpacing(step // 2)
        self.password: PasswordField | None = None
        self.question: SenderQuestion | None = None
        self._whole = True

    def show_line(self, line: Line, others: int, told: Sequence[Told] = ()) -> None:
        """Show a file; ``others`` wait for the same answer, ``told`` names changes by case."""
        clear(self._layout)
        self.password = self.question = None
        result = line.result
        self._layout.addWidget(theme.label(shown(result.path.name), "heading"))
        self._layout.addWidget(theme.label(shown(sentence(line))))
        asking = not line.declined and result.outcome is Outcome.UNKNOWN_SENDER
        if result.sender is not None and not asking:
            words = _(FROM).format(
                sender=shown(sender_with_role(result.sender)),
                number=result.fingerprint,
            )
            self._layout.addWidget(theme.label(words, "helper"))
        if not line.declined:
            self._ask(line, others)
        elif result.outcome is Outcome.UNKNOWN_SENDER:
            self._one_button(_("Decide again"), "undo", self.again_wanted.emit)
        if asking:  # what is in the file is told once its sender is known: the question stays whole
            self._layout.addStretch(1)
            return
        for place, case in enumerate(result.cases[:CASES_SHOWN]):
            self._case(case, told[place] if place < len(told) else Told(), len(result.cases) > 1)
        more = len(result.cases) - CASES_SHOWN
        if more > 0:
            self._layout.addWidget(theme.label(_(MORE_CASES).format(count=number(more)), "why"))
        self._layout.addStretch(1)

    def _ask(self, line: Line, others: int) -> None:
        result = line.result
        match result.outcome:
            case Outcome.UNKNOWN_SENDER if result.sender is not None:
                if result.reason:
                    self._layout.addWidget(theme.label(shown(result.reason), "bad"))
                self.question = SenderQuestion(result.sender, result.fingerprint, others)
                self.question.answered.connect(self.sender_answered)
                self._layout.addWidget(self.question)
            case Outcome.LOCKED:
                self._ask_password(others, wrong=line.tried)
            case Outcome.CONFLICT:
                self._one_button(
                    _("Choose between the answers…"), "steps", self.choice_wanted.emit, "primary"
                )
            case Outcome.REFUSED:
                self._one_button(_("Look at the file again"), "undo", self.again_wanted.emit)
            case _:
                pass

    def _one_button(self, text: str, icon: str, act: Callable[[], None], kind: str = "") -> None:
        made = button(text, icon, kind)
        made.clicked.connect(lambda _on=False: act())
        self._layout.addWidget(FlowRow(made))

    def _ask_password(self, others: int, *, wrong: bool) -> None:
        field = self.password = PasswordField()
        self._layout.addLayout(labelled(_("Password of the file"), field))
        if wrong:
            said = theme.label(_(WRONG), "bad")
            said.setObjectName("wrong_password")
            field.setAccessibleDescription(_(WRONG))
            self._layout.addWidget(said)
        tick = Tick()
        tick.setChecked(self._whole)
        worded = WordedButton(tick, _("The same password for all locked files of the list"))
        worded.setVisible(others > 0)
        go = button(_("Open the file"), "lock", "primary")
        go.setEnabled(False)
        field.textChanged.connect(lambda text: go.setEnabled(bool(text)))

        def give() -> None:
            if field.text():
                self._whole = tick.isChecked()
                self.password_given.emit(field.text(), others > 0 and tick.isChecked())

        go.clicked.connect(give)
        field.given.connect(give)
        self._layout.addWidget(worded)
        self._layout.addWidget(FlowRow(go))

    def _case(self, case: CaseResult, told: Told, named: bool) -> None:
        name = titled(case.title)
        if named:
            head = f"{name} · {_(LOOKS[case.outcome].words)}"
            self._layout.addSpacing(theme.unit() // 2)
            self._layout.addWidget(theme.label(shown(head)))
        for news in told.news:
            go_there = partial(self.case_wanted.emit, case.case_id, news.place)
            self._layout.addWidget(link(news.words, go_there))
        for words, labels in ((CAME, told.came), (STAYED, told.stayed)):
            if labels:
                self._layout.addWidget(
                    theme.label(_(words).format(what=shown(_list(labels))), "why")
                )
        papers = [
            _(text).format(count=number(count))
            for text, count in ((PAPERS, case.papers), (SCANS, case.scans))
            if count
        ]
        if papers:
            self._layout.addWidget(theme.label(" ".join(papers), "why"))
        if case.reason:
            self._layout.addWidget(theme.label(shown(case.reason), "attention"))
        if case.in_bin:
            self._layout.addWidget(theme.label(_(IN_BIN), "attention"))
        if case.blocking or case.warnings:
            said = _(FAULTS).format(blocking=number(case.blocking), warnings=number(case.warnings))
            self._layout.addWidget(theme.label(said, "why"))
        if case.case_id and not case.in_bin:
            go = button(_(OPEN).format(name=shortened(name, NAME_SHOWN)), "right", "link")
            go.setToolTip(tip(name))
            go.setAccessibleName(_(OPEN).format(name=name))
            go.clicked.connect(partial(self.case_wanted.emit, case.case_id, "scheme"))
            self._layout.addWidget(FlowRow(go))


def _list(labels: Sequence[str]) -> str:
    shown = "; ".join(labels[:LABELS_SHOWN])
    more = len(labels) - LABELS_SHOWN
    return f"{shown}; {_(MORE).format(count=number(more))}" if more > 0 else shown
