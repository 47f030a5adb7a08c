"""What is offered as the Russian spelling of a Kazakh text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.russian import offer, offer_okrug, transliterate

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("offers.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
KAZAKH = "әғқңөұүһі"
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіАБҚӘІҮ"
TEXTS = st.one_of(
    st.text(alphabet=LETTERS + '«»".,-/№ 0123', max_size=40),
    st.lists(
        st.sampled_from([word for row in ROWS for word in row["text"].split()]), max_size=6
    ).map(" ".join),
    st.text(max_size=25),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']} {row['kind']}")
def test_every_written_case(row: dict[str, str]) -> None:
    if row["kind"] == "okrug":
        assert offer_okrug(row["text"]) == row["expected"], row["note"]
    else:
        found = offer(row["text"], prose=row["kind"] == "prose")
        assert found == row["expected"], row["note"]


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({(row["text"], row["kind"]) for row in ROWS}) == len(ROWS) >= 120


@given(TEXTS)
@settings(max_examples=300)
def test_no_kazakh_letter_and_no_yo_is_left(text: str) -> None:
    for found in (offer(text), offer_okrug(text), transliterate(text)):
        assert not set(found.lower()) & set(KAZAKH + "ё")


@given(TEXTS)
def test_sentences_offer_nothing(text: str) -> None:
    if any(letter.isalpha() for letter in text):
        assert not offer(text, prose=True)


@given(st.text(alphabet="абвгдежзиклмнопрстуфхцчшщыьэюяАБВ -.,«»", max_size=30))
def test_what_has_no_kazakh_letters_is_spelled_as_it_stands(text: str) -> None:
    if not any(rule in text.lower() for rule in ("гелд", "келд", "сел")):
        assert transliterate(text) == text


def test_what_is_known_goes_before_all_rules() -> None:
    known = {
        "Түркістан облысы": "Туркестанская область",
        "Жабағылы ауылдық округі": "Жабаглинский сельский округ",
        "Ақсу ауылы": "село Аксукент",
    }
    assert offer("Түркістан облысы, Ақсу ауылы, 5-үй", known=known) == (
        "Туркестанская область, село Аксукент, дом 5"
    )
    assert offer_okrug("Жабағылы", known) == "Жабаглинский сельский округ"
    assert offer("Жабағылы ауылдық округінің әкімі", known=known) == (
        "аким Жабаглинского сельского округа"
    )
    assert offer("Түркістан облысының ауыл шаруашылығы басқармасы", known=known) == (
        "Управление сельского хозяйства Туркестанской области"
    )
