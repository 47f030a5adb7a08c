"""The endings: the plain row, the possessive row and the other two endings of numbers."""

from __future__ import annotations

from typing import Literal, TypeAlias

from app.kazakh.phonology import Final

Case: TypeAlias = Literal[
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
    "ordinal",
    "possessive3",
]

CASES: tuple[Case, ...] = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
)
"""The seven cases in the order of the school grammar."""

_BACK_ROWS: dict[Final, tuple[str, str, str, str, str, str]] = {
    "vowel": ("ның", "ға", "ны", "да", "дан", "мен"),
    "nasal": ("ның", "ға", "ды", "да", "нан", "мен"),
    "glide": ("дың", "ға", "ды", "да", "дан", "мен"),
    "buzz": ("дың", "ға", "ды", "да", "дан", "бен"),
    "voiceless": ("тың", "қа", "ты", "та", "тан", "пен"),
}
_BACK_POSSESSIVE = ("ның", "на", "н", "нда", "нан", "мен")
_TO_FRONT = str.maketrans("ыағқ", "іегк")


def to_front(ending: str) -> str:
    """Return the front form of a back ending (-ның → -нің, -ға → -ге); -мен has one form."""
    return ending.translate(_TO_FRONT)


def _plain() -> dict[tuple[Final, bool, str], str]:
    """Spread the rows over final sound, harmony and case."""
    table: dict[tuple[Final, bool, str], str] = {}
    for final, row in _BACK_ROWS.items():
        for case, ending in zip(CASES[1:], row, strict=True):
            table[final, False, case] = ending
            table[final, True, case] = to_front(ending)
        table[final, False, "nominative"] = table[final, True, "nominative"] = ""
        after_vowel = final == "vowel"
        for front in (False, True):
            short = "і" if front else "ы"
            table[final, front, "possessive3"] = "с" + short if after_vowel else short
            table[final, front, "ordinal"] = ("" if after_vowel else short) + (
                "нші" if front else "ншы"
            )
    return table


def _possessive() -> dict[tuple[bool, str], str]:
    """Spread the possessive row over harmony and case."""
    table: dict[tuple[bool, str], str] = {}
    for case, ending in zip(CASES[1:], _BACK_POSSESSIVE, strict=True):
        table[False, case] = ending
        table[True, case] = to_front(ending)
    for case in ("nominative", "ordinal", "possessive3"):
        table[False, case] = table[True, case] = ""
    return table


PLAIN = _plain()
"""Ending of a plain stem by (final sound, front, case): assimilation and vowel harmony."""

POSSESSIVE = _possessive()
"""Ending by (front, case) after a possessive -ы, -і, -сы, -сі: ауданы-на, округі-нде."""
