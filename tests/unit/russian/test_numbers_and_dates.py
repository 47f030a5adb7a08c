"""Numbers, sums and days in Russian words."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.russian import (
    amount_in_words,
    blank_day,
    cited_date,
    date_by,
    date_from,
    date_until,
    long_date,
    number_in_words,
    plural,
)
from app.russian.dates import MONTHS
from app.russian.numbers import NumberCase

NUMBERS = (
    (0, "ноль", "ноля"),
    (1, "один", "одного"),
    (2, "два", "двух"),
    (3, "три", "трех"),
    (20, "двадцать", "двадцати"),
    (21, "двадцать один", "двадцати одного"),
    (40, "сорок", "сорока"),
    (50, "пятьдесят", "пятидесяти"),
    (90, "девяносто", "девяноста"),
    (100, "сто", "ста"),
    (111, "сто одиннадцать", "ста одиннадцати"),
    (200, "двести", "двухсот"),
    (375, "триста семьдесят пять", "трехсот семидесяти пяти"),
    (1000, "одна тысяча", "одной тысячи"),
    (2001, "две тысячи один", "двух тысяч одного"),
)


@pytest.mark.parametrize(("number", "nominative", "genitive"), NUMBERS)
def test_numbers_in_words(number: int, nominative: str, genitive: str) -> None:
    assert number_in_words(number) == nominative
    assert number_in_words(number, "genitive") == genitive


SUMS = (
    (0, "ноль тенге"),
    (100, "один тенге"),
    (2_162_500, "двадцать одна тысяча шестьсот двадцать пять тенге"),
    (2_162_550, "двадцать одна тысяча шестьсот двадцать пять тенге 50 тиын"),
    (100_000_000, "один миллион тенге"),
    (2_760_000_000, "двадцать семь миллионов шестьсот тысяч тенге"),
    (5, "ноль тенге 05 тиын"),
    (-100, "минус один тенге"),
)


@pytest.mark.parametrize(("tiyn", "words"), SUMS)
def test_sums_in_words(tiyn: int, words: str) -> None:
    assert amount_in_words(tiyn) == words


@given(st.integers(min_value=0, max_value=10**12))
def test_words_of_numbers_have_no_digits_and_no_yo(number: int) -> None:
    for case in get_args(NumberCase):
        words = number_in_words(number, case)
        assert words
        assert not any(sign.isdigit() or sign == "ё" for sign in words)


@given(st.integers(min_value=0, max_value=10**6))
def test_the_noun_beside_a_number(number: int) -> None:
    form = plural(number, "день", "дня", "дней")
    if number % 100 in range(11, 15):
        assert form == "дней"
    else:
        assert form == {1: "день", 2: "дня", 3: "дня", 4: "дня"}.get(number % 10, "дней")


def test_beside_an_unknown_number_stands_the_plural() -> None:
    assert plural(None, "день", "дня", "дней") == "дней"


def test_days() -> None:
    day = date(2026, 11, 23)
    assert long_date(day) == "23 ноября 2026 года"
    assert cited_date(day) == "от 23 ноября 2026 года"
    assert date_until(day) == "до 23 ноября 2026 года"
    assert date_from(day) == "с 23 ноября 2026 года"
    assert date_by(day) == "не позднее 23 ноября 2026 года"
    assert cited_date(None) == f"от {blank_day()}"
    assert "____" in blank_day()


@given(st.dates())
def test_every_day_names_its_month(day: date) -> None:
    assert long_date(day) == f"{day.day} {MONTHS[day.month - 1]} {day.year} года"
    assert len(set(MONTHS)) == 12
