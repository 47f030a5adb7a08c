"""A calm window on a small screen: help when it is needed, Tab as one reads, nothing cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.fields.base import FieldWidget
from app.ui.flow_row import FlowRow
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.flow import FlowPage
from app.ui.pages.payments import PaymentsPage
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener
from tests.ui.wizard_support import press

SMALL = (911, 485)
"""1366x768 at 150 %, in points, without the task bar."""


def sample(opened: Opener, size: tuple[int, int] = (1366, 728)) -> MainWindow:
    window = opened(width=size[0], height=size[1])
    window.actions_.sample()
    return window


def wizard_page(window: MainWindow, step: str) -> FlowPage:
    window.show_page(f"wizard:{step}")
    page = window.page
    assert isinstance(page, FlowPage)
    page.wizard.pages[step].finish()
    return page


def walk(count: int) -> list[QWidget]:
    """Press Tab so often; return where the cursor came."""
    came: list[QWidget] = []
    for _turn in range(count):
        here = QApplication.focusWidget()
        assert here is not None
        press(here, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        came.append(after)
    return came


def test_help_shows_when_the_cursor_comes_and_stays_for_readers(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    fields = wizard_page(window, "meeting").wizard.pages["meeting"].fields
    field = fields["meeting.place"]
    assert field.help.text().startswith("Мысалы"), "an unanswered line shows its example alone"
    assert field.whole_help in field.input.accessibleDescription()
    field.take_cursor()
    assert field.help.text() == field.whole_help
    fields["meeting.time"].take_cursor()
    assert field.help.text() == field.whole_help, "nothing moves away under the mouse"
    assert fields["meeting.convener_kind"].help.text() == fields["meeting.convener_kind"].whole_help


def test_an_answered_line_needs_no_example_but_charter_choices_are_explained(
    opened: Opener,
) -> None:
    window = sample(opened)
    place = wizard_page(window, "meeting").wizard.pages["meeting"].fields["meeting.place"]
    assert not place.help.isVisible()
    charter = wizard_page(window, "charter").wizard.pages["charter"]
    asked = [field for field in charter.fields.values() if field.isVisible()]
    assert asked
    assert all(field.help.text() == field.whole_help for field in asked)


def test_the_help_of_the_page_begins_with_the_field(opened: Opener) -> None:
    page = wizard_page(sample(opened), "meeting")
    field: FieldWidget = page.wizard.pages["meeting"].fields["meeting.place"]
    field.take_cursor()
    assert field.whole_help in page.help_now()


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("home", False),
        ("documents", False),
        ("payments", False),
        ("wizard:review", False),
        ("wizard:meeting", True),
        ("settings", True),
        ("cases", True),
    ],
)
def test_the_letter_bar_stands_where_words_are_typed(
    opened: Opener, place: str, typed: bool
) -> None:
    window = sample(opened)
    window.show_page(place)
    assert window.letters is not None
    assert window.letters.isVisible() is typed


@pytest.mark.parametrize(
    "place",
    ["home", "cases", "documents", "payments", "next_steps", "settings", "wizard:founders"],
)
def test_the_window_fits_a_small_screen_at_150_percent(opened: Opener, place: str) -> None:
    window = sample(opened, SMALL)
    window.show_page(place)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= SMALL[0]
    assert window.minimumSizeHint().height() <= SMALL[1]


def test_a_narrow_page_of_papers_has_the_paper_in_a_tab(opened: Opener) -> None:
    window = sample(opened, SMALL)
    window.show_page("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    assert page.fold.tabs.isVisible()
    assert not page.preview.isVisible()
    page.fold.show_paper()
    assert page.preview.isVisible()
    window.resize(1600, 900)
    QApplication.processEvents()
    assert not page.fold.tabs.isVisible()
    assert page.preview.isVisible()
    assert page.tree.isVisible()


def test_payments_keep_the_names_and_wait_in_a_low_window(opened: Opener) -> None:
    window = sample(opened, SMALL)
    window.show_page("payments")
    page = window.page
    assert isinstance(page, PaymentsPage)
    QApplication.processEvents()
    widest = max(
        page.table.fontMetrics().horizontalAdvance(line.founder.name) for line in page.model.rows
    )
    assert page.table.columnWidth(1) >= widest
    assert not page.list._area.isVisible()
    page.list.fold_button.click()
    assert page.list._area.isVisible()


def test_tab_leaves_a_table_and_goes_on_as_one_reads(opened: Opener) -> None:
    window = sample(opened)
    window.show_page("payments")
    page = window.page
    assert isinstance(page, PaymentsPage)
    QApplication.processEvents()
    page.table.setFocus()
    assert walk(2) == [page.all_button, page.list.add_button]


def test_from_the_list_of_papers_tab_comes_to_what_is_done_with_them(opened: Opener) -> None:
    window = sample(opened)
    window.show_page("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    assert QApplication.focusWidget() is page.tree
    wanted = [
        page.format.languages,
        page.commands.print_button,
        page.commands.save_button,
        page.format.kinds,
        page.commands.people_button,
        page.commands.blanks,
    ]
    assert walk(6) == wanted


def test_after_the_last_question_tab_comes_to_back_and_on(opened: Opener) -> None:
    page = wizard_page(sample(opened), "officers")
    page.wizard.back.setFocus()
    assert walk(1) == [page.wizard.forward]
    page.wizard.back.setFocus()
    before = page.wizard.back.previousInFocusChain()
    assert before is not None
    assert page.wizard.pages["officers"].isAncestorOf(before)


def test_a_row_breaks_where_the_room_ends(qtbot: QtBot) -> None:
    buttons = [QPushButton(text) for text in ("Басып шығару", "Сақтау", "Ашу")]
    row = FlowRow(*buttons)
    qtbot.addWidget(row)
    one = row.sizeHint()
    assert row.heightForWidth(one.width()) == one.height()
    assert row.heightForWidth(one.width() - 1) > one.height()
    buttons[2].hide()
    assert row.sizeHint().width() < one.width()
