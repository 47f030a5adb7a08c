"""What a person's hands do on the page of lists: moves, takes off, goes back, by keys too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.answers import SetValue
from app.domain.approved_list import Act
from app.ui.pages.lists import ListsPage
from app.ui.pages.lists_decide import Known
from app.ui.pages.lists_decision import DecisionDialog
from tests.list_cases import listable
from tests.ui.test_lists_page import APPROVAL, at_desk, drafted, lists_page, shown, ticked
from tests.ui.walk import settle
from tests.ui.window_support import Opener


def uuids(page: ListsPage) -> list[str]:
    return [row.facts.uuid for row in shown(page).rows]


def test_a_row_that_is_moved_stays_the_chosen_one(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    before = uuids(page)
    page.one.table.select_rows([0])
    page.one.down.click()
    page.one.down.click()
    assert uuids(page) == [before[1], before[2], before[0], before[3]]
    assert page.one.table.selected_rows() == [2]
    page.one.up.click()
    assert uuids(page) == [before[1], before[0], before[2], before[3]]


def test_after_a_row_went_the_cursor_stays_where_it_stood(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    before = uuids(page)
    page.one.table.select_rows([2])
    page.one.table.setFocus()
    QTest.keyClick(page.one.table, Qt.Key.Key_Delete)
    assert uuids(page) == [*before[:2], before[3]]
    assert page.one.table.selected_rows() == [2]
    QTest.keyClick(page.one.table, Qt.Key.Key_Delete)
    assert uuids(page) == before[:2]
    assert page.one.table.selected_rows() == [1]


def test_cases_that_may_not_stand_are_taken_off_at_once(opened: Opener) -> None:
    window = at_desk(opened, "department")
    cases = window.context.services.cases
    page = lists_page(window)
    ids = drafted(page).case_ids
    first, second = uuids(page)[:2]
    cases.delete(ids[first])
    cases.save(ids[second], [SetValue("registration.bin", "")])
    page.open_list(shown(page).summary.id)
    assert not page.one.approve.isEnabled()
    assert page.one.lost.text().count("\n") == 2
    page.one.clean.click()
    assert page.one.approve.isEnabled()
    assert page.one.lost.isHidden()
    assert page.one.clean.isHidden()
    assert len(uuids(page)) == 2


def test_replies_go_out_without_any_list_and_back_leads_to_the_lists(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    page.overview.reply_button.click()
    assert page.views.shown() is page.sending
    assert page.sending.view.model.rowCount() == 4
    page._leave_sending()
    assert page.views.shown() is page.overview


def test_an_office_without_cases_is_told_so(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department", 0))
    page.overview.reply_button.click()
    assert page.views.shown() is page.overview
    assert page.overview.banner.text


def test_the_views_are_made_when_they_are_wanted(opened: Opener) -> None:
    window = at_desk(opened, "department")
    page = lists_page(window)
    made = {"draw", "one", "change", "sending"} & set(page.__dict__)
    assert not made
    drawn = window.context.services.lists.draw()
    window.context.services.lists.approve(drawn.summary.id, APPROVAL)
    page.open_list(drawn.summary.id)
    assert not {"paper", "chain"} & set(page.one.__dict__)
    page.one.tabs.setCurrentIndex(2)
    assert page.one.chain.decisions.count() == 1
    page.one.tabs.setCurrentIndex(1)
    settle()
    assert page.one.paper.isVisible()


def test_the_page_follows_what_the_office_does(opened: Opener) -> None:
    window = at_desk(opened, "department")
    page = lists_page(window)
    drawn = drafted(page)
    page.show_overview()
    assert not page.overview.new_button.isHidden()
    window.context.services.settings.set("office.role", "corporation")
    window.context.office_changed.emit()
    page = lists_page(window)
    assert page.overview.new_button.isHidden()
    assert not page.overview.take_button.isHidden()
    page.open_list(drawn.summary.id)
    assert page.one.approve.isHidden()


def in_dialog(act: Callable[[DecisionDialog], object]) -> None:
    """Do something in the next dialog."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DecisionDialog)
        act(dialog)

    QTimer.singleShot(0, do)


def test_what_was_typed_stays_when_the_dialog_was_left(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)

    def begin(dialog: DecisionDialog) -> None:
        dialog.number.setText("17-Ө")
        dialog.day.setText("2.11")
        dialog.act.setCurrentIndex(dialog.act.findData(Act.RESOLUTION))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(begin)
    page.one.approve.click()
    assert shown(page).approved is None
    seen: list[object] = []

    def again(dialog: DecisionDialog) -> None:
        seen.extend((dialog.number.text(), dialog.day.text(), dialog.act.currentData()))
        dialog.reject()

    in_dialog(again)
    page.one.approve.click()
    assert seen == ["17-Ө", "2.11", Act.RESOLUTION]


def test_the_paper_is_called_what_was_chosen(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)

    def fill(dialog: DecisionDialog) -> None:
        dialog.act.setCurrentIndex(dialog.act.findData(Act.RESOLUTION))
        dialog.number.setText("5")
        dialog.by.setText("Ахметов Нұрлан")
        dialog.post.setText("әкім")
        dialog.go_on.click()
        dialog.sure.click()

    in_dialog(fill)
    page.one.approve.click()
    approved = shown(page).approved
    assert approved is not None
    assert approved.decisions[0].act is Act.RESOLUTION
    papers = [page.one.paper.which.itemText(at) for at in range(page.one.paper.which.count())]
    assert papers[1:] == ["№ 5 қаулы"]
    offered: list[object] = []

    def look(dialog: DecisionDialog) -> None:
        offered.append(dialog.act.currentData())
        dialog.reject()

    in_dialog(look)
    page.one.change.click()
    page.change.table.select_rows([0])
    page.change.take_out()
    page.change.go.click()
    assert offered == [Act.RESOLUTION]


@pytest.mark.parametrize("change", [False, True])
def test_a_low_screen_shows_the_dialogs_buttons(opened: Opener, *, change: bool) -> None:
    window = at_desk(opened, "department")
    known = Known(date(2026, 11, 23), fault="Бұл нөмір бар.")
    dialog = DecisionDialog(known, [("Жолдар", "24")] * 12, change=change, parent=window)
    dialog.show()
    dialog.resize(600, 400)
    settle()
    assert dialog.height() == 400
    assert dialog.rect().contains(dialog.go_on.geometry().bottomRight())
    dialog.reason.setFocus()
    dialog.number.setText("5")
    dialog.go_on.click()
    assert dialog.banner.text
    settle()
    wrong = QApplication.focusWidget()
    assert wrong is dialog.by
    assert not dialog.by.visibleRegion().isEmpty()
    dialog.close()
    dialog.deleteLater()


def test_rows_that_differ_are_offered_until_all_are_marked(opened: Opener) -> None:
    window = at_desk(opened, "department")
    services = window.context.services
    page = lists_page(window)
    made = services.lists.approve(drafted(page).summary.id, APPROVAL)
    ids = [made.case_ids[row.facts.uuid] for row in made.rows]
    for case_id in ids[:2]:
        services.cases.save(case_id, [SetValue("project.asked", "31000000")])
    services.cases.create(listable(9))
    page.open_list(made.summary.id)
    page.one.change.click()
    change = page.change
    assert "2" in change.notice.text
    change.table.select_rows([0])
    change.take_out()
    assert "1" in change.notice.text
    change.add.click()
    page.draw.model.tick_all(on=True)
    page.draw.go.click()
    assert "1" in change.notice.text
    assert change.told.text().startswith("№ 5, ")
    change.correct_all()
    assert not change.notice.text
    assert (change.removed, change.corrected) == ({1}, {2})


def test_enter_in_a_field_checks_and_enter_there_freezes_nothing(opened: Opener) -> None:
    page = lists_page(at_desk(opened, "department"))
    drafted(page)
    seen: list[object] = []

    def keys(dialog: DecisionDialog) -> None:
        dialog.number.setText("5")
        dialog.by.setText("Ахметов Нұрлан")
        dialog.post.setText("басшы")
        dialog.post.setFocus()
        QTest.keyClick(dialog.post, Qt.Key.Key_Return)
        seen.append((dialog.isVisible(), dialog.sure.isVisible()))
        assert dialog.mend.isDefault()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        seen.append((dialog.isVisible(), dialog.sure.isVisible()))
        QTest.keyClick(dialog.number, Qt.Key.Key_Return)
        dialog.sure.setFocus()
        QTest.keyClick(dialog.sure, Qt.Key.Key_Return)

    in_dialog(keys)
    page.one.approve.click()
    assert seen == [(True, True), (True, False)]
    assert shown(page).summary.number == "5"


def test_escape_leads_back_and_loses_nothing(opened: Opener) -> None:
    window = at_desk(opened, "department")
    page = lists_page(window)
    page.begin_draw()
    assert QApplication.focusWidget() is page.draw.table
    page.draw.model.tick([1], on=False)
    QTest.keyClick(page.draw.table, Qt.Key.Key_Escape)
    assert page.views.shown() is page.overview
    page.begin_draw()
    assert ticked(page) == 3
    page.draw.go.click()
    made = window.context.services.lists.approve(shown(page).summary.id, APPROVAL)
    page.open_list(made.summary.id)
    page.one.change.click()
    assert QApplication.focusWidget() is page.change.table
    page.change.table.select_rows([0, 2])
    QTest.keyClick(page.change.table, Qt.Key.Key_Delete)
    QTest.keyClick(page.change.table, Qt.Key.Key_Escape)
    assert page.views.shown() is page.one
    page.one.change.click()
    assert page.change.removed == {1, 3}
    assert page.change.go.isEnabled()
    page.change.add.click()
    assert ticked(page) == 0  # whoever was left off the new list is not ticked for this one
    assert page.draw.model.rowCount() == 1
    QTest.keyClick(page.draw.table, Qt.Key.Key_Escape)
    assert page.views.shown() is page.change
    page.begin_reply()
    QTest.keyClick(page.sending.table, Qt.Key.Key_Escape)
    assert page.views.shown() is page.one
    QTest.keyClick(page.one.table, Qt.Key.Key_Escape)
    assert page.views.shown() is page.overview


def test_a_case_in_the_bin_is_told_on_an_approved_list(opened: Opener) -> None:
    window = at_desk(opened, "department")
    services = window.context.services
    page = lists_page(window)
    made = services.lists.approve(drafted(page).summary.id, APPROVAL)
    services.cases.delete(made.case_ids[made.rows[1].facts.uuid])
    page.open_list(made.summary.id)
    assert page.one.lost.text().startswith("Тізімдегі 1 іс себетте")
    assert "№ 2, " in page.one.lost.text()
    assert page.one.clean.isHidden()
    page.one.table.select_rows([1])
    QTest.keyClick(page.one.table, Qt.Key.Key_Return)
    assert page.one.banner.text
    assert window.current_page == "lists"
    page.begin_send()
    assert [row.cases for row in page.sending.view.model.rows] == [3]
