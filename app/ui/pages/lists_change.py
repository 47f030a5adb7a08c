"""A further decision on an approved list is prepared: rows out, cases in, facts corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.i18n import N_, _, ngettext
from app.domain.approved_list import Correction, RowFacts
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import back_row, button, heading
from app.ui.pages.lists_rows import corrected, fact_columns
from app.ui.pages.plain_table import Col, PlainModel, PlainTable

if TYPE_CHECKING:
    from app.services.model_lists import Candidate, OpenList

OUT = N_("Is taken out")
IN = N_("Is added")
FIXED = N_("Is corrected: {what}")
DIFFERS = N_("The case says otherwise: {what}")
ROW = N_("№ {position}, {name}")
CHANGES = N_("Out: {out} · in: {come} · corrected: {fixed}")
TITLE = N_("What changes in the list № {number}?")


@dataclass(frozen=True)
class ChangeLine:
    """A row that stands, or a case that comes; ``fate`` says what the decision does to it."""

    position: int
    facts: RowFacts
    fate: str = ""
    tint: str = ""


class ChangeView(QWidget):
    """Marks rows; ``decide_wanted`` asks for number, day and who decides."""

    left = Signal()
    add_wanted = Signal()
    decide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directions: dict[str, str] = {}
        self._list: OpenList | None = None
        self._fixes: dict[int, tuple[Correction, ...]] = {}
        self.removed: set[int] = set()
        self.corrected: set[int] = set()
        self.coming: tuple[Candidate, ...] = ()
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        layout.addLayout(back_row(_("Back to the list"), self.left.emit))
        self.title = heading(
            layout,
            "",
            _(
                "Mark the rows, then write the decision down. Nothing changes before that. A row "
                "that is taken out keeps its number for ever."
            ),
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.notice = Banner()  # apart: what goes wrong meanwhile takes no offer away
        layout.addWidget(self.notice)
        self.out = button(_("Take out"), "close")
        self.out.clicked.connect(self.take_out)
        self.add = button(_("Add…"), "plus")
        self.add.clicked.connect(self.add_wanted)
        self.fix = button(_("Correct by the case"), "edit")
        self.fix.setToolTip(_("Writes into the row what its case says now"))
        self.fix.clicked.connect(self.correct)
        self.leave = button(_("Leave as it is"), "undo")
        self.leave.clicked.connect(self.undo)
        self.go = button(_("Write the decision down…"), "stamp", "primary")
        self.go.clicked.connect(self.decide_wanted)
        layout.addWidget(FlowRow(self.out, self.add, self.fix, self.leave, self.go))
        columns: tuple[Col[ChangeLine], ...] = (
            Col(N_("№"), lambda row: str(row.position), key=lambda row: row.position, right=True),
            *fact_columns(lambda row: row.facts, self._directions),
            Col(
                N_("What becomes of it"), lambda row: row.fate, tint=lambda row: row.tint, wide=True
            ),
        )
        self.model: PlainModel[ChangeLine] = PlainModel(
            columns, lambda row: row.position, parent=self
        )
        self.table = PlainTable(
            self.model, _("Rows that stand on the list"), _("Delete takes a row out")
        )
        self.table.setSelectionMode(PlainTable.SelectionMode.ExtendedSelection)
        self.table.deleted.connect(self.take_out)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        layout.addWidget(self.table, 1)
        self.told = theme.label(kind="why")
        layout.addWidget(self.told)
        self.sum = theme.label(kind="why")
        layout.addWidget(self.sum)

    # -- showing -------------------------------------------------------------------------

    def offer(
        self, opened: OpenList, fixes: Sequence[Correction], directions: Mapping[str, str]
    ) -> None:
        """Show an approved list; ``fixes`` are facts that cases tell now.

        What was marked stays as long as no decision was taken on the list in between.
        """
        before = self._list
        same = before is not None and before.approved == opened.approved
        self._list = opened
        self._directions.clear()
        self._directions.update(directions)
        self._fixes = {}
        for one in fixes:
            self._fixes[one.position] = (*self._fixes.get(one.position, ()), one)
        if not same:
            self.removed.clear()
            self.coming = ()
        self.corrected = self.corrected & set(self._fixes) if same else set()
        self.title.setText(_(TITLE).format(number=opened.summary.number))
        self.banner.clear()
        self._show()
        self.table.go_to(0)

    def put_in(self, found: Sequence[Candidate]) -> None:
        """Add cases."""
        there = {one.facts.uuid for one in self.coming}
        self.coming += tuple(one for one in found if one.facts.uuid not in there)
        self._show()
        self.table.select_rows([self.model.rowCount() - 1])
        self.table.scrollToBottom()

    def _show(self) -> None:
        opened = self._list
        if opened is None:
            return
        kept = [self.model.key_at(row) for row in self.table.selected_rows()]
        lines = [
            ChangeLine(row.position, row.facts, *self._fate(row.position))
            for row in opened.rows
            if not row.removed
        ]
        last = len(opened.rows)
        lines += [
            ChangeLine(last + place, one.facts, _(IN), "good")
            for place, one in enumerate(self.coming, start=1)
        ]
        self.model.show(lines)
        places = [self.model.row_of(key) for key in kept]
        self.table.select_rows([place for place in places if place >= 0])
        self.sum.setText(
            _(CHANGES).format(
                out=len(self.removed), come=len(self.coming), fixed=len(self.corrected)
            )
        )
        self.go.setEnabled(bool(self.removed or self.corrected or self.coming))
        self._say_fixes()
        self._enable()

    def _say_fixes(self) -> None:
        """Offer to correct the rows that differ from their cases, as long as any is not marked."""
        count = len(set(self._fixes) - self.corrected - self.removed)
        said = ngettext(
            "{count} row says something else than its case now.",
            "{count} rows say something else than their cases now.",
            count,
        ).format(count=count)
        if count:
            self.notice.tell(said, "info", _("Mark all to be corrected"), self.correct_all)
        else:
            self.notice.clear()

    def _fate(self, position: int) -> tuple[str, str]:
        if position in self.removed:
            return _(OUT), "bad"
        if position not in self._fixes:
            return "", ""
        what = self._what(position)
        if position in self.corrected:
            return _(FIXED).format(what=what), "attention"
        return _(DIFFERS).format(what=what), "muted"

    def _what(self, position: int) -> str:
        return "; ".join(corrected(one, self._directions) for one in self._fixes[position])

    def lines(self) -> list[tuple[str, str]]:
        """Return what the decision does, a line for each row, to be read before it is taken."""
        opened = self._list
        if opened is None:
            return []
        names = {row.position: row.facts.name for row in opened.rows}
        found = [
            (_(OUT), _(ROW).format(position=position, name=names[position]))
            for position in sorted(self.removed)
        ]
        found += [
            (
                _("Is corrected"),
                f"{_(ROW).format(position=position, name=names[position])}. {self._what(position)}",
            )
            for position in sorted(self.corrected)
        ]
        last = len(opened.rows)
        found += [
            (_(IN), _(ROW).format(position=last + place, name=one.facts.name))
            for place, one in enumerate(self.coming, start=1)
        ]
        return found

    # -- marking -------------------------------------------------------------------------

    def _selected(self) -> list[int]:
        return [self.model.rows[place].position for place in self.table.selected_rows()]

    def _old(self) -> int:
        return len(self._list.rows) if self._list else 0

    def take_out(self) -> None:
        """Mark the selected rows to be taken out; cases that were to come are dropped."""
        chosen = set(self._selected())
        self.removed |= {position for position in chosen if position <= self._old()}
        self.corrected -= chosen
        self._drop(chosen)

    def correct(self) -> None:
        """Mark those of the selected rows that differ from their cases to be corrected."""
        self.corrected |= {position for position in self._selected() if position in self._fixes}
        self.removed -= self.corrected
        self._show()

    def correct_all(self) -> None:
        """Mark every row that differs from its case and stays on the list."""
        self.corrected = set(self._fixes) - self.removed
        self._show()

    def undo(self) -> None:
        """Take the marks of the selected rows away."""
        chosen = set(self._selected())
        self.removed -= chosen
        self.corrected -= chosen
        self._drop(chosen)

    def _drop(self, chosen: set[int]) -> None:
        last = self._old()
        self.coming = tuple(
            one for place, one in enumerate(self.coming, start=1) if last + place not in chosen
        )
        self._show()

    def _enable(self) -> None:
        chosen = self._selected()
        old = [position for position in chosen if position <= self._old()]
        marked = self.removed | self.corrected
        self.out.setEnabled(any(position not in self.removed for position in chosen))
        self.fix.setEnabled(any(p in self._fixes and p not in self.corrected for p in old))
        self.leave.setEnabled(any(p in marked or p > self._old() for p in chosen))
        self._say_whole()

    def _say_whole(self) -> None:
        """Say below the table what becomes of the row: in its column it may be cut."""
        chosen = self.table.selected_rows()
        line = self.model.rows[chosen[0]] if chosen else None
        if line is None or not line.fate:
            self.told.clear()
        else:
            row = _(ROW).format(position=line.position, name=line.facts.name)
            self.told.setText(f"{row}. {line.fate}")
        self.told.setVisible(bool(self.told.text()))
