"""The анықтама: counted by day, added up in tiyn, rounded only for show."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Answers
from app.domain.report import (
    WAYS,
    By,
    Figures,
    Row,
    Span,
    default_spans,
    figures_of,
    key_label,
    make_report,
    read_span,
    years,
)
from app.domain.rounding import billions, millions, whole_tenge
from app.services.reference import load_reference

REFERENCE = load_reference()
SPANS = (years(2023), years(2024, 2025))


def row(number: int, **figures: object) -> Row:
    return Row(case_id=number, **figures)  # type: ignore[arg-type]  # by name


def test_figures_are_read_from_the_answers() -> None:
    answers = Answers(
        {
            "name.direction": "milk",
            "meeting.oblast": "Түркістан",
            "meeting.district": " Түлкібас ",
            "meeting.okrug": "Мичурин",
            "registration.date": "05.03.2023",
            "finance.contract_date": "2023-05-06",
            "finance.amount": "27 600 000",
            "finance.jobs": "6",
        }
    )
    assert figures_of(answers) == Figures(
        "milk",
        "Түркістан",
        "Түлкібас",
        "Мичурин",
        date(2023, 3, 5),
        date(2023, 5, 6),
        2_760_000_000,
        6,
    )
    assert figures_of(Answers({"registration.date": "кеше", "finance.amount": "көп"})) == Figures()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2023", years(2023)),
        (" 2024 – 2025 ", years(2024, 2025)),
        ("2025-2024", None),
        ("23", None),
        ("", None),
        ("1899", None),
        ("2023-01-01", None),
    ],
)
def test_spans_are_read(text: str, span: Span | None) -> None:
    assert read_span(text) == span


def test_spans_say_their_name() -> None:
    assert years(2023).years == "2023"
    assert years(2024, 2025).years == "2024-2025"
    assert Span(date(2024, 4, 1), date(2025, 12, 31)).years == "01.04.2024-31.12.2025"
    assert Span(date(2024, 4, 1), date(2200, 12, 31)).years == "01.04.2024–"
    assert Span(date(1900, 1, 1), date(2024, 4, 1)).years == "–01.04.2024"
    assert years(1900, 2200).years == "–"
    assert [span.is_years for span in (years(2023), years(1900, 2200))] == [True, False]


def test_each_fact_counts_by_its_own_day_and_a_sum_without_a_day_is_told() -> None:
    rows = (
        row(1, direction="milk", district="А", okrug="а", founded=date(2023, 12, 31)),
        row(2, direction="milk", district="А", okrug="а", founded=date(2023, 1, 1),
            contracted=date(2024, 1, 1), tiyn=100, jobs=3),
        row(3, direction="feed", contracted=date(2023, 6, 1), tiyn=7),
        row(4, direction="feed", contracted=date(2023, 6, 1), jobs=9),
        row(5, direction="feed", tiyn=50),
    )  # fmt: skip
    made = make_report(rows, SPANS, "direction", REFERENCE)
    first, second = made.periods
    assert (first.founded, first.projects, first.tiyn, first.jobs) == (2, 1, 7, 0)
    assert (first.districts, first.okrugs) == (1, 1)
    assert (second.founded, second.projects, second.tiyn, second.jobs) == (0, 1, 100, 3)
    assert made.undated == 1
    assert made.keys == ("milk", "feed")


def test_both_kinds_of_preserves_are_one_line_and_each_period_has_its_own_label() -> None:
    rows = (
        row(1, direction="preserves_millet", contracted=date(2023, 2, 1), tiyn=1),
        row(2, direction="preserves", contracted=date(2023, 2, 1), tiyn=2),
        row(3, direction="preserves", contracted=date(2025, 2, 1), tiyn=4),
    )
    made = make_report(rows, SPANS, "direction", REFERENCE)
    assert made.keys == ("preserves",)
    assert [period.tiyn for period in made.periods] == [3, 4]
    labels = [key_label("preserves", "direction", span, REFERENCE) for span in SPANS]
    assert labels == ["Қайта өңдеу (консерві, тары өңдеу)", "Қайта өңдеу (консерві)"]
    assert key_label("preserves", "direction", years(2020), REFERENCE) == labels[0]


def test_directions_stand_as_on_the_slide_then_others_by_name_and_the_unknown_last() -> None:
    names = ("", "ара өсіру", "machinery", "fish", "milk", "crop", "preserves")
    rows = [row(n, direction=name, founded=date(2023, 1, 1)) for n, name in enumerate(names)]
    made = make_report(rows, SPANS, "direction", REFERENCE)
    assert made.keys == ("preserves", "milk", "fish", "machinery", "crop", "ара өсіру", "")
    assert key_label("ара өсіру", "direction", SPANS[0], REFERENCE) == "ара өсіру"
    assert key_label("crop", "direction", SPANS[0], REFERENCE, "ru") == "Растениеводство"


def test_the_shipped_groups_are_the_six_lines_of_the_slide() -> None:
    """Seven labels, six lines: domain.md section 3, as the slides write them."""
    assert REFERENCE.report_spans == ("2023", "2024-2025")
    directions = REFERENCE.directions.values()
    assert {one.group for one in directions if one.group} == set(REFERENCE.groups)
    labels = {
        REFERENCE.direction_label(group, span.first) for group in REFERENCE.groups for span in SPANS
    }
    assert (len(REFERENCE.groups), len(labels)) == (6, 7)
    assert "Ауыл шаруашылық техникаларын жаңарту" in labels
    for group, held in REFERENCE.groups.items():
        days = [label.valid_from for label in held]
        assert days == sorted(days), group
        assert all(label.name_kk and label.name_ru for label in held)


def test_districts_and_years_are_lines_too() -> None:
    rows = (
        row(1, oblast="Түркістан", district="Түлкібас", founded=date(2023, 1, 1),
            contracted=date(2024, 5, 1), tiyn=5, jobs=1),
        row(2, oblast="Түркістан", district="Кентау қаласы", founded=date(2025, 1, 1)),
        row(3, founded=date(2025, 1, 1)),
    )  # fmt: skip
    made = make_report(rows, SPANS, "district", REFERENCE)
    assert made.keys == ("Түркістан/Кентау қаласы", "Түркістан/Түлкібас", "")
    labels = [key_label(key, "district", SPANS[0], REFERENCE) for key in made.keys]
    assert labels == ["Кентау қаласы", "Түлкібас ауданы", ""]
    in_russian = key_label(made.keys[1], "district", SPANS[0], REFERENCE, "ru")
    assert in_russian == "Тюлькубасский район"
    by_year = make_report(rows, (years(2023, 2025),), "year", REFERENCE)
    (period,) = by_year.periods
    assert [(line.key, line.founded, line.projects, line.jobs) for line in period.lines] == [
        ("2023", 1, 0, 0),
        ("2024", 0, 1, 1),
        ("2025", 2, 0, 0),
    ]


@pytest.mark.parametrize(
    ("tiyn", "mln", "mlrd"),
    [
        (99_970_000_000, "999.7", "1.0"),
        (73_870_000_000, "738.7", None),
        (95_000_000_000, "950.0", None),
        (99_949_999_999, "999.5", None),
        (99_950_000_000, "999.5", "1.0"),
        (4_560_000_000, "45.6", None),
        (4_555_000_000, "45.6", None),
        (4_554_999_999, "45.5", None),
        (250_000_000_000, "2500.0", "2.5"),
        (0, "0.0", None),
    ],
)
def test_sums_are_rounded_only_for_show(tiyn: int, mln: str, mlrd: str | None) -> None:
    assert str(millions(tiyn)) == mln
    assert billions(tiyn) == (None if mlrd is None else Decimal(mlrd))


DAYS = st.dates(date(2022, 6, 1), date(2026, 6, 1))
NAMES = st.sampled_from(["", "milk", "preserves", "preserves_millet", "feed", "өз бағыты"])
ROWS = st.lists(
    st.builds(
        Row,
        NAMES,
        st.sampled_from(["", "Түркістан"]),
        st.sampled_from(["", "Түлкібас", "Отырар"]),
        st.sampled_from(["", "а", "ә"]),
        st.none() | DAYS,
        st.none() | DAYS,
        st.none() | st.integers(0, 10**15),
        st.none() | st.integers(0, 999),
    ),
    max_size=25,
).map(lambda rows: tuple(replace(one, case_id=number) for number, one in enumerate(rows)))


@given(ROWS, st.sampled_from(WAYS))
def test_lines_add_up_to_the_last_tiyn(rows: tuple[Row, ...], by: By) -> None:
    made = make_report(rows, SPANS, by, REFERENCE)
    for period in made.periods:
        mine = [one for one in rows if one.financed in period.span]
        assert period.tiyn == sum(one.tiyn or 0 for one in mine)
        assert period.tiyn == sum(line.tiyn for line in period.lines)
        assert period.projects == len(mine) == sum(line.projects for line in period.lines)
        assert period.jobs == sum(one.jobs or 0 for one in mine)
        founded = [one for one in rows if one.founded in period.span]
        assert period.founded == len(founded)
        assert by != "year" or sum(line.founded for line in period.lines) == len(founded)
        assert tuple(line.key for line in period.lines) == made.keys
        assert period.districts <= period.okrugs + sum(not one.okrug for one in founded)


@given(ROWS)
def test_a_span_comes_to_what_its_years_come_to(rows: tuple[Row, ...]) -> None:
    whole, *parts = make_report(
        rows, (years(2024, 2025), years(2024), years(2025)), "direction", REFERENCE
    ).periods
    assert whole.tiyn == sum(part.tiyn for part in parts)
    assert whole.founded == sum(part.founded for part in parts)
    assert whole.districts <= sum(part.districts for part in parts)


@given(ROWS)
def test_default_spans_are_every_year_that_has_something(rows: tuple[Row, ...]) -> None:
    spans = default_spans(rows)
    days = [day for one in rows for day in (one.founded, one.financed) if day]
    assert all(any(day in span for span in spans) for day in days)
    assert all(any(day in span for day in days) for span in spans)
    one_day = timedelta(days=1)
    assert all(first.last + one_day <= second.first for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("tiyn", "shown"),
    [(149, 100), (150, 200), (-149, -100), (-150, -200), (0, 0), (99_999, 100_000)],
)
def test_whole_tenge_are_rounded_half_up_on_both_sides(tiyn: int, shown: int) -> None:
    assert whole_tenge(tiyn) == shown
