"""The open store: one file, one window, opened in named steps or not at all."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.core.atomic import clear_temporaries, file_error, sync_folder
from app.core.clock import Clock
from app.core.errors import DamagedStoreError, UserError
from app.core.i18n import N_
from app.db import backup, faults, known_whole, offices
from app.db.dialect import TextRules
from app.db.engine import journal_of, make_engine, make_private
from app.db.health import Health, check_columns, examine
from app.db.lock import StoreLock
from app.db.upgrade import upgrade

log = logging.getLogger(__name__)

Watch = Callable[[str], None]


def _no_watch(_task: str) -> None:
    """Nobody looks on."""


def sort_key(text: str) -> object:
    """Return a key that orders by the Kazakh alphabet; its module is loaded on first use."""
    from app.kazakh import alphabet

    return alphabet.sort_key(text)


def fold(text: str) -> str:
    """Return a text for comparing without regard to capitals; loaded on first use."""
    from app.kazakh import alphabet

    return alphabet.fold(text)


def order_bytes(text: str) -> bytes:
    """Return bytes that order by the Kazakh alphabet in an index; loaded on first use."""
    from app.kazakh import alphabet

    return alphabet.order_bytes(text)


KAZAKH = TextRules(sort_key=sort_key, fold=fold)
"""The rules for ordering and searching that the store's connections get."""


class Store:
    """The data file, open. Any thread may use it; one unit of work at a time.

    ``backup_fault`` holds the error of the last automatic backup that failed, or None: the store
    works without it, but a person should be told. ``writes`` counts the writes since it was opened:
    what was read stays true while it stands still.
    """

    def __init__(
        self, path: Path, clock: Clock, *, fresh: bool = False, watch: Watch = _no_watch
    ) -> None:
        """Open the file, or make it. ``watch`` hears the name of each task before it runs.

        Args:
            path: the file; its folder is made when it is missing.
            clock: tells the moments of saves and backups.
            fresh: whether a missing or empty file may become a new store although backups of it
                exist. Without this word nothing empty ever stands in for what was lost.
            watch: called with ``lock``, ``health``, ``backup``, ``upgrade``, ``connect``.

        Raises:
            StoreInUseError: another window holds it.
            DamagedStoreError: damaged, or gone while backups exist; nothing was changed.
            NewerStoreError: written by a newer program; nothing was changed.
            StoreError: another program's file, no rights, full disk.
        """
        try:
            self.path = path.absolute().resolve()
        except (OSError, RuntimeError) as error:  # links that lead in a circle
            raise faults.no_rights(path) from error
        if not self.path.name:  # the root of a disk
            raise faults.no_rights(path)
        self.clock = clock
        self.backup_fault: UserError | None = None
        self._fresh = fresh
        self._guard = threading.RLock()
        self._changed = False
        self.writes = 0
        self._lock: StoreLock | None = None
        self._engine: Engine | None = None
        self._health = Health(None, 0)
        self._checked_at: datetime | None = None  # when all of it was checked; None: in doubt
        self._whole = True  # whether this start checks all of it
        tasks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("lock", self._take_lock),
            ("health", self._check_health),
            ("backup", self._back_up_at_start),
            ("upgrade", self._upgrade),
            ("connect", self._connect),
        )
        try:
            for name, task in tasks:
                watch(name)
                task()
                log.debug("store: %s done", name)
        except BaseException:
            self._let_go()
            raise

    # -- opening ------------------------------------------------------------------------

    def _take_lock(self) -> None:
        try:
            # A folder or a device is no store: leave not even a lock beside it.
            if self.path.exists() and not self.path.is_file():
                raise faults.no_rights(self.path)
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise faults.no_rights(self.path) from error
        self._lock = StoreLock(self.path)
        backup.clear_prepared(self.path)

    def _check_health(self) -> None:
        now = self.clock.now()
        known = known_whole.checked_at(self.path, now)
        self._checked_at, self._whole = known or now, known is None
        if self.path.exists():
            self._health = examine(self.path, whole=self._whole)
            if not self._whole and not self._health.current:  # it is about to be rewritten
                self._checked_at, self._whole = now, True
                self._health = examine(self.path)
        if self._health.revision is None and not self._fresh:
            orphan = journal_of(self.path)
            lost = not self.path.exists() or self.path.stat().st_size == 0
            if backup.backup_files(self.path) or (lost and orphan.exists()):
                raise missing(self.path)
        try:
            known_whole.unmark(self.path)  # it may change from now on
            make_private(self.path)
        except OSError as error:
            raise faults.no_rights(self.path) from error

    def _back_up_at_start(self) -> None:
        if self._health.revision is None:
            return
        if not self._health.current:
            backup.make_backup(self.path, self.clock.now(), before_upgrade=True)
        elif _daily_due(self.path, self.clock.now()):
            self._back_up_or_note()

    def _upgrade(self) -> None:
        if not self._health.current:
            upgrade(self.path)

    def _connect(self) -> None:
        engine = make_engine(self.path, rules=KAZAKH)
        try:
            with faults.telling(self.path), engine.begin() as connection:
                check_columns(connection, self.path, values=self._whole)
        except BaseException:
            engine.dispose()
            raise
        self._engine = engine
        if self._health.revision is None:
            self._make_key()

    def _make_key(self) -> None:
        """Make the office's key with the store: each backup of it, also the first, has to hold it.

        Otherwise an office that goes back to an early backup would be a stranger to all others.
        """
        from app.exchange.package.signing import new_seed  # costs time, and this runs once

        with self.write(derived=True) as connection:  # as good as a part of the empty store
            if offices.seed(connection) is None:
                offices.keep_seed(connection, new_seed(), self.clock.now())

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # -- working ------------------------------------------------------------------------

    @property
    def open(self) -> bool:
        """Whether the store is open."""
        return self._engine is not None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection to look things up; what it sees is one state of the file.

        Raises:
            StoreError: one of its kinds.
        """
        with self._guard, self._telling(), self._require().begin() as connection:
            yield connection

    @contextmanager
    def write(self, *, derived: bool = False) -> Iterator[Connection]:
        """Give a connection for one unit of work: all of it is on the disk at the end, or nothing.

        ``derived`` writes what follows from what is there already: no backup is due for it.

        Raises:
            StoreError: one of its kinds; nothing was changed.
        """
        with self._guard:
            with self._telling(), self._require().begin() as connection:
                yield connection
            if not derived:
                self._changed = True
                self.writes += 1

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell faults of the file; one that is damaged has its whole check at the next start."""
        try:
            with faults.telling(self.path):
                yield
        except DamagedStoreError:
            self._checked_at = None
            raise

    def _require(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("the store is closed")
        return self._engine

    def forget_deleted(self) -> None:
        """Clear the journal, so that what was just destroyed stands nowhere in the open file."""
        with self._guard, faults.telling(self.path):
            raw = self._require().raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                raw.close()

    # -- backups and copies --------------------------------------------------------------

    def back_up(self) -> Path:
        """Make a backup now and return its path.

        Raises:
            DamagedStoreError: the store is damaged; older backups are untouched.
            FileError: the folder cannot be written.
        """
        with self._guard, self._telling():
            path = backup.make_backup(self.path, self.clock.now(), live=self.open)
            self._changed = False
            return path

    def back_up_daily(self) -> bool:
        """Make the day's backup when it is due: changed since, and none today. For long sessions.

        A failure is kept in ``backup_fault``, never raised. Returns whether one was made.
        """
        with self._guard:
            newest = next(iter(backup.backup_files(self.path)), None)
            today = self.clock.now().date()
            if not self._changed or (newest is not None and newest.made_at.date() == today):
                return False
            return self._back_up_or_note()

    def _back_up_or_note(self) -> bool:
        try:
            self.back_up()
        except UserError as error:
            self.backup_fault = error
            log.warning("backup failed: %s", type(error).__name__)
            return False
        self.backup_fault = None
        return True

    def copy_to(self, target: Path) -> Health:
        """Copy the open store into one file, whole or not at all, and return what it holds.

        Raises:
            FileError: the file cannot be written.
            StoreError: the store cannot be read or is damaged.
        """
        with self._guard, self._telling():
            clear_temporaries(target)
            return backup.copy_store(self.path, target, live=self.open)

    def swap(self, prepared: Path) -> None:
        """Put another, already checked and upgraded file in the place of this store's, and go on.

        Raises:
            FileError: the file could not be replaced; the store goes on with the old one.
            StoreError: the old file's journal could not be written into it; likewise.
        """
        with self._guard:
            self._require().dispose()
            self._engine = None
            try:
                journal = journal_of(self.path)
                if journal.exists() and journal.stat().st_size:
                    # It belongs to the old file and would be played into the new one.
                    raise faults.disk_fault(self.path)
                prepared.replace(self.path)
                sync_folder(self.path.parent)
                self._checked_at = self.clock.now()  # the copy was checked before it came here
            except OSError as error:
                raise file_error(error, self.path) from error
            finally:
                self._connect()
            self._changed = True
            self.writes += 1

    def close(self) -> None:
        """Close the file; back it up when something changed. Doing it twice is harmless."""
        with self._guard:
            if self._engine is None:
                return
            self._engine.dispose()
            self._engine = None
            try:
                if self._changed:
                    self._back_up_or_note()
                if self._checked_at is not None:
                    known_whole.mark(self.path, self._checked_at)
            finally:
                self._let_go()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def now(self) -> datetime:
        """Return the clock's moment."""
        return self.clock.now()


def _daily_due(path: Path, now: datetime) -> bool:
    """Whether the last session ended without its backup and today has none yet."""
    newest = next(iter(backup.backup_files(path)), None)
    if newest is None:
        return True
    written = max(file.stat().st_mtime for file in (path, journal_of(path)) if file.exists())
    made = newest.path.stat().st_mtime
    return newest.made_at.date() != now.date() and written > made


def missing(path: Path) -> DamagedStoreError:
    """Return the error of a store that is gone or empty although backups of it exist."""
    return DamagedStoreError(
        N_("The data file {path} was there before, but now it is missing or empty."),
        N_("Its backups are safe, and no new file was put in its place."),
        N_("Choose a backup to restore."),
        path=path,
    )
