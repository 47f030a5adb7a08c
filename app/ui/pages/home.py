"""Home: what do I do next, then the cases; an empty one has two big buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core import figures
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import icons, theme
from app.ui.context import Context
from app.ui.due_panel import DuePanel
from app.ui.pages.arrival_card import ArrivalCard
from app.ui.pages.base import Page, button, card, clear, heading, row
from app.ui.pages.case_list import CaseList
from app.ui.pages.desk_card import DeskCard
from app.ui.pages.samples_bar import programme_button
from app.ui.sidebar import DESK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.due_kinds import Due
    from app.services.model import CaseSummary
    from app.services.overview import Overview

RECENT = 8
"""How many cases home shows; the others are on the page of all cases."""

SAY: dict[str, tuple[str, str, str]] = {
    # what comes next: its sentence, why, the button
    "begin": (
        N_("Begin with the meeting: when and where it takes place"),
        N_("You can stop at any time; everything you type is kept."),
        N_("Begin"),
    ),
    "continue": (
        N_("Go on with «{step}»"),
        N_("{done} of {total} steps are ready. Everything you typed is kept."),
        N_("Continue"),
    ),
    "correct": (
        N_("Correct what is marked in «{step}»"),
        N_("Findings that keep papers a draft: {blocking}."),
        N_("Go there"),
    ),
    "hold_meeting": (
        N_("Print the notice, the registration sheet and the ballots for the meeting"),
        N_("All questions are answered; the meeting is still to come."),
        N_("To the papers"),
    ),
    "print": (
        N_("Print the minutes, the contract and the charter and have them signed"),
        N_("All questions are answered and nothing blocks the papers."),
        N_("To the papers"),
    ),
    "scheme": (
        N_("Go on with step {number} of the scheme: {step}"),
        N_("The scheme shows what is on record and what is still missing."),
        N_("To the scheme"),
    ),
    "register": (
        N_("Register the cooperative on the portal and write its БСН down"),
        N_("The papers are issued. The program tells you what to type on the portal."),
        N_("What to do next"),
    ),
    "collect": (
        N_("Record the contributions that were paid"),
        N_("Founders who are not yet members: {unpaid}. A member is one who has paid both."),
        N_("To the payments"),
    ),
    "due": (
        "{due}",
        N_("By {day} ({source}). The founding itself is done."),
        N_("Go there"),
    ),
    "done": (
        N_("Everything is done: the cooperative is registered and paid for"),
        N_("Its papers stay here; print them again at any time."),
        N_("To the papers"),
    ),
}


class HomePage(Page):
    """The first page."""

    help_text = N_(
        "Home shows what comes next and your latest cases. Press Enter on a case to open it. "
        "Ctrl+N begins a new founding; Ctrl+F searches all cases."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        outer.setSpacing(step)
        heading(outer, _("What do I do next?"))
        self._hero = QVBoxLayout()
        outer.addLayout(self._hero)
        self.arrival = ArrivalCard(context)
        outer.addWidget(self.arrival)
        self._list_head = QWidget()
        head = QHBoxLayout(self._list_head)
        head.setContentsMargins(0, step, 0, 0)
        head.addWidget(theme.label(_("Latest cases"), "heading"), 1)
        new = button(_("New founding"), "plus")
        new.clicked.connect(context.new_wanted)
        sample = button(_("Open the sample"), "sample")
        sample.clicked.connect(context.sample_wanted)
        head.addWidget(sample)
        head.addWidget(new)
        self.list = CaseList()
        # The list takes what is left: in a low window the words above it stay whole.
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.list.opened.connect(lambda case_id: context.case_wanted.emit(case_id, "wizard"))
        self.due = DuePanel(context)
        cases = QVBoxLayout()
        cases.setSpacing(step)
        cases.addWidget(self._list_head)
        cases.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setSpacing(step * 3)
        below.addLayout(cases, 3)
        below.addWidget(self.due, 2)
        outer.addLayout(below, 1)
        self._empty = self._empty_page()
        outer.addWidget(self._empty, 1)
        self._list_head.hide()
        self.list.hide()
        self._empty.hide()
        self._desk: DeskCard | None = None
        self._new = new
        context.cases_changed.connect(self.refresh)

    # -- the empty home ------------------------------------------------------------------

    def _empty_page(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit() * 2)
        self.big_new = BigButton(
            _("Found a new cooperative"),
            _("From the meeting to the signed papers: minutes, contract, charter."),
            "plus",
        )
        self.big_new.clicked.connect(self.context.new_wanted)
        self.big_take_in = BigButton(
            _("Take files in"),
            _("The okrugs bring their cases as files, on a stick or by mail. Take them in here."),
            "import",
        )
        self.big_take_in.clicked.connect(lambda: self.context.page_wanted.emit("intake"))
        self.big_sample = BigButton(
            _("Open the sample"),
            _("«Майтөбе Сүт» with 50 invented founders: look at everything, change anything."),
            "sample",
        )
        self.big_sample.clicked.connect(self.context.sample_wanted)
        layout.addWidget(self.big_take_in)
        layout.addWidget(self.big_new)
        layout.addWidget(self.big_sample)
        layout.addStretch(1)
        made.setMaximumWidth(theme.characters(84))
        return made

    # -- filling -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the latest cases, then how far they are."""
        if not self.context.ready:
            return
        self._look_like(at_desk=self.context.hints.role in DESK)
        services = self.context.services
        self.context.tasks.run(lambda: services.cases.latest(RECENT).cases, self._show, None, self)
        self.due.refresh()
        if self.context.hints.role in DESK:
            self.arrival.hide()
        else:
            self.arrival.refresh()

    def _show(self, cases: Sequence[CaseSummary]) -> None:
        self._empty.setVisible(not cases)
        self._list_head.setVisible(bool(cases))
        self.list.setVisible(bool(cases))
        self.list.show_cases(cases)
        if not cases:
            clear(self._hero)
            self._desk = None
            frame, layout = card("hero")
            layout.addWidget(
                theme.label(_("Begin a founding, or look at the sample first"), "heading")
            )
            below = QHBoxLayout()
            below.addWidget(
                theme.label(
                    _("Everything stays on this computer. Nothing is sent anywhere."), "why"
                ),
                1,
            )
            self.programme = programme_button()
            self.programme.clicked.connect(self.context.programme_wanted)
            below.addWidget(self.programme)
            layout.addLayout(below)
            self._hero.addWidget(frame)
            self.claim_cursor()
            return
        if self.context.hints.role in DESK:
            self._show_desk()
        services = self.context.services
        ids = [case.id for case in cases]
        self.context.tasks.run(lambda: services.overviews(ids), self._show_progress, None, self)

    def _show_progress(self, overviews: Sequence[Overview]) -> None:
        self.list.cases.show_progress({o.case_id: (o.done, o.total) for o in overviews})
        cases = {case.id: case for case in self.list.cases.cases}
        overviews = [one for one in overviews if one.case_id in cases]  # others are gone by now
        session = self.context.session
        wanted = session.case_id if session else None
        chosen = next((o for o in overviews if o.case_id == wanted), None)
        own = next((o for o in overviews if not cases[o.case_id].sample), None)
        first = chosen or own or (overviews[0] if overviews else None)
        if first is not None and self.context.hints.role not in DESK:
            self._show_next(cases[first.case_id], first)

    def _show_desk(self) -> None:
        """Say how the cases of all okrugs stand, and lead to the desk's pages."""
        if self._desk is None:
            clear(self._hero)
            self._desk = DeskCard(self.context)
            self._hero.addWidget(self._desk)
            self.order_tabs_soon()
        self._desk.refresh()
        if self.isVisible() and not self.list.hasFocus():
            self._desk.take_in.setFocus()

    def _look_like(self, *, at_desk: bool) -> None:
        """A desk takes cases in; an okrug founds cooperatives."""
        self.big_take_in.setVisible(at_desk)
        self.big_new.setHidden(at_desk)
        self._new.setHidden(at_desk)
        if not at_desk and self._desk is not None:
            self._desk = None
            clear(self._hero)

    def _show_next(self, case: CaseSummary, found: Overview) -> None:
        from app.services.overview import PAGE_OF

        clear(self._hero)
        say, why, press = SAY[found.next.value]
        values = {
            "step": _(found.step_title) if found.step_title else "",
            "done": found.done,
            "total": found.total,
            "blocking": found.blocking,
            "unpaid": found.unpaid,
            "number": found.scheme_step,
            **_said_due(found.due),
        }
        frame, layout = card("hero")
        layout.addWidget(theme.label(titled(case.title), "helper"))
        layout.addWidget(theme.label(_(say).format(**values), "heading"))
        layout.addWidget(theme.label(_(why).format(**values), "why"))
        go = button(_(press), "right", "primary")
        page = PAGE_OF[found.next]
        place = f"{page}:{found.step}" if page == "wizard" and found.step else page
        place = found.due.about.place if found.due else place
        go.clicked.connect(lambda: self.context.case_wanted.emit(case.id, place))
        layout.addLayout(row(go))
        self._hero.addWidget(frame)
        self.order_tabs_soon()
        if self.isVisible():
            go.setFocus()


def _said_due(due: Due | None) -> dict[str, str]:
    """Return a due date's fields of the sentences above."""
    if due is None:
        return {}
    from app.services.due import due_sentence, due_source

    return {"due": due_sentence(due), "day": figures.day(due.day), "source": due_source(due)}


class BigButton(QPushButton):
    """A button as large as its importance: an icon, a title, a sentence."""

    def __init__(self, title: str, why: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "big")
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)
        step = theme.unit()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(step * 3, step, step * 3, step)
        layout.setSpacing(step * 2)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon, "accent", step * 4, self.devicePixelRatio()))
        texts = QVBoxLayout()
        texts.addStretch(1)
        for text, kind in ((title, "heading"), (why, "why")):
            label = theme.label(text, kind)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(label)
        texts.addStretch(1)
        layout.addWidget(mark)
        layout.addLayout(texts, 1)
