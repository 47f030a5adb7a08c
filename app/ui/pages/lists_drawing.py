"""Who goes on a list is offered, their findings counted meanwhile; what was ticked is drawn up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.domain.approved_list import Order
    from app.services.model_lists import Candidates, Counted
    from app.ui.pages.lists import ListsPage

SLICE = 20
"""So many cases' findings are counted before other work has its turn."""


class Drawing(QObject):
    """Works for the page of lists: a new list, rows added to a draft, or to a change."""

    def __init__(self, page: ListsPage) -> None:
        super().__init__(page)
        self._page = page
        self._to: QWidget | None = None  # the view that cases are added in; None: a new list

    def begin(self) -> None:
        """Offer those who may stand on a new list; what was typed last is looked at too."""
        self._offer(None, ())

    def offer_more(self, beside: Sequence[str]) -> None:
        """Offer those who may be added in the view that is shown; ``beside`` stand there."""
        self._offer(self._page.views.shown(), beside)

    def _offer(self, to: QWidget | None, beside: Sequence[str]) -> None:
        page = self._page
        page.context.flush()

        def offer(found: Candidates) -> None:
            self._to = to
            page.draw.offer(found, page.directions, adding=to is not None, beside=beside)
            page.show_view(page.draw)
            self._count(page.draw.uncounted())

        page.run(page.lists.candidates, offer)

    def _count(self, case_ids: Sequence[int]) -> None:
        """Count the candidates' findings a few at a time, as long as they are looked at."""
        page, few = self._page, tuple(case_ids[:SLICE])
        lists = page.lists

        def show(counted: Mapping[int, Counted]) -> None:
            if page.views.shown() is page.draw:
                page.draw.show_findings(counted)
                self._count(page.draw.uncounted())

        if few:
            page.context.tasks.run(lambda: lists.count_findings(few), show, page.tell, page)

    def leave(self) -> None:
        """Go back to where cases were to be added, with nothing added."""
        page = self._page
        if self._to is None:
            page.show_overview()
        elif self._to is page.one:
            page.back_to_list()
        else:
            page.show_view(self._to)

    def drawn(self, order: Order | None, chosen: Sequence[int] | Sequence[str]) -> None:
        """Draw a list up of the cases chosen, or add them where they were asked for."""
        page, lists = self._page, self._page.lists
        if order is not None:
            from app.services.model_lists import ListFilter

            wanted = ListFilter(ids=frozenset(int(one) for one in chosen))
            page.run(lambda: lists.draw(wanted, order), page.show_one)
        elif self._to is page.one and page.one.list is not None:
            list_id, uuids = page.one.list.summary.id, [str(one) for one in chosen]
            page.run(lambda: lists.put(list_id, uuids), page.show_one)
        else:
            page.change.put_in(page.draw.model.chosen)
            page.show_view(page.change)
