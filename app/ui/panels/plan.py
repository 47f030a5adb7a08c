"""The plan of five years: its table, what may be done with it, its picture and its outcome."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.core.figures import money
from app.core.i18n import N_, _
from app.domain.answers import Change, InsertRecord, Record, RemoveRecord, SetRecordValue
from app.domain.business_plan import BusinessPlan
from app.domain.findings import Finding
from app.domain.parse import format_tenge
from app.forms.passport_plan import plan_chart
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.chart_view import ChartView
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.panels.base import CasePanel
from app.ui.panels.block_table import BlockTable, faults_text
from app.ui.panels.kept_names import KeptNames
from app.ui.panels.plan_model import FIELDS, LINES, PlanModel
from app.ui.record_ids import new_id
from app.ui.wrapped_head import WrappedHead

KEYS = N_(
    "Type into a cell; Delete empties, Ctrl+V pastes a block copied from a spreadsheet, "
    "Ctrl+Z takes it back."
)
PAYBACK = N_("The project brings its cost of {cost} ₸ back in {years} years and {months} months.")
NO_PAYBACK = N_("The project does not bring its cost of {cost} ₸ back within five years.")


class PlanTable(BlockTable):
    """The lines of the plan and what is reckoned from them."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = model
        self.setModel(model)
        self.take_blocks(model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Plan of five years"))
        self.setAccessibleDescription(_(KEYS))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(theme.unit(self) * 3.6))
        self.verticalHeader().setMinimumSectionSize(round(theme.unit(self) * 3.6))
        self.setHorizontalHeader(WrappedHead(self))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.names = KeptNames(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width out."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """Give every sum its room, names what is left, and the table the height of its rows.

        Where that is too little for the names' longest word, the total of the years is left out:
        the years themselves are what is typed.
        """
        last = self.plan.columnCount() - 1
        for column in range(1, last + 1):
            self.setColumnWidth(column, self._sum_width(column))
        years = sum(self._sum_width(column) for column in range(1, last))
        room, least = self.viewport().width() - years, self._longest_word()
        self.setColumnHidden(last, room - self._sum_width(last) < least)
        if not self.isColumnHidden(last):
            room -= self._sum_width(last)
        self.setColumnWidth(0, max(least, room))
        self._fit_rows()
        head = self.horizontalHeader().sizeHint().height()
        sideways = max(least, room) > room
        bar = self.horizontalScrollBar().sizeHint().height() if sideways else 0
        rows = self.verticalHeader().length()
        self.setFixedHeight(head + rows + bar + 2 * self.frameWidth() + 2)
        self.names.follow()

    def _sum_width(self, column: int) -> int:
        """Return the room of a column of sums: that of its longest sum, or of its head."""
        head = self.horizontalHeader().sectionSizeHint(column)
        return max(self.sizeHintForColumn(column), head) + 1  # the line of the grid

    def _fit_rows(self) -> None:
        """Give every row the lines that its name takes."""
        bold = self.font()
        bold.setBold(True)
        wrap, unit = Qt.TextFlag.TextWordWrap.value, theme.unit(self)
        box = QRect(0, 0, self.columnWidth(0) - unit * 2, 10**6)
        for number, row in enumerate(self.plan.rows):
            metrics = QFontMetrics(bold) if row.bold else self.fontMetrics()
            name = self.plan.text(self.plan.index(number, 0))
            high = metrics.boundingRect(box, wrap, name).height() + unit
            least = self.verticalHeader().defaultSectionSize()
            self.setRowHeight(number, max(least, high))

    def _longest_word(self) -> int:
        """Return the room that the names need: where a line breaks, no word does."""
        bold = self.font()
        bold.setBold(True)
        head = str(self.plan.headerData(0, Qt.Orientation.Horizontal))
        said = [(head, True), *((row.name, row.bold) for row in self.plan.rows)]
        longest = max(
            (QFontMetrics(bold) if heavy else self.fontMetrics()).horizontalAdvance(word)
            for text, heavy in said
            for word in text.split()
        )
        return longest + theme.unit(self) * 2


class PlanPanel(CasePanel):
    """The table with its buttons, faults, outcome and picture."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.model = PlanModel(session, self)
        self.table = PlanTable(self.model)
        self.add_income = button(_("Add income"), "plus")
        self.add_cost = button(_("Add a cost"), "plus")
        self.products = button(_("Income from the products"), "import")
        self.onward = button(_("Same sums in the years after"), "copy")
        self.remove = button(_("Remove the line"), "bin")
        self.add_income.clicked.connect(lambda: self.add_line("income"))
        self.add_cost.clicked.connect(lambda: self.add_line("cost"))
        self.products.clicked.connect(self.take_products)
        self.onward.clicked.connect(self.carry_on)
        self.remove.clicked.connect(self.remove_line)
        self.outcome = theme.label("", "why")
        self.faults = theme.label("", "helper")
        self.chart = ChartView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit(self))
        parts = (
            FlowRow(self.add_income, self.add_cost, self.products, self.onward, self.remove),
            self.table,
            self.faults,
            theme.label(_(KEYS), "helper"),
            self.outcome,
            self.chart,
        )
        for part in parts:
            column.addWidget(part)
        self.table.selectionModel().currentChanged.connect(self._came)

    def build(self) -> Generator[None, None, None]:
        """Show the plan."""
        self._show()
        yield

    def refresh(self) -> None:
        """Follow the case."""
        self.model.reload()
        self._show()

    def _show(self) -> None:
        self.table.fit()
        self.products.setVisible(bool(_missing_products(self.model.plan)))
        self.outcome.setText(outcome(self.model.plan))
        self.outcome.setVisible(bool(self.outcome.text()))
        self.chart.set_chart(plan_chart(self.session.case, self.model.plan))
        self._enable()

    def _enable(self) -> None:
        has_line = bool(self._record())
        self.onward.setEnabled(has_line)
        self.remove.setEnabled(has_line)

    def _record(self) -> str:
        """Return the line that the cursor is in; "" elsewhere."""
        index = self.table.currentIndex()
        return self.model.rows[index.row()].record if index.isValid() else ""

    # -- what may be done ------------------------------------------------------------------

    def add_line(self, kind: str) -> None:
        """Add a line of income or cost and put the cursor into its name."""
        made = new_id()
        record = Record(made, MappingProxyType({"kind": kind}))
        self.session.edit(InsertRecord(LINES, record, self._end()))
        self.model.reload()
        self.go_to(f"{LINES}/{made}/name")
        self.table.edit(self.table.currentIndex())

    def take_products(self) -> None:
        """Make a line of income of each product that has none yet: its year's worth each year."""
        changes: list[Change] = []
        for name, tiyn in _missing_products(self.model.plan):
            sums = dict.fromkeys(FIELDS[1:], format_tenge(tiyn))
            values = MappingProxyType({"kind": "income", "name": name, **sums})
            place = self._end() + len(changes)
            changes.append(InsertRecord(LINES, Record(new_id(), values), place))
        if changes:
            self.session.edit(*changes)

    def carry_on(self) -> None:
        """Write the sum of the cursor's year, or of the first one, into the years after it."""
        record = self._record()
        if not record:
            return
        begin = max(1, min(self.table.currentIndex().column(), len(FIELDS) - 1))
        text = self.session.answers.at(f"{LINES}/{record}/{FIELDS[begin]}")
        after = FIELDS[begin + 1 :]
        if after:
            self.session.edit(*(SetRecordValue(LINES, record, name, text) for name in after))

    def remove_line(self) -> None:
        """Remove the line that the cursor is in; it comes back with undo."""
        record = self._record()
        if record:
            self.session.edit(RemoveRecord(LINES, record))

    def _end(self) -> int:
        return len(self.session.answers.records(LINES))

    # -- what the page asks ----------------------------------------------------------------

    def set_findings(self, findings: Sequence[Finding], *, missing: bool = False) -> None:
        """Mark the cells with faults; the first sentences stand below the table."""
        wanted = [f for f in findings if missing or self.session.answers.records(LINES)]
        self.model.set_faults(wanted)
        self.faults.setText(faults_text(wanted))
        self.faults.setVisible(bool(wanted))

    def go_to(self, address: str) -> None:
        """Put the cursor into the cell of an address, or on the button that begins the plan."""
        place = self.model.place_of(address)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(*place))
        if self.session.answers.records(LINES):
            self.table.setFocus()
        else:
            self.add_income.setFocus()

    def _came(self, current: QModelIndex) -> None:
        self._enable()
        address = self.model.address(current)
        if address and self.table.hasFocus():
            self.focused.emit(address)


def outcome(plan: BusinessPlan) -> str:
    """Return the sentence on the payback; "" while there is no plan or no cost."""
    if not plan.begun or plan.investment <= 0:
        return ""
    cost = money(plan.investment)
    if plan.payback is None:
        return _(NO_PAYBACK).format(cost=cost)
    return _(PAYBACK).format(cost=cost, years=plan.payback.years, months=plan.payback.months)


def _missing_products(plan: BusinessPlan) -> tuple[tuple[str, int], ...]:
    known = {line.name for line in plan.income}
    return tuple(
        (product.name, product.yearly)
        for product in plan.project.products
        if product.yearly and product.name and product.name not in known
    )
