"""The approved lists: drawn up, approved, changed by decisions, sent; at the ӘКК they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _, current_language
from app.ui.context import Context
from app.ui.messages import Banner, confirm
from app.ui.pages.base import Page
from app.ui.pages.lists_decide import Deciding
from app.ui.pages.lists_drawing import Drawing
from app.ui.pages.lists_overview import ListLine, OverviewView
from app.ui.pages.scrolled_views import ScrolledViews

if TYPE_CHECKING:
    from app.domain.office import Sender
    from app.services.lists import ListService
    from app.services.model_lists import ListSummary, OpenList
    from app.ui.pages.lists_change import ChangeView
    from app.ui.pages.lists_draw import DrawView
    from app.ui.pages.lists_one import OneView
    from app.ui.pages.lists_send import Offer, SendPane

Result = TypeVar("Result")
DEPARTMENT = "department"


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
        self.directions: dict[str, str] = {}
        self._senders: Mapping[str, str] = {}
        self.office_name = ""
        self._sent_from: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.views = ScrolledViews()
        layout.addWidget(self.views)
        self.deciding = Deciding(self)
        self.drawing = Drawing(self)
        self.overview = OverviewView()
        self.overview.look_like(department=self.department)
        self.overview.opened.connect(self.open_list)
        self.overview.new_wanted.connect(self.begin_draw)
        self.overview.reply_wanted.connect(self.begin_reply)
        self.overview.desk_wanted.connect(lambda: context.page_wanted.emit("finance_desk"))
        self.overview.intake_wanted.connect(lambda: context.page_wanted.emit("intake"))
        self.views.add(self.overview)

    # -- the views: each is made when it is first needed -----------------------------------

    @cached_property
    def draw(self) -> DrawView:
        """Who goes on a list."""
        from app.ui.pages.lists_draw import DrawView

        made = DrawView()
        made.left.connect(self.drawing.leave)
        made.drawn.connect(self.drawing.drawn)
        made.fold.clicked.connect(lambda: self.views.reach(made.other_table))
        made.case_opened.connect(self._open_case)
        self.views.add(made)
        return made

    @cached_property
    def one(self) -> OneView:
        """One list."""
        from app.ui.pages.lists_one import OneView

        made = OneView(self.context)
        made.left.connect(self.show_overview)
        made.case_opened.connect(self._open_case)
        made.approve_wanted.connect(self.deciding.approve)
        made.add_wanted.connect(lambda: self.drawing.offer_more(self._list_uuids()))
        made.out_wanted.connect(lambda uuids: self._on_draft("take_out", uuids))
        made.move_wanted.connect(lambda uuid, place: self._on_draft("move", uuid, place))
        made.order_wanted.connect(lambda order: self._on_draft("reorder", order))
        made.drop_wanted.connect(self._drop)
        made.change_wanted.connect(self.deciding.begin_change)
        made.reply_wanted.connect(self.begin_reply)
        made.send_wanted.connect(self.begin_send)
        self.views.add(made)
        return made

    @cached_property
    def change(self) -> ChangeView:
        """A further decision on a list."""
        from app.ui.pages.lists_change import ChangeView

        made = ChangeView()
        made.left.connect(self.back_to_list)
        made.add_wanted.connect(
            lambda: self.drawing.offer_more(
                self._list_uuids() + [one.facts.uuid for one in made.coming]
            )
        )
        made.decide_wanted.connect(self.deciding.change)
        self.views.add(made)
        return made

    @cached_property
    def sending(self) -> SendPane:
        """Files for other offices."""
        from app.ui.pages.lists_send import SendPane

        made = SendPane(self.context, _("Back"), self._leave_sending)
        self.views.add(made)
        return made

    @property
    def opened(self) -> OpenList | None:
        """The list that was looked at last; None: none yet."""
        return self.one.list if "one" in self.__dict__ else None

    def _open_case(self, case_id: int) -> None:
        self.context.case_wanted.emit(case_id, "scheme")

    @property
    def department(self) -> bool:
        """Whether this office draws lists up; what an office does may change at any time."""
        return self.context.hints.role == DEPARTMENT

    # -- what is shown -------------------------------------------------------------------

    @property
    def lists(self) -> ListService:
        """What is done with lists, on the store's worker."""
        return self.context.services.lists

    @property
    def banner(self) -> Banner:
        """Where the view that is shown says how something went."""
        banner = getattr(self.views.shown(), "banner", None)
        return banner if isinstance(banner, Banner) else self.overview.banner

    def show_view(self, view: QWidget) -> None:
        """Show one of the views; the cursor goes to its table, unless it is shown already."""
        new = self.views.shown() is not view
        self.views.show_view(view)
        table = getattr(view, "table", None)
        if new and isinstance(table, QWidget) and table.isVisible():
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.claim_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape: nothing is lost by it."""
        shown = self.views.shown()
        if event.key() != Qt.Key.Key_Escape or shown is self.overview:
            super().keyPressEvent(event)
        elif shown is self.__dict__.get("sending"):
            self._leave_sending()
        else:
            shown.left.emit()  # type: ignore[union-attr]  # the three others say it so

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here: only in the dialog of a decision."""
        return False

    def refresh(self) -> None:
        """Read the lists again, and the one that is open."""
        if not self.context.ready:
            return
        self.overview.look_like(department=self.department)
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
        opened = self.opened
        if opened is not None and self.views.shown() is self.one:
            self.open_list(opened.summary.id)

    def _use(self, read: Read) -> None:
        self._senders, self.office_name = read.senders, read.office
        self.overview.show_lists(
            [
                ListLine(one, "" if one.own else read.senders.get(one.owner, ""))
                for one in read.lists
            ]
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

    def back_to_list(self) -> None:
        """Show the list that was looked at, as it stands now; all lists when there was none."""
        if self.opened is not None:
            self.open_list(self.opened.summary.id)
        else:
            self.show_overview()

    def _list_uuids(self) -> list[str]:
        opened = self.opened
        return [row.facts.uuid for row in opened.rows if not row.removed] if opened else []

    def run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Do something on the store's worker; a fault is told in the view that is shown."""
        self.banner.clear()
        self.context.tasks.run(work, done, self.tell, self)

    def tell(self, error: Exception) -> None:
        """Say in the view that is shown why something was refused."""
        self.banner.tell_error(error)

    # -- the draft -----------------------------------------------------------------------

    def begin_draw(self) -> None:
        """Offer those who may stand on a new list."""
        self.drawing.begin()

    def _on_draft(self, method: str, *given: object) -> None:
        """Change the draft that is open."""
        opened = self.opened
        if opened is not None:
            act = getattr(self.lists, method)
            self.run(partial(act, opened.summary.id, *given), self.show_one)

    def _drop(self) -> None:
        opened = self.opened
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
        from app.ui.pages.lists_send import replies

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
        from app.ui.pages.lists_send import list_file

        opened = self.opened
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
        self._sent_from = self.views.shown()
        self.sending.offer(title, why, offer)
        self.show_view(self.sending)

    def _leave_sending(self) -> None:
        if self._sent_from is self.overview:
            self.show_overview()
        else:
            self.back_to_list()


def _sender(sender: Sender) -> str:
    return sender.name or ", ".join(part for part in (sender.oblast, sender.district) if part)


def _directions(reference: object) -> dict[str, str]:
    """Return the names of the programme's directions in the window's language."""
    known = getattr(reference, "directions", {})
    russian = current_language() == "ru"
    return {code: one.name_ru if russian else one.name_kk for code, one in known.items()}
