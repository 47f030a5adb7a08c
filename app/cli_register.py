"""The command ``register``: the desk's table of all own cases as a workbook."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import InputError
from app.core.i18n import N_, _

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.services.model_register import RegisterFilters
    from app.services.store import Store

FILTERS = ("oblast", "district", "okrug", "direction", "year", "step", "state", "findings",
           "listed", "sender")  # fmt: skip
_YES_NO = {"yes": True, "no": False}
_FINDINGS = {"errors": "BLOCKS", "warnings": "WARNS", "none": "NONE"}


def add_register(commands: Any) -> None:
    """Add the command to a parser's commands."""
    register = commands.add_parser(
        "register", help=_("write the table of all cooperatives (.xlsx)")
    )
    register.add_argument(
        "--filter",
        dest="filters",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=_("only these: {names}; may be repeated").format(names=", ".join(FILTERS)),
    )
    register.add_argument("--search", default="", metavar="TEXT", help=_("only what holds this"))
    register.add_argument("--sort", default="title", metavar="COLUMN", help=_("order by a column"))
    register.add_argument("--descending", action="store_true", help=_("the last first"))
    register.add_argument("--columns", default="", metavar="COLUMN,…", help=_("only these columns"))
    register.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")


def write_register(
    store: Store, reference: Callable[[], Reference], options: argparse.Namespace
) -> tuple[Path, int]:
    """Write the workbook; return where it is and how many cases are in it.

    Raises:
        InputError: a filter, a column or the file's kind is none that there is.
        FileError: the file could not be written; nothing was changed.
    """
    from app.services.model_register import COLUMNS, RegisterQuery
    from app.services.register import RegisterService

    out: Path = options.out
    if out.suffix.lower() != ".xlsx":
        raise InputError(N_("The file must end in {ends}."), ends=".xlsx")
    usual = [code for code, column in COLUMNS.items() if column.usual]
    columns = [name.strip() for name in options.columns.split(",") if name.strip()] or usual
    for name in (*columns, options.sort):
        if name not in COLUMNS:
            raise InputError(
                N_("«{name}» is no column; there are: {names}."),
                name=name,
                names=", ".join(COLUMNS),
            )
    query = RegisterQuery(
        search=options.search,
        filters=_filters(options.filters),
        order=options.sort,
        descending=options.descending,
    )
    service = RegisterService(store, reference)
    service.finish()
    return out, service.export_xlsx(query, columns, out) or 0


def _filters(typed: list[str]) -> RegisterFilters:
    from app.services.model_register import RegisterFilters

    filters = RegisterFilters()
    for one in typed:
        name, equals, value = one.partition("=")
        if name not in FILTERS or not equals:
            raise InputError(
                N_("«{text}» is no filter; write one of {names}, then = and its value."),
                text=one,
                names=", ".join(FILTERS),
            )
        filters = replace(filters, **{name: _value(name, value.strip(), one)})
    return filters


def _value(name: str, value: str, whole: str) -> Any:
    from app.services.model_register import Gravest

    match name:
        case "year" | "step" if value.isascii() and value.isdigit() and len(value) <= 4:
            return int(value)
        case "listed" if value in _YES_NO:
            return _YES_NO[value]
        case "findings" if value in _FINDINGS:
            return Gravest[_FINDINGS[value]]
        case "year" | "step" | "listed" | "findings":
            wanted = {"listed": ", ".join(_YES_NO), "findings": ", ".join(_FINDINGS)}
            raise InputError(
                N_("«{text}»: the value may be {values}."),
                text=whole,
                values=wanted.get(name, "0-9"),
            )
    return value
