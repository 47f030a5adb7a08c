"""The ӘКК's desk: what is lent, repaid and late over all cases on its approved lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core import figures
from app.core.i18n import N_, _
from app.services.finance_desk import DeskRow, Money, Totals, totals
from app.ui import icons, theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import Page, button, heading
from app.ui.pages.plain_table import Col, PlainModel, PlainTable
from app.ui.pages.scrolled_views import ScrolledViews
from app.ui.pages.table_totals import TotalsRow, with_totals

if TYPE_CHECKING:
    from app.ui.pages.lists_send import Offer, SendPane

PAGE = "finance:finance_contract"
"""What opens with a row: the contract, first of the finance's own steps."""
SEARCH_MS = 150
FEW = 3
"""So many cases that stand on no list are named below the table."""
STATES: dict[Money, tuple[str, str]] = {
    Money.NO_CONTRACT: (N_("No contract yet"), "attention"),
    Money.CONTRACTED: (N_("Contracted"), "good"),
    Money.OVERDUE: (N_("Overdue"), "bad"),
}
STRUCK = N_("Taken off the list")
FILTERS: tuple[tuple[str, Money | None], ...] = (
    (N_("All on the lists"), None),
    *((words, state) for state, (words, _tint) in STATES.items()),
)
OFF = N_("{name}: does not stand on an approved list, no finance is recorded.")
ALL = N_("In all: {count}")
NUMBER = N_("№ {number}")
DASH = "—"


def _sum(tiyn: int | None) -> str:
    return DASH if tiyn is None else figures.money(tiyn)


def _exact(tiyn: int | None) -> str:
    """Return a sum that is reckoned: interest has tiyn, and in a column all show them."""
    return DASH if tiyn is None else figures.money(tiyn, exact=True)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _contract(row: DeskRow) -> str:
    return _lines(
        _(NUMBER).format(number=row.contract_number) if row.contract_number else "",
        figures.day(row.contract_date) if row.contract_date else "",
    )


def _by_contract(row: DeskRow) -> tuple[date, str]:
    return row.contract_date or date.max, row.contract_number


def _state(row: DeskRow) -> str:
    words, _tint = STATES[row.money]
    return f"{_(STRUCK)}, {_(words).lower()}" if row.struck else _(words)


def _tint(row: DeskRow) -> str:
    return STATES[row.money][1]


COLUMNS: tuple[Col[DeskRow], ...] = (
    Col(
        N_("List"),
        lambda row: _lines(_(NUMBER).format(number=row.list_number), figures.day(row.list_day)),
        key=lambda row: (row.list_day, row.list_number, row.position),
        spare=4,
    ),
    Col(
        N_("№"),
        lambda row: str(row.position),
        key=lambda row: row.position,
        right=True,
        spare=3,
    ),
    Col(
        N_("Cooperative"),
        lambda row: _lines(row.name, ", ".join(p for p in (row.okrug, row.district) if p)),
        wide=True,
    ),
    Col(N_("Contract"), _contract, key=_by_contract, spare=1),
    Col(
        N_("Asked / lent"),
        lambda row: f"{_sum(row.asked)}\n{_sum(row.amount)}",
        key=lambda row: (row.amount or 0, row.asked or 0),
        right=True,
    ),
    Col(
        N_("Due by today / repaid"),
        lambda row: f"{_exact(row.due)}\n{_exact(row.paid)}",
        key=lambda row: (row.due or 0, row.paid),
        right=True,
        spare=5,
    ),
    Col(
        N_("Overdue"),
        lambda row: _exact(row.overdue),
        key=lambda row: row.overdue or 0,
        right=True,
        tint=lambda row: "bad" if row.overdue else "",
    ),
    Col(N_("How it stands"), _state, tint=_tint, spare=2),
)
TOTAL_COLUMNS: tuple[Col[Totals], ...] = (
    Col("", lambda _row: ""),
    Col("", lambda _row: ""),
    Col("", lambda row: _(ALL).format(count=figures.number(row.rows))),
    Col("", lambda _row: ""),
    Col("", lambda row: f"{figures.money(row.asked)}\n{figures.money(row.amount)}", right=True),
    Col("", lambda row: f"{_exact(row.due)}\n{_exact(row.paid)}", right=True),
    Col("", lambda row: _exact(row.overdue), right=True),
    Col("", lambda _row: ""),
)


class FinanceDeskPage(Page):
    """Search and filter above, the table with its totals, the file for the others."""

    help_text = N_(
        "Every cooperative on the approved lists that were taken in. Type a part of a name, of an "
        "okrug or of a contract's number to find one; Enter opens its finance, where the contract, "
        "the equipment and the repayments are recorded. Who stands on no approved list gets no "
        "finance. The finance file tells the АШБ and the okrugs what was recorded."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.views = ScrolledViews()
        layout.addWidget(self.views)
        self.desk = self._desk(step)
        self.views.add(self.desk)
        self.rows: tuple[DeskRow, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._to_table)
        self.filter.activated.connect(lambda _index: self._narrow())
        self.table.opened.connect(self.open)
        context.cases_changed.connect(self._cases_changed)

    @cached_property
    def sending(self) -> SendPane:
        """Finance files for the others; made when it is first wanted."""
        from app.ui.pages.lists_send import SendPane

        made = SendPane(self.context, _("Back to the table"), self.show_desk)
        self.views.add(made)
        return made

    def _desk(self, step: int) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        self.file_button = button(_("Send the finance file…"), "stick")
        self.file_button.clicked.connect(self.show_sending)
        beside = QVBoxLayout()
        heading(
            beside,
            _("Finance"),
            _("Who stands on an approved list, what was lent, repaid and is late, in tenge."),
        )
        top = QHBoxLayout()
        top.setSpacing(step)
        top.addLayout(beside, 1)
        top.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        bar = QHBoxLayout()
        bar.setSpacing(step)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by name, okrug or contract"))
        self.search.setAccessibleName(_("Find a cooperative"))
        self.search.setAccessibleDescription(
            _("Type a part of a name, of an okrug or of a contract's number")
        )
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("Which cooperatives"))
        for words, state in FILTERS:
            self.filter.addItem(_(words), state)
        self.open_button = button(_("Open its finance"), "bank", "primary")
        self.open_button.clicked.connect(self.open_current)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.filter)
        bar.addWidget(self.open_button)
        layout.addLayout(bar)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.model: PlainModel[DeskRow] = PlainModel(COLUMNS, lambda row: row.case_id, parent=self)
        self.model.struck = lambda row: bool(row.struck)
        self.table = PlainTable(
            self.model,
            _("Finance of the cooperatives"),
            _("Enter opens its finance"),
            two_lines=True,
        )
        self.table.sort_by_head()
        self.sums: PlainModel[Totals] = PlainModel(TOTAL_COLUMNS, lambda row: row.rows, parent=self)
        self.totals = TotalsRow(self.table, self.sums, _("Totals of what is shown"))
        self.both = with_totals(self.table, self.totals)
        layout.addWidget(self.both, 1)
        self.none = theme.label("", "why")
        layout.addWidget(self.none)
        layout.addStretch(0)
        self.setTabOrder(self.open_button, self.file_button)  # the search comes first
        self.setTabOrder(self.file_button, self.table)
        return made

    # -- reading -------------------------------------------------------------------------

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    def begin_search(self) -> bool:
        """Put the cursor into the search field."""
        self.show_desk()
        self.search.setFocus()
        self.search.selectAll()
        return True

    def _cases_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the table; what was just typed in the open case is saved first."""
        if not self.context.ready:
            return
        desk = self.context.services.finance_desk
        self.context.tasks.run(desk.rows, self._show, self.banner.tell_error, self)

    def _show(self, rows: tuple[DeskRow, ...]) -> None:
        self.rows = rows
        self.file_button.setEnabled(bool(rows))
        self._narrow()

    def _narrow(self) -> None:
        """Show what the search and the filter leave; they look at what was read alone."""
        from app.services.text import folded

        text, state = folded(self.search.text().strip()), self.filter.currentData()
        rows = tuple(
            row
            for row in self.rows
            if (state is None or row.money is state)
            and (not text or any(text in folded(part) for part in _found_by(row)))
        )
        current = self.model.key_at(self.table.current_row())
        self.model.show(rows)
        self.sums.show([totals(rows)] if rows else [])
        self.both.setVisible(bool(rows))
        self.open_button.setEnabled(bool(rows))
        self.table.go_to(max(0, self.model.row_of(current)))
        self._say_none(rows)
        self._say_off()

    def _say_none(self, rows: Sequence[DeskRow]) -> None:
        if rows:
            said = ""
        elif self.rows:
            said = _("No cooperative on the lists matches.")
        else:
            said = _(
                "No approved list has been taken in yet. Take in the list file that the АШБ sent: "
                "its cooperatives appear here."
            )
        self.none.setText(said)
        self.none.setVisible(bool(said))

    def _say_off(self) -> None:
        """Say of those found in the store that they stand on no list, and why they are not here."""
        text = self.search.text().strip()
        self.banner.clear()
        if not text:
            return
        desk = self.context.services.finance_desk

        def show(found: tuple[str, ...]) -> None:
            if found and text == self.search.text().strip():
                self.banner.tell(_(OFF).format(name=", ".join(found)), "attention")

        self.context.tasks.run(lambda: desk.off(text, FEW), show, self.banner.tell_error, self)

    def _to_table(self) -> None:
        self._timer.stop()
        self._narrow()
        if self.model.rowCount():
            self.table.setFocus()

    # -- doing ---------------------------------------------------------------------------

    def open_current(self) -> None:
        """Open the finance of the case that the cursor is on."""
        self.open(self.table.current_row())

    def open(self, row: int) -> None:
        """Open the finance of a row's case."""
        if 0 <= row < len(self.model.rows):
            self.context.case_wanted.emit(self.model.rows[row].case_id, PAGE)

    def show_desk(self) -> None:
        """Show the table."""
        self.views.show_view(self.desk)
        self.claim_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.views.shown() is not self.desk:
            self.show_desk()
        else:
            super().keyPressEvent(event)

    def show_sending(self) -> None:
        """Offer the finance file to the АШБ and to each okrug; what was typed last goes along."""
        from app.ui.pages.lists_send import finances

        self.context.flush()
        services = self.context.services

        def offer(made: Offer) -> None:
            self.sending.offer(
                _("Finance file"),
                _("Contracts, payments and equipment of the cooperatives, to each its own."),
                made,
            )
            self.views.show_view(self.sending)
            self.claim_cursor()

        self.context.tasks.run(
            lambda: finances(services.lists, services.office.known()),
            offer,
            self.banner.tell_error,
            self,
        )


def _found_by(row: DeskRow) -> tuple[str, ...]:
    return (row.name, row.okrug, row.district, row.contract_number)
