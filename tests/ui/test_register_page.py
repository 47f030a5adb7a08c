"""The desk's page: what is found as one types, filters, order, columns, views, selection."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.answers import Answers, Record
from app.services.model_register import RegisterRow
from app.ui.hints import Hints, load
from app.ui.pages.cases import CasesPage
from app.ui.pages.desk_card import DeskCard
from app.ui.pages.home import HomePage
from app.ui.pages.register import RegisterPage
from app.ui.pages.register_columns import USUAL, Shown, looks_text, read_looks
from app.ui.pages.register_model import KEPT_ROWS, WAITING, RegisterModel
from app.ui.shell import MainWindow
from tests.ui.window_support import Opener

DISTRICTS = ("Түлкібас", "Отырар", "Сайрам")
NAMES = ("Үміт", "Ақбұлақ", "Әулие", "Береке", "Ырыс", "Іргетас", "Жаңа дән")


def case(number: int) -> Answers:
    """Return a case: three districts in turn, sums that grow."""
    person = {"surname": f"Сейітов{number}", "given_name": "Асқар", "iin": "850101300123"}
    return Answers(
        {
            "name.proper": NAMES[number % len(NAMES)] + (f" {number}" if number > 6 else ""),
            "name.direction": "milk" if number % 2 else "fish",
            "meeting.oblast": "Түркістан",
            "meeting.district": DISTRICTS[number % 3],
            "meeting.okrug": f"Округ {number % 5}",
            "registration.date": f"01.02.{2023 + number % 3}",
            "finance.contract_date": "01.03.2026",
            "finance.amount": str(1_000_000 * (number + 1)),
            "finance.jobs": "3",
        },
        {"founders": (Record(f"f{number}", person),)},
    )


def desk(opened: Opener, count: int = 7, *, inline: bool = True) -> tuple[MainWindow, RegisterPage]:
    """Open a department's window with so many cases on its page."""
    window = opened(inline=inline)
    services = window.context.services
    for number in range(count):
        services.cases.create(case(number))
    services.register.finish()
    services.settings.set("office.role", "department")
    window.context.office_changed.emit()
    window.show_page("register")
    page = window.page
    assert isinstance(page, RegisterPage)
    return window, page


def titles(page: RegisterPage) -> list[str]:
    """Return the names in the table from the top."""
    place = [column.code for column in page.model.columns].index("title")
    cells = (page.model.index(row, place) for row in range(page.model.rowCount()))
    return [str(cell.data()).removeprefix("«").removesuffix("» АӨК") for cell in cells]


def settled(qtbot: QtBot, page: RegisterPage) -> None:
    """Wait until the whole answer and its sums are there."""
    qtbot.waitUntil(lambda: page.reader.sums is not None)


# -- the side bar by role ------------------------------------------------------------------------


def shown_places(window: MainWindow) -> set[str]:
    return {code for code, button in window.side._buttons.items() if not button.isHidden()}


def test_the_side_bar_shows_the_places_of_the_office(opened: Opener) -> None:
    window = opened()
    assert {"home", "cases", "report", "settings"} <= shown_places(window)
    assert not shown_places(window) & {"register", "scheme", "documents"}
    window.context.services.settings.set("office.role", "corporation")
    window.context.office_changed.emit()
    assert "register" in shown_places(window)
    assert "cases" not in shown_places(window)
    assert load(opened.store.parent).role == "corporation", "the next first paint knows it"
    made = window.context.services.cases.create(case(1))
    window.open_case(made.summary.id, "scheme")
    assert {"scheme", "wizard", "documents", "register"} <= shown_places(window)
    window.show_page("cases")
    assert window.side._buttons["register"].isChecked(), "the bin and the list stand under it"


@pytest.mark.parametrize(
    ("role", "place"), [("department", "register"), ("okrug", "cases"), ("?", "cases")]
)
def test_the_first_paint_knows_the_role_from_the_hints(
    opened: Opener, role: str, place: str
) -> None:
    opened.hints(Hints(language="kk", role=role))
    from app.ui.sidebar import SideBar

    bar = SideBar(role)
    assert {code for code, b in bar._buttons.items() if not b.isHidden()} >= {"home", place}
    assert bar._buttons["cases" if place == "register" else "register"].isHidden()


def test_find_leads_the_desk_to_its_page(opened: Opener) -> None:
    window, page = desk(opened)
    window.show_page("report")
    window.actions_.find()
    assert window.page is page
    assert page.search.hasFocus()


# -- searching -----------------------------------------------------------------------------------


def test_the_table_follows_each_letter(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened)
    assert titles(page) == ["Ақбұлақ", "Әулие", "Береке", "Жаңа дән", "Үміт", "Ырыс", "Іргетас"]
    settled(qtbot, page)
    assert page.sums.figures()[0] == ("7", "28\u00a0000\u00a0000", "7", "21")
    QTest.keyClicks(page.search, "8501")
    assert len(titles(page)) == 7, "found by the number of a member"
    page.search.clear()
    page.search.setText("ә")
    assert titles(page) == ["Әулие"]
    page.search.setText("сейітов4")
    assert titles(page) == ["Ырыс"]
    settled(qtbot, page)
    assert page.sums.figures()[0] == ("1", "5\u00a0000\u00a0000", "1", "3")


def test_nothing_matches_and_nothing_is_there_are_told_apart(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened, 0)
    assert not page.table.isVisible()
    assert page.empty.take_in.isVisible()
    page.search.setText("сүт")
    assert page.empty.clear.isVisible()
    assert not page.export_button.isEnabled()
    made = window.context.services.cases.create(case(2))
    window.context.services.register.finish()
    page.empty.clear.click()
    assert page.search.text() == ""
    assert page.table.isVisible()
    assert page.model.ids.tolist() == [made.summary.id]


def test_an_answer_to_an_earlier_question_is_dropped(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = desk(opened)
    waiting: list[tuple[Callable[[], object], Callable[[object], None], Callable[[], bool]]] = []

    def hold(
        operation: Callable[[], object],
        on_done: Callable[[object], None],
        on_error: object = None,
        parent: object = None,
        *,
        still_wanted: Callable[[], bool] = lambda: True,
        worker: str = "",
    ) -> None:
        del on_error, parent, worker
        waiting.append((operation, on_done, still_wanted))

    monkeypatch.setattr(window.context.tasks, "run", hold)
    page.search.setText("ү")
    page.search.setText("үм")
    (first, first_done, first_wanted), (second, second_done, second_wanted) = waiting
    assert not first_wanted(), "it is not even asked any more"
    assert second_wanted()
    second_done(second())
    assert titles(page) == ["Үміт"]
    page.search.setText("ақ")
    first_done(first())
    assert titles(page) == ["Үміт"], "what comes too late changes nothing"


# -- filters -------------------------------------------------------------------------------------


def choose(page: RegisterPage, name: str, words: str) -> None:
    """Choose a line of a filter as a person does."""
    box = page.filters.boxes[name]
    texts = [box.itemText(at) for at in range(box.count())]
    at = next(at for at, text in enumerate(texts) if text.startswith(words))
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_filters_narrow_and_an_okrug_follows_its_district(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened, 21)
    settled(qtbot, page)
    boxes = page.filters.boxes
    assert not boxes["oblast"].isVisible(), "there is but one"
    assert not boxes["okrug"].isEnabled()
    choose(page, "district", "Отырар")
    assert page.model.rowCount() == 7
    assert boxes["okrug"].isEnabled()
    assert boxes["district"].property("role") == "narrows"
    choose(page, "okrug", "Округ 1")
    found = page.model.rowCount()
    assert 0 < found < 7
    choose(page, "direction", "Қайта өңдеу (сүт")
    choose(page, "year", "2024")
    assert page.query().filters.year == 2024
    choose(page, "district", "Барлық аудандар")
    assert boxes["okrug"].value is None, "an okrug stands with its district"
    page.filters.clear_button.click()
    assert page.model.rowCount() == 21
    assert not page.filters.clear_button.isVisible()


def test_a_row_narrows_the_table_to_its_likes(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened, 21)
    settled(qtbot, page)
    page.table.selectRow(0)
    page.table.setCurrentIndex(page.model.index(0, 0))
    menu = page.menu.made()
    narrow = [one for one in menu.actions() if one.text().startswith("Тек «Округ")]
    assert len(narrow) == 1
    narrow[0].trigger()
    assert page.query().filters.okrug == "Округ 1"
    assert page.query().filters.oblast == "Түркістан"
    assert 0 < page.model.rowCount() < 21
    menu.deleteLater()


# -- order, columns, views -----------------------------------------------------------------------


def press_head(page: RegisterPage, code: str) -> None:
    section = [column.code for column in page.model.columns].index(code)
    page.table.horizontalHeader().sectionClicked.emit(section)


def test_a_head_orders_and_turns_the_order(opened: Opener) -> None:
    _window, page = desk(opened)
    press_head(page, "tiyn")
    assert titles(page)[0] == "Үміт"
    press_head(page, "tiyn")
    assert titles(page)[0] == "Жаңа дән"
    assert page.looks.order.currentData() == "tiyn"
    assert page.looks.way.currentData() is True
    press_head(page, "title")
    assert titles(page)[:2] == ["Ақбұлақ", "Әулие"]


def codes(page: RegisterPage) -> list[str]:
    return [one.code for one in page.table.columns()]


def test_columns_are_chosen_moved_and_remembered(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened)
    window.resize(1920, 1000)  # all the usual columns have room
    QApplication.processEvents()
    assert codes(page) == [one.code for one in USUAL]
    page.columns_button.click()
    looks = page.looks
    assert looks.isVisible()
    looks.list.setCurrentRow(1)
    looks.list.setFocus()
    QTest.keyClick(looks.list, Qt.Key.Key_Space)
    assert "district" not in codes(page)
    looks.list.setCurrentRow(codes(page).index("jobs"))
    looks.up.click()
    assert codes(page)[-2:] == ["jobs", "tiyn"]
    page.table.horizontalHeader().resizeSection(0, 333)
    kept = page.table.columns()
    qtbot.waitUntil(
        lambda: window.context.services.settings.get("register.columns") == looks_text(kept)
    )
    opened.shut(window)
    again = opened(width=1920, height=1000)
    again.show_page("register")
    assert isinstance(again.page, RegisterPage)
    assert again.page.table.columns() == kept
    again.page.looks.usual.click()
    assert codes(again.page) == [one.code for one in USUAL]
    qtbot.waitUntil(lambda: again.context.services.settings.get("register.columns") == "")


def test_the_last_column_stays() -> None:
    assert read_looks("title:20 nothing:5 tiyn:? district") == (
        Shown("title", 20),
        Shown("tiyn", 15),
        Shown("district", 16),
    )


def test_a_view_is_kept_shown_again_and_deleted(opened: Opener) -> None:
    _window, page = desk(opened, 21)
    page.search.setText("ақ")
    choose(page, "findings", "Қатесі бар")
    press_head(page, "tiyn")
    asked = page.query()
    page.views.keeping_wanted.emit()
    assert page.name_row.name.hasFocus()
    page.name_row.name.setText("  Менің   көрінісім ")
    page.name_row.keep.click()
    assert [view.name for view in page.views.views] == ["Менің көрінісім"]
    page.clear()
    press_head(page, "title")
    assert page.query() != asked
    page.views.fill()
    page.views.menu().actions()[0].trigger()
    assert page.query() == asked
    assert page.search.text() == "ақ"
    page.delete_view(page.views.views[0])
    assert not page.views.views
    page.banner._button.click()
    assert [view.query for view in page.views.views] == [asked]


# -- selection -----------------------------------------------------------------------------------


def test_the_sums_of_selected_rows_and_of_all(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened)
    settled(qtbot, page)
    assert page.sums.figures()[1] == ("–",) * 4
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.sums.figures()[1] == ("1", "2\u00a0000\u00a0000", "1", "3"))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sums.figures()[1] == page.sums.figures()[0])
    assert page.table.chosen() is None


def test_selection_and_cursor_stay_when_it_is_read_again(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened)
    settled(qtbot, page)
    page.table.selectRow(4)
    chosen, current = page.table.chosen(), page.table.current_id()
    window.context.services.cases.create(case(8))
    window.context.services.register.finish()
    window.context.cases_changed.emit()
    assert page.model.rowCount() == 8
    assert page.table.chosen() == chosen
    assert page.table.current_id() == current
    page.table.selectAll()
    window.context.services.cases.create(case(9))
    window.context.services.register.finish()
    window.context.cases_changed.emit()
    assert page.model.rowCount() == 9
    assert page.table.chosen() is None, "all stay selected"


def test_enter_opens_and_the_search_hands_over(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened)
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    wanted = page.table.current_id()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.context.session is not None
    assert window.context.session.case_id == wanted
    assert window.current_page == "scheme"


def test_selected_rows_are_copied_as_a_table(opened: Opener, qtbot: QtBot) -> None:
    _window, page = desk(opened)
    page.table.selectRow(1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["Кооператив", "Аудан"]
    assert line.split("\t")[:2] == ["«Әулие» АӨК", "Сайрам"]


def test_the_view_is_saved_as_a_workbook(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _window, page = desk(opened)
    page.search.setText("ә")
    target = tmp_path / "tizilim"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    page.export_button.click()
    made = target.with_suffix(".xlsx")
    qtbot.waitUntil(made.exists)
    cells = {str(cell) for row in load_workbook(made).active.values for cell in row}  # type: ignore[union-attr]
    assert "«Әулие» АӨК" in cells
    assert "«Үміт» АӨК" not in cells
    assert not page.export.progress.working


def test_cases_that_are_not_reckoned_yet_are_said_and_follow(opened: Opener, qtbot: QtBot) -> None:
    window, page = desk(opened, 2)
    settled(qtbot, page)
    for number in range(2, 40):
        window.context.services.cases.create(case(number))
    window.context.cases_changed.emit()
    qtbot.waitUntil(page.reckoning.isVisible)
    assert any(character.isdigit() for character in page.reckoning.line.text())
    qtbot.waitUntil(lambda: page.model.rowCount() == 40)
    assert not page.reckoning.isVisible()


# -- the model -----------------------------------------------------------------------------------


def row_of(number: int) -> RegisterRow:
    blank = dict.fromkeys(RegisterRow.__annotations__)
    return RegisterRow(**{**blank, "case_id": number, "title": f"№{number}", "step": 1})  # type: ignore[arg-type]


def test_rows_come_when_they_are_looked_at_and_few_are_kept(qtbot: QtBot) -> None:
    model = RegisterModel()
    asked: list[Sequence[int]] = []
    model.rows_wanted.connect(asked.append)
    model.show((), array("q", range(1, 100_001)))
    model.in_sight = lambda: (50_000, 50_010)
    assert model.rowCount() == 100_000
    assert model.rowCount(model.index(0, 0)) == 0
    cell = model.index(50_005, 0)
    assert cell.data() == WAITING
    assert isinstance(cell.data(Qt.ItemDataRole.AccessibleTextRole), str)
    qtbot.waitUntil(lambda: bool(asked))
    assert 50_006 in asked[0]
    assert len(asked[0]) < 100
    model.take_rows([row_of(number) for number in asked[0]])
    assert cell.data() == "№50006"
    for first in range(1, 10_000, 500):
        model.take_rows([row_of(number) for number in range(first, first + 500)])
    assert len(model._rows) == KEPT_ROWS
    assert cell.data() == WAITING, "what was looked at long ago is asked for again"


def test_all_numbers_follow_the_first_rows_without_a_reset(qtbot: QtBot) -> None:
    model = RegisterModel()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show([row_of(1), row_of(2)])
    with qtbot.waitSignal(model.rowsInserted):
        model.show_ids(array("q", [1, 2, 3, 4]))
    assert resets == [1]
    model.show_ids(array("q", [2, 3]))
    assert resets == [1, 1], "another answer than the first rows are of"
    assert model.row_of(3) == 1
    assert model.row_of(9) == -1
    assert not model.columnCount(model.index(0, 0))
    assert model.index(0, 0, QModelIndex()).isValid()


# -- home and the list of cases with very many ---------------------------------------------------


def test_home_and_the_list_read_what_they_show(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    services = window.context.services
    for number in range(9):
        services.cases.create(case(number), sample=number > 6)
    monkeypatch.setattr(services.cases, "list", lambda *_given: pytest.fail("it reads all"))
    monkeypatch.setattr("app.ui.pages.cases.SHOWN", 4)
    window.context.cases_changed.emit()
    home = window.page
    assert isinstance(home, HomePage)
    assert [one.sample for one in home.list.cases.cases] == [False] * 7 + [True]
    window.show_page("cases")
    page = window.pages.built("cases")
    assert isinstance(page, CasesPage)
    assert len(page.list.cases.cases) == 4
    assert "5" in page.more.text()
    assert page.samples.take_out_button.isVisible(), "samples are there though not in sight"
    page.more.click()
    assert len(page.list.cases.cases) == 8
    page.more.click()
    assert len(page.list.cases.cases) == 9
    assert not page.more.isVisible()


def test_the_desks_home_counts_and_leads_to_its_pages(opened: Opener, qtbot: QtBot) -> None:
    window, _page = desk(opened, 6)
    window.show_page("home")
    home = window.page
    assert isinstance(home, HomePage)
    card = home.findChild(DeskCard)
    assert card is not None
    assert "6" in card.here.text()
    assert not card.finance.isVisible(), "the finance is the corporation's"
    card.all.click()
    assert window.current_page == "register"
    window.context.services.settings.set("office.role", "okrug")
    window.context.office_changed.emit()
    window.show_page("home")
    qtbot.waitUntil(lambda: not card.isVisible())
    assert home._new.isVisible()


def test_an_empty_desk_asks_for_files(opened: Opener) -> None:
    window = opened()
    window.context.services.settings.set("office.role", "department")
    window.context.office_changed.emit()
    window.show_page("home")
    home = window.page
    assert isinstance(home, HomePage)
    assert not home.big_new.isVisible()
    home.big_take_in.click()
    assert window.current_page == "intake"
