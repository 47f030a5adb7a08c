"""Opening a store: in named steps, one window at a time, or not at all and nothing changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError, StoreError, StoreInUseError
from app.db import backup
from app.db.engine import connect
from app.db.lock import StoreLock, lock_path
from app.domain.answers import Answers, SetValue
from app.services.cases import CaseService
from app.services.store import Store

from .test_cases import NAMED, same

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_store_is_made_with_its_folder_in_named_steps(path: Path, clock: FixedClock) -> None:
    heard: list[str] = []
    with Store(path, clock, watch=heard.append) as store:
        assert CaseService(store).list() == ()
    assert heard == ["lock", "health", "backup", "upgrade", "connect"]
    assert backup.backup_files(path) == ()  # nothing was written, nothing to back up


def test_files_belong_to_their_owner_alone(store: Store, cases: CaseService, path: Path) -> None:
    cases.create(NAMED)
    store.back_up()
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert len(files) >= 4
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    assert path.parent.stat().st_mode & 0o077 == 0


def test_an_existing_file_loses_the_rights_of_others(path: Path, clock: FixedClock) -> None:
    Store(path, clock).close()
    path.chmod(0o644)
    Store(path, clock).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_connection_keeps_what_was_acknowledged(store: Store) -> None:
    with store.read() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def holder(path: Path) -> int | None:
    """The number of a process that stands in a lock file for a person who looks, or None."""
    try:
        text = lock_path(path).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return int(text) if text.isdigit() else None


def test_a_second_window_is_refused_and_the_first_goes_on(
    store: Store, cases: CaseService, path: Path, clock: FixedClock
) -> None:
    with pytest.raises(StoreInUseError) as told:
        Store(path, clock)
    assert told.value.arguments["path"] == path
    assert cases.create(NAMED).summary.founders == 2
    assert holder(path) == os.getpid()
    store.close()
    Store(path, clock).close()


def test_another_name_of_the_same_file_is_the_same_store(
    store: Store, path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    assert store.open
    alias = tmp_path / "alias.sqlite3"
    alias.symlink_to(path)
    with pytest.raises(StoreInUseError):
        Store(alias, clock)


def test_the_lock_of_a_killed_process_is_no_lock(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir()
    code = (
        "import sys; from pathlib import Path; from app.db.lock import StoreLock\n"
        "lock = StoreLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert holder(path) == process.pid
        with pytest.raises(StoreInUseError):
            Store(path, clock)
        process.kill()
        process.wait()
    assert lock_path(path).exists()
    Store(path, clock).close()


def test_a_lock_is_given_back_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    assert holder(path) is None
    lock = StoreLock(path)
    lock.release()
    lock.release()
    lock_path(path).write_bytes(b"\xff\xfe not a number")
    assert holder(path) is None
    StoreLock(path).release()


def test_a_failed_opening_gives_the_lock_back(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no store at all")
    for _ in range(2):
        with pytest.raises(StoreError) as told:
            Store(path, clock)
        assert not isinstance(told.value, StoreInUseError)
    assert path.read_bytes() == b"no store at all"


def test_the_file_of_another_program_is_left_alone(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cases (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError) as told:
        Store(path, clock)
    assert type(told.value) is StoreError
    assert path.read_bytes() == before
    assert not backup.backup_folder(path).exists()


def test_a_folder_or_a_path_through_a_file_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(StoreError):
        Store(tmp_path, clock)
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreError):
        Store(file / "s.sqlite3", clock)


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_becomes_a_store_only_when_nothing_was_lost(
    path: Path, clock: FixedClock, content: bytes | None
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
    assert len(backup.backup_files(path)) == 1
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DamagedStoreError) as told:
        Store(path, clock)
    assert told.value.arguments["path"] == path
    assert path.exists() is (content is not None)
    with Store(path, clock, fresh=True) as store:
        assert CaseService(store).list() == ()
    assert len(backup.backup_files(path)) == 1


def test_an_orphaned_journal_is_not_thrown_away(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir()
    journal = path.with_name(path.name + "-wal")
    journal.write_bytes(b"somebody's answers")
    with pytest.raises(DamagedStoreError):
        Store(path, clock)
    assert journal.read_bytes() == b"somebody's answers"


def test_a_first_start_that_was_killed_is_taken_up_again(path: Path, clock: FixedClock) -> None:
    path.parent.mkdir()
    connect(path, foreign_keys=True).close()
    assert path.stat().st_size > 0
    with Store(path, clock) as store:
        assert CaseService(store).list() == ()


def test_answers_survive_closing_and_opening(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED, place="board")
    for _ in range(2):
        with Store(path, clock) as store:
            opened = CaseService(store).open(made.summary.id)
            assert same(opened.answers, NAMED)
            assert opened.summary == made.summary


def test_a_closed_store_says_that_it_is_a_bug_to_use_it(store: Store, cases: CaseService) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError):
        cases.list()


def test_any_thread_may_work_and_none_is_lost(store: Store, cases: CaseService) -> None:
    case_id = cases.create().summary.id
    keys = ("director.speech", "director.decision", "meeting.invited", "name.aims")
    failed: list[BaseException] = []

    def work(key: str) -> None:
        try:
            for number in range(20):
                cases.save(case_id, [SetValue(key, str(number))])
                cases.open(case_id)
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=work, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert same(cases.open(case_id).answers, Answers(dict.fromkeys(keys, "19")))
    assert store.open


def test_a_full_disk_loses_nothing_that_was_saved(store: Store, cases: CaseService) -> None:
    case_id = cases.create(NAMED).summary.id
    with store.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long = SetValue("director.speech", "ұзақ сөз " * 20_000)
    with pytest.raises(StoreError) as told:
        cases.save(case_id, [SetValue("name.proper", "Басқа"), long])
    assert "room" in told.value.happened
    assert same(cases.open(case_id).answers, NAMED)
    assert cases.open(case_id).summary.title == "«Майтөбе Сүт» АӨК"
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    cases.save(case_id, [long])
    assert cases.open(case_id).answers.get("director.speech") == long.value


def test_a_file_that_another_program_holds_is_said_to_be_in_use(
    store: Store, cases: CaseService, path: Path
) -> None:
    case_id = cases.create().summary.id
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreInUseError):
            cases.save(case_id, [SetValue("name.proper", "А")])
        other.execute("ROLLBACK")
    cases.save(case_id, [SetValue("name.proper", "А")])
    assert cases.open(case_id).summary.title == "«А» АӨК"


def test_a_session_that_was_killed_gets_its_backup_at_the_next_start(
    path: Path, clock: FixedClock
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
        store._changed = False
    assert backup.backup_files(path) == ()
    Store(path, clock).close()
    assert len(backup.backup_files(path)) == 1
    clock.moment += timedelta(days=1)
    Store(path, clock).close()
    assert len(backup.backup_files(path)) == 1  # nothing was written since
