"""A large store that ended well opens without reading all of it; in any doubt it is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError
from app.db import backup, health, known_whole
from app.db.engine import journal_of
from app.domain.answers import Answers, SetValue
from app.services.cases import CaseService
from app.services.store import Store

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

ROOT = Path(__file__).resolve().parents[2]
LONG = "Майтөбе " * 5_000
"""An answer of several pages, of which nothing that opening needs is told."""


@pytest.fixture(autouse=True)
def none_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small stores of the tests be large ones."""
    monkeypatch.setattr(known_whole, "SMALL", 0)


@pytest.fixture
def whole_checks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note for each examination of a store itself whether it was from end to end."""
    found: list[bool] = []
    plain = health.examine

    def examine(path: Path, *, whole: bool = True) -> health.Health:
        found.append(whole)
        return plain(path, whole=whole)

    monkeypatch.setattr("app.services.store.examine", examine)
    return found


def made(path: Path, clock: FixedClock) -> int:
    """Make a store with one case that holds a long answer; return the case."""
    with Store(path, clock) as store:
        return CaseService(store).create(Answers({"director.speech": LONG})).summary.id


def spoil(path: Path) -> None:
    """Damage a page that opening does not need, as a bad sector would: no time, no size changes."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    at = content.index(LONG[:500].encode())
    content[at + 4096 : at + 3 * 4096] = bytes(2 * 4096)
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_after_a_good_end_not_all_is_read_again(
    path: Path, clock: FixedClock, whole_checks: list[bool]
) -> None:
    case_id = made(path, clock)
    for day in range(1, 7):
        clock.moment += timedelta(hours=23)
        with Store(path, clock) as store:  # worked with each day: that makes the check no younger
            CaseService(store).save(case_id, [SetValue("meeting.time", f"1{day}:00")])
    assert whole_checks == [False] * 6
    clock.moment += timedelta(days=2)
    Store(path, clock).close()
    Store(path, clock).close()
    assert whole_checks[6:] == [True, False]


def test_values_are_not_read_either(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path, clock)
    asked: list[bool] = []

    def check(_connection: object, _path: Path, *, values: bool = True) -> None:
        asked.append(values)

    monkeypatch.setattr("app.services.store.check_columns", check)
    Store(path, clock).close()
    known_whole.unmark(path)
    Store(path, clock).close()
    assert asked == [False, True]


def touched(path: Path, _clock: FixedClock) -> None:
    os.utime(path)


def copied_over(path: Path, _clock: FixedClock) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


def longer(path: Path, _clock: FixedClock) -> None:
    before = path.stat()
    with path.open("ab") as file:
        file.write(bytes(4096))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def another_head(path: Path, _clock: FixedClock) -> None:
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[60:64] = b"\0\0\0\7"  # the user version, of which nothing is made
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def journal_left(path: Path, _clock: FixedClock) -> None:
    journal_of(path).write_bytes(b"what a killed process left")


def clock_back(_path: Path, clock: FixedClock) -> None:
    clock.moment -= timedelta(days=1)


def broken_mark(path: Path, _clock: FixedClock) -> None:
    known_whole.mark_path(path).write_bytes(b'{"checked": "\xff')


def strange_mark(path: Path, _clock: FixedClock) -> None:
    known_whole.mark_path(path).write_bytes(b"[1, 2]")


DOUBTS = (
    touched,
    copied_over,
    longer,
    another_head,
    journal_left,
    clock_back,
    broken_mark,
    strange_mark,
)


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.__name__)
def test_in_any_doubt_all_of_it_is_read(
    path: Path,
    clock: FixedClock,
    whole_checks: list[bool],
    doubt: Callable[[Path, FixedClock], None],
) -> None:
    made(path, clock)
    assert known_whole.checked_at(path, clock.now()) is not None
    doubt(path, clock)
    Store(path, clock).close()
    assert whole_checks == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process at once")
def test_an_end_by_force_leaves_no_mark(
    path: Path, clock: FixedClock, whole_checks: list[bool]
) -> None:
    made(path, clock)
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from app.core.clock import SystemClock; from app.services.store import Store;"
        "Store(Path(sys.argv[1]), SystemClock()); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not known_whole.mark_path(path).exists()
    Store(path, clock).close()
    assert whole_checks == [True]


def test_a_mark_that_cannot_be_deleted_stops_nothing_and_is_not_believed(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = made(path, clock)
    mark, plain = known_whole.mark_path(path), Path.unlink

    def held(file: Path, missing_ok: bool = False) -> None:
        if file == mark:
            raise PermissionError(13, "held by another program")
        plain(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with Store(path, clock) as store:
        assert mark.exists()
        CaseService(store).save(case_id, [SetValue("meeting.time", "11:00")])
        assert known_whole.checked_at(path, clock.now()) is None  # a journal lies there
        store.forget_deleted()
        assert not journal_of(path).stat().st_size
        assert known_whole.checked_at(path, clock.now()) is None  # the file has another time


def test_what_a_bad_sector_ate_is_told_and_never_backed_up(
    path: Path, clock: FixedClock, whole_checks: list[bool]
) -> None:
    case_id = made(path, clock)
    spoil(path)
    good = {file.path for file in backup.backup_files(path)}
    clock.moment += timedelta(days=1)
    with Store(path, clock) as store:  # the damage lies where opening does not look
        CaseService(store).save(case_id, [SetValue("meeting.time", "11:00")])
    assert whole_checks == [False]
    assert isinstance(store.backup_fault, DamagedStoreError)
    assert {file.path for file in backup.backup_files(path)} == good
    with pytest.raises(DamagedStoreError):  # told at the next start: no mark was left
        Store(path, clock)


def test_damage_that_was_met_is_looked_for_at_the_next_start(path: Path, clock: FixedClock) -> None:
    case_id = made(path, clock)
    spoil(path)
    with Store(path, clock) as store, pytest.raises(DamagedStoreError):
        CaseService(store).open(case_id)
    assert not known_whole.mark_path(path).exists()


def test_a_small_store_is_read_at_every_start(
    path: Path, clock: FixedClock, whole_checks: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_whole, "SMALL", 32 * 2**20)
    made(path, clock)
    Store(path, clock).close()
    assert whole_checks == [True]
    assert not known_whole.mark_path(path).exists()


def test_the_mark_is_its_owners_alone(path: Path, clock: FixedClock) -> None:
    made(path, clock)
    text = known_whole.mark_path(path).read_text(encoding="utf-8")
    assert "Майтөбе" not in text
    assert os.name != "posix" or known_whole.mark_path(path).stat().st_mode & 0o077 == 0
