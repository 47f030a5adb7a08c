"""The schedule of a loan beside what was repaid: what is overdue and what is due next."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _, ngettext
from app.domain.finance import Line, Payoff, Standing, standing_of
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.panels.base import CasePanel
from app.ui.panels.fitting_table import FittingTable
from app.ui.wrapped_head import wrapped

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    N_("№"),
    N_("Due on"),
    N_("Principal"),
    N_("Interest"),
    N_("To pay"),
    N_("Paid"),
    N_("How it stands"),
)
STATES = {
    Payoff.PAID: N_("Paid"),
    Payoff.PART: N_("Paid in part"),
    Payoff.OVERDUE: N_("Overdue"),
    Payoff.AHEAD: N_("To come"),
}
COLOURS = {
    Payoff.PAID: "good",
    Payoff.PART: "attention",
    Payoff.OVERDUE: "bad",
    Payoff.AHEAD: "muted",
}
NOT_YET = N_(
    "The schedule is shown once the contract's sum, rate, term and first instalment are written."
)
SUMS = N_("Due so far {due} ₸, paid {paid} ₸. Of the sum itself {left} ₸ are left.")
ON_TIME = N_("Nothing is overdue.")
NEXT = N_("Next: {day}, {sum} ₸.")
PARTS = (2, 3)
"""The columns of principal and interest: together they are what is to pay."""
STATE_COLUMN = len(HEADS) - 1
VISIBLE_ROWS = 12


class RepaymentStatePanel(CasePanel):
    """How the loan stands, in two sentences: it stands above what was paid."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit() // 2)
        self.state = theme.label("", "good")
        self.sums = theme.label("", "why")
        layout.addWidget(self.state)
        layout.addWidget(self.sums)

    def build(self) -> Generator[None, None, None]:
        """Show the case as it stands."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Say how the loan stands today, or what is needed for a schedule."""
        case = self.session.case
        standing = standing_of(case)
        self.state.setVisible(standing is not None)
        if standing is None:
            self.sums.setText(_(NOT_YET))
            return
        self.sums.setText(sums_sentence(standing))
        self.state.setText(state_sentence(standing, case.today))
        theme.role(self.state, "bad" if standing.behind else "good")


class RepaymentPanel(CasePanel):
    """Every instalment of the schedule beside what was paid of it."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.empty = theme.label(_(NOT_YET), "why")
        self.model = ScheduleModel(self)
        self.table = _table(self.model)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)

    def build(self) -> Generator[None, None, None]:
        """Show the case as it stands."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Show the schedule that follows from the answers, the first unpaid line in sight."""
        standing = standing_of(self.session.case)
        self.empty.setVisible(standing is None)
        self.table.setVisible(standing is not None)
        if standing is None or not self.model.show(standing):
            return
        rows = min(self.model.rowCount(), VISIBLE_ROWS)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(height * rows + theme.unit() * 6)
        unpaid = (n for n, line in enumerate(standing.lines) if line.state is not Payoff.PAID)
        first = self.model.index(max(next(unpaid, 0) - 1, 0), 0)
        self.table.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)


def sums_sentence(standing: Standing) -> str:
    """Return what was due and paid, and what is left of the principal."""
    return _whole_sums(
        _(SUMS).format(
            due=figures.money(standing.due),
            paid=figures.money(standing.paid),
            left=figures.money(standing.principal_left),
        )
    )


def state_sentence(standing: Standing, today: date) -> str:
    """Return what is overdue and what comes next, in words."""
    said = _(ON_TIME)
    if standing.behind:
        days = standing.days_behind(today)
        said = ngettext(
            "Overdue: {sum} ₸, for {count} day.", "Overdue: {sum} ₸, for {count} days.", days
        ).format(sum=figures.money(standing.behind), count=days)
    coming = standing.next
    if coming and coming.instalment.due:
        when = figures.day(coming.instalment.due)
        said += " " + _(NEXT).format(day=when, sum=figures.money(coming.left))
    return _whole_sums(said)


def _whole_sums(text: str) -> str:
    """Keep each sum and its ₸ on one line."""
    return text.replace(" ₸", f"{figures.NBSP}₸")


class ScheduleModel(QAbstractTableModel):
    """The instalments of a standing, one a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, standing: Standing) -> bool:
        """Show another standing; the same one leaves the view as it is and gives False."""
        if standing.lines == self._lines:
            return False
        self.beginResetModel()
        self._lines = standing.lines
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many instalments there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column, in lines, above its figures."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _(HEADS[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                figures_below = 2 <= section < STATE_COLUMN
                side = Qt.AlignmentFlag.AlignRight if figures_below else Qt.AlignmentFlag.AlignLeft
                return wrapped(side)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows: the state in a word and in its colour."""
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells(line)[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole if 2 <= index.column() < STATE_COLUMN:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole if index.column() == STATE_COLUMN:
                return theme.color(COLOURS[line.state])
        return None


def cells(line: Line) -> tuple[str, ...]:
    """Return the texts of a row."""
    one = line.instalment
    return (
        str(one.number),
        figures.day(one.due) if one.due else "—",
        figures.money(one.principal),
        figures.money(line.interest),
        figures.money(line.owed),
        figures.money(line.paid) if line.paid else "",
        _(STATES[line.state]),
    )


def _table(model: ScheduleModel) -> QTableView:
    table = FittingTable(model, _("Schedule of repayment"), PARTS)
    head = table.horizontalHeader()
    head.setSectionResizeMode(STATE_COLUMN, QHeaderView.ResizeMode.Stretch)
    return table
