"""«Төленді»: who has paid what, ticked off; the balance; since when he is a member."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.figures import money
from app.core.i18n import N_, _
from app.domain.answers import Change, InsertRecord, Record, RemoveRecord
from app.domain.parse import format_date, format_tenge
from app.domain.parts import Founder
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import CasePage, button, heading, row
from app.ui.pages.payment_list import PaymentList
from app.ui.pages.payment_model import DUE, ENTRANCE, SHARE, PaymentModel
from app.ui.record_ids import new_id
from app.ui.row_table import by_rows
from app.ui.wrapped_head import WrappedHead

TOTALS = N_("Due {due} · paid {paid} · outstanding {rest} · members {members} of {count}")
DONE = N_("Payments recorded: {count}.")
WIDE_CHARACTERS = 146
"""Below this width what is due is left out: what is paid and what is outstanding say it too."""
LOW_UNITS = 62
"""Below this height the payments of the one under the cursor wait until they are asked for."""


class PaymentTable(QTableView):
    """A table whose sums stand whole beside their ticks."""

    def sizeHintForColumn(self, column: int) -> int:
        """Return what a column takes; the style counts no padding between tick and sum."""
        ticked = theme.unit(self) * 2 if column in (SHARE, ENTRANCE) else 0
        return super().sizeHintForColumn(column) + ticked


class PaymentsPage(CasePage):
    """The table of founders and the payments of the one under the cursor."""

    help_text = N_(
        "Tick a contribution when it is paid: all that is due is recorded with today's date. "
        "Correct the sum, the date or the receipt below, or add a part payment. A founder is a "
        "member from the day both contributions are paid (№ 372-V, 28(3)). Ctrl+Z takes a tick "
        "back."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 2, step)
        layout.setSpacing(step)
        heading(
            layout,
            _("Who has paid?"),
            _("A founder becomes a member on the day both contributions are paid."),
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        layout.addWidget(self._top(), 1)
        self.list = PaymentList(self.session)
        layout.addWidget(self.list)
        self._stop = self.session.subscribe(self._changed)
        self.refresh()

    def _top(self) -> QWidget:
        step = theme.unit()
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step)
        self.model = PaymentModel(self.session, self)
        self.model.tick_wanted.connect(self.tick)
        self.table = PaymentTable()
        self.table.setModel(self.model)
        by_rows(self.table)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(step * 4)
        self.table.setAccessibleName(_("Founders and what they have paid"))
        self.table.setAccessibleDescription(_("Space in a column «paid» ticks it"))
        head = WrappedHead(self.table)
        self.table.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        layout.addWidget(self.table, 1)
        self.totals = theme.label(kind="why")
        self.all_button = button(_("The selected have paid everything today"), "check")
        self.all_button.clicked.connect(self.pay_selected)
        line = row(self.all_button, stretch=False)
        line.addWidget(self.totals, 1)
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(line)
        return made

    # -- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the table anew."""
        self.model.reload()
        self._say_totals()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, SHARE))
        self._current(self.table.currentIndex(), QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow table to the names, a low window to the table."""
        super().resizeEvent(event)
        narrow = self.width() < theme.characters(WIDE_CHARACTERS)
        for column in DUE:
            self.table.setColumnHidden(column, narrow)
        self.list.fold(low=self.height() < theme.unit() * LOW_UNITS)

    def _changed(self, addresses: frozenset[str]) -> None:
        whole = not addresses or any(
            address.split("/")[0] in ("founders", "later_members") or "contribution." in address
            for address in addresses
        )
        if whole:
            self.model.reload()
        else:
            self.model.renew()
        self._say_totals()
        self.list.follow()

    def _say_totals(self) -> None:
        due = sum(row.due for row in self.model.rows)
        paid = sum(row.paid for row in self.model.rows)
        rest = sum(max(0, row.due - row.paid) for row in self.model.rows)
        members = sum(row.member_since is not None for row in self.model.rows)
        self.totals.setText(
            _(TOTALS).format(
                due=money(due),
                paid=money(paid),
                rest=money(rest),
                members=members,
                count=len(self.model.rows),
            )
        )
        self.all_button.setEnabled(bool(self.model.rows))

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        founder = self.model.founder_at(index.row()) if index.isValid() else None
        self.list.show_founder(founder)

    # -- doing ---------------------------------------------------------------------------

    def tick(self, row_number: int, column: int, on: bool) -> None:
        """Record that a contribution was paid, or take its payments back."""
        founder = self.model.founder_at(row_number)
        if founder is None:
            return
        changes = self._changes(founder, entrance=column == ENTRANCE, on=on)
        if not changes and on:
            self.banner.tell(
                _("What he owes is not known yet: fill in step «2. Contribution»."),
                "attention",
                _("Go there"),
                lambda: self.context.address_wanted.emit("contribution.share_amount"),
            )
            return
        self.banner.clear()
        self.session.edit(*changes)

    def _changes(self, founder: Founder, *, entrance: bool, on: bool) -> list[Change]:
        case = self.session.case
        kind = "entrance" if entrance else "share"
        if not on:
            return [
                RemoveRecord("payments", payment.id)
                for payment in case.payments
                if payment.member_id == founder.id and payment.entrance is entrance
            ]
        due = self.model.due(founder, entrance=entrance)
        rest = (due or 0) - case.paid(founder, entrance=entrance)
        if rest <= 0:
            return []
        today = self.context.services.clock.now().date()
        values = {
            "member": founder.id,
            "kind": kind,
            "amount": format_tenge(rest),
            "date": format_date(today),
        }
        position = len(case.answers.records("payments"))
        return [InsertRecord("payments", Record(new_id(), values), position)]

    def pay_selected(self) -> None:
        """Record the whole rest of the selected founders as paid today: one step of undo."""
        changes: list[Change] = []
        for index in self.table.selectionModel().selectedRows():
            founder = self.model.founder_at(index.row())
            if founder is not None:
                changes += self._changes(founder, entrance=False, on=True)
                changes += self._changes(founder, entrance=True, on=True)
        self.session.edit(*changes)
        self.banner.tell(_(DONE).format(count=len(changes)), "good")

    def close_page(self) -> None:
        """Stop following the case."""
        self._stop()
        self.list.stop()
