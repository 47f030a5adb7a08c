"""The window as a person uses it: opened, written in, closed at any moment, opened again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.crash import report
from app.core.errors import StoreError
from app.core.i18n import LANGUAGES, Translator
from app.domain.answers import Answers, SetValue
from app.ui import actions, letterbar
from app.ui.hints import FILE_NAME, Hints, load
from app.ui.menus import MENUS, Command
from app.ui.messages import BugDialog, error_text
from app.ui.pages.cases import CasesPage
from app.ui.pages.failed import FailedPage
from app.ui.pages.flow import FlowPage
from app.ui.pages.home import HomePage
from app.ui.pages.restore import RestorePage
from app.ui.ports import Services
from app.ui.shell import MainWindow
from tests.ui.window_support import NOW, Opener
from tests.ui.wizard_support import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def home(window: MainWindow) -> HomePage:
    assert isinstance(window.page, HomePage)
    return window.page


def test_an_empty_home_offers_two_big_buttons(opened: Opener) -> None:
    window = opened()
    page = home(window)
    assert page.big_new.isVisible()
    assert page.big_sample.isVisible()
    assert not page.list.isVisible()
    assert page.big_new.hasFocus()
    assert not window.menus.actions["print"].isEnabled()


def test_the_sample_opens_and_home_says_what_comes_next(opened: Opener) -> None:
    window = opened()
    home(window).big_sample.click()
    assert window.current_page == "wizard"
    assert window.context.session is not None
    assert len(window.context.session.case.founders) == 50
    assert "Майтөбе Сүт" in window.windowTitle()
    window.show_page("home")
    page = home(window)
    assert page.list.isVisible()
    assert page.list.cases.cases[0].sample
    assert page.list.cases.index(0).data(Qt.ItemDataRole.UserRole + 1) is not None
    window.actions_.sample()
    assert len(window.context.services.cases.list()) == 1


def test_what_is_typed_is_saved_by_itself(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    session.edit(SetValue("name.proper", "Алға"))
    assert session.has_unsaved
    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=1000)
    assert f"{NOW.astimezone():%H:%M}" in window.status.saved_text
    kept = window.context.services.cases.open(session.case_id)
    assert kept.answers.get("name.proper") == "Алға"


def test_a_new_case_begins_with_the_office(opened: Opener) -> None:
    from app.services.model import Office

    window = opened()
    window.context.services.settings.set_office(
        Office("Түркістан", "Түлкібас", "Мичурин", akim_name="Ахметов Нұрлан")
    )
    window.actions_.new()
    session = window.context.session
    assert session is not None
    assert session.answers.get("meeting.okrug") == "Мичурин"
    assert session.answers.get("name.okrug") == "Мичурин"
    assert session.answers.get("meeting.akim_name") == "Ахметов Нұрлан"


def test_closed_at_any_moment_it_opens_with_the_same_values(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    session.edit(SetValue("meeting.place", "клуб, 31.02.2026"))
    window.show_page("wizard:contribution")
    case_id, place = session.case_id, session.place
    opened.shut(window)
    again = opened()
    assert again.context.session is not None
    assert again.context.session.case_id == case_id
    assert again.context.session.answers.get("meeting.place") == "клуб, 31.02.2026"
    assert again.context.session.place == place
    assert isinstance(again.page, FlowPage)
    assert again.page.wizard.code == "contribution"


class Refusing:
    """A store whose disk is full until told otherwise."""

    def __init__(self, services: Services) -> None:
        self.full = True
        self._save = services.cases.save
        services.cases.save = self.save  # type: ignore[method-assign,assignment]

    def save(self, case_id: int, changes: Iterable[object], place: str | None = None) -> object:
        if self.full:
            raise StoreError("The disk is full.", "Nothing is lost.", "Make room.")
        return self._save(case_id, tuple(changes), place)  # type: ignore[arg-type]


def test_a_refused_save_is_told_and_tried_again(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.autosave.RETRY_MS", 20)
    window = opened()
    window.actions_.new()
    disk = Refusing(window.context.services)
    session = window.context.session
    assert session is not None
    session.edit(SetValue("name.proper", "Алға"))
    window.save_soon()
    assert "The disk is full." in window.status.saved_text
    assert session.has_unsaved
    disk.full = False
    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=2000)
    kept = window.context.services.cases.open(session.case_id)
    assert kept.answers.get("name.proper") == "Алға"


def test_closing_asks_when_the_last_changes_cannot_be_saved(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    window.actions_.new()
    disk = Refusing(window.context.services)
    session = window.context.session
    assert session is not None
    session.edit(SetValue("name.proper", "Алға"))
    asked: list[str] = []

    def stay(_parent: object, question: str, consequence: str, _yes: str) -> bool:
        asked.append(consequence)
        return False

    monkeypatch.setattr(actions, "confirm", stay)
    assert not window.close()
    assert window.isVisible()
    assert "The disk is full." in asked[0]
    disk.full = False
    opened.shut(window)


def test_undo_goes_through_the_menu_also_from_a_field(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    window.show_page("wizard:meeting")
    qtbot.waitUntil(lambda: bool(window.findChildren(QLineEdit)))
    window.go_to("meeting.place")
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit)
    type_text(focus, "клуб")
    assert session.answers.get("meeting.place") == "клуб"
    window.say_case_changed()
    window.menus.actions["undo"].trigger()
    assert session.answers.get("meeting.place") == ""
    window.menus.actions["redo"].trigger()
    assert session.answers.get("meeting.place") == "клуб"
    press(focus, Qt.Key.Key_Z, CONTROL)
    assert session.answers.get("meeting.place") == ""


def test_the_language_changes_without_a_restart(opened: Opener) -> None:
    window = opened()
    seen: dict[str, set[str]] = {}
    for language in LANGUAGES:
        window.choose_language(language)
        words = {button.accessibleName() for button in window.side._buttons.values()}
        words |= {entry.text() for entry, _title in window.menus.titles()}
        assert home(window).big_new.accessibleName() == Translator(language)(
            "Found a new cooperative"
        )
        seen[language] = words
    assert not seen["kk"] & seen["en"]
    assert not seen["ru"] & seen["en"]
    assert load(window.context.folder).language == "en"


def test_the_colours_change_without_a_restart(opened: Opener) -> None:
    window = opened()
    window.choose_theme("dark")
    assert window.palette().window().color().lightness() < 80
    assert load(window.context.folder).theme == "dark"
    window.choose_theme("light")
    assert window.palette().window().color().lightness() > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_menus_do_not_collide(language: str) -> None:
    say = Translator(language)

    def key_of(text: str) -> str:
        found = re.search(r"&(\w)", say(text))
        assert found, text
        return found[1].casefold()

    tops = [key_of(title) for title, _entries in MENUS]
    assert len(set(tops)) == len(tops)
    for title, entries in MENUS:
        keys = [key_of(e.text) for e in entries if isinstance(e, Command) and e.code]
        assert len(set(keys)) == len(keys), (title, keys)
    shortcuts = [
        e.keys for _t, entries in MENUS for e in entries if isinstance(e, Command) and e.keys
    ]
    assert len(set(shortcuts)) == len(shortcuts)


def test_find_searches_as_one_types(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    for name in ("Алға", "Береке", "Бірлік"):
        window.actions_.new()
        assert window.context.session is not None
        window.context.session.edit(SetValue("name.proper", name))
        window.flush()
    window.actions_.find()
    page = window.page
    assert isinstance(page, CasesPage)
    assert page.search.hasFocus()
    assert len(page.list.cases.cases) == 3
    type_text(page.search, "бер")
    qtbot.waitUntil(lambda: len(page.list.cases.cases) == 1)
    press(page.search, Qt.Key.Key_Return)
    assert window.context.session is not None
    assert window.context.session.answers.get("name.proper") == "Береке"


def test_a_case_goes_to_the_bin_and_back(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.ui.pages import bin as bin_module
    from app.ui.pages.bin import BinPage

    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    session.edit(SetValue("name.proper", "Алға"))
    window.actions_.delete()
    assert window.context.session is None
    assert not window.context.services.cases.list()
    window.show_page("bin")
    page = window.page
    assert isinstance(page, BinPage)
    assert len(page.list.cases.cases) == 1
    page.restore_button.click()
    assert [case.title for case in window.context.services.cases.list()] == ["«Алға» АӨК"]
    window.context.services.cases.delete(session.case_id)
    window.show_page("bin")
    monkeypatch.setattr(bin_module, "confirm", lambda *_args: False)
    page.destroy_button.click()
    assert len(window.context.services.cases.list(deleted=True)) == 1
    monkeypatch.setattr(bin_module, "confirm", lambda *_args: True)
    page.destroy_button.click()
    assert not window.context.services.cases.list(deleted=True)


def test_duplicate_opens_the_second_case(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    first = window.context.session
    assert first is not None
    first.edit(SetValue("name.proper", "Алға"))
    window.actions_.duplicate()
    second = window.context.session
    assert second is not None
    assert second.case_id != first.case_id
    assert second.answers.get("name.proper") == "Алға"


def test_a_copy_goes_to_a_stick_and_back(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    session.edit(SetValue("name.proper", "Алға"))
    stick = tmp_path / "stick" / "copy.sqlite3"
    stick.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(stick), ""))
    monkeypatch.setattr(QMessageBox, "information", lambda *_a: None)
    window.actions_.copy_to()
    assert stick.exists()
    session.edit(SetValue("name.proper", "Басқа"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(stick), ""))
    monkeypatch.setattr(actions, "confirm", lambda *_a: True)
    window.actions_.open_copy()
    assert window.context.session is None
    assert [case.title for case in window.context.services.cases.list()] == ["«Алға» АӨК"]


def test_letters_are_typed_by_bar_and_by_digit(opened: Opener) -> None:
    window = opened()
    window.actions_.find()
    page = window.page
    assert isinstance(page, CasesPage)
    assert window.letters is not None
    window.letters._buttons[0].click()
    assert page.search.text() == "ә"
    press(page.search, Qt.Key.Key_7, CONTROL)
    press(page.search, Qt.Key.Key_7, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.search.text() == "әқҚ"
    page.search.setReadOnly(True)
    assert not letterbar.insert("ң")
    window.actions_.view.toggle_letters()
    assert not window.letters.isVisible()
    assert not load(window.context.folder).letters


def test_a_damaged_store_shows_the_backups_and_restores_one(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    assert window.context.session is not None
    window.context.session.edit(SetValue("name.proper", "Алға"))
    opened.shut(window)
    opened.store.write_bytes(b"SQLite format 3\0" + b"\xff" * 8192)
    again = opened()
    page = again.page
    assert again.current_page == "restore"
    assert isinstance(page, RestorePage)
    assert page.list.count() >= 1
    assert page.restore_button.isEnabled()
    page.restore_button.click()
    assert again.current_page == "home"
    assert [case.title for case in again.context.services.cases.list()] == ["«Алға» АӨК"]
    assert list(opened.store.parent.glob("*damaged*"))


def test_a_store_that_cannot_be_opened_says_why(opened: Opener) -> None:
    with closing(sqlite3.connect(opened.store)) as other:
        other.execute("CREATE TABLE letters (text TEXT)")
        other.commit()
    before = opened.store.read_bytes()
    window = opened()
    assert isinstance(window.page, FailedPage)
    assert opened.store.read_bytes() == before
    opened.store.unlink()
    window.context.restart_wanted.emit()
    assert window.current_page == "home"


def test_errors_are_told_in_words_and_bugs_hold_no_answers(qtbot: QtBot) -> None:
    fault = StoreError("No room in {path}.", "Nothing is lost.", "", path="/x")
    assert error_text(fault) == "No room in /x. Nothing is lost."
    with pytest.raises(ValueError, match="Ахметов") as caught:
        int("Ахметов Нұрлан")
    text = report(caught.value)
    dialog = BugDialog(caught.value)
    qtbot.addWidget(dialog)
    assert "ValueError" in text
    assert "Ахметов" not in text
    assert "Ахметов" not in dialog.text.toPlainText()


def test_hints_survive_nonsense(tmp_path: Path) -> None:
    assert load(tmp_path) == Hints()
    for content in ("", "[]", '{"language": 5, "letters": "x", "unknown": 1}', "\x00"):
        (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
        assert load(tmp_path) == Hints()
    (tmp_path / FILE_NAME).write_text('{"language": "ru"}', encoding="utf-8")
    assert load(tmp_path).language == "ru"


def test_a_name_of_another_case_is_warned_of(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    services = window.context.services
    services.cases.create(Answers({"name.proper": "Береке"}))
    mine = services.cases.create(Answers({"name.proper": "БЕРЕКЕ"}))
    window.open_case(mine.summary.id)
    qtbot.waitUntil(lambda: window.context.session is not None)
    session = window.context.session
    assert session is not None
    assert "name.used_in_other_case" in {finding.id for finding in session.findings}


def test_a_second_start_brings_the_first_window_forward(opened: Opener, qtbot: QtBot) -> None:
    first = opened()
    first.showMinimized()
    second = opened()
    assert isinstance(second.page, FailedPage)
    qtbot.waitUntil(lambda: not first.isMinimized(), timeout=5000)
    second.close()
    assert first.context.ready
    assert not list(opened.store.parent.glob("*.show"))
