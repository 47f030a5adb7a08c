"""Russian declension: names of people and other phrases, recognised by their shape.

A name whose bearer's sex cannot be told stays in the nominative and counts as not certain, so that
the official writes his own form.
"""

from __future__ import annotations

from typing import Literal, get_args

from app.russian.letters import has_kazakh
from app.russian.people import decline_person, looks_like_person, sex_of, told_by_patronymic
from app.russian.phrases import decline_phrase, head_is_known

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Kind = Literal["male", "female", "person", "phrase"]

CASES: tuple[Case, ...] = get_args(Case)

__all__ = ["CASES", "Case", "Kind", "certain", "inflect", "recognise", "sex_of"]


def recognise(text: str) -> Kind:
    """Return what a text is by its shape: a person's name or a phrase."""
    return "person" if looks_like_person(text) else "phrase"


def certain(text: str, kind: Kind | None = None) -> bool:
    """Return whether the forms of a text can be told: its bearer's sex, a phrase's known words."""
    kind = kind or recognise(text)
    if has_kazakh(text):
        return False
    if kind == "phrase":
        return head_is_known(text)
    return kind != "person" or bool(sex_of(text))


def inflect(text: str, case: Case, kind: Kind | None = None) -> str:
    """Return a Russian text in a case; never fails on a text, never loses a part of it.

    Args:
        text: a name («Ахметов Нурлан Серикулы», «Н. Ахметов») or a phrase («Мичуринский сельский
            округ», «управление сельского хозяйства Туркестанской области»).
        case: one of :data:`CASES`.
        kind: ``male`` or ``female`` for a person of that sex, ``person`` when the name must tell,
            ``phrase`` for everything else; judged by the text's shape when not given.

    Raises:
        ValueError: the case is not one of those.
    """
    if case not in CASES:
        raise ValueError(f"unknown case: {case!r}")
    if case == "nominative" or not text.strip():
        return text
    kind = kind or recognise(text)
    if kind == "phrase":
        return decline_phrase(text, case)
    # A patronymic tells for sure, then what is known of the person, then a surname.
    sex = told_by_patronymic(text) or (sex_of(text) if kind == "person" else kind)
    return decline_person(text, case, sex) if sex else text
