"""Decisions on lists: prepared, asked for, given to the store; a refused one is asked for again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.errors import InputError
from app.core.i18n import N_, _
from app.domain.approved_list import Act
from app.ui.messages import error_text
from app.ui.pages.lists_rows import ACTS, capital, counted
from app.ui.tasks import RENDER

if TYPE_CHECKING:
    from app.domain.approved_list import Correction
    from app.services.model_lists import Approval, ListChange, OpenList
    from app.ui.pages.lists import ListsPage
    from app.ui.pages.lists_decision import DecisionDialog

APPROVED = N_("The list № {number} is approved and frozen.")
THE_ANNEX = N_("The list that goes with it")
CHANGED = N_("The decision № {number} is written down: the list is changed.")


@dataclass(frozen=True)
class Known:
    """What is offered: who decided last time and in whose name; then all that was typed."""

    today: date
    by: str = ""
    post: str = ""
    body: str = ""
    number: str = ""
    day: str = ""  # as typed; "" is today
    act: Act = Act.ORDER
    reason: str = ""
    post_ru: str = ""
    reason_ru: str = ""
    fault: str = ""  # why the store refused it


class Deciding(QObject):
    """Works for the page of lists."""

    def __init__(self, page: ListsPage) -> None:
        super().__init__(page)
        self._page = page
        self._last: Approval | None = None
        self._typed: dict[tuple[int, int], Known] = {}  # by list and how far its chain goes

    def begin_change(self) -> None:
        """Prepare a further decision on the list that is open."""
        page = self._page
        opened, lists = page.opened, page.lists
        if opened is None:
            return
        page.context.flush()
        list_id = opened.summary.id

        def work() -> tuple[OpenList, tuple[Correction, ...]]:
            return lists.open(list_id), lists.outdated(list_id)

        def offer(found: tuple[OpenList, tuple[Correction, ...]]) -> None:
            page.change.offer(*found, page.directions)
            page.show_view(page.change)

        page.run(work, offer)

    def approve(self) -> None:
        """Ask who approves the draft that is open, and freeze it."""
        self._ask(change=False)

    def change(self) -> None:
        """Ask who decides on the prepared change, and write it down."""
        self._ask(change=True)

    def _known(self) -> Known:
        """Return what is offered: who took the last decision."""
        page = self._page
        today = page.context.services.clock.now().date()
        opened = page.opened
        if opened is not None and opened.approved is not None:
            taken = opened.approved.decisions[-1]
            post_ru = taken.post_ru or self._post_ru(taken.by)
            return Known(today, taken.by, taken.post, taken.body, act=taken.act, post_ru=post_ru)
        last = self._last
        if last is not None:
            act = last.act or Act.ORDER
            return Known(today, last.by, last.post, last.body, act=act, post_ru=last.post_ru)
        return Known(today, body=page.office_name)

    def _post_ru(self, by: str) -> str:
        return self._last.post_ru if self._last is not None and self._last.by == by else ""

    def _ask(self, *, change: bool, fault: str = "") -> None:
        """Ask for a decision; what was typed once is offered until one is taken on this list."""
        from app.ui.pages.lists_decision import DecisionDialog

        page = self._page
        opened = page.opened
        if opened is None:
            return
        approved = opened.approved
        rows = [row.facts for row in opened.rows if not row.removed]
        asked = (opened.summary.id, opened.summary.decisions)
        dialog = DecisionDialog(
            replace(self._typed.get(asked) or self._known(), fault=fault),
            page.change.lines() if change else [(_("Rows"), counted(rows))],
            change=change,
            not_before=approved.decisions[-1].day if approved else None,
            to_sign=lambda asking: self._show_to_sign(asking, opened, change=change),
            parent=page,
        )
        accepted = dialog.exec() == DecisionDialog.DialogCode.Accepted
        approval = dialog.approval() if accepted else None
        self._typed[asked] = dialog.typed()
        why = dialog.why()
        dialog.deleteLater()
        if approval is not None:
            self._write(opened, approval, why, change=change)

    def _show_to_sign(self, asking: DecisionDialog, opened: OpenList, *, change: bool) -> None:
        """Show the paper of a decision that nobody has signed yet, from what is typed so far."""
        from app.ui.pages.lists_paper import Offered
        from app.ui.pages.lists_to_sign import ToSignDialog

        page = self._page
        papers, list_id = page.lists.papers, opened.summary.id
        approval = asking.unsigned_approval()
        name = capital(_(ACTS[approval.act or Act.ORDER]))
        if change:
            wanted = self._change(approval, asking.why())
            offered = [Offered(name, partial(papers.to_sign, list_id, wanted), 0)]
        else:
            offered = [
                Offered(name, partial(papers.to_sign, list_id, approval), 0),
                Offered(_(THE_ANNEX), partial(papers.annex_to_sign, list_id, approval), 1),
            ]
        dialog = ToSignDialog(page.context, offered, name, asking)
        dialog.exec()
        dialog.deleteLater()

    def _write(
        self, opened: OpenList, approval: Approval, why: tuple[str, str], *, change: bool
    ) -> None:
        """Hand a decision to the store; it writes into the answers of the list's cases."""
        page = self._page
        page.context.flush()
        work = self._work(opened.summary.id, approval, why, change=change)
        said = CHANGED if change else APPROVED

        def done(made: OpenList) -> None:
            page.views.setEnabled(True)
            self._last = approval
            page.show_one(made, _(said).format(number=approval.number))
            self._tell_cases(opened, made)

        def refused(error: Exception) -> None:
            page.views.setEnabled(True)
            page.banner.clear()
            if isinstance(error, InputError):
                self._ask(change=change, fault=error_text(error))
            else:
                page.banner.tell_error(error)

        page.banner.tell(_("The list's papers are being made…"), "info")
        page.views.setEnabled(False)
        # It lays papers out, and that is the work of one thread alone.
        page.context.tasks.run(work, done, refused, page, worker=RENDER)

    def _work(
        self, list_id: int, approval: Approval, why: tuple[str, str], *, change: bool
    ) -> Callable[[], OpenList]:
        lists = self._page.lists
        if not change:
            return partial(lists.approve, list_id, approval)
        return partial(lists.change, list_id, self._change(approval, why))

    def _change(self, approval: Approval, why: tuple[str, str]) -> ListChange:
        """Return the prepared change with who decides on it, and why in both languages."""
        from app.services.model_lists import ListChange

        prepared = self._page.change
        return ListChange(
            approval,
            why[0],
            tuple(sorted(prepared.removed)),
            tuple(one.facts.uuid for one in prepared.coming),
            tuple(sorted(prepared.corrected)),
            why[1],
        )

    def _tell_cases(self, before: OpenList, made: OpenList) -> None:
        """The decision wrote into the answers of its cases: have the open one read anew."""
        context = self._page.context
        touched = {*before.case_ids.values(), *made.case_ids.values()}
        if context.session is not None and context.session.case_id in touched:
            context.reread_wanted.emit()
        context.cases_changed.emit()
