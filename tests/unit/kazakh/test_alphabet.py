"""Alphabet order, and search without regard to capitals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import ALPHABET, fold, sort_key

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


def test_fold() -> None:
    assert fold("  ҚАЙРАТ\u00a0 Ілияс ") == "қайрат ілияс"
    assert fold("Абаи\u0306") == "абай"
    assert fold("и") != fold("й")


@given(st.text(max_size=20))
def test_fold_twice_is_fold(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(KAZAKH.upper()) == fold(KAZAKH.lower())
