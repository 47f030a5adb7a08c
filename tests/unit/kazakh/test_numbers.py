"""Numbers in words, ordinals, grouping, money and percentages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import (
    amount_in_words,
    group,
    money,
    number_in_words,
    ordinal,
    ordinal_in_words,
    percent,
    possessive,
)
from app.kazakh.spoken import last_word_of_number

UNITS = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
TENS = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"]
SCALES = ["", "мың", "миллион", "миллиард", "триллион"]


def spelled(number: int) -> str:
    """Spell a number by the school rule, apart from the library."""
    if number == 0:
        return "нөл"
    words: list[str] = []
    for power in range(4, -1, -1):
        part = number // 1000**power % 1000
        if not part:
            continue
        hundreds, rest = divmod(part, 100)
        if hundreds:
            words += ["жүз"] if hundreds == 1 else [UNITS[hundreds], "жүз"]
        words += [TENS[rest // 10], UNITS[rest % 10], SCALES[power]]
    return " ".join(word for word in words if word)


@given(st.integers(0, 10**15 - 1))
def test_words_agree_with_the_school_rule(number: int) -> None:
    assert number_in_words(number) == spelled(number)


@given(st.integers(0, 10**15 - 1))
def test_last_word_of_digits(number: int) -> None:
    assert last_word_of_number(str(number)) == spelled(number).rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    ("tiyn", "want"),
    [
        (2_162_500, "жиырма бір мың алты жүз жиырма бес теңге"),
        (2_162_550, "жиырма бір мың алты жүз жиырма бес теңге 50 тиын"),
        (0, "нөл теңге"),
        (5, "нөл теңге 05 тиын"),
        (2026_00, "екі мың жиырма алты теңге"),
        (-100, "минус бір теңге"),
        (-150, "минус бір теңге 50 тиын"),
    ],
)
def test_amounts(tiyn: int, want: str) -> None:
    assert amount_in_words(tiyn) == want


def test_ordinals_in_digits() -> None:
    got = [ordinal(number) for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 50, 100)]
    want = "1-ші 2-ші 3-ші 4-ші 5-ші 6-шы 7-ші 8-ші 9-шы 10-шы 16-шы 20-шы 50-ші 100-ші"
    assert got == want.split()


def test_ordinals_in_words() -> None:
    words = [ordinal_in_words(number) for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40)]
    assert words == [
        "бірінші",
        "екінші",
        "үшінші",
        "төртінші",
        "бесінші",
        "алтыншы",
        "жетінші",
        "сегізінші",
        "тоғызыншы",
        "оныншы",
        "жиырмасыншы",
        "отызыншы",
        "қырқыншы",
    ]
    assert ordinal_in_words(50) == "елуінші"
    assert ordinal_in_words(60) == "алпысыншы"
    assert ordinal_in_words(100) == "бір жүзінші" or ordinal_in_words(100) == "жүзінші"
    assert ordinal_in_words(23) == "жиырма үшінші"


def test_possessives() -> None:
    got = [possessive(number) for number in (1, 2, 6, 7, 9, 20, 23, 30, 50, 100, 1000)]
    assert got == [
        "1-і",
        "2-сі",
        "6-сы",
        "7-сі",
        "9-ы",
        "20-сы",
        "23-і",
        "30-ы",
        "50-і",
        "100-і",
        "1000-ы",
    ]


@given(st.integers(-(10**12), 10**12))
def test_group_agrees_with_babel(number: int) -> None:
    assert group(number) == format_decimal(number, locale="kk")


def test_money() -> None:
    assert money(2_162_500) == "21\u00a0625"
    assert money(2_162_550) == "21\u00a0625,50"
    assert money(5) == "0,05"
    assert money(-5) == "-0,05"
    assert money(0) == "0"


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("34", "34"),
        ("66.70", "66,7"),
        ("0", "0"),
        ("-0", "0"),
        ("1E+3", "1\u00a0000"),
        ("0.05", "0,05"),
    ],
)
def test_percent(value: str, want: str) -> None:
    assert percent(Decimal(value)) == f"{want}\u00a0%"


def test_percent_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="finite"):
        percent(Decimal("NaN"))
