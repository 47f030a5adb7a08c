"""Revisions: they make the program's tables, and stand or fall whole."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event

from app.core.clock import FixedClock
from app.core.errors import NewerStoreError
from app.db import backup, health
from app.db import upgrade as upgrading
from app.db.engine import connect, make_engine, make_private
from app.db.tables import metadata
from app.db.upgrade import MIGRATIONS, UpgradeError, run_alembic, upgrade
from app.services.cases import CaseService
from app.services.store import Store

from .test_cases import NAMED, same

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

NEXT = """
from __future__ import annotations
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cases", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE cases SET colour = 'blue'")
    op.create_index("ix_cases_colour", "cases", ["colour"])
"""


class InterruptedStepError(Exception):
    """Something went wrong between two statements."""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The program's revisions and one that rebuilds a table with children."""
    folder = tmp_path / "migrations"
    copytree(MIGRATIONS, folder, ignore=ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_next.py").write_text(NEXT, encoding="utf-8")
    return folder


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def fail_after(connection: Connection, count: int) -> None:
    """Raise after so many statements of a migration."""
    seen = 0

    def after(*_arguments: object) -> None:
        nonlocal seen
        seen += 1
        if seen == count:
            raise InterruptedStepError

    event.listen(connection, "after_cursor_execute", after)


def count_statements(path: Path, scripts: Path) -> int:
    seen: list[str] = []

    def run(connection: Connection) -> None:
        event.listen(
            connection, "after_cursor_execute", lambda *arguments: seen.append(str(arguments[2]))
        )
        run_alembic(connection, scripts)

    upgrade(path, run)
    return len(seen)


def test_the_migrations_make_the_tables_of_the_program(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated.sqlite3", tmp_path / "made.sqlite3"
    upgrade(migrated)
    upgrade(made, metadata.create_all)
    engine = make_engine(migrated)
    with engine.begin() as connection:
        # SQLite keeps the search index in tables of its own.
        options = {"include_name": lambda name, *_: not str(name).startswith("register_search")}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []
    for name in metadata.tables:
        assert shape(migrated, name) == shape(made, name), name


def shape(path: Path, table: str) -> dict[str, object]:
    """Return everything that SQLite knows of a table but the order of its columns."""
    with closing(sqlite3.connect(path)) as connection:

        def rows(pragma: str, of: str = table) -> list[tuple[object, ...]]:
            return sorted(
                (row[1:] for row in connection.execute(f'PRAGMA {pragma}("{of}")')), key=repr
            )

        indexes = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        return {
            "columns": rows("table_info"),
            "references": rows("foreign_key_list"),
            "indexes": sorted((row[2:], rows("index_info", row[1])) for row in indexes),
            "names": sorted(word for word in sql.split() if word.startswith(("pk_", "uq_", "fk_"))),
            "counts up": "AUTOINCREMENT" in sql,
        }


def test_the_known_revisions_are_those_on_disk() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    directory = ScriptDirectory.from_config(config)
    on_disk = tuple(script.revision for script in directory.walk_revisions())[::-1]
    assert on_disk == health.REVISIONS
    assert directory.get_heads() == [health.HEAD]


def test_revisions_import_nothing_of_ours() -> None:
    for file in (MIGRATIONS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "."]
            assert not [name for name in names if name.split(".")[0] in ("app", "")], file


def test_a_first_migration_that_fails_anywhere_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    whole = count_statements(tmp_path / "whole.sqlite3", MIGRATIONS)
    path = tmp_path / "s.sqlite3"
    make_private(path)
    connect(path, foreign_keys=False).close()
    before = path.read_bytes()

    def run(connection: Connection, count: int) -> None:
        fail_after(connection, count)
        run_alembic(connection)

    assert whole > 15
    for count in range(1, whole + 1):
        with pytest.raises(InterruptedStepError):
            upgrade(path, partial(run, count=count))
        assert path.read_bytes() == before, count
    upgrade(path)
    assert dump(path) == dump(tmp_path / "whole.sqlite3")


def test_an_upgrade_that_fails_anywhere_leaves_the_file_as_it_was(
    path: Path, clock: FixedClock, scripts: Path, tmp_path: Path
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
    before = path.read_bytes()
    other = tmp_path / "other.sqlite3"
    other.write_bytes(before)
    whole = count_statements(other, scripts)

    def run(connection: Connection, count: int) -> None:
        fail_after(connection, count)
        run_alembic(connection, scripts)

    assert whole > 5
    for count in range(1, whole + 1):
        with pytest.raises(InterruptedStepError):
            upgrade(path, partial(run, count=count))
        assert path.read_bytes() == before, count
    upgrade(path, partial(run_alembic, scripts=scripts))
    # Alembic makes the indexes of a table that it rebuilds in the order of a set.
    assert sorted(dump(path)) == sorted(dump(other))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT colour FROM cases").fetchall() == [("blue",)]
        assert connection.execute("SELECT count(*) FROM founders").fetchone() == (2,)


def test_rebuilding_a_table_with_foreign_keys_on_would_be_caught(
    path: Path, clock: FixedClock, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(
            upgrading,
            "make_engine",
            lambda path, foreign_keys: make_engine(path),
        )
        with pytest.raises(UpgradeError, match="rows of"):
            upgrade(path, partial(run_alembic, scripts=scripts))
    assert path.read_bytes() == before


def test_a_broken_reference_is_caught(path: Path, clock: FixedClock) -> None:
    Store(path, clock).close()
    before = dump(path)

    def run(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER REFERENCES cases (id))")
        connection.exec_driver_sql("INSERT INTO t VALUES (77)")

    with pytest.raises(UpgradeError, match="reference"):
        upgrade(path, run)
    assert dump(path) == before


def test_a_table_left_behind_by_a_rebuilding_is_caught(path: Path, clock: FixedClock) -> None:
    Store(path, clock).close()
    before = dump(path)

    def run(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE _alembic_tmp_cases (x INTEGER)")

    with pytest.raises(UpgradeError, match="left behind"):
        upgrade(path, run)
    assert dump(path) == before


def test_opening_an_older_store_backs_it_up_then_upgrades_it(
    path: Path, clock: FixedClock, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path, clock) as store:
        made = CaseService(store).create(NAMED)
    for left in backup.backup_files(path):
        left.path.unlink()
    monkeypatch.setattr(health, "REVISIONS", ("0001", "0002"))
    monkeypatch.setattr(health, "HEAD", "0002")
    monkeypatch.setattr(
        "app.services.store.upgrade",
        lambda path: upgrade(path, partial(run_alembic, scripts=scripts)),
    )
    monkeypatch.setattr("app.services.store.check_columns", lambda *_, **_how: None)
    heard: list[str] = []
    with Store(path, clock, watch=heard.append) as store:
        assert same(CaseService(store).open(made.summary.id).answers, NAMED)
    assert heard == ["lock", "health", "backup", "upgrade", "connect"]
    assert health.examine(path).revision == "0002"
    (kept,) = backup.backup_files(path)
    assert kept.before_upgrade
    assert health.examine(kept.path).revision == "0001"


def test_a_store_of_a_newer_program_is_neither_opened_nor_changed(
    path: Path, clock: FixedClock
) -> None:
    with Store(path, clock) as store:
        CaseService(store).create(NAMED)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(NewerStoreError) as told:
        Store(path, clock)
    assert told.value.arguments["path"] == path
    after = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    assert after == before
    assert len(backup.backup_files(path)) == 1
