"""Which forms are agreed upon: the lists of expected forms say it row by row."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import CASES, Case, Kind, certain, inflect

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("name", ["declension_cases.tsv", "declension_own.tsv"])
@pytest.mark.parametrize("is_kind_given", [True, False])
def test_the_lists(name: str, is_kind_given: bool) -> None:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = [
        (row["nominative"], row["case"])
        for row in rows
        if certain(
            row["nominative"],
            cast(Kind, row["kind"]) if row["kind"] and is_kind_given else None,
            cast(Case, row["case"]),
        )
        is bool(row["certainty"])
    ]
    assert len(rows) > 700
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "«Майтөбе Сүт» ӨК",
        "«Нұр» ЖШС",
        "АӨК",
        "«Отбасы банк» АҚ",
        "ҚР",
        "«Майтөбе Сүт»",
        "Agro Holding",
        "iPhoneға",
        "東京",
        "Ахметов Н.С.",
        "Петров",
        "Петров Семён",
        "Семёнов",
        "Николаев",
        "Оразалиев",
        "Ковальчук",
        "Қашқари",
        "Шульц",
        "Шейх",
        "каталог",
        "ноутбук",
        "2026 ж.",
        "10:00",
        "№ 12/1",
        "5/2",
        "Ордабасы",
        "А",
    ],
)
def test_open(text: str) -> None:
    assert not certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "Ахметов Нұрлан Серікұлы",
        "Есенов",
        "Назарбаев",
        "Сергеев",
        "Иванов",
        "Петрова Анна Ивановна",
        "Мұқағали",
        "Әл-Фараби",
        "Төле би",
        "Саакашвили",
        "Екатеринбург",
        "Игорь",
        "тарих",
        "Ордабасы ауданы",
        "«Майтөбе Сүт» ауыл шаруашылығы өндірістік кооперативі",
        "кооператив (ӨК)",
        "БАҚ",
        "ЖСН",
        "5-ші",
        "27 600 000",
        "66,7 %",
        "12 га",
        "100 м²",
        "10:30",
        "2/3",
    ],
)
def test_agreed(text: str) -> None:
    assert certain(text)


def test_kind_decides() -> None:
    assert certain("Ордабасы", "place")
    assert not certain("АКТ", "abbr")


def test_one_case_may_be_certain() -> None:
    """A doubt about harmony leaves the instrumental alone; the nominative is never in doubt."""
    assert certain("Петров", case="instrumental")
    assert certain("ЖШС", case="nominative")
    assert not certain("ЖШС", case="instrumental")
    assert certain("ҚР", case="locative")
    assert not certain("ҚР", case="genitive")


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    """A text is certain when and only when it is so in every case; open ones still get a form."""
    assert certain(text, "name") in (True, False)
    if certain(text):
        assert all(certain(text, case=case) for case in CASES)
    else:
        assert inflect(text, "dative") != text
