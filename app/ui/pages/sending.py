"""Files for other offices, written into a folder or onto a stick: to whom, how far, what became."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InputError
from app.core.i18n import N_, _, ngettext
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import boxed, button, labelled
from app.ui.pages.plain_table import Col, PlainModel, PlainTable
from app.ui.progress import ProgressRow
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.ui.context import Context


@dataclass(frozen=True)
class Recipient:
    """An office to write a file for; ``cases`` is how many cases are in it.

    ``done`` and ``fault`` tell what became of it: the file's name, or why there is none.
    """

    key: str
    name: str
    cases: int
    done: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Sent:
    """What became of one recipient's file: where it lies, or a sentence why it does not."""

    key: str
    path: Path | None
    fault: str = ""


Report = Callable[[int, int, str], bool]
Write = Callable[[Sequence[str], Path, str, Report], Sequence[Sent]]
"""Writes the files of recipients into a folder under a password ("": none); on a worker.

The report says how far it is and returns whether to go on."""

WROTE = N_("Written: {name}")
READY = N_("Not written yet")


def _became(row: Recipient) -> str:
    if row.fault:
        return row.fault
    return _(WROTE).format(name=row.done) if row.done else _(READY)


def _tint(row: Recipient) -> str:
    return "bad" if row.fault else "good" if row.done else "muted"


COLUMNS: tuple[Col[Recipient], ...] = (
    Col(N_("To whom"), lambda row: row.name, wide=True),
    Col(N_("Cooperatives"), lambda row: str(row.cases), right=True),
    Col(N_("What became of it"), _became, tint=_tint, wide=True),
)


class SendView(QWidget):
    """Ticks, a password if wanted, a folder; then a result beside each name.

    ``went``: files were written, how many.
    """

    went = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._write: Write | None = None
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.model: PlainModel[Recipient] = PlainModel(
            COLUMNS, lambda row: row.key, ticks=True, parent=self
        )
        self.table = PlainTable(
            self.model, _("To whom the files go"), _("Space ticks who gets a file")
        )
        layout.addWidget(self.table, 1)
        self.every = button(_("Tick all"), "check")
        self.none = button(_("Tick none"), "close")
        self.every.clicked.connect(lambda: self.model.tick_all(on=True))
        self.none.clicked.connect(lambda: self.model.tick_all(on=False))
        self.lock = QCheckBox(_("Lock with a password"))
        self.lock.setAccessibleDescription(_("The file opens for those alone who know it"))
        self.password = QLineEdit()
        self.again = QLineEdit()
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumWidth(theme.characters(24))
        self._fields = FlowRow(
            boxed(labelled(_("Password"), self.password)),
            boxed(labelled(_("The same once more"), self.again)),
        )
        self._warning = theme.label(
            _(
                "Tell the password by telephone, never beside the file. Who forgets it cannot open "
                "the file."
            ),
            "helper",
        )
        layout.addWidget(FlowRow(self.every, self.none, self.lock))
        layout.addWidget(self._fields)
        layout.addWidget(self._warning)
        self.lock.toggled.connect(self._locked)
        self._locked(on=False)
        self.go = button(_("Choose a folder and write…"), "stick", "primary")
        self.go.clicked.connect(self.choose)
        self.progress = ProgressRow()
        layout.addWidget(FlowRow(self.go))
        layout.addWidget(self.progress)
        self.model.ticked.connect(self._enable)
        self._enable()

    def offer(self, recipients: Sequence[Recipient], write: Write) -> None:
        """Offer recipients, all of them ticked."""
        self._write = write
        self.banner.clear()
        self.lock.setChecked(False)
        self.model.show(recipients)
        self.model.tick_all(on=True)
        self.every.setVisible(len(recipients) > 1)
        self.none.setVisible(len(recipients) > 1)
        self.table.go_to(0)
        self._enable()

    def _locked(self, on: bool) -> None:
        self._fields.setVisible(on)
        self._warning.setVisible(on)
        if not on:
            self.password.clear()
            self.again.clear()

    def _enable(self) -> None:
        self.go.setEnabled(bool(self.model.chosen) and not self.progress.working)

    def _password(self) -> str | None:
        """Return the password, "" for none; None when it cannot be used yet."""
        if not self.lock.isChecked():
            return ""
        from app.services.file_set import check_password

        typed = self.password.text()
        try:
            check_password(typed or " ")  # none at all was not meant
        except InputError as error:
            self.banner.tell_error(error)
            self.password.setFocus()
            return None
        if typed != self.again.text():
            self.banner.tell(_("The two passwords differ."), "bad")
            self.again.setFocus()
            return None
        return typed

    def choose(self) -> None:
        """Ask for a folder and write into it."""
        password = self._password()
        if password is None:
            return
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where shall the files go?"), str(Path.home())
        )
        if chosen:
            self.write_into(Path(chosen), password)

    def write_into(self, folder: Path, password: str = "") -> None:
        """Write the files of those ticked."""
        write, keys = self._write, tuple(row.key for row in self.model.chosen)
        if write is None or not keys or self.progress.working:
            return
        self.banner.clear()
        self.progress.begin(_("Writing the files"))
        self._enable()
        report = self.progress.report
        self._context.tasks.run(
            lambda: tuple(write(keys, folder, password, report)),
            lambda sent: self._wrote(sent, len(keys)),
            self._failed,
            self,
            worker=RENDER,
        )

    def _wrote(self, sent: Sequence[Sent], wanted: int) -> None:
        self.progress.end()
        told = {one.key: one for one in sent}
        ticked = {row.key for row in self.model.chosen}
        self.model.show([_told(row, told.get(row.key)) for row in self.model.rows])
        self.model.tick([i for i, r in enumerate(self.model.rows) if r.key in ticked], on=True)
        written = sum(one.path is not None for one in sent)
        faults = len(sent) - written
        said = ngettext("Written: {count} file.", "Written: {count} files.", written).format(
            count=written
        )
        if faults:
            self.banner.tell(f"{said} {_('Some could not be written: see the table.')}", "bad")
        elif len(sent) < wanted:
            self.banner.tell(f"{said} {_('Stopped: the others were not written.')}", "attention")
        else:
            self.banner.tell(said, "good")
        self._enable()
        self.went.emit(written)

    def _failed(self, error: Exception) -> None:
        self.progress.end()
        self.banner.tell_error(error)
        self._enable()


def _told(row: Recipient, sent: Sent | None) -> Recipient:
    if sent is None:
        return row
    return replace(row, done=sent.path.name if sent.path else "", fault=sent.fault)
