"""The one seam for searching over all cases by an index: words of the register's texts.

A text holds the words of a case, folded, each behind two blanks. So whatever is looked for is a
string within it: «сүт» anywhere, behind one blank what a word of two letters begins («␣ah»), behind
two what a single letter begins. SQLite finds it by an FTS5 index of three-letter strings which
knows only which cases hold each (``detail=none``: no words, no places), PostgreSQL by ``pg_trgm``.
The index may name too many cases; the text itself decides.

The index is derived from ``register_texts`` and may be made anew at any time (:func:`rebuild`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    column,
    delete,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import NullType, TypeEngine

from app.db.tables import register_texts

GRAM = 3
"""So many letters has what the index knows."""

MOST_WORDS = 8
"""So many words of a query count; the others are left out."""

_MOST_GRAMS = 16  # they leave few enough; the texts decide
_WORD = re.compile(r"\w+")
_INDEX = table("register_search", column("rowid"), column("text"))
"""FTS5's table; on PostgreSQL a view of the texts themselves."""
_MAKE = (
    "CREATE VIRTUAL TABLE register_search USING fts5(text, content='register_texts', "
    "content_rowid='case_id', detail='none', columnsize=0, "
    "tokenize='trigram case_sensitive 1')"
)
_MERGE_SELDOM = "INSERT INTO register_search (register_search, rank) VALUES ('automerge', 0)"
"""Its parts are merged once there are sixteen of a size, not a little with every write."""


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded text, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(folded)))


def text_of(words: Sequence[str]) -> str:
    """Return words as a text that is searched."""
    return "".join(f"  {word}" for word in words)


def needles(folded: str) -> tuple[str, ...]:
    """Return the strings that a text must hold for a query, all of them; the longest first.

    Words of one or two letters are beginnings of words, longer ones any part of a word.
    """
    words = words_of(folded)[:MOST_WORDS]
    made = {" " * max(0, GRAM - len(word)) + word for word in words}
    return tuple(sorted(made, key=lambda one: (-len(one), one)))


def _asked(wanted: Sequence[str]) -> str:
    """Return the index's own query for all needles."""
    grams = dict.fromkeys(
        needle[start : start + GRAM] for needle in wanted for start in range(len(needle) - GRAM + 1)
    )
    return " AND ".join(f'"{gram}"' for gram in islice(grams, _MOST_GRAMS))


def is_exact(wanted: Sequence[str]) -> bool:
    """Return whether the index alone decides, so that no text has to be looked at."""
    return all(len(needle) == GRAM for needle in wanted)


# -- finding ------------------------------------------------------------------------------------


class holds_text(GenericFunction[bool]):  # noqa: N801 - reads as the function that it is
    """The condition that a text holds another, letter by letter."""

    type = Boolean()
    inherit_cache = True


@compiles(holds_text, "sqlite")
def _in_sqlite(element: holds_text, compiler: SQLCompiler, **given: Any) -> str:
    return "instr({}, {}) > 0".format(*(compiler.process(one, **given) for one in element.clauses))


@compiles(holds_text, "postgresql")
def _in_postgresql(element: holds_text, compiler: SQLCompiler, **given: Any) -> str:
    # LIKE is what the index of three-letter strings serves; words hold no sign of its own but "_".
    place, wanted = (compiler.process(one, **given) for one in element.clauses)
    return f"{place} LIKE '%%' || replace({wanted}, '_', '\\_') || '%%'"


def holding(case_id: ColumnElement[int], wanted: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that the text of a case holds every needle: its text is read."""
    return select(1).where(register_texts.c.case_id == case_id, *_held(wanted)).exists()


def _held(wanted: Sequence[str]) -> list[ColumnElement[bool]]:
    return [holds_text(register_texts.c.text, bindparam(None, one)) for one in wanted]


class names_all(GenericFunction[bool]):  # noqa: N801 - as above
    """The condition that the index names a case: its own query, then every needle."""

    # A Boolean would be written «… = 1», which FTS5 does not understand.
    type: TypeEngine[Any] = NullType()
    inherit_cache = True


@compiles(names_all, "sqlite")
def _named_in_sqlite(element: names_all, compiler: SQLCompiler, **given: Any) -> str:
    asked = compiler.process(next(iter(element.clauses)), **given)
    return f"register_search MATCH {asked}"


@compiles(names_all, "postgresql")
def _named_in_postgresql(element: names_all, compiler: SQLCompiler, **given: Any) -> str:
    _asked_for, *wanted = element.clauses
    held = (holds_text(_INDEX.c.text, one) for one in wanted)
    return " AND ".join(compiler.process(one, **given) for one in held)


def named(wanted: Sequence[str]) -> Select[Any]:
    """Return the numbers of all cases that the index names for all needles: perhaps too many."""
    parts: list[ColumnElement[str]] = [bindparam(None, one) for one in (_asked(wanted), *wanted)]
    return select(_INDEX.c.rowid).where(names_all(*parts))


class gathered(GenericFunction[str]):  # noqa: N801 - as above
    """All numbers of a column as one JSON text: a thousand of them cost no more than one row."""

    type = Text()
    inherit_cache = True


@compiles(gathered, "sqlite")
def _gathered_in_sqlite(element: gathered, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **given)})"


@compiles(gathered, "postgresql")
def _gathered_in_postgresql(element: gathered, compiler: SQLCompiler, **given: Any) -> str:
    return f"coalesce(json_agg({compiler.process(element.clauses, **given)})::text, '[]')"


class among(GenericFunction[bool]):  # noqa: N801 - as above
    """The condition that a number is one of a JSON text."""

    type: TypeEngine[Any] = NullType()  # as above: no index serves «… = 1»
    inherit_cache = True


@compiles(among, "sqlite")
def _among_in_sqlite(element: among, compiler: SQLCompiler, **given: Any) -> str:
    number, numbers = (compiler.process(one, **given) for one in element.clauses)
    return f"({number} IN (SELECT value FROM json_each({numbers})))"  # noqa: S608 - our own words


@compiles(among, "postgresql")
def _among_in_postgresql(element: among, compiler: SQLCompiler, **given: Any) -> str:
    number, numbers = (compiler.process(one, **given) for one in element.clauses)
    each = f"json_array_elements_text(CAST({numbers} AS json))"
    return f"({number} IN (SELECT CAST(value AS integer) FROM {each} AS one(value)))"  # noqa: S608 - likewise


@dataclass(frozen=True)
class Candidates:
    """What the index names for some needles.

    ``numbers`` of cases as JSON, ``count`` how many they are, ``about`` how many there may be in
    all: the numbers come from the lowest up.
    """

    numbers: str
    count: int
    about: int

    def some(self, most: int) -> Candidates:
        """Return so many of them, from everywhere: neighbours came in together and are alike."""
        if self.count <= most:
            return self
        each = self.numbers.strip("[] ").split(",")
        kept = [each[place * self.count // most] for place in range(most)]
        return Candidates(f"[{','.join(kept)}]", most, self.about)

    def hold(self, case_id: ColumnElement[int]) -> ColumnElement[bool]:
        """Return the condition that a case is one of them."""
        return among(case_id, bindparam(None, self.numbers))


def candidates(
    connection: Connection, wanted: Sequence[str], most: int, highest: int
) -> Candidates:
    """Return what the index names for all needles, at most so many.

    ``highest`` is the highest number that a case has.
    """
    some = named(wanted).limit(most).subquery()
    numbers = str(connection.execute(select(gathered(some.c.rowid))).scalar_one())
    if numbers == "[]":
        return Candidates(numbers, 0, 0)
    count = numbers.count(",") + 1
    last = int(numbers.rpartition(",")[2].strip("[] ")) if count == most else highest
    return Candidates(numbers, count, max(count, count * highest // max(last, 1)))


def right(of: Candidates, wanted: Sequence[str]) -> Select[Any]:
    """Return the numbers of those candidates whose texts hold every needle."""
    query = select(register_texts.c.case_id).where(of.hold(register_texts.c.case_id))
    return query if is_exact(wanted) else query.where(*_held(wanted))


def found(wanted: Sequence[str]) -> Select[Any]:
    """Return the numbers of all cases whose texts hold every needle."""
    if is_exact(wanted):
        return named(wanted)
    of_them = register_texts.c.case_id.in_(named(wanted))
    return select(register_texts.c.case_id).where(of_them, *_held(wanted))


# -- keeping ------------------------------------------------------------------------------------


def put(connection: Connection, texts: Mapping[int, str]) -> None:
    """Write the texts of cases, where they differ from what stands there."""
    if not texts:
        return
    query = select(register_texts.c.case_id, register_texts.c.text)
    old = {
        row.case_id: row.text
        for row in connection.execute(query.where(register_texts.c.case_id.in_(texts)))
    }
    changed = {one: made for one, made in texts.items() if old.get(one) != made}
    remove(connection, [one for one in changed if one in old])
    if not changed:
        return
    rows = [{"case_id": one, "text": made} for one, made in changed.items()]
    connection.execute(insert(register_texts), rows)
    if connection.dialect.name == "sqlite":
        _indexed(connection, _ADD, rows)


def remove(connection: Connection, ids: Sequence[int]) -> None:
    """Take the texts of cases out, and out of the index."""
    if not ids:
        return
    of_them = register_texts.c.case_id.in_(ids)
    if connection.dialect.name == "sqlite":
        rows = connection.execute(select(register_texts).where(of_them)).mappings()
        _indexed(connection, _TAKE_OUT, [dict(row) for row in rows])
    connection.execute(delete(register_texts).where(of_them))


def forget(connection: Connection) -> None:
    """Let the index lose what was taken out of it: until then it keeps it, marked as gone.

    It is written anew for that, unless nothing was taken out since the last time.
    """
    if connection.dialect.name == "sqlite":
        _indexed(connection, _WRITE_ANEW, [{}])


_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR}
_WRITE_ANEW = text("INSERT INTO register_search (register_search) VALUES ('optimize')")
_ADD = text("INSERT INTO register_search (rowid, text) VALUES (:case_id, :text)")
_TAKE_OUT = text(
    "INSERT INTO register_search (register_search, rowid, text) VALUES ('delete', :case_id, :text)"
)


def _indexed(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    """Change SQLite's index; one that is damaged is made anew from the texts."""
    if not rows:
        return
    try:
        with connection.begin_nested():
            connection.execute(statement, rows)
    except DBAPIError as error:
        # Nothing but the index was touched. Its tables may lack rows, or hold some too many.
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
            raise
        rebuild(connection)
        if statement is _TAKE_OUT:  # the texts still stand while they are taken out
            connection.execute(statement, rows)


def is_index_damage(error: object) -> bool:
    """Return whether a driver's fault is one of SQLite's index alone, and no table's."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT_VTAB


def rebuild(connection: Connection) -> None:
    """Make the index anew from the texts, whatever state it is in."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("REINDEX INDEX ix_register_texts_text"))
        return
    connection.execute(text("DROP TABLE IF EXISTS register_search"))
    connection.execute(text(_MAKE))
    connection.execute(text(_MERGE_SELDOM))
    connection.execute(text("INSERT INTO register_search (register_search) VALUES ('rebuild')"))
