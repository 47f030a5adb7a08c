"""A list of people from a spreadsheet or the clipboard, turned into founders.

Three steps: read the table, guess which column holds what (the person corrects the guess), convert
the rows. Every fault of a row is reported; nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.core.i18n import N_
from app.domain.answers import Answers
from app.domain.identifiers import check_bin, check_iin, restore_zeros
from app.domain.parse import format_tenge, parse_date, parse_money
from app.exchange.tables import RawTable, read_file, read_text
from app.services.people_columns import NAME_FIELDS, head_length, is_no_person
from app.services.text import repair_lookalikes

_INITIALS = re.compile(r"(?:[А-ЯЁӘІҢҒҮҰҚӨҺA-Z]\.){1,3}|[А-ЯЁӘІҢҒҮҰҚӨҺA-Z]")


@dataclass(frozen=True)
class RowFault:
    """What is wrong with one value of a row; ``message`` is a msgid with named fields."""

    name: str
    message: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = False


@dataclass(frozen=True)
class ImportRow:
    """One row: its number in the file, the founder's values, its faults, and letters repaired."""

    number: int
    values: Mapping[str, str]
    faults: tuple[RowFault, ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()

    @property
    def usable(self) -> bool:
        """Whether the row may be taken over: nobody is doubled and there is a name."""
        return not any(fault.blocks for fault in self.faults)


@dataclass(frozen=True)
class ImportResult:
    """All rows of people, and how many rows of the table were headings, totals or empty."""

    rows: tuple[ImportRow, ...]
    skipped: int


def read_table(source: Path | str) -> RawTable:
    """Read a file (a Path) or pasted text (a str).

    Raises:
        InputError: it is not a table that can be read.
    """
    return read_file(source) if isinstance(source, Path) else read_text(source)


def convert(table: RawTable, mapping: Sequence[str], existing: Answers) -> ImportResult:
    """Turn the table's rows into founders, with every row's faults.

    ``existing`` are the answers of the case: a person who is in it already is a fault.
    """
    _, body_start = head_length(table)
    seen_numbers: dict[str, str] = {}
    seen_names: dict[str, str] = {}
    for position, record in enumerate(existing.records("founders"), start=1):
        _remember(seen_numbers, seen_names, record.values, f"№ {position}")
    rows: list[ImportRow] = []
    skipped = body_start
    for number, cells in zip(table.numbers[body_start:], table.rows[body_start:], strict=True):
        if is_no_person(cells, mapping):
            skipped += 1
            continue
        row = _row(number, cells, mapping)
        doubles = _doubles(row.values, seen_numbers, seen_names)
        row = ImportRow(row.number, row.values, row.faults + doubles, row.repaired)
        _remember(seen_numbers, seen_names, row.values, str(number))
        rows.append(row)
    return ImportResult(tuple(rows), skipped)


# -- one row ------------------------------------------------------------------------------------


def _row(number: int, cells: Sequence[str], mapping: Sequence[str]) -> ImportRow:
    values: dict[str, str] = {}
    faults: list[RowFault] = []
    repaired: list[tuple[str, str]] = []
    for cell, kind in zip(cells, mapping, strict=False):
        if not kind or not cell:
            continue
        if kind == "full_name":
            values.update(_parts_of(cell))
        else:
            values[kind] = cell
    for name in (*NAME_FIELDS, "legal_name", "residence", "location", "representative"):
        if text := values.get(name):
            values[name] = _repaired(text, repaired, faults, name)
            if name in NAME_FIELDS:
                values[name] = _capitalised(values[name])
    _check_numbers(values, faults)
    if values.get("legal_name") or values.get("bin"):
        values["kind"] = "legal"
    _check_names(values, faults)
    _check_rest(values, faults)
    return ImportRow(number, {k: v for k, v in values.items() if v}, tuple(faults), tuple(repaired))


def _parts_of(full_name: str) -> dict[str, str]:
    words = full_name.replace(",", " ").split()
    if len(words) >= 3 and words[-1].lower() in ("ұлы", "қызы", "улы", "кызы"):
        words[-2:] = [words[-2] + words[-1].lower()]
    parts = {"surname": words[0] if words else ""}
    if len(words) > 1:
        parts["given_name"] = words[1]
    if len(words) > 2:
        parts["patronymic"] = " ".join(words[2:])
    return parts


def _repaired(text: str, repaired: list[tuple[str, str]], faults: list[RowFault], name: str) -> str:
    result = repair_lookalikes(text)
    if result.changed:
        repaired.append((text, result.text))
    if result.doubtful:
        faults.append(
            RowFault(
                name,
                N_("A letter can be read in two ways in «{text}»: compare with the card."),
                {"text": result.text},
            )
        )
    return result.text


def _capitalised(text: str) -> str:
    """АХМЕТОВ → Ахметов; «Қасым-Жомарт» and mixed writing stay as they are."""
    if len(text) < 2 or not (text.isupper() or text.islower()):
        return text
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def _check_numbers(values: dict[str, str], faults: list[RowFault]) -> None:
    for name, check in (("iin", check_iin), ("bin", check_bin)):
        typed = values.get(name, "")
        if not typed:
            continue
        restored = restore_zeros(typed)
        checked = check(restored)
        values[name] = checked.number if checked.ok else restored
        if (
            restored != typed
            and checked.ok
            and len(checked.number) != len(re.sub(r"\D", "", typed))
        ):
            faults.append(
                RowFault(name, N_("Leading zeros were restored: {number}."), {"number": restored})
            )
        if not checked.ok:
            faults.append(
                RowFault(
                    name,
                    N_("«{number}» is not a right number: 12 digits, the last is a control digit."),
                    {"number": typed},
                )
            )


def _check_names(values: dict[str, str], faults: list[RowFault]) -> None:
    if values.get("kind") == "legal":
        if not values.get("legal_name"):
            faults.append(RowFault("legal_name", N_("The name is missing."), blocks=True))
        return
    if not values.get("surname") and not values.get("given_name"):
        faults.append(RowFault("surname", N_("The name is missing."), blocks=True))
    elif not values.get("given_name"):
        faults.append(RowFault("given_name", N_("The given name is missing.")))
    elif _INITIALS.fullmatch(values["given_name"].replace(" ", "")):
        faults.append(
            RowFault(
                "given_name",
                N_("Only initials: write the name in full, as in the identity card."),
            )
        )
    if not values.get("iin"):
        faults.append(RowFault("iin", N_("The ЖСН is missing.")))


def _check_rest(values: dict[str, str], faults: list[RowFault]) -> None:
    if (typed := values.get("birth_date")) and parse_date(typed) is None:
        faults.append(
            RowFault(
                "birth_date", N_("«{text}» is not a date such as 01.01.1985."), {"text": typed}
            )
        )
    if typed := values.get("share_amount"):
        amount = parse_money(typed)
        if amount is None:
            faults.append(
                RowFault(
                    "share_amount", N_("«{text}» is not a sum such as 100 000."), {"text": typed}
                )
            )
        else:
            values["share_amount"] = format_tenge(amount)


def _doubles(
    values: Mapping[str, str], numbers: Mapping[str, str], names: Mapping[str, str]
) -> tuple[RowFault, ...]:
    number = values.get("iin") or values.get("bin") or ""
    if number and number in numbers:
        return (
            RowFault(
                "iin",
                N_("The same number stands in row {row}: one person, one row."),
                {"row": numbers[number]},
                blocks=True,
            ),
        )
    name = _name_key(values)
    if name and name in names:
        return (
            RowFault(
                "surname",
                N_("The same name stands in row {row}: check that these are two persons."),
                {"row": names[name]},
            ),
        )
    return ()


def _remember(
    numbers: dict[str, str], names: dict[str, str], values: Mapping[str, str], place: str
) -> None:
    for number in (values.get("iin"), values.get("bin")):
        if number:
            numbers.setdefault(number, place)
    if name := _name_key(values):
        names.setdefault(name, place)


def _name_key(values: Mapping[str, str]) -> str:
    parts = [values.get(name, "") for name in (*NAME_FIELDS, "legal_name")]
    return " ".join(" ".join(parts).lower().replace("ё", "е").split())
