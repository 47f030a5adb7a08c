"""The command ``register``: the desk's table of all own cases as a workbook."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
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
_YEAR = 4
VALUES = N_(
    "step: 1 to 6 (6: all are on record); listed: yes or no; findings: errors, warnings or none; "
    "sender: the office's name, or the fingerprint of its key. A key with nothing after the = "
    "means the cases that do not tell it."
)


def add_register(commands: Any) -> None:
    """Add the command to a parser's commands."""
    register = commands.add_parser(
        "register", help=_("write the table of all cooperatives (.xlsx)"), epilog=_(VALUES)
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
    named = [name.strip() for name in options.columns.split(",") if name.strip()]
    columns = list(dict.fromkeys(named)) or usual
    for name in (*columns, options.sort):
        if name not in COLUMNS:
            raise InputError(
                N_("«{name}» is no column; there are: {names}."),
                name=name,
                names=", ".join(COLUMNS),
            )
    query = RegisterQuery(
        search=options.search,
        filters=_filters(options.filters, store, reference),
        order=options.sort,
        descending=options.descending,
    )
    service = RegisterService(store, reference)
    service.finish()
    return out, service.export_xlsx(query, columns, out) or 0


def _filters(typed: list[str], store: Store, reference: Callable[[], Reference]) -> RegisterFilters:
    from app.services.model_register import RegisterFilters

    named: dict[str, Any] = {}
    for one in typed:
        name, equals, value = one.partition("=")
        if name not in FILTERS or not equals:
            raise InputError(
                N_("«{text}» is no filter; write one of {names}, then = and its value."),
                text=one,
                names=", ".join(FILTERS),
            )
        if name in named:
            raise InputError(N_("The filter {name} is given twice."), name=name)
        if name == "sender":
            named[name] = _sender(value.strip(), one, store)
        elif name == "direction":
            named[name] = _one_of(value.strip(), ("", *reference().directions), one)
        else:
            named[name] = _value(name, value.strip(), one)
    return RegisterFilters(**named)


def _value(name: str, value: str, whole: str) -> Any:
    from app.domain.scheme import StepState
    from app.services.model_register import STEPS, Gravest

    match name:
        case "year" if not value:
            return -1  # as the register keeps a year that is not known
        case "year" if value.isascii() and value.isdigit() and len(value) == _YEAR:
            return int(value)
        case "year":
            raise _no_value(whole, (N_("a year, such as 2026"),))
        case "step":
            return int(_one_of(value, [str(step) for step in STEPS], whole))
        case "state":
            return _one_of(value, [state.value for state in StepState], whole)
        case "listed":
            return _YES_NO[_one_of(value, _YES_NO, whole)]
        case "findings":
            return Gravest[_FINDINGS[_one_of(value, _FINDINGS, whole)]]
    return value


def _one_of(value: str, known: Iterable[str], whole: str) -> str:
    if value not in known:
        raise _no_value(whole, known)
    return value


def _no_value(whole: str, known: Iterable[str]) -> InputError:
    values = ", ".join(_(one) for one in known if one)
    return InputError(N_("«{text}»: the value may be {values}."), text=whole, values=values)


def _sender(value: str, whole: str, store: Store) -> str:
    """Return the key of the one accepted office of a name or a fingerprint; "" for none at all."""
    from app.services.office import OfficeService

    if not value:
        return ""
    known = OfficeService(store).known_senders()
    wanted, digits = " ".join(value.split()).casefold(), "".join(value.split())
    found = [
        one.sender.key
        for one in known
        if digits in (one.sender.key, "".join(one.fingerprint.split()))
        or wanted == " ".join(one.sender.name.split()).casefold()
    ]
    if len(found) != 1:  # two offices may call themselves the same
        names = "; ".join(f"{one.sender.name} ({one.fingerprint})" for one in known)
        raise InputError(
            N_("«{text}»: not one accepted office is meant. There are: {names}."),
            text=whole,
            names=names or "–",
        )
    return found[0]
