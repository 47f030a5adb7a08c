"""Files for other offices: replies to okrugs, the list for the ӘКК, the finance on its way back.

Every one of them carries whole cases and is signed by this office (:mod:`app.services.outbox`). The
versions that were sent are remembered, so that what comes back is joined with what is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.atomic import make_folder
from app.core.errors import InputError
from app.core.file_names import safe_name
from app.core.i18n import N_
from app.db import list_cases
from app.db import lists as repository
from app.documents.kinds import DOCX, PDF
from app.documents.tongue import KK, RU
from app.domain.approved_list import ApprovedList, ListCheck, ListRow, rows_on
from app.domain.case import read_case
from app.domain.finance import finance_begun
from app.domain.office import Role
from app.exchange.list_json import dump_extract, dump_list
from app.exchange.package.model import Content, FileKind, Purpose
from app.exchange.package.names import plain
from app.forms.list_speaker import LIST, decision_title
from app.services.list_groups import OkrugGroup, file_names, group_by_okrug
from app.services.list_papers import XLSX
from app.services.outbox import Outbox, Parcel, Progress, Sent, no_case

if TYPE_CHECKING:
    from app.services.lists import ListService

LIST_FILE = "list.json"
LISTS_FOLDER = "Тізім"
PAPER_NAMES = {
    (LIST, KK): "Кооперативтер тізімі",
    (LIST, RU): "Список кооперативов",
}
EXTRACT_NAMES = {KK: "Тізімнен үзінді көшірме", RU: "Выписка из списка"}

_NOTHING = N_("Nothing was written.")


class ListFiles:
    """Writes them. Lays papers out: call it on the render worker."""

    def __init__(self, service: ListService) -> None:
        self._service = service
        self._outbox = Outbox(service.cases, service.office, service.reference)

    # -- who gets what ---------------------------------------------------------------------

    def groups(self) -> tuple[OkrugGroup, ...]:
        """Return the cases by okrug, in the order of the alphabet; no samples, none of the bin."""
        role = self._service.office.role()
        with self._service.store.read() as connection:
            rows = list_cases.places(connection)
            if role is Role.CORPORATION:
                listed = repository.ever_listed(connection)
                rows = [replace(row, origin="") for row in rows if row.uuid in listed]
        return group_by_okrug(rows, self._service.alphabet)

    def group_of(self, name: str) -> OkrugGroup:
        """Return the okrug of a name (or of its key), whatever the case of letters.

        Raises:
            InputError: none or more than one is meant.
        """
        wanted = " ".join(name.casefold().split())
        groups = self.groups()
        found = [
            one for one in groups if wanted in (one.key, one.name.casefold(), one.okrug.casefold())
        ]
        if len(found) == 1:
            return found[0]
        raise InputError(
            N_("Not one okrug is called {name}. There are: {known}."),
            _NOTHING,
            name=name,
            known="; ".join(one.name for one in groups),
        )

    # -- the АШБ's -------------------------------------------------------------------------

    def reply(
        self, group: OkrugGroup, out: Path, password: str = "", progress: Progress | None = None
    ) -> Sent:
        """Write the reply to one okrug: its cases with their results, and the extract of the lists.

        Raises:
            InputError: this office is not the АШБ, or the password is too short.
            FileError: it cannot be written; what was there before is unchanged.
            Stopped: the person stopped it.
        """
        self._only(Role.DEPARTMENT)
        packed, contents = self._outbox.cases(group.case_ids)
        extract = list(self._extract([one.uuid for one in packed], group.name))
        path = LIST_FILE if extract else ""
        whole = (*extract, *contents)
        parcel = Parcel(Purpose.REPLY, packed, whole, path, group.name)
        return self._outbox.write(parcel, out, password, progress)

    def replies(
        self, folder: Path, password: str = "", progress: Progress | None = None
    ) -> tuple[Sent, ...]:
        """Write a reply to every okrug into a folder, one file each.

        Stopped in between, the files that are whole stay.

        Raises:
            InputError: this office is not the АШБ, or there is no case.
            FileError: one cannot be written; those before it stay.
        """
        self._only(Role.DEPARTMENT)
        return self._each(folder, progress, lambda group, out: self.reply(group, out, password))

    def list_package(
        self, list_id: int, out: Path, password: str = "", progress: Progress | None = None
    ) -> Sent:
        """Write the approved list for the ӘКК: its chain, its papers, the cases on it.

        Raises:
            InputError: this office is not the АШБ, the list is a draft or another office's.
            FileError: it cannot be written; what was there before is unchanged.
            Stopped: the person stopped it.
        """
        self._only(Role.DEPARTMENT)
        opened = self._service.open(list_id)
        approved = opened.approved
        if approved is None or not opened.summary.own:
            raise InputError(
                N_("Only a list that this office has approved is sent."),
                _NOTHING,
                N_("Approve the list first."),
            )
        living = {row.facts.uuid for row in opened.rows if not row.removed}
        ids = [opened.case_ids[uuid] for uuid in sorted(living) if uuid in opened.case_ids]
        # Where a decision took the last row out the ӘКК has to hear of it all the more.
        packed, contents = self._outbox.cases(ids) if ids else ((), ())
        papers = list(self._papers(list_id, approved))
        chain = Content(LIST_FILE, FileKind.LIST, lambda: dump_list(approved))
        whole = (chain, *papers, *contents)
        parcel = Parcel(Purpose.LIST, packed, whole, LIST_FILE, f"№ {approved.number}")
        return self._outbox.write(parcel, out, password, progress)

    # -- the ӘКК's -------------------------------------------------------------------------

    def finance_package(
        self,
        out: Path,
        case_ids: Sequence[int] | None = None,
        password: str = "",
        progress: Progress | None = None,
        name: str = "",
    ) -> Sent:
        """Write the finance of cases on the lists that were taken in: all of them, or those named.

        Raises:
            InputError: this office is not the ӘКК, or a case may not be financed: it is named.
            FileError: it cannot be written; what was there before is unchanged.
            Stopped: the person stopped it.
        """
        self._only(Role.CORPORATION)
        wanted = self._financed() if case_ids is None else tuple(case_ids)
        self._check_listed(wanted)
        packed, contents = self._outbox.cases(wanted)
        parcel = Parcel(Purpose.FINANCE, packed, contents, name=name)
        return self._outbox.write(parcel, out, password, progress)

    def finance_packages(
        self, folder: Path, password: str = "", progress: Progress | None = None
    ) -> tuple[Sent, ...]:
        """Write the finance back to every okrug into a folder, one file each.

        Raises:
            InputError: this office is not the ӘКК, or a case may not be financed.
            FileError: one cannot be written; those before it stay.
        """
        self._only(Role.CORPORATION)
        return self._each(
            folder,
            progress,
            lambda group, out: self.finance_package(
                out, group.case_ids, password, None, group.name
            ),
        )

    def _financed(self) -> tuple[int, ...]:
        return tuple(case_id for group in self.groups() for case_id in group.case_ids)

    def _check_listed(self, case_ids: Iterable[int]) -> None:
        reference, day = self._service.reference(), self._service.store.now().date()
        for case_id in case_ids:
            opened = self._service.cases.open(case_id)
            check = ListCheck(self._service.place(opened.summary.uuid))
            case = read_case(opened.answers, reference, day, lists=check)
            place = check.place
            if place is None:
                raise InputError(
                    N_("«{name}» stands on no approved list that was taken in here."),
                    _NOTHING,
                    N_("Take in the АШБ's file with the list, or leave the case out."),
                    name=case.proper_name or opened.summary.title,
                )
            made = case.day("finance.contract_date")
            early = made is not None and place.removed_on is not None and made < place.removed_on
            if not check.stands and finance_begun(case) and not early:
                raise InputError(
                    N_(
                        "«{name}» was taken out of the list № {number} by the decision "
                        "№ {decision}: no finance contract may be made with it."
                    ),
                    _NOTHING,
                    N_("Take the finance out of the case, or ask the department."),
                    name=case.proper_name or opened.summary.title,
                    number=place.number,
                    decision=place.removed_by,
                )

    # -- parts of a package ----------------------------------------------------------------

    def _papers(self, list_id: int, approved: ApprovedList) -> Iterator[Content]:
        """Give the papers of a whole list: as it stands now, and of each decision."""
        papers = self._service.papers
        for language in (KK, RU):
            name = PAPER_NAMES[LIST, language]
            for kind in (PDF, DOCX, XLSX):
                data = papers.list_paper(list_id, kind, language)
                yield _paper(f"{name}.{kind}", data, name)
            for decision in approved.decisions:
                title = f"{decision_title(language, decision.seq)} № {decision.number}"
                data = papers.decision_paper(list_id, decision.seq, PDF, language)
                yield _paper(f"{decision.seq} {title}.pdf", data, title)

    def _extract(self, uuids: Sequence[str], okrug: str) -> Iterator[Content]:
        """Give the extract of the office's own lists for these cases, if any stands on one."""
        parts: list[tuple[ApprovedList, tuple[ListRow, ...]]] = []
        wanted = frozenset(uuids)
        for approved in self._lists_with(uuids):
            rows = tuple(row for row in rows_on(approved) if row.facts.uuid in wanted)
            parts.append((approved, rows))
            for language in (KK, RU):
                name = f"{EXTRACT_NAMES[language]} № {approved.number}"
                data = self._service.papers.extract(approved, uuids, okrug, language)
                yield _paper(f"{len(parts)} {name}.pdf", data, name)
        if parts:
            yield Content(LIST_FILE, FileKind.LIST, lambda: dump_extract(parts))

    def _lists_with(self, uuids: Sequence[str]) -> Iterator[ApprovedList]:
        """Give the office's own lists with rows of these cases, the newest first; no other."""
        me = self._service.office.me().key
        with self._service.store.read() as connection:
            ids = repository.lists_with(connection, me, tuple(uuids))
            found = [repository.read(connection, list_id).approved for list_id in ids]
        yield from (approved for approved in found if approved is not None)

    # -- writing ---------------------------------------------------------------------------

    def _only(self, role: Role) -> None:
        if self._service.office.role() is not role:
            raise InputError(
                N_("Such a file is not written by this office."),
                _NOTHING,
                N_("Choose in the settings what this office does."),
            )

    def _each(
        self,
        folder: Path,
        progress: Progress | None,
        write: Callable[[OkrugGroup, Path], Sent],
    ) -> tuple[Sent, ...]:
        groups = self.groups()
        if not groups:
            raise no_case()
        make_folder(folder)
        written = []
        names = file_names([group.name for group in groups])
        for done, (group, name) in enumerate(zip(groups, names, strict=True)):
            if progress is not None and not progress(done, len(groups), group.name):
                break
            written.append(write(group, folder / name))
        return tuple(written)


def _paper(name: str, data: bytes, title: str) -> Content:
    stem, _dot, ending = name.rpartition(".")
    path = f"{LISTS_FOLDER}/{safe_name(stem)}.{ending}"
    return Content(path, FileKind.LIST_PAPER, lambda: data, plain(title, 300))
