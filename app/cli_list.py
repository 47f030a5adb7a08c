"""Commands of the approved list: ``list-draw`` to ``list-send``, ``reply``, ``finance-send``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.atomic import make_folder, write_bytes
from app.core.errors import InputError
from app.core.file_names import safe_name
from app.core.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from app.domain.approved_list import ListRow
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.lists import ListService
    from app.services.model_lists import Approval, ListFilter, ListSummary, OpenList
    from app.services.outbox import Sent

ORDERS = ("alphabet", "district", "direction")
FILTERS = ("oblast", "district", "okrug", "direction")
ACTS = ("order", "decision", "minutes", "resolution")
_UNCHANGED = N_("Nothing was changed.")
_MARKS = ("#", "№")  # of an id, and of a number


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


class ListCommands:
    """Carries the commands out. ``line`` writes cells, ``write`` JSON, ``say`` progress."""

    def __init__(
        self,
        cases: CaseService,
        reference: Callable[[], Reference],
        say: Callable[[str], None],
        line: Callable[..., None],
        write: Callable[[object], None],
    ) -> None:
        from app.services.lists import ListService
        from app.services.office import OfficeService

        self._cases, self._reference = cases, reference
        self._lists: ListService = ListService(cases, OfficeService(cases.store), reference)
        self._say, self._line, self._write = say, line, write

    def run(self, options: argparse.Namespace) -> None:
        """Run one command.

        Raises:
            InputError: something is not as it must be; nothing was changed.
            FileError: a file cannot be written.
        """
        match options.command:
            case "list-draw":
                self._draw(options)
            case "list-approve":
                opened = self._lists.approve(self._find(options.list).id, _approval(options))
                self._decided(opened, options)
            case "list-change":
                self._change(options)
            case "list-show" if not options.list:
                self._show_all(as_json=options.json)
            case "list-show":
                opened = self._lists.open(self._find(options.list).id)
                self._show(opened, options.decision, as_json=options.json)
            case "list-send":
                found = self._find(options.list).id
                out, password = _package(options.out), _password(options)
                self._sent(self._lists.files.list_package(found, out, password, self._told))
            case "reply":
                self._reply(options)
            case "finance-send":
                self._finance(options)

    # -- one command ---------------------------------------------------------------------

    def _draw(self, options: argparse.Namespace) -> None:
        from app.domain.approved_list import Order

        chosen = _filter(options.filters, self._reference().directions)
        for one in self._lists.candidates(chosen).others:
            self._say(f"{one.facts.name or one.case_id}: {' '.join(one.reasons)}")
        opened = self._lists.draw(chosen, Order(options.order))
        self._show(opened, None, as_json=options.json)

    def _change(self, options: argparse.Namespace) -> None:
        from app.services.model_lists import ListChange

        change = ListChange(
            _approval(options),
            options.reason,
            removed=_numbers(options.remove),
            added=tuple(self._cases.find(text).uuid for text in options.add),
            corrected=_numbers(options.correct),
        )
        self._decided(self._lists.change(self._find(options.list).id, change), options)

    def _reply(self, options: argparse.Namespace) -> None:
        files, password = self._lists.files, _password(options)
        if options.all:
            self._sent(*files.replies(options.out, password, self._told))
            return
        group = files.group_of(options.okrug)
        self._sent(files.reply(group, _package(options.out), password))

    def _finance(self, options: argparse.Namespace) -> None:
        files, password = self._lists.files, _password(options)
        if options.all:
            self._sent(*files.finance_packages(options.out, password, self._told))
            return
        ids = files.group_of(options.okrug).case_ids if options.okrug else None
        self._sent(files.finance_package(_package(options.out), ids, password))

    def _sent(self, *files: Sent) -> None:
        for one in files:
            self._line(one.path, one.cases, one.sha256)

    def _told(self, done: int, total: int, name: str) -> bool:
        if name:
            self._say(f"{done + 1}/{total} {name}")
        return True

    # -- showing -------------------------------------------------------------------------

    def _find(self, text: str) -> ListSummary:
        """Return the list that an id (``#3``) or a number (``№3``) means; the bare text either."""
        lists, mark, name = self._lists.lists(), text.strip()[:1], text.strip()
        if mark in _MARKS:
            name = name[1:].strip()
        found = [
            one
            for one in lists
            if (mark != "№" and name == str(one.id))
            or (one.number and (one.number == text.strip() or (mark != "#" and one.number == name)))
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise InputError(
                N_("«{text}» may mean several lists: {lists}."),
                _UNCHANGED,
                N_("Write # and the id of the one that is meant."),
                text=text,
                lists="; ".join(_named(one) for one in found),
            )
        raise InputError(
            N_("There is not one list {text}."),
            _UNCHANGED,
            N_("Look at the lists: list-show."),
            text=text,
        )

    def _decided(self, opened: OpenList, options: argparse.Namespace) -> None:
        if options.out is not None:
            make_folder(options.out)
            for path, data in self._papers(opened, options.out):
                write_bytes(path, data)
                self._say(str(path))
        self._show(opened, None, as_json=options.json)

    def _papers(self, opened: OpenList, folder: Path) -> list[tuple[Path, bytes]]:
        """Return the papers of the last decision in both languages."""
        from app.documents.kinds import DOCX, PDF
        from app.documents.tongue import KK, RU
        from app.forms.list_speaker import LIST, decision_title
        from app.services.list_files import PAPER_NAMES
        from app.services.list_papers import KINDS

        papers, made = self._lists.papers, []
        last = opened.approved.last if opened.approved else 0
        for language in (KK, RU):
            stem = safe_name(f"{PAPER_NAMES[LIST, language]} {opened.summary.number}")
            for kind in KINDS:
                data = papers.list_paper(opened.summary.id, kind, language)
                made.append((folder / f"{stem}.{kind}", data))
            for kind in (PDF, DOCX):
                name = f"{decision_title(language, last)} {last}"
                data = papers.decision_paper(opened.summary.id, last, kind, language)
                made.append((folder / f"{safe_name(name)}.{kind}", data))
        return made

    def _show_all(self, *, as_json: bool) -> None:
        lists = self._lists.lists()
        if as_json:
            self._write([_summary(one) for one in lists])
            return
        for one in lists:
            day = one.day.isoformat() if one.day else ""
            self._line(one.id, one.number or _("draft"), day, one.rows, one.struck)

    def _show(self, opened: OpenList, decision: int | None, *, as_json: bool) -> None:
        from app.domain.approved_list import rows_on

        rows = opened.rows
        if decision is not None:
            approved = opened.approved
            if approved is None or not 1 <= decision <= approved.last:
                raise InputError(N_("The list has no decision {number}."), number=decision)
            rows = rows_on(approved, decision)
        if as_json:
            self._write({**_summary(opened.summary), "rows": [_row(row) for row in rows]})
            return
        self._line(opened.summary.id, opened.summary.number or _("draft"))
        for row in rows:
            struck = _("taken out") if row.removed else ""
            facts = row.facts
            self._line(row.position, facts.name, facts.bin, facts.district, facts.okrug, struck)
        for lost in opened.lost:
            self._say(f"{lost.facts.name}: {' '.join(lost.reasons)}")


def _summary(one: ListSummary) -> dict[str, object]:
    return {
        "id": one.id,
        "uuid": one.uuid,
        "number": one.number,
        "date": one.day.isoformat() if one.day else None,
        "order": one.order.value,
        "own": one.own,
        "decisions": one.decisions,
        "standing": one.rows,
        "struck": one.struck,
    }


def _named(one: ListSummary) -> str:
    """Return a list by its id and its number with the day."""
    day = one.day.isoformat() if one.day else ""
    return f"#{one.id} (№ {one.number}, {day})" if one.number else f"#{one.id} ({_('draft')})"


def _row(row: ListRow) -> dict[str, object]:
    from app.domain.list_chain import facts_as_data

    marks = {"added": row.added, "removed": row.removed, "corrected": list(row.corrected)}
    return {"position": row.position, **facts_as_data(row.facts), **marks}


def _approval(options: argparse.Namespace) -> Approval:
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
        raise InputError(N_("«{text}» is no day; write 31.12.2024."), _UNCHANGED, text=text)
    return found


def _numbers(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if any(not part.isascii() or not part.isdigit() or len(part) > 6 for part in parts):
        raise InputError(N_("«{text}» are no numbers of rows."), _UNCHANGED, text=text)
    return tuple(int(part) for part in parts)


def _filter(texts: list[str], directions: Iterable[str]) -> ListFilter:
    from app.services.model_lists import ListFilter

    values: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if name not in FILTERS or not sign or not value.strip():
            known = ", ".join(FILTERS)
            raise InputError(
                N_("«{text}» is no filter; there are: {known}."), _UNCHANGED, text=text, known=known
            )
        if name in values:
            raise InputError(N_("The filter {name} is given twice."), _UNCHANGED, name=name)
        values[name] = value.strip()
    if values.get("direction", "") not in ("", *directions):
        raise InputError(
            N_("«{text}»: the value may be {values}."),
            _UNCHANGED,
            text=f"direction={values['direction']}",
            values=", ".join(directions),
        )
    return ListFilter(
        oblast=values.get("oblast", ""),
        district=values.get("district", ""),
        okrug=values.get("okrug", ""),
        direction=values.get("direction", ""),
    )


def _package(path: Path) -> Path:
    from app.exchange.package.model import SUFFIX

    if path.suffix.lower() != SUFFIX:
        raise InputError(
            N_("The file {path} must end in one of: {known}."),
            _UNCHANGED,
            path=path.name,
            known=SUFFIX,
        )
    return path


def _password(options: argparse.Namespace) -> str:
    from app.cli_package import password_of

    return password_of(options.password_file)
