"""ЖСН, БСН, ЖСК and telephone numbers: checks, and repairs of what spreadsheets do to them.

ЖСН and БСН: 12 digits, the last one is a control digit (weights 1…11, then 3…11, 1, 2). A number's
birth date is only an offer: its link to the date is no longer law (decree 26.08.2013 № 853).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeGuard
from uuid import UUID

_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009\-–—'’]+")
_IBAN = re.compile(r"KZ[0-9]{2}[0-9]{3}[0-9A-Z]{13}")
_STORED_FLOAT = re.compile(r"([0-9]+)[.,]0+")
_LATIN_TWINS = str.maketrans("АВСЕНКМОРТХУЗ", "ABCEHKMOPTXYZ")
_CENTURIES = {"3": 1900, "4": 1900, "5": 2000, "6": 2000}
_SHORTEST = 7
"""Fewer digits than this are never a number that lost its leading zeros."""


class Flaw(Enum):
    """Why a number is refused."""

    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    ZEROS = "zeros"
    CONTROL = "control"
    FORM = "form"


@dataclass(frozen=True)
class Checked:
    """The result of a check: the number without blanks, and the flaw or None."""

    number: str
    flaw: Flaw | None = None

    @property
    def ok(self) -> bool:
        """Whether the number stands."""
        return self.flaw is None


def check_iin(text: str) -> Checked:
    """Check an ЖСН; blanks and dashes inside are tolerated."""
    return _check_twelve(text)


def check_bin(text: str) -> Checked:
    """Check a БСН; blanks and dashes inside are tolerated."""
    return _check_twelve(text)


def _check_twelve(text: str) -> Checked:
    number = _BLANKS.sub("", text)
    if not number:
        return Checked("", Flaw.EMPTY)
    if not (number.isascii() and number.isdigit()):
        return Checked(number, Flaw.NOT_DIGITS)
    if len(number) != 12:
        return Checked(number, Flaw.LENGTH)
    if not number.strip("0"):
        return Checked(number, Flaw.ZEROS)
    if control_digit(number[:11]) != int(number[11]):
        return Checked(number, Flaw.CONTROL)
    return Checked(number)


def control_digit(eleven: str) -> int | None:
    """Return the control digit of eleven digits, or None when there can be no such number.

    Raises:
        ValueError: the text is not eleven ASCII digits: a bug of the caller.
    """
    if len(eleven) != 11 or not (eleven.isascii() and eleven.isdigit()):
        raise ValueError("eleven digits expected")
    for weights in (_FIRST, _SECOND):
        digit = sum(w * int(d) for w, d in zip(weights, eleven, strict=True)) % 11
        if digit < 10:
            return digit
    return None


def looks_like_bin(number: str) -> bool:
    """Return whether twelve digits have a БСН's fifth digit (4, 5, 6), which no birth date has."""
    return len(number) == 12 and number[4] in "456"


def birth_date_of(iin: str) -> date | None:
    """Return the birth date that a valid ЖСН shows, to be offered only; None when it shows none.

    A seventh digit 1 or 2 (born before 1900: the program's samples) shows none.
    """
    checked = check_iin(iin)
    century = _CENTURIES.get(checked.number[6:7])
    if not checked.ok or century is None:
        return None
    year, month, day = (int(checked.number[i : i + 2]) for i in (0, 2, 4))
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def sex_of(iin: str) -> str:
    """Return ``male`` or ``female`` by the seventh digit of a right ЖСН, else an empty text.

    Odd for men, even for women, in every century from the nineteenth on.
    """
    checked = check_iin(iin)
    if not checked.ok or checked.number[6] not in "123456":
        return ""
    return "male" if int(checked.number[6]) % 2 else "female"


def restore_zeros(text: str) -> str:
    """Return an ЖСН or БСН with the leading zeros that a spreadsheet took from it.

    ``61211600012`` and ``61211600012.0`` give ``061211600012``. A text that does not become a
    valid number so is returned as it was, without outer blanks.
    """
    bare = _BLANKS.sub("", text)
    if match := _STORED_FLOAT.fullmatch(bare):
        bare = match[1]
    if bare.isascii() and bare.isdigit() and _SHORTEST <= len(bare) <= 12:
        padded = bare.zfill(12)
        if _check_twelve(padded).ok or len(bare) == 12:
            return padded
    return text.strip()


def check_iban(text: str) -> Checked:
    """Check a Kazakh ЖСК (IBAN): ``KZ``, 18 characters, remainder 1 of mod 97.

    Small letters, blanks and Cyrillic letters that look Latin are tolerated and repaired.
    """
    number = _BLANKS.sub("", text).upper().translate(_LATIN_TWINS)
    if not number:
        return Checked("", Flaw.EMPTY)
    if len(number) != 20:
        return Checked(number, Flaw.LENGTH)
    if not _IBAN.fullmatch(number):
        return Checked(number, Flaw.FORM)
    digits = "".join(str(int(c, 36)) for c in number[4:] + number[:4])
    return Checked(number, None if int(digits) % 97 == 1 else Flaw.CONTROL)


def is_uuid(value: object) -> TypeGuard[str]:
    """Return whether a value is a UUID as :class:`uuid.UUID` writes it; no other writing."""
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def normalise_phone(text: str) -> str | None:
    """Return a Kazakh telephone number as ``+7`` and ten digits, or None when it is none.

    ``8 701 234-56-78``, ``7012345678`` and ``+7 (701) 234 56 78`` are the same number.
    """
    bare = re.sub(r"[\s\u00a0\u202f()\-–—.]+", "", text)
    match = re.fullmatch(r"(?:\+?7|8)?([67][0-9]{9})", bare)
    return f"+7{match[1]}" if match else None


def format_phone(text: str) -> str:
    """Return a number as «+7 (7XX) XXX-XX-XX»; a text that is no number unchanged."""
    number = normalise_phone(text)
    if number is None:
        return text
    return f"+7 ({number[2:5]}) {number[5:8]}-{number[8:10]}-{number[10:]}"
