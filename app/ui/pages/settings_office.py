"""The settings' card of this office: what it does, its name, its check number, its senders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.core.terminal import one_line
from app.domain.office import Role, Sender
from app.ui import theme
from app.ui.context import Context
from app.ui.fields.ticks import Dot, WordedButton
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner, confirm
from app.ui.pages.base import button, card, labelled
from app.ui.pages.intake_sender import Fingerprint
from app.ui.pages.intake_words import ROLES
from app.ui.pages.settings_senders import LargeNumber, SendersTable

if TYPE_CHECKING:
    from app.services.office import KnownSender

SAVE_MS = 400
TURNED: dict[Role, str] = {
    Role.OKRUG: N_(
        "The window is now for an okrug: your cooperatives, their founding, the file set for the "
        "АШБ."
    ),
    Role.DEPARTMENT: N_(
        "The window is now for the АШБ: the table of the cooperatives of all okrugs, taking files "
        "in, drawing up the list and approving it."
    ),
    Role.CORPORATION: N_(
        "The window is now for the ӘКК: the table of the cooperatives of all okrugs, taking the "
        "approved list in, contracts and payments."
    ),
}
EXAMPLES: dict[Role, str] = {
    Role.OKRUG: N_("For example: Мичурин ауылдық округі әкімінің аппараты"),
    Role.DEPARTMENT: N_("For example: Түркістан облысының ауыл шаруашылығы басқармасы"),
    Role.CORPORATION: N_("For example: «Түркістан» әлеуметтік-кәсіпкерлік корпорациясы"),
}
FORGET = N_("Forget the sender «{name}»?")
FORGOTTEN = N_("The sender is forgotten; his next file is asked about again.")
COPIED = N_("The check number is on the clipboard.")


class OfficeCard(QWidget):
    """Saves by itself. The role decides which places the side bar has."""

    def __init__(self, context: Context, banner: Banner, parent: QWidget | None = None) -> None:
        """``banner`` says what changes, or why something could not be kept."""
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._number = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self.save_name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = card()
        outer.addWidget(frame)
        layout.addWidget(theme.label(_("This office"), "heading"))
        layout.addWidget(
            theme.label(_("What this office does in the scheme decides its desk."), "why")
        )
        self._group = QButtonGroup(self)
        self.roles: dict[Role, Dot] = {}
        for role, words in ROLES.items():
            dot = Dot()
            dot.clicked.connect(lambda _on=False, role=role: self.choose_role(role))
            self._group.addButton(dot)
            self.roles[role] = dot
            layout.addWidget(WordedButton(dot, _(words)))
        self.name = QLineEdit()
        self.name.textEdited.connect(lambda _text: self._timer.start())
        layout.addLayout(labelled(_("Name of the office"), self.name))
        self.example = theme.label(kind="helper")
        layout.addWidget(self.example)
        self._show_example(Role.OKRUG)
        self._key(layout)
        self.senders = SendersTable()
        self._senders(layout)

    def _key(self, layout: QVBoxLayout) -> None:
        layout.addWidget(theme.label(_("Check number of this office"), "heading"))
        layout.addWidget(
            theme.label(
                _(
                    "Read it out when another office telephones to check a file of yours. It is "
                    "no secret, and goes with the data: a copy of them keeps it."
                ),
                "why",
            )
        )
        self.number = Fingerprint()
        layout.addWidget(self.number)
        self.copy_button = button(_("Copy the check number"), "copy")
        self.large_button = button(_("Show it large"), "zoom-in")
        self.copy_button.clicked.connect(self.copy)
        self.large_button.clicked.connect(self.show_large)
        layout.addWidget(FlowRow(self.copy_button, self.large_button))

    def _senders(self, layout: QVBoxLayout) -> None:
        layout.addWidget(theme.label(_("Accepted senders"), "heading"))
        layout.addWidget(
            theme.label(_("Files of these offices are taken in without a question."), "why")
        )
        layout.addWidget(self.senders)
        self.none = theme.label(_("No sender has been accepted yet."), "why")
        layout.addWidget(self.none)
        self.chosen_number = theme.label(kind="why")
        layout.addWidget(self.chosen_number)
        self.forget_button = button(_("Forget the sender…"), "bin")
        self.forget_button.clicked.connect(self.forget)
        layout.addWidget(FlowRow(self.forget_button))
        self.senders.selectionModel().currentRowChanged.connect(lambda _now, _was: self._chosen())

    def _show_example(self, role: Role) -> None:
        words = f"{_('It stands on the files that you send.')} {_(EXAMPLES[role])}"
        self.example.setText(words)
        self.name.setAccessibleDescription(words)

    # -- reading -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read who this office is and whose files it takes."""
        office = self._context.services.office
        self._context.tasks.run(
            lambda: (office.me(), office.known_senders()),
            lambda read: self._show(*read),
            self._banner.tell_error,
            self,
        )

    def _show(self, me: Sender, known: Sequence[KnownSender]) -> None:
        self.roles[me.role].setChecked(True)
        if any(dot.hasFocus() for dot in self.roles.values()):
            self.roles[me.role].setFocus()  # Space never chooses another role by mistake
        self._show_example(me.role)
        if not self._timer.isActive():
            self.name.setText(me.name)
        self._number = self._context.services.office.fingerprint(me.key)
        self.number.show_number(self._number)
        self.senders.show_senders(known)
        self.senders.setVisible(bool(known))
        self.none.setVisible(not known)
        self.forget_button.setVisible(bool(known))
        self._chosen()

    def _chosen(self) -> None:
        sender = self.senders.current()
        self.forget_button.setEnabled(sender is not None)
        words = f"{_('Check number')}: {sender.fingerprint}" if sender is not None else ""
        self.chosen_number.setText(words)
        self.chosen_number.setVisible(bool(words))

    # -- doing ---------------------------------------------------------------------------

    def choose_role(self, role: Role) -> None:
        """Make the window the desk of an office of this role, and say what changes."""
        services = self._context.services

        def done(_none: object) -> None:
            self._show_example(role)
            self._context.office_changed.emit()
            self._banner.tell(_(TURNED[role]), "good")

        self._context.tasks.run(
            lambda: services.settings.set("office.role", role.value),
            done,
            self._banner.tell_error,
            self,
        )

    def save_name(self) -> None:
        """Keep the name that was typed."""
        self._timer.stop()
        services, name = self._context.services, self.name.text().strip()
        self._context.tasks.run(
            lambda: services.settings.set("office.name", name),
            lambda _none: self._context.office_changed.emit(),
            self._banner.tell_error,
            self,
        )

    def leave(self) -> None:
        """Save what was typed last."""
        if self._timer.isActive():
            self.save_name()

    def copy(self) -> None:
        """Put the check number on the clipboard."""
        QGuiApplication.clipboard().setText(self._number)
        self._context.notice.emit(_(COPIED))

    def show_large(self) -> None:
        """Show the check number across the screen, to be read out."""
        LargeNumber(self._number, self).exec()

    def forget(self) -> None:
        """Ask, then forget the sender under the cursor."""
        chosen = self.senders.current()
        if chosen is None:
            return
        name = one_line(chosen.sender.name or chosen.sender.okrug)
        sure = confirm(
            self,
            _(FORGET).format(name=name),
            _("What he has sent stays. Before his next file you are asked again."),
            _("Forget"),
        )
        if not sure:
            return

        def done(_none: object) -> None:
            self._banner.tell(_(FORGOTTEN), "good")
            self.refresh()

        office, key = self._context.services.office, chosen.sender.key
        self._context.tasks.run(lambda: office.forget(key), done, self._banner.tell_error, self)
