"""The columns of the register as the window shows them: head, width, words of a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from app.core import figures
from app.core.i18n import N_
from app.domain.reference import Direction
from app.services import model_register as register
from app.services.model_register import Kind, RegisterRow
from app.services.register_words import (
    direction_name,
    sender_name,
    state_name,
    step_words,
)
from app.services.text import titled

WIDTHS: dict[str, int] = {
    "title": 34,
    "oblast": 16,
    "district": 16,
    "okrug": 18,
    "direction": 26,
    "year": 10,
    "step": 21,
    "state": 17,
    "founders": 13,
    "tiyn": 15,
    "bin": 14,
    "blocking": 7,
    "jobs": 10,
    "sender_name": 24,
    "updated_at": 17,
}
"""In average characters; the others take :data:`USUAL_WIDTH`."""
USUAL_WIDTH = 11
LEAST: dict[str, int] = {"title": 28, "district": 14, "okrug": 12, "direction": 14, "step": 14}
"""How narrow a table that nobody has changed makes columns of names, so that all are in sight."""
LEFT_OUT = ("jobs", "warnings", "direction", "district", "step", "okrug")
"""What it leaves out where even that is too wide, in this order."""


class Shown(NamedTuple):
    """A column in sight: its code and its width in average characters."""

    code: str
    width: float


Directions = Mapping[str, Direction]
"""The programme's directions by their codes."""


@dataclass(frozen=True)
class Column:
    """A column of the table.

    ``title`` is a msgid; ``order`` what a click on its head orders by; ``text`` says a row's cell.
    """

    code: str
    title: str
    order: str
    number: bool
    width: int
    text: Callable[[RegisterRow, Directions], str]


_SAID: dict[str, Callable[[RegisterRow, Directions], str]] = {
    "title": lambda row, _known: titled(row.title),
    "direction": lambda row, known: direction_name(row.direction, known),
    "step": lambda row, _known: step_words(row),
    "state": lambda row, _known: state_name(row.state),
    "sender_name": lambda row, _known: sender_name(row),
}


def _plain(code: str, kind: Kind, row: RegisterRow, _known: Directions) -> str:
    value = getattr(row, code)
    match value:
        case None:
            return ""
        case datetime():
            return figures.moment(value.astimezone())
        case date():
            return figures.day(value)
        case int():
            if kind is Kind.MONEY:
                return figures.number(value // 100)  # to read at a glance: without tiyn
            return str(value) if code == "year" else figures.number(value)
        case _:
            return str(value)


def _faults(code: str, row: RegisterRow, _known: Directions) -> str:
    count = int(getattr(row, code))
    return figures.number(count) if count else ""


def _column(code: str, known: register.RegisterColumn) -> Column:
    say = _SAID.get(code)
    if say is None:
        counts = code in ("blocking", "warnings")
        say = partial(_faults, code) if counts else partial(_plain, code, known.kind)
    return Column(
        code,
        known.title,
        known.order,
        known.kind in (Kind.NUMBER, Kind.MONEY),
        WIDTHS.get(code, USUAL_WIDTH),
        say,
    )


COLUMNS: dict[str, Column] = {
    code: _column(code, known) for code, known in register.COLUMNS.items()
}
"""Every column by its code."""
_USUAL = "title district okrug direction step blocking warnings tiyn jobs"
USUAL: tuple[Shown, ...] = tuple(Shown(code, COLUMNS[code].width) for code in _USUAL.split())
"""The columns of a table that nobody has changed: they have room in a small window."""


def orders() -> dict[str, str]:
    """Return every order with the name of the first column that gives it (a msgid)."""
    found: dict[str, str] = {}
    for column in COLUMNS.values():
        found.setdefault(column.order, column.title)
    found["findings"] = N_("Findings")
    return found


def read_looks(text: str) -> tuple[Shown, ...]:
    """Return columns as :func:`looks_text` wrote them; what cannot be read is passed over."""
    found = []
    for part in text.split():
        code, _colon, width = part.partition(":")
        if code in COLUMNS:
            try:
                found.append(Shown(code, min(max(float(width), 1.0), 200.0)))
            except ValueError:
                found.append(Shown(code, COLUMNS[code].width))
    return tuple(found)


def looks_text(shown: tuple[Shown, ...]) -> str:
    """Return columns as one line of text: their codes with their widths."""
    return " ".join(f"{one.code}:{one.width:g}" for one in shown)
