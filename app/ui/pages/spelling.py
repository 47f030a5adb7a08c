"""Russian spellings of the case's texts, and the case forms that its papers print."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.figures import number
from app.core.i18n import N_, _
from app.domain.spelling import State, by_address, spell_all
from app.ui import theme
from app.ui.context import Context
from app.ui.fitting_scroll import FittingScroll
from app.ui.pages.base import CasePage, button, row
from app.ui.pages.case_forms import CaseFormsTab
from app.ui.pages.spelling_card import SpellingCard
from app.ui.pages.spelling_model import KAZAKH, RUSSIAN, STATE, WHERE, Row, SpellingModel
from app.ui.record_ids import new_id
from app.ui.row_table import by_rows
from app.ui.tasks import RENDER
from app.ui.wrapped_head import WrappedHead

if TYPE_CHECKING:
    from app.domain.case import FoundingCase
    from app.forms.in_russian import Offer

READ_MS = 250
"""After a change; typing does not wait for the table."""
LEFT = N_("To be confirmed: {left} of {count}.")
ALL_DONE = N_("All {count} are confirmed: nothing is left to do here.")
CONFIRM_ALL = N_("Confirm the {count} that are offered")
LEAVE_ALONE = N_(
    "If no Russian papers are needed, nothing is to be done here. If they are: look through the "
    "list, correct what the identity card writes otherwise, then confirm the rest at once."
)
NOTHING = N_("Nothing was typed yet that a Russian paper would print.")


class SpellingPage(CasePage):
    """A table of all texts, the chosen one beside it; a second tab for case forms."""

    help_text = N_(
        "Russian papers print names and places in Russian. What is offered is made letter by "
        "letter: compare it with the papers of the person or the place, correct it, confirm it. "
        "What you confirmed is remembered and offered in the next case."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._begin = True
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.read)
        self._stop = self.session.subscribe(lambda _addresses: self._later())

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 2, step)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_("How is it written in Russian?"), "title"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._spellings(), _("Russian spellings"))
        self.forms = CaseFormsTab(self.context, self.session)
        self.tabs.addTab(self.forms, _("Case forms"))
        self.tabs.currentChanged.connect(lambda _index: self.forms.read_if_shown())
        layout.addWidget(self.tabs, 1)

    def _spellings(self) -> QWidget:
        step = theme.unit()
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, step, 0, 0)
        layout.setSpacing(step)
        layout.addWidget(theme.label(_(LEAVE_ALONE), "why"))
        self.count = theme.words()
        self.all_button = button("", "check")
        self.all_button.setToolTip(
            _("Sentences and texts that have changed are left out; Ctrl+Z takes it back")
        )
        self.all_button.clicked.connect(self.confirm_all)
        line = row(self.all_button, stretch=False)
        line.addWidget(self.count, 1)
        layout.addLayout(line)
        self.model = SpellingModel(self)
        self.table = self._table()
        self.card = SpellingCard()
        self.card.written.connect(self.write)
        self.card.confirmed.connect(self.confirm)
        self.card.shown_place.connect(self._show_place)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(FittingScroll(self.card))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setSizes([1300, 700])
        layout.addWidget(split, 1)
        return made

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        by_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)  # whole in the card and the tooltip
        # Always there: Qt shares out the columns' room before it knows that the rows scroll.
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        rows = table.verticalHeader()
        rows.hide()
        # Two lines for each, measured for none: of 500 founders there are 2 000 rows.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.fontMetrics().lineSpacing() * 2 + theme.unit())
        table.setAccessibleName(_("Texts that Russian papers print"))
        table.setAccessibleDescription(_("Enter goes to the Russian text"))
        head = WrappedHead(table)
        table.setHorizontalHeader(head)
        head.setHighlightSections(False)
        for column in (WHERE, KAZAKH, RUSSIAN):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(0)  # rows in sight: of 500 founders there are 2 000 rows
        table.activated.connect(lambda _index: self.card.text.setFocus())
        table.selectionModel().currentRowChanged.connect(self._chosen)
        return table

    # -- reading -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all texts anew, and begin where something is left to do."""
        self._begin = True
        self.read()
        self.forms.read_if_shown()

    def claim_cursor(self) -> None:
        """Bring the cursor to the table: Enter leads from a row to its Russian text and back."""
        super().claim_cursor()
        if self.isVisible() and self.tabs.tabBar().hasFocus() and self.tabs.currentIndex() == 0:
            self.table.setFocus()

    def order_tabs(self) -> None:
        """Go from the table to its card, though the card's field stands higher."""
        super().order_tabs()
        card = self.card
        path = (self.tabs.tabBar(), self.all_button, self.table, card.text, card.confirm_button)
        for before, after in pairwise((*path, card.place_button)):
            QWidget.setTabOrder(before, after)

    def show_detail(self, detail: str) -> None:
        """Choose the text of an address."""
        self.tabs.setCurrentIndex(0)
        self._wanted = detail
        self._choose_wanted()

    def _later(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def read(self) -> None:
        """Ask on the render worker which texts there are and what is offered for each."""
        services, case = self.context.services, self.session.case

        def work() -> tuple[Row, ...]:
            offers = services.papers.offers(case)
            return tuple((one, _where(one.spelling.address, case)) for one in offers)

        self.context.tasks.run(work, self._show, None, self, worker=RENDER)

    def _show(self, found: tuple[Row, ...]) -> None:
        chosen = self.current()
        kept = chosen.spelling.address if chosen else ""
        self.model.show(found)
        row, left = self.model.row_of(kept), self._next_left(-1)
        begin, self._begin = self._begin, False
        if self.model.rows and not self._choose_wanted():
            anew = row < 0 or (begin and left >= 0)
            self._select(max(0, left) if anew else row)
        self._say_count()
        self._show_card()

    def _choose_wanted(self) -> bool:
        row = self.model.row_of(self._wanted) if self._wanted else -1
        if row < 0:
            return False
        self._wanted = ""
        self._select(row)
        return True

    def _select(self, row: int) -> None:
        if self.table.currentIndex().row() != row:
            index = self.model.index(row, RUSSIAN)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def current(self) -> Offer | None:
        """Return the text under the cursor."""
        return self.model.offer_at(self.table.currentIndex().row())

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.session.end_run()
        self._show_card()

    def _show_card(self) -> None:
        row = self.table.currentIndex().row()
        offer = self.current()
        if offer is None:
            self.card.show_offer(None, "", "")
            return
        # The table may be behind what he wrote: the case itself knows.
        written = by_address(self.session.answers).get(offer.spelling.address)
        own = written.get("text").strip() if written else ""
        self.card.show_offer(offer, self.model.rows[row][1], own)

    def _say_count(self) -> None:
        count = len(self.model.rows)
        left = sum(not one.spelling.settled for one, _where in self.model.rows)
        words = _(LEFT).format(left=left, count=count) if left else _(ALL_DONE).format(count=count)
        self.count.setText(words if count else _(NOTHING))
        offered = sum(map(_confirmable, self._offers()))
        text = _(CONFIRM_ALL).format(count=number(offered))
        self.all_button.setText(f" {text}")
        self.all_button.setAccessibleName(text)
        self.all_button.setVisible(offered > 0)

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(one for one, _where in self.model.rows)

    # -- writing -------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Keep what he writes: his own writing is confirmed by being written."""
        offer = self.current()
        if offer is not None:
            self._spell([(offer.spelling.address, text)])

    def confirm(self) -> None:
        """Confirm what stands in the field and go to the next that is not."""
        offer = self.current()
        if offer is None:
            return
        if not offer.spelling.settled:
            self._spell([(offer.spelling.address, self.card.written_text())])
        self.session.end_run()
        now = self.table.currentIndex().row()
        following = self._next_left(now)
        if following < 0 and offer.spelling.settled:  # nothing is left: he only looks through them
            following = min(now + 1, len(self.model.rows) - 1)
        if following >= 0:
            self._select(following)
        self.table.setFocus()

    def confirm_all(self) -> None:
        """Confirm every short text as it is offered, in one step of undo."""
        offers = filter(_confirmable, self._offers())
        self._spell((offer.spelling.address, offer.russian) for offer in offers)

    def _spell(self, texts: Iterable[tuple[str, str]]) -> None:
        self.session.edit(*spell_all(self.session.answers, texts, new_id))

    def _next_left(self, row: int) -> int:
        """Return the next row after one that is not settled, from the top again; -1 for none."""
        offers = self._offers()
        order = [*range(row + 1, len(offers)), *range(max(0, row))]
        return next((i for i in order if not offers[i].spelling.settled), -1)

    def _show_place(self) -> None:
        offer = self.current()
        if offer is not None:
            self.context.address_wanted.emit(offer.spelling.address)

    def close_page(self) -> None:
        """Stop following the case."""
        self._stop()
        self._timer.stop()
        self.forms.close_tab()


def _where(address: str, case: FoundingCase) -> str:
    """Return «Surname: Ахметов Нұрлан»: what it is stands first, it is seen in a narrow column."""
    from app.ui.pages.paper_words import step_of, words_of

    words, step = words_of(address, case), step_of(address)
    whose, mark, what = words.rpartition(": ")
    if step:
        return f"{words} ({step})"
    return f"{what}{mark}{whose}" if mark else words


def _confirmable(offer: Offer) -> bool:
    """Whether an offer may be confirmed unseen: a short text that nobody changed since."""
    missing = offer.spelling.state is State.MISSING
    return missing and bool(offer.russian) and not offer.spelling.prose
