"""The wizard walked with keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.i18n import _
from app.domain.answers import Answers, SetValue
from app.domain.case import FoundingCase
from app.domain.findings import Finding, Severity
from app.forms.flow import REVIEW
from app.services.session import CaseSession
from app.ui import theme
from app.ui.fields.base import FieldWidget
from app.ui.fields.look import Shape
from app.ui.wizard.agenda import AgendaPanel
from app.ui.wizard.page import StepPage
from app.ui.wizard.wizard import Wizard
from tests.ui.wizard_support import click, filled, make_session, no_rules, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_wizard(qtbot: QtBot) -> Iterable[Callable[..., Wizard]]:
    kept: list[Wizard] = []

    def make(session: CaseSession | None = None, step: str = "", **more: object) -> Wizard:
        wizard = Wizard(session or make_session(rules=no_rules), **more)  # type: ignore[arg-type]
        kept.append(wizard)
        qtbot.addWidget(wizard)
        wizard.resize(1200, 760)
        wizard.show()
        with qtbot.waitExposed(wizard):
            wizard.activateWindow()
        if step:
            wizard.open_step(step)
        if wizard.code != REVIEW:
            built(wizard)
        return wizard

    yield make
    for wizard in kept:
        wizard.leave()


def built(wizard: Wizard) -> StepPage:
    page = wizard.pages[wizard.code]
    page.finish()
    return page


def has_cursor(wizard: Wizard, address: str) -> bool:
    page = wizard.pages[wizard.code]
    if not page.is_built:
        return False
    field: FieldWidget | None = page.fields.get(address)
    parts = address.split("/")
    if field is None and parts[0] in page.records:
        card = page.records[parts[0]].card
        field = card.fields.get(parts[2]) if card.record_id == parts[1] else None
    if field is None and address.startswith("agenda."):
        field = page.agenda[address.split(".")[1]].fields.get(address.split(".")[2])
    return field is not None and field.has_cursor()


def input_of(wizard: Wizard, address: str) -> QLineEdit:
    control = built(wizard).fields[address].input
    assert isinstance(control, QLineEdit)
    return control


# -- steps --------------------------------------------------------------------------------


def test_any_step_opens_any_time_and_says_how_it_stands(
    open_wizard: Callable[..., Wizard],
) -> None:
    wizard = open_wizard(make_session(Answers()))
    wizard.refresh()
    assert set(wizard.rail.buttons) == {*(s.code for s in wizard.steps), REVIEW}
    for code, button in wizard.rail.buttons.items():
        click(button)
        assert wizard.code == code
        assert button.isChecked()
    words = wizard.rail.buttons["meeting"].accessibleName()
    assert _("not started") in words


def test_states_follow_the_answers(open_wizard: Callable[..., Wizard], qtbot: QtBot) -> None:
    session = make_session(Answers())
    wizard = open_wizard(session, "meeting")
    assert wizard.rail.buttons["meeting"].shape is Shape.NOT_STARTED
    line = input_of(wizard, "meeting.date")
    line.setFocus()
    type_text(line, "23.11.2026")
    qtbot.waitUntil(lambda: wizard.rail.buttons["meeting"].shape is Shape.IN_PROGRESS)
    line.selectAll()
    type_text(line, "99.99")
    qtbot.waitUntil(lambda: wizard.rail.buttons["meeting"].shape is Shape.ATTENTION)


def test_next_goes_to_the_first_fault_once_and_on_at_the_second_press(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    wizard = open_wizard(make_session(Answers()), "meeting")
    click(wizard.forward)
    assert wizard.code == "meeting"
    assert wizard.note.text() == _(
        "Something is missing or wrong here. Press once more to go on all the same."
    )
    qtbot.waitUntil(lambda: has_cursor(wizard, "meeting.date"))
    assert built(wizard).fields["meeting.time"].findings()
    click(wizard.forward)
    assert wizard.code == "founders"
    assert wizard.note.text() == ""


def test_missing_answers_are_not_scolded_before_he_was_there(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    wizard = open_wizard(make_session(Answers()), "meeting")
    wizard.refresh()
    page = built(wizard)
    assert not any(field.findings() for field in page.fields.values())
    page.fields["meeting.time"].take_cursor()
    page.fields["meeting.place"].take_cursor()
    qtbot.waitUntil(lambda: bool(page.fields["meeting.time"].findings()))
    assert not page.fields["meeting.settlement"].findings()


def test_a_fault_waits_until_he_has_left_the_field(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    wizard = open_wizard(make_session(filled()), "meeting")
    page = built(wizard)
    line = input_of(wizard, "meeting.date")
    line.setFocus()
    line.selectAll()
    type_text(line, "32.")
    wizard.refresh()
    assert not page.fields["meeting.date"].findings()
    page.fields["meeting.time"].take_cursor()
    qtbot.waitUntil(lambda: bool(page.fields["meeting.date"].findings()))
    line.setFocus()
    line.selectAll()
    type_text(line, "23.11.2026")
    wizard.refresh()
    assert not page.fields["meeting.date"].findings(), "what is mended goes at once"


def test_hidden_questions_disappear_and_come_back(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    session = make_session(rules=no_rules)
    wizard = open_wizard(session, "contribution")
    page = built(wizard)
    assert page.fields["contribution.share_amount"].isVisibleTo(page)
    session.edit(SetValue("contribution.share_mode", "individual"))
    wizard.refresh()
    assert not page.fields["contribution.share_amount"].isVisibleTo(page)
    assert session.answers.get("contribution.share_amount") == "100000", "hidden, not forgotten"
    session.edit(SetValue("contribution.share_mode", ""))
    wizard.refresh()
    assert page.fields["contribution.share_amount"].isVisibleTo(page)


def test_step_keys_and_undo_keys(open_wizard: Callable[..., Wizard], qtbot: QtBot) -> None:
    session = make_session(rules=no_rules)
    wizard = open_wizard(session, "meeting")
    line = input_of(wizard, "meeting.place")
    line.setFocus()
    line.selectAll()
    type_text(line, "мектеп")
    press(line, Qt.Key.Key_PageDown, CONTROL)
    assert wizard.code == "founders"
    built(wizard)
    wizard.next_step()
    built(wizard)
    field = built(wizard).fields["officers.chair"]
    field.take_cursor()
    press(field.input, Qt.Key.Key_Z, CONTROL)
    assert session.answers.get("meeting.place") == "мәдениет үйі, Абай көшесі, 12"
    assert wizard.code == "meeting"
    qtbot.waitUntil(lambda: has_cursor(wizard, "meeting.place"))
    assert line.text() == "мәдениет үйі, Абай көшесі, 12"
    press(line, Qt.Key.Key_Y, CONTROL)
    assert line.text() == "мектеп"


def test_the_place_is_remembered_with_its_field(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    session = make_session(rules=no_rules)
    wizard = open_wizard(session, "meeting")
    input_of(wizard, "meeting.place").setFocus()
    assert session.place == "meeting#meeting.place"
    wizard.next_step()
    assert session.place.startswith("founders")
    again = open_wizard(make_session(rules=no_rules, place="charter#charter.notice_days"))
    assert again.code == "charter"
    qtbot.waitUntil(lambda: has_cursor(again, "charter.notice_days"))


def test_focus_is_told_for_the_preview_and_papers_change_with_steps(
    open_wizard: Callable[..., Wizard],
) -> None:
    wizard = open_wizard(None, "meeting")
    addresses: list[str] = []
    papers: list[str] = []
    wizard.focused.connect(addresses.append)
    wizard.paper_changed.connect(papers.append)
    input_of(wizard, "meeting.place").setFocus()
    wizard.open_step("charter")
    assert "meeting.place" in addresses
    assert papers == ["charter"]


@pytest.mark.parametrize(
    ("address", "step"),
    [
        ("meeting.place", "meeting"),
        ("founders/f3/residence", "founders"),
        ("contribution.entrance_fee", "contribution"),
        ("board_members/b4/against", "board"),
        ("agenda.charter.decision", "charter"),
        ("charter.notice_days", "charter"),
    ],
)
def test_go_to_opens_the_step_and_puts_the_cursor_there(
    open_wizard: Callable[..., Wizard], qtbot: QtBot, address: str, step: str
) -> None:
    wizard = open_wizard()
    wizard.go_to(address)
    assert wizard.code == step
    qtbot.waitUntil(lambda: has_cursor(wizard, address))
    cursor = QApplication.focusWidget()
    assert cursor is not None
    page = wizard.pages[step]
    qtbot.waitUntil(lambda: not cursor.visibleRegion().isEmpty())
    assert page.isAncestorOf(cursor)


def test_the_preview_is_a_tab_where_there_is_no_room(open_wizard: Callable[..., Wizard]) -> None:
    preview = QLabel("қағаз")
    wizard = open_wizard(None, "meeting", preview=preview)
    assert wizard.side.tabs.isVisible()
    assert not preview.isVisible()
    wizard.side.tabs.setCurrentIndex(1)
    assert preview.isVisible()
    wizard.resize(2200, 900)
    assert not wizard.side.tabs.isVisible()
    assert preview.isVisible()
    assert built(wizard).isVisible()
    wizard.side.set_preview(None)
    assert not preview.isVisible()


# -- the agenda ----------------------------------------------------------------------------


def panel(wizard: Wizard, item: str) -> AgendaPanel:
    found = built(wizard).agenda[item]
    click(found.opener)
    return found


def test_votes_are_checked_live_against_those_in_the_hall(
    open_wizard: Callable[..., Wizard],
) -> None:
    session = make_session(rules=no_rules)
    wizard = open_wizard(session, "charter")
    item = panel(wizard, "charter")
    control = item.fields["for"].input
    assert isinstance(control, QLineEdit)
    assert control.placeholderText() == "5"
    assert "5" in item.stand.text()
    control.setFocus()
    type_text(control, "3")
    wizard.refresh()
    assert session.answers.get("agenda.charter.for") == "3"
    assert item.stand.text() == _(
        "For {for_}, against {against}, abstained {abstained}: together {total}, "
        "but {hall} votes are in the hall."
    ).format(for_=3, against=0, abstained=0, total=3, hall=5)


def test_a_ready_decision_can_be_changed_and_brought_back(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    session = make_session(rules=no_rules)
    wizard = open_wizard(session, "charter")
    item = panel(wizard, "charter")
    field = item.fields["decision"]
    control = field.input
    assert isinstance(control, QPlainTextEdit)
    ready = control.toPlainText()
    assert "Майтөбе Сүт" in ready
    assert session.answers.get("agenda.charter.decision") == ""
    control.setFocus()
    control.selectAll()
    type_text(control, "Жарғы бекітілсін.")
    assert session.answers.get("agenda.charter.decision") == "Жарғы бекітілсін."
    restore = field.findChild(QAbstractButton)
    assert restore is not None
    click(restore)
    assert control.toPlainText() == ready
    assert session.answers.get("agenda.charter.decision") == ""
    assert "Майтөбе Сүт" in ready
    session.edit(SetValue("name.proper", "Балтакөл Тары"))
    QApplication.processEvents()
    built(wizard).fields["charter.notice_days"].take_cursor()
    qtbot.waitUntil(lambda: "Балтакөл Тары" in control.toPlainText())


# -- access, speed --------------------------------------------------------------------------


def inputs(root: QWidget) -> list[QWidget]:
    """Return every control that a person can reach with Tab."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget, QAbstractScrollArea) and not isinstance(
            widget, QPlainTextEdit | QAbstractItemView
        ):
            continue
        if (
            isinstance(widget.parentWidget(), QComboBox | QTabBar)
            or widget.window() is not root.window()
        ):
            continue
        found.append(widget)
    return found


def test_every_control_of_every_step_is_named_and_described(
    open_wizard: Callable[..., Wizard],
) -> None:
    wizard = open_wizard()
    for code in [*(step.code for step in wizard.steps), REVIEW]:
        wizard.open_step(code)
        page: QWidget = wizard
        if code != REVIEW:
            step = built(wizard)
            for item in step.agenda.values():
                item.open()
            page = step
        controls = inputs(page)
        assert controls
        for control in controls:
            words = control.accessibleName() or getattr(control, "text", str)()
            assert words.strip(), f"{code}: {control} has no name"
            assert control.accessibleDescription().strip(), f"{code}: {words} is not described"
        for field in page.findChildren(FieldWidget):
            assert field.label.buddy() is field.input, field.address
            assert "&" not in field.label.text(), "labels carry no mnemonics"


def test_tab_visits_the_questions_in_their_order(open_wizard: Callable[..., Wizard]) -> None:
    wizard = open_wizard(None, "meeting")
    page = built(wizard)
    first = next(iter(page.fields.values()))
    first.take_cursor()
    seen: list[str] = []
    for _press in range(60):
        cursor = QApplication.focusWidget()
        assert cursor is not None
        owner = next((a for a, f in page.fields.items() if f.isAncestorOf(cursor)), None)
        if owner is None:
            break
        if not seen or seen[-1] != owner:
            seen.append(owner)
        press(cursor, Qt.Key.Key_Tab)
    asked = [a for a, f in page.fields.items() if f.isVisibleTo(page)]
    assert seen == asked


def test_every_page_gets_built_whole_in_slices(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    wizard = open_wizard(make_session(filled(50), rules=no_rules), "meeting")
    for step in wizard.steps[1:]:
        wizard.open_step(step.code)
        page = wizard.pages[step.code]
        qtbot.waitUntil(partial(getattr, page, "is_built"))
        assert inputs(page), step.code


def test_review_reads_everything_back_with_links(
    open_wizard: Callable[..., Wizard], qtbot: QtBot
) -> None:
    def rules(_case: FoundingCase) -> Iterable[Finding]:
        yield Finding("a", Severity.BLOCK, "founders/f2/iin", "Wrong number.", "№ 372-V, 16(2)")
        yield Finding("b", Severity.WARN, "meeting.place", "Look at the place.")

    wizard = open_wizard(make_session(filled(), rules), REVIEW)
    assert wizard.review is not None
    text = wizard.review.text()
    assert "Wrong number." in text
    assert "№ 372-V, 16(2)" in text
    assert text.index("Wrong number.") < text.index("Look at the place.")
    assert "мәдениет үйі, Абай көшесі, 12" in text
    assert _("What will be printed") in text
    assert _("draft («ЖОБА»)") in text
    wizard.review.address_chosen.emit("founders/f2/iin")
    assert wizard.code == "founders"
    qtbot.waitUntil(lambda: has_cursor(wizard, "founders/f2/iin"))
    wizard.open_step(REVIEW)
    wanted: list[str] = []
    wizard.documents_wanted.connect(wanted.append)
    click(wizard.forward)
    assert wanted == [""]


def test_votes_of_a_meeting_to_come_are_not_claimed(open_wizard: Callable[..., Wizard]) -> None:
    session = make_session(rules=no_rules)
    session.edit(SetValue("meeting.date", "25.12.2026"))
    wizard = open_wizard(session, "charter")
    item = built(wizard).agenda["charter"]
    assert item.stand.text() == _("The meeting is still to come: the votes are written after it.")


def test_marks_and_review_follow_the_theme(
    open_wizard: Callable[..., Wizard], qapp: QApplication
) -> None:
    wizard = open_wizard(None, "board")
    try:
        theme.apply(qapp, "dark")
        wizard.open_step(REVIEW)
        assert wizard.review is not None
        assert wizard.review.text()
        QApplication.processEvents()
    finally:
        theme.apply(qapp, "light")
