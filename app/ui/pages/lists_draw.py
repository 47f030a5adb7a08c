"""Who may stand on a list: ticked in a table; who may not, with the reasons, folded below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.core.i18n import N_, _, ngettext
from app.domain.approved_list import Order, RowFacts
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import boxed, button, heading, labelled, row
from app.ui.pages.lists_rows import DASH, counted, fact_columns
from app.ui.pages.plain_table import Col, PlainModel, PlainTable

if TYPE_CHECKING:
    from app.services.model_lists import Candidate, Candidates, Counted

ORDERS: dict[Order, str] = {
    Order.DISTRICT: N_("By district and okrug"),
    Order.ALPHABET: N_("By alphabet"),
    Order.DIRECTION: N_("By direction"),
}
ANY: dict[str, str] = {
    "district": N_("All districts"),
    "direction": N_("All directions"),
    "year": N_("All years"),
}
WIDEST = 34
"""So many characters of a district or of a direction are shown before the choice is opened."""
CHOSEN = N_("Ticked: {rows}")
BLOCKING = N_("{count} to correct")
WARNINGS = N_("{count} to look at")
NOBODY = N_("Nobody is ticked yet.")


def year_of(facts: RowFacts) -> str:
    """Return the year of the registration, of an expansion that of the consent."""
    day: date | None = facts.registration_date or facts.consent_date
    return str(day.year) if day else ""


class DrawView(QWidget):
    """Order and filters above, candidates with ticks, the others folded away.

    ``drawn`` gives the order and the uuids of those ticked; ``case_opened`` a case to look at.
    """

    drawn = Signal(object, object)
    case_opened = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directions: dict[str, str] = {}
        self._findings: dict[int, Counted] = {}
        self._all: tuple[Candidate, ...] = ()
        self._out: set[str] = set()  # uuids that were unticked, also of rows not shown now
        self._unticked: set[str] = set()  # the same for the new list that was left undrawn
        self.adding = False
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        self.back = button(_("Back to the lists"), "left", "link")
        self.back.clicked.connect(lambda _on=False: self.left.emit())
        layout.addLayout(row(self.back))
        self._title = heading(
            layout,
            _("Who goes on the list?"),
            _("Those that are registered and have the consent of the АШБ may be on it."),
        )
        layout.addWidget(self._choices())
        self.banner = Banner()
        layout.addWidget(self.banner)
        self._add_candidates(layout, step)
        self._add_others(layout)
        self._rest = QWidget()
        layout.addWidget(self._rest)

    def _choices(self) -> QWidget:
        self.order = QComboBox()
        for order, words in ORDERS.items():
            self.order.addItem(_(words), order)
        self.filters = {name: QComboBox() for name in ANY}
        for combo in self.filters.values():
            # As wide as its names, up to a width: whoever typed a long one widens no page.
            combo.setMaximumWidth(theme.characters(WIDEST))
            combo.activated.connect(lambda _index: self._narrow())
        self._order_box = boxed(labelled(_("Order of the rows"), self.order))
        return FlowRow(
            self._order_box,
            boxed(labelled(_("District"), self.filters["district"])),
            boxed(labelled(_("Direction"), self.filters["direction"])),
            boxed(labelled(_("Year of the registration"), self.filters["year"])),
        )

    def _add_candidates(self, layout: QVBoxLayout, step: int) -> None:
        columns: tuple[Col[Any], ...] = (
            *fact_columns(lambda row: row.facts, self._directions),
            Col(
                N_("Findings"),
                lambda row: self._found(row.case_id),
                key=lambda row: self._weight(row.case_id),
                tint=lambda row: "bad" if self._weight(row.case_id)[0] > 0 else "attention",
                spare=1,
            ),
        )
        self.model: PlainModel[Any] = PlainModel(
            columns, lambda row: row.facts.uuid, ticks=True, parent=self
        )
        self.table = PlainTable(
            self.model, _("Who may be on the list"), _("Space ticks a cooperative")
        )
        self.table.sort_by_head()
        self.table.setSelectionMode(PlainTable.SelectionMode.ExtendedSelection)
        self.model.ticked.connect(self._ticked)
        self.every = button(_("Tick all"), "check")
        self.every.clicked.connect(lambda: self.model.tick_all(on=True))
        self.nobody = button(_("Tick none"), "close")
        self.nobody.clicked.connect(lambda: self.model.tick_all(on=False))
        self.sum = theme.label(kind="why")
        self.go = button(_("Make the draft"), "documents", "primary")
        self.go.clicked.connect(self._draw)
        layout.addWidget(FlowRow(self.go, self.every, self.nobody))  # in sight in a low window too
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 3)
        self.none = theme.label(_("Nobody may be on a list yet: the reasons stand below."), "why")
        layout.addWidget(self.none)

    def _add_others(self, layout: QVBoxLayout) -> None:
        self.fold = button("", "", "link")
        self.fold.clicked.connect(self._turn)
        layout.addLayout(row(self.fold))
        self.others: PlainModel[Any] = PlainModel(
            (
                Col(N_("Cooperative"), lambda row: row.facts.name or DASH),
                Col(N_("District"), lambda row: row.facts.district, spare=2),
                Col(N_("Okrug"), lambda row: row.facts.okrug, spare=1),
                Col(N_("Why it may not"), lambda row: " ".join(row.reasons), wide=True),
            ),
            lambda row: row.facts.uuid,
            parent=self,
        )
        self.other_table = PlainTable(
            self.others, _("Who may not be on the list"), _("Enter opens the case")
        )
        self.other_table.opened.connect(
            lambda place: self.case_opened.emit(self.others.rows[place].case_id)
        )
        self.other_table.hide()
        layout.addWidget(self.other_table, 2)

    # -- showing -------------------------------------------------------------------------

    def offer(
        self,
        found: Candidates,
        directions: Mapping[str, str],
        *,
        adding: bool = False,
        beside: Sequence[str] = (),
    ) -> None:
        """Offer candidates: all ticked for a new list, none of them when some are added to one.

        What was unticked for a new list stays so until it is drawn up. ``beside`` are the uuids
        that stand on it already.
        """
        self._findings.clear()
        self._directions.clear()
        self._directions.update(directions)
        there = set(beside)
        self.adding = adding
        self._all = tuple(one for one in found.ready if one.facts.uuid not in there)
        self._out = {one.facts.uuid for one in self._all} if adding else set(self._unticked)
        self._title.setText(
            _("Who is added to the list?") if adding else _("Who goes on the list?")
        )
        self._order_box.setVisible(not adding)
        back = _("Back to the list") if adding else _("Back to the lists")
        self.back.setText(f" {back}")
        self.back.setAccessibleName(back)
        self.go.setText(f" {_('Add to the list')}" if adding else f" {_('Make the draft')}")
        self.go.setAccessibleName(self.go.text().strip())
        self.others.show(found.others)
        self.other_table.hide()
        self.banner.clear()
        self._fill("district", {one.facts.district for one in self._all})
        self._fill("direction", {one.facts.direction for one in self._all})
        self._fill("year", {year_of(one.facts) for one in self._all})
        self._say_fold()
        self._narrow()

    def uncounted(self) -> list[int]:
        """Return the candidates' cases whose findings have not been counted yet."""
        return [one.case_id for one in self._all if one.case_id not in self._findings]

    def show_findings(self, counted: Mapping[int, Counted]) -> None:
        """Show how many findings cases have; they forbid nothing by themselves."""
        self._findings.update(counted)
        self.model.changed()
        self.table.measure(len(self.model.columns) - 1)

    def _found(self, case_id: int) -> str:
        counted = self._findings.get(case_id)
        if counted is None:
            return "…"
        parts = ((_(BLOCKING), counted.blocking), (_(WARNINGS), counted.warnings))
        return ", ".join(words.format(count=count) for words, count in parts if count)

    def _weight(self, case_id: int) -> tuple[int, int]:
        counted = self._findings.get(case_id)
        return (counted.blocking, counted.warnings) if counted else (-1, -1)

    def _fill(self, name: str, values: set[str]) -> None:
        from app.services.text import alphabet_key

        combo = self.filters[name]
        combo.clear()
        combo.addItem(_(ANY[name]), None)
        named = {value: self._directions.get(value, value) for value in values if value}
        for value in sorted(named, key=lambda one: alphabet_key(named[one])):
            combo.addItem(named[value], value)

    def _narrow(self) -> None:
        wanted = {name: combo.currentData() for name, combo in self.filters.items()}
        rows = [
            one
            for one in self._all
            if wanted["district"] in (None, one.facts.district)
            and wanted["direction"] in (None, one.facts.direction)
            and wanted["year"] in (None, year_of(one.facts))
        ]
        out = set(self._out)
        self.model.show(rows)
        for on in (False, True):
            places = [i for i, one in enumerate(self.model.rows) if (one.facts.uuid in out) != on]
            self.model.tick(places, on=on)
        self.table.go_to(0)
        self.table.setVisible(bool(self._all))
        self.none.setVisible(not self._all)
        self._ticked()

    def _ticked(self) -> None:
        chosen = self.model.chosen
        on = {one.facts.uuid for one in chosen}
        shown = {one.facts.uuid for one in self.model.rows}
        self._out = (self._out - shown) | (shown - on)
        if not self.adding:
            self._unticked = set(self._out)
        said = counted([one.facts for one in chosen])
        self.sum.setText(_(CHOSEN).format(rows=said) if chosen else _(NOBODY))
        self.go.setEnabled(bool(chosen))

    def _turn(self) -> None:
        self.other_table.setVisible(self.other_table.isHidden())
        self.other_table.go_to(0)
        self._say_fold()

    def _say_fold(self) -> None:
        count = self.others.rowCount()
        said = ngettext(
            "{count} may not be on the list: why?", "{count} may not be on the list: why?", count
        ).format(count=count)
        text = said if self.other_table.isHidden() else _("Fold the reasons away")
        self.fold.setText(text)
        self.fold.setAccessibleName(text)
        self.fold.setVisible(bool(count))

    def _draw(self) -> None:
        uuids = tuple(one.facts.uuid for one in self.model.chosen)
        ids = tuple(one.case_id for one in self.model.chosen)
        if self.adding:
            self.drawn.emit(None, uuids)
        else:
            self._unticked.clear()
            self.drawn.emit(self.order.currentData(), ids)
