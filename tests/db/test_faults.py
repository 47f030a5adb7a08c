"""Faults of file and disk are told by SQLite's code; our own wrong statements stay bugs."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app.core.clock import FixedClock
from app.core.errors import DamagedStoreError, StoreError, StoreInUseError
from app.db import faults, lock
from app.db.types import StoredValueError
from app.services.store import Store

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

PATH = Path("/data/auyl-koop.sqlite3")


def fault(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that nobody reads")
    error.sqlite_errorcode = code
    return error


CASES = [
    (sqlite3.SQLITE_CORRUPT, DamagedStoreError, "damaged"),
    (sqlite3.SQLITE_CORRUPT_INDEX, DamagedStoreError, "damaged"),
    (sqlite3.SQLITE_NOTADB, DamagedStoreError, "damaged"),
    (sqlite3.SQLITE_FULL, StoreError, "no room"),
    (sqlite3.SQLITE_BUSY, StoreInUseError, "another window"),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreInUseError, "another window"),
    (sqlite3.SQLITE_READONLY, StoreError, "writing"),
    (sqlite3.SQLITE_CANTOPEN, StoreError, "writing"),
    (sqlite3.SQLITE_IOERR_WRITE, StoreError, "disk"),
]


@pytest.mark.parametrize(("code", "kind", "word"), CASES)
def test_each_fault_has_its_kind_and_words(code: int, kind: type[StoreError], word: str) -> None:
    error = fault(code)
    for raised in (error, OperationalError("SELECT", {}, error)):
        with pytest.raises(StoreError) as told, faults.telling(PATH):
            raise raised
        assert type(told.value) is kind
        assert word in told.value.happened
        assert told.value.safe
        assert told.value.todo
        assert told.value.arguments == {"path": PATH}


def test_a_wrong_statement_stays_a_bug() -> None:
    error = fault(sqlite3.SQLITE_ERROR)
    with pytest.raises(sqlite3.OperationalError), faults.telling(PATH):
        raise error
    with pytest.raises(OperationalError), faults.telling(PATH):
        raise OperationalError("SELECT", {}, error)
    with pytest.raises(ZeroDivisionError), faults.telling(PATH):
        raise ZeroDivisionError


def test_values_that_the_program_never_wrote_mean_damage() -> None:
    with pytest.raises(DamagedStoreError), faults.telling(PATH):
        raise StoredValueError("moment")
    with pytest.raises(DamagedStoreError), faults.telling(PATH):
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x")
    with pytest.raises(DamagedStoreError), faults.telling(PATH):
        raise sqlite3.OperationalError("Could not decode to UTF-8 column 'x' with text 'y'")


def test_a_disk_without_locks_is_not_said_to_be_in_use(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(lock, "_take", refuse)
    with pytest.raises(StoreError) as told:
        Store(path, clock)
    assert not isinstance(told.value, StoreInUseError)


def test_a_folder_without_rights_is_told(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("app.services.store.make_private", refuse)
    with pytest.raises(StoreError) as told:
        Store(path, clock)
    assert "writing" in told.value.happened
    monkeypatch.undo()
    Store(path, clock).close()
