"""The okrugs by their points: a table one reads at a glance and a chart."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, _, current_language
from app.domain.screening import Standing, screening_of
from app.forms.screening_facts import ranking_chart
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.chart_view import ChartView
from app.ui.panels.base import CasePanel
from app.ui.row_table import by_rows
from app.ui.strangers import tip
from app.ui.wrapped_head import WrappedHead, wrapped

HEADS = (N_("Rank"), N_("Rural okrug"), N_("Points"), N_("Of at most"), N_("Result"))
RESULTS = {
    "recommended": N_("Recommended"),
    "later": N_("To be looked at later"),
    "not_recommended": N_("Not recommended"),
}
NOTHING = N_("There is no okrug yet. Add okrugs, then fill in the table of scores.")
NUMBERS = (0, 2, 3)


class ScreeningComparison(CasePanel):
    """Follows the scores; nothing is edited here."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.nothing = theme.label(_(NOTHING), "helper")
        self.table = QTableWidget(0, len(HEADS))
        for section, words in enumerate(HEADS):
            item = QTableWidgetItem(_(words))
            right = section in NUMBERS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            item.setData(Qt.ItemDataRole.TextAlignmentRole, wrapped(side))
            self.table.setHorizontalHeaderItem(section, item)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        by_rows(self.table)
        self.table.setAccessibleName(_("Okrugs by points"))
        self.table.verticalHeader().hide()
        head = WrappedHead(self.table)
        self.table.setHorizontalHeader(head)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.chart = ChartView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self) * 2)
        for part in (self.nothing, self.table, self.chart):
            column.addWidget(part)

    def build(self) -> Generator[None, None, None]:
        """Show the comparison."""
        self.refresh()
        yield

    def asks_for(self, address: str) -> bool:
        """Nothing: scores are typed on the step before."""
        del address
        return False

    def go_to(self, address: str) -> None:
        """Put the cursor into the table: the chart below it may be higher than the window."""
        del address
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the scores again."""
        screening = screening_of(self.session.case)
        ranking = screening.ranking
        self.nothing.setVisible(not ranking)
        self.table.setVisible(bool(ranking))
        self.table.setRowCount(len(ranking))
        for row, standing in enumerate(ranking):
            for place, text in enumerate(_texts(standing)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))  # a long word is cut where the window is narrow
                if place in NUMBERS:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                if place == len(HEADS) - 1 and standing.okrug.result == "recommended":
                    item.setForeground(theme.color("good"))
                self.table.setItem(row, place, item)
        rows = sum(self.table.rowHeight(row) for row in range(len(ranking)))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows + 2 * self.table.frameWidth() + 2)
        language = "ru" if current_language() == "ru" else "kk"  # of the window, not of a paper
        chart = ranking_chart(self.session.case, screening, language)
        self.chart.set_chart(chart)
        self.chart.setVisible(chart is not None)


def _texts(standing: Standing) -> tuple[str, ...]:
    scored = standing.scored > 0
    return (
        str(standing.rank) if standing.rank else "—",
        standing.okrug.name or "…",
        str(standing.total) if scored else "—",
        str(standing.most),
        _(RESULTS[standing.okrug.result]) if standing.okrug.result in RESULTS else "",
    )
