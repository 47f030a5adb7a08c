"""Alphabet order, search without regard to capitals, first letters."""

from __future__ import annotations

import sqlite3
from functools import cmp_to_key

from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import ALPHABET, capitalise_first, compare, fold, sort_key

KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"


def test_alphabet_is_whole() -> None:
    assert KAZAKH[1::2] == ALPHABET
    assert KAZAKH[::2] == ALPHABET.upper()
    assert len(set(ALPHABET)) == 42


def test_names_sort_as_in_a_register() -> None:
    want = [
        "1-топ",
        "Абай",
        "абзал",
        "Айгүл",
        "Әсем",
        "Бақыт",
        "Ғани",
        "Қайрат",
        "Ұлан",
        "Үміт",
        "Ілияс",
        "Abai",
    ]
    shuffled = [*want]
    shuffled.reverse()
    assert sorted(shuffled, key=sort_key) == want


def test_small_letter_first_only_at_a_tie() -> None:
    assert sorted(["Ата", "ата", "Аса", "аяз"], key=sort_key) == ["Аса", "ата", "Ата", "аяз"]


@given(st.lists(st.text(max_size=8), max_size=8))
def test_compare_is_the_same_order(texts: list[str]) -> None:
    assert sorted(texts, key=cmp_to_key(compare)) == sorted(texts, key=sort_key)
    assert all(compare(left, right) == -compare(right, left) for left in texts for right in texts)


def test_sqlite_takes_it_as_a_collation() -> None:
    connection = sqlite3.connect(":memory:")
    connection.create_collation("kk", compare)
    connection.execute("create table t (name text)")
    connection.executemany("insert into t values (?)", [("Үміт",), ("Уәли",), ("Ұлан",)])
    found = connection.execute("select name from t order by name collate kk").fetchall()
    connection.close()
    assert found == [("Уәли",), ("Ұлан",), ("Үміт",)]


def test_fold() -> None:
    assert fold("  ҚАЙРАТ\u00a0 Ілияс ") == "қайрат ілияс"
    assert fold("Абаи\u0306") == "абай"
    assert fold("и") != fold("й")


@given(st.text(max_size=20))
def test_fold_twice_is_fold(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(KAZAKH.upper()) == fold(KAZAKH.lower())


def test_capitalise_first() -> None:
    assert capitalise_first("әкім") == "Әкім"
    assert capitalise_first("«ауыл аманаты»") == "«Ауыл аманаты»"
    assert capitalise_first("5 жыл") == "5 жыл"
    assert capitalise_first("") == ""
    assert capitalise_first("—") == "—"
