"""The calendar in the window: on the home page over all cases, and of the open case."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.core.i18n import use_language
from app.domain.answers import Answers, Record, SetValue
from app.services.due import due_sentence, due_source
from app.ui.due_list import DueDelegate, DueList, foot_of, head_of
from app.ui.pages.flow import FlowPage
from app.ui.pages.home import HomePage
from app.ui.pages.next_steps import NextStepsPage
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener

FOUNDED = Answers(
    {
        "name.proper": "Майтөбе Сүт",
        "meeting.date": "20.11.2026",
        "contribution.share_amount": "100 000",
        "contribution.share_due": "01.11.2026",
        "finance.amount": "12 000",
        "finance.months": "24",
        "finance.first_due": "15.12.2026",
    },
    {"founders": (Record("f1", {}),)},
)


def home_with(window: MainWindow, answers: Answers = FOUNDED) -> HomePage:
    """Return home over a store with one case of one's own."""
    window.context.services.cases.create(answers)
    window.context.cases_changed.emit()
    assert isinstance(window.page, HomePage)
    return window.page


def shown(due: DueList) -> list[str]:
    """Return the codes of what a list shows."""
    rows = range(due.lines.rowCount())
    return [due.lines.index(row).data(Qt.ItemDataRole.UserRole).due.code for row in rows]


def test_home_shows_what_is_due_overdue_first(opened: Opener) -> None:
    page = home_with(opened())
    assert page.due.isVisible()
    assert shown(page.due.list)[:3] == ["share:2026-11-01", "registration", "repayment:1"]
    lines = [page.due.list.lines.index(row).data(Qt.ItemDataRole.UserRole) for row in range(3)]
    assert "01.11.2026" in head_of(lines[0]) or "1\u00a0Nov\u00a02026" in head_of(lines[0])
    assert foot_of(lines[0]).startswith("«Майтөбе Сүт» АӨК  ·  № 372-V")
    assert [line.overdue for line in lines] == [True, False, False]


def test_nothing_due_leaves_no_empty_list(opened: Opener) -> None:
    page = home_with(opened(), Answers({"name.proper": "Алға"}))
    assert not page.due.isVisible()
    assert page.list.isVisible()


def test_enter_and_a_click_open_the_place(opened: Opener) -> None:
    window = opened()
    page = home_with(window)
    due = page.due.list
    due.setFocus()
    due.setCurrentIndex(due.lines.index(2))
    QTest.keyClick(due, Qt.Key.Key_Return)
    assert window.current_page == "finance"
    assert isinstance(window.page, FlowPage)
    assert window.context.session is not None
    assert window.context.session.place == "repayment"
    window.show_page("home")
    due.scrollTo(due.lines.index(0))
    spot = due.visualRect(due.lines.index(0)).center()
    QTest.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.current_page == "payments"


def test_a_change_is_on_the_list_when_home_is_shown_again(opened: Opener) -> None:
    window = opened()
    page = home_with(window)
    window.open_case(window.context.services.cases.list()[0].id)
    session = window.context.session
    assert session is not None
    session.edit(SetValue("contribution.share_due", "24.12.2026"))
    window.flush()
    window.show_page("home")
    codes = shown(page.due.list)
    assert "share:2026-12-24" in codes
    assert "share:2026-11-01" not in codes


def test_the_calendar_file_is_saved_where_he_says(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = home_with(opened())
    target = tmp_path / "мерзімдер"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.due.save.click()
    events = Calendar.from_ical((tmp_path / "мерзімдер.ics").read_bytes()).walk("vevent")
    assert len(events) == page.due.list.lines.rowCount()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    target.with_suffix(".ics").unlink()
    page.due.save.click()
    assert not target.with_suffix(".ics").exists()


def test_the_open_case_has_its_own_list(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    home_with(window)
    summary = window.context.services.cases.list()[0]
    window.open_case(summary.id)
    window.show_page("next_steps")
    page = window.page
    assert isinstance(page, NextStepsPage)
    assert "registration" in shown(page.due.list)
    session = window.context.session
    assert session is not None
    session.edit(SetValue("registration.bin", "940140000385"))
    codes = shown(page.due.list)
    assert "registration" not in codes
    target = tmp_path / "one.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.due.save.click()
    events = Calendar.from_ical(target.read_bytes()).walk("vevent")
    assert len(events) == len(codes)
    assert all(str(event["uid"]).startswith(summary.uuid) for event in events)
    page.due.list.setCurrentIndex(page.due.list.lines.index(0))
    page.due.list.setFocus()
    QTest.keyClick(page.due.list, Qt.Key.Key_Return)
    assert window.current_page == "payments"


def test_a_long_sentence_takes_more_lines(opened: Opener, qtbot: QtBot) -> None:
    use_language("kk")
    page = home_with(opened())
    due = page.due.list
    delegate, index = due.itemDelegate(), due.lines.index(1)
    assert isinstance(delegate, DueDelegate)
    option = QStyleOptionViewItem()
    option.font = due.font()
    option.fontMetrics = due.fontMetrics()

    def height(width: int) -> int:
        due.setFixedWidth(width)
        qtbot.waitUntil(lambda: due.width() == width)
        size: QSize = delegate.sizeHint(option, index)
        return size.height()

    assert height(220) > height(900)
    line = index.data(Qt.ItemDataRole.UserRole)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert due_sentence(line.due) in tip
    assert due_source(line.due) in tip
