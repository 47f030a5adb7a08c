"""What must never happen to a person's work, tried on the whole window and on whole processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core import crash, log
from app.core.clock import FixedClock
from app.core.errors import StoreError
from app.domain.answers import Answers, InsertRecord, Record, SetRecordValue, SetValue
from app.services.cases import CaseService
from app.services.model import PaperStatus
from app.services.store import Store
from app.ui import actions
from app.ui.heartbeat import Heartbeat
from app.ui.hints import Hints, load
from app.ui.messages import error_text
from app.ui.pages.documents import DocumentsPage
from app.ui.pages.failed import FailedPage
from app.ui.pages.restore import RestorePage
from app.ui.pages.settings import SettingsPage
from app.ui.shell import MainWindow
from tests.ui.driven import CANARY
from tests.ui.window_support import NOW, Opener

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 150
"""For a process that hangs; none is waited for that long otherwise."""


class Processes:
    """Starts the program in processes of its own over one store and one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "auyl.sqlite3"
        self._begun: list[subprocess.Popen[str]] = []

    def begin(self, walk: str) -> subprocess.Popen[str]:
        """Start a walk of :mod:`tests.ui.driven`."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.driven", walk, str(self.store)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                "AUYL_KOOP_DATA": str(self.folder),
                "QT_QPA_PLATFORM": "offscreen",
            },
        )
        self._begun.append(process)
        return process

    def run(self, walk: str) -> tuple[int, str]:
        """Start a walk and wait for its end; return the exit code and all that it wrote."""
        process = self.begin(walk)
        out, err = process.communicate(timeout=SECONDS)
        return process.returncode, out + err

    def title(self) -> list[str]:
        """Return the titles of the cases in the store, read from the file itself."""
        with Store(self.store, FixedClock(NOW)) as store:
            return [case.title for case in CaseService(store).list()]

    def end(self) -> None:
        """End what still runs."""
        for process in self._begun:
            if process.poll() is None:
                process.kill()
            process.communicate()


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    made = Processes(tmp_path)
    yield made
    made.end()


def wait_for(process: subprocess.Popen[str], word: str) -> str:
    """Read what a process prints up to a line that begins with a word."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return line
    raise AssertionError(process.communicate()[1])


# -- exceptions and crashes ------------------------------------------------------------------


def test_the_last_key_before_an_exception_in_a_slot_is_in_the_store(processes: Processes) -> None:
    code, said = processes.run("slot")
    assert code == 0, said
    assert "BUG builtins.LookupError" in said
    assert CANARY not in said
    assert processes.title() == [f"«{CANARY}» АӨК"]
    recorded = (processes.folder / log.FILE_NAME).read_text(encoding="utf-8")
    assert "builtins.LookupError" in recorded


def test_a_hard_crash_is_told_at_the_next_start_once(processes: Processes) -> None:
    code, _said = processes.run("crash")
    assert code == -signal.SIGABRT
    code, said = processes.run("look")
    assert code == 0, said
    assert f"CASE «{CANARY}» АӨК" in said
    _before, _mark, report = said.partition("CRASH ")
    assert "Fatal Python error: Aborted" in report
    assert "PySide6-Essentials" in report
    assert CANARY not in report
    assert str(ROOT) not in report
    code, said = processes.run("look")
    assert code == 0
    assert "CRASH" not in said
    assert (processes.folder / crash.FILE_NAME).read_text(encoding="utf-8") == ""


def test_what_is_typed_stands_in_no_log_report_or_hint(processes: Processes) -> None:
    code, said = processes.run("canary")
    assert code == -signal.SIGABRT, said
    assert said.count("builtins.LookupError") >= 2
    _code, after = processes.run("look")
    assert f"CASE «{CANARY}» АӨК" in after
    recorded = (processes.folder / log.FILE_NAME).read_text(encoding="utf-8")
    assert recorded.count("builtins.LookupError") >= 3
    hidden = CANARY.encode("unicode_escape").decode()
    written = {
        file.name: file.read_bytes().decode(errors="replace")
        for file in processes.folder.iterdir()
        if file.is_file() and "sqlite3" not in file.name
    }
    assert {log.FILE_NAME, crash.SHOWN_NAME, "window.json"} <= written.keys()
    for name, text in {**written, "reports": said, "crash": after.partition("CRASH")[2]}.items():
        assert CANARY not in text, name
        assert hidden not in text, name
    for file in processes.folder.rglob("*"):
        assert CANARY not in file.name
        assert file.is_dir() or file.stat().st_mode & 0o077 == 0, file.name


def test_a_crash_report_names_no_folder_of_anybody() -> None:
    trace = (
        "Fatal Python error: Aborted\n"
        '  File "/home/\\u0410\\u0445\\u043c/app/ui/app.py", line 3 in f\n'
        '  File "C:/Users/Akhmetov/lib/threading.py", line 9 in g\n'
    )
    report = crash.report_of_crash(trace)
    assert 'File "app/ui/app.py", line 3 in f' in report
    assert 'File "threading.py", line 9 in g' in report
    assert "Akhmetov" not in report
    assert "u0410" not in report


# -- two starts --------------------------------------------------------------------------------


def test_a_second_process_raises_the_first_and_leaves(processes: Processes) -> None:
    first = processes.begin("hold")
    wait_for(first, "READY")
    hints = load(processes.folder)
    code, said = processes.run("second")
    assert code == 0, said
    assert "SECOND" in said
    assert wait_for(first, "RAISED").split() == ["RAISED", "False"]
    assert first.poll() is None
    assert load(processes.folder) == hints


def test_after_a_kill_the_next_start_opens_with_what_was_saved(processes: Processes) -> None:
    first = processes.begin("hold")
    wait_for(first, "READY")
    first.send_signal(signal.SIGKILL)
    first.wait(SECONDS)
    code, said = processes.run("look")
    assert code == 0, said
    assert f"CASE «{CANARY}» АӨК" in said
    assert "CRASH" not in said


# -- backups -------------------------------------------------------------------------------------


def heart(window: MainWindow) -> Heartbeat:
    found = window.findChild(Heartbeat)
    assert isinstance(found, Heartbeat)
    return found


def backups(opened: Opener) -> list[Path]:
    return sorted((opened.store.parent / "backups").glob("*.sqlite3"))


def name(window: MainWindow, text: str) -> None:
    """Give the open case a name and save it."""
    assert window.context.session is not None
    window.context.session.edit(SetValue("name.proper", text))
    window.flush()


def test_a_long_session_backs_up_each_day_and_says_when_that_fails(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    name(window, "Алға")
    heart(window).back_up()
    assert len(backups(opened)) == 1
    assert window.status.backup_text == ""
    name(window, "Береке")
    heart(window).back_up()
    assert len(backups(opened)) == 1  # today has its own
    opened.clock.moment += timedelta(days=1)
    folder = opened.store.parent / "backups"
    folder.rename(folder.with_name("away"))
    folder.write_text("a file in the folder's place")
    heart(window).back_up()
    fault = window.context.services.backups.fault
    assert fault is not None
    assert error_text(fault) in window.status.backup_text
    assert window.status._backup.isVisible()
    folder.unlink()
    folder.with_name("away").rename(folder)
    heart(window).back_up()
    assert window.status.backup_text == ""
    assert len(backups(opened)) == 2


def test_thirty_beats_look_for_the_backup(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.heartbeat.BACKUP_BEATS", 3)
    window = opened()
    window.actions_.new()
    for _beat in range(2):
        heart(window).beat()
    assert not backups(opened)
    heart(window).beat()
    assert len(backups(opened)) == 1


def test_closing_backs_up_what_changed_and_only_that(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    name(window, "Алға")
    opened.shut(window)
    made = backups(opened)
    assert len(made) == 1
    opened.clock.moment += timedelta(days=2)
    opened.shut(opened())
    assert backups(opened) == made


def test_a_backup_that_failed_at_the_start_is_told(opened: Opener) -> None:
    window = opened()
    window.actions_.new()
    (opened.store.parent / "backups").write_text("a file in the folder's place")
    opened.shut(window)
    again = opened()
    assert again.context.ready
    assert again.status.backup_text.startswith("⚠ ")
    (opened.store.parent / "backups").unlink()


# -- a long text, characters without a sign --------------------------------------------------------


def test_a_long_reason_does_not_widen_the_window(opened: Opener) -> None:
    window = opened(width=1024)
    before = window.minimumSizeHint().width()
    reason = "Дискіде орын қалмады. " * 20
    window.status.show_not_saved(lambda: reason)
    window.status.show_backup_fault(lambda: reason)
    window.status.notice(reason)
    assert window.minimumSizeHint().width() <= max(before, 1024)
    assert window.width() == 1024
    assert reason in window.status.saved_text
    assert any(reason in label.toolTip() for label in window.status.findChildren(QLabel))


def test_characters_without_a_sign_are_named_beside_the_paper(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    window.actions_.sample()
    session = window.context.session
    assert session is not None
    window.show_page("documents:founding_minutes")
    page = window.page
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.preview._pdf != b"", timeout=10000)
    assert page.preview.banner.text == ""
    session.edit(SetValue("meeting.place", "клуб 漢🐄"))
    qtbot.waitUntil(lambda: page.preview.banner.text != "", timeout=10000)
    assert "漢 🐄" in page.preview.banner.text
    assert "□" in page.preview.banner.text
    page.tree.tick_all(on=False)
    page.work._save(["founding_minutes"], tmp_path, tmp_path / "x")
    assert "漢 🐄" in page.banner.text
    session.edit(SetValue("meeting.place", "клуб"))
    qtbot.waitUntil(lambda: page.preview.banner.text == "", timeout=10000)


# -- reference data and the day ------------------------------------------------------------------


def finding_ids(window: MainWindow) -> set[str]:
    assert window.context.session is not None
    return {finding.id for finding in window.context.session.findings}


def test_an_edited_aek_reaches_the_open_case_at_once(opened: Opener, qtbot: QtBot) -> None:
    window = opened()
    window.actions_.sample()
    session = window.context.session
    assert session is not None
    qtbot.waitUntil(lambda: window.status._counts is not None)
    before, counted = finding_ids(window), window.status._counts
    window.show_page("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    ready = {state.key for state in page.states if state.status is PaperStatus.READY}
    window.show_page("settings")
    settings = window.page
    assert isinstance(settings, SettingsPage)
    assert session.case.meeting_date is not None
    first = f"01.01.{session.case.meeting_date.year}"
    table = settings.aek.table
    line = next(n for n in range(table.rowCount()) if settings.aek._text(n, 0) == first)
    cell = table.item(line, 1)
    assert cell is not None
    cell.setText("1000")
    assert finding_ids(window) - before
    qtbot.waitUntil(lambda: window.status._counts != counted)
    assert not session.has_unsaved
    assert window.status.saved_text.startswith("✓")
    window.show_page("documents")
    now_ready = {state.key for state in page.states if state.status is PaperStatus.READY}
    assert now_ready < ready
    settings.aek._keep(())
    assert finding_ids(window) == before


def test_after_midnight_a_planned_meeting_is_today(opened: Opener, qtbot: QtBot) -> None:
    opened.clock.moment = NOW.replace(hour=23, minute=59)
    window = opened()
    window.actions_.sample()
    session = window.context.session
    assert session is not None
    tomorrow = NOW + timedelta(days=1)
    session.edit(SetValue("meeting.date", f"{tomorrow:%d.%m.%Y}"))
    window.show_page("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)

    def early() -> bool:
        return any(state.status is PaperStatus.NOT_YET for state in page.states)

    assert early()
    heart(window).beat()
    assert early()
    opened.clock.moment += timedelta(minutes=2)
    window.flush()
    heart(window).beat()
    qtbot.waitUntil(lambda: not early())
    # The new day is no change of the case: nothing is said to be under way for ever.
    qtbot.waitUntil(lambda: window.status.saved_text.startswith("✓"))


def test_the_first_page_follows_a_new_day(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened()
    assert window.page is not None
    read: list[bool] = []
    monkeypatch.setattr(window.page, "refresh", lambda: read.append(True))
    heart(window).beat()
    assert not read
    opened.clock.moment += timedelta(days=1)
    heart(window).beat()
    assert read == [True]


# -- damaged and newer files -----------------------------------------------------------------


def prepared(opened: Opener, *names: str) -> None:
    """Leave a store with cases, and a backup of it."""
    window = opened()
    for text in names:
        window.actions_.new()
        name(window, text)
    opened.shut(window)


def flip(path: Path, place: int) -> None:
    """Turn some bytes of a file over."""
    content = bytearray(path.read_bytes())
    for at in range(place, min(place + 64, len(content))):
        content[at] ^= 0xFF
    path.write_bytes(bytes(content))


def test_flipped_bytes_lead_to_the_backups_with_date_and_counts(opened: Opener) -> None:
    prepared(opened, "Алға", "Береке")
    good = opened.store.read_bytes()
    shown = 0
    for place in range(0, len(good), 4096 * 6):
        opened.store.write_bytes(good)
        flip(opened.store, place + 8)
        damaged = opened.store.read_bytes()
        window = opened()
        page = window.page
        if isinstance(page, RestorePage):
            shown += 1
            line = page.list.item(0).text()
            assert f"{NOW.astimezone():%d.%m.%Y}" in line
            assert "2" in line
            assert opened.store.read_bytes() == damaged
        else:
            # A page that is free, or a letter within a text: nothing to be found, nothing to fail.
            assert window.current_page in ("home", "wizard", "failed")
        opened.shut(window)
    assert shown
    opened.store.write_bytes(good)
    flip(opened.store, 4096 + 8)
    damaged = opened.store.read_bytes()
    window = opened()
    page = window.page
    assert isinstance(page, RestorePage)
    page.restore_button.click()
    assert {case.title for case in window.context.services.cases.list()} == {
        "«Алға» АӨК",
        "«Береке» АӨК",
    }
    assert [file.read_bytes() for file in opened.store.parent.glob("*damaged*")] == [damaged]


def test_an_older_program_leaves_a_newer_file_alone(opened: Opener) -> None:
    prepared(opened, "Алға")
    with closing(sqlite3.connect(opened.store)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = opened.store.read_bytes()
    window = opened()
    assert isinstance(window.page, FailedPage)
    from app.core.errors import NewerStoreError

    with pytest.raises(NewerStoreError) as told:
        Store(opened.store, opened.clock)
    assert error_text(told.value) in [
        label.text() for label in window.page.findChildren(QLabel) if label.text()
    ]
    opened.shut(window)
    assert opened.store.read_bytes() == before


# -- a full disk ---------------------------------------------------------------------------------


def stay_open(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer «no» to closing without saving; return what was told each time."""
    asked: list[str] = []

    def stay(_parent: object, _question: str, consequence: str, _yes: str) -> bool:
        asked.append(consequence)
        return False

    monkeypatch.setattr(actions, "confirm", stay)
    return asked


@contextmanager
def full_disk(window: MainWindow) -> Iterator[None]:
    """Let SQLite itself find no room for one page more."""
    store = window.context.services.backups._store
    with store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_full_disk_is_told_and_saving_goes_on_by_itself(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.autosave.RETRY_MS", 20)
    window = opened()
    window.actions_.new()
    name(window, "Алға")
    session = window.context.session
    assert session is not None
    asked = stay_open(monkeypatch)
    long = "ұзақ сөз " * 20_000
    with full_disk(window):
        session.edit(SetValue("director.speech", long))
        window.save_soon()
        assert window.status.saved_text.startswith("⚠ ")
        assert session.has_unsaved
        session.edit(SetValue("name.proper", "Береке"))  # he types on meanwhile
        window.save_soon()
        assert session.has_unsaved
        assert session.answers.get("director.speech") == long
        assert not window.close()
        assert asked
        assert asked[0] in window.status.saved_text
        assert window.isVisible()
        kept = window.context.services.cases.open(session.case_id)
        assert kept.answers.get("name.proper") == "Алға"
    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=5000)
    kept = window.context.services.cases.open(session.case_id)
    assert kept.answers == session.answers
    assert kept.answers.get("director.speech") == long
    assert kept.answers.get("name.proper") == "Береке"
    assert window.status.saved_text.startswith("✓")


def test_a_save_that_takes_too_long_is_written_once(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow stick holds the store: the same founder must not be written twice."""
    window = opened(inline=False)
    window.actions_.new()
    qtbot.waitUntil(lambda: window.context.session is not None)
    session = window.context.session
    assert session is not None
    tasks = window.context.tasks
    qtbot.waitUntil(lambda: not tasks.running)
    slow = threading.Event()
    tasks.run(slow.wait)
    session.edit(InsertRecord("founders", Record("f1", {"surname": "Ахметов"}), 0))
    patience = tasks.run_and_wait

    def impatient(operation: Callable[[], object], _seconds: float = 0) -> object:
        return patience(operation, 0.01)

    asked = stay_open(monkeypatch)
    monkeypatch.setattr(tasks, "run_and_wait", impatient)
    assert not window.close()
    assert len(asked) == 1
    session.edit(SetRecordValue("founders", "f1", "given_name", "Нұрлан"))
    monkeypatch.setattr(tasks, "run_and_wait", patience)
    slow.set()
    window.flush()
    assert not session.has_unsaved
    kept = window.context.services.cases.open(session.case_id)
    assert kept.answers == session.answers
    assert window.status.saved_text.startswith("✓")


def test_nothing_is_called_kept_when_a_mistake_of_ours_stops_the_save(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    window = opened()
    window.actions_.new()
    session = window.context.session
    assert session is not None
    save = window.context.services.cases.save

    def broken(*_arguments: object) -> object:
        raise KeyError(CANARY)

    monkeypatch.setattr(window.context.services.cases, "save", broken)
    asked = stay_open(monkeypatch)
    session.edit(SetValue("name.proper", CANARY))
    window.save_soon()
    assert not window.close()
    from app.core.i18n import _
    from app.ui.messages import UNEXPECTED, UNSAVED

    assert asked == [_(UNSAVED)]
    assert _(UNEXPECTED) not in window.status.saved_text
    assert caplog.text.count("builtins.KeyError") == 2
    assert CANARY not in caplog.text
    monkeypatch.setattr(window.context.services.cases, "save", save)
    opened.shut(window)


def test_a_fault_of_the_world_in_a_slot_is_no_mistake_of_the_program(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui import messages

    window = opened()
    told: list[BaseException] = []
    bugs: list[BaseException] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, error: told.append(error))
    monkeypatch.setattr(messages, "show_bug", lambda error, _parent=None: bugs.append(error))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    messages.install(window.flush)
    fault = StoreError("The disk is full.")
    sys.excepthook(StoreError, fault, None)
    assert told == [fault]
    assert not bugs


# -- what a start without a store leaves ----------------------------------------------------------


def test_a_window_that_never_had_the_store_changes_no_hints(opened: Opener) -> None:
    first = opened()
    first.actions_.new()
    opened.hints(Hints(last_case=7, last_page="wizard"))
    second = opened()
    assert isinstance(second.page, FailedPage)
    second.close()
    assert load(opened.store.parent) == Hints(last_case=7, last_page="wizard")


def test_the_command_line_records_its_own_mistakes_without_words(
    tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.cli import main

    def broken(*_arguments: object, **_more: object) -> object:
        raise LookupError(CANARY)

    store = tmp_path / "s.sqlite3"
    with Store(store, FixedClock(NOW)) as made:
        CaseService(made).create(Answers({"name.proper": CANARY}))
    monkeypatch.setattr(CaseService, "list", broken)
    assert main(["--db", str(store), "list"]) == 2
    recorded = (data_folder / log.FILE_NAME).read_text(encoding="utf-8")
    assert "builtins.LookupError" in recorded
    assert CANARY not in recorded
