"""Faults of the file and its disk, told as :class:`app.core.errors.StoreError` kinds.

Decided by SQLite's result codes; by message text only where the driver gives no code (text in the
file that is no text). A statement that is itself wrong (a constraint broken, a missing column) is
a bug and passes through unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.core.errors import DamagedStoreError, StoreError, StoreInUseError
from app.core.i18n import N_
from app.db.types import StoredValueError

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_NO_RIGHTS = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH,
}
_DISK = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS}

_SAVED_IS_SAFE = N_("Everything saved before this is safe.")


def damaged(path: Path) -> DamagedStoreError:
    """Return the error of a damaged store; its argument ``path`` names the file."""
    return DamagedStoreError(
        N_("The data file {path} is damaged."),
        N_("It stays where it is: the program deletes and replaces nothing by itself."),
        N_("Choose a backup to restore. The damaged file will be kept beside it."),
        path=path,
    )


def in_use(path: Path) -> StoreInUseError:
    """Return the error of a store that another window holds."""
    return StoreInUseError(
        N_("The data file {path} is open in another window of the program."),
        N_("Nothing was changed."),
        N_("Go to that window, or close it and start again."),
        path=path,
    )


def no_rights(path: Path) -> StoreError:
    """Return the error of a store that may not be opened or written."""
    return StoreError(
        N_("The data file {path} cannot be opened for writing."),
        _SAVED_IS_SAFE,
        N_("Check that the folder exists, is not read-only and belongs to you."),
        path=path,
    )


def disk_full(path: Path) -> StoreError:
    """Return the error of a full disk."""
    return StoreError(
        N_("There is no room left on the disk of {path}."),
        _SAVED_IS_SAFE,
        N_("Free some room on the disk; what you typed will be saved then."),
        path=path,
    )


def disk_fault(path: Path) -> StoreError:
    """Return the error of a disk that cannot be read or written."""
    return StoreError(
        N_("The disk could not be read or written at {path}."),
        _SAVED_IS_SAFE,
        N_("Check the disk or stick, then start the program again."),
        path=path,
    )


def told(error: sqlite3.Error, path: Path) -> StoreError | None:
    """Return the error for people behind a fault of SQLite, or None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The driver's own complaint, without a code: text in the file that is no text.
        return damaged(path) if "decode to UTF-8" in str(error) else None
    primary = code & 0xFF
    if primary in _DAMAGED:
        return damaged(path)
    if primary == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if primary in _BUSY:
        return in_use(path)
    if primary in _NO_RIGHTS:
        return no_rights(path)
    if primary in _DISK:
        return disk_fault(path)
    return None


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn faults of the file inside the block into errors for people.

    Raises:
        StoreError: or one of its kinds, by SQLite's result code.
    """
    try:
        yield
    except (StoredValueError, UnicodeDecodeError) as error:
        # SQLite's own complaint about a damaged schema may quote bytes that are no text.
        raise damaged(path) from error
    except sqlite3.Error as error:
        known = told(error, path)
        if known is None:
            raise
        raise known from error
    except DBAPIError as error:
        known = told(error.orig, path) if isinstance(error.orig, sqlite3.Error) else None
        if known is None:
            raise
        raise known from error
