"""Asks the store for what the register shows, the newest question first.

Of an answer the first rows are shown at once. The sums follow when the typing rests, the numbers of
all other rows a little later or as soon as somebody scrolls: no letter has to wait for them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.model_register import RegisterQuery
from app.ui.context import Context
from app.ui.pages.register_table import RegisterTable

if TYPE_CHECKING:
    from app.services.model_register import Page, RegisterRow, Sums

REST_MS = 250
"""So long the typing rests before the sums are asked for."""
MORE_MS = 700
"""So long before the numbers of all rows are."""
CHOSEN_MS = 60
SPARE = 8
"""So many rows more than are in sight come first."""


class RegisterReader(QObject):
    """Keeps the table's rows those of the last question.

    ``answered``: rows of a question stand in the table, at least the first. ``summed`` and
    ``chosen_summed`` bring sums or None while they are not known.
    """

    answered = Signal()
    summed = Signal(object)
    chosen_summed = Signal(object)

    def __init__(self, context: Context, table: RegisterTable, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self._model = table.rows
        self._query = RegisterQuery()
        self._serial = 0  # of the question; answers to earlier ones are stale
        self._rows_serial = 0
        self._chosen_serial = 0
        self._whole = True  # whether the table has all rows of its answer
        self._sums: Sums | None = None
        self._rest = self._timer(REST_MS, self._ask_rest)
        self._more = self._timer(MORE_MS, self._ask_more)
        self._chosen = self._timer(CHOSEN_MS, self._ask_chosen)
        self._model.rows_wanted.connect(self._ask_rows)
        table.chosen_changed.connect(self._chosen.start)
        table.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @property
    def query(self) -> RegisterQuery:
        """The last question."""
        return self._query

    @property
    def sums(self) -> Sums | None:
        """The sums of the whole answer, once they are known."""
        return self._sums

    # -- a question ---------------------------------------------------------------------------

    def ask(self, query: RegisterQuery, *, typed: bool = False) -> None:
        """Ask for other rows. ``typed``: more letters may follow soon."""
        if not self._context.ready:
            return
        self._begin(query)
        serial, register = self._serial, self._context.services.register
        count = self._table.lines + SPARE

        def take(page: Page) -> None:
            if serial != self._serial:
                return
            self._model.show(page.rows)
            self._whole = page.whole
            self._table.go_to_first()
            self._table.scrollToTop()
            self.answered.emit()
            self._rest.start(REST_MS if typed else 0)
            self._more.start(MORE_MS if typed else 0)

        self._context.tasks.run(
            lambda: register.first_page(query, count),
            take,
            self._context.failed.emit,
            self,
            still_wanted=lambda: serial == self._serial,
        )

    def _begin(self, query: RegisterQuery) -> None:
        self._query = query
        self._serial += 1
        self._rest.stop()
        self._more.stop()
        self._sums = None

    def read_again(self) -> None:
        """Ask the same once more: cursor, selected rows and what is in sight stay."""
        if not self._context.ready:
            return
        query = self._query
        self._begin(query)
        serial, register = self._serial, self._context.services.register
        first, last = self._table.in_sight()

        def read() -> tuple[array[int], tuple[RegisterRow, ...], Sums]:
            ids = register.ids(query)
            return ids, register.rows(ids[first : last + 1]), register.sums(query)

        def take(found: tuple[array[int], tuple[RegisterRow, ...], Sums]) -> None:
            if serial != self._serial:
                return
            ids, rows, sums = found
            chosen, current = self._table.chosen(), self._table.current_id()
            at = self._table.verticalScrollBar().value()
            self._model.show(rows, ids)
            self._whole = True
            if chosen is None:
                self._table.selectAll()
            elif self._table.chosen() != chosen:
                self._table.choose(chosen or (), current)
            self._table.go_to_first()
            self._table.verticalScrollBar().setValue(at)
            self._take_sums(sums)
            self.answered.emit()

        self._context.tasks.run(
            read,
            take,
            self._context.failed.emit,
            self,
            still_wanted=lambda: serial == self._serial,
        )

    def _ask_rest(self) -> None:
        serial, query = self._serial, self._query

        def take(sums: Sums) -> None:
            if serial == self._serial:
                self._take_sums(sums)

        if self._context.ready:  # else the window is closing
            register = self._context.services.register
            self._context.tasks.run(
                lambda: register.sums(query),
                take,
                self._context.failed.emit,
                self,
                still_wanted=lambda: serial == self._serial,
            )

    def _scrolled(self, value: int) -> None:
        """Rows are looked for: their numbers are wanted now."""
        if value and self._more.isActive():
            self._more.start(0)

    def _ask_more(self) -> None:
        serial, query = self._serial, self._query

        def take(ids: array[int]) -> None:
            if serial == self._serial:
                everything = self._table.chosen() is None and self._table.has_chosen
                self._model.show_ids(ids)
                self._whole = True
                if everything:
                    self._table.selectAll()

        if self._context.ready and not self._whole:
            register = self._context.services.register
            self._context.tasks.run(
                lambda: register.ids(query),
                take,
                self._context.failed.emit,
                self,
                still_wanted=lambda: serial == self._serial,
            )

    def _take_sums(self, sums: Sums) -> None:
        self._sums = sums
        self.summed.emit(sums)
        if self._table.has_chosen and self._table.chosen() is None:
            self.chosen_summed.emit(sums)

    # -- rows in sight, rows that are selected ------------------------------------------------

    def _ask_rows(self, ids: Sequence[int]) -> None:
        if not self._context.ready:
            return
        self._rows_serial += 1
        serial, register = self._rows_serial, self._context.services.register
        self._context.tasks.run(
            lambda: register.rows(ids),
            self._model.take_rows,
            self._context.failed.emit,
            self,
            still_wanted=lambda: serial == self._rows_serial,
        )

    def _ask_chosen(self) -> None:
        if not self._context.ready:
            return
        self._chosen_serial += 1
        chosen = self._table.chosen()
        if chosen is None:  # all of them: their sums are those of the answer
            self.chosen_summed.emit(self._sums if self._model.rowCount() else None)
            return
        if not chosen:
            self.chosen_summed.emit(None)
            return
        serial, register = self._chosen_serial, self._context.services.register

        def take(sums: Sums) -> None:
            if serial == self._chosen_serial:
                self.chosen_summed.emit(sums)

        self._context.tasks.run(
            lambda: register.sums(chosen),
            take,
            self._context.failed.emit,
            self,
            still_wanted=lambda: serial == self._chosen_serial,
        )
