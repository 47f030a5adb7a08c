"""The table of accepted senders, and the check number in large letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.figures import day
from app.core.i18n import N_, _
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.pages.intake_sender import Fingerprint
from app.ui.pages.intake_words import ROLES
from app.ui.pages.plain_table import Col, PlainModel, PlainTable

if TYPE_CHECKING:
    from app.services.office import KnownSender


class KnownRow:
    """A sender as a row shows him."""

    def __init__(self, known: KnownSender) -> None:
        self.known = known
        self.sender = known.sender
        self.place = known.sender.okrug or known.sender.district
        self.at = known.since
        self.since = day(known.since.astimezone())


class SendersTable(PlainTable):
    """Whose files are taken: name, role, place, since when."""

    def __init__(self) -> None:
        columns = (
            Col[KnownRow](N_("Office"), lambda row: row.sender.name or "—", wide=True),
            Col[KnownRow](N_("What it does"), lambda row: _(ROLES[row.sender.role]), spare=2),
            Col[KnownRow](
                N_("Okrug"), lambda row: row.sender.okrug or row.sender.district, spare=1
            ),
            Col[KnownRow](N_("Accepted on"), lambda row: row.since, key=lambda row: row.at),
        )
        self._rows: PlainModel[KnownRow] = PlainModel(columns, lambda row: row.sender.key)
        super().__init__(
            self._rows, _("Accepted senders"), _("Below the table stands the check number")
        )
        self._rows.setParent(self)

    def show_senders(self, known: Sequence[KnownSender]) -> None:
        """Show the senders."""
        self._rows.show([KnownRow(one) for one in known])

    def current(self) -> KnownSender | None:
        """Return the sender under the cursor, or None."""
        row = self.current_row()
        return self._rows.rows[row].known if 0 <= row < len(self._rows.rows) else None


class LargeNumber(QDialog):
    """The check number in letters that are read from a distance."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check number of this office"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 4, step * 4, step * 4, step * 2)
        layout.setSpacing(step * 2)
        layout.addWidget(Fingerprint(text, scale=3))
        layout.addWidget(
            theme.label(_("Eight groups of five digits. Read them out one after the other."), "why")
        )
        close = button(_("Close"), "close")
        close.clicked.connect(self.accept)
        layout.addWidget(FlowRow(close))
