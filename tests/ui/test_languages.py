"""The window speaks a language whole: from its start, after each switch, in Qt's own words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.i18n import LANGUAGES, Translator, _, current_language
from app.ui import speech
from app.ui.fields.lines import DateField
from app.ui.hints import Hints, load
from app.ui.shell import MainWindow
from tests.ui.walk import EVERYWHERE, around, open_page, page_words, settle
from tests.ui.window_support import Opener


def with_sample(opened: Opener) -> MainWindow:
    window = opened()
    window.actions_.sample()
    settle()
    return window


def fresh_words(opened: Opener, language: str) -> dict[str, Counter[str]]:
    """Return the words of every page of a window that began in a language."""
    opened.hints(Hints(language=language))
    window = with_sample(opened)
    found = {}
    for page in EVERYWHERE:
        open_page(window, page)
        found[page] = page_words(window)
    found["around"] = around(window)
    opened.shut(window)
    return found


def test_after_a_switch_everything_says_what_a_fresh_start_says(opened: Opener) -> None:
    opened.shut(with_sample(opened))  # the first start of a store has no backup to list yet
    fresh = {language: fresh_words(opened, language) for language in LANGUAGES}
    opened.hints(Hints(language="kk"))
    window = with_sample(opened)
    for page in EVERYWHERE:
        open_page(window, page)
        for language in ("ru", "en", "kk"):
            window.choose_language(language)
            settle()
            now = page_words(window)
            assert now - fresh[language][page] == Counter(), (page, language)
            assert fresh[language][page] - now == Counter(), (page, language)
    for language in ("ru", "en", "kk"):
        window.choose_language(language)
        settle()
        now = around(window)
        assert now - fresh[language]["around"] == Counter(), language
        assert fresh[language]["around"] - now == Counter(), language


def test_status_words_follow_the_language(opened: Opener) -> None:
    window = opened()
    window.status.show_not_saved(lambda: _("Nothing was printed."))
    window.status.show_backup_fault(lambda: _("Nothing was changed."))
    for language in LANGUAGES:
        window.choose_language(language)
        say = Translator(language)
        assert say("Nothing was printed.") in window.status.saved_text
        assert say("Nothing was changed.") in window.status.backup_text


def test_a_store_that_did_not_open_tells_it_in_every_language(
    opened: Opener, tmp_path: Path
) -> None:
    opened.store.write_bytes(b"nonsense" * 600)
    window = opened()
    say: dict[str, str] = {}
    for language in LANGUAGES:
        window.choose_language(language)
        settle()
        say[language] = " ".join(page_words(window))
        assert window.current_page in ("restore", "failed")
    assert len(set(say.values())) == len(LANGUAGES)
    assert not re.search(r"[а-яё]{4}", say["en"], re.IGNORECASE), say["en"]
    assert not list(tmp_path.glob("*.show"))


# -- the first run -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("kk_KZ.UTF-8", "kk"),
        ("ru_RU.UTF-8", "ru"),
        ("en_US.UTF-8", "en"),
        ("de_DE.UTF-8", "kk"),
        ("C.UTF-8", "kk"),
    ],
)
def test_the_first_run_speaks_the_system_s_language(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, system: str, language: str
) -> None:
    monkeypatch.setenv("LANG", system)
    window = opened()
    assert current_language() == language
    assert window.menuBar().actions()[0].text() == Translator(language)("&Case")
    folder = window.context.folder
    opened.shut(window)
    assert load(folder).language == language  # and stays, whatever the system becomes
    monkeypatch.setenv("LANG", "en_US.UTF-8" if language != "en" else "ru_RU.UTF-8")
    again = opened()
    assert current_language() == language
    opened.shut(again)


def test_what_a_person_chose_wins_over_the_system(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    window = opened()
    window.choose_language("en")
    opened.shut(window)
    opened()
    assert current_language() == "en"


def test_a_store_from_another_computer_brings_its_language(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    window.choose_language("ru")
    folder = window.context.folder
    opened.shut(window)
    (folder / "window.json").unlink()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    window = opened()
    settle()
    assert current_language() == "ru"
    assert window.side.accessibleName() == Translator("ru")("Places of the program")


def test_a_language_that_is_not_spoken_is_passed_over(opened: Opener) -> None:
    opened.hints(Hints(language="de"))
    opened()
    assert current_language() == "kk"


# -- Qt's own words ----------------------------------------------------------------------------

BUTTONS = tuple(
    button
    for button in QMessageBox.StandardButton
    if button.name not in ("NoButton", "FirstButton", "LastButton", "ButtonMask")
    and button.name not in ("Default", "Escape", "FlagMask", "YesAll", "NoAll")
)
ENGLISH = re.compile(r"[A-Za-z]{2,}")
ALIKE = {"OK", "ОК", "PDF", "Ctrl", "Qt"}


class Spy(QTranslator):
    """Hears what Qt asks a translation for, and answers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        del disambiguation, n
        if context not in ("QProgressBar", "QGuiApplication", "QCoreApplication"):
            self.asked.add((context, sourceText))
        return None  # type: ignore[return-value]


@pytest.fixture(params=["kk", "ru"])
def spoken(request: pytest.FixtureRequest, opened: Opener) -> str:
    """Open a window in a language; Qt speaks it too."""
    language = str(request.param)
    window = opened()
    window.choose_language(language)
    return language


def everything_of_qt(qtbot: QtBot) -> list[str]:
    """Build Qt's dialogs and menus that the program shows; return their words."""
    box = QMessageBox()
    for button in BUTTONS:
        box.addButton(button)
    box.setDetailedText("1")
    files = QFileDialog(None, "1", "/")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    line, plain, rich, browser = QLineEdit("1"), QPlainTextEdit("1"), QTextEdit("1"), QTextBrowser()
    shown: list[QWidget] = [box, files, line, plain, rich, browser, QSpinBox()]
    for widget in shown:
        qtbot.addWidget(widget)
        widget.show()
    found = [text for widget in (box, files) for text in _texts(widget)]
    for mode in (QFileDialog.FileMode.Directory, QFileDialog.FileMode.ExistingFile):
        files.setFileMode(mode)
        found += _texts(files)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    found += _texts(files)
    tree = files.findChild(QTreeView)
    assert tree is not None
    found += [
        str(tree.model().headerData(column, Qt.Orientation.Horizontal)) for column in range(4)
    ]
    for edit in (line, plain, rich):
        menu = edit.createStandardContextMenu()
        assert menu is not None
        found += [action.text().partition("\t")[0] for action in menu.actions()]
        menu.deleteLater()
    return [text for text in found if text.strip()]


def _texts(widget: QWidget) -> list[str]:
    names = ("text", "toolTip", "accessibleName", "accessibleDescription")
    found = [
        str(thing.property(name) or "") for thing in widget.findChildren(QObject) for name in names
    ]
    return [text for text in found if text not in ("/", "1")]


def test_qt_asks_for_nothing_that_we_have_not(spoken: str, qtbot: QtBot) -> None:
    spy = Spy()
    app = QCoreApplication.instance()
    assert app is not None
    app.installTranslator(spy)
    try:
        everything_of_qt(qtbot)
    finally:
        app.removeTranslator(spy)
    assert len(spy.asked) > 60
    own = QTranslator()
    assert own.load(str(speech.catalog_of_qt(spoken)))
    lacking = [
        asked
        for asked in sorted(spy.asked)
        if asked not in speech.BETTER and not own.translate(*asked)
    ]
    assert not lacking


def test_no_english_is_left_in_qt_s_dialogs(spoken: str, qtbot: QtBot) -> None:
    said = everything_of_qt(qtbot)
    english = {text for text in said if set(ENGLISH.findall(text)) - ALIKE and "Alt+" not in text}
    assert not english
    assert len(said) > 60
    assert spoken == current_language()


def test_every_standard_button_says_something_of_its_own(spoken: str, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    texts = [box.addButton(button).text().replace("&", "") for button in BUTTONS]
    assert len(set(texts)) == len(texts), spoken
    assert not any("Бума" in text or "бума" in text for text in everything_of_qt(qtbot))


def test_english_is_qt_s_own(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    window.choose_language("ru")
    window.choose_language("en")
    box = QMessageBox()
    qtbot.addWidget(box)
    assert box.addButton(QMessageBox.StandardButton.Discard).text() in ("Discard", "Don't Save")


def test_our_words_for_qt_s_are_translated() -> None:
    for language in ("kk", "ru"):
        say = Translator(language)
        for ours in speech.BETTER.values():
            assert ours == "Ctrl" or say(ours) != ours, ours


def test_context_menus_of_fields_are_in_the_language(opened: Opener) -> None:
    window = with_sample(opened)
    window.choose_language("ru")
    open_page(window, "settings")
    assert window.page is not None
    line = next(e for e in window.page.findChildren(QLineEdit) if e.isVisible())
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.text() for action in menu.actions())
        menu.close()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, look)
    place = line.rect().center()
    QApplication.sendEvent(
        line,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place)),
    )
    settle()
    assert any("Копировать" in text for text in seen)
    assert not any("Copy" in text for text in seen)


# -- numbers, months, the first day ------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "number", "november"),
    [
        ("kk", "21\u00a0625,5", "Қараша"),
        ("ru", "21\u00a0625,5", "ноябрь"),
        ("en", "21,625.5", "November"),
    ],
)
def test_qt_writes_numbers_and_months_in_the_language(
    opened: Opener, qtbot: QtBot, language: str, number: str, november: str
) -> None:
    window = opened()
    window.choose_language(language)
    locale = QLocale()
    assert locale.toString(21625.5, "f", 1) == number
    assert locale.standaloneMonthName(11) == november
    assert locale.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert window.locale() == locale
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    spin = QSpinBox(window)
    assert spin.locale() == locale


def test_the_calendar_of_a_field_is_in_the_language(opened: Opener) -> None:
    window = with_sample(opened)
    for language, month in (("ru", "март"), ("kk", "Наурыз"), ("en", "March")):
        window.choose_language(language)
        open_page(window, "wizard:meeting")
        assert window.page is not None
        page_words(window)
        field = next(f for f in window.page.findChildren(DateField) if f.edit.text())
        field.open_calendar()
        texts = {str(t.property("text")) for t in field.calendar.findChildren(QWidget)}
        assert month in texts
        assert field.calendar.locale() == QLocale()
        assert field.menu is not None
        field.menu.close()
        settle()


def test_deleted_pages_leave_no_words(opened: Opener) -> None:
    """What a page of another language said is gone with it, not hidden somewhere."""
    window = with_sample(opened)
    open_page(window, "settings")
    window.choose_language("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()
    left = {
        str(thing.property(name))
        for thing in window.findChildren(QWidget)
        for name in ("text", "toolTip")
        if thing.property(name)
    }
    kazakh = Translator("kk")
    for sentence in ("Settings", "Language of the program", "Home", "Rural okrug"):
        assert kazakh(sentence) not in left - {"Қазақша"}
