"""Texts that look the same, and words one slip apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.likeness import fold, fold_place, has_digit, has_latin, mixed_words, one_slip

KAZAKH = "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэюя"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ахметов  Нұрлан", "АХМЕТОВ НУРЛАН"),
        ("AXMETOB", "Ахметов"),
        ("Өмірбек", "Омирбек"),
        ("Сейдахмет-Ұлы", "сейдахмет ұлы"),
        ("Ахметова Гүлнәр", "Ахметова Гулнар"),
    ],
)
def test_what_the_eye_takes_for_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_different_people_stay_different() -> None:
    assert fold("Ахметов Нұрлан") != fold("Ахметов Нұржан")
    assert fold("Асан") != fold("Асанов")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Мичурин ауылдық округі", "Мичурин а.о."),
        ("Түлкібас ауданы", "Түлкібас"),
        ("город Арыс", "Арыс қаласы"),
        ("Мичурин ауылы", "село Мичурин"),
    ],
)
def test_a_place_is_known_without_its_word(left: str, right: str) -> None:
    assert fold_place(left) == fold_place(right)


def test_a_place_that_is_only_a_word_is_not_emptied() -> None:
    assert fold_place("Ауыл") != ""
    assert fold_place("") == ""


def test_letters_of_two_alphabets_in_a_word() -> None:
    assert mixed_words("Ахмeтов Нұрлан") == ("Ахмeтов",)
    assert mixed_words("CLAAS комбайны, МТЗ-82, Wi-Fi") == ()
    assert mixed_words("Іле") == ()
    assert mixed_words("Iле") == ("Iле",)
    assert has_latin("Acaн")
    assert not has_latin("Асан № 5")
    assert has_digit("Асан2")


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("мичурин", "мичуурин", True),
        ("мичурин", "мичурн", True),
        ("мичурин", "мичорин", True),
        ("мичурин", "мичуирн", True),
        ("мичурин", "мичурин", False),
        ("мичурин", "мичоорин", False),
        ("мичурин", "балтакол", False),
        ("", "а", True),
        ("", "", False),
    ],
)
def test_one_slip(left: str, right: str, near: bool) -> None:
    assert one_slip(left, right) is near
    assert one_slip(right, left) is near


@given(st.text(alphabet=KAZAKH, min_size=1, max_size=12), st.data())
@settings(max_examples=150)
def test_any_single_slip_is_seen(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(KAZAKH))
    dropped = word[:place] + word[place + 1 :]
    added = word[:place] + letter + word[place:]
    other = word[:place] + letter + word[place + 1 :]
    assert one_slip(word, dropped)
    assert one_slip(word, added)
    assert one_slip(word, other) is (other != word)


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"  {text} ") == fold(text)
    assert isinstance(fold_place(text), str)
    assert all(word in text or word for word in mixed_words(text))
