"""Nothing is cut: every page and dialog in words 40 % longer, and in each of our languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from app.core.i18n import LANGUAGES, Translator, fields_of, use_language, use_translator
from app.ui.hints import Hints
from app.ui.issue_dialog import IssueDialog
from app.ui.messages import BugDialog, confirm
from app.ui.pages.documents import DocumentsPage
from app.ui.people_choice import PeopleDialog
from app.ui.people_tables import PeopleTables
from app.ui.print_dialog import PrintDialog
from app.ui.shell import MainWindow
from app.ui.unopened import show_open_error
from app.ui.wizard.import_dialog import ImportDialog
from tests.ui.clipped import clipped
from tests.ui.walk import EVERYWHERE, open_page, page_words, settle
from tests.ui.window_support import Opener

SMALL = (1366, 728)
"""A screen of 1366×768 without the system's own bar."""
SMALL_AT_150 = (911, 485)
"""The same screen at 150 %, in the points that Qt then counts in."""
KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;|%\(\w+\)[rs]|%[rsd\d])")
WORD = re.compile(r"(?<![&\w])[^\W\d_]{3,}")
"""A word; one with a menu's key before it keeps its key."""
PSEUDO = "pseudo"


def longer(text: str) -> str:
    """Return a sentence whose words are 40 % longer; fields and marks stay as they are."""

    def stretch(word: re.Match[str]) -> str:
        return word[0] + "ң" * round(len(word[0]) * 0.4)

    parts = KEPT.split(text)
    parts[::2] = [WORD.sub(stretch, part) for part in parts[::2]]
    return "".join(parts)


@given(st.text(st.sampled_from("абв {}x\n<b>&;%s 12"), max_size=20))
def test_longer_words_keep_fields_and_lines(text: str) -> None:
    assert longer(text).count("\n") == text.count("\n")
    assert len(longer(text)) >= len(text)
    assert fields_of(longer(text)) == fields_of(text)


def test_sentences_are_some_forty_percent_longer() -> None:
    sentence = "Құжаттарды басып шығарыңыз: {count} бет <b>дайын</b>"
    stretched = longer(sentence)
    assert "{count}" in stretched
    assert "<b>" in stretched
    assert len(stretched) >= 1.25 * len(sentence)


@pytest.fixture
def kazakh_again() -> Iterator[None]:
    yield
    use_language("kk")


def speaking(opened: Opener, language: str, size: tuple[int, int]) -> MainWindow:
    """Open a window that speaks a language, or the longer words."""
    opened.hints(Hints(language="kk" if language == PSEUDO else language))
    window = opened(width=size[0], height=size[1])
    if language == PSEUDO:
        use_translator(Translator("kk", shape=longer))
        window.retranslate()
        settle()
    return window


def cut_on_pages(window: MainWindow) -> list[str]:
    """Return what is cut on any page of the open case."""
    cut: list[str] = []
    for page in EVERYWHERE:
        open_page(window, page)
        page_words(window)
        settle()
        cut += [f"{page}: {fault}" for fault in clipped(window)]
    return cut


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("size", [SMALL, SMALL_AT_150], ids=["100 %", "150 %"])
@pytest.mark.parametrize("language", [PSEUDO, *LANGUAGES])
def test_no_page_cuts_its_words(opened: Opener, language: str, size: tuple[int, int]) -> None:
    window = speaking(opened, language, size)
    assert not clipped(window)
    window.actions_.sample()
    settle()
    assert not cut_on_pages(window)
    assert (window.width(), window.height()) == size


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize(
    ("language", "size"), [(PSEUDO, SMALL), ("kk", SMALL), ("ru", SMALL_AT_150)]
)
def test_a_new_case_and_its_faults_are_not_cut(
    opened: Opener, language: str, size: tuple[int, int]
) -> None:
    window = speaking(opened, language, size)
    window.actions_.new()
    settle()
    assert not cut_on_pages(window)


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    """Give every dialog of the program, not shown yet."""
    open_page(window, "documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    yield PrintDialog(page.work.printables(), window)
    yield PeopleDialog(page.session.case.founders, None, window)
    yield IssueDialog("Жарғы", "1", date(2026, 11, 23), again=True, parent=window)
    yield BugDialog(ValueError("x"), window)
    people = PeopleTables(page.session)
    table = people.read_table(
        "№\tАты-жөні\tЖСН\n1\tСейітқали Қайрат\t850314300123\n2\tӘбдіраш\t91\n"
    )
    yield ImportDialog(people, table, page.session, window)


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("language", [PSEUDO, *LANGUAGES])
def test_no_dialog_cuts_its_words(opened: Opener, language: str) -> None:
    window = speaking(opened, language, SMALL)
    window.actions_.sample()
    settle()
    cut: list[str] = []
    for dialog in dialogs(window):
        dialog.show()
        settle()
        name = type(dialog).__name__
        cut += [f"{name}: {fault}" for fault in clipped(dialog)]
        if dialog.width() > SMALL[0] or dialog.height() > SMALL[1]:
            cut.append(f"{name} is larger than the screen: {dialog.size().toTuple()}")
        dialog.close()
        settle()
    assert not cut


@pytest.mark.usefixtures("kazakh_again")
def test_a_question_is_not_cut(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    window = speaking(opened, PSEUDO, SMALL)
    cut: list[str] = []

    def look(box: QMessageBox) -> int:
        box.show()
        settle()
        cut.extend(clipped(box))
        cut.extend(["no words"] if not box.text() else [])
        box.close()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    say = Translator("kk", shape=longer)
    assert not confirm(window, say("Begin with an empty file?"), say("Nothing was changed."), "Иә")
    assert not cut


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("language", [PSEUDO, *LANGUAGES])
def test_what_shows_when_the_store_does_not_open_is_not_cut(
    opened: Opener, language: str, tmp_path: Path
) -> None:
    from app.core.errors import FileError
    from app.db.faults import damaged

    window = speaking(opened, language, SMALL)
    for error in (damaged(tmp_path / "store.sqlite3"), FileError("The disk is full.", "", "")):
        show_open_error(window, error)
        settle()
        assert window.current_page in ("restore", "failed")
        assert not clipped(window)


@pytest.mark.usefixtures("kazakh_again")
@pytest.mark.parametrize("language", [PSEUDO, *LANGUAGES])
def test_menus_open_whole(opened: Opener, language: str) -> None:
    window = speaking(opened, language, SMALL)
    assert not clipped(window.menuBar())
    for top in window.menuBar().actions():
        assert top.text()
    widths = [window.menuBar().actionGeometry(top).right() for top in window.menuBar().actions()]
    assert max(widths) <= window.width()


# -- the finder itself -------------------------------------------------------------------------


def test_what_is_cut_is_found(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    label = QLabel("Ауыл шаруашылығы кооперативі", dialog)
    label.setFixedSize(40, 20)
    press = QPushButton("Басып шығару мен сақтау", dialog)
    press.setGeometry(0, 40, 50, 30)
    dialog.resize(500, 100)
    dialog.show()
    found = clipped(dialog)
    assert any(fault.startswith("QLabel") for fault in found)
    assert any(fault.startswith("QPushButton") for fault in found)
    label.setFixedSize(400, 40)
    press.setGeometry(0, 40, 400, 40)
    assert clipped(dialog) == []


def test_cut_heads_and_tabs_are_found(qtbot: QtBot) -> None:
    from PySide6.QtGui import QStandardItemModel

    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 1)
    model.setHorizontalHeaderLabels(["Кооперативтік төлемдер"])
    table.setModel(model)
    table.setColumnWidth(0, 30)
    table.show()
    assert any("head" in fault for fault in clipped(table))
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel(), "Сұрақтар")
    tabs.show()
    assert clipped(tabs) == []
