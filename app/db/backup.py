"""Backups of a store: made by SQLite's backup API, checked before they count, thinned by age.

A copy of the file itself would miss what still stands in the journal; the backup API does not.
A backup that does not pass its check never takes a name, so it can neither be offered nor push
good ones out.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.atomic import TEMPORARY, clear_temporaries, file_error, replacing
from app.core.errors import StoreError
from app.db import faults
from app.db.engine import journal_of, make_engine, read_only, shared_memory_of
from app.db.health import Health, check_columns, examine
from app.db.upgrade import upgrade

DAYS, WEEKS, MONTHS = 7, 4, 12
"""The newest backup of each of so many days, weeks and months is kept."""

NEWEST = 3
"""The very newest are kept even when they are of one day, as are the newest before upgrades."""

_WRITER_FAULTS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR_WRITE: errno.EIO,
    sqlite3.SQLITE_IOERR_FSYNC: errno.EIO,
    sqlite3.SQLITE_IOERR_TRUNCATE: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}
"""Faults of copying that only the writing side has."""

_STAMP = "%Y%m%d-%H%M%S"
UPGRADE_MARK = "upgrade"


@dataclass(frozen=True)
class BackupFile:
    """A file in the backup folder, named by the moment it was made. Not yet checked."""

    path: Path
    made_at: datetime  # the local time of its name
    before_upgrade: bool


@dataclass(frozen=True)
class CheckedBackup:
    """A backup that opened and passed its check."""

    path: Path
    made_at: datetime
    size: int
    health: Health


def backup_folder(store: Path) -> Path:
    """Return the folder of a store's backups: ``backups``, beside it."""
    return store.parent / "backups"


def backup_files(store: Path) -> tuple[BackupFile, ...]:
    """Return the files named as backups of this store, newest first, unchecked."""
    pattern = re.compile(
        rf"{re.escape(store.stem)}-(\d{{8}}-\d{{6}})(-{UPGRADE_MARK})?(?:-\d+)?\.sqlite3"
    )
    found = []
    folder = backup_folder(store)
    for path in folder.iterdir() if folder.is_dir() else ():
        match = pattern.fullmatch(path.name)
        if not match or not path.is_file():
            continue
        try:
            made_at = datetime.strptime(match[1], _STAMP).astimezone()
        except ValueError:
            continue
        found.append(BackupFile(path, made_at, bool(match[2])))
    return tuple(sorted(found, key=lambda file: (file.made_at, file.path.name), reverse=True))


def checked_backups(store: Path) -> tuple[CheckedBackup, ...]:
    """Return the backups that open and pass their check, newest first."""
    result = []
    for file in backup_files(store):
        try:
            health = examine(file.path)
            size = file.path.stat().st_size
        except (StoreError, OSError):
            continue
        if health.revision is not None:
            result.append(CheckedBackup(file.path, file.made_at, size, health))
    return tuple(result)


def copy_store(source: Path, target: Path, *, live: bool = False) -> Health:
    """Copy a store into one file; whole or not at all.

    Args:
        source: the store; ``live`` says that it is open and may be written to meanwhile.
        target: the file to make or replace.
        live: whether somebody, this process too, has the source open.

    Raises:
        DamagedStoreError: the source is damaged; the target is as it was.
        StoreError: the source cannot be read.
        FileError: the target cannot be written.
    """
    with replacing(target) as temporary:
        with faults.telling(source), closing(read_only(source, live=live)) as reader:
            _copy_into(reader, temporary, target)
        return examine_copy(temporary, source)


def prepared_path(store: Path) -> Path:
    """Return where a copy is made ready to take a store's place."""
    return store.with_name(f".{store.name}.opening")


def clear_prepared(store: Path) -> None:
    """Delete what is left of making a copy ready, here or in a process that was killed."""
    prepared = prepared_path(store)
    clear_temporaries(prepared)
    clear_temporaries(store)
    with suppress(OSError):
        for left in (prepared, journal_of(prepared), shared_memory_of(prepared)):
            left.unlink(missing_ok=True)


def prepare(source: Path, target: Path) -> None:
    """Copy a store and bring the copy to this program's version, ready to stand as the store.

    Raises:
        StoreError, FileError: as :func:`copy_store` and :func:`app.db.upgrade.upgrade`.
    """
    health = copy_store(source, target)
    if not health.current:
        upgrade(target)
    engine = make_engine(target)
    try:
        with faults.telling(target), engine.begin() as connection:
            check_columns(connection, source)
    finally:
        engine.dispose()


def examine_copy(copy: Path, source: Path) -> Health:
    """Check a copy, and lay its faults at the source's door.

    Raises:
        StoreError: the kinds of :func:`app.db.health.examine`, naming the source.
    """
    try:
        return examine(copy)
    except StoreError as error:
        error.arguments["path"] = source
        raise


def _copy_into(reader: sqlite3.Connection, temporary: Path, target: Path) -> None:
    with closing(sqlite3.connect(temporary, isolation_level=None)) as writer:
        try:
            reader.backup(writer)
            # One file without a journal beside it: it must open from a read-only stick too.
            writer.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            reason = _WRITER_FAULTS.get(getattr(error, "sqlite_errorcode", 0))
            if reason is None:
                raise
            raise file_error(OSError(reason, "backup"), target) from error


def make_backup(
    store: Path, now: datetime, *, live: bool = False, before_upgrade: bool = False
) -> Path:
    """Back the store up into its folder, then thin the older backups out.

    Raises:
        DamagedStoreError: the store is damaged; the backups are untouched.
        StoreError: the store cannot be read.
        FileError: the folder cannot be written.
    """
    folder = backup_folder(store)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(f".*{TEMPORARY}*"):  # of a process that was killed
            left.unlink()
    except OSError as error:
        raise file_error(error, folder) from error
    target = _free_name(folder, store.stem, now, before_upgrade=before_upgrade)
    copy_store(store, target, live=live)
    thin(store)
    return target


def _free_name(folder: Path, stem: str, now: datetime, *, before_upgrade: bool) -> Path:
    mark = f"-{UPGRADE_MARK}" if before_upgrade else ""
    base = f"{stem}-{now.strftime(_STAMP)}{mark}"
    path = folder / f"{base}.sqlite3"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{base}-{count}.sqlite3"
    return path


def thin(store: Path) -> None:
    """Delete the backups that no rule keeps.

    Days, weeks and months are counted by the backups themselves, not by today: after a year
    without the program, or with a wrong clock, nothing is lost for age alone.
    """
    files = backup_files(store)
    keep = set(files[:NEWEST])
    keep.update([file for file in files if file.before_upgrade][:NEWEST])
    keep.update(_newest_of_each(files, DAYS, lambda moment: moment.date()))
    keep.update(_newest_of_each(files, WEEKS, lambda moment: moment.isocalendar()[:2]))
    keep.update(_newest_of_each(files, MONTHS, lambda moment: (moment.year, moment.month)))
    for file in files:
        if file not in keep:
            try:
                file.path.unlink(missing_ok=True)
            except OSError as error:
                raise file_error(error, file.path) from error


def _newest_of_each(
    files: Iterable[BackupFile], count: int, period: Callable[[datetime], Hashable]
) -> list[BackupFile]:
    newest: dict[Hashable, BackupFile] = {}
    for file in files:
        newest.setdefault(period(file.made_at), file)
    return list(newest.values())[:count]
