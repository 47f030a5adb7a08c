"""A store whose tables stand in PostgreSQL: what an office of several specialists will have.

Only what services ask of a store: units of work, the clock. Lock, health, backups and the way from
one revision to the next with a copy before it are the file's, and the server's own matter there.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from app.db import faults
from app.db.upgrade import run_alembic
from app.services import store as stores
from tools.pg_cluster import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.core.clock import Clock

TEMPLATE = "auyl_template"


def engine_of(database: str) -> Engine:
    """Return an engine of one of the cluster's databases."""
    address = make_url(os.environ[ADDRESS]).set(database=database)
    return create_engine(address, hide_parameters=True, poolclass=NullPool)


def make_database(name: str, template: str = "template0") -> None:
    """Make a database as a copy of another one."""
    engine = engine_of("postgres").execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))


def make_template() -> None:
    """Make the database that the others are copies of: all revisions have run in it."""
    make_database(TEMPLATE)
    engine = engine_of(TEMPLATE)
    with engine.begin() as connection:
        run_alembic(connection)
    engine.dispose()


class ServerStore(stores.Store):
    """Stands for :class:`app.services.store.Store`: one path is one database."""

    databases: dict[Path, str] = {}  # noqa: RUF012 - one for the whole run

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        fresh: bool = False,
        watch: stores.Watch = stores._no_watch,
    ) -> None:
        del fresh, watch
        self.path = path.absolute()
        self.clock = clock
        self.backup_fault = None
        self.writes = 0
        self._guard = threading.RLock()
        if self.path not in self.databases:
            name = f"auyl_{uuid4().hex}"
            make_database(name, TEMPLATE)
            self.databases[self.path] = name
        self._engine = engine_of(self.databases[self.path])

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection to look things up."""
        with self._guard, faults.telling(self.path), self._require().begin() as connection:
            yield connection

    @contextmanager
    def write(self, *, derived: bool = False) -> Iterator[Connection]:
        """Give a connection for one unit of work."""
        with self._guard:
            with faults.telling(self.path), self._require().begin() as connection:
                yield connection
            if not derived:
                self.writes += 1

    def forget_deleted(self) -> None:
        """Leave it to the server: it has no journal of ours."""

    def close(self) -> None:
        """Let go of the connection."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
