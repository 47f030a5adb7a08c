"""Is this file a store, whole, and of a known version? Read only, no trace left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary

from app.core.errors import NewerStoreError, StoreError
from app.core.i18n import N_
from app.db import faults
from app.db.engine import APPLICATION_ID, journal_of, read_only
from app.db.tables import metadata

REVISIONS = ("0001",)
"""Every revision that this program knows, oldest first; a test compares it with the migrations."""

HEAD = REVISIONS[-1]


@dataclass(frozen=True)
class Health:
    """What a healthy file holds. ``revision`` is None for a file without any table yet."""

    revision: str | None
    cases: int

    @property
    def current(self) -> bool:
        """Whether the file needs no upgrade."""
        return self.revision == HEAD


def foreign(path: Path) -> StoreError:
    """Return the error of a file that is not a store of ours."""
    return StoreError(
        N_("The file {path} is not a data file of this program."),
        N_("Nothing was changed."),
        N_("Choose another file."),
        path=path,
    )


def newer(path: Path) -> NewerStoreError:
    """Return the error of a store written by a newer program."""
    return NewerStoreError(
        N_("The data file {path} was written by a newer version of the program."),
        N_("Nothing was opened or changed."),
        N_("Install the newer version of the program."),
        path=path,
    )


def examine(path: Path, *, whole: bool = True) -> Health:
    """Check a file: from end to end, or (``whole`` false) only what its first pages say of it.

    Raises:
        DamagedStoreError: it is ours (or nothing recognisable any more) and damaged.
        NewerStoreError: its revision is not one of :data:`REVISIONS`.
        StoreError: it is another program's, or cannot be read.
    """
    if not path.is_file():
        raise faults.no_rights(path)
    if path.stat().st_size == 0:
        return Health(None, 0)
    with faults.telling(path):
        try:
            with closing(read_only(path)) as connection:
                return _examine(connection, path, whole=whole)
        except sqlite3.OperationalError as error:
            if faults.told(error, path) is not None:
                raise
            # A statement as plain as ours fails only when the file's own schema is broken.
            raise faults.damaged(path) from error


def _examine(connection: sqlite3.Connection, path: Path, *, whole: bool) -> Health:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if identity != APPLICATION_ID:
        if not tables and identity == 0:
            return Health(None, 0)
        raise foreign(path)
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size % page_size and not journal_of(path).is_file():
        # Cut within a page: SQLite's own check overlooks it where the page is empty. With a
        # journal beside it the rest may still stand there.
        raise faults.damaged(path)
    if whole and connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise faults.damaged(path)
    if "alembic_version" not in tables:
        raise faults.damaged(path)
    revisions = [revision for (revision,) in connection.execute("SELECT * FROM alembic_version")]
    if len(revisions) != 1 or not isinstance(revisions[0], str):
        raise faults.damaged(path)
    if revisions[0] not in REVISIONS:
        raise newer(path)
    (cases,) = connection.execute("SELECT count(*) FROM cases WHERE deleted_at IS NULL").fetchone()
    return Health(revisions[0], cases)


def check_columns(connection: Connection, path: Path, *, values: bool = True) -> None:
    """Compare the file's tables, and the sort of every value in them, with the program's.

    SQLite's own check passes over both: a name in the schema that lost a bit, a number that
    became text. To look at the ``values`` every row is read.

    Raises:
        DamagedStoreError: a table or column is missing or unknown, or a value is of a wrong sort.
    """
    found: dict[str, set[str]] = {}
    for table_name, column_name in connection.exec_driver_sql(_COLUMNS):
        found.setdefault(table_name, set()).add(column_name)
    for table in metadata.tables.values():
        if found.get(table.name) != set(table.columns.keys()):
            raise faults.damaged(path)
        if not values:
            continue
        # Plain text: SQLAlchemy would need longer for each statement than SQLite for its answer.
        wrong = " OR ".join(map(_wrong_sort, table.columns))
        query = f'SELECT 1 FROM "{table.name}" WHERE {wrong} LIMIT 1'  # noqa: S608 - our own names
        if connection.exec_driver_sql(query).first() is not None:
            raise faults.damaged(path)


_COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
)


def _wrong_sort(column: Column[Any]) -> str:
    """Return the condition that a value of a column is of a wrong sort."""
    match column.type:
        case Integer() | Boolean():
            sort = "integer"
        case LargeBinary():
            sort = "blob"
        case _:
            sort = "text"
    allowed = f"'{sort}', 'null'" if column.nullable else f"'{sort}'"
    return f'typeof("{column.name}") NOT IN ({allowed})'
