"""Bytes that an index orders by stand as the Kazakh alphabet stands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.kazakh.alphabet import ALPHABET, order_bytes, sort_key

TEXT = st.text(alphabet=f" -«»№()!_09{ALPHABET}{ALPHABET.upper()}zAé字", max_size=12)


@given(TEXT, TEXT)
def test_bytes_order_as_the_alphabet_does(first: str, second: str) -> None:
    keys = sort_key(first)[0], sort_key(second)[0]
    made = order_bytes(first), order_bytes(second)
    assert (made[0] < made[1]) == (keys[0] < keys[1])
    assert (made[0] == made[1]) == (keys[0] == keys[1])


def test_every_letter_has_its_place_and_capitals_none() -> None:
    made = [order_bytes(letter) for letter in ALPHABET]
    assert all(first < second for first, second in pairwise(made))
    assert order_bytes("ҰЛЫ Дала") == order_bytes("ұлы дала")
    assert order_bytes("") < order_bytes("1") < order_bytes("а") < order_bytes("z")


def test_a_long_text_is_cut() -> None:
    assert len(order_bytes("ә" * 500)) == 60
    assert order_bytes("ә" * 500) == order_bytes("ә" * 60)
    assert len(order_bytes("字" * 500)) == 60
