"""Identity numbers, accounts, telephones: against known samples and another library."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from idnumbers.nationalid import KAZ

from app.domain.identifiers import (
    Flaw,
    birth_date_of,
    check_bin,
    check_iban,
    check_iin,
    control_digit,
    format_phone,
    looks_like_bin,
    normalise_phone,
    restore_zeros,
)

ELEVEN = st.text(alphabet="0123456789", min_size=11, max_size=11)
TWELVE = st.text(alphabet="0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize("number", ["940140000385", "990140004654", "9401 4000 0385"])
def test_known_bin(number: str) -> None:
    assert check_bin(number).ok
    assert looks_like_bin(check_bin(number).number)


@pytest.mark.parametrize("number", ["061211600012", " 061211 600012 ", "900101300017"])
def test_known_iin(number: str) -> None:
    assert check_iin(number).ok


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        ("", Flaw.EMPTY),
        ("   ", Flaw.EMPTY),
        ("000000000000", Flaw.ZEROS),
        ("06121160001", Flaw.LENGTH),
        ("0612116000123", Flaw.LENGTH),
        ("061211600013", Flaw.CONTROL),
        ("06121160001О", Flaw.NOT_DIGITS),
        ("٠٦١٢١١٦٠٠٠١٢", Flaw.NOT_DIGITS),
    ],
)
def test_flaw_is_named(typed: str, flaw: Flaw) -> None:
    assert check_iin(typed).flaw is flaw


@given(ELEVEN)
@settings(max_examples=150)
def test_control_digit_agrees_with_the_oracle(eleven: str) -> None:
    ours = control_digit(eleven)
    theirs = KAZ.IndividualIDNumber.checksum(eleven + "0")
    assert ours == theirs


@given(TWELVE)
@settings(max_examples=150)
def test_whatever_the_oracle_accepts_we_accept(number: str) -> None:
    if KAZ.IndividualIDNumber.validate(number):
        assert check_iin(number).ok
    if KAZ.BusinessIDNumber.validate(number):
        assert check_bin(number).ok
    if not check_iin(number).ok:
        assert not KAZ.IndividualIDNumber.validate(number)


@given(
    st.dates(date(1900, 1, 1), date(2029, 12, 31)),
    st.integers(0, 1),
    st.integers(0, 9999),
)
@settings(max_examples=150)
def test_birth_date_comes_back(born: date, sex: int, serial: int) -> None:
    century = (3 if born.year < 2000 else 5) + sex
    eleven = f"{born:%y%m%d}{century}{serial:04d}"
    digit = control_digit(eleven)
    if digit is None:
        return
    number = f"{eleven}{digit}"
    assert birth_date_of(number) == born
    parsed = KAZ.IndividualIDNumber.parse(number)
    assert parsed is not None
    assert parsed["yyyymmdd"] == born


def test_no_birth_date_is_made_up() -> None:
    sample = "85010110001"
    assert birth_date_of(f"{sample}{control_digit(sample)}") is None
    assert birth_date_of("940140000385") is None
    assert birth_date_of("") is None
    assert birth_date_of("abc") is None


def test_control_digit_refuses_other_texts() -> None:
    with pytest.raises(ValueError, match="eleven"):
        control_digit("123")


@pytest.mark.parametrize(
    ("stored", "restored"),
    [
        ("61211600012", "061211600012"),
        ("61211600012.0", "061211600012"),
        ("61 211 600 012", "061211600012"),
        ("061211600012", "061211600012"),
        ("61211600013", "61211600013"),
        ("6.12116E+10", "6.12116E+10"),
        (" Ахметов ", "Ахметов"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_leading_zeros(stored: str, restored: str) -> None:
    assert restore_zeros(stored) == restored


@given(TWELVE)
@settings(max_examples=100)
def test_zeros_of_any_valid_number_come_back(number: str) -> None:
    if check_iin(number).ok and len(number.lstrip("0")) >= 7:
        assert restore_zeros(str(int(number))) == number


def test_iban() -> None:
    assert check_iban("KZ86 125K ZT50 0410 0100").ok
    assert check_iban("kz86125kzt5004100100").number == "KZ86125KZT5004100100"
    assert check_iban("КZ86125КZТ5004100100").ok, "Cyrillic look-alikes are repaired"
    assert check_iban("KZ87 125K ZT50 0410 0100").flaw is Flaw.CONTROL
    assert check_iban("KZ86 125K").flaw is Flaw.LENGTH
    assert check_iban("DE86125KZT5004100100").flaw is Flaw.FORM
    assert check_iban(" ").flaw is Flaw.EMPTY


@pytest.mark.parametrize(
    "typed",
    ["8 701 234-56-78", "+7 (701) 234 56 78", "7012345678", "77012345678", "8(701)2345678"],
)
def test_phone(typed: str) -> None:
    assert normalise_phone(typed) == "+77012345678"
    assert format_phone(typed) == "+7 (701) 234-56-78"


@pytest.mark.parametrize("typed", ["", "123", "+1 701 234 56 78", "701234567", "телефоны жоқ"])
def test_no_phone(typed: str) -> None:
    assert normalise_phone(typed) is None
    assert format_phone(typed) == typed


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_is_judged_without_raising(text: str) -> None:
    for check in (check_iin, check_bin, check_iban):
        assert check(text).ok in (True, False)
    assert isinstance(restore_zeros(text), str)
    assert isinstance(format_phone(text), str)
    assert birth_date_of(text) is None or check_iin(text).ok
