"""Fields typed into as a person does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import set_at
from app.domain.findings import Finding, Severity
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind
from app.forms.spec import Ask
from app.services.session import CaseSession
from app.ui.fields.base import FieldWidget
from app.ui.fields.choices import FounderField, RadioField, SearchField, YesNoField
from app.ui.fields.factory import make_field
from app.ui.fields.lines import DateField, IinField, TextField
from app.ui.fields.memory import use_okrugs
from app.ui.letterbar import insert
from tests.ui.wizard_support import click, filled, iin, make_session, no_rules, press, type_text

KEPT: list[QWidget] = []
"""Windows of the running test: Python would destroy them when the helper returns."""

ONE_OF_EACH = sorted(
    {
        *{field.kind: name for name, field in sorted(FIELDS.items())}.values(),
        "registration.extract_item",  # many choices: a list
        "meeting.minutes_number",  # a short text
    }
)


@pytest.fixture(autouse=True)
def _drop_windows() -> Iterator[None]:
    yield
    KEPT.clear()


def field_of(address: str) -> Field:
    parts = address.split("/")
    return COLLECTIONS[parts[0]][parts[2]] if len(parts) == 3 else FIELDS[address]


def shown(qtbot: QtBot, address: str, session: CaseSession | None = None) -> FieldWidget:
    """Show one field that writes into its session, with another control to leave it for."""
    session = session or make_session(rules=no_rules)
    box = QWidget()
    qtbot.addWidget(box)
    field = field_of(address)
    widget = make_field(
        field.kind, Ask(address, "Label", "Help.", "example"), field, session, address, parent=box
    )
    widget.edited.connect(lambda text: session.edit(set_at(widget.address, text)))
    away = QLineEdit(box)
    away.setObjectName("away")
    box.show()
    with qtbot.waitExposed(box):
        box.activateWindow()
    KEPT.append(box)
    return widget


def line_of(widget: FieldWidget) -> QLineEdit:
    control = widget.input
    if isinstance(control, QComboBox):
        found = control.lineEdit()
        assert found is not None
        return found
    assert isinstance(control, QLineEdit)
    return control


def leave(qtbot: QtBot, widget: FieldWidget) -> None:
    away = widget.window().findChild(QLineEdit, "away")
    assert isinstance(away, QLineEdit)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()  # Tab does so before it moves the cursor
    away.setFocus()
    qtbot.waitUntil(lambda: not widget.has_cursor())


def type_into(widget: FieldWidget, text: str) -> None:
    line = line_of(widget)
    line.setFocus()
    line.selectAll()
    type_text(line, text)


@pytest.mark.parametrize(
    "name", [*ONE_OF_EACH, "registration.extract_item", "meeting.minutes_number"]
)
def test_every_kind_of_field_has_a_widget_that_keeps_any_answer(qtbot: QtBot, name: str) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, name, session)
    heard: list[str] = []
    widget.edited.connect(heard.append)
    for text in ("анық емес жауап", "", "1"):
        widget.set_value(text)
        assert widget.value() == text
    assert heard == []
    assert widget.label.buddy() is widget.input
    assert widget.input.accessibleName() == "Label" or widget.input.accessibleName().startswith(
        "Label: "
    )
    assert "Help." in widget.input.accessibleDescription()
    assert "example" in widget.input.accessibleDescription()


def test_typing_emits_and_reaches_the_session(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "meeting.place", session)
    type_into(widget, "мектеп")
    assert session.answers.get("meeting.place") == "мектеп"


def test_a_wrong_date_stays_as_typed_and_is_saved(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "meeting.date", session)
    type_into(widget, "31.02.2026")
    leave(qtbot, widget)
    assert line_of(widget).text() == "31.02.2026"
    assert session.answers.get("meeting.date") == "31.02.2026"


def test_a_date_in_another_form_is_tidied_on_leaving(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "meeting.date", session)
    type_into(widget, "5/3/2026")
    leave(qtbot, widget)
    assert session.answers.get("meeting.date") == "05.03.2026"


def test_the_calendar_opens_at_the_day_and_writes_the_chosen_one(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "meeting.date", session)
    assert isinstance(widget, DateField)
    line_of(widget).setFocus()
    press(line_of(widget), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert widget.calendar.selectedDate() == QDate(2026, 11, 23)
    widget.calendar.clicked.emit(QDate(2026, 11, 25))
    assert session.answers.get("meeting.date") == "25.11.2026"
    assert widget.menu is not None
    assert not widget.menu.isVisible()


def test_money_is_grouped_and_in_words_while_it_is_typed(qtbot: QtBot) -> None:
    widget = shown(qtbot, "contribution.entrance_fee")
    type_into(widget, "21625")
    note = getattr(widget, "note").text()  # noqa: B009 - a part of this kind only
    assert "21\u00a0625 ₸" in note
    assert "жиырма бір мың алты жүз жиырма бес теңге" in note
    type_into(widget, "көп")
    assert getattr(widget, "note").text() == ""  # noqa: B009


def test_look_alike_letters_are_repaired_on_leaving_and_can_be_put_back(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "founders/f1/given_name", session)
    assert isinstance(widget, TextField)
    type_into(widget, "Aйгүл")  # a Latin A
    assert session.answers.at("founders/f1/given_name") == "Aйгүл"
    leave(qtbot, widget)
    assert session.answers.at("founders/f1/given_name") == "Айгүл"
    assert widget.undo_link.isVisible()
    assert "Айгүл" in widget.undo_link.text()
    widget.undo_link.linkActivated.emit("go")
    assert session.answers.at("founders/f1/given_name") == "Aйгүл"
    line_of(widget).setFocus()
    leave(qtbot, widget)
    assert session.answers.at("founders/f1/given_name") == "Aйгүл", "he wanted it so"


def test_russian_forms_are_left_alone(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "name.proper_ru", session)
    type_into(widget, "yлица")
    leave(qtbot, widget)
    assert session.answers.get("name.proper_ru") == "yлица"


def test_iin_takes_blanks_counts_and_offers_the_birth_date(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "founders/f1/iin", session)
    assert isinstance(widget, IinField)
    taken: list[tuple[str, str]] = []
    widget.suggested.connect(lambda address, text: taken.append((address, text)))
    number = iin(7)
    type_into(widget, number[:5])
    assert "5" in widget.note.text()
    assert not widget.offer.isVisible()
    type_into(widget, f"{number[:6]} {number[6:]}")
    assert widget.offer.isVisible()
    leave(qtbot, widget)
    assert session.answers.at("founders/f1/iin") == number
    widget.offer.linkActivated.emit("go")
    assert taken == [("founders/f1/birth_date", "01.01.1985")]


def test_a_phone_takes_its_usual_form(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "founders/f1/phone", session)
    type_into(widget, "87011234567")
    leave(qtbot, widget)
    assert session.answers.at("founders/f1/phone") == "+7 (701) 123-45-67"


def test_a_default_shows_and_comes_back(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "charter.notice_days", session)
    assert line_of(widget).text() == "20"
    type_into(widget, "30")
    assert session.answers.get("charter.notice_days") == "30"
    line_of(widget).selectAll()
    press(line_of(widget), Qt.Key.Key_Delete)
    assert session.answers.get("charter.notice_days") == ""
    assert line_of(widget).text() == ""
    leave(qtbot, widget)
    assert line_of(widget).text() == "20"


def test_a_tick_by_space_and_no_over_a_default_yes(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "charter.absentee_vote", session)
    assert isinstance(widget, YesNoField)
    assert isinstance(widget.input, QCheckBox)
    assert widget.input.isChecked()
    widget.take_cursor()
    press(widget.input, Qt.Key.Key_Space)
    assert session.answers.get("charter.absentee_vote") == "0"
    assert not session.case.yes("charter.absentee_vote")
    press(widget.input, Qt.Key.Key_Space)
    assert session.case.yes("charter.absentee_vote")


def test_choosing_by_keyboard_and_by_the_words(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "contribution.share_mode", session)
    assert isinstance(widget, RadioField)
    assert widget.buttons["same"].isChecked()
    widget.take_cursor()
    press(widget.buttons["same"], Qt.Key.Key_Down)
    assert session.answers.get("contribution.share_mode") == "individual"
    words = widget.buttons["same"].parentWidget()
    assert isinstance(words, QWidget)
    click(words)
    assert session.answers.get("contribution.share_mode") == "same"


def test_a_founder_is_found_by_a_part_of_the_name(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "board.chair", session)
    assert isinstance(widget, FounderField)
    line = line_of(widget)
    line.setFocus()
    line.selectAll()
    type_text(line, "ғабит")
    popup = widget.combo.finder.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert session.answers.get("board.chair") == "f4"
    assert line.text().startswith("Ғабитов")


def test_a_stranger_typed_as_founder_stays_as_typed(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "board.chair", session)
    type_into(widget, "Белгісіз Адам")
    leave(qtbot, widget)
    assert session.answers.get("board.chair") == "Белгісіз Адам"
    assert line_of(widget).text() == "Белгісіз Адам"


def test_districts_follow_the_oblast_and_okrugs_are_remembered(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    district = shown(qtbot, "meeting.district", session)
    assert isinstance(district, SearchField)
    offered = {district.combo.itemText(i) for i in range(district.combo.count())}
    assert offered == {"Түлкібас", "Отырар", "Кентау"}
    asked: list[str] = []

    def known(name: str) -> list[str]:
        asked.append(name)
        return ["Мичурин", "Балықты"]

    use_okrugs(known)
    try:
        okrug = shown(qtbot, "meeting.okrug", session)
    finally:
        use_okrugs(lambda _district: ())
    assert isinstance(okrug, SearchField)
    assert [okrug.combo.itemText(i) for i in range(okrug.combo.count())] == ["Мичурин", "Балықты"]
    assert set(asked) == {"Түлкібас"}


def test_an_activity_is_found_by_its_words(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "activities/x1/code", session)
    assert isinstance(widget, SearchField)
    type_into(widget, "малын")
    assert session.answers.at("activities/x1/code") == "малын"
    type_into(widget, "01411")
    leave(qtbot, widget)
    assert session.answers.at("activities/x1/code") == "01411"
    assert "Сүтті мал өсіру" in line_of(widget).text()


def test_findings_show_words_shape_and_source_and_reach_readers(qtbot: QtBot) -> None:
    widget = shown(qtbot, "meeting.date")
    finding = Finding("x", Severity.BLOCK, "meeting.date", "Wrong day.", "№ 372-V, 15")
    widget.set_findings([finding])
    description = widget.input.accessibleDescription()
    assert _("Must be corrected") in description
    assert "Wrong day." in description
    assert "№ 372-V, 15" in description
    assert widget.input.property("fault") == "block"
    widget.set_findings([])
    assert "Wrong day." not in widget.input.accessibleDescription()
    assert widget.input.property("fault") == ""


def test_long_text_grows_and_leaves_tab_and_undo_to_the_window(qtbot: QtBot) -> None:
    session = make_session(filled(), rules=no_rules)
    widget = shown(qtbot, "name.aims", session)
    control = widget.input
    assert isinstance(control, QPlainTextEdit)
    control.setFocus()
    before = control.height()
    type_text(control, "бір")
    for _line in range(5):
        press(control, Qt.Key.Key_Return)
    assert control.height() > before
    press(control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert control.toPlainText() == "бір\n\n\n\n\n", "the text keeps no undo of its own"
    assert session.answers.get("name.aims") == control.toPlainText()


def test_every_kind_of_the_schema_has_a_widget(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    for kind in Kind:
        choices = {Kind.CHOICE: ("a", "b", "c", "d", "e"), Kind.RECORD: ("screened_okrugs",)}
        field = Field("x", kind, choices.get(kind, ()))
        widget = make_field(kind, Ask("x", "Label"), field, session, "name.proper")
        qtbot.addWidget(widget)
        assert widget.value() == "Майтөбе Сүт"


def test_a_long_text_hides_no_line(qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, "name.aims", session)
    control = widget.input
    assert isinstance(control, QPlainTextEdit)
    for words in (5, 17, 40, 63):
        widget.set_value("кооперативтің ұйымдастыру-құқықтық нысаны " * words)
        QApplication.processEvents()
        bar = control.verticalScrollBar()
        assert bar.maximum() == 0 or bar.isVisible(), "what does not fit can be scrolled to"


@pytest.mark.parametrize("address", ["meeting.place", "board.chair", "name.aims"])
def test_letters_of_the_bar_are_typed_and_saved(qtbot: QtBot, address: str) -> None:
    session = make_session(rules=no_rules)
    widget = shown(qtbot, address, session)
    session.edit(set_at(address, ""))
    widget.set_value("")
    widget.take_cursor()
    assert insert("ң")
    assert insert("Ө")
    assert session.answers.get(address) == "ңӨ"
