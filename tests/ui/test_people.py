"""Lists of records and the founders' page, worked with keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import InputError
from app.core.i18n import _, ngettext
from app.domain.answers import Answers, RemoveRecord, SetValue
from app.domain.case import FoundingCase
from app.domain.findings import Finding, Severity
from app.services.session import CaseSession
from app.ui.wizard.import_dialog import ImportDialog, ReadFailed
from app.ui.wizard.people import PeopleEditor
from app.ui.wizard.people_port import Table
from app.ui.wizard.records import RecordsEditor
from app.ui.wizard.wizard import Wizard, WizardTools
from tests.ui.wizard_support import (
    click,
    filled,
    founder,
    iin,
    make_session,
    no_rules,
    press,
    type_text,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class FakeTable:
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]


@dataclass(frozen=True)
class FakeFault:
    number: int
    message: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class FakeResult:
    rows: Sequence[Mapping[str, str]]
    faults: Sequence[FakeFault]


class FakePeople:
    """Reads tab-separated text; the third column is what is asked to be guessed."""

    def read_table(self, source: Path | str) -> FakeTable:
        if isinstance(source, Path):
            raise InputError("The file cannot be opened.", "Nothing was changed.", "Try again.")
        rows = [tuple(line.split("\t")) for line in source.splitlines()]
        return FakeTable(rows, range(1, len(rows) + 1))

    def guess_columns(self, table: Table) -> Mapping[int, str]:
        del table
        return {0: "surname", 1: "given_name", 2: "iin"}

    def convert(self, table: Table, mapping: Mapping[int, str]) -> FakeResult:
        people = [{name: row[c] for c, name in mapping.items()} for row in table.rows]
        faults = [
            FakeFault(table.numbers[i], "Number {digits} is too short.", {"digits": person["iin"]})
            for i, person in enumerate(people)
            if len(person.get("iin", "x" * 12)) != 12
        ]
        return FakeResult(people, faults)


def wizard_at(qtbot: QtBot, session: CaseSession, step: str, *, people: bool = False) -> Wizard:
    tools = WizardTools(people=FakePeople() if people else None)
    wizard = Wizard(session, tools=tools)
    qtbot.addWidget(wizard)
    wizard.resize(1200, 760)
    wizard.show()
    with qtbot.waitExposed(wizard):
        wizard.activateWindow()
    wizard.open_step(step)
    wizard.pages[step].finish()
    return wizard


def editor_of(wizard: Wizard, collection: str) -> RecordsEditor:
    return wizard.pages[wizard.code].records[collection]


def names(session: CaseSession, collection: str = "founders") -> list[str]:
    return [record.id for record in session.answers.records(collection)]


def card_line(editor: RecordsEditor, name: str) -> QLineEdit:
    control = editor.card.fields[name].input
    assert isinstance(control, QLineEdit)
    return control


def cell(editor: RecordsEditor, row: int, name: str) -> str:
    column = [c.name for c in editor.model.columns].index(name)
    return str(editor.model.data(editor.model.index(row, column)))


@pytest.fixture
def session() -> CaseSession:
    return make_session(rules=no_rules)


def test_enter_adds_a_founder_and_typing_fills_the_row(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    editor.table.setFocus()
    press(editor.table, Qt.Key.Key_Return)
    assert len(names(session)) == 6
    cursor = QApplication.focusWidget()
    assert cursor is card_line(editor, "surname")
    type_text(cursor, "Жаңабаев")
    press(cursor, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card_line(editor, "given_name")
    type_text(card_line(editor, "given_name"), "Ерлан")
    assert cell(editor, 5, "name") == "Жаңабаев Ерлан"
    press(card_line(editor, "given_name"), Qt.Key.Key_Return, CONTROL)
    assert len(names(session)) == 7
    assert QApplication.focusWidget() is card_line(editor, "surname")
    assert card_line(editor, "surname").text() == ""


def test_delete_removes_and_undo_brings_back(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    assert editor.rows.select("f2")
    press(editor.table, Qt.Key.Key_Delete)
    assert names(session) == ["f1", "f3", "f4", "f5"]
    assert editor.rows.current_id() == "f3"
    press(editor.table, Qt.Key.Key_Z, CONTROL)
    assert names(session) == ["f1", "f2", "f3", "f4", "f5"]
    editor.table.selectAll()
    press(editor.table, Qt.Key.Key_Delete)
    assert names(session) == []
    assert editor.empty.isVisibleTo(editor)
    press(editor.add_button, Qt.Key.Key_Z, CONTROL)
    assert len(names(session)) == 5


def test_rows_move_in_the_papers_order(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    editor.rows.select("f1")
    press(editor.table, Qt.Key.Key_Down, CONTROL)
    assert names(session)[:3] == ["f2", "f1", "f3"]
    assert editor.rows.current_id() == "f1"
    click(editor.up_button)
    assert names(session)[:3] == ["f1", "f2", "f3"]
    assert not editor.up_button.isEnabled()


def test_sorting_is_by_the_kazakh_alphabet_and_for_the_eye_only(qtbot: QtBot) -> None:
    people = ("Өмірзақов", "Ахметов", "Іскендіров", "Ғабитов", "Әлиев", "Яхин", "Қасымов")
    answers = Answers(
        {}, {"founders": tuple(founder(i, surname=name) for i, name in enumerate(people))}
    )
    session = make_session(answers, no_rules)
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    editor.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    shown = [cell(editor, row, "name").split()[0] for row in range(7)]
    assert shown == ["Ахметов", "Әлиев", "Ғабитов", "Қасымов", "Өмірзақов", "Іскендіров", "Яхин"]
    assert names(session) == [f"f{i}" for i in range(7)]
    editor.rows.select("f0")
    press(editor.table, Qt.Key.Key_Down, CONTROL)
    assert not editor.model.is_sorted
    assert names(session)[:2] == ["f1", "f0"]


def test_the_card_asks_what_applies_to_this_founder(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    card = editor.card

    def asked(name: str) -> bool:
        return card.fields[name].isVisibleTo(card)

    assert asked("iin")
    assert not asked("bin")
    assert not asked("proxy_name")
    kind = card.fields["kind"]
    kind.take_cursor()
    press(kind.input, Qt.Key.Key_Down)
    wizard.refresh()
    assert session.answers.at("founders/f1/kind") == "legal"
    assert asked("bin")
    assert not asked("iin")
    assert session.answers.at("founders/f1/iin") == iin(1), "hidden, not forgotten"


def test_a_row_says_its_faults_by_mark_and_word(qtbot: QtBot) -> None:
    def rules(_case: FoundingCase) -> Iterable[Finding]:
        yield Finding("a", Severity.BLOCK, "founders/f2/iin", "Wrong number.")
        yield Finding("b", Severity.WARN, "founders/f3/surname", "Two alike.")
        yield Finding("c", Severity.BLOCK, "founders", "Too few founders.")

    wizard = wizard_at(qtbot, make_session(filled(), rules), "founders")
    wizard.refresh()
    editor = editor_of(wizard, "founders")
    column = len(editor.model.columns) - 1
    role = Qt.ItemDataRole
    texts = [
        str(editor.model.data(editor.model.index(row, column), role.AccessibleTextRole))
        for row in range(3)
    ]
    assert texts[0] == _("no faults")
    assert texts[1] == f"{_('Must be corrected')}: Wrong number."
    assert texts[2] == f"{_('Please check')}: Two alike."
    assert editor.model.data(editor.model.index(1, column), role.DecorationRole) is not None
    editor.rows.select("f2")
    assert "Wrong number." in editor.reason.text()
    assert editor.card.fields["iin"].findings()
    editor.rows.select("f1")
    assert editor.reason.text() == ""
    labels = [line.text() for line in editor._lines]
    assert any("Too few founders." in text for text in labels)


def test_one_answer_for_all_selected(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    assert isinstance(editor, PeopleEditor)
    editor.table.setFocus()
    press(editor.table, Qt.Key.Key_A, CONTROL)
    menu = editor.bulk_button.menu()
    assert menu is not None
    absent = next(a for a in menu.actions() if a.text() == _("Did not come"))
    absent.trigger()
    assert {f.attendance for f in session.case.founders} == {"absent"}
    wizard.refresh()
    assert "0 / 5" in editor.totals.text()
    wizard.undo()
    assert {f.attendance for f in session.case.founders} == {"present"}


def test_finding_a_person_among_many(qtbot: QtBot) -> None:
    session = make_session(filled(60), no_rules)
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    assert isinstance(editor, PeopleEditor)
    editor.search.setFocus()
    type_text(editor.search, iin(33))
    press(editor.search, Qt.Key.Key_Return)
    assert editor.model.rowCount() == 1
    assert editor.card.record_id == "f33"
    wizard.go_to("founders/f2/surname")
    assert editor.card.record_id == "f2", "a link finds the row although it was filtered out"


def test_shares_and_totals_follow(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "contribution")
    editor = editor_of(wizard, "founders")
    wizard.refresh()
    assert cell(editor, 0, "share") == "100\u00a0000"
    assert "500\u00a0000" in editor.totals.text()
    session.edit(SetValue("contribution.share_amount", "200000"))
    wizard.refresh()
    assert cell(editor, 0, "share") == "200\u00a0000"
    assert "1\u00a0000\u00a0000" in editor.totals.text()
    assert not editor.add_button.isVisibleTo(editor), "founders are added on their own page"


def test_board_members_are_chosen_and_counted(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "board")
    editor = editor_of(wizard, "board_members")
    assert cell(editor, 0, "founder") == session.case.founders[2].name
    assert cell(editor, 0, "for") == "5"
    editor.rows.select("b3")
    line = card_line(editor, "for")
    assert line.placeholderText() == "5"
    line.setFocus()
    type_text(line, "4")
    assert session.case.board[0].votes.for_ == 4
    assert cell(editor, 0, "for") == "4"


# -- import ---------------------------------------------------------------------------------

PASTED = f"Сатыбалды\tАйгүл\t{iin(70)}\nБейсен\tАрман\t123\nӨмірзақов\tНұрлан\t{iin(1)}"


def open_import(qtbot: QtBot, wizard: Wizard) -> ImportDialog:
    editor = editor_of(wizard, "founders")
    QGuiApplication.clipboard().setText(PASTED)
    press(editor.table, Qt.Key.Key_V, CONTROL)
    found = wizard.findChild(ImportDialog)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def test_pasted_people_are_matched_reported_and_added(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders", people=True)
    dialog = open_import(qtbot, wizard)
    assert [combo.currentData() for combo in dialog.combos] == ["surname", "given_name", "iin"]
    assert dialog.report.toPlainText() == _("Row {number}: {fault}").format(
        number=2, fault="Number 123 is too short."
    )
    assert dialog.add_button.text() == ngettext(
        "Add {count} person", "Add {count} people", 2
    ).format(count=2)
    click(dialog.add_button)
    assert [f.name for f in session.case.founders[5:]] == ["Сатыбалды Айгүл", "Бейсен Арман"]
    wizard.undo()
    assert len(session.case.founders) == 5, "one step of undo"


def test_a_column_is_matched_anew_and_the_list_replaced(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders", people=True)
    dialog = open_import(qtbot, wizard)
    combo = dialog.combos[1]
    combo.setCurrentIndex(combo.findData("patronymic"))
    assert dialog.people()[0]["patronymic"] == "Айгүл"
    dialog.replace_all.click()
    assert dialog.add_button.text() == ngettext(
        "Add {count} person", "Add {count} people", 3
    ).format(count=3)
    click(dialog.add_button)
    assert [f.person.patronymic for f in session.case.founders] == ["Айгүл", "Арман", "Нұрлан"]


def test_cancelling_changes_nothing(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders", people=True)
    before = session.answers
    dialog = open_import(qtbot, wizard)
    press(dialog, Qt.Key.Key_Escape)
    assert session.answers == before


def test_a_file_that_cannot_be_read_is_said_in_words(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders", people=True)
    editor = editor_of(wizard, "founders")
    assert isinstance(editor, PeopleEditor)
    assert editor.import_button.isVisibleTo(editor)
    editor.import_wanted.emit(Path("/nowhere.xlsx"))
    told = wizard.findChild(ReadFailed)
    assert told is not None
    assert told.isVisible()
    press(told, Qt.Key.Key_Escape)


def test_every_control_of_the_import_is_named(qtbot: QtBot, session: CaseSession) -> None:
    from tests.ui.test_wizard import inputs

    wizard = wizard_at(qtbot, session, "founders", people=True)
    dialog = open_import(qtbot, wizard)
    for control in inputs(dialog):
        assert (control.accessibleName() or getattr(control, "text", str)()).strip(), control
    press(dialog, Qt.Key.Key_Escape)


# -- many ------------------------------------------------------------------------------------


def test_five_hundred_founders_are_edited_sorted_and_added_to(qtbot: QtBot) -> None:
    session = make_session(filled(500), no_rules)
    wizard = wizard_at(qtbot, session, "founders")
    editor = editor_of(wizard, "founders")
    editor.rows.select("f250")
    line = card_line(editor, "surname")
    line.setFocus()
    type_text(line, "а")
    wizard.refresh()
    assert "а" in session.answers.at("founders/f250/surname")[:1]
    editor.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    editor.rows.select("f251")
    assert card_line(editor, "surname").text() == session.answers.at("founders/f251/surname")
    editor.table.scrollToBottom()
    editor.add()
    assert len(session.case.founders) == 501


def test_a_removed_founder_is_no_code_to_the_eye(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "founders")
    session.edit(RemoveRecord("founders", "f3"))
    wizard.open_step("board")
    wizard.pages["board"].finish()
    wizard.refresh()
    chair = wizard.pages["board"].fields["board.chair"].input
    assert isinstance(chair, QComboBox)
    assert chair.currentText() == _("no longer on the list")
    assert cell(editor_of(wizard, "board_members"), 0, "founder") == _("no longer on the list")
    assert session.answers.get("board.chair") == "f3", "kept: undo brings the founder back"


def test_pasting_belongs_to_the_founders_page_alone(qtbot: QtBot, session: CaseSession) -> None:
    wizard = wizard_at(qtbot, session, "contribution", people=True)
    QGuiApplication.clipboard().setText(PASTED)
    press(editor_of(wizard, "founders").table, Qt.Key.Key_V, CONTROL)
    assert wizard.findChild(ImportDialog) is None
