"""The page of Russian spellings, and papers in Russian and in two columns, through the window."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from app.domain.answers import RemoveRecord, SetRecordValue, SetValue
from app.domain.spelling import State
from app.forms.registry import PAPERS
from app.services.model import PaperStatus
from app.services.session import CaseSession
from app.ui import theme
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.spelling import SpellingPage
from app.ui.shell import MainWindow
from tests.ui.test_pages import documents, sample, state
from tests.ui.window_support import Opener
from tests.ui.wizard_support import click, press, type_text

SURNAME = "founders/f01/surname"


def spelling(window: MainWindow, detail: str = "") -> SpellingPage:
    window.show_page(f"spelling:{detail}" if detail else "spelling")
    assert isinstance(window.page, SpellingPage)
    return window.page


def in_language(page: DocumentsPage, code: str) -> None:
    page.format.languages.setCurrentIndex(page.format.languages.findData(code))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def minutes(window: MainWindow, session: CaseSession) -> str:
    papers = window.context.services.papers
    return text_of(papers.render(session.case, "founding_minutes", language="ru").pdf)


def test_a_changed_name_is_looked_at_again_and_then_prints(opened: Opener) -> None:
    window, session = sample(opened)
    session.edit(SetRecordValue("founders", "f01", "surname", "Бекмұхамбетов"))
    page = spelling(window)
    offer = page.current()
    assert offer is not None
    assert (offer.spelling.address, offer.spelling.state) == (SURNAME, State.STALE)
    assert page.card.text.toPlainText() == "Ахметов", "what he wrote is kept until he changes it"
    assert "ПРОЕКТ" in minutes(window, session)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    page.card.text.selectAll()
    type_text(page.card.text, "Бекмухамбетов")
    click(page.card.confirm_button)
    page.read()
    assert str(len(page.model.rows)) in page.count.text()
    assert len(page.model.rows) > 200
    assert not any(not one.spelling.settled for one, _where in page.model.rows)
    printed = minutes(window, session)
    assert "ПРОЕКТ" not in printed
    assert "Бекмухамбетов" in printed


def test_what_is_offered_is_confirmed_at_once_and_taken_back_at_once(opened: Opener) -> None:
    window, session = sample(opened)
    before = session.answers.records("russian_spellings")
    session.edit(*(RemoveRecord("russian_spellings", record.id) for record in before))
    page = spelling(window)
    left = {one.spelling.address for one, _where in page.model.rows if not one.spelling.settled}
    assert SURNAME in left
    page.confirm_all()
    page.read()
    rest = [one for one, _where in page.model.rows if not one.spelling.settled]
    assert rest, "sentences are translated by a person"
    assert all(one.spelling.prose or not one.russian for one in rest)
    session.undo()
    page.read()
    assert {o.spelling.address for o, _w in page.model.rows if not o.spelling.settled} == left


def test_an_empty_field_gives_the_offer_back(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setPlainText("")
    page.read()
    offer = page.current()
    assert offer is not None
    assert offer.spelling.state is State.MISSING
    assert offer.russian == "Ахметов"
    assert "russian_spellings" in session.answers.collections


def test_kazakh_letters_in_a_russian_text_are_pointed_at(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setPlainText("Әхметов")
    page.read()
    assert page.card.note.isVisibleTo(page.card)
    assert "Ә" in page.card.note.text()


def test_a_founder_that_goes_takes_his_spellings_with_him_and_brings_them_back(
    opened: Opener,
) -> None:
    _window, session = sample(opened)

    def his() -> int:
        rows = session.answers.records("russian_spellings")
        return sum(record.get("at").startswith("founders/f01/") for record in rows)

    count = his()
    assert count == 4
    session.edit(RemoveRecord("founders", "f01"))
    assert his() == 0
    session.undo()
    assert his() == count


def test_a_spelling_is_remembered_for_the_next_case(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setPlainText("Ахмедов")
    window.context.flush()
    services = window.context.services
    other = services.cases.create()
    window.open_case(other.summary.id)
    following = window.context.session
    assert following is not None
    assert following.case_id != session.case_id
    following.edit(SetValue("director.surname", "Ахметов"))
    page = spelling(window)
    (offer,) = (one for one, _w in page.model.rows if one.spelling.address == "director.surname")
    assert (offer.russian, offer.remembered) == ("Ахмедов", True)
    assert not offer.spelling.settled, "another person may spell it otherwise"


def test_an_own_case_form_is_printed_everywhere(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    rows = {(one.language, one.case, one.text): row for row, one in enumerate(page.forms.asked)}
    row = rows["ru", "accusative", "Ахметов Нурлан Улгиулы"]
    item = page.forms.table.item(row, 4)
    assert item is not None
    item.setText("Ахметова Нурлана Улгиулу")
    assert "Ахметова Нурлана Улгиулу" in " ".join(minutes(window, session).split())
    item.setText("")
    assert "Улгиулу" not in minutes(window, session)


def test_papers_are_shown_in_russian_and_in_two_columns(opened: Opener) -> None:
    window, session = sample(opened)
    page = documents(window)
    in_language(page, "ru")
    assert state(page, "charter") is PaperStatus.READY
    in_language(page, "kk_ru")
    assert page.tree.current_key() == "charter"
    assert [one.key for one in page.states] == ["charter"]
    both = window.context.services.papers.render(session.case, "charter", language="kk_ru")
    text = text_of(both.pdf)
    assert "ЖАРҒЫСЫ" in text
    assert "УСТАВ" in text
    in_language(page, "kk")
    assert [one.key for one in page.states] == [form.key for form in PAPERS]


def test_a_click_on_a_russian_name_goes_to_its_spelling(opened: Opener) -> None:
    window, _session = sample(opened)
    page = documents(window)
    in_language(page, "ru")
    page.go_to(SURNAME)
    assert isinstance(window.page, SpellingPage)
    offer = window.page.current()
    assert offer is not None
    assert offer.spelling.address == SURNAME
    page = documents(window)
    page.go_to("meeting.date")
    assert not isinstance(window.page, SpellingPage), "a date is no spelling"


def test_the_set_is_saved_in_russian_as_word(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _session = sample(opened)
    page = documents(window)
    in_language(page, "ru")
    page.format.kinds.setCurrentIndex(1)
    page.tree.tick_all(on=False)
    page.tree.choose("charter")
    item = page.tree.currentItem()
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))
    page.save_papers()
    (saved,) = tmp_path.rglob("*.docx")
    assert saved.name == "10 Устав.docx"
    words = " ".join(part.text for part in docx.Document(str(saved)).paragraphs)
    assert "Сельскохозяйственный производственный кооператив" in words


def test_a_russian_paper_is_issued_beside_the_kazakh_one_and_follows_its_spelling(
    opened: Opener,
) -> None:
    window, session = sample(opened)
    papers, case_id = window.context.services.papers, session.case_id
    day = session.case.meeting_date
    assert day is not None
    for language in ("kk", "ru"):
        papers.issue(case_id, session.case, "founding_minutes", "1", day, language=language)

    def status(language: str) -> PaperStatus:
        states = papers.states(case_id, session.case, language)
        return next(one.status for one in states if one.key == "founding_minutes")

    assert (status("kk"), status("ru")) == (PaperStatus.ISSUED, PaperStatus.ISSUED)
    page = spelling(window, SURNAME)
    page.card.text.setPlainText("Ахмедов")
    assert (status("kk"), status("ru")) == (PaperStatus.ISSUED, PaperStatus.STALE)


def test_slow_writing_is_never_overtaken_by_the_table(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setFocus()
    page.card.text.selectAll()
    for letter in "Май Сут ":
        type_text(page.card.text, letter)
        page.read()  # as the timer does between two letters
    assert page.card.text.toPlainText() == "Май Сут "
    assert session.case.answers.at(SURNAME) == "Ахметов"
    offer = page.current()
    assert offer is not None
    assert offer.russian == "Май Сут"


def test_a_table_that_is_behind_does_not_take_letters_back(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window, SURNAME)
    page.card.text.setFocus()
    before = page.model.rows
    page.card.text.selectAll()
    type_text(page.card.text, "Ахмедов")
    page._show(before)  # what a slow worker read before the last letters
    assert page.card.text.toPlainText() == "Ахмедов"
    page.table.selectRow(page.table.currentIndex().row() + 1)
    page.table.selectRow(page.table.currentIndex().row() - 1)
    assert page.card.text.toPlainText() == "Ахмедов"


def test_a_spelling_is_one_line_and_enter_confirms_it(opened: Opener) -> None:
    window, session = sample(opened)
    session.edit(SetRecordValue("founders", "f01", "surname", "Бекмұхамбетов"))
    page = spelling(window, SURNAME)
    page.card.text.setFocus()
    page.card.text.setPlainText("Бекмух-\n\n амбетов")
    rows = session.answers.records("russian_spellings")
    assert {row.get("text") for row in rows if row.get("at") == SURNAME} == {"Бекмух- амбетов"}
    page.card.text.setPlainText("Бекмухамбетов")
    press(page.card.text, Qt.Key.Key_Return)
    rows = session.answers.records("russian_spellings")
    assert {row.get("text") for row in rows if row.get("at") == SURNAME} == {"Бекмухамбетов"}
    assert page.table.hasFocus()


def test_enter_makes_a_line_in_sentences_and_ctrl_enter_confirms(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window)
    address = next(o.spelling.address for o, _w in page.model.rows if o.spelling.prose)
    page.show_detail(address)
    page.card.text.setFocus()
    page.card.text.setPlainText("Первая строка")
    press(page.card.text, Qt.Key.Key_End)
    press(page.card.text, Qt.Key.Key_Return)
    type_text(page.card.text, "Вторая")
    page.read()
    assert page.card.text.toPlainText() == "Первая строка\nВторая"
    press(page.card.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.table.hasFocus()


def test_a_language_lists_only_its_own_papers_before_they_are_read(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _session = sample(opened)
    page = documents(window)
    page.tree.choose("notice")
    kazakh = page.states
    monkeypatch.setattr(page, "read_states", lambda: None)  # the worker is busy with a whole set
    in_language(page, "kk_ru")
    assert [state.key for state in page.states] == ["charter"]
    assert page.tree.current_key() == "charter"
    page._show_states("kk", kazakh, ())  # asked for before, and late
    assert [state.key for state in page.states] == ["charter"]


def test_a_settled_text_is_passed_by_and_stays_as_it_is(opened: Opener) -> None:
    window, session = sample(opened)
    page = spelling(window)
    before = session.answers
    offer = page.current()
    assert offer is not None
    assert offer.spelling.state is State.KNOWN
    assert page.table.currentIndex().row() == 0
    click(page.card.confirm_button)
    assert page.table.currentIndex().row() == 1
    assert session.answers is before, "an official name is not written down as his own"


def test_the_page_begins_where_something_is_left_and_counts_what_is_offered(
    opened: Opener,
) -> None:
    window, session = sample(opened)
    page = spelling(window)
    assert not page.all_button.isVisibleTo(page), "nothing is offered"
    window.show_page("home")
    session.edit(
        SetRecordValue("founders", "f02", "surname", "Бекмұхамбетов"),
        SetRecordValue("founders", "f03", "surname", "Өтегенов"),
        *(
            RemoveRecord("russian_spellings", record.id)
            for record in session.answers.records("russian_spellings")
            if record.get("at") in ("founders/f02/surname", "founders/f03/surname")
        ),
    )
    page = spelling(window)
    offer = page.current()
    assert offer is not None
    assert offer.spelling.address == "founders/f02/surname"
    assert "2" in page.all_button.text()


def test_questions_of_one_name_are_told_apart(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window)
    single = [where for one, where in page.model.rows if "/" not in one.spelling.address]
    assert len(set(single)) == len(single)


def test_a_russian_draft_names_its_own_mark_and_the_spellings_in_one_line(opened: Opener) -> None:
    window, session = sample(opened)
    page = documents(window)
    in_language(page, "ru")
    assert "ПРОЕКТ" in labels(page)
    session.edit(
        *(
            RemoveRecord("russian_spellings", record.id)
            for record in session.answers.records("russian_spellings")
        )
    )
    page.read_states()
    (link,) = points(page)
    blocking = page.current_state()
    assert blocking is not None
    assert f": {len(blocking.blocking)}." in link.text()
    link.linkActivated.emit("go")
    assert isinstance(window.page, SpellingPage)
    page = documents(window)
    in_language(page, "kk")
    assert "ЖОБА" in labels(page)
    assert page.details._list.count() == 0


def test_two_columns_say_that_only_the_charter_has_them(opened: Opener) -> None:
    window, _session = sample(opened)
    page = documents(window)
    assert not page.only_charter.isVisibleTo(page)
    in_language(page, "kk_ru")
    assert page.only_charter.isVisibleTo(page)
    in_language(page, "ru")
    assert not page.only_charter.isVisibleTo(page)


def points(page: DocumentsPage) -> list[QLabel]:
    """Return what the card lists as to be put right."""
    return [one for one in page.details.findChildren(QLabel) if "•" in one.text()]


def labels(page: DocumentsPage) -> str:
    """Return what the card of a paper says."""
    return " ".join(one.text() for one in page.details.findChildren(QLabel))


def test_the_end_of_a_case_form_is_never_cut(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window)
    page.tabs.setCurrentIndex(1)
    table = page.forms.table
    assert table.rowCount() > 0
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            assert item is not None
            room = QRect(0, 0, table.columnWidth(column) - theme.unit(), 10_000)
            wrap = Qt.TextFlag.TextWordWrap.value
            taken = table.fontMetrics().boundingRect(room, wrap, item.text())
            assert taken.height() <= table.rowHeight(row), item.text()
            assert taken.width() <= table.columnWidth(column), item.text()


def test_the_cursor_comes_to_the_table_and_goes_on_to_the_text(opened: Opener) -> None:
    window, _session = sample(opened)
    page = spelling(window)
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_Tab)
    assert page.card.text.hasFocus()
    press(page.card.text, Qt.Key.Key_Tab)
    assert page.card.confirm_button.hasFocus()
