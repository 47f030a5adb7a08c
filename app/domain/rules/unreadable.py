"""Answers that cannot be read: what is wrong with them, and what a right one looks like.

The value stays as typed. Questions that do not apply are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.domain.answers import address_of
from app.domain.applies import hidden_collections, hidden_fields, hidden_in_record
from app.domain.case import FoundingCase
from app.domain.findings import N_, Finding
from app.domain.identifiers import (
    Flaw,
    check_bin,
    check_iban,
    check_iin,
    normalise_phone,
    restore_zeros,
)
from app.domain.parse import (
    parse_date,
    parse_money,
    parse_number,
    parse_percent,
    parse_time,
    parse_whole,
)
from app.domain.record_names import MEMBERS
from app.domain.rules.base import Rule, block, warn
from app.domain.schema import COLLECTIONS, FIELDS, Field, Kind

DATE = block(
    "unreadable.date",
    N_("«{typed}» is not a date. Write the day, month and year, for example 23.11.2026."),
)
TIME = block(
    "unreadable.time",
    N_("«{typed}» is not a time. Write hours and minutes, for example 10:30."),
)
MONEY = block(
    "unreadable.money",
    N_("«{typed}» is not a sum. Write tenge in figures, for example 21 625 or 21 625,50."),
)
WHOLE = block(
    "unreadable.whole",
    N_("«{typed}» is not a whole number. Write it in figures, for example 30."),
)
PERCENT = block(
    "unreadable.percent",
    N_("«{typed}» is not a percentage from 0 to 100. Write it in figures, for example 0,1."),
)
NUMBER = block(
    "unreadable.number",
    N_("«{typed}» is not a quantity. Write it in figures, for example 10 or 1,5."),
)
CHOICE = block(
    "unreadable.choice",
    N_("«{typed}» is not one of the offered answers. Choose one from the list."),
)
FOUNDER = block(
    "unreadable.founder",
    N_("The person chosen here is no longer in the list of founders. Choose another."),
)
MEMBER = block(
    "unreadable.member",
    N_("The person chosen here is no longer in the list of members. Choose another."),
)
RECORD = block(
    "unreadable.record",
    N_("What was chosen here is no longer in its list. Choose again."),
)
IIN_DIGITS = block(
    "unreadable.iin_digits",
    N_("«{typed}» is not an ЖСН: it may hold digits only, for example 061211600012."),
)
IIN_LENGTH = block(
    "unreadable.iin_length",
    N_("An ЖСН has 12 digits, here are {count}. Compare it with the identity card."),
)
IIN_ZEROS = block(
    "unreadable.iin_zeros_lost",
    N_(
        "The ЖСН has lost its leading zeros, as spreadsheets do: it is probably {restored}. "
        "Compare it with the identity card and write it whole."
    ),
)
IIN_CONTROL = block(
    "unreadable.iin_control",
    N_("There is no such ЖСН: its control digit is wrong. Compare it with the identity card."),
)
BIN_DIGITS = block(
    "unreadable.bin_digits",
    N_("«{typed}» is not a БСН: it may hold digits only, for example 990140004654."),
)
BIN_LENGTH = block(
    "unreadable.bin_length",
    N_("A БСН has 12 digits, here are {count}. Compare it with the registration certificate."),
)
BIN_CONTROL = block(
    "unreadable.bin_control",
    N_(
        "There is no such БСН: its control digit is wrong. "
        "Compare it with the registration certificate."
    ),
)
IBAN = warn(
    "unreadable.iban",
    N_(
        "«{typed}» is not an account number (ЖСК): it begins with KZ, has 20 characters and "
        "a right check number, for example KZ86 125K ZT50 0410 0100."
    ),
)
PHONE = warn(
    "unreadable.phone",
    N_("«{typed}» is not a telephone number. Write it so: +7 (701) 234-56-78."),
)
ACTIVITY = block(
    "unreadable.activity",
    N_("«{typed}» is not a code of the classifier: it has five digits, for example 10511."),
)

_IIN: Mapping[Flaw, Rule] = {
    Flaw.NOT_DIGITS: IIN_DIGITS,
    Flaw.LENGTH: IIN_LENGTH,
    Flaw.ZEROS: IIN_CONTROL,
    Flaw.CONTROL: IIN_CONTROL,
}
_BIN: Mapping[Flaw, Rule] = {
    Flaw.NOT_DIGITS: BIN_DIGITS,
    Flaw.LENGTH: BIN_LENGTH,
    Flaw.ZEROS: BIN_CONTROL,
    Flaw.CONTROL: BIN_CONTROL,
}

_PLAIN = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.OBLAST, Kind.DISTRICT, Kind.OKRUG})


@lru_cache(maxsize=16384)
def fault_of(kind: Kind, typed: str) -> Rule | None:
    """Return the rule that a typed answer breaks by its kind alone, or None when it reads well."""
    match kind:
        case Kind.DATE:
            return None if parse_date(typed) else DATE
        case Kind.TIME:
            return None if parse_time(typed) else TIME
        case Kind.MONEY:
            return MONEY if parse_money(typed) is None else None
        case Kind.WHOLE:
            return WHOLE if parse_whole(typed) is None else None
        case Kind.NUMBER:
            return NUMBER if parse_number(typed) is None else None
        case Kind.PERCENT:
            return PERCENT if parse_percent(typed) is None else None
        case Kind.YES_NO:
            return None if typed in ("0", "1") else CHOICE
        case Kind.IIN:
            flaw = check_iin(typed).flaw
            return _IIN.get(flaw) if flaw else None
        case Kind.BIN:
            flaw = check_bin(typed).flaw
            return _BIN.get(flaw) if flaw else None
        case Kind.IBAN:
            return None if check_iban(typed).ok else IBAN
        case Kind.PHONE:
            return None if normalise_phone(typed) else PHONE
        case Kind.ACTIVITY:
            plain = typed.replace(".", "")
            return None if len(plain) == 5 and plain.isascii() and plain.isdigit() else ACTIVITY
        case _:
            return None


def _fault(case: FoundingCase, field: Field, typed: str, address: str) -> Finding | None:
    kind = field.kind
    if kind in _PLAIN or not typed:
        return None
    if kind is Kind.CHOICE:
        rule = None if typed in field.choices else CHOICE
    elif kind is Kind.FOUNDER:
        rule = None if case.founder(typed) else FOUNDER
    elif kind is Kind.MEMBER:
        known = (case.answers.record(name, typed) for name in MEMBERS)
        rule = None if any(known) else MEMBER
    elif kind is Kind.RECORD:
        rule = None if case.answers.record(field.collection, typed) else RECORD
    elif kind is Kind.DIRECTION:
        rule = None if typed in case.reference.directions else CHOICE
    else:
        rule = fault_of(kind, typed)
    if rule is None:
        return None
    if rule is IIN_LENGTH and restore_zeros(typed) != typed:
        return IIN_ZEROS.at(address, restored=restore_zeros(typed))
    if rule in (IIN_LENGTH, BIN_LENGTH):
        return rule.at(address, count=sum(character.isdigit() for character in typed))
    if "{typed}" in rule.message:
        return rule.at(address, typed=_short(typed))
    return rule.at(address)


def _short(typed: str) -> str:
    return typed if len(typed) <= 40 else f"{typed[:39]}…"


_SINGLE = tuple(field for field in FIELDS.values() if field.kind not in _PLAIN)
_READ = {
    name: tuple(field for field in fields.values() if field.kind not in _PLAIN)
    for name, fields in COLLECTIONS.items()
}


def check(case: FoundingCase) -> Iterator[Finding]:
    """Yield a finding for every answer that applies and cannot be read."""
    hidden = hidden_fields(case)
    values = case.answers.values
    for field in _SINGLE:
        typed = values.get(field.name, "").strip()
        if typed and field.name not in hidden:
            found = _fault(case, field, typed, field.name)
            if found:
                yield found
    left_out = hidden_collections(case)
    for collection, fields in _READ.items():
        if collection in left_out:
            continue
        for record in case.answers.records(collection):
            out = hidden_in_record(case, collection, record)
            for field in fields:
                typed = record.values.get(field.name, "").strip()
                if typed and field.name not in out:
                    address = address_of(collection, record.id, field.name)
                    found = _fault(case, field, typed, address)
                    if found:
                        yield found
