"""The screening in the real window: scores typed, pasted, suggested, taken back, taken over."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers, RemoveRecord
from app.domain.screening import MARKS, screening_of
from app.services.screening import usual_criteria
from app.services.session import CaseSession
from app.ui.pages.flow import FlowPage
from app.ui.panels.screening_comparison import ScreeningComparison
from app.ui.panels.screening_matrix import MatrixTable, ScreeningMatrix
from app.ui.panels.screening_start import GroupPaste, ScreeningCopy, UsualCriteria
from app.ui.shell import MainWindow
from tests.documents import case_screening
from tests.ui.clipped import clipped
from tests.ui.test_pseudo_locale import PSEUDO, SMALL, SMALL_AT_150, kazakh_again, speaking
from tests.ui.walk import settle
from tests.ui.window_support import Opener
from tests.ui.wizard_support import click, press, type_text

PLACE = {"meeting.oblast": "Түркістан", "meeting.district": "Түлкібас"}
CONTROL = Qt.KeyboardModifier.ControlModifier

__all__ = ["kazakh_again"]


def bare() -> Answers:
    """Return a screening of three okrugs by the criteria of the papers' tests, without marks."""
    rows = {**case_screening.records(3), MARKS: ()}
    return Answers({**PLACE, **case_screening.VALUES}, rows)


def open_step(window: MainWindow, answers: Answers, step: str) -> FlowPage:
    made = window.context.services.cases.create(answers)
    window.open_case(made.summary.id)
    window.show_page("screening")
    page = window.page
    assert isinstance(page, FlowPage)
    page.wizard.open_step(step)
    page.wizard.pages[step].finish()
    return page


def session_of(page: FlowPage) -> CaseSession:
    return page.wizard.session


@pytest.fixture
def matrix(opened: Opener, qtbot: QtBot) -> ScreeningMatrix:
    page = open_step(opened(), bare(), "marks")
    drawn = page.wizard.pages["marks"].parts.panels["screening_matrix"]
    assert isinstance(drawn, ScreeningMatrix)
    drawn.table.setFocus()
    qtbot.waitUntil(drawn.table.hasFocus)
    drawn.table.setCurrentIndex(drawn.model.index(0, 0))
    return drawn


def write(table: MatrixTable, text: str) -> QWidget:
    """Type into the current cell: the first letter opens its editor, which gets the rest."""
    type_text(table, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    type_text(editor, text[1:])
    return editor


def shown(matrix: ScreeningMatrix, row: int, column: int) -> str:
    return matrix.model.text(matrix.model.index(row, column))


def place(matrix: ScreeningMatrix) -> tuple[int, int]:
    index = matrix.table.currentIndex()
    return index.row(), index.column()


def test_values_and_scores_are_typed_with_the_keyboard(
    matrix: ScreeningMatrix, qtbot: QtBot
) -> None:
    table = matrix.table
    press(write(table, "1 200"), Qt.Key.Key_Tab)
    assert place(matrix) == (0, 1)
    press(write(table, "4"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(matrix, 0, 1) == "4")
    assert place(matrix) == (1, 1)
    assert (shown(matrix, 0, 0), shown(matrix, 0, 1)) == ("1 200", "4")
    press(table, Qt.Key.Key_Left)
    press(table, Qt.Key.Key_Up)
    assert place(matrix) == (0, 0)
    (mark,) = matrix.session.answers.records(MARKS)
    assert mark.values == {"okrug": "s0", "criterion": "c0", "value": "1 200", "score": "4"}
    points = len(case_screening.CRITERIA)
    assert shown(matrix, points, 1) == "4"
    assert shown(matrix, points + 1, 1) == "1"


def test_tab_leaves_the_table_at_its_last_cell(matrix: ScreeningMatrix, qtbot: QtBot) -> None:
    table = matrix.table
    last = (len(case_screening.CRITERIA) - 1, 5)
    table.setCurrentIndex(matrix.model.index(*last))
    press(table, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not table.hasFocus())
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    assert place(matrix) == last, "the totals are not to be written"


def test_a_block_from_a_spreadsheet_is_pasted_and_taken_back_at_once(
    matrix: ScreeningMatrix,
) -> None:
    QGuiApplication.clipboard().setText("100\t1\t200\t2\n10\t3\t20\t4\n")
    press(matrix.table, Qt.Key.Key_V, CONTROL)
    assert [shown(matrix, row, column) for row in (0, 1) for column in range(4)] == [
        *("100", "1", "200", "2"),
        *("10", "3", "20", "4"),
    ]
    assert len(matrix.session.answers.records(MARKS)) == 4
    press(matrix.table, Qt.Key.Key_Z, CONTROL)
    assert matrix.session.answers.records(MARKS) == ()
    assert shown(matrix, 0, 0) == ""


def test_what_does_not_fit_is_left_out_of_a_paste(matrix: ScreeningMatrix) -> None:
    QGuiApplication.clipboard().setText("\n".join("7\t5\tбөтен" for _row in range(40)))
    matrix.table.setCurrentIndex(matrix.model.index(2, 4))
    press(matrix.table, Qt.Key.Key_V, CONTROL)
    found = screening_of(matrix.session.case)
    assert {(m.okrug_id, m.criterion_id) for m in found.marks} == {("s2", "c2"), ("s2", "c3")}


def test_delete_empties_and_copy_takes_the_selected_block(matrix: ScreeningMatrix) -> None:
    matrix.table.paste("100\t1\n200\t2")
    matrix.table.selectAll()
    press(matrix.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("100\t1")
    press(matrix.table, Qt.Key.Key_Delete)
    assert all(not mark.get("score") for mark in matrix.session.answers.records(MARKS))


def test_scores_are_suggested_only_where_there_is_none(matrix: ScreeningMatrix) -> None:
    matrix.table.paste("100\t\t200\t\t300\t2")
    click(matrix.suggest)
    assert [shown(matrix, 0, column) for column in (1, 3, 5)] == ["1", "3", "2"]
    assert "2" in matrix.told.text()
    press(matrix.table, Qt.Key.Key_Z, CONTROL)
    assert [shown(matrix, 0, column) for column in (1, 3, 5)] == ["", "", "2"]


def test_a_score_beyond_five_is_said(matrix: ScreeningMatrix, qtbot: QtBot) -> None:
    matrix.table.paste("100\t6")
    qtbot.waitUntil(lambda: "6" in matrix.faults.text())
    (mark,) = matrix.session.answers.records(MARKS)
    matrix.table.setCurrentIndex(matrix.model.index(3, 3))
    matrix.go_to(f"{MARKS}/{mark.id}/score")
    assert place(matrix) == (0, 1)


def test_a_removed_okrug_leaves_no_mark_behind(matrix: ScreeningMatrix) -> None:
    matrix.table.paste("100\t1\t200\t2")
    matrix.session.edit(RemoveRecord("screened_okrugs", "s0"))
    assert [mark.get("okrug") for mark in matrix.session.answers.records(MARKS)] == ["s1"]
    assert matrix.model.columnCount() == 4
    matrix.session.undo()
    assert len(matrix.session.answers.records(MARKS)) == 2


def test_the_comparison_ranks_the_okrugs(opened: Opener) -> None:
    answers = Answers({**PLACE, **case_screening.VALUES}, case_screening.records())
    page = open_step(opened(), answers, "comparison")
    drawn = page.wizard.pages["comparison"].parts.panels["screening_comparison"]
    assert isinstance(drawn, ScreeningComparison)
    table = drawn.table
    texts = [
        [item.text() if (item := table.item(row, column)) else "" for column in range(3)]
        for row in range(table.rowCount())
    ]
    ranking = screening_of(session_of(page).case).ranking
    assert texts == [[str(s.rank), s.okrug.name, str(s.total)] for s in ranking]
    chart = drawn.chart.chart
    assert chart is not None
    assert chart.categories == tuple(s.okrug.name for s in ranking)


def test_the_usual_criteria_are_put_in_with_one_press(opened: Opener, qtbot: QtBot) -> None:
    page = open_step(opened(), Answers(PLACE), "criteria")
    offer = page.wizard.pages["criteria"].parts.panels["usual_criteria"]
    assert isinstance(offer, UsualCriteria)
    click(offer.put)
    session = session_of(page)
    assert len(session.answers.records("criteria")) == len(usual_criteria())
    qtbot.waitUntil(lambda: not offer.put.isVisible())
    session.undo()
    assert session.answers.records("criteria") == ()
    qtbot.waitUntil(offer.put.isVisible)


def test_a_list_of_members_is_pasted(opened: Opener) -> None:
    page = open_step(opened(), Answers(PLACE), "working_group")
    paste = page.wizard.pages["working_group"].parts.panels["group_paste"]
    assert isinstance(paste, GroupPaste)
    QGuiApplication.clipboard().setText("Оспанов Қайрат\tбөлім басшысы\tтөраға\nӘлі Сара\tмаман")
    click(paste.paste)
    rows = session_of(page).answers.records("working_group")
    assert [row.get("role") for row in rows] == ["chair", ""]
    click(paste.paste)
    assert len(session_of(page).answers.records("working_group")) == 2


def test_another_cases_screening_is_taken_over(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    cases = window.context.services.cases
    cases.create(Answers({**PLACE, **case_screening.VALUES}, case_screening.records()))
    far = {**PLACE, "meeting.district": "Отырар"}
    cases.create(Answers({**far, **case_screening.VALUES}, case_screening.records(2)))
    page = open_step(window, Answers(PLACE), "working_group")
    offer = page.wizard.pages["working_group"].parts.panels["screening_copy"]
    assert isinstance(offer, ScreeningCopy)
    qtbot.waitUntil(offer.take.isVisible)
    assert offer.choice.count() == 1
    click(offer.take)
    found = screening_of(session_of(page).case)
    assert [okrug.name for okrug in found.okrugs] == list(case_screening.OKRUGS)
    qtbot.waitUntil(lambda: not offer.take.isVisible())
    session_of(page).undo()
    assert screening_of(session_of(page).case).okrugs == ()


def test_no_screening_is_offered_where_the_district_has_none(opened: Opener) -> None:
    page = open_step(opened(), Answers(PLACE), "working_group")
    offer = page.wizard.pages["working_group"].parts.panels["screening_copy"]
    assert isinstance(offer, ScreeningCopy)
    assert not offer.take.isVisible()
    assert page.wizard.rail.buttons["working_group"].shape.value == "not_started"


OKRUGS = re.compile(r"^MatrixTable .* scrolls sideways|PairedHead")
"""A table of many okrugs is wider than any window; a name stands over two columns of its head."""


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize(
    ("language", "size"), [(PSEUDO, SMALL), ("kk", SMALL_AT_150), ("ru", SMALL)]
)
def test_no_step_cuts_its_words(opened: Opener, language: str, size: tuple[int, int]) -> None:
    window = speaking(opened, language, size)
    answers = Answers({**PLACE, **case_screening.VALUES}, case_screening.records())
    page = open_step(window, answers, "working_group")
    cut = []
    for step in page.wizard.steps:
        page.wizard.open_step(step.code)
        page.wizard.pages[step.code].finish()
        settle()
        cut += [f"{step.code}: {fault}" for fault in clipped(window) if not OKRUGS.search(fault)]
    assert cut == []
