"""Russian beside Kazakh: declension, spelling of Kazakh names, numbers and dates in words."""

from app.russian.dates import blank_day, cited_date, date_by, date_from, date_until, long_date
from app.russian.declension import CASES, Case, Kind, certain, inflect, sex_of
from app.russian.numbers import amount_in_words, number_in_words, plural
from app.russian.offers import offer, offer_okrug
from app.russian.transliteration import transliterate

__all__ = [
    "CASES",
    "Case",
    "Kind",
    "amount_in_words",
    "blank_day",
    "certain",
    "cited_date",
    "date_by",
    "date_from",
    "date_until",
    "inflect",
    "long_date",
    "number_in_words",
    "offer",
    "offer_okrug",
    "plural",
    "sex_of",
    "transliterate",
]
