"""Copies of the whole store: to a stick and back, backups listed, a damaged store restored."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from app.core.atomic import file_error, replacing, sync_folder
from app.core.clock import Clock
from app.core.errors import InputError, UserError
from app.core.i18n import N_
from app.db import backup, faults
from app.db.engine import journal_of, shared_memory_of
from app.db.health import examine, foreign
from app.db.lock import StoreLock
from app.services.model import Backup
from app.services.store import Store

log = logging.getLogger(__name__)


class BackupService:
    """Copies of an open store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def copy_to(self, path: Path) -> Backup:
        """Write the whole store into one file, whole or not at all; an existing file is replaced.

        Raises:
            InputError: the file is the store itself.
            FileError: the file cannot be written.
            StoreError: the store cannot be read or is damaged.
        """
        self._refuse_itself(path)
        health = self._store.copy_to(path)
        return Backup(path, self._store.now(), health.cases, _size(path))

    def check(self, path: Path) -> Backup:
        """Return what a copy holds, after checking it from end to end.

        Raises:
            DamagedStoreError: it is damaged.
            NewerStoreError: it was written by a newer program.
            StoreError: it is no copy of a store, or cannot be read.
        """
        return _check(path)

    def open_copy(self, path: Path) -> None:
        """Put a copy in the place of the store, after backing the present one up.

        The copy is checked and brought to this program's version beside the store first; then the
        two files are exchanged in one step. The copy itself is never changed.

        Raises:
            InputError: the file is the store itself.
            DamagedStoreError: the copy is damaged; the store is as it was.
            NewerStoreError: the copy was written by a newer program; the store is as it was.
            StoreError: it is no copy of a store, or the present store cannot be backed up.
            FileError: there is no room, or the file cannot be replaced; the store is as it was.
        """
        self._refuse_itself(path)
        _check(path)
        self._store.back_up()
        prepared = backup.prepared_path(self._store.path)
        try:
            backup.prepare(path, prepared)
            self._store.swap(prepared)
        finally:
            backup.clear_prepared(self._store.path)
        log.info("store: a copy was opened")

    def list(self) -> tuple[Backup, ...]:
        """Return the backups that open and pass their check, the newest first."""
        return verified_backups(self._store.path)

    def back_up(self) -> Backup:
        """Make a backup now.

        Raises:
            StoreError: the store is damaged or cannot be read; older backups are untouched.
            FileError: the backup folder cannot be written.
        """
        path = self._store.back_up()
        return Backup(path, self._store.now(), examine(path).cases, _size(path))

    def back_up_daily(self) -> bool:
        """Make the day's backup when it is due; a failure is kept in :attr:`fault`."""
        return self._store.back_up_daily()

    @property
    def fault(self) -> UserError | None:
        """Why the last automatic backup failed, or None."""
        return self._store.backup_fault

    def _refuse_itself(self, path: Path) -> None:
        try:
            store = self._store.path
            itself = path.exists() and store.exists() and path.samefile(store)
        except (OSError, ValueError) as error:
            raise file_error(error, path) from error
        if itself:
            raise InputError(
                N_("The file {path} is the program's own data file."),
                N_("Nothing was changed."),
                N_("Choose another file."),
                path=path,
            )


# -- without an open store: the restore page -------------------------------------------


def verified_backups(store: Path) -> tuple[Backup, ...]:
    """Return the backups of a store file that open and pass their check, the newest first.

    Works while the store itself is damaged, gone or closed.
    """
    return tuple(
        Backup(found.path, found.made_at, found.health.cases, found.size)
        for found in backup.checked_backups(store.absolute().resolve())
    )


def restore(store: Path, chosen: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of a store that cannot be opened.

    The old file is set aside, never deleted. Returns where it went, or None when it was gone.

    Raises:
        StoreInUseError: a window holds the store.
        DamagedStoreError, NewerStoreError, StoreError: the backup is not good; nothing changed.
        FileError: no room or no rights; the old file is still there or set aside.
    """
    path = store.absolute().resolve()
    _check(chosen)
    lock = StoreLock(path)
    try:
        with replacing(path) as temporary:
            backup.copy_store(chosen, temporary)
            return _move_aside(path, clock.now())
    finally:
        lock.release()


def set_aside(store: Path, clock: Clock) -> Path | None:
    """Set a damaged store aside, so that ``Store(path, clock, fresh=True)`` can begin a new one.

    Returns where it went, or None when there was no file.

    Raises:
        StoreInUseError: a window holds the store.
        FileError: the file cannot be renamed.
    """
    path = store.absolute().resolve()
    lock = StoreLock(path)
    try:
        return _move_aside(path, clock.now())
    finally:
        lock.release()


def _move_aside(path: Path, now: datetime) -> Path | None:
    """Rename a store and its journal. The journal goes first: it must never meet another file."""
    stem = f"{path.stem}-damaged-{now.strftime('%Y%m%d-%H%M%S')}"
    aside = path.with_name(f"{stem}{path.suffix}")
    count = 1
    while aside.exists() or journal_of(aside).exists():
        count += 1
        aside = path.with_name(f"{stem}-{count}{path.suffix}")
    try:
        shared_memory_of(path).unlink(missing_ok=True)
        if journal_of(path).exists():
            journal_of(path).rename(journal_of(aside))
        if not path.exists():
            return None
        path.rename(aside)
    except OSError as error:
        raise file_error(error, path) from error
    sync_folder(path.parent)
    log.warning("store: the damaged file was set aside")
    return aside


def _size(path: Path) -> int:
    return path.stat().st_size


def _check(path: Path) -> Backup:
    try:
        stat = path.stat()
        if path.is_file():  # opening a pipe would wait for ever
            with path.open("rb"):
                pass
    except (OSError, ValueError) as error:
        raise file_error(error, path) from error
    if not path.is_file():
        raise faults.no_rights(path)
    health = examine(path)
    if health.revision is None:
        raise foreign(path)
    made_at = datetime.fromtimestamp(stat.st_mtime).astimezone()
    return Backup(path, made_at, health.cases, stat.st_size)
