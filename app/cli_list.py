"""Commands of the approved list: ``list-draw`` to ``list-send``, ``reply``, ``finance-send``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_list_options import (
    UNCHANGED,
    approval_of,
    filter_of,
    package_path,
    password_for,
    rows_of,
)
from app.core.atomic import make_folder, replacing, write_bytes
from app.core.errors import FileError, InputError
from app.core.file_names import safe_name
from app.core.i18n import N_, _

if TYPE_CHECKING:
    from app.domain.approved_list import ListRow
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.lists import ListService
    from app.services.model_lists import ListSummary, OpenList
    from app.services.outbox import Sent

_MARKS = ("#", "№")  # of an id, and of a number


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
                _prepare(options.out)
                opened = self._lists.approve(self._find(options.list).id, approval_of(options))
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
                out, password = package_path(options.out), password_for(options)
                self._sent(self._lists.files.list_package(found, out, password, self._told))
            case "reply":
                self._reply(options)
            case "finance-send":
                self._finance(options)

    # -- one command ---------------------------------------------------------------------

    def _draw(self, options: argparse.Namespace) -> None:
        from app.domain.approved_list import Order

        chosen = filter_of(options.filters, self._reference().directions)
        for one in self._lists.candidates(chosen).others:
            self._say(f"{one.facts.name or one.case_id}: {' '.join(one.reasons)}")
        opened = self._lists.draw(chosen, Order(options.order))
        self._show(opened, None, as_json=options.json)

    def _change(self, options: argparse.Namespace) -> None:
        from app.services.model_lists import ListChange

        _prepare(options.out)
        change = ListChange(
            approval_of(options),
            options.reason,
            removed=rows_of(options.remove),
            added=tuple(self._cases.find(text).uuid for text in options.add),
            corrected=rows_of(options.correct),
        )
        self._decided(self._lists.change(self._find(options.list).id, change), options)

    def _reply(self, options: argparse.Namespace) -> None:
        files, password = self._lists.files, password_for(options)
        if options.all:
            self._sent(*files.replies(options.out, password, self._told))
            return
        group = files.group_of(options.okrug)
        self._sent(files.reply(group, package_path(options.out), password))

    def _finance(self, options: argparse.Namespace) -> None:
        files, password = self._lists.files, password_for(options)
        if options.all:
            self._sent(*files.finance_packages(options.out, password, self._told))
            return
        ids = files.group_of(options.okrug).case_ids if options.okrug else None
        self._sent(files.finance_package(package_path(options.out), ids, password))

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
                UNCHANGED,
                N_("Write # and the id of the one that is meant."),
                text=text,
                lists="; ".join(_named(one) for one in found),
            )
        raise InputError(
            N_("There is not one list {text}."),
            UNCHANGED,
            N_("Look at the lists: list-show."),
            text=text,
        )

    def _decided(self, opened: OpenList, options: argparse.Namespace) -> None:
        try:
            for path, data in self._papers(opened, options.out) if options.out else ():
                write_bytes(path, data)
                self._say(str(path))
        except FileError:
            number = opened.summary.number
            stands = _("The decision on the list № {number} stands; its papers were not written.")
            self._say(stands.format(number=number))
            raise
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


def _prepare(folder: Path | None) -> None:
    """Make the folder for the papers before anything is decided for ever.

    Raises:
        FileError: it cannot be made, or nothing may be written there.
    """
    if folder is not None:
        make_folder(folder)
        with replacing(folder / ".auyl-koop") as trial:
            trial.touch()
        (folder / ".auyl-koop").unlink()


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
