"""Declension: two lists of expected forms, rules at their edges, and no text that breaks it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kazakh import CASES, Case, Kind, inflect
from app.kazakh.endings import PLAIN, POSSESSIVE, to_front

FIXTURES = Path(__file__).parents[2] / "fixtures"
LISTS = {"declension_cases.tsv": 692, "declension_own.tsv": 800}
"""The lists of expected forms, and how many certain ones each holds at least."""
ALL_CASES: tuple[Case, ...] = (*CASES, "ordinal", "possessive3")
LETTERS = (
    'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБҚҰabcxyzH«»()".,-№%₸ \u00a0\u0306\n0123456789'
)


def rows(name: str) -> list[tuple[str, Kind | None, Case, str]]:
    """Read the certain rows of a list of expected forms."""
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return [
            (
                row["nominative"],
                cast(Kind, row["kind"]) if row["kind"] else None,
                cast(Case, row["case"]),
                row["expected"],
            )
            for row in csv.DictReader(file, delimiter="\t")
            if not row["certainty"]
        ]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("is_kind_given", [True, False])
def test_expected_forms(name: str, is_kind_given: bool) -> None:
    expected = rows(name)
    assert len(expected) >= LISTS[name]
    wrong = [
        (text, case, got, want)
        for text, kind, case, want in expected
        if (got := inflect(text, case, kind if is_kind_given else None)) != want
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "case", "want"),
    [
        ("", "dative", ""),
        ("«Береке-2020»", "dative", "«Береке-2020»-ға"),
        ("№ 2/3", "dative", "№ 2/3-ке"),
        ("5/2", "dative", "5/2-ге"),
        ("ақпарат²", "dative", "ақпаратқа²"),
        ("5 км²", "genitive", "5 км²-дің"),
        ("серік", "possessive3", "серігі"),
        ("турист", "possessive3", "туристі"),
        ("АКТ", "dative", "АКТ-ға"),
        ("туыс-туғандары", "dative", "туыс-туғандарына"),
        ("Ақмола облысының Қосшы", "dative", "Ақмола облысының Қосшыға"),
        ("   ", "dative", "   "),
        ("—", "genitive", "—"),
        ("Ахметов ", "dative", "Ахметовке "),
        ("Ахметов,", "dative", "Ахметовке,"),
        (
            "кооператив (бұдан әрі – Кооператив)",
            "genitive",
            "кооперативтің (бұдан әрі – Кооператив)",
        ),
        ("Округ (a (b))", "dative", "Округке (a (b))"),
        ("ТҮЛКІБАС АУДАНЫ", "dative", "ТҮЛКІБАС АУДАНЫНА"),
        ("АХМЕТОВ НҰРЛАН СЕРІКҰЛЫ", "accusative", "АХМЕТОВ НҰРЛАН СЕРІКҰЛЫН"),
        ("Ахметов Н.С.", "dative", "Ахметов Н.С.-ке"),
        ("2026 ж.", "ablative", "2026 ж.-дан"),
        ("12-б.", "locative", "12-б.-те"),
        ("т.б.", "genitive", "т.б.-ның"),
        ("«Майтөбе Сүт»", "genitive", "«Майтөбе Сүт»-тің"),
        ("«Ауыл аманаты»", "dative", "«Ауыл аманаты»-на"),
        ("«Отбасы банк» АҚ", "genitive", "«Отбасы банк» АҚ-ның"),
        ("«АШБ»", "genitive", "«АШБ»-ның"),
        ("«Қабат 5»", "dative", "«Қабат 5»-ке"),
        ("«Agro»", "dative", "«Agro»-ға"),
        ("34 %", "genitive", "34 %-дың"),
        ("21 625 ₸", "dative", "21 625 ₸-ге"),
        ("5 га", "accusative", "5 га-ды"),
        ("27\u00a0600\u00a0000", "dative", "27\u00a0600\u00a0000-ға"),
        ("21 625,50", "dative", "21 625,50-ге"),
        ("2026-2027", "dative", "2026-2027-ге"),
        ("5-ші", "dative", "5-шіге"),
        ("7-сі", "dative", "7-сіне"),
        ("Microsoft", "dative", "Microsoft-қа"),
        ("東京", "dative", "東京-ға"),
        ("Жетісу", "dative", "Жетісуға"),
        ("түсу", "dative", "түсуге"),
        ("өтініші", "dative", "өтінішіне"),
        ("турист", "genitive", "туристің"),
        ("турист", "dative", "туристке"),
        ("Минск", "locative", "Минскіде"),
        ("Абаи\u0306", "dative", "Абайға"),
        ("каталог", "dative", "каталогқа"),
        ("психолог", "genitive", "психологтың"),
        ("блок", "dative", "блокқа"),
        ("ноутбук", "locative", "ноутбукте"),
        ("хирург", "dative", "хирургке"),
        ("цифр", "ablative", "цифрдан"),
        ("Мұқағали", "genitive", "Мұқағалидың"),
        ("Әл-Фараби", "genitive", "Әл-Фарабидің"),
        ("Чехов", "genitive", "Чеховтың"),
        ("Менделеев", "genitive", "Менделеевтің"),
        ("ЖШС", "genitive", "ЖШС-нің"),
        ("ЖСН", "accusative", "ЖСН-ді"),
        ("ҚҚС", "accusative", "ҚҚС-ты"),
        ("АСҚАР", "dative", "АСҚАРҒА"),
        ("құқық", "possessive3", "құқығы"),
        ("халық", "possessive3", "халқы"),
        ("төрағасы", "possessive3", "төрағасы"),
        ("қырық", "ordinal", "қырқыншы"),
        ("Ол", "genitive", "Оның"),
        ("А", "dative", "А-ға"),
        ("Республикасы", "genitive", "Республикасының"),
        ("Ордабасы", "dative", "Ордабасыға"),
    ],
)
def test_edges(text: str, case: Case, want: str) -> None:
    assert inflect(text, case) == want


def test_unknown_case_is_a_bug() -> None:
    with pytest.raises(ValueError, match="vocative"):
        inflect("Абай", cast(Case, "vocative"))


@settings(max_examples=300)
@given(
    st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=40)),
    st.sampled_from(ALL_CASES),
    st.sampled_from([None, "name", "izafet", "place", "abbr", "noun", "phrase", "fullname"]),
)
def test_no_text_breaks_it(text: str, case: Case, kind: Kind | None) -> None:
    got = inflect(text, case, kind)
    if case == "nominative":
        assert got == text
    elif any(char.isalpha() or char.isdecimal() for char in text):
        assert got
    else:
        assert got.strip("-аеғгтдыі") or text.strip() == "" or got == text


@given(st.text(LETTERS, max_size=30), st.text("абвгеіқсөн", min_size=3, max_size=12))
def test_only_the_last_word_changes(head: str, word: str) -> None:
    text = f"{head} {word}"
    for case in CASES[1:]:
        assert inflect(text, case, "name").startswith(text)


@given(
    st.sampled_from(["Асқар", "Сәуле", "кооператив", "Түлкібас ауданы", "АШБ"]),
    st.text(" ,;:!?…\n"),
)
def test_closing_punctuation_stays_last(text: str, tail: str) -> None:
    for case in CASES:
        assert inflect(text + tail, case) == inflect(text, case) + tail


def test_long_nests_of_marks_end() -> None:
    for text in (
        "(" * 5000 + "а" + ")" * 5000,
        ")" * 5000,
        "а" + "»" * 5000,
        "а (б)" * 2000,
        "." * 5000,
    ):
        assert inflect(text, "dative")


def test_harmony_of_the_tables() -> None:
    """A front ending holds no back vowel and vice versa; -мен has one form."""
    for (_, front, case), ending in PLAIN.items():
        if case != "instrumental":
            assert not set(ending) & set("ыағқ" if front else "іегк")
    for (front, case), ending in POSSESSIVE.items():
        if case != "instrumental":
            assert not set(ending) & set("ыағқ" if front else "іегк")
    assert to_front("ның") == "нің"
