"""Backups and copies: made whole, checked, thinned, restored; a damaged store buries none."""

from __future__ import annotations

import errno
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.clock import FixedClock
from app.core.errors import (
    DamagedStoreError,
    FileError,
    InputError,
    NewerStoreError,
    StoreError,
    StoreInUseError,
)
from app.db import backup
from app.domain.answers import SetValue
from app.services.backups import BackupService, restore, set_aside, verified_backups
from app.services.cases import CaseService
from app.services.store import Store

from .test_cases import NAMED, same

pytestmark = pytest.mark.sqlite  # the file itself is what they are about


@pytest.fixture
def backups(store: Store) -> BackupService:
    return BackupService(store)


def damage(path: Path) -> bytes:
    """Overwrite every page but the first; return what stands in the file now."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    return path.read_bytes()


def stamp_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


# -- backups ---------------------------------------------------------------------------


def test_closing_backs_up_what_changed_and_only_then(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED).summary
    assert [kept.cases for kept in verified_backups(path)] == [1]
    clock.moment += timedelta(hours=1)
    with Store(path, clock) as store:
        CaseService(store).list()
    assert len(verified_backups(path)) == 1
    clock.moment += timedelta(hours=1)
    with Store(path, clock) as store:
        CaseService(store).save(made.id, [SetValue("name.proper", "Басқа")])
    newest, oldest = verified_backups(path)
    assert newest.made_at == clock.moment
    assert newest.made_at - oldest.made_at == timedelta(hours=2)


def test_a_backup_made_while_others_write_holds_every_acknowledged_row(
    store: Store, cases: CaseService, path: Path
) -> None:
    case_id = cases.create().summary.id
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            cases.save(case_id, [SetValue("director.speech", str(number))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(8):
            before = int(cases.open(case_id).answers.get("director.speech") or 0)
            target = path.parent / "copy.sqlite3"
            # Not through the store: its own lock would keep the writer waiting.
            assert backup.copy_store(store.path, target, live=True).cases == 1
            with closing(sqlite3.connect(target)) as connection:
                found = connection.execute(
                    "SELECT value FROM answers WHERE key = 'director.speech'"
                ).fetchone()
            after = int(cases.open(case_id).answers.get("director.speech") or 0)
            assert before <= int(found[0] if found else 0) <= after
    finally:
        stop.set()
        writer.join()


def test_a_backup_is_one_file_equal_to_the_store(
    store: Store, cases: CaseService, backups: BackupService
) -> None:
    cases.create(NAMED)
    made = backups.back_up()
    assert made.path.read_bytes()[18:20] == b"\x01\x01"  # no journal needed to read it
    with closing(sqlite3.connect(made.path)) as copy, closing(sqlite3.connect(store.path)) as own:
        assert list(copy.iterdump()) == list(own.iterdump())
    assert [file.name for file in made.path.parent.iterdir()] == [made.path.name]


def test_two_backups_of_one_second_keep_both(backups: BackupService) -> None:
    assert backups.back_up().path != backups.back_up().path
    assert len(backups.list()) == 2


def test_what_is_no_backup_is_never_offered(
    cases: CaseService, backups: BackupService, path: Path
) -> None:
    cases.create(NAMED)
    good = backups.back_up()
    content = good.path.read_bytes()
    folder = good.path.parent
    (folder / "auyl-koop-20261101-101010.sqlite3").write_bytes(b"")
    (folder / "auyl-koop-20261102-101010.sqlite3").write_bytes(content[: len(content) // 2])
    (folder / "auyl-koop-20261103-101010.sqlite3").write_bytes(content[:4096])
    (folder / "auyl-koop-20261104-101010.sqlite3").write_bytes(b"x" * len(content))
    (folder / "auyl-koop-20261399-101010.sqlite3").write_bytes(content)
    (folder / "other-20261105-101010.sqlite3").write_bytes(content)
    damage_me = folder / "auyl-koop-20261106-101010.sqlite3"
    damage_me.write_bytes(content)
    damage(damage_me)
    assert [kept.path for kept in backups.list()] == [good.path]
    assert [kept.path for kept in verified_backups(path)] == [good.path]
    assert (good.cases, good.size) == (1, len(content))


def test_a_damaged_store_buries_no_good_backup(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED).summary
    (good,) = backup.backup_files(path)
    content = good.path.read_bytes()
    store = Store(path, clock)
    service = CaseService(store)
    service.save(made.id, [SetValue("meeting.place", "мектеп")])
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 1000")
    store.forget_deleted()
    damage(path)
    clock.moment += timedelta(days=40)
    store.close()
    assert isinstance(store.backup_fault, DamagedStoreError)
    assert [file.path for file in backup.backup_files(path)] == [good.path]
    assert good.path.read_bytes() == content
    assert list(good.path.parent.iterdir()) == [good.path]
    with pytest.raises(DamagedStoreError):
        Store(path, clock)


def test_a_long_session_makes_the_days_backup_once(
    store: Store, cases: CaseService, clock: FixedClock
) -> None:
    cases.create(NAMED)
    assert store.back_up_daily()
    assert not store.back_up_daily()
    clock.moment += timedelta(days=1)
    assert not store.back_up_daily()
    cases.create(NAMED)
    assert store.back_up_daily()
    assert len(verified_backups(store.path)) == 2


def test_a_backup_that_fails_is_told_and_stops_nothing(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
        (path.parent / "backups").write_text("a file stands where the folder should")
    assert isinstance(store.backup_fault, FileError)
    with Store(path, clock) as store:
        assert len(CaseService(store).list()) == 1


def test_what_a_killed_backup_left_is_cleared(backups: BackupService, store: Store) -> None:
    backups.back_up()
    left = backup.backup_folder(store.path) / ".tmpabc.part"
    left.write_bytes(b"half a backup")
    backups.back_up()
    assert not left.exists()


@given(
    hours=st.lists(st.integers(0, 24 * 800), min_size=1, max_size=60, unique=True),
    marked=st.sets(st.integers(0, 59)),
)
@settings(max_examples=50, deadline=None)
def test_thinning_keeps_days_weeks_and_months(
    tmp_path_factory: pytest.TempPathFactory, hours: list[int], marked: set[int]
) -> None:
    path = tmp_path_factory.mktemp("thin") / "s.sqlite3"
    backup.backup_folder(path).mkdir()
    start = datetime(2025, 1, 1, tzinfo=UTC).astimezone()
    for index, hour in enumerate(hours):
        mark = "-upgrade" if index in marked else ""
        name = f"s-{(start + timedelta(hours=hour)).strftime('%Y%m%d-%H%M%S')}{mark}.sqlite3"
        (backup.backup_folder(path) / name).touch()
    before = backup.backup_files(path)
    backup.thin(path)
    kept = backup.backup_files(path)
    days = sorted({file.made_at.date() for file in before}, reverse=True)
    months = sorted({(d.year, d.month) for d in days}, reverse=True)
    weeks = sorted({d.isocalendar()[:2] for d in days}, reverse=True)
    assert kept[: backup.NEWEST] == before[: backup.NEWEST]
    assert set(days[:7]) <= {file.made_at.date() for file in kept}
    assert set(weeks[:4]) <= {file.made_at.isocalendar()[:2] for file in kept}
    assert set(months[:12]) <= {(file.made_at.year, file.made_at.month) for file in kept}
    assert len(kept) <= 7 + 4 + 12 + 2 * backup.NEWEST
    backup.thin(path)
    assert backup.backup_files(path) == kept


# -- copies to a stick and back -----------------------------------------------------------


def test_a_copy_goes_to_a_stick_and_comes_back_on_another_computer(
    cases: CaseService, backups: BackupService, tmp_path: Path, clock: FixedClock
) -> None:
    made = cases.create(NAMED)
    stick = tmp_path / "stick" / "copy.sqlite3"
    stick.parent.mkdir()
    told = backups.copy_to(stick)
    assert (told.path, told.cases, told.size) == (stick, 1, stick.stat().st_size)
    assert backups.check(stick).cases == 1
    assert list(stick.parent.iterdir()) == [stick]
    content = stick.read_bytes()
    with Store(tmp_path / "other" / "s.sqlite3", clock) as other:
        there = CaseService(other)
        own = there.create().summary
        BackupService(other).open_copy(stick)
        assert there.open(made.summary.id) == made
        assert [case.uuid for case in there.list()] == [made.summary.uuid]
        there.save(made.summary.id, [SetValue("name.proper", "Ары қарай")])
        before_opening = verified_backups(other.path)
        assert [kept.cases for kept in before_opening] == [1]
        assert own.uuid not in {case.uuid for case in there.list()}
    assert stick.read_bytes() == content
    with Store(tmp_path / "other" / "s.sqlite3", clock) as other:
        assert CaseService(other).find("ары қарай").uuid == made.summary.uuid
    names = {file.name for file in (tmp_path / "other").iterdir()}
    assert names == {"s.sqlite3", "s.sqlite3.lock", "backups"}


def test_a_bad_copy_changes_nothing(
    cases: CaseService, backups: BackupService, path: Path, tmp_path: Path
) -> None:
    cases.create(NAMED)
    good = tmp_path / "good.sqlite3"
    backups.copy_to(good)
    bad = tmp_path / "bad.sqlite3"

    def refused(kind: type[Exception]) -> None:
        for call in (backups.open_copy, backups.check):
            with pytest.raises(kind):
                call(bad)
        assert len(cases.list()) == 1
        assert backups.list() == ()

    refused(FileError)
    bad.write_bytes(b"")
    refused(StoreError)
    bad.write_bytes(b"neither a store nor a database" * 400)
    refused(StoreError)
    bad.write_bytes(good.read_bytes()[:9000])
    refused(DamagedStoreError)
    bad.write_bytes(good.read_bytes())
    damage(bad)
    refused(DamagedStoreError)
    bad.write_bytes(good.read_bytes())
    stamp_newer(bad)
    refused(NewerStoreError)
    assert same(cases.open(cases.list()[0].id).answers, NAMED)
    left = {file.name for file in path.parent.iterdir() if file.is_file()}
    assert left == {path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}.lock"}


def test_the_store_is_not_copied_onto_itself(backups: BackupService, path: Path) -> None:
    for call in (backups.copy_to, backups.open_copy):
        with pytest.raises(InputError):
            call(path)


def test_a_copy_that_fails_leaves_the_older_copy(
    cases: CaseService, backups: BackupService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.create(NAMED)
    stick = tmp_path / "copy.sqlite3"
    backups.copy_to(stick)
    content = stick.read_bytes()

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.core.atomic.sync_file", full)
    with pytest.raises(FileError) as told:
        backups.copy_to(stick)
    assert "room" in told.value.happened
    assert stick.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.sqlite3", "store"]


def test_a_swap_that_fails_goes_on_with_the_old_file(
    cases: CaseService, backups: BackupService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = cases.create(NAMED)
    stick = tmp_path / "copy.sqlite3"
    backups.copy_to(stick)
    cases.save(made.summary.id, [SetValue("name.proper", "Кейінгі")])
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == cases.store.path:
            raise PermissionError(errno.EACCES, "open elsewhere")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError):
        backups.open_copy(stick)
    assert cases.list()[0].title == "«Кейінгі» АӨК"


# -- the restore page ----------------------------------------------------------------------


def test_a_damaged_store_is_restored_and_set_aside(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED)
    damaged = damage(path)
    with pytest.raises(DamagedStoreError):
        Store(path, clock)
    assert path.read_bytes() == damaged
    (offered,) = verified_backups(path)
    aside = restore(path, offered.path, clock)
    assert aside is not None
    assert aside.read_bytes() == damaged
    with Store(path, clock) as store:
        assert CaseService(store).open(made.summary.id) == made
    assert offered.path.exists()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_journal_never_meets_another_file(path: Path, clock: FixedClock) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED)
    damage(path)
    journal = path.with_name(path.name + "-wal")
    journal.write_bytes(b"journal of the damaged file")
    aside = restore(path, verified_backups(path)[0].path, clock)
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"journal of the damaged file"
    assert not journal.exists()
    with Store(path, clock) as store:
        assert CaseService(store).open(made.summary.id) == made


def test_restoring_needs_a_good_backup_and_a_free_store(
    store: Store, cases: CaseService, backups: BackupService, path: Path, clock: FixedClock
) -> None:
    cases.create(NAMED)
    good = backups.back_up().path
    with pytest.raises(StoreInUseError):
        restore(path, good, clock)
    with pytest.raises(StoreInUseError):
        set_aside(path, clock)
    store.close()
    bad = good.with_name("bad.sqlite3")
    bad.write_bytes(good.read_bytes()[:8192])
    content = path.read_bytes()
    with pytest.raises(DamagedStoreError):
        restore(path, bad, clock)
    with pytest.raises(FileError):
        restore(path, good.with_name("gone.sqlite3"), clock)
    assert path.read_bytes() == content


def test_a_new_store_beside_the_damaged_one_is_begun_only_by_word(
    path: Path, clock: FixedClock
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
    damaged = damage(path)
    aside = set_aside(path, clock)
    assert aside is not None
    assert aside.read_bytes() == damaged
    with pytest.raises(DamagedStoreError):
        Store(path, clock)
    with Store(path, clock, fresh=True) as store:
        assert CaseService(store).list() == ()
    assert set_aside(path, clock) != aside
    assert set_aside(path, clock) is None
    assert len(verified_backups(path)) == 1
