"""The desk's page as it is seen and walked: what is in sight, and where the cursor goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import Answers
from app.ui.pages.register_search import HINTS
from tests.ui.test_register_page import choose, desk, settled
from tests.ui.window_support import Opener

LOW, NARROW = 472, 911
"""A window of 1366 by 768 pixels whose letters are half as large again."""


def test_what_was_selected_is_not_counted_once_other_rows_are_found(
    opened: Opener, qtbot: QtBot
) -> None:
    _window, page = desk(opened, 21)
    settled(qtbot, page)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.sums.figures()[1][0] == "1")
    choose(page, "district", "Отырар")
    qtbot.waitUntil(lambda: page.sums.figures()[1] == ("–",) * 4)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.sums.figures()[1][0] == "1")
    page.search.setText("жоқ нәрсе")
    qtbot.waitUntil(lambda: page.sums.figures()[1] == ("–",) * 4)


def test_a_filter_in_use_is_read_whole_and_says_no_count_of_another_answer(
    opened: Opener, qtbot: QtBot
) -> None:
    window, page = desk(opened, 21)
    settled(qtbot, page)
    window.resize(1920, 1000)
    box = page.filters.boxes["direction"]
    usual = box.width()
    choose(page, "direction", "Қайта өңдеу (сүт")
    assert " · " in box.currentText()
    assert box.words == box.currentText().rpartition(" · ")[0]
    qtbot.waitUntil(lambda: box.width() > usual)
    assert QFontMetrics(box.font()).horizontalAdvance(box.words) < box.width()
    page.clear()
    qtbot.waitUntil(lambda: box.width() == usual)


@pytest.mark.parametrize("width", [NARROW, 1280, 1366, 1920])
def test_a_filter_in_use_costs_the_table_no_line_but_the_one_that_clears_all(
    opened: Opener, qtbot: QtBot, width: int
) -> None:
    window, page = desk(opened, 21)
    settled(qtbot, page)
    window.resize(width, 728)
    choose(page, "direction", "Қайта өңдеу (сүт")
    choose(page, "district", "Отырар")
    QApplication.processEvents()
    filters = page.filters
    assert filters.boxes["direction"].width() > filters.boxes["year"].width() * 3 // 2
    high = filters.height()
    for box in filters.boxes.values():
        box.widen(0)
    assert high <= filters.heightForWidth(filters.width()) + 8


@pytest.mark.parametrize("width", [NARROW, 1280, 1366, 1920])
def test_what_is_searched_is_said_whole(opened: Opener, qtbot: QtBot, width: int) -> None:
    window, page = desk(opened)
    window.resize(width, LOW if width == NARROW else 728)
    QApplication.processEvents()
    said = page.search.placeholderText()
    assert said in [_(hint) for hint in HINTS]
    assert page.search.fontMetrics().horizontalAdvance(said) < page.search.width() - 40
    assert page.title.isVisible() <= (said == _(HINTS[0])), "the title never takes its room"


def test_no_name_of_a_place_widens_a_list_or_the_menu(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened, 3)
    answers = {"name.proper": "Ұ" * 300, "meeting.district": "А" * 300, "meeting.okrug": "О" * 300}
    window.context.services.cases.create(Answers({"meeting.oblast": "Түркістан", **answers}))
    window.context.services.register.finish()
    page.read_again()
    page._read_beside()
    box = page.filters.boxes["district"]
    assert box.count() == 5
    assert max(len(box.itemText(at)) for at in range(box.count())) < 70
    page.search.setText("ҰҰҰҰ")
    page.table.setCurrentIndex(page.model.index(0, 0))
    menu = page.menu.made()
    assert len(menu.actions()) > 6
    assert max(len(action.text()) for action in menu.actions()) < 70
    menu.actions()[3].trigger()
    assert page.query().filters.district == "А" * 300
    assert page.model.rowCount() == 1
    menu.deleteLater()


def test_all_of_the_choice_of_columns_is_in_sight(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened)
    page.columns_button.click()
    QApplication.processEvents()
    assert page.looks.list.hasFocus()
    for part in (page.looks.up, page.looks.down, page.looks.order, page.looks.usual):
        assert not part.visibleRegion().isEmpty()
    QTest.keyClick(page.looks.list, Qt.Key.Key_Escape)
    assert not page.looks.isVisible()
    assert page.columns_button.hasFocus()


def test_the_columns_can_be_moved_in_a_low_window_too(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened)
    window.resize(NARROW, LOW)
    page.columns_button.click()
    QApplication.processEvents()
    for part in (page.looks.up, page.looks.down, page.looks.order):
        assert not part.visibleRegion().isEmpty()
    assert page.table.viewport().height() > page.table.rowHeight(0) * 2


def test_a_name_given_or_not_brings_the_cursor_back(opened: Opener) -> None:
    _window, page = desk(opened)
    page.views.keeping_wanted.emit()
    page.name_row.name.insert("Менікі")
    QTest.keyClick(page.name_row.name, Qt.Key.Key_Escape)
    assert not page.name_row.isVisible()
    assert page.views.hasFocus()
    assert not page.views.views
    page.views.keeping_wanted.emit()
    page.name_row.name.insert("Менікі")
    QTest.keyClick(page.name_row.name, Qt.Key.Key_Return)
    assert [view.name for view in page.views.views] == ["Менікі"]
    assert page.views.hasFocus()


def test_the_folder_of_a_saved_workbook_is_a_press_away(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _window, page = desk(opened)
    target = tmp_path / "кесте.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    opens: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opens.append(url.toLocalFile()))
    page.export_button.click()
    qtbot.waitUntil(lambda: bool(page.banner.text))
    page.banner._button.click()
    assert opens == [str(tmp_path)]
