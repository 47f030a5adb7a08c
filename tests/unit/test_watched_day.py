"""Findings that are kept stay right until the day that they are to be made anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Answers, SetValue, apply_all
from app.domain.parse import format_date
from app.domain.watched_day import WatchedDay
from app.services.reference import load_reference
from app.services.register_rows import make
from app.services.samples import read_sample

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
ASKED = ("meeting.date", "registration.date", "meeting.consent_date", "listing.date",
         "finance.contract_date", "finance.paid_date", "finance.first_due", "director.sitting_date",
         "name.term_until", "contribution.share_due", "screening.order_date")  # fmt: skip


def test_a_comparison_turns_on_the_day_and_behind_it() -> None:
    day = WatchedDay.of(TODAY)
    assert day.until == date.max
    assert date(2026, 1, 1) < day
    assert day.until == date.max
    assert date(2027, 3, 1) > day
    assert day.until == date(2027, 3, 1)
    assert day != date(2026, 12, 1)
    assert day.until == date(2026, 12, 1)
    assert day >= TODAY
    assert day.until == date(2026, 11, 25)


def test_days_reckoned_from_today_turn_so_many_days_before() -> None:
    day = WatchedDay.of(TODAY)
    assert day + timedelta(days=30) < date(2027, 1, 1)
    assert day.until == date(2027, 1, 1) - timedelta(days=30)
    other = WatchedDay.of(TODAY)
    assert other - timedelta(days=10) < date(2026, 11, 20)
    assert other.until == date(2026, 11, 30)


def test_a_year_lasts_until_new_year() -> None:
    day = WatchedDay.of(TODAY)
    assert day.year == 2026
    assert day.until == date(2027, 1, 1)


@pytest.mark.parametrize(
    "use",
    [
        str,
        hash,
        date.isoformat,
        lambda day: day - date(2026, 1, 1),
        lambda day: date(2027, 1, 1) - day,
        lambda day: day.month,
        lambda day: day.toordinal(),
        lambda day: day.replace(day=1),
        lambda day: day.weekday(),
        lambda day: f"{day:%d.%m.%Y}",
        lambda day: day == WatchedDay.of(TODAY),
    ],
)
def test_any_other_use_turns_every_day(use: object) -> None:
    day = WatchedDay.of(TODAY)
    assert callable(use)
    assert use(day) == use(TODAY) or isinstance(use(day), bool)
    if use is not date.isoformat:  # past the class: nobody calls it so
        assert day.until == TODAY + timedelta(days=1)


@given(first=DAYS, second=DAYS, days=st.integers(-400, 400))
def test_it_compares_and_reckons_as_the_plain_day_does(
    first: date, second: date, days: int
) -> None:
    watched, shift = WatchedDay.of(first), timedelta(days=days)
    assert (watched < second) == (first < second)
    assert (second >= watched) == (second >= first)
    assert (watched == second) == (first == second)
    assert (watched + shift <= second) == (first + shift <= second)
    assert watched - second == first - second
    assert min(watched, second) == min(first, second)
    assert sorted([second, watched]) == sorted([second, first])


@given(typed=st.dictionaries(st.sampled_from(ASKED), DAYS), step=st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_a_row_is_the_same_on_every_day_before_its_own(typed: dict[str, date], step: int) -> None:
    changes = [SetValue(key, format_date(day)) for key, day in typed.items()]
    answers: Answers = apply_all(read_sample().answers, changes)
    reference = load_reference()
    row = dict(make(1, answers, reference, TODAY).row)
    until = date.fromisoformat(str(row.pop("until")))
    for day in (TODAY + timedelta(days=step), until - timedelta(days=1)):
        if TODAY < day < until:
            later = dict(make(1, answers, reference, day).row)
            later.pop("until")
            assert later == row
