"""The loan of the passport month by month, and where its money comes from and goes to."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.figures import day, money
from app.core.i18n import N_, _
from app.domain.business_plan import LoanTerms, plan_of
from app.domain.case import FoundingCase
from app.domain.ceilings import project_check
from app.domain.loans import Instalment
from app.domain.project import project_of
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.panels.base import CasePanel
from app.ui.panels.fitting_table import FittingTable
from app.ui.wrapped_head import wrapped

Index = QModelIndex | QPersistentModelIndex
HEADS = (N_("Month"), N_("Principal"), N_("Interest"), N_("To pay"), N_("Still owed"))
NOT_YET = N_("The schedule is shown once the sum, the rate and the term are written.")
TOTALS = N_("Borrowed {sum} ₸, interest {interest} ₸, to pay back {paid} ₸ in all.")
SOURCES = N_("Comes from: own {own} ₸ and asked {asked} ₸, together {sources} ₸.")
USES = N_("Goes into: equipment {equipment} ₸ and the rest {rest} ₸, together {uses} ₸.")
EQUAL = N_("Both are the same.")
DIFFERENCE = N_("The difference is {gap} ₸.")
CEILING = N_("The programme's ceiling on {day}: {times} АЕК × {aek} ₸ = {limit} ₸.")
VISIBLE_ROWS = 14


class LoanModel(QAbstractTableModel):
    """The instalments of a loan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[Instalment, ...] = ()

    def show(self, parts: tuple[Instalment, ...]) -> None:
        """Show other instalments."""
        if parts == self.parts:
            return
        self.beginResetModel()
        self.parts = parts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of months."""
        return 0 if parent.isValid() else len(self.parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return month, principal, interest, payment, balance."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapped(Qt.AlignmentFlag.AlignRight)
        return _(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        if role == Qt.ItemDataRole.DisplayRole:
            part = self.parts[index.row()]
            sums = (part.principal, part.interest, part.payment, part.balance)
            return (str(part.number), *(money(tiyn) for tiyn in sums))[index.column()]
        return None


class ProjectLoanPanel(CasePanel):
    """The schedule with its totals."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.model = LoanModel(self)
        # The principal is what is paid less the interest.
        self.table = FittingTable(self.model, _("Schedule of repayment"), (1,))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMaximumWidth(theme.characters(90, self))
        self.totals = theme.label("", "why")
        self.ceiling = theme.label("", "helper")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self))
        for part in (self.totals, self.ceiling, self.table):
            column.addWidget(part)

    def build(self) -> Generator[None, None, None]:
        """Show the loan."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Follow the case."""
        case = self.session.case
        loan = plan_of(case).loan
        self.model.show(loan.instalments)
        self.totals.setText(totals(loan))
        self.ceiling.setText(ceiling_sentence(case))
        self.ceiling.setVisible(bool(self.ceiling.text()))
        self.table.setVisible(bool(loan.instalments))
        rows = min(VISIBLE_ROWS, len(loan.instalments) or 1)
        height = self.table.verticalHeader().defaultSectionSize() * rows
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + height + 2 * self.table.frameWidth() + 2)


class ProjectMoneyPanel(CasePanel):
    """Both sides of the project's money in three sentences."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.sides = theme.label("", "why")
        self.balance = theme.label("", "good")
        self.ceiling = theme.label("", "helper")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self))
        for part in (self.sides, self.balance, self.ceiling):
            column.addWidget(part)

    def build(self) -> Generator[None, None, None]:
        """Show the sums."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Follow the case."""
        case = self.session.case
        project = project_of(case)
        rest = project.uses - project.equipment_total
        self.sides.setText(
            "\n".join(
                (
                    _(SOURCES).format(
                        own=money(project.own or 0),
                        asked=money(project.asked or 0),
                        sources=money(project.sources or 0),
                    ),
                    _(USES).format(
                        equipment=money(project.equipment_total),
                        rest=money(rest),
                        uses=money(project.uses),
                    ),
                )
            )
        )
        gap = project.gap
        self.balance.setVisible(gap is not None)
        if gap is not None:
            text = _(DIFFERENCE).format(gap=money(abs(gap))) if gap else _(EQUAL)
            self.balance.setText(text)
            theme.role(self.balance, "attention" if gap else "good")
        self.ceiling.setText(ceiling_sentence(case))
        self.ceiling.setVisible(bool(self.ceiling.text()))


def totals(loan: LoanTerms) -> str:
    """Return what is borrowed, the interest and all that is paid; or what is still needed."""
    if not loan.instalments or loan.principal is None:
        return _(NOT_YET)
    return _(TOTALS).format(
        sum=money(loan.principal),
        interest=money(loan.interest),
        paid=money(loan.principal + loan.interest),
    )


def ceiling_sentence(case: FoundingCase) -> str:
    """Return the programme's ceiling of the passport's day; "" while it is not known."""
    check = project_check(case)
    if check is None or check.limit is None or check.aek is None:
        return ""
    return _(CEILING).format(
        day=day(check.day), times=check.times, aek=money(check.aek * 100), limit=money(check.limit)
    )
