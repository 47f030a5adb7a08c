"""Opening the file: SQLAlchemy Core on one SQLite connection whose transactions are our own.

The driver never begins or commits by itself (``isolation_level=None``); SQLAlchemy's begin is
``BEGIN IMMEDIATE``, so DDL stands inside transactions and a writer never fails half-way for a lock.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from app.db.dialect import PLAIN, TextRules, install, with_hints

APPLICATION_ID = 0x41594B50  # "AYKP" in the file's header: this file is ours
BUSY_SECONDS = 5.0


def make_private(path: Path) -> None:
    """Create a file readable by its owner only; SQLite gives its side files the same rights.

    An existing file keeps its content and loses the rights of others where the disk has rights.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.name == "posix" and os.fstat(descriptor).st_mode & 0o077:
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def connect(path: Path, *, foreign_keys: bool, rules: TextRules = PLAIN) -> sqlite3.Connection:
    """Return a raw connection for writing: WAL, every commit on the disk, deleted data erased."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # no answers in files of the system
        connection.execute("PRAGMA trusted_schema = OFF")
        install(connection, rules)
    except BaseException:
        connection.close()
        raise
    return connection


def journal_of(path: Path) -> Path:
    """Return the write-ahead journal that stands beside a store while it is open."""
    return path.with_name(path.name + "-wal")


def shared_memory_of(path: Path) -> Path:
    """Return the index of the journal, which stands beside it."""
    return path.with_name(path.name + "-shm")


def read_only(path: Path, *, live: bool = False) -> sqlite3.Connection:
    """Return a raw connection that cannot change the file.

    A file that nobody has open (``live`` false) and that has no journal beside it is opened as
    unchanging: this leaves no trace on the disk and works on a read-only stick.
    """
    uri = path.resolve().as_uri()
    journal = journal_of(path)
    quiet = not live and (not journal.exists() or journal.stat().st_size == 0)
    return sqlite3.connect(
        f"{uri}?mode=ro{'&immutable=1' if quiet else ''}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def make_engine(path: Path, *, foreign_keys: bool = True, rules: TextRules = PLAIN) -> Engine:
    """Return an engine of one connection, which any thread may use, one at a time.

    Parameters are hidden from error messages: they are people's data.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, foreign_keys=foreign_keys, rules=rules),
        poolclass=StaticPool,
        hide_parameters=True,
    )

    with_hints(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
