"""The desk's page: all cases of all okrugs in one table, found as one types.

The rows come from :mod:`app.services.register` through ``register_reader``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.services.model_register import RegisterQuery
from app.ui import theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import Page, button
from app.ui.pages.register_columns import (
    COLUMNS,
    USUAL,
    Directions,
    Shown,
    looks_text,
    read_looks,
)
from app.ui.pages.register_empty import EmptyRegister
from app.ui.pages.register_export import Export
from app.ui.pages.register_filters import FilterBar
from app.ui.pages.register_looks import LooksPanel
from app.ui.pages.register_menu import RowMenu
from app.ui.pages.register_model import RegisterModel
from app.ui.pages.register_reader import RegisterReader
from app.ui.pages.register_search import SearchLine
from app.ui.pages.register_sums import SumsBar
from app.ui.pages.register_table import RegisterTable
from app.ui.pages.register_views import NameRow, ViewsButton
from app.ui.pages.register_work import Reckoning

if TYPE_CHECKING:
    from app.services.model_register import Choices, SavedView, Sums

KEEP_MS = 1000
"""So long after the last change by hand the columns are remembered."""
LOOKS = "register.columns"
ORDER = "title"
KEPT = N_("The view «{name}» is kept.")
DELETED = N_("The view «{name}» was deleted.")


class RegisterPage(Page):
    """Search, filters, the table, its sums; views that were kept, columns, a workbook."""

    help_text = N_(
        "All cooperatives of all okrugs. Type the beginning of a name, an okrug, a member or a "
        "number; choose filters below. Click a head to order, drag it to move the column. Enter "
        "opens a case, Ctrl+A selects all, Ctrl+C copies the selected rows."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = RegisterModel(self)
        self.table = RegisterTable(self.model)
        self.reader = RegisterReader(context, self.table, self)
        self.filters = FilterBar()
        self.sums = SumsBar()
        self.looks = LooksPanel()
        self.views = ViewsButton()
        self.name_row = NameRow()
        self.banner = Banner()
        self.empty = EmptyRegister()
        self.export = Export(context, self.banner, self)
        self.reckoning = Reckoning(context)
        self.menu = RowMenu(self)
        self._by, self._descending = ORDER, False
        self._begun = False
        self._beside_wanted = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self._keep_looks)
        self._build()
        self.title.hide()  # until the width is known
        self._connect()
        self._show_columns(USUAL)
        self._show_order()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step)
        layout.setSpacing(step)
        head = self._head = QHBoxLayout()
        head.setSpacing(step)
        self.title = theme.label(_("All cooperatives"), "title")
        self.title.setWordWrap(False)
        self.search = SearchLine()
        self.columns_button = button(_("Columns"))
        self.columns_button.setCheckable(True)
        self.export_button = button(_("Workbook…"), "save")
        self.export_button.setToolTip(_("Save this view as an Excel workbook (.xlsx)"))
        self.export_button.setAccessibleDescription(self.export_button.toolTip())
        head.addWidget(self.title)
        head.addWidget(self.search, 1)
        for made in (self.views, self.columns_button, self.export_button):
            head.addWidget(made)
        layout.addLayout(head)
        left = QVBoxLayout()
        left.setSpacing(step)
        for line in (
            self.filters, self.name_row, self.banner, self.export.progress, self.reckoning,
        ):  # fmt: skip
            left.addWidget(line)
        left.addWidget(self.table, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self.sums)
        below = QHBoxLayout()  # the choice of columns has all the height that there is
        below.setSpacing(step)
        below.addLayout(left, 1)
        below.addWidget(self.looks)
        layout.addLayout(below, 1)
        self.empty.hide()

    def _connect(self) -> None:
        context, table = self.context, self.table
        self.search.textChanged.connect(lambda _text: self.ask(typed=True))
        self.search.left.connect(self._to_table)
        self.search.returnPressed.connect(self._open_current)
        self.filters.changed.connect(self.ask)
        self.filters.cleared.connect(self.clear)
        self.empty.cleared.connect(self.clear)
        self.empty.intake_wanted.connect(lambda: context.page_wanted.emit("intake"))
        table.opened.connect(self._open)
        table.order_wanted.connect(self._order_by)
        table.looks_changed.connect(self._looks_changed)
        table.head_menu_wanted.connect(lambda _point: self.columns_button.setChecked(True))
        self.reader.answered.connect(self._answered)
        self.reader.summed.connect(self._summed)
        self.reader.chosen_summed.connect(self.sums.show_chosen)
        self.reckoning.made.connect(self.read_again)
        self.columns_button.toggled.connect(self._show_looks)
        self.looks.closed.connect(self._close_looks)
        self.looks.columns_wanted.connect(self._choose_columns)
        self.looks.order_wanted.connect(self._order_by)
        self.export_button.clicked.connect(self.save_workbook)
        self.views.keeping_wanted.connect(self.name_row.ask)
        self.views.wanted.connect(self.show_view)
        self.views.deletion_wanted.connect(self.delete_view)
        self.name_row.named.connect(self.keep_view)
        self.name_row.left.connect(self.views.setFocus)
        context.cases_changed.connect(self._cases_changed)

    # -- what is asked ------------------------------------------------------------------------

    def query(self) -> RegisterQuery:
        """Return what the page asks for."""
        return RegisterQuery(
            self.search.text().strip(), self.filters.filters(), self._by, self._descending
        )

    @property
    def narrowed(self) -> bool:
        """Whether the search or a filter leaves cases out."""
        return bool(self.search.text().strip()) or self.filters.narrows

    def ask(self, *, typed: bool = False) -> None:
        """Show what matches now."""
        query = self.query()
        if not self._begun or query != self.reader.query:
            self.reader.ask(query, typed=typed)

    def clear(self) -> None:
        """Search for nothing, narrow to nothing."""
        self.filters.clear()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.ask()
        self.search.setFocus()

    def refresh(self) -> None:
        """Read again what is shown; the first time also how the table was left."""
        if not self.context.ready:
            return
        self._beside_wanted = True
        if self._begun:
            self.read_again()
        else:
            services = self.context.services
            self.context.tasks.run(
                lambda: (services.settings.get(LOOKS), services.reference().directions),
                lambda found: self._begin(*found),
                None,
                self,
            )

    def _begin(self, looks: str, directions: Directions) -> None:
        self.model.directions = directions
        if kept := read_looks(looks):
            self.table.usual = False
            self._show_columns(kept)
        self.ask()
        self._begun = True

    def read_again(self) -> None:
        """Ask the same once more; cursor and selection stay."""
        if self._begun:
            self.reader.read_again()

    def _cases_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _read_beside(self) -> None:
        """Read what the filters may be, and the views that are kept."""
        register = self.context.services.register
        self.context.tasks.run(register.choices, self._take_choices, None, self)
        self.context.tasks.run(register.views, self.views.show_views, None, self)

    def _take_choices(self, choices: Choices) -> None:
        self.filters.show_choices(choices, self.model.directions)

    # -- what came back -----------------------------------------------------------------------

    def _answered(self) -> None:
        there = self.model.rowCount() > 0
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        if not there:
            self.empty.say(narrowed=self.narrowed)
        self.export_button.setEnabled(there)
        if self.reader.sums is None:
            self.sums.show_found(None)

    def _summed(self, sums: Sums | None) -> None:
        self.sums.show_found(sums)
        if self._beside_wanted:  # what takes longer stands behind the first answer
            self._beside_wanted = False
            self._read_beside()
            self.reckoning.begin()

    # -- order and columns --------------------------------------------------------------------

    def _order_by(self, order: str, descending: bool) -> None:
        self._by, self._descending = order, descending
        self._show_order()
        self.ask()

    def _show_order(self) -> None:
        self.table.show_order(self._by, descending=self._descending)
        self.looks.show_order(self._by, descending=self._descending)

    def _show_columns(self, shown: Sequence[Shown]) -> None:
        self.table.show_columns(shown)
        self.looks.show_columns(self.table.columns())

    def _show_looks(self, on: bool) -> None:
        self.looks.setVisible(on)
        if on:
            self.looks.list.setFocus()

    def _close_looks(self) -> None:
        self.columns_button.setFocus()
        self.columns_button.setChecked(False)

    def _choose_columns(self, shown: Sequence[Shown]) -> None:
        self.table.usual = tuple(shown) == USUAL
        if self.table.usual:
            self.table.fit_usual()
            self.looks.show_columns(self.table.columns())
        else:
            self._show_columns(shown)
        self._keep.start()

    def _looks_changed(self) -> None:
        self.looks.show_columns(self.table.columns())
        self._keep.start()

    def _keep_looks(self) -> None:
        if self.context.ready:
            settings, text = self.context.services.settings, self._looks_text()
            self.context.tasks.run(lambda: settings.set(LOOKS, text), None, None, self)

    def codes(self) -> tuple[str, ...]:
        """Return the columns of the view, also those that a narrow window leaves out."""
        shown = USUAL if self.table.usual else self.table.columns()
        return tuple(one.code for one in shown)

    def _looks_text(self) -> str:
        return "" if self.table.usual else looks_text(self.table.columns())

    # -- views that are kept ------------------------------------------------------------------

    def show_view(self, view: SavedView) -> None:
        """Show what a kept view asks for, in its order and with its columns."""
        widths = {one.code: one.width for one in self.table.columns()}
        self.table.usual = False
        self._show_columns(
            [
                Shown(code, widths.get(code, COLUMNS[code].width))
                for code in view.columns
                if code in COLUMNS
            ]
        )
        self.search.blockSignals(True)
        self.search.setText(view.query.search)
        self.search.blockSignals(False)
        self.filters.show_filters(view.query.filters)
        self._by, self._descending = view.query.order, view.query.descending
        self._show_order()
        self.ask()

    def keep_view(self, name: str) -> None:
        """Keep what is shown under a name; one of the same name is replaced."""
        register, query = self.context.services.register, self.query()
        columns = self.codes()

        def done(_view: object) -> None:
            self.banner.tell(_(KEPT).format(name=name), "good")
            self._read_beside()

        self.context.tasks.run(
            lambda: register.keep_view(name, query, columns), done, self.banner.tell_error, self
        )

    def delete_view(self, view: SavedView) -> None:
        """Delete a kept view; the sentence that says so can take it back."""
        register = self.context.services.register

        def undo() -> None:
            self.banner.clear()
            self.context.tasks.run(
                lambda: register.keep_view(view.name, view.query, view.columns),
                lambda _view: self._read_beside(),
                self.banner.tell_error,
                self,
            )

        def done(_none: object) -> None:
            said = _(DELETED).format(name=view.name)
            self.banner.tell(said, "info", _("Take it back"), undo)
            self._read_beside()

        self.context.tasks.run(
            lambda: register.delete_view(view.id), done, self.banner.tell_error, self
        )

    # -- keys and commands --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title out where the search needs its room: the side bar marks the page."""
        super().resizeEvent(event)
        others = (self.title, self.views, self.columns_button, self.export_button)
        needed = self.search.whole_width() + sum(
            one.sizeHint().width() + self._head.spacing() for one in others
        )
        self.title.setVisible(needed <= self.contentsRect().width() - theme.unit() * 6)

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    def begin_search(self) -> bool:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def save_workbook(self) -> None:
        """Save the view as a workbook."""
        self.export.begin(self.query(), self.codes(), self)

    def _to_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def _open_current(self) -> None:
        if case_id := self.table.current_id():
            self._open(case_id)

    def _open(self, case_id: int) -> None:
        self.context.case_wanted.emit(case_id, "scheme")
