"""The list of members on a day, and what changed the chosen one's share and membership."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _
from app.domain.life import Membership
from app.domain.members import Member, fund_on, members_on
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.panels.base import CasePanel
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.wrapped_head import WrappedHead, wrapped

Index = QModelIndex | QPersistentModelIndex
HEADS = (
    N_("№"),
    N_("Name of the member"),
    N_("Kind of membership"),
    N_("Member since"),
    N_("Share, tenge"),
    N_("Vote"),
)
NAME, SHARE = 1, 4
NUMBERS = (0, SHARE, 5)
SPARED = 2
"""The column that is left out where names would be cut: who has no vote is associated."""
WIDE_CHARACTERS = 92
TOTALS = N_(
    "Members: {count}, with a vote {votes}, associated {associated}. Shares in all: {fund} ₸."
)
OWED = N_("Owed to those who have left: {owed} ₸.")
NOBODY = N_("Nobody is a member on this day. Record the registration and the payments first.")
MOVES = {
    "paid": N_("{day}: paid {sum} ₸"),
    "bought": N_("{day}: took over {sum} ₸"),
    "sold": N_("{day}: transferred {sum} ₸"),
    "paid_out": N_("{day}: was paid out {sum} ₸"),
}
VISIBLE_ROWS = 14


class MembersModel(QAbstractTableModel):
    """The members at the end of a day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.members: tuple[Member, ...] = ()

    def show_members(self, members: tuple[Member, ...]) -> None:
        """Show other members."""
        self.beginResetModel()
        self.members = members
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many members there are."""
        return 0 if parent.isValid() else len(self.members)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(_side(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        text = _text(self.members[index.row()], index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(HEADS[index.column()])}: {text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column()) | Qt.AlignmentFlag.AlignVCenter
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft


def _text(member: Member, column: int) -> str:
    match column:
        case 0:
            return str(member.position)
        case 1:
            return member.name
        case 2:
            return _("Associated member") if member.associated else _("Member")
        case 3:
            return figures.day(member.since) if member.since else "–"
        case 4:
            return figures.money(member.share)
        case _:
            return "1" if member.votes else "–"


class MembersListPanel(CasePanel):
    """The table of a day's members, its totals, and the history of the chosen one."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self.totals = theme.label("", "why")
        self.owed = theme.label("", "why")
        self.model = MembersModel(self)
        self.table = self._make_table()
        self.history = theme.label("", "helper")
        for part in (self.totals, self.owed, self.table, self.history):
            layout.addWidget(part)
        self.setFocusProxy(self.table)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(_("Members on the day of the list"))
        table.setAccessibleDescription(_("What changed his share and membership"))
        by_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(theme.unit() * 3.6))
        head = WrappedHead(table)
        table.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        table.selectionModel().currentRowChanged.connect(lambda *_rows: self._say_history())
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow table to the names."""
        super().resizeEvent(event)
        self.table.setColumnHidden(SPARED, self.width() < theme.characters(WIDE_CHARACTERS))

    def build(self) -> Generator[None, None, None]:
        """Show the case as it stands."""
        self.refresh()
        yield

    @property
    def day(self) -> date:
        """The day that was asked for, or today."""
        case = self.session.case
        return case.day("later.list_date") or case.today

    def refresh(self) -> None:
        """Show the members of the day."""
        case, day = self.session.case, self.day
        members = members_on(case, day)
        if members != self.model.members:
            row = self.table.currentIndex().row()
            self.model.show_members(members)
            if members:
                self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(members) - 1), 1))
        fund = sum(member.share for member in members)
        votes = sum(member.votes for member in members)
        owed = fund_on(case, day) - fund
        self.totals.setText(
            _(TOTALS).format(
                count=len(members),
                votes=votes,
                associated=len(members) - votes,
                fund=figures.money(fund),
            )
            if members
            else _(NOBODY)
        )
        self.owed.setText(_(OWED).format(owed=figures.money(owed)))
        self.owed.setVisible(owed > 0)
        self.table.setVisible(bool(members))
        self._fit()
        self._say_history()

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), 1), VISIBLE_ROWS)
        line = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(line * rows + head + theme.unit())

    def _say_history(self) -> None:
        row = self.table.currentIndex().row()
        members = self.model.members
        book = (
            self.session.case.life.membership(members[row].id) if 0 <= row < len(members) else None
        )
        lines = history_lines(book) if book else ()
        self.history.setText("\n".join((members[row].name, *lines)) if lines else "")
        self.history.setVisible(bool(lines))


def history_lines(book: Membership) -> tuple[str, ...]:
    """Return one person's history, a line for each event, in the order of the days."""
    events = [
        (
            move.day,
            1,
            _(MOVES[move.cause]).format(
                day=figures.day(move.day), sum=figures.money(abs(move.amount))
            ),
        )
        for move in book.movements
    ]
    if book.admitted:
        said = _("{day}: admitted").format(day=figures.day(book.admitted))
        events.append((book.admitted, 0, said))
    if book.until:
        said = _("{day}: no longer a member").format(day=figures.day(book.until))
        events.append((book.until, 2, said))
    return tuple(text for _day, _order, text in sorted(events))
