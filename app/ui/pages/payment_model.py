"""The table of contributions: one row a founder or a later member, computed once for each state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.figures import day, money
from app.core.i18n import N_, _
from app.domain.parts import Founder
from app.services.session import CaseSession
from app.ui import theme
from app.ui.wrapped_head import wrapped

Index = QModelIndex | QPersistentModelIndex
HEADS: tuple[str, ...] = (
    N_("№"),
    N_("Member"),
    N_("Share due"),
    N_("Share paid"),
    N_("Fee due"),
    N_("Fee paid"),
    N_("Outstanding"),
    N_("Member since"),
)
DUE = (2, 4)
SHARE, ENTRANCE, BALANCE, MEMBER = 3, 5, 6, 7
NUMBERS = (2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Line:
    """A founder's contributions in tiyn; None where what is due is not known."""

    founder: Founder
    share_due: int | None
    share_paid: int
    fee_due: int | None
    fee_paid: int
    member_since: date | None

    @property
    def due(self) -> int:
        """What is due in all, as far as it is known."""
        return (self.share_due or 0) + (self.fee_due or 0)

    @property
    def paid(self) -> int:
        """What was paid in all."""
        return self.share_paid + self.fee_paid


class PaymentModel(QAbstractTableModel):
    """Emits ``tick_wanted`` with row, column and whether it is to be ticked."""

    tick_wanted = Signal(int, int, bool)

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: tuple[Line, ...] = ()

    def reload(self) -> None:
        """Read everything: founders may have come or gone."""
        self.beginResetModel()
        self.rows = self._read()
        self.endResetModel()

    def renew(self) -> None:
        """Read the sums; the founders are the same."""
        self.rows = self._read()
        if self.rows:
            last = self.index(len(self.rows) - 1, len(HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _read(self) -> tuple[Line, ...]:
        case = self._session.case
        return tuple(
            Line(
                founder,
                self.due(founder, entrance=False),
                case.paid(founder, entrance=False),
                self.due(founder, entrance=True),
                case.paid(founder, entrance=True),
                case.member_since(founder),
            )
            for founder in (*case.founders, *case.later_members)
        )

    def due(self, founder: Founder, *, entrance: bool) -> int | None:
        """Return what somebody owes of one contribution in all, in tiyn; None while unknown."""
        if not entrance:
            return founder.share
        return self._session.case.fee_due(founder)

    def founder_at(self, row: int) -> Founder | None:
        """Return the founder of a row."""
        return self.rows[row].founder if 0 <= row < len(self.rows) else None

    # -- Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many founders there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in NUMBERS
            return wrapped(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if index.column() in (SHARE, ENTRANCE):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(line, column)
            case Qt.ItemDataRole.CheckStateRole if column in (SHARE, ENTRANCE):
                return _tick(line, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if column == BALANCE and line.due > line.paid:
                return theme.color("attention")
            case Qt.ItemDataRole.ForegroundRole if column == MEMBER and line.member_since:
                return theme.color("good")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(HEADS[column])}: {_text(line, column)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick; the page decides and records it."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.tick_wanted.emit(index.row(), index.column(), on)
        return True


def _text(line: Line, column: int) -> str:
    match column:
        case 0:
            return str(line.founder.position)
        case 1:
            return line.founder.name
        case 2:
            return "—" if line.share_due is None else money(line.share_due)
        case 3:
            return money(line.share_paid) if line.share_paid else ""
        case 4:
            return "—" if line.fee_due is None else money(line.fee_due)
        case 5:
            return money(line.fee_paid) if line.fee_paid else ""
        case 6:
            rest = line.due - line.paid
            return money(rest) if rest > 0 else "0"
        case _:
            return day(line.member_since) if line.member_since else ""


def _tick(line: Line, column: int) -> Qt.CheckState:
    due, paid = (
        (line.share_due, line.share_paid) if column == SHARE else (line.fee_due, line.fee_paid)
    )
    if due is not None and paid >= due and (paid or not due):
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if paid else Qt.CheckState.Unchecked
