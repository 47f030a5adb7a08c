"""The log and the crash record name types and places, never what somebody typed."""

from __future__ import annotations

import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core import crash
from app.core.clock import FixedClock
from app.core.errors import StoreError
from app.core.log import (
    FILE_NAME,
    KEPT,
    MAX_BYTES,
    PrivateFileHandler,
    describe,
    start_log,
    stop_log,
)
from app.domain.answers import Answers, InsertRecord, Record, SetValue
from app.services.backups import BackupService
from app.services.cases import CaseService
from app.services.settings import SettingsService
from app.services.store import Store

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Құпиябекұлы"
NUMBER = "870514301239"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    yield tmp_path
    stop_log()
    logging.getLogger().setLevel(level)


def logged(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in folder.rglob(f"{FILE_NAME}*"))


def fail() -> None:
    try:
        int(CANARY)
    except ValueError as error:
        raise LookupError(CANARY) from error


def test_an_exception_is_written_without_its_words(folder: Path) -> None:
    file = start_log(folder)
    assert file == folder / FILE_NAME
    try:
        fail()
    except LookupError:
        logging.getLogger("app.test").exception("could not save %s", "meeting.date")
    text = logged(folder)
    assert "could not save meeting.date" in text
    assert "builtins.LookupError" in text
    assert "caused by\nbuiltins.ValueError" in text
    assert "tests/unit/test_log.py" in text
    assert "in fail" in text
    assert CANARY not in text
    assert str(Path.home()) not in describe(LookupError())


def test_a_whole_session_leaves_no_name_in_the_log(folder: Path) -> None:
    start_log(folder, logging.DEBUG)
    clock = FixedClock(datetime(2026, 11, 23, tzinfo=UTC))
    path = folder / "s.sqlite3"
    people = {"founders": (Record("a", {"surname": CANARY, "iin": NUMBER}),)}
    logger = logging.getLogger("app.test")
    with Store(path, clock) as store:
        cases = CaseService(store)
        case_id = cases.create(Answers({"name.proper": CANARY}, people)).summary.id
        cases.save(case_id, [SetValue("director.speech", CANARY)])
        cases.list(CANARY)
        cases.find(CANARY)
        SettingsService(store).set("office.akim_name", CANARY)
        BackupService(store).back_up()
        wrong = (
            SetValue(f"no.{NUMBER}", CANARY),
            InsertRecord("founders", Record("a", {"surname": CANARY}), 0),
        )
        for change in wrong:
            try:
                cases.save(case_id, [change])
            except Exception:
                logger.exception("a bug was met")
        with store.read() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(StoreError) as told:
            cases.save(case_id, [SetValue("director.speech", CANARY * 9000)])
        logger.error("not saved", exc_info=told.value)
        text = crash.report(told.value)
    text += logged(folder)
    assert text.count("a bug was met") == 2
    assert "sqlalchemy.exc.IntegrityError" in text
    assert "app.core.errors.StoreError" in text
    assert CANARY not in text
    assert NUMBER not in text
    stop_log()


def test_the_log_is_private_small_and_survives_a_folder_it_cannot_have(folder: Path) -> None:
    start_log(folder)
    logger = logging.getLogger("app.test")
    for _ in range(3 * MAX_BYTES // 1000):
        logger.info("x" * 1000)
    files = list(folder.glob(f"{FILE_NAME}*"))
    assert 2 <= len(files) <= KEPT + 1
    assert all(file.stat().st_size <= MAX_BYTES for file in files)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    (folder / "file").touch()
    assert start_log(folder / "file") is None
    logger.info("nobody hears, nothing breaks")


@pytest.mark.filterwarnings("always")
def test_warnings_are_logged_and_a_broken_line_stops_nothing(folder: Path) -> None:
    start_log(folder)
    warnings.warn(f"an old way: {CANARY}", UserWarning, stacklevel=1)
    # Straight to our handler: pytest's own capture cannot carry half a letter between processes.
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h, PrivateFileHandler))
    half = {"name": "app.test", "msg": "\ud800 half a letter", "levelname": "INFO"}
    handler.handle(logging.makeLogRecord(half))
    assert "half a letter" in logged(folder)
    assert "tests/unit/test_log.py" in logged(folder)
    assert " UserWarning" in logged(folder)
    assert CANARY not in logged(folder)


@pytest.mark.parametrize(("name", "told"), [("app.db.lock", True), ("applet", False)])
def test_what_libraries_say_is_logged_without_its_words(
    folder: Path, name: str, *, told: bool
) -> None:
    """They name files, and a folder is called after somebody: «C:/Users/Ахметов/…»."""
    start_log(folder)
    logging.getLogger(name).info("loading from %s", f"C:/Users/{CANARY}/data")
    assert (CANARY in logged(folder)) is told  # ours never say such a thing
    assert f"INFO {name} " in logged(folder)
    assert told or "tests/unit/test_log.py:" in logged(folder)


def test_a_record_is_left_as_it_was_for_others(folder: Path) -> None:
    start_log(folder)
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h, PrivateFileHandler))
    record = logging.makeLogRecord({"name": "library", "msg": "%s", "args": (CANARY,)})
    handler.handle(record)
    assert record.getMessage() == CANARY


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_does_not_stop_a_program_that_ends(folder: Path) -> None:
    """What could not be written comes back when the file is closed: it must not end in a bug."""
    start_log(folder)
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h, PrivateFileHandler))
    assert handler.stream is not None
    handler.stream.close()
    handler.stream = Path("/dev/full").open("a", encoding="utf-8")  # noqa: SIM115 - it is its own
    logging.getLogger("app").warning("a line that finds no room")
    stop_log()
    assert handler not in logging.getLogger().handlers


def test_describe_ends_for_errors_that_cause_each_other() -> None:
    first, second = ValueError(CANARY), TypeError(CANARY)
    first.__cause__, second.__cause__ = second, first
    assert describe(first) == "builtins.ValueError\ncaused by\nbuiltins.TypeError"
    hidden = LookupError()
    hidden.__context__, hidden.__suppress_context__ = ValueError(CANARY), True
    assert describe(hidden) == "builtins.LookupError"


def test_a_report_names_versions_and_places_only() -> None:
    with pytest.raises(LookupError) as raised:
        fail()
    text = crash.report(raised.value, datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    assert text.startswith("2026-11-23T10:00:00+00:00\nbuiltins.LookupError\n")
    assert "auyl-koop 0." in text
    assert "SQLAlchemy 2" in text
    assert "Python 3" in text
    assert CANARY not in text


def test_a_hard_crash_is_shown_once_at_the_next_start(tmp_path: Path) -> None:
    code = (
        "import sys, ctypes; from pathlib import Path; from app.core.crash import CrashRecord\n"
        "record = CrashRecord(Path(sys.argv[1])); assert record.previous == ''\n"
        "def falls(): ctypes.string_at(0)\n"
        "falls()"
    )
    folder = tmp_path / "data"
    died = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, check=False
    )
    assert died.returncode != 0
    assert (folder / crash.FILE_NAME).stat().st_mode & 0o777 == 0o600
    check = (
        "import sys; from pathlib import Path; from app.core.crash import *\n"
        "record = CrashRecord(Path(sys.argv[1])); print(report_of_crash(record.previous))\n"
        "record.close(); record.close(); print(repr(CrashRecord(Path(sys.argv[1])).previous))"
    )
    told = subprocess.run(
        [sys.executable, "-c", check, str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert "Fatal Python error" in told
    assert "in falls" in told
    assert "SQLAlchemy" in told
    assert told.rstrip().endswith("''")


def test_a_folder_that_cannot_be_written_needs_no_crash_record(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    record = crash.CrashRecord(tmp_path / "file")
    assert record.previous == ""
    record.close()
