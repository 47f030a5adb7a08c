"""Look-alike letters are repaired word by word; junk that nobody sees is removed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kazakh import repair

MIXED = "АйгүлҚсиЖӘaeiochpxykmtbhHYzNəɵ -12Iӏ"


@pytest.mark.parametrize(
    ("typed", "want"),
    [
        ("Aйгүл", "Айгүл"),
        ("Cepік", "Серік"),
        ("Cәулe Opaзқызы", "Сәуле Оразқызы"),
        ("əйел", "әйел"),
        ("Ɵмір", "Өмір"),
        ("Iлияс", "Ілияс"),
        ("Ӏлияс", "Ілияс"),
        ("Yсен", "Үсен"),
        ("Yлан", "Улан"),
        ("Hұрлан", "Нұрлан"),
        ("жиhаз", "жиһаз"),
        ("ГАУHАР", "ГАУҺАР"),
        ("ЖАHА", "ЖАНА"),
        ("БАHК", "БАНК"),
        ("Κайрат", "Кайрат"),
    ],
)
def test_repairs(typed: str, want: str) -> None:
    got = repair(typed)
    assert got.text == want
    assert got.changes == tuple(
        (index, old, new)
        for index, (old, new) in enumerate(zip(typed, want, strict=True))
        if old != new
    )


@pytest.mark.parametrize(
    "text", ["IT-компания", "PDF файл", "COBET", "Microsoft", "АҚШ", "a@b.kz", "№ 5", "KZ12", ""]
)
def test_leaves_alone(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).changes == ()


def test_doubts() -> None:
    assert repair("Hұрлан").doubts == (0,)
    assert repair("Aйгүл").doubts == ()
    assert repair("ата Nұрлан") == repair("ата Nұрлан")
    assert repair("ата Nұрлан").doubts == (4,)
    assert repair("iPhoneға").text == "iPhoneға"
    assert repair("iPhoneға").doubts == (0, 1, 2, 3, 4, 5)


def test_whole_latin_word_when_the_field_is_kazakh() -> None:
    assert repair("COBET", assume_cyrillic=True).text == "СОВЕТ"
    assert repair("Smith", assume_cyrillic=True).text == "Smith"


def test_is_normal_form() -> None:
    assert repair("Абаи\u0306").text == "Абай"


@given(st.one_of(st.text(max_size=30), st.text(MIXED, max_size=30)), st.booleans())
def test_repair_keeps_its_word(text: str, assume: bool) -> None:
    got = repair(text, assume_cyrillic=assume)
    normal = unicodedata.normalize("NFC", text)
    undone = list(got.text)
    for index, old, new in got.changes:
        assert undone[index] == new
        undone[index] = old
    assert "".join(undone) == normal
    assert all(got.text[index].isalpha() for index in got.doubts)
    assert repair(got.text, assume_cyrillic=assume).text == got.text
