"""One thing has one name: the law's. Rejected names stand in ``tests/fixtures/kk_terms.tsv``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.language.papers_text import all_printed
from tools.spelling import Text, everything

TABLE = Path(__file__).resolve().parents[1] / "fixtures" / "kk_terms.tsv"
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


OF_THE_SLIDE = ("reference/directions.json name_kk", "ауыл шаруашылық ")
"""A label that the анықтама prints letter by letter as the programme's slide writes it."""


def rejected(text: str) -> list[tuple[str, str]]:
    """Return the rejected terms of a text, each with the right one."""
    small = text.casefold()
    return [
        (wrong, right)
        for wrong, right, _ in ROWS
        if re.search(rf"(?<!\w){re.escape(wrong)}", small)
    ]


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return [*everything(), *(Text(place, line) for place, line in all_printed())]


def test_no_rejected_term_is_used(texts: list[Text]) -> None:
    found = {(text.place, *pair) for text in texts for pair in rejected(text.text)}
    assert sorted(one for one in found if one[:2] != OF_THE_SLIDE) == []


def test_every_row_names_the_right_term_and_its_source() -> None:
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in ROWS)
    wrong = [row[0] for row in ROWS]
    assert len(wrong) == len(set(wrong))
    assert all(term == term.casefold() for term in wrong)
    assert not [row for row in ROWS if rejected(row[1])]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ревизиялық комиссия", "тексеру комиссиясы"),
        ("Ауылшаруашылық кооперативі", "ауыл шаруашылығы"),
        ("Мүшенің тұрғылықты жері", "тұрақты тұратын жері"),
        ("пайлық жарнасын енгізеді", "мүлік (пай) жарнасы"),
    ],
)
def test_a_rejected_term_is_seen(text: str, right: str) -> None:
    assert right in {instead for _, instead in rejected(text)}
