"""Settings of this office: its role, its name, its check number, the senders it has accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.office import Role, Sender
from app.ui.pages import settings_office
from app.ui.pages.intake_sender import Fingerprint
from app.ui.pages.settings import SettingsPage
from app.ui.pages.settings_senders import LargeNumber
from app.ui.shell import MainWindow
from tests.ui.clipped import clipped
from tests.ui.walk import settle
from tests.ui.window_support import Opener

AKIM = Sender("ab" * 32, Role.OKRUG, "Мичурин округінің әкімі", "Түркістан", "Түлкібас", "Мичурин")
OTHER = Sender("cd" * 32, Role.CORPORATION, "Түркістан ӘКК", "Түркістан")


def settings(window: MainWindow) -> SettingsPage:
    window.show_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def test_the_role_is_chosen_told_and_followed_by_the_window(opened: Opener) -> None:
    window = opened()
    page = settings(window)
    assert page.office.roles[Role.OKRUG].isChecked()
    changed: list[bool] = []
    window.context.office_changed.connect(lambda: changed.append(True))
    page.office.roles[Role.DEPARTMENT].click()
    assert window.context.services.office.role() is Role.DEPARTMENT
    assert changed == [True]
    assert "АШБ" in page.banner.text
    assert window.side.role == "department"


def test_the_name_is_kept_by_itself_and_when_the_page_is_left(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    page = settings(window)
    page.office.name.setText("Мичурин ауылдық округі әкімінің аппараты")
    page.office.name.textEdited.emit(page.office.name.text())
    services = window.context.services
    qtbot.waitUntil(lambda: services.office.me().name.startswith("Мичурин"))
    page.office.name.setText("Басқа")
    page.office.name.textEdited.emit("Басқа")
    window.show_page("home")
    assert services.office.me().name == "Басқа"


def test_the_check_number_is_shown_copied_and_shown_large(opened: Opener) -> None:
    window = opened()
    page = settings(window)
    services = window.context.services
    number = services.office.fingerprint(services.office.me().key)
    assert page.office.number.accessibleDescription() == number
    page.office.copy_button.click()
    assert QGuiApplication.clipboard().text() == number
    large = LargeNumber(number, window)
    large.show()
    settle()
    (shown,) = large.findChildren(Fingerprint)
    groups = [label.text() for label in shown.findChildren(QLabel)]
    assert groups == number.split()
    assert clipped(large) == []
    large.close()


def test_a_sender_is_forgotten_after_a_question(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    services = window.context.services
    page = settings(window)
    assert page.office.none.isVisibleTo(page)
    for sender in (AKIM, OTHER):
        services.office.accept(sender)
    page.refresh()
    card = page.office
    model = card.senders.model()
    assert [model.index(row, 0).data() for row in range(2)] == [AKIM.name, OTHER.name]
    assert not card.forget_button.isEnabled()
    card.senders.go_to(0)
    assert services.office.fingerprint(AKIM.key) in card.chosen_number.text()
    answers = iter((False, True))
    monkeypatch.setattr(settings_office, "confirm", lambda *_all: next(answers))
    card.forget_button.click()
    assert len(services.office.known()) == 2, "he said no"
    card.forget_button.click()
    assert services.office.known() == (OTHER,)
    assert page.banner.text


def test_the_okrug_is_still_saved_by_itself(opened: Opener, tmp_path: Path) -> None:
    window = opened()
    page = settings(window)
    field = page.okrug.fields["settlement"]
    field.setText("Мичурин ауылы")  # type: ignore[union-attr]
    field.textEdited.emit("Мичурин ауылы")  # type: ignore[union-attr]
    window.show_page("home")
    assert window.context.services.settings.office().settlement == "Мичурин ауылы"


def test_a_desk_is_asked_only_where_it_is(opened: Opener) -> None:
    window = opened()
    page = settings(window)
    assert page.okrug.fields["akim_name"].isVisibleTo(page)
    page.office.choose_role(Role.DEPARTMENT)
    settle()
    asked = {name for name, field in page.okrug.fields.items() if field.isVisibleTo(page)}
    assert asked == {"oblast", "district"}
    page.office.choose_role(Role.OKRUG)
    settle()
    assert page.okrug.fields["akim_name"].isVisibleTo(page)


def test_the_example_of_a_name_is_that_of_the_role(opened: Opener) -> None:
    page = settings(opened())
    assert "Мичурин" in page.office.example.text()
    page.office.roles[Role.DEPARTMENT].click()
    assert "ауыл шаруашылығы басқармасы" in page.office.example.text()
    page.office.roles[Role.CORPORATION].click()
    assert "корпорациясы" in page.office.example.text()
    assert page.office.name.accessibleDescription() == page.office.example.text()


def test_the_cursor_stands_at_the_role_that_is_chosen(opened: Opener) -> None:
    window = opened()
    window.context.services.settings.set("office.role", Role.CORPORATION.value)
    window.context.office_changed.emit()
    page = settings(window)
    page.office.roles[Role.OKRUG].setFocus()
    page.office.refresh()
    assert page.office.roles[Role.CORPORATION].hasFocus()


def test_a_question_never_reads_a_name_as_html(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    seen: list[QMessageBox] = []

    def asked(box: QMessageBox) -> None:
        seen.append(box)

    monkeypatch.setattr(QMessageBox, "exec", asked)
    window.context.services.office.accept(replace(AKIM, name="<b>Әкім</b>"))
    page = settings(window)
    page.office.senders.go_to(0)
    page.office.forget()
    (box,) = seen
    assert "<b>Әкім</b>" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
