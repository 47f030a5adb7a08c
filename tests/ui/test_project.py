"""The passport in the real window: the plan's table, the loan, the chain, an earlier project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers, Record, SetValue
from app.domain.business_plan import plan_of
from app.services.session import CaseSession
from app.ui.pages.flow import FlowPage
from app.ui.panels.base import CasePanel
from app.ui.panels.chain import ChainPanel
from app.ui.panels.expands import ExpandsPanel
from app.ui.panels.loan import ProjectLoanPanel, ProjectMoneyPanel
from app.ui.panels.plan import PlanPanel
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener
from tests.ui.wizard_support import click, press
from tests.unit.rules.breaks_project import ROWS, VALUES

CONTROL = Qt.KeyboardModifier.ControlModifier
NBSP = "\u00a0"


def panel_of(window: MainWindow, answers: Answers, step: str, code: str) -> CasePanel:
    """Open a step of a new case's project and return one of its panels."""
    made = window.context.services.cases.create(answers)
    window.open_case(made.summary.id)
    window.show_page("project")
    page = window.page
    assert isinstance(page, FlowPage)
    page.wizard.open_step(step)
    page.wizard.pages[step].finish()
    return page.wizard.pages[step].parts.panels[code]


def sound(**lists: tuple[Record, ...]) -> Answers:
    """Return a sound project; ``lists`` empties or changes some of its lists."""
    return Answers(VALUES, {**ROWS, **lists})


@pytest.fixture
def plan(opened: Opener, qtbot: QtBot) -> PlanPanel:
    drawn = panel_of(opened(), sound(), "plan", "plan")
    assert isinstance(drawn, PlanPanel)
    drawn.table.setFocus()
    qtbot.waitUntil(drawn.table.hasFocus)
    return drawn


def shown(panel: PlanPanel, row: int) -> list[str]:
    """Return the texts of a row of the plan."""
    model = panel.model
    cells = (model.index(row, column) for column in range(model.columnCount()))
    return [model.text(cell).replace(NBSP, " ") for cell in cells]


def session_of(panel: CasePanel) -> CaseSession:
    return panel.session


def test_the_table_reckons_while_it_is_typed(plan: PlanPanel) -> None:
    assert shown(plan, 0)[:2] == ["сату", "60 000 000"]
    assert shown(plan, 1)[1:] == ["60 000 000"] * 5 + ["300 000 000"]
    assert shown(plan, 4)[1] == "690 000"  # interest of the grace year
    assert shown(plan, 5)[1] == "17 310 000"
    plan.model.setData(plan.model.index(0, 1), "61 000 000")
    assert shown(plan, 5)[1] == "18 310 000"
    assert shown(plan, 8)[1] == "-12 290 000"
    assert "30 600 000" in plan.outcome.text().replace(NBSP, " ")
    session_of(plan).undo()
    plan.refresh()
    assert shown(plan, 5)[1] == "17 310 000"


def test_a_block_of_a_spreadsheet_is_pasted_in_one_step(plan: PlanPanel) -> None:
    plan.table.setCurrentIndex(plan.model.index(0, 1))
    QGuiApplication.clipboard().setText("1000\t2000\n9\t9\n")
    press(plan.table, Qt.Key.Key_V, CONTROL)
    assert shown(plan, 0)[1:4] == ["1000", "2000", "60 000 000"]
    assert shown(plan, 1)[1] == "1 000"  # the row of the total is only read
    session_of(plan).undo()
    plan.refresh()
    assert shown(plan, 0)[1:3] == ["60 000 000", "60 000 000"]


def test_lines_are_added_carried_on_emptied_and_removed(plan: PlanPanel) -> None:
    session = session_of(plan)
    click(plan.add_cost)
    records = session.answers.records("plan_lines")
    assert [record.get("kind") for record in records] == ["income", "cost", "cost"]
    row, column = plan.table.currentIndex().row(), plan.table.currentIndex().column()
    assert (plan.model.rows[row].record, column) == (records[-1].id, 0)
    plan.model.setData(plan.model.index(row, 0), "салық")
    plan.model.setData(plan.model.index(row, 2), "500 000")
    plan.table.setCurrentIndex(plan.model.index(row, 2))
    click(plan.onward)
    assert shown(plan, row)[:6] == ["салық", "", "500 000", "500 000", "500 000", "500 000"]
    plan.table.setFocus()
    plan.table.setCurrentIndex(plan.model.index(row, 5))
    press(plan.table, Qt.Key.Key_Delete)
    assert shown(plan, row)[5] == ""
    click(plan.remove)
    assert len(session.answers.records("plan_lines")) == 2


def test_income_is_taken_from_the_products(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(plan_lines=()), "plan", "plan")
    assert isinstance(drawn, PlanPanel)
    drawn.take_products()
    (line,) = plan_of(session_of(drawn).case).income
    assert (line.name, set(line.years)) == ("айран", {45_000_000_00})
    assert not drawn.products.isVisibleTo(drawn)
    assert drawn.chart.chart is not None


def test_faults_stand_at_their_cells(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(), "plan", "plan")
    assert isinstance(drawn, PlanPanel)
    drawn.model.setData(drawn.model.index(0, 1), "көп")
    drawn.set_findings(
        [f for f in session_of(drawn).findings if drawn.asks_for(f.address)], missing=True
    )
    cell = drawn.model.index(0, 1)
    assert drawn.model.data(cell, Qt.ItemDataRole.ToolTipRole)
    assert "«көп»" in drawn.faults.text()
    drawn.go_to("plan_lines/n1/year1")
    assert drawn.table.currentIndex() == cell


def test_the_loan_month_by_month(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(), "project_loan", "project_loan")
    assert isinstance(drawn, ProjectLoanPanel)
    model = drawn.model
    assert model.rowCount() == 84
    last = [model.data(model.index(83, column), Qt.ItemDataRole.DisplayRole) for column in range(5)]
    assert last[0] == "84"
    assert last[4] == "0"
    session_of(drawn).edit(SetValue("project.grace_months", "84"))
    drawn.refresh()
    assert model.rowCount() == 0
    assert not drawn.table.isVisibleTo(drawn)


def test_both_sides_of_the_money(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(), "project_money", "project_money")
    assert isinstance(drawn, ProjectMoneyPanel)
    assert drawn.balance.property("role") == "good"
    session_of(drawn).edit(SetValue("project.asked", "27 000 000"))
    drawn.refresh()
    assert drawn.balance.property("role") == "attention"
    assert "600 000" in drawn.balance.text().replace(NBSP, " ")
    assert "34 600 000" in drawn.ceiling.text().replace(NBSP, " ")


def test_the_chain_is_drawn_stage_by_stage(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(), "chain", "chain")
    assert isinstance(drawn, ChainPanel)
    assert drawn.boxes["sale"].text.text() == "жұмыс"
    assert list(drawn.boxes) == ["production", "collection", "processing", "sale"]


def test_an_earlier_project_is_chosen_with_its_figures(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    first = Answers({**VALUES, "name.proper": "Алға Бам", "meeting.okrug": "Балтакөл"}, ROWS)
    earlier = window.context.services.cases.create(first)
    drawn = panel_of(window, Answers({"name.proper": "Алға Бам 2"}, {}), "project", "expands")
    assert isinstance(drawn, ExpandsPanel)
    qtbot.waitUntil(lambda: drawn.choice.count() == 2)
    assert drawn.choice.itemText(1) == "Алға Бам, Балтакөл"
    drawn.choice.setCurrentIndex(1)
    drawn.choice.activated.emit(1)
    answers = session_of(drawn).answers
    assert answers.get("project.expands") == earlier.summary.uuid
    assert answers.get("project.expands_name") == "Алға Бам"
    assert answers.get("project.expands_capacity") == "1"
    assert answers.get("project.expands_finance") == "27 600 000"
    drawn.choice.activated.emit(0)
    assert not session_of(drawn).answers.get("project.expands_name")


def test_a_project_that_is_gone_is_still_said_to_be_expanded(opened: Opener) -> None:
    """Deleted, or of another computer: the list must not say «expands none» beside its figures."""
    chosen = {"project.expands": "0123456789abcdef0123456789abcdef"}
    answers = Answers({**chosen, "project.expands_name": "Алға Бам"}, {})
    drawn = panel_of(opened(), answers, "project", "expands")
    assert isinstance(drawn, ExpandsPanel)
    assert not drawn.isHidden()
    assert drawn.choice.currentText() == "Алға Бам"
    drawn.choice.activated.emit(drawn.choice.currentIndex())
    assert session_of(drawn).answers.get("project.expands") == chosen["project.expands"]
    drawn.choice.activated.emit(0)
    assert not session_of(drawn).answers.get("project.expands")
    drawn.refresh()
    assert drawn.choice.currentIndex() == 0
    assert drawn.isHidden(), "nothing is left to choose from"
    session_of(drawn).undo()
    drawn.refresh()
    assert drawn.choice.currentText() == "Алға Бам"


def test_typed_sums_are_grouped_for_the_eye_and_edited_as_typed(plan: PlanPanel) -> None:
    cell = plan.model.index(0, 1)
    plan.model.setData(cell, "68400000")
    assert str(cell.data()).replace(NBSP, " ") == "68 400 000"
    assert cell.data(Qt.ItemDataRole.EditRole) == "68400000"
    plan.model.setData(cell, "көп")
    assert cell.data() == "көп"


def test_a_narrow_plan_keeps_the_names_in_sight(opened: Opener) -> None:
    drawn = panel_of(opened(width=911, height=485), sound(), "plan", "plan")
    assert isinstance(drawn, PlanPanel)
    table, names = drawn.table, drawn.table.names
    QApplication.processEvents()
    for column in range(1, 6):
        drawn.model.setData(drawn.model.index(0, column), "119700000000")
    QApplication.processEvents()
    assert table.isColumnHidden(6), "the total makes room for the years"
    assert not names.isVisible()
    table.setCurrentIndex(drawn.model.index(0, 5))
    assert table.horizontalScrollBar().value() > 0
    assert names.isVisible()
    table.setCurrentIndex(drawn.model.index(0, 2))
    assert table.visualRect(table.currentIndex()).left() >= names.width() or names.isHidden()
    table.setCurrentIndex(drawn.model.index(0, 0))
    assert table.horizontalScrollBar().value() == 0
    assert not names.isVisible()


def test_a_narrow_chain_stands_upright(opened: Opener) -> None:
    drawn = panel_of(opened(), sound(), "chain", "chain")
    assert isinstance(drawn, ChainPanel)
    boxes = list(drawn.boxes.values())
    drawn.setFixedWidth(max(box.least_width() for box in boxes) * 6)
    QApplication.processEvents()
    assert boxes[0].y() == boxes[1].y()
    drawn.setFixedWidth(max(box.least_width() for box in boxes) + 10)
    QApplication.processEvents()
    assert boxes[0].y() < boxes[1].y()
