"""The approved list (step 4): drawn up, approved, changed by further decisions, taken in.

Documents are :mod:`app.services.list_papers`', files for other offices
:mod:`app.services.list_files`'.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from app.core.clock import today
from app.core.errors import InputError
from app.core.i18n import N_
from app.db import list_cases, list_sums
from app.db import lists as repository
from app.db.lists import StoredList, UnknownListError
from app.domain.approved_list import (
    ApprovedList,
    Correction,
    ListCheck,
    ListPlace,
    ListRow,
    Order,
    RowFacts,
    corrections,
    in_order,
    numbered,
    rows_on,
)
from app.domain.case import read_case
from app.domain.office import Role
from app.domain.parse import parse_money
from app.domain.reference import Reference
from app.services import list_deciding
from app.services.cases import CaseService
from app.services.list_deciding import Desk
from app.services.list_files import ListFiles
from app.services.list_papers import ListPapers
from app.services.list_taking import list_check, on_list, take_list
from app.services.model_lists import (
    Approval,
    Candidates,
    Counted,
    ListChange,
    ListFilter,
    ListSummary,
    OpenList,
)
from app.services.office import OfficeService
from app.services.store import KAZAKH

__all__ = [
    "ListService",
    "UnknownListError",
    "list_check",
    "on_list",
    "take_list",
]

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; False stops."""


class ListService:
    """Everything that is done with lists as such. All of it on the store's worker."""

    def __init__(
        self, cases: CaseService, office: OfficeService, reference: Callable[[], Reference]
    ) -> None:
        self.cases = cases
        self.store = cases.store
        self.office = office
        self.reference = reference
        self.papers = ListPapers(self)
        self.files = ListFiles(self)

    # -- looking ---------------------------------------------------------------------------

    def candidates(self, chosen: ListFilter | None = None) -> Candidates:
        """Return the cases that a list may be drawn from, and the others with the reasons."""
        wanted = chosen or ListFilter()
        with self._reading() as desk:
            rows = list_cases.case_rows(
                desk.connection,
                oblast=wanted.oblast,
                district=wanted.district,
                okrug=wanted.okrug,
                directions=_directions(wanted.direction, desk.reference),
                ids=wanted.ids,
            )
            listed = repository.standing(desk.connection)
            found = [list_deciding.candidate(row, desk, listed) for row in rows]
        found.sort(key=lambda one: (KAZAKH.sort_key(one.facts.name), one.facts.uuid))
        return Candidates(
            tuple(one for one in found if not one.reasons),
            tuple(one for one in found if one.reasons),
        )

    def count_findings(
        self, case_ids: Sequence[int], progress: Progress | None = None
    ) -> dict[int, Counted]:
        """Return how many findings cases have. They forbid nothing by themselves, but are shown."""
        from app.domain.rules import all_findings

        reference, day = self.reference(), today(self.store.clock)
        counted = {}
        for done, case_id in enumerate(case_ids, start=1):
            findings = all_findings(read_case(self.cases.open(case_id).answers, reference, day))
            blocking = sum(one.blocks for one in findings)
            counted[case_id] = Counted(blocking, len(findings) - blocking)
            if progress is not None and not progress(done, len(case_ids)):
                break
        return counted

    def lists(self) -> tuple[ListSummary, ...]:
        """Return all lists: drafts first, then the newest."""
        me = self.office.me().key
        with self.store.read() as connection:
            return _summaries(connection, me)

    def open(self, list_id: int) -> OpenList:
        """Return a list whole.

        Raises:
            UnknownListError: there is none of this number.
        """
        with self._reading() as desk:
            summaries = _summaries(desk.connection, desk.owner, list_id)
            if not summaries:
                raise UnknownListError(list_id)
            summary = summaries[0]
            stored = repository.read(desk.connection, list_id)
            if stored.approved is not None:
                rows = rows_on(stored.approved)
                known = list_cases.cases_of(desk.connection, [row.facts.uuid for row in rows])
                ids = {one.uuid: one.id for one in known}
                return OpenList(summary, stored.approved, rows, ids)
            found = list_deciding.candidates_of(desk, stored.draft)
            gone = list_deciding.gone(desk, stored.draft)
        good = [one for one in found if not one.reasons]
        entries = numbered(one.facts for one in good)
        return OpenList(
            replace(summary, rows=len(good), tiyn=sum(one.facts.tiyn or 0 for one in good)),
            None,
            tuple(ListRow(entry.position, entry.facts, 1) for entry in entries),
            {one.facts.uuid: one.case_id for one in found},
            (*(one for one in found if one.reasons), *gone),
        )

    def cases_by_owner(self) -> dict[str, list[int]]:
        """Return the cases that stand, or stood, on lists, by the key of who decides on them."""
        with self.store.read() as connection:
            return repository.cases_by_owner(connection)

    def place(self, uuid: str) -> ListPlace | None:
        """Return where a case stands, or stood, on an approved list."""
        with self.store.read() as connection:
            return repository.place(connection, uuid)

    def check(self, uuid: str) -> ListCheck | None:
        """Return what lists say of a case; None where its own answers count: not at the ӘКК."""
        with self.store.read() as connection:
            return list_check(connection, uuid)

    def outdated(self, list_id: int) -> tuple[Correction, ...]:
        """Return the facts of an approved list's rows that their cases tell otherwise now."""
        with self._reading() as desk:
            stored = repository.read(desk.connection, list_id)
            if stored.approved is None:
                return ()
            rows = [row for row in rows_on(stored.approved) if not row.removed]
            now = list_deciding.facts_now(desk, [row.facts.uuid for row in rows])
        return tuple(
            fix
            for row in rows
            if row.facts.uuid in now
            for fix in corrections(row, now[row.facts.uuid])
        )

    # -- the draft -------------------------------------------------------------------------

    def draw(self, chosen: ListFilter | None = None, order: Order = Order.DISTRICT) -> OpenList:
        """Draw up a draft of all candidates.

        Raises:
            InputError: this office is not the АШБ, or nobody may stand on a list.
        """
        self._only_department()
        ready = self.candidates(chosen).ready
        if not ready:
            raise InputError(
                N_("There is no cooperative that a list could be drawn up of."),
                N_("Nothing was changed."),
                N_("Look at the reasons beside the cases."),
            )
        rows = self._ordered([one.facts for one in ready], order)
        named = (str(uuids.uuid4()), self.office.me().key)
        with self.store.write() as connection:
            list_id = repository.add_draft(connection, named, order, rows, self.store.now())
        return self.open(list_id)

    def put(self, list_id: int, added: Iterable[str]) -> OpenList:
        """Put cases (uuids) into a draft, each where the order has it."""
        stored = self._draft(list_id)
        wanted = list(dict.fromkeys((*stored.draft, *added)))
        return self._write(list_id, stored.order, wanted, sort=True)

    def take_out(self, list_id: int, gone: Iterable[str]) -> OpenList:
        """Take cases (uuids) out of a draft; the others keep their order."""
        stored, out = self._draft(list_id), set(gone)
        wanted = [uuid for uuid in stored.draft if uuid not in out]
        return self._write(list_id, stored.order, wanted)

    def reorder(self, list_id: int, order: Order) -> OpenList:
        """Put a draft into another order."""
        return self._write(list_id, order, self._draft(list_id).draft, sort=True)

    def move(self, list_id: int, uuid: str, position: int) -> OpenList:
        """Put one row of a draft at another number, counted from 1 as the rows are shown."""
        stored = self._draft(list_id)
        with self._reading() as desk:
            found = list_deciding.candidates_of(desk, stored.draft)
        shown = [one.facts.uuid for one in found if not one.reasons and one.facts.uuid != uuid]
        shown.insert(max(position - 1, 0), uuid)
        rest = [one for one in stored.draft if one not in frozenset(shown)]
        return self._write(list_id, stored.order, [*shown, *rest])

    def drop(self, list_id: int) -> None:
        """Throw a draft away.

        Raises:
            InputError: it is approved.
        """
        self._draft(list_id)
        with self.store.write() as connection:
            repository.drop(connection, list_id)

    # -- decisions -------------------------------------------------------------------------

    def approve(self, list_id: int, approval: Approval) -> OpenList:
        """Approve a draft: its rows are frozen, its papers kept, its cases told. All or nothing.

        It lays papers out: call it on the render worker.

        Raises:
            InputError: it is approved already, or something of the approval or of a row does not
                fit; nothing was changed.
            UnknownListError: there is none of this number.
        """
        self._draft(list_id)
        return self._decide(
            list_id, lambda desk: list_deciding.approved_draft(desk, list_id, approval)
        )

    def change(self, list_id: int, change: ListChange) -> OpenList:
        """Decide further on an approved list, as :meth:`approve` does. All or nothing.

        Raises:
            InputError: something of the decision does not fit; nothing was changed.
        """
        return self._decide(list_id, lambda desk: list_deciding.changed_list(desk, list_id, change))

    def proposed(self, list_id: int, wanted: Approval | ListChange) -> ApprovedList:
        """Return the list as it would be after a decision that is still to be signed.

        Raises:
            InputError: the decision does not fit.
        """
        with self._reading() as desk:
            return list_deciding.unsigned(desk, list_id, wanted)

    def _decide(self, list_id: int, make: Callable[[Desk], ApprovedList]) -> OpenList:
        self._only_department()
        me, reference, day = self.office.me(), self.reference(), today(self.store.clock)
        with self.store.write() as connection:
            made = make(Desk(connection, reference, day, me.key, me.name))
            repository.extend(connection, list_id, made)
            self.papers.keep(connection, list_id, made, reference)
            list_deciding.tell_cases(connection, self.cases, made, self.store.now())
        return self.open(list_id)

    # -- inner -----------------------------------------------------------------------------

    @staticmethod
    def alphabet(text: str) -> object:
        """Return a key that orders by the Kazakh alphabet."""
        return KAZAKH.sort_key(text)

    @contextmanager
    def _reading(self) -> Iterator[Desk]:
        me, reference, day = self.office.me(), self.reference(), today(self.store.clock)
        with self.store.read() as connection:
            yield Desk(connection, reference, day, me.key, me.name)

    def _only_department(self) -> None:
        if self.office.role() is not Role.DEPARTMENT:
            raise InputError(
                N_("Only the agriculture department draws up and approves lists."),
                N_("Nothing was changed."),
                N_("Choose in the settings what this office does."),
            )

    def _draft(self, list_id: int) -> StoredList:
        with self.store.read() as connection:
            stored = repository.read(connection, list_id)
        if stored.approved is not None:
            raise InputError(
                N_("The list № {number} is approved: only a further decision changes it."),
                N_("Nothing was changed."),
                number=stored.approved.number,
            )
        return stored

    def _write(
        self, list_id: int, order: Order, wanted: Sequence[str], *, sort: bool = False
    ) -> OpenList:
        if sort:
            with self._reading() as desk:
                facts = list_deciding.facts_now(desk, wanted)
            rest = [uuid for uuid in wanted if uuid not in facts]  # of the bin: told, never lost
            wanted = [*self._ordered(facts.values(), order), *rest]
        with self.store.write() as connection:
            repository.redraw(connection, list_id, order, wanted)
        return self.open(list_id)

    def _ordered(self, rows: Iterable[RowFacts], order: Order) -> list[str]:
        directions = {one.code: one.name_kk for one in self.reference().directions.values()}
        return [row.uuid for row in in_order(rows, order, KAZAKH.sort_key, directions)]


def _directions(line: str, reference: Reference) -> frozenset[str] | None:
    """Return the directions, as answered, of a line of the анықтама; None for all."""
    if not line:
        return None
    known = reference.directions.values()
    return frozenset({one.code for one in known if reference.group_of(one.code) == line} | {line})


def _summaries(connection: Connection, me: str, list_id: int = 0) -> tuple[ListSummary, ...]:
    """Return all lists, or the one of a number, without reading a chain or a case whole."""
    drafts: dict[int, list[int]] = {}
    for draft, typed in list_sums.drafted(connection, list_id):
        drafts.setdefault(draft, []).append(parse_money(typed) or 0)
    return tuple(
        _summary(row, me, drafts.get(row.id, [])) for row in list_sums.listed(connection, list_id)
    )


def _summary(row: Row[Any], me: str, drafted: Sequence[int]) -> ListSummary:
    struck = int(row.struck or 0)
    return ListSummary(
        id=row.id,
        uuid=row.uuid,
        owner=row.owner,
        number=row.number,
        day=row.day,
        order=Order(row.order_by),
        own=row.owner == me,
        decisions=row.decisions,
        rows=int(row.held or 0) - struck if row.decisions else len(drafted),
        struck=struck,
        tiyn=int(row.asked or 0) if row.decisions else sum(drafted),
        drawn_at=row.drawn_at,
    )
