"""Spellings and case forms under hands that do not wait: undo elsewhere, closing, keyboard only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.answers import SetRecordValue
from app.domain.case_forms import own_forms
from app.services.model import PaperState, PaperStatus
from app.ui.shell import MainWindow
from tests.ui.test_pages import documents, sample
from tests.ui.test_spelling import SURNAME, in_language, spelling, text_of
from tests.ui.window_support import Opener
from tests.ui.wizard_support import press, type_text

OWN = 4


def spelled(window: MainWindow, address: str) -> str:
    session = window.context.session
    assert session is not None
    rows = session.answers.records("russian_spellings")
    return next((row.get("text") for row in rows if row.get("at") == address), "")


def step(window: MainWindow, command: str) -> None:
    window.say_case_changed()  # the menus follow a change a quarter of a second later
    window.menus.actions[command].trigger()
    QApplication.processEvents()


def test_a_spelling_is_taken_back_from_any_page(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setPlainText("Ахмедов")
    session.end_run()
    page.card.text.setPlainText("")
    for code in ("wizard", "documents", "home", "spelling"):
        window.show_page(code)
        step(window, "undo")
        assert spelled(window, SURNAME) == "Ахмедов", code
        step(window, "undo")
        assert spelled(window, SURNAME) == "Ахметов", code
        step(window, "redo")
        step(window, "redo")
        assert spelled(window, SURNAME) == "", code


def test_undo_on_the_page_is_seen_on_the_page(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setFocus()
    page.card.text.selectAll()
    press(page.card.text, Qt.Key.Key_Delete)
    step(window, "undo")
    page.read()
    assert page.card.text.toPlainText() == "Ахметов"


def test_undo_of_an_own_form_is_seen_in_its_table(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    table = page.forms.table
    item = table.item(0, OWN)
    assert item is not None
    item.setText("Өзімше")
    step(window, "undo")
    assert own_forms(session.answers) == {}
    shown = table.item(0, OWN)
    assert shown is not None
    assert shown.text() == ""
    step(window, "redo")
    shown = table.item(0, OWN)
    assert shown is not None
    assert shown.text() == "Өзімше"


def test_an_own_form_is_written_by_the_keyboard(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    table = page.forms.table
    table.setFocus()
    table.setCurrentCell(0, 1)
    press(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None, "F2 writes the own form, wherever in the row the cursor is"
    type_text(editor, "Өзімше")
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert set(own_forms(session.answers).values()) == {"Өзімше"}
    table.setCurrentCell(0, 1)
    type_text(table, "Б")
    press(table.findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    assert set(own_forms(session.answers).values()) == {"Өзімше"}, "Escape keeps what was"


def test_what_is_being_written_is_saved_when_the_window_closes(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setFocus()
    page.card.text.selectAll()
    type_text(page.card.text, "Ахмедов ")
    page.tabs.setCurrentIndex(1)
    table = page.forms.table
    table.setCurrentCell(0, OWN)
    item = table.item(0, OWN)
    assert item is not None
    table.editItem(item)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "Өзімше")
    case_id = session.case_id
    opened.shut(window)
    again = opened()
    answers = again.context.services.cases.open(case_id).answers
    rows = answers.records("russian_spellings")
    assert next(row.get("text") for row in rows if row.get("at") == SURNAME) == "Ахмедов"
    assert set(own_forms(answers).values()) == {"Өзімше"}


def test_another_language_and_colours_keep_what_is_being_written(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    item = page.forms.table.item(0, OWN)
    assert item is not None
    page.forms.table.editItem(item)
    editor = page.forms.table.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "Өзімше")
    window.choose_language("ru")
    assert set(own_forms(session.answers).values()) == {"Өзімше"}
    window.choose_language("kk")


def test_all_is_confirmed_with_the_keyboard_alone(opened: Opener) -> None:
    window, session = sample(opened)
    for field in ("surname", "given_name"):
        session.edit(SetRecordValue("founders", "f01", field, "Бекмұхамбет"))
    page = spelling(window, SURNAME)
    page.table.setFocus()
    for _ in range(2):
        offer = page.current()
        assert offer is not None
        assert not offer.spelling.settled
        press(page.table, Qt.Key.Key_Return)
        assert page.card.text.hasFocus()
        page.card.text.selectAll()
        type_text(page.card.text, "Бекмухамбет")
        press(page.card.text, Qt.Key.Key_Return)
        page.read()
        assert page.table.hasFocus()
    assert all(one.spelling.settled for one, _where in page.model.rows)


def test_an_own_form_makes_only_issued_papers_that_print_it_outdated(opened: Opener) -> None:
    window, session = sample(opened)
    papers, case_id = window.context.services.papers, session.case_id
    day = session.case.meeting_date
    assert day is not None
    for key in ("founding_minutes", "charter", "founders_list"):
        papers.issue(case_id, session.case, key, "1", day, language="ru")
    papers.issue(case_id, session.case, "founding_minutes", "1", day)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    rows = {(one.language, one.case, one.text): row for row, one in enumerate(page.forms.asked)}
    item = page.forms.table.item(rows["ru", "accusative", "Ахметов Нурлан Улгиулы"], 4)
    assert item is not None
    item.setText("Ахметова Нурлана Улгиулу")
    stale = {
        (language, one.key)
        for language in ("kk", "ru")
        for one in papers.states(case_id, session.case, language)
        if one.status is PaperStatus.STALE
    }
    assert stale == {("ru", "founding_minutes")}
    made = papers.printable(case_id, session.case, "founding_minutes", language="ru")
    assert "Ахметова Нурлана Улгиулу" in " ".join(text_of(made.pdf).split())
    shown = documents(window)
    in_language(shown, "ru")
    shown.tree.choose("founding_minutes")
    words = shown.work.changed_words(next(s for s in shown.states if s.key == "founding_minutes"))
    assert "case_forms" not in " ".join(words)
    session.undo()
    assert status_of(papers.states(case_id, session.case, "ru")) is PaperStatus.ISSUED


def status_of(states: tuple[PaperState, ...]) -> PaperStatus:
    return next(one.status for one in states if one.key == "founding_minutes")
