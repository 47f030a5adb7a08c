"""Russian declension: written-down cases, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.russian import CASES, Case, Kind, certain, inflect, sex_of
from app.russian.declension import recognise

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("declension.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
OBLIQUE: tuple[Case, ...] = CASES[1:]
MARKS = "«»\"'.,;:()-№ /"
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіАБКЛМНОҚӘ"
TEXTS = st.one_of(
    st.text(alphabet=LETTERS + MARKS + "012\t\n\u00a0", max_size=40),
    st.lists(
        st.sampled_from([word for row in ROWS for word in row["text"].split()]), max_size=5
    ).map(" ".join),
    st.text(max_size=25),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']} {row['kind']}")
def test_every_written_case(row: dict[str, str]) -> None:
    for case in OBLIQUE:
        expected = row["text"] if row[case] == "=" else row[case]
        assert inflect(row["text"], case, KINDS.get(row["kind"])) == expected, row["note"]


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len({(row["text"], row["kind"]) for row in ROWS}) == len(ROWS) >= 250


@given(TEXTS, st.sampled_from(CASES), st.sampled_from([None, *get_args(Kind)]))
@settings(max_examples=400)
def test_only_endings_change(text: str, case: Case, kind: Kind | None) -> None:
    form = inflect(text, case, kind)
    assert len(form.split()) == len(text.split())
    for was, now in zip(text.split(), form.split(), strict=True):
        assert now[:1] == was[:1]
        assert [c for c in now if not c.isalpha()] == [c for c in was if not c.isalpha()]
        assert len(now) >= len(was) - 4
    assert [c for c in form if c.isspace()] == [c for c in text if c.isspace()]
    certain(text, kind)


@given(TEXTS, st.sampled_from([None, *get_args(Kind)]))
def test_the_nominative_is_the_text(text: str, kind: Kind | None) -> None:
    assert inflect(text, "nominative", kind) == text


@given(st.sampled_from([row for row in ROWS if row["genitive"] == "="]), st.sampled_from(CASES))
def test_what_does_not_decline_never_does(row: dict[str, str], case: Case) -> None:
    kind = KINDS.get(row["kind"])
    once = inflect(row["text"], case, kind)
    assert inflect(once, case, kind) == once == row["text"]


@given(
    st.sampled_from(["Ахметов", "Кудайберген", "Цой", "Мустафа"]),
    st.sampled_from(["Серик", "Абай", "Куаныш", "Иса", "Ғани", "Женис"]),
    st.sampled_from(["улы", "ұлы", "кызы", "қызы", "оглы", "гызы"]),
    st.sampled_from(CASES),
)
def test_a_kazakh_patronymic_never_declines(
    surname: str, father: str, ending: str, case: Case
) -> None:
    patronymic = father + ending
    assert inflect(f"{surname} Нур {patronymic}", case).endswith(f" {patronymic}")


@given(st.sampled_from([row for row in ROWS if row["kind"] in ("male", "female")]))
def test_capitals_decline_alike(row: dict[str, str]) -> None:
    for case in OBLIQUE:
        kind = KINDS[row["kind"]]
        upper = inflect(row["text"].upper(), case, kind)
        assert upper.replace("Ё", "Е") == inflect(row["text"], case, kind).upper().replace("Ё", "Е")


def test_an_unknown_case_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown case"):
        inflect("Ахметов", "locative")  # type: ignore[arg-type]


SEXES = (
    ("Ахметов Нурлан", "male"),
    ("Ахметова Сауле", "female"),
    ("Мичурин О.", "male"),
    ("О. И. Мичурина", "female"),
    ("Абай Сауле Муратқызы", "female"),
    ("Абай Ерлан Мұратұлы", "male"),
    ("Розиев Абдулла Турсун оглы", "male"),
    ("Алиева Лейла Гасан кызы", "female"),
    ("Сәтбаев Қаныш", "male"),
    ("Сәтбаева Мәриям", "female"),
    ("Нурлан Серикович Ахметов", "male"),
    ("Сауле Ахметова", "female"),
    ("Момышулы Бауыржан", "male"),
    ("Кудайберген Сауле", ""),
    ("Шин Саша", ""),
    ("Толкын Айдар", ""),
    ("Нуритдин Азат", ""),
    ("Шевченко Саша", ""),
    ("Цой В.", ""),
    ("", ""),
)


@pytest.mark.parametrize(("name", "sex"), SEXES)
def test_whose_name_it_is(name: str, sex: str) -> None:
    assert sex_of(name) == sex
    assert sex or not certain(name, "person")


SURE = (
    ("Мичуринский сельский округ", True),
    ("Жабаглинский сельский округ", True),
    ("аким Мичуринского сельского округа", True),
    ("КГУ «Отдел»", True),
    ("№ 5", True),
    ("Тулькибас ауданы", False),
    ("Майтобе", False),
    ("Агрозоотехник", False),
    ("Мичурин ауылдық округі", False),
    ("Ахметов Нұрлан Серікұлы", False),
)


@pytest.mark.parametrize(("text", "sure"), SURE)
def test_a_form_that_is_not_sure_says_so(text: str, sure: bool) -> None:
    assert certain(text) is sure


KINDS_BY_SHAPE = (
    ("Ахметов Н.", "person"),
    ("Н. С. Ахметов", "person"),
    ("Ахметов Нурлан Серикулы", "person"),
    ("Розиев Абдулла Турсун оглы", "person"),
    ("Мичуринский сельский округ", "phrase"),
    ("и. о. акима", "phrase"),
    ("город Шымкент", "phrase"),
    ("Ахметов Нурлан", "phrase"),
    ("", "phrase"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS_BY_SHAPE)
def test_what_a_text_is(text: str, kind: str) -> None:
    assert recognise(text) == kind


ADJECTIVE = {
    "genitive": ("ского", "ской"),
    "dative": ("скому", "ской"),
    "accusative": ("ский", "скую"),
    "instrumental": ("ским", "ской"),
    "prepositional": ("ском", "ской"),
}


@given(
    st.text(alphabet="абгдежзиклмнопрстуыя", min_size=3, max_size=9),
    st.sampled_from(["А", "К", "Т", "Ж"]),
    st.sampled_from(OBLIQUE),
)
@example("уин", "Ж", "genitive")  # a surname only, says the dictionary
def test_every_okrug_and_oblast_declines_as_an_adjective(stem: str, first: str, case: Case) -> None:
    okrug, oblast = ADJECTIVE[case]
    name = first + stem
    assert inflect(f"{name}ский район", case).startswith(f"{name}{okrug} район")
    assert inflect(f"{name}ская область", case).startswith(f"{name}{oblast} област")
