"""Parts of the page of the file set: the check list, the letter's questions, what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _, current_language
from app.domain.answers import set_at
from app.domain.schema import FIELDS
from app.forms.cover_letter import recipient_of, signer_of, signer_post_of
from app.forms.registry import paper
from app.forms.spec import Ask
from app.services.file_set import MIN_PASSWORD, SetOptions
from app.services.session import CaseSession
from app.services.wanted import SPELLING, Wanted, state_words
from app.ui import theme
from app.ui.fields.base import FieldWidget
from app.ui.fields.factory import make_field
from app.ui.fields.look import Mark, Shape
from app.ui.flow_row import FlowRow
from app.ui.pages.base import clear, labelled, link, row
from app.ui.strangers import shown

READY = N_("Ready: {what}")
ALL_READY = N_("Everything that is usually asked for is here.")
LACKS = N_("The covering letter names what is not ready. You may send the file all the same.")
BLOCKS = N_(
    "Without what is marked with a cross the АШБ cannot decide. You may send the file all the "
    "same: the covering letter names what is not ready."
)

ASKS: tuple[Ask, ...] = (
    Ask("sending.number", N_("Number of the covering letter"), "", "15-07"),
    Ask("sending.date", N_("Date of the covering letter"), "", "24.11.2026"),
    Ask(
        "sending.recipient",
        N_("To whom"),
        N_("In the basic form; the letter puts it into the right case."),
    ),
    Ask("sending.signer", N_("Who signs the covering letter")),
    Ask("sending.signer_post", N_("His post")),
    Ask("sending.executor", N_("Who wrote the covering letter")),
    Ask("sending.executor_phone", N_("His telephone"), "", "8 (72538) 2-11-22"),
    Ask(
        "sending.note",
        N_("A word of your own (not required)"),
        N_("It stands in the letter as you write it, in the letter's language."),
    ),
)

IN_WORD = ("passport", "founding_minutes", "charter", "founding_contract", "founders_list")
"""Papers that are offered to go along as Word too."""


class WantedList(QWidget):
    """What the АШБ will ask for: faults first, each with a way there; what is ready in one line."""

    address_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(step)
        self._grid.setVerticalSpacing(step // 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        layout.addLayout(self._grid)
        self.ready = theme.label(kind="helper")
        self.sentence = theme.label(kind="why")
        layout.addWidget(self.ready)
        layout.addWidget(self.sentence)
        self.lines: tuple[Wanted, ...] = ()

    def show_lines(self, lines: Sequence[Wanted]) -> None:
        """Show a check list."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        clear(self._grid)
        lacking = [line for line in lines if line.lacks]
        for place, line in enumerate(lacking):
            shape = Shape.BLOCK if line.blocks else Shape.WARN
            self._grid.addWidget(Mark(shape), place, 0, Qt.AlignmentFlag.AlignTop)
            what = link(_(line.what), partial(self._go, line))
            what.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(what, place, 1)
            state = theme.label(state_words(line), "bad" if line.blocks else "attention")
            state.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(state, place, 2)
        ready = [_(line.what) for line in lines if not line.lacks]
        self.ready.setText(_(READY).format(what=" · ".join(ready)))
        self.ready.setVisible(bool(ready) and bool(lacking))
        blocks = any(line.blocks for line in lacking)
        self.sentence.setText(_(BLOCKS if blocks else LACKS if lacking else ALL_READY))

    def _go(self, line: Wanted) -> None:
        if line.paper:
            self.page_wanted.emit(f"documents:{line.code}")
        elif line.code == SPELLING:
            self.page_wanted.emit(f"spelling:{line.address}")
        elif line.address.startswith("registration."):  # asked beside the wizard
            self.page_wanted.emit("next_steps")
        else:
            self.address_wanted.emit(line.address)


class LetterFields(QWidget):
    """The questions of the covering letter."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        step = theme.unit()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(step * 2)
        grid.setVerticalSpacing(step)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.fields: dict[str, FieldWidget] = {}
        places = (
            *((0, 0, 1), (0, 1, 1), (1, 0, 2), (2, 0, 1)),
            *((2, 1, 1), (3, 0, 1), (3, 1, 1), (4, 0, 2)),
        )
        for ask, (line, column, span) in zip(ASKS, places, strict=True):
            made = self._field(ask)
            self.fields[ask.key] = made
            grid.addWidget(made, line, column, 1, span)
        self.show_case()

    def _field(self, ask: Ask) -> FieldWidget:
        field = FIELDS[ask.key]
        session = self._session
        made = make_field(field.kind, ask, field, session, ask.key)
        made.edited.connect(lambda text: session.edit(set_at(ask.key, text)))
        made.suggested.connect(lambda address, text: session.edit(set_at(address, text)))
        made.left.connect(session.end_run)
        return made

    def show_case(self) -> None:
        """Show the answers, and what stands in the letter for those that are empty."""
        case = self._session.case
        for key, field in self.fields.items():
            answer = case.answers.get(key)
            if answer != field.value():  # else the cursor would leap in what he is typing
                field.set_value(answer)
            found = [one for one in self._session.findings if one.address == key]
            field.set_findings(found)
        instead = {
            "sending.recipient": recipient_of(case),
            "sending.signer": signer_of(case),
            "sending.signer_post": signer_post_of(case),
        }
        for key, words in instead.items():
            taken = words if words and not case.text(key) else ""
            self.fields[key].set_hint(
                _("In the letter: {words}").format(words=shown(taken)) if taken else ""
            )


class SetChoices(QWidget):
    """Language of the letter, papers as Word, the password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.language = QComboBox()
        self.language.addItem(_("Kazakh"), "kk")
        self.language.addItem(_("Russian"), "ru")
        self.language.setCurrentIndex(1 if current_language() == "ru" else 0)
        box = QWidget()
        inner = labelled(_("Language of the covering letter"), self.language)
        inner.setContentsMargins(0, 0, 0, 0)
        box.setLayout(inner)
        layout.addLayout(row(box))
        layout.addWidget(theme.label(_("Add a copy to be changed (Word)")))
        self.word = {key: QCheckBox(_(paper(key).title)) for key in IN_WORD}
        layout.addWidget(FlowRow(*self.word.values()))
        self.lock = QCheckBox(_("Lock the file with a password"))
        layout.addWidget(self.lock)
        layout.addWidget(
            theme.label(
                _("The founding contract is a commercial secret (№ 372-V, 16(3))."), "helper"
            )
        )
        self.first, self.second = _secret(_("Password")), _secret(_("The same password again"))
        self._passwords = QWidget()
        below = QVBoxLayout(self._passwords)
        below.setContentsMargins(step * 3, 0, 0, 0)
        line = row(_boxed(_("Password"), self.first), _boxed(_("Once more"), self.second))
        below.addLayout(line)
        below.addWidget(
            theme.label(
                _(
                    "At least {count} characters. Tell it to the АШБ by telephone, not in the "
                    "same letter. It is kept nowhere: nobody can open the file without it."
                ).format(count=MIN_PASSWORD),
                "helper",
            )
        )
        layout.addWidget(self._passwords)
        self._passwords.hide()
        self.lock.toggled.connect(self._passwords.setVisible)

    def fault(self) -> str:
        """Return why the choices cannot be taken as they are, in words; "" when they can."""
        if not self.lock.isChecked():
            return ""
        if len(self.first.text()) < MIN_PASSWORD:
            return _("The password is too short: it needs {count} characters at least.").format(
                count=MIN_PASSWORD
            )
        if self.first.text() != self.second.text():
            return _("The two passwords are not the same.")
        return ""

    def options(self) -> SetOptions:
        """Return what was chosen."""
        return SetOptions(
            language=str(self.language.currentData()),
            word=tuple(key for key, box in self.word.items() if box.isChecked()),
            password=self.first.text() if self.lock.isChecked() else "",
        )

    def forget(self) -> None:
        """Empty the password's fields."""
        self.first.clear()
        self.second.clear()


def _secret(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMinimumWidth(theme.characters(26))
    made.setAccessibleName(name)
    return made


def _boxed(name: str, field: QLineEdit) -> QWidget:
    made = QWidget()
    layout = labelled(name, field)
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
