"""Dates and times as official papers write them."""

from __future__ import annotations

from datetime import date, time

from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import cited_date, clock, date_from, date_on, date_until, long_date


@given(st.dates())
def test_long_date_agrees_with_babel(day: date) -> None:
    assert long_date(day) == format_date(day, "y 'жылғы' d MMMM", locale="kk")


def test_every_month_in_the_relative_form() -> None:
    got = [cited_date(date(2026, month, 1)).rsplit(maxsplit=1)[-1] for month in range(1, 13)]
    assert got == [
        "қаңтардағы",
        "ақпандағы",
        "наурыздағы",
        "сәуірдегі",
        "мамырдағы",
        "маусымдағы",
        "шілдедегі",
        "тамыздағы",
        "қыркүйектегі",
        "қазандағы",
        "қарашадағы",
        "желтоқсандағы",
    ]


def test_other_forms() -> None:
    day = date(2026, 11, 23)
    assert long_date(day) == "2026 жылғы 23 қараша"
    assert cited_date(day) == "2026 жылғы 23 қарашадағы"
    assert date_on(day) == "2026 жылғы 23 қарашада"
    assert date_until(day) == "2026 жылғы 23 қарашаға дейін"
    assert date_from(day) == "2026 жылғы 23 қарашадан бастап"
    assert date_from(date(2026, 9, 1)) == "2026 жылғы 1 қыркүйектен бастап"


def test_clock() -> None:
    assert clock(time(10, 30)) == "10:30"
    assert clock(time(9, 5, 59)) == "09:05"
