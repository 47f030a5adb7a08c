"""The one seam to a database's own ways: ordering and searching text, and insert-or-update.

SQLite knows neither the Kazakh alphabet nor the case of its letters, so the collation and the
fold function are registered on every connection. No table, index or trigger uses them, so that any
SQLite program can still read the file. PostgreSQL orders by ICU's rules for Kazakh and folds with
``lower``. Nothing else in the repositories names a database; searching over all cases by index is
:mod:`app.db.search`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Connection, Engine, FromClause, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

POSTGRESQL = "postgresql"
COLLATION = "kazakh"
FOLD = "fold"
ICU = "kk-x-icu"
"""PostgreSQL's own collation for Kazakh."""


@dataclass(frozen=True)
class TextRules:
    """How text is ordered (``sort_key`` gives comparable keys) and compared when searching."""

    sort_key: Callable[[str], Any]
    fold: Callable[[str], str]


PLAIN = TextRules(sort_key=str.casefold, fold=str.casefold)
"""Code point order: enough where nothing is shown to a person, as in checks and backups."""


def install(connection: sqlite3.Connection, rules: TextRules) -> None:
    """Register the collation and the fold function on a connection."""

    def compare(left: str, right: str) -> int:
        first, second = rules.sort_key(left), rules.sort_key(right)
        return int(first > second) - int(first < second)

    def fold(text: bytes | None) -> str | None:
        return None if text is None else rules.fold(text.decode(errors="replace"))

    connection.create_collation(COLLATION, compare)
    connection.create_function(FOLD, 1, fold, deterministic=True)


class in_alphabet_order(GenericFunction[str]):  # noqa: N801 - reads as the function that it is
    """An expression to order a column by: the Kazakh alphabet."""

    type = String()
    inherit_cache = True


class holds(GenericFunction[bool]):  # noqa: N801 - as above
    """The condition that a column holds a text, which was already folded."""

    type = Boolean()
    inherit_cache = True


@compiles(in_alphabet_order, "sqlite")
def _order_in_sqlite(element: in_alphabet_order, compiler: SQLCompiler, **given: Any) -> str:
    return f"{compiler.process(element.clauses, **given)} COLLATE {COLLATION}"


@compiles(in_alphabet_order, POSTGRESQL)
def _order_in_postgresql(element: in_alphabet_order, compiler: SQLCompiler, **given: Any) -> str:
    return f'{compiler.process(element.clauses, **given)} COLLATE "{ICU}"'


@compiles(holds, "sqlite")
def _holds_in_sqlite(element: holds, compiler: SQLCompiler, **given: Any) -> str:
    column, folded = (compiler.process(part, **given) for part in element.clauses)
    # The function is given bytes: a damaged text must not fail inside it, but where it is read.
    return f"instr({FOLD}(CAST({column} AS BLOB)), {folded}) > 0"


@compiles(holds, POSTGRESQL)
def _holds_in_postgresql(element: holds, compiler: SQLCompiler, **given: Any) -> str:
    column, folded = (compiler.process(part, **given) for part in element.clauses)
    return f'strpos(lower(normalize({column}) COLLATE "{ICU}"), {folded}) > 0'


class _Hinted(sqlite.base.SQLiteCompiler):
    """SQLite's compiler, which by itself leaves out «INDEXED BY …» of ``with_hint``."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """Return what is written behind the table."""
        del table
        return text


def with_hints(engine: Engine) -> Engine:
    """Let statements on SQLite say by which index (``with_hint(table, "INDEXED BY …")``)."""
    engine.dialect.statement_compiler = _Hinted
    return engine


def put(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    keys: Sequence[str],
    unless_empty: str = "",
) -> None:
    """Insert rows; where one of the same ``keys`` stands already, give it the new values.

    With ``unless_empty`` only that column is given, and only a value that is not empty.
    """
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == POSTGRESQL else sqlite.insert
    statement = insert(table)
    given = [unless_empty] if unless_empty else [name for name in rows[0] if name not in keys]
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(keys),
            set_={name: statement.excluded[name] for name in given},
            where=statement.excluded[unless_empty] != "" if unless_empty else None,
        ),
        list(rows),
    )
