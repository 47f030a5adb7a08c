"""The one seam to SQLite's own ways: ordering and searching text, and insert-or-update.

SQLite knows neither the Kazakh alphabet nor the case of its letters, so the collation and the
fold function are registered on every connection. On PostgreSQL the two expressions below become
an ICU collation and ``lower``, and :func:`upsert` its own ``insert``; nothing else in the
repositories names SQLite. No table, index or trigger uses the collation or the function, so that
any SQLite program can still read the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, String, cast, collate, func
from sqlalchemy.dialects.sqlite import insert as upsert

COLLATION = "kazakh"
FOLD = "fold"


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


def in_alphabet_order(column: ColumnElement[str]) -> ColumnElement[str]:
    """Return an expression to order by: the Kazakh alphabet."""
    return collate(column, COLLATION)


def holds(column: ColumnElement[str], folded: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a text, which was already folded.

    The function is given bytes: a damaged text must not fail inside it, but where it is read.
    """
    return func.instr(func.fold(cast(column, LargeBinary), type_=String), folded) > 0


__all__ = ["PLAIN", "TextRules", "holds", "in_alphabet_order", "install", "upsert"]
