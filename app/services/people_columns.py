"""Which column of a list of people holds what: by its heading, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.core.i18n import N_
from app.domain.identifiers import check_iin, restore_zeros
from app.domain.parse import parse_date
from app.exchange.tables import RawTable

SKIP = ""
COLUMN_KINDS: tuple[tuple[str, str], ...] = (
    (SKIP, N_("do not take")),
    ("full_name", N_("Surname, name and patronymic in one column")),
    ("surname", N_("Surname")),
    ("given_name", N_("Given name")),
    ("patronymic", N_("Patronymic")),
    ("iin", N_("ЖСН")),
    ("birth_date", N_("Date of birth")),
    ("residence", N_("Permanent residence")),
    ("phone", N_("Phone")),
    ("share_amount", N_("Share contribution, tenge")),
    ("legal_name", N_("Name of the legal person")),
    ("bin", N_("БСН")),
    ("location", N_("Location")),
    ("representative", N_("Who acts for it")),
)
"""What a column may hold: the founder's field (or full_name), and its msgid."""

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "full_name",
        ("аты-жөні", "аты жөні", "т.а.ә", "таә", "ф.и.о", "фио", "толық аты", "full name"),
    ),
    ("patronymic", ("әкесінің аты", "отчество", "patronymic")),
    ("surname", ("тегі", "фамилия", "surname")),
    ("iin", ("жсн", "иин", "iin", "жеке сәйкестендіру", "индивидуальный идентиф")),
    ("bin", ("бсн", "бин")),
    ("birth_date", ("туған", "рожден", "birth")),
    ("phone", ("телефон", "тел.", "ұялы", "phone", "моб")),
    ("residence", ("мекен", "тұрғылықты", "тұратын", "адрес", "жительств", "address")),
    ("share_amount", ("жарна", "пай", "взнос", "сома", "сумма")),
    ("legal_name", ("ұйым", "заңды тұлға", "организац", "наименование")),
    ("given_name", ("аты", "есімі", "имя", "name")),
)
_HEADER_WORDS = tuple(word for _, words in _WORDS for word in words)
_TOTALS = ("барлығы", "жиыны", "итого", "всего", "қорытынды")
_NUMBERED = re.compile(r"\d{1,4}[.)]?")
NAME_FIELDS = ("surname", "given_name", "patronymic")


def guess_columns(table: RawTable) -> tuple[str, ...]:
    """Return for each column what it holds, by its heading and by what stands in it."""
    guesses = [SKIP] * table.width
    head, body = _split(table)
    for column in range(table.width):
        heading = " ".join(row[column] for row in head).lower()
        guesses[column] = _by_heading(heading)
    for column in range(table.width):
        if not guesses[column]:
            values = [row[column] for row in body if row[column]]
            guesses[column] = _by_content(values)
    return _without_doubles(guesses, body)


# -- the head of the table ---------------------------------------------------------------------


def _split(table: RawTable) -> tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]:
    first, length = head_length(table)
    return table.rows[first:length], table.rows[length:]


def head_length(table: RawTable) -> tuple[int, int]:
    """Return where the heading begins (a title may stand above it) and where the people begin."""
    first: int | None = None
    for index, row in enumerate(table.rows[:25]):
        if _has_person(row):
            return (first if first is not None else index), index
        if first is None and _is_heading(row):
            first = index
    if first is None:
        return 0, 0
    end = first + 1
    while end < len(table.rows) and _is_column_numbers(table.rows[end]):
        end += 1
    return first, end


def _is_heading(row: Sequence[str]) -> bool:
    hits = sum(1 for cell in row if any(word in cell.lower() for word in _HEADER_WORDS))
    filled = sum(1 for cell in row if cell)
    return hits >= 1 and (filled > 1 or hits == filled) and not _has_person(row)


def _has_person(row: Sequence[str]) -> bool:
    """Whether a row looks like a person: a 12-digit number, or two or three capitalised words."""
    for cell in row:
        digits = re.sub(r"[\s\-]", "", cell)
        if digits.isdigit() and 10 <= len(digits) <= 12:
            return True
    texts = [cell for cell in row if cell and not _NUMBERED.fullmatch(cell)]
    if not texts or any(w in cell.lower() for cell in texts for w in _HEADER_WORDS):
        return False
    return any(_looks_like_name(text) for text in texts)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(re.fullmatch(r"[^\W\d_][\w'’.\-]*", w) for w in words)
        and (all(word[0].isupper() for word in words[:2]))
    )


def _is_column_numbers(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(cell.isdigit() and len(cell) <= 2 for cell in filled)


def is_no_person(cells: Sequence[str], mapping: Sequence[str]) -> bool:
    """Return whether a row is a total, a repeated heading, column numbers, or holds nothing."""
    taken = [cell for cell, kind in zip(cells, mapping, strict=False) if kind and cell]
    if not taken:
        return True
    if any(cell.lower().strip(" :.") in _TOTALS for cell in cells):
        return True
    if _is_column_numbers(cells):
        return True
    headings = sum(1 for cell in taken if cell.lower() in _HEADER_WORDS)
    return headings >= max(1, len(taken) // 2) and not _has_person(cells)


# -- guessing -------------------------------------------------------------------------------


def _by_heading(heading: str) -> str:
    if not heading:
        return SKIP
    for kind, words in _WORDS:
        if any(word in heading for word in words):
            if kind == "surname" and "аты" in heading.replace("әкесінің аты", ""):
                return "full_name"
            if kind == "patronymic" and ("тегі" in heading or "фамилия" in heading):
                return "full_name"
            return kind
    return SKIP


def _by_content(values: Sequence[str]) -> str:
    if not values:
        return SKIP

    def share(test: Callable[[str], bool]) -> float:
        return sum(1 for value in values if test(value)) / len(values)

    digits = [re.sub(r"\D", "", value) for value in values]
    if all(len(d) <= 4 for d in digits) and share(lambda v: bool(_NUMBERED.fullmatch(v))) > 0.8:
        return SKIP
    if share(lambda v: check_iin(restore_zeros(v)).ok) > 0.5:
        return "iin"
    if share(lambda v: bool(re.fullmatch(r"\+?[78][\d\s()\-]{9,16}", v))) > 0.6:
        return "phone"
    if share(lambda v: parse_date(v) is not None) > 0.6:
        return "birth_date"
    if share(_looks_like_name) > 0.6:
        return "full_name"
    return SKIP


def _without_doubles(guesses: list[str], body: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Keep the fullest column of each kind; a full name and its parts exclude each other."""

    def filled(column: int) -> int:
        return sum(1 for row in body if row[column])

    best: dict[str, int] = {}
    for column, kind in enumerate(guesses):
        if kind and (kind not in best or filled(column) > filled(best[kind])):
            best[kind] = column
    if "surname" in best and "given_name" in best:
        best.pop("full_name", None)
    elif "full_name" in best:
        for part in NAME_FIELDS:
            best.pop(part, None)
    elif "surname" in best:
        best["full_name"] = best.pop("surname")
    chosen = {column: kind for kind, column in best.items()}
    return tuple(chosen.get(column, SKIP) for column in range(len(guesses)))
