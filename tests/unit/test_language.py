"""Which language is spoken first, and how it writes numbers, sums, days and names in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import figures
from app.core.i18n import first_spoken, system_language, use_language
from app.domain.parse import parse_money
from app.services import text

NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def kazakh_again() -> Iterator[None]:
    yield
    use_language("kk")


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (["kk-Cyrl-KZ", "kk-KZ", "kk"], "kk"),
        (["ru-Cyrl-KZ", "ru-KZ"], "ru"),
        (["ru_RU.UTF-8"], "ru"),
        (["en_US.UTF-8"], "en"),
        (["EN-gb"], "en"),
        (["uz_UZ", "ru_RU"], "ru"),
        (["de-DE"], "kk"),
        (["C"], "kk"),
        (["POSIX", ""], "kk"),
        (["russian-nonsense"], "kk"),
        (["kok_IN"], "kk"),
        ([], "kk"),
    ],
)
def test_the_first_language_that_we_speak(names: list[str], language: str) -> None:
    assert first_spoken(names) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "kk"),
        ({"LANG": "C.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ru_KZ.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "kk:ru"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_the_machine_s_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_KZ.UTF-8")
    assert system_language() == "ru"
    for variable in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("en_US", "cp1252"))
    assert system_language() == "en"


@pytest.mark.parametrize(
    ("language", "sum_", "day", "moment"),
    [
        ("kk", f"1{NBSP}021{NBSP}625,50", "23.11.2026", "23.11.2026 14:02"),
        ("ru", f"1{NBSP}021{NBSP}625,50", "23.11.2026", "23.11.2026 14:02"),
        ("en", "1,021,625.50", f"23{NBSP}Nov{NBSP}2026", f"23{NBSP}Nov{NBSP}2026, 14:02"),
    ],
)
def test_figures_follow_the_language(language: str, sum_: str, day: str, moment: str) -> None:
    use_language(language)
    assert figures.money(102162550) == sum_
    assert figures.day(date(2026, 11, 23)) == day
    assert figures.moment(datetime(2026, 11, 23, 14, 2)) == moment  # noqa: DTZ001 - local, as shown
    assert figures.clock(datetime(2026, 11, 23, 9, 5)) == "09:05"  # noqa: DTZ001 - local, as shown


@given(st.integers(min_value=0, max_value=10**13))
def test_a_sum_is_written_as_it_would_be_read(tiyn: int) -> None:
    for language in ("kk", "ru"):
        use_language(language)
        assert parse_money(figures.money(tiyn)) == tiyn
    use_language("en")
    assert parse_money(figures.money(tiyn).replace(",", "")) == tiyn


@given(st.dates())
def test_every_english_month_has_three_letters(day: date) -> None:
    use_language("en")
    month = figures.day(day).split(NBSP)[1]
    assert len(month) == 3
    assert month[0].isupper()
    assert month == day.strftime("%b")


def test_a_sum_below_nothing() -> None:
    assert figures.money(-102150) == f"-1{NBSP}021,50"
    assert figures.money(5) == "0,05"


def test_sums_in_words_are_in_the_language() -> None:
    use_language("kk")
    assert text.sum_in_words(2162500) == "жиырма бір мың алты жүз жиырма бес теңге"
    use_language("ru")
    assert text.sum_in_words(2162500) == "двадцать одна тысяча шестьсот двадцать пять тенге"


NAMES = ["Яна", "Ізбасар", "Әлия", "Айгүл", "ахмет", "Ёлкин", "Ежов", "Елкина", "Өмір", "Олжас"]


def test_names_stand_in_the_order_of_the_language() -> None:
    use_language("kk")
    kazakh = sorted(NAMES, key=text.alphabet_key)
    assert kazakh == [
        *["Айгүл", "ахмет", "Әлия", "Ежов", "Елкина", "Ёлкин", "Олжас", "Өмір", "Ізбасар", "Яна"]
    ]
    use_language("ru")
    russian = sorted(NAMES, key=text.alphabet_key)
    assert russian == [
        *["Айгүл", "ахмет", "Әлия", "Ежов", "Ёлкин", "Елкина", "Олжас", "Өмір", "Ізбасар", "Яна"]
    ]


@given(st.lists(st.text(st.sampled_from("аАәёЁеБzZ 7"), max_size=4), max_size=8))
def test_the_order_never_depends_on_how_names_came(names: list[str]) -> None:
    for language in ("kk", "ru", "en"):
        use_language(language)
        once = sorted(names, key=text.alphabet_key)
        turned = list(reversed(names))
        assert sorted(turned, key=text.alphabet_key) == once


@pytest.mark.parametrize(
    ("typed", "kazakh", "english"),
    [
        ("68400000", f"68{NBSP}400{NBSP}000", "68,400,000"),
        ("12 500,5", f"12{NBSP}500,5", "12,500.5"),
        ("370", "370", "370"),
        ("1,5", "1,5", "1,5"),
        ("орталықтан, 2023", "орталықтан, 2023", "орталықтан, 2023"),
        ("", "", ""),
    ],
)
def test_a_typed_quantity_is_grouped_and_words_stay(typed: str, kazakh: str, english: str) -> None:
    use_language("kk")
    assert figures.typed(typed) == kazakh
    use_language("en")
    assert figures.typed(typed) == english
    use_language("kk")
