"""Bring a file to the newest revision: one transaction for the whole way, or nothing changed.

Foreign keys are off on this connection (with them on, Alembic's rebuilding of a table deletes every
child of its rows); instead all references and the number of rows are checked before the commit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from app.db import faults
from app.db.engine import APPLICATION_ID, make_engine

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

Runner = Callable[[Connection], None]


class UpgradeError(Exception):
    """A migration broke its promise (lost rows or references): a bug; nothing was committed."""


def run_alembic(connection: Connection, scripts: Path = MIGRATIONS) -> None:
    """Run the missing revisions inside the connection's own transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def upgrade(path: Path, run: Runner = run_alembic) -> None:
    """Bring the store at ``path`` to the newest revision. An empty file becomes a new store.

    Raises:
        StoreError: full disk, no rights, a damaged page met on the way. The file is as before.
        UpgradeError: a migration lost rows or references. The file is as before.
    """
    engine = make_engine(path, foreign_keys=False)
    try:
        with faults.telling(path), engine.begin() as connection:
            before = _row_counts(connection)
            run(connection)
            _check_kept(before, _row_counts(connection))
            _check_references(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()
    log.info("store upgraded")


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        text(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'alembic_version'"
        )
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - a table's own name
        for name in names.all()
    }


def _check_kept(before: dict[str, int], after: dict[str, int]) -> None:
    for name, count in before.items():
        if after.get(name, count) != count:
            raise UpgradeError(f"rows of {name}: {count} became {after[name]}")
    left = [name for name in after if name.startswith("_alembic_tmp_")]
    if left:
        raise UpgradeError(f"left behind: {left}")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise UpgradeError(f"a reference of {broken[0]} to {broken[2]} is broken")
