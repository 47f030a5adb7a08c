"""PostgreSQL has the same tables, orders by the same alphabet and finds the same texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, select

from app.db.dialect import holds, in_alphabet_order
from app.db.tables import metadata
from app.kazakh import alphabet
from tests.pg.server import TEMPLATE, engine_of, make_database
from tools.pg_cluster import ADDRESS

pytestmark = pytest.mark.skipif(ADDRESS not in os.environ, reason="run by make test-pg")

NAMES = (
    "Ыбырай", "Ірбіс", "Әсем", "Асан", "Бөлек", "Болат", "Үміт", "Ұлан", "Уәли", "Қарлығаш",
    "Камал", "Һарон", "Хамит", "Ғалия", "Гүлім", "Еңбек", "Енесай", "Ёлка", "Ильяс", "Йод", "Эра",
    "Юсуп", "Яна", "Шу", "Щука", "Цех", "Чан", "Жер", "Зере", "Вера", "Дана", "Лаура", "Майтөбе",
    "Нұр", "Ораз", "Өмір", "Пана", "Рай", "Сая", "Тау", "Фара",
)  # fmt: skip
TEXTS = Table("texts", MetaData(), Column("text", Text))


@pytest.fixture
def connection() -> Iterator[Connection]:
    name = f"own_{uuid4().hex}"
    make_database(name, TEMPLATE)
    engine = engine_of(name)
    with engine.begin() as opened:
        TEXTS.create(opened)
        opened.execute(insert(TEXTS), [{"text": name} for name in NAMES])
        yield opened
    engine.dispose()


def test_the_revisions_make_the_tables_that_the_program_knows(connection: Connection) -> None:
    def ours(name: str | None, kind: str, *_others: object) -> bool:
        if kind == "index":
            return name != "ix_register_texts_text"  # trigrams: the seam for search made it
        return kind != "table" or name in metadata.tables

    context = MigrationContext.configure(connection, opts={"include_name": ours})
    assert compare_metadata(context, metadata) == []


def test_names_stand_in_the_order_of_the_alphabet(connection: Connection) -> None:
    found = connection.execute(select(TEXTS.c.text).order_by(in_alphabet_order(TEXTS.c.text)))
    assert list(found.scalars()) == sorted(NAMES, key=alphabet.sort_key)


@pytest.mark.parametrize("part", ["ӘСЕ", "қАР", "һ", "ІР", "өмі", "эра"])
def test_texts_are_found_whatever_their_capitals(connection: Connection, part: str) -> None:
    query = select(TEXTS.c.text).where(holds(TEXTS.c.text, alphabet.fold(part)))
    wanted = {name for name in NAMES if alphabet.fold(part) in alphabet.fold(name)}
    assert wanted
    assert set(connection.execute(query).scalars()) == wanted
