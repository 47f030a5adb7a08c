"""The page of taking files in: outcomes, senders, passwords, choices, stopping, hostile folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.core.i18n import Translator, use_translator
from app.core.paths import default_store
from app.domain.answers import SetValue
from app.domain.merge import Side
from app.domain.office import Role
from app.main import wished
from app.services.model_exchange import FileResult, Outcome
from app.ui.app import make_window
from app.ui.pages.intake import IntakePage
from app.ui.pages.intake_conflict import OURS, THEIRS
from app.ui.second_start import call_file, call_first, files_of_call
from app.ui.shell import MainWindow
from tests.ui.clipped import clipped
from tests.ui.office_files import OtherOffice
from tests.ui.test_pseudo_locale import longer
from tests.ui.walk import settle
from tests.ui.window_support import Opener
from tests.ui.wizard_support import press

WORD = "құпия сөз 1"


@pytest.fixture
def akim(tmp_path: Path) -> Iterator[OtherOffice]:
    made = OtherOffice(tmp_path / "akim")
    yield made
    made.close()


def desk(opened: Opener) -> MainWindow:
    """Open a window of a department's office."""
    window = opened()
    window.context.services.settings.set("office.role", Role.DEPARTMENT.value)
    return window


def page_of(window: MainWindow) -> IntakePage:
    window.show_page("intake")
    page = window.page
    assert isinstance(page, IntakePage)
    return page


def outcomes(page: IntakePage) -> list[Outcome]:
    return [line.result.outcome for line in page.run.lines]


def said(page: IntakePage) -> str:
    settle()
    return "\n".join(label.text() for label in page.details.findChildren(QLabel))


def press_button(page: IntakePage, text: str) -> None:
    settle()
    found = [one for one in page.findChildren(QPushButton) if one.text().strip() == text]
    shown = [one for one in found if one.isVisible() and one.isEnabled()]
    assert shown, text
    shown[0].click()


def accept(page: IntakePage) -> None:
    assert page.details.question is not None
    page.details.question.accept_button.click()


# -- outcomes --------------------------------------------------------------------------------


def test_a_new_sender_is_shown_and_accepted_for_all_his_files(
    opened: Opener, akim: OtherOffice
) -> None:
    for number in range(3):
        akim.write(f"{number}.auylkoop", akim.create(f"Береке {number}"))
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.folder])
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER] * 3
    assert not window.context.services.cases.list()
    assert page.table.currentIndex().row() == 0
    assert "Мичурин округінің әкімі" in said(page)
    assert page.details.question is not None
    digits = page.details.question.number.accessibleDescription()
    assert digits == page.run.lines[0].result.fingerprint
    assert len(digits.split()) == 8
    accept(page)
    assert outcomes(page) == [Outcome.NEW] * 3
    assert len(window.context.services.cases.list()) == 3
    assert page.sum.text() == "3 файл: 3 жаңа"
    assert [one.name for one in window.context.services.office.known()] == [
        "Мичурин округінің әкімі"
    ]
    page.take_in([akim.folder / "1.auylkoop"])
    assert outcomes(page) == [Outcome.NEW, Outcome.SAME, Outcome.NEW], "one line a file"


def test_only_one_file_is_accepted_where_that_is_wished(opened: Opener, akim: OtherOffice) -> None:
    for number in range(2):
        akim.write(f"{number}.auylkoop", akim.create(f"Береке {number}"))
    page = page_of(desk(opened))
    page.take_in([akim.folder])
    assert page.details.question is not None
    page.details.question.all_tick.setChecked(False)
    accept(page)
    assert outcomes(page) == [Outcome.NEW, Outcome.UNKNOWN_SENDER]


def test_a_declined_sender_stays_outside_with_what_comes_later(
    opened: Opener, akim: OtherOffice
) -> None:
    files = [akim.write(f"{n}.auylkoop", akim.create(f"Береке {n}")) for n in range(3)]
    window = desk(opened)
    page = page_of(window)
    page.take_in(files[:2])
    assert page.details.question is not None
    page.details.question.decline_button.click()
    assert [line.declined for line in page.run.lines] == [True, True]
    page.take_in(files[2:])
    assert page.run.lines[2].declined
    assert not any(line.needs_person for line in page.run.lines)
    assert not window.context.services.cases.list()
    assert page.sum.text() == "3 файл: 3 Сіз қабылдамаған"
    press_button(page, "Қайта шешу")
    assert page.run.lines[0].declined, "the run keeps what was said of the key"


def test_a_locked_file_asks_in_place_and_says_when_the_word_is_wrong(
    opened: Opener, akim: OtherOffice
) -> None:
    for number in range(2):
        akim.write(f"{number}.auylkoop", akim.create(f"Береке {number}"), password=WORD)
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.folder])
    assert outcomes(page) == [Outcome.LOCKED] * 2
    field = page.details.password
    assert field is not None
    field.setText("басқа")
    press(field, Qt.Key.Key_Return)
    assert page.run.lines[0].result.outcome is Outcome.LOCKED
    assert "құпиясөзбен ашылмады" in said(page)
    field = page.details.password
    assert field is not None
    field.setText(WORD)
    press(field, Qt.Key.Key_Return)
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER] * 2
    accept(page)
    assert outcomes(page) == [Outcome.NEW] * 2, "the password is known for the whole run"
    assert len(window.context.services.cases.list()) == 2


def test_newer_older_and_what_changed_are_told_in_words(opened: Opener, akim: OtherOffice) -> None:
    case = akim.create()
    first = akim.write("1.auylkoop", case)
    akim.save(case, SetValue("meeting.place", "Мектеп"))
    second = akim.write("2.auylkoop", case)
    window = desk(opened)
    page = page_of(window)
    page.take_in([first])
    accept(page)
    page.take_in([second])
    assert outcomes(page) == [Outcome.NEW, Outcome.NEWER]
    page.table.setCurrentIndex(page.model.index(1, 0))
    assert "Жіберушіден келгені: Жиналыс өтетін ғимарат және мекенжайы" in said(page)
    page.take_in([first])
    assert outcomes(page)[0] is Outcome.OLDER
    assert page.model.index(0, 0).data() == "Сіздікінен ескі"


def test_a_refused_file_says_why_and_can_be_looked_at_again(
    opened: Opener, akim: OtherOffice
) -> None:
    good = akim.write("1.auylkoop", akim.create())
    data = good.read_bytes()
    good.write_bytes(data[: len(data) // 2])
    page = page_of(desk(opened))
    page.take_in([akim.folder])
    line = page.run.lines[0]
    assert line.result.outcome is Outcome.REFUSED
    assert line.result.reason in said(page)
    good.write_bytes(data)
    press_button(page, "Файлды қайта қарау")
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER]


# -- both sides changed ----------------------------------------------------------------------


def conflicting(opened: Opener, akim: OtherOffice) -> tuple[MainWindow, IntakePage]:
    """Return a desk at which three answers were changed on both sides, one on each alone."""
    case = akim.create()
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.write("1.auylkoop", case)])
    accept(page)
    services = window.context.services
    (here,) = services.cases.list()
    akim.save(
        case,
        SetValue("meeting.place", "Мектеп"),
        SetValue("meeting.time", "10:00"),
        SetValue("contribution.share_amount", "100000"),
        SetValue("meeting.settlement", "Мичурин ауылы"),
    )
    services.cases.save(
        here.id,
        [
            SetValue("meeting.place", "Клуб"),
            SetValue("meeting.time", "11:00"),
            SetValue("contribution.share_amount", "200000"),
            SetValue("listing.number", "7"),
        ],
    )
    page.take_in([akim.write("2.auylkoop", case)])
    assert outcomes(page)[1] is Outcome.CONFLICT
    page.table.setCurrentIndex(page.model.index(1, 0))
    return window, page


def test_a_conflict_is_chosen_answer_by_answer_with_the_keyboard(
    opened: Opener, akim: OtherOffice
) -> None:
    window, page = conflicting(opened, akim)
    press_button(page, "Жауаптарды таңдау…")
    chooser = page.chooser
    assert chooser.isVisible()
    questions = [pair.question for pair in chooser.model.pairs]
    assert "Жиналыс өтетін ғимарат және мекенжайы" in questions
    assert not any("." in question and "/" in question for question in questions)
    assert not chooser.take_button.isEnabled(), "nothing is chosen at first"
    assert all(chooser.model.side_of(row) is None for row in range(3))
    assert chooser.table.hasFocus()
    assert "100\u00a0000 ₸" in {chooser.model.index(row, THEIRS).data() for row in range(3)}
    press(chooser.table, Qt.Key.Key_Space)
    press(chooser.table, Qt.Key.Key_Right)
    press(chooser.table, Qt.Key.Key_Space)
    assert chooser.model.side_of(0) is Side.OURS
    assert chooser.model.side_of(1) is Side.THEIRS
    assert chooser.count.text() == "Таңдалғаны: 2, барлығы: 3"
    press(chooser.table, Qt.Key.Key_Return)
    assert chooser.model.complete
    chosen = {
        pair.address: chooser.model.side_of(row) for row, pair in enumerate(chooser.model.pairs)
    }
    chooser.take_button.click()
    assert page.stack.currentIndex() == 0
    assert outcomes(page)[1] is Outcome.NEWER
    services = window.context.services
    answers = services.cases.open(services.cases.list()[0].id).answers
    here = {"meeting.place": "Клуб", "meeting.time": "11:00"}
    there = {"meeting.place": "Мектеп", "meeting.time": "10:00"}
    for address in here:
        expected = here if chosen[address] is Side.OURS else there
        assert answers.get(address) == expected[address]
    assert answers.get("meeting.settlement") == "Мичурин ауылы", "came by itself"
    assert answers.get("listing.number") == "7", "stayed by itself"


def test_all_of_one_side_is_chosen_at_once_and_later_changes_nothing(
    opened: Opener, akim: OtherOffice
) -> None:
    window, page = conflicting(opened, akim)
    press_button(page, "Жауаптарды таңдау…")
    chooser = page.chooser
    chooser.all_ours.click()
    assert chooser.model.complete
    chooser.all_theirs.click()
    chooser.later_button.click()
    press_button(page, "Жауаптарды таңдау…")
    press(chooser.table, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0
    assert page.table.hasFocus()
    assert outcomes(page)[1] is Outcome.CONFLICT
    services = window.context.services
    case_id = services.cases.list()[0].id
    assert services.cases.open(case_id).answers.get("meeting.place") == "Клуб"
    press_button(page, "Жауаптарды таңдау…")
    assert chooser.model.complete, "what was chosen waits"
    chooser.take_button.click()
    assert services.cases.open(case_id).answers.get("meeting.place") == "Мектеп"


def test_a_click_chooses_and_a_long_text_is_read_whole(opened: Opener, akim: OtherOffice) -> None:
    case = akim.create(meeting__place="А")
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.write("1.auylkoop", case)])
    accept(page)
    services = window.context.services
    long = "Ауылдың мәдениет үйі, екінші қабат. " * 60 + "СОҢЫ"
    akim.save(case, SetValue("meeting.place", long))
    services.cases.save(services.cases.list()[0].id, [SetValue("meeting.place", "Клуб")])
    page.take_in([akim.write("2.auylkoop", case)])
    page.table.setCurrentIndex(page.model.index(1, 0))
    press_button(page, "Жауаптарды таңдау…")
    chooser = page.chooser
    assert chooser.whole.isVisible()
    assert "СОҢЫ" in chooser.whole.toPlainText()
    cell = chooser.table.visualRect(chooser.model.index(0, THEIRS)).center()
    QTest.mouseClick(chooser.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert chooser.model.side_of(0) is Side.THEIRS
    cell = chooser.table.visualRect(chooser.model.index(0, OURS)).center()
    QTest.mouseClick(chooser.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert chooser.model.side_of(0) is Side.OURS


# -- the open case ---------------------------------------------------------------------------


def test_an_open_case_is_saved_before_and_read_anew_after(
    opened: Opener, akim: OtherOffice
) -> None:
    case = akim.create()
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.write("1.auylkoop", case)])
    accept(page)
    (here,) = window.context.services.cases.list()
    window.open_case(here.id)
    session = window.context.session
    assert session is not None
    session.edit(SetValue("listing.number", "7"))
    assert session.has_unsaved
    akim.save(case, SetValue("meeting.place", "Мектеп"))
    page = page_of(window)
    page.take_in([akim.write("2.auylkoop", case)])
    now = window.context.session
    assert now is not None
    assert now is not session
    assert now.case_id == here.id
    assert now.answers.get("meeting.place") == "Мектеп"
    assert now.answers.get("listing.number") == "7"
    assert not now.can_undo
    assert window.current_page == "intake"
    assert "Ctrl+Z" in page.notes.text()
    page.take_in([akim.folder / "1.auylkoop"])
    assert window.context.session is now, "an older file leaves the open case alone"


# -- many files ------------------------------------------------------------------------------


def test_other_files_are_named_as_passed_over(opened: Opener, akim: OtherOffice) -> None:
    akim.write("1.auylkoop", akim.create())
    (akim.folder / "хат.docx").write_bytes(b"x")
    (akim.folder / "data.json").write_text("{}", encoding="utf-8")
    page = page_of(desk(opened))
    page.take_in([akim.folder])
    assert len(page.run.lines) == 1
    assert "хат.docx" in page.notes.text()
    assert "data.json" in page.notes.text()
    page.run.clear()
    page.take_in([akim.folder / "хат.docx"])
    assert page.run.lines == []
    assert "Ол жерден осы бағдарламаның файлы табылмады." in page.notes.text()


class Slow:
    """An intake that stops the run, or loses the stick, at its third file."""

    def __init__(self, page: IntakePage, act: str) -> None:
        self.page, self.act, self.seen = page, act, 0

    def take(self, path: Path, **_more: object) -> FileResult:
        self.seen += 1
        if self.seen == 3:
            if self.act == "stop":
                self.page.progress.stop_button.click()
            else:
                return FileResult(path.parent / "gone" / path.name, Outcome.REFUSED, reason="X")
        return FileResult(path, Outcome.NEW, taken=True)


@pytest.mark.parametrize("act", ["stop", "gone"])
def test_what_was_taken_stays_when_a_run_ends_early(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for number in range(10):
        (stick / f"{number}.auylkoop").write_bytes(b"")
    window = desk(opened)
    page = page_of(window)
    slow = Slow(page, act)
    if act == "gone":
        take = slow.take

        def lose(path: Path, **more: object) -> FileResult:
            found = take(path, **more)
            if slow.seen == 3:
                stick.rename(tmp_path / "away")
            return FileResult(path, found.outcome, found.taken, reason=found.reason)

        monkeypatch.setattr(window.context.services.intake, "take", lose)
    else:
        monkeypatch.setattr(window.context.services.intake, "take", slow.take)
    page.take_in([stick])
    assert len(page.run.lines) == 3
    assert not page.run.working
    assert "7" in page.notes.text()
    expected = "Тоқтатылды" if act == "stop" else "Флешка немесе қалта енді жоқ"
    assert page.notes.text().startswith(expected)


def test_a_hostile_folder_ends_and_its_files_are_found(opened: Opener, tmp_path: Path) -> None:
    top = tmp_path / "stick"
    folder = top
    for _level in range(150):
        folder = folder / "ішкі"
    folder.mkdir(parents=True)
    (folder / "deep.auylkoop").write_bytes(b"PK")
    (top / "round").symlink_to(top, target_is_directory=True)
    (top / "lost.auylkoop").symlink_to(top / "nowhere")
    os.mkfifo(top / "pipe.auylkoop")
    (top / "folder.auylkoop").mkdir()
    page = page_of(desk(opened))
    page.take_in([top, top])
    assert [line.result.path.name for line in page.run.lines] == ["deep.auylkoop"]
    assert outcomes(page) == [Outcome.REFUSED]


def test_a_thousand_lines_are_filtered_and_ordered(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for number in range(1000):
        (stick / f"{number:04d}.auylkoop").write_bytes(b"")
    window = desk(opened)
    page = page_of(window)

    def take(path: Path, **_more: object) -> FileResult:
        refused = path.name.endswith("7.auylkoop")
        return FileResult(path, Outcome.REFUSED if refused else Outcome.NEW, taken=not refused)

    monkeypatch.setattr(window.context.services.intake, "take", take)
    page.take_in([stick])
    assert page.model.rowCount() == 1000
    page._say()
    assert page.sum.text() == "1\u00a0000 файл: 900 жаңа, 100 қабылданбады"
    page.bar.needing.click()
    assert page.model.rowCount() == 100
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert page.model.index(0, 1).data() == "0997"
    page.bar.needing.click()
    assert page.model.index(0, 1).data() == "0999"


# -- ways in, ways out -----------------------------------------------------------------------


def drag(window: MainWindow, paths: list[Path]) -> bool:
    """Drop files onto the window as its system does; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    handle = window.windowHandle()
    copy = Qt.DropAction.CopyAction
    none, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, none, no)
    QApplication.sendEvent(handle, enter)
    drop = QDropEvent(QPointF(300, 300), copy, data, none, no)
    QApplication.sendEvent(handle, drop)
    return enter.isAccepted() and drop.isAccepted()


def test_files_are_dropped_onto_any_page(opened: Opener, akim: OtherOffice) -> None:
    file = akim.write("1.auylkoop", akim.create())
    window = desk(opened)
    window.show_page("settings")
    assert drag(window, [file])
    page = window.page
    assert isinstance(page, IntakePage)
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER]


def test_a_window_started_with_a_file_shows_it(
    opened: Opener, akim: OtherOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = akim.write("1.auylkoop", akim.create())
    window = opened()
    window.actions_.sample()
    opened.shut(window)  # the next start would show the case that was open last

    def with_file(*arguments: Any, **more: Any) -> MainWindow:
        made = make_window(*arguments, **more)
        made.wanted = (file,)
        return made

    monkeypatch.setattr("tests.ui.window_support.make_window", with_file)
    window = opened()
    page = window.page
    assert isinstance(page, IntakePage)
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER]
    assert window.wanted == ()


@pytest.mark.parametrize(
    ("arguments", "store", "files"),
    [
        (["a.auylkoop"], None, ["a.auylkoop"]),
        (
            ["--db", "x.sqlite3", "a.AUYLKOOP", "b.auylkoop"],
            "x.sqlite3",
            ["a.AUYLKOOP", "b.auylkoop"],
        ),
        (["a.auylkoop", "--db=x.sqlite3"], "x.sqlite3", ["a.auylkoop"]),
    ],
)
def test_the_program_opens_its_window_with_files(
    arguments: list[str], store: str | None, files: list[str]
) -> None:
    wish = wished(arguments)
    assert wish is not None
    assert wish.store == (Path(store) if store else default_store())
    assert wish.files == tuple(Path(file).absolute() for file in files)


@pytest.mark.parametrize(
    "arguments", [["verify", "a.auylkoop"], ["a.json"], ["--db="], ["-a.auylkoop"], ["--db", "--x"]]
)
def test_everything_else_is_for_the_command_line(arguments: list[str]) -> None:
    assert wished(arguments) is None


def test_a_second_start_hands_its_files_over(
    opened: Opener, akim: OtherOffice, qtbot: QtBot
) -> None:
    file = akim.write("1.auylkoop", akim.create())
    window = opened()
    assert call_first(window.context.services.path, [file])
    qtbot.waitUntil(lambda: isinstance(window.page, IntakePage))
    page = page_of(window)
    assert outcomes(page) == [Outcome.UNKNOWN_SENDER]
    assert not call_file(window.context.services.path).exists()


@given(st.text(max_size=60) | st.lists(st.text(max_size=12), max_size=3).map(json.dumps))
def test_what_a_call_says_is_never_trusted(text: str) -> None:
    assert all(path.is_absolute() for path in files_of_call(text))


def test_the_results_are_copied_and_saved_as_text(
    opened: Opener, akim: OtherOffice, tmp_path: Path
) -> None:
    akim.write("1.auylkoop", akim.create())
    page = page_of(desk(opened))
    page.take_in([akim.folder])
    accept(page)
    page.bar.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("1 файл: 1 жаңа")
    assert "1.auylkoop\tЖаңа\tМичурин округінің әкімі, Мичурин" in text
    page.bar.save_to(tmp_path / "нәтиже.txt")
    saved = (tmp_path / "нәтиже.txt").read_bytes().decode("utf-8-sig")
    assert saved.replace("\r\n", "\n") == text.replace("\r\n", "\n")


def test_results_outlive_a_switch_of_the_language(opened: Opener, akim: OtherOffice) -> None:
    akim.write("1.auylkoop", akim.create())
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.folder])
    window.choose_language("ru")
    again = window.page
    assert isinstance(again, IntakePage)
    assert again is not page
    assert again.sum.text() == "1 файл: от неизвестных отправителей – 1"
    again.table.setCurrentIndex(again.model.index(0, 0))
    accept(again)
    assert outcomes(again) == [Outcome.NEW]
    window.choose_language("kk")


def test_every_control_has_a_name_and_tab_goes_as_one_reads(
    opened: Opener, akim: OtherOffice
) -> None:
    akim.write("1.auylkoop", akim.create())
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.folder])
    settle()
    page.order_tabs()
    page.zone.files_button.setFocus()
    came: list[object] = []
    for _turn in range(12):
        here = QApplication.focusWidget()
        assert here is not None
        came.append(here)
        assert here.accessibleName() or getattr(here, "text", str)(), here
        press(here, Qt.Key.Key_Tab)
    question = page.details.question
    assert question is not None
    wanted = [
        page.zone.files_button,
        page.zone.folder_button,
        page.table,
        question.accept_button,
        question.decline_button,
    ]
    places = [came.index(one) for one in wanted]
    assert places == sorted(places)


def test_the_keyboard_alone_takes_a_locked_file_of_a_new_sender(
    opened: Opener, akim: OtherOffice
) -> None:
    akim.write("1.auylkoop", akim.create(), password=WORD)
    window = desk(opened)
    page = page_of(window)
    page.take_in([akim.folder])
    settle()
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    field = page.details.password
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "abc")
    press(field, Qt.Key.Key_Return)
    settle()
    field = page.details.password
    assert field is not None
    assert field.hasFocus(), "a wrong word is typed again at once"
    field.setText(WORD)
    press(field, Qt.Key.Key_Return)
    settle()
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_Return)
    answer = QApplication.focusWidget()
    assert page.details.question is not None
    assert answer is page.details.question.accept_button
    press(answer, Qt.Key.Key_Return)
    assert outcomes(page) == [Outcome.NEW]


def test_files_are_taken_on_the_workers_and_a_click_stops_them(
    opened: Opener, akim: OtherOffice, qtbot: QtBot
) -> None:
    files = [akim.write(f"{n:02d}.auylkoop", akim.create(f"Береке {n}")) for n in range(12)]
    window = opened(inline=False)
    services = window.context.services
    services.settings.set("office.role", Role.DEPARTMENT.value)
    services.office.accept(akim.office.me())
    page = page_of(window)
    take = services.intake.take
    seen: list[Path] = []

    def counted(path: Path, *rest: Any, **more: Any) -> FileResult:
        seen.append(path)
        if len(seen) == 4:
            page.run._stop.set()
            page.run._queue.clear()
        return take(path, *rest, **more)

    services.intake.take = counted  # type: ignore[method-assign]
    page.take_in(files)
    assert page.progress.working
    qtbot.waitUntil(lambda: not page.run.working, timeout=20000)
    assert outcomes(page) == [Outcome.NEW] * 4
    assert len(services.cases.list()) == 4
    services.intake.take = take  # type: ignore[method-assign]
    page.take_in(files)
    qtbot.waitUntil(lambda: not page.run.working, timeout=20000)
    assert outcomes(page) == [Outcome.SAME] * 4 + [Outcome.NEW] * 8


@pytest.mark.parametrize("size", [(1366, 728), (911, 485)])
@pytest.mark.parametrize("language", ["kk", "ru", "en", "pseudo"])
def test_nothing_is_cut_whatever_a_file_has_become(
    opened: Opener, akim: OtherOffice, language: str, size: tuple[int, int]
) -> None:
    window, page = conflicting(opened, akim)
    akim.write("3.auylkoop", akim.create("Құлып"), password=WORD)
    (akim.folder / "4.auylkoop").write_bytes(b"PK")
    (akim.folder / "хат.docx").write_bytes(b"x")
    page.take_in([akim.folder])
    window.resize(*size)
    if language == "pseudo":
        use_translator(Translator("kk", shape=longer))
        window.retranslate()
    else:
        window.choose_language(language)
    again = window.page
    assert isinstance(again, IntakePage)
    try:
        for row in range(again.model.rowCount()):
            again.table.setCurrentIndex(again.model.index(row, 0))
            settle()
            assert clipped(again) == [], row
        again.table.setCurrentIndex(again.model.index(1, 0))
        again._begin_choice()
        settle()
        assert clipped(again) == []
        assert window.width() == size[0], "the page is no wider than the window"
    finally:
        window.choose_language("kk")
