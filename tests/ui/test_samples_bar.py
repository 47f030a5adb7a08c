"""The programme's samples in the window: put in with progress, behind one's own, taken out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers
from app.ui.pages.cases import CasesPage
from app.ui.pages.home import HomePage
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener


def _cases(window: MainWindow) -> CasesPage:
    window.show_page("cases")
    page = window.page
    assert isinstance(page, CasesPage)
    return page


def _press(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _is_open(window: MainWindow) -> bool:
    return window.context.session is not None


def test_all_are_put_in_and_taken_out(opened: Opener) -> None:
    window = opened()
    own = window.context.services.cases.create(Answers({"name.proper": "Бұлақ"})).summary
    page = _cases(window)
    assert not page.samples.take_out_button.isVisible()
    _press(page.samples.put_in_button)
    assert len(page.list.cases.cases) == 127
    assert page.list.cases.cases[0].id == own.id, "his own case stands first"
    _press(page.samples.take_out_button)
    assert [case.id for case in page.list.cases.cases] == [own.id]
    assert not page.samples.take_out_button.isVisible()


def test_home_offers_them_and_keeps_ones_own_in_sight(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    home = window.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(home.programme.isVisible)
    _press(home.programme)
    assert isinstance(window.page, CasesPage)
    own = window.context.services.cases.create(Answers({"name.proper": "Бұлақ"})).summary
    window.show_page("home")
    home.refresh()
    assert home.list.cases.cases[0].id == own.id
    assert len(home.list.cases.cases) <= 8


def test_an_open_sample_is_closed_before_it_goes(opened: Opener) -> None:
    window = opened()
    window.actions_.sample()
    assert _is_open(window)
    window.actions_.take_samples_out()
    assert not _is_open(window)
    assert window.context.services.cases.list() == ()


def test_ones_own_open_case_stays_open(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    window.actions_.programme()
    window.actions_.take_samples_out()
    assert _is_open(window)
    assert len(window.context.services.cases.list()) == 1


def test_it_can_be_stopped(opened: Opener, qtbot: QtBot) -> None:
    window = opened(inline=False)
    page = _cases(window)
    bar = page.samples
    _press(bar.put_in_button)
    bar.progress.stop_button.click()
    qtbot.waitUntil(lambda: not bar.progress.working, timeout=20000)
    assert len(window.context.services.cases.list()) < 126
    assert bar.put_in_button.isEnabled()
