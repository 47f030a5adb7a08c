"""What the commands of the approved list take: their options, and what is typed into them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import InputError
from app.core.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from app.services.model_lists import Approval, ListFilter

ORDERS = ("alphabet", "district", "direction")
FILTERS = ("oblast", "district", "okrug", "direction")
ACTS = ("order", "decision", "minutes", "resolution")
UNCHANGED = N_("Nothing was changed.")


def add_lists(commands: Any) -> None:
    """Add the commands to a parser's commands."""
    draw = commands.add_parser("list-draw", help=_("draw up a list of cooperatives"))
    draw.add_argument(
        "--filter",
        dest="filters",
        action="append",
        default=[],
        metavar="|".join(FILTERS) + "=…",
        help=_("only these; may be repeated"),
    )
    draw.add_argument("--order", choices=ORDERS, default="district")
    draw.add_argument("--json", action="store_true", help=_("write JSON"))
    approve = commands.add_parser("list-approve", help=_("approve a list and freeze it"))
    _add_decision(approve)
    change = commands.add_parser("list-change", help=_("change an approved list by a decision"))
    _add_decision(change)
    change.add_argument("--reason", required=True, help=_("why it is changed"))
    change.add_argument("--remove", default="", metavar="N,…", help=_("rows to take out"))
    change.add_argument("--correct", default="", metavar="N,…", help=_("rows to read anew"))
    change.add_argument(
        "--add", action="append", default=[], metavar="CASE", help=_("a case to put on it")
    )
    show = commands.add_parser("list-show", help=_("show the lists, or one of them"))
    show.add_argument("list", nargs="?", default="", metavar="LIST", help=_("id or number"))
    show.add_argument("--decision", type=int, metavar="N", help=_("as of a decision"))
    show.add_argument("--json", action="store_true", help=_("write JSON"))
    send = commands.add_parser("list-send", help=_("write an approved list for the ӘКК"))
    send.add_argument("list", metavar="LIST", help=_("id or number"))
    send.add_argument("--out", type=Path, required=True, metavar="FILE.auylkoop")
    _add_password(send)
    for name, words in (
        ("reply", _("write the results back to the okrugs")),
        ("finance-send", _("write the finance back to the department and the okrugs")),
    ):
        back = commands.add_parser(name, help=words)
        whom = back.add_mutually_exclusive_group(required=name == "reply")
        whom.add_argument("--okrug", default="", metavar="NAME", help=_("one okrug"))
        whom.add_argument("--all", action="store_true", help=_("every okrug, a file each"))
        back.add_argument("--out", type=Path, required=True, metavar="FILE.auylkoop|DIR")
        _add_password(back)


def _add_decision(parser: Any) -> None:
    parser.add_argument("list", metavar="LIST", help=_("id or number"))
    parser.add_argument("--number", required=True, help=_("number of the decision"))
    parser.add_argument("--date", required=True, help=_("day of the decision"))
    parser.add_argument(
        "--act",
        choices=ACTS,
        help=_(
            "what the decision is: order (бұйрық), decision (шешім), "
            "minutes (хаттамалық шешім), resolution (қаулы)"
        ),
    )
    parser.add_argument("--by", required=True, metavar="NAME", help=_("who approves"))
    parser.add_argument("--post", required=True, help=_("his post"))
    parser.add_argument("--body", default="", help=_("the office in whose name"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("folder for the papers"))
    parser.add_argument("--json", action="store_true", help=_("write JSON"))


def _add_password(parser: Any) -> None:
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help=_("lock it with the password that is the first line of this file"),
    )


def approval_of(options: argparse.Namespace) -> Approval:
    """Return who decides and when, as it was typed.

    Raises:
        InputError: the day is none.
    """
    from app.domain.approved_list import Act
    from app.services.model_lists import Approval

    return Approval(
        options.number,
        _day(options.date),
        options.by,
        options.post,
        options.body,
        act=Act(options.act) if options.act else None,
    )


def _day(text: str) -> date:
    from app.domain.parse import parse_date

    found = parse_date(text)
    if found is None:
        raise InputError(N_("«{text}» is no day; write 31.12.2024."), UNCHANGED, text=text)
    return found


def rows_of(text: str) -> tuple[int, ...]:
    """Return the numbers of rows: ``2,5``.

    Raises:
        InputError: something is no number.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if any(not part.isascii() or not part.isdigit() or len(part) > 6 for part in parts):
        raise InputError(N_("«{text}» are no numbers of rows."), UNCHANGED, text=text)
    return tuple(int(part) for part in parts)


def filter_of(texts: list[str], directions: Iterable[str]) -> ListFilter:
    """Return the cases that are meant: ``district=…``; directions are those of the reference data.

    Raises:
        InputError: a filter or its value is not known.
    """
    from app.services.model_lists import ListFilter

    values: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if name not in FILTERS or not sign or not value.strip():
            known = ", ".join(FILTERS)
            raise InputError(
                N_("«{text}» is no filter; there are: {known}."), UNCHANGED, text=text, known=known
            )
        if name in values:
            raise InputError(N_("The filter {name} is given twice."), UNCHANGED, name=name)
        values[name] = value.strip()
    if values.get("direction", "") not in ("", *directions):
        raise InputError(
            N_("«{text}»: the value may be {values}."),
            UNCHANGED,
            text=f"direction={values['direction']}",
            values=", ".join(directions),
        )
    return ListFilter(
        oblast=values.get("oblast", ""),
        district=values.get("district", ""),
        okrug=values.get("okrug", ""),
        direction=values.get("direction", ""),
    )


def package_path(path: Path) -> Path:
    """Return the path of a file for another office.

    Raises:
        InputError: its ending says that it is something else.
    """
    from app.exchange.package.model import SUFFIX

    if path.suffix.lower() != SUFFIX:
        raise InputError(
            N_("The file {path} must end in one of: {known}."),
            UNCHANGED,
            path=path.name,
            known=SUFFIX,
        )
    return path


def password_for(options: argparse.Namespace) -> str:
    """Return the password that the file is to be locked with; "" leaves it open.

    Raises:
        InputError: the file of the password is not as it must be.
    """
    from app.cli_package import password_of

    return password_of(options.password_file)
