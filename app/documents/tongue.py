"""The language of a paper: how it says days, sums, numbers and cases.

Facts and filters take these from here, so that one wording's machinery serves both languages.
Days may be None: a blank to fill in by hand stands for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from app import kazakh, russian

KK, RU, BOTH = "kk", "ru", "kk_ru"
"""Languages of papers: Kazakh, Russian, and the two side by side."""

BLANK = "______"
"""A ruled place for a fact that is not known, as the wording engine prints it."""


@dataclass(frozen=True)
class Tongue:
    """One language of papers. ``tag`` is its language tag; ``cases`` the filters' case names.

    ``inflect`` takes text, case and what the text is; ``certain`` tells of the same whether the
    form is sure.
    """

    code: str
    tag: str
    cases: Mapping[str, str]
    inflect: Callable[[str, str, str], str]
    certain: Callable[[str, str, str], bool]
    tenge: str
    blank_day: str
    long_date: Callable[[date | None], str]
    cited_date: Callable[[date | None], str]
    date_on: Callable[[date | None], str]
    date_until: Callable[[date | None], str]
    date_from: Callable[[date | None], str]
    date_by: Callable[[date | None], str]
    number_in_words: Callable[[int], str]
    number_in_genitive: Callable[[int], str]
    amount_in_words: Callable[[int], str]


# -- Kazakh ----------------------------------------------------------------------------------

_BLANK_DAY_KK = "20___ жылғы «____» ____________"
_KAZAKH_KINDS = frozenset(get_args(kazakh.Kind))


def _inflect_kk(text: str, case: str, kind: str) -> str:
    known = kind if kind in _KAZAKH_KINDS else None
    return kazakh.inflect(text, case, known)  # type: ignore[arg-type]  # checked there


def _certain_kk(text: str, case: str, kind: str) -> bool:
    known = kind if kind in _KAZAKH_KINDS else None
    return kazakh.certain(text, known, case)  # type: ignore[arg-type]  # checked there


def _or_blank(form: Callable[[date], str], after: str = "") -> Callable[[date | None], str]:
    def apply(day: date | None) -> str:
        return f"{_BLANK_DAY_KK}{after}" if day is None else form(day)

    return apply


def _date_by_kk(day: date) -> str:
    return f"{kazakh.date_from(day).removesuffix(' бастап')} кешіктірмей"


KAZAKH = Tongue(
    code=KK,
    tag="kk-KZ",
    cases={
        "gen": "genitive",
        "dat": "dative",
        "acc": "accusative",
        "loc": "locative",
        "abl": "ablative",
        "ins": "instrumental",
    },
    inflect=_inflect_kk,
    certain=_certain_kk,
    tenge="теңге",
    blank_day=_BLANK_DAY_KK,
    long_date=_or_blank(kazakh.long_date),
    cited_date=_or_blank(kazakh.cited_date),
    date_on=_or_blank(kazakh.date_on),
    date_until=_or_blank(kazakh.date_until, " дейін"),
    date_from=_or_blank(kazakh.date_from, " бастап"),
    date_by=_or_blank(_date_by_kk, " кешіктірмей"),
    number_in_words=kazakh.number_in_words,
    number_in_genitive=kazakh.number_in_words,  # Kazakh numerals before a noun do not change
    amount_in_words=kazakh.amount_in_words,
)

# -- Russian ---------------------------------------------------------------------------------

_RUSSIAN_KINDS = frozenset(get_args(russian.Kind))


def _inflect_ru(text: str, case: str, kind: str) -> str:
    known = kind if kind in _RUSSIAN_KINDS else None
    return russian.inflect(text, case, known)  # type: ignore[arg-type]  # checked there


def _certain_ru(text: str, _case: str, kind: str) -> bool:
    known = kind if kind in _RUSSIAN_KINDS else None
    return russian.certain(text, known)  # type: ignore[arg-type]  # checked there


def _genitive_ru(number: int) -> str:
    return russian.number_in_words(number, "genitive")


RUSSIAN = Tongue(
    code=RU,
    tag="ru-RU",
    cases={
        "gen": "genitive",
        "dat": "dative",
        "acc": "accusative",
        "ins": "instrumental",
        "loc": "prepositional",
    },
    inflect=_inflect_ru,
    certain=_certain_ru,
    tenge="тенге",
    blank_day=russian.blank_day(),
    long_date=russian.long_date,
    cited_date=russian.cited_date,
    date_on=russian.long_date,
    date_until=russian.date_until,
    date_from=russian.date_from,
    date_by=russian.date_by,
    number_in_words=russian.number_in_words,
    number_in_genitive=_genitive_ru,
    amount_in_words=russian.amount_in_words,
)

TONGUES: Mapping[str, Tongue] = {KK: KAZAKH, RU: RUSSIAN}
"""The languages of wording by code."""
