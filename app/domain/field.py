"""What one answer of a case is: its name, its kind, the codes that it may take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What sort of value a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    WHOLE = "whole"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CHOICE = "choice"
    IIN = "iin"
    BIN = "bin"
    IBAN = "iban"
    PHONE = "phone"
    NUMBER = "number"  # a quantity: whole or with a decimal part
    FOUNDER = "founder"
    MEMBER = "member"  # a founder or a member who joined later
    RECORD = "record"  # a record of the collection that ``choices`` names
    OBLAST = "oblast"
    DISTRICT = "district"
    OKRUG = "okrug"
    DIRECTION = "direction"
    ACTIVITY = "activity"


@dataclass(frozen=True)
class Field:
    """One field: its name, its kind, the codes it may take, and its value when nothing is typed.

    ``personal`` data never reaches a log; a ``spelled`` text is printed, so that Russian papers
    need its Russian spelling (:mod:`app.domain.spelling`). ``part``: what stands in a record with
    this field is a part of the record that the field names, and goes with it
    (:mod:`app.domain.removal`).
    """

    name: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    default: str = ""
    personal: bool = False
    spelled: bool = False
    part: bool = False

    @property
    def collection(self) -> str:
        """The collection whose record a reference names; "" for other kinds."""
        return self.choices[0] if self.kind is Kind.RECORD else ""


def ask(
    name: str,
    kind: Kind = Kind.TEXT,
    *choices: str,
    default: str = "",
    personal: bool = False,
    spelled: bool = False,
    part: bool = False,
) -> Field:
    """Return a field; ``choices`` are the codes of a choice, or the collection of a record."""
    return Field(name, kind, choices, default, personal, spelled, part)
