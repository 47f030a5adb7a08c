"""Answers read as typed values: a date, a sum, a yes. What cannot be read is None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from app.domain.answers import Answers, Record
from app.domain.approved_list import ListCheck
from app.domain.parse import (
    parse_date,
    parse_money,
    parse_number,
    parse_percent,
    parse_time,
    parse_whole,
)
from app.domain.reference import Reference
from app.domain.schema import COLLECTIONS, FIELDS


@dataclass(frozen=True)
class TypedAnswers:
    """The answers of a case with what is needed to read them. Sums are whole tiyn.

    ``language`` tells in which language the texts stand: the answers as typed are Kazakh.
    ``lists`` is what the approved lists of this office say of the case, None where the answers
    alone count.
    """

    answers: Answers
    reference: Reference
    today: date
    sample: bool = False
    language: str = "kk"
    lists: ListCheck | None = None

    def text(self, key: str) -> str:
        """Return an answer with outer blanks removed, or the field's default."""
        return self.answers.get(key).strip() or FIELDS[key].default

    def yes(self, key: str) -> bool:
        """Return whether a yes-no answer is yes. ``"0"`` overrides a default yes."""
        return self.text(key) == "1"

    def day(self, key: str) -> date | None:
        """Return an answer as a date."""
        return parse_date(self.text(key))

    def hour(self, key: str) -> time | None:
        """Return an answer as a time."""
        return parse_time(self.text(key))

    def money(self, key: str) -> int | None:
        """Return an answer in tiyn."""
        return parse_money(self.text(key))

    def whole(self, key: str) -> int | None:
        """Return an answer as a whole number."""
        return parse_whole(self.text(key))

    def number(self, key: str) -> Decimal | None:
        """Return an answer as a quantity."""
        return parse_number(self.text(key))

    def percent(self, key: str) -> Decimal | None:
        """Return an answer as a percentage."""
        return parse_percent(self.text(key))


def reader_of(record: Record, collection: str) -> Callable[[str], str]:
    """Return what reads a record's answers: without outer blanks, or the field's default."""
    fields = COLLECTIONS[collection]

    def get(name: str) -> str:
        return record.get(name).strip() or fields[name].default

    return get
