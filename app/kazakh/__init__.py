"""Kazakh: declension, numbers and dates in words, alphabet order, look-alike letters."""

from app.kazakh.alphabet import ALPHABET, fold, sort_key
from app.kazakh.certainty import certain
from app.kazakh.dates import (
    cited_date,
    clock,
    date_from,
    date_on,
    date_until,
    long_date,
    month_name,
)
from app.kazakh.endings import CASES, Case
from app.kazakh.inflect import inflect
from app.kazakh.kinds import MONTHS, Kind, recognise
from app.kazakh.lookalike import Repaired, repair
from app.kazakh.numbers import (
    amount_in_words,
    group,
    money,
    number_in_words,
    ordinal,
    ordinal_in_words,
    percent,
    possessive,
)

__all__ = [
    "ALPHABET",
    "CASES",
    "MONTHS",
    "Case",
    "Kind",
    "Repaired",
    "amount_in_words",
    "certain",
    "cited_date",
    "clock",
    "date_from",
    "date_on",
    "date_until",
    "fold",
    "group",
    "inflect",
    "long_date",
    "money",
    "month_name",
    "number_in_words",
    "ordinal",
    "ordinal_in_words",
    "percent",
    "possessive",
    "recognise",
    "repair",
    "sort_key",
]
