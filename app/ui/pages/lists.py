"""The approved lists: drawn up, approved, changed by decisions, sent; at the ӘКК they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _, current_language
from app.ui.context import Context
from app.ui.messages import Banner, confirm
from app.ui.pages.base import Page
from app.ui.pages.lists_change import ChangeView
from app.ui.pages.lists_decide import Deciding
from app.ui.pages.lists_draw import DrawView
from app.ui.pages.lists_one import OneView
from app.ui.pages.lists_overview import ListLine, OverviewView
from app.ui.pages.lists_send import Offer, SendPane, list_file, replies
from app.ui.pages.scrolled_views import ScrolledViews

if TYPE_CHECKING:
    from app.domain.approved_list import Order
    from app.domain.office import Sender
    from app.services.lists import ListService
    from app.services.model_lists import Candidates, Counted, ListSummary, OpenList

Result = TypeVar("Result")
DEPARTMENT = "department"
SLICE = 20
"""So many cases' findings are counted before other work has its turn."""


@dataclass(frozen=True)
class Read:
    """What the overview reads at once."""

    office: str
    lists: tuple[ListSummary, ...]
    senders: Mapping[str, str]


class ListsPage(Page):
    """Four views, one at a time: all lists, who goes on one, one list, a decision on it."""

    help_text = N_(
        "A list is drawn up of the registered cooperatives with the consent of the АШБ. "
        "While it is a draft, rows come, go and move. Approving it writes number, day and who "
        "approved; after that it is frozen and changes by a further decision only, which names "
        "what it changes. The okrugs get a reply file, the ӘКК the list with its cases."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.department = context.hints.role == DEPARTMENT
        self.directions: dict[str, str] = {}
        self._senders: Mapping[str, str] = {}
        self.office_name = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.views = ScrolledViews()
        layout.addWidget(self.views)
        self.overview = OverviewView(department=self.department)
        self.draw = DrawView()
        self.one = OneView(context)
        self.change = ChangeView()
        self.sending = SendPane(context, _("Back to the list"), self._back_to_list)
        for view in (self.overview, self.draw, self.one, self.change, self.sending):
            self.views.add(view)
        self.deciding = Deciding(self)
        self._connect()

    def _connect(self) -> None:
        emit = self.context
        self.overview.opened.connect(self.open_list)
        self.overview.new_wanted.connect(self.begin_draw)
        self.overview.desk_wanted.connect(lambda: emit.page_wanted.emit("finance_desk"))
        self.overview.intake_wanted.connect(lambda: emit.page_wanted.emit("intake"))
        self.draw.left.connect(self._left_draw)
        self.draw.fold.clicked.connect(lambda: self.views.reach(self.draw.other_table))
        self.draw.drawn.connect(self._drawn)
        self.one.left.connect(self.show_overview)
        self.change.left.connect(self._back_to_list)
        for view in (self.draw, self.one):
            view.case_opened.connect(lambda case_id: emit.case_wanted.emit(case_id, "scheme"))
        self.one.approve_wanted.connect(self.deciding.approve)
        self.one.add_wanted.connect(lambda: self._offer_more(self._list_uuids()))
        self.one.out_wanted.connect(lambda uuids: self._on_draft("take_out", uuids))
        self.one.move_wanted.connect(lambda uuid, place: self._on_draft("move", uuid, place))
        self.one.order_wanted.connect(lambda order: self._on_draft("reorder", order))
        self.one.drop_wanted.connect(self._drop)
        self.one.change_wanted.connect(self.deciding.begin_change)
        self.one.reply_wanted.connect(self.begin_reply)
        self.one.send_wanted.connect(self.begin_send)
        self.change.add_wanted.connect(
            lambda: self._offer_more(
                self._list_uuids() + [one.facts.uuid for one in self.change.coming]
            )
        )
        self.change.decide_wanted.connect(self.deciding.change)

    # -- what is shown -------------------------------------------------------------------

    @property
    def lists(self) -> ListService:
        """What is done with lists, on the store's worker."""
        return self.context.services.lists

    @property
    def banner(self) -> Banner:
        """Where the view that is shown says how something went."""
        shown = self.views.shown()
        for view in (self.draw, self.one, self.change):
            if shown is view:
                return view.banner
        return self.sending.view.banner if shown is self.sending else self.overview.banner

    def show_view(self, view: QWidget) -> None:
        """Show one of the views."""
        self.views.show_view(view)
        self.claim_cursor()

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here: only in the dialog of a decision."""
        return False

    def refresh(self) -> None:
        """Read the lists again, and the one that is open."""
        if not self.context.ready:
            return
        services = self.context.services

        def work() -> Read:
            return Read(
                services.office.me().name,
                services.lists.lists(),
                {one.key: _sender(one) for one in services.office.known()},
            )

        self.context.tasks.run(work, self._use, self.overview.banner.tell_error, self)
        self.context.tasks.run(
            lambda: _directions(services.reference()), self.directions.update, None, self
        )
        shown = self.one.list
        if shown is not None and self.views.shown() is self.one:
            self.open_list(shown.summary.id)

    def _use(self, read: Read) -> None:
        self._senders, self.office_name = read.senders, read.office
        before = {line.summary.id: line for line in self.overview.model.rows}
        lines = []
        for summary in read.lists:
            old = before.get(summary.id)
            tiyn = old.tiyn if old and old.summary == summary else None
            lines.append(ListLine(summary, tiyn, old.sender if old else ""))
        self.overview.show_lists(lines)
        missing = [line.summary for line in lines if line.tiyn is None]
        if missing:
            self._add_up(missing)

    def _add_up(self, summaries: Sequence[ListSummary]) -> None:
        """Add up what the lists ask for, one after the other: other work comes in between."""
        lists, first = self.lists, summaries[0]

        def show(found: OpenList) -> None:
            self.overview.show_lines(
                lambda line: (
                    _line(found, line, self._senders) if line.summary.id == first.id else line
                )
            )
            if summaries[1:] and self.isVisible():
                self._add_up(summaries[1:])

        self.context.tasks.run(
            lambda: lists.open(first.id), show, self.overview.banner.tell_error, self
        )

    def show_overview(self) -> None:
        """Show all lists."""
        self.show_view(self.overview)
        self.refresh()

    def open_list(self, list_id: int) -> None:
        """Show one list."""
        self.run(lambda: self.lists.open(list_id), self.show_one)

    def show_one(self, opened: OpenList, said: str = "") -> None:
        """Show a list as it stands now; ``said`` tells what was just done."""
        sender = "" if opened.summary.own else self._sender_of(opened)
        self.one.show_list(opened, self.directions, department=self.department, sender=sender)
        self.show_view(self.one)
        if said:
            self.one.banner.tell(said, "good")

    def _sender_of(self, opened: OpenList) -> str:
        """Return who sent a list, with the check number that is read out over the telephone."""
        if opened.approved is None:
            return ""
        owner = opened.approved.owner
        name = self._senders.get(owner, "")
        number = self.context.services.office.fingerprint(owner)
        said = _("Check number of the sender's key") + f": {number}"
        return f"{name} ({said})" if name else said

    def _back_to_list(self) -> None:
        if self.one.list is not None:
            self.open_list(self.one.list.summary.id)
        else:
            self.show_overview()

    def _list_uuids(self) -> list[str]:
        opened = self.one.list
        return [row.facts.uuid for row in opened.rows if not row.removed] if opened else []

    def run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Do something on the store's worker; a fault is told in the view that is shown."""
        self.banner.clear()
        self.context.tasks.run(work, done, self._tell, self)

    def _tell(self, error: Exception) -> None:
        self.banner.tell_error(error)

    # -- the draft -----------------------------------------------------------------------

    def begin_draw(self) -> None:
        """Offer those who may stand on a new list; what was typed last is looked at too."""
        self.context.flush()

        def offer(found: Candidates) -> None:
            self.draw.offer(found, self.directions)
            self.show_view(self.draw)
            self._count(self.draw.uncounted())

        self.run(self.lists.candidates, offer)

    def _offer_more(self, beside: Sequence[str]) -> None:
        self.context.flush()
        back = self.views.shown()

        def offer(found: Candidates) -> None:
            self.draw.offer(found, self.directions, adding=True, beside=beside)
            self._adding_to = back
            self.show_view(self.draw)
            self._count(self.draw.uncounted())

        self.run(self.lists.candidates, offer)

    def _count(self, case_ids: Sequence[int]) -> None:
        """Count the candidates' findings a few at a time, as long as they are looked at."""
        lists, few = self.lists, tuple(case_ids[:SLICE])

        def show(counted: Mapping[int, Counted]) -> None:
            if self.views.shown() is self.draw:
                self.draw.show_findings(counted)
                self._count(self.draw.uncounted())

        if few:
            self.context.tasks.run(lambda: lists.count_findings(few), show, self._tell, self)

    def _left_draw(self) -> None:
        if self.draw.adding and self._adding_to is self.change:
            self.show_view(self.change)
        elif self.draw.adding:
            self._back_to_list()
        else:
            self.show_overview()

    def _drawn(self, order: Order | None, chosen: Sequence[int] | Sequence[str]) -> None:
        lists = self.lists
        if order is not None:
            from app.services.model_lists import ListFilter

            wanted = ListFilter(ids=frozenset(int(one) for one in chosen))
            self.run(lambda: lists.draw(wanted, order), self.show_one)
        elif self._adding_to is self.change:
            self.change.put_in(self.draw.model.chosen)
            self.show_view(self.change)
        elif self.one.list is not None:
            list_id, uuids = self.one.list.summary.id, [str(one) for one in chosen]
            self.run(lambda: lists.put(list_id, uuids), self.show_one)

    def _on_draft(self, method: str, *given: object) -> None:
        """Change the draft that is open."""
        opened = self.one.list
        if opened is not None:
            act = getattr(self.lists, method)
            self.run(partial(act, opened.summary.id, *given), self.show_one)

    def _drop(self) -> None:
        opened = self.one.list
        if opened is None or not confirm(
            self,
            _("Throw the draft away?"),
            _("The cases stay as they are; the list is drawn up anew when it is wanted."),
            _("Throw away"),
        ):
            return
        list_id = opened.summary.id
        self.run(lambda: self.lists.drop(list_id), lambda _none: self.show_overview())

    # -- files ---------------------------------------------------------------------------

    def begin_reply(self) -> None:
        """Offer a reply file for each okrug."""
        self.context.flush()
        self.run(
            lambda: replies(self.lists),
            lambda offer: self._send(
                _("Reply to the okrugs"),
                _("Each okrug gets its own cases: consent, remarks and their places on the list."),
                offer,
            ),
        )

    def begin_send(self) -> None:
        """Offer the file of the list that is open."""
        opened = self.one.list
        if opened is None:
            return
        self.context.flush()
        self.run(
            lambda: list_file(self.lists, opened),
            lambda offer: self._send(
                _("The list for the ӘКК"),
                _("The approved list with its decisions, its papers and the cases on it."),
                offer,
            ),
        )

    def _send(self, title: str, why: str, offer: Offer) -> None:
        self.sending.offer(title, why, offer)
        self.show_view(self.sending)


def _facts(opened: OpenList) -> list:  # type: ignore[type-arg]
    return [row.facts for row in opened.rows if not row.removed]


def _line(opened: OpenList, line: ListLine, senders: Mapping[str, str]) -> ListLine:
    owner = opened.approved.owner if opened.approved else ""
    tiyn = sum(facts.tiyn or 0 for facts in _facts(opened))
    return ListLine(line.summary, tiyn, "" if line.summary.own else senders.get(owner, ""))


def _sender(sender: Sender) -> str:
    return sender.name or ", ".join(part for part in (sender.oblast, sender.district) if part)


def _directions(reference: object) -> dict[str, str]:
    """Return the names of the programme's directions in the window's language."""
    known = getattr(reference, "directions", {})
    russian = current_language() == "ru"
    return {code: one.name_ru if russian else one.name_kk for code, one in known.items()}
