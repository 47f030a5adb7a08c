"""What a person's hands do on the page of lists: moves, takes off, goes back, by keys too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.answers import SetValue
from tests.ui.test_lists_page import APPROVAL, at_desk, drafted, lists_page, shown
from tests.ui.walk import settle
from tests.ui.window_support import Opener


def uuids(page: object) -> list[str]:
    return [row.facts.uuid for row in shown(page).rows]  # type: ignore[arg-type]


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
