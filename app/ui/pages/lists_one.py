"""One list: its rows, its paper, its decisions. A draft is changed here, an approved one read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from app.core.i18n import N_, _, ngettext
from app.domain.approved_list import ApprovedList, ListRow
from app.ui import theme
from app.ui.context import Context
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import back_row, button, heading
from app.ui.pages.lists_draw import ORDERS
from app.ui.pages.lists_overview import state_of
from app.ui.pages.lists_rows import DASH, counted, day, fact_columns
from app.ui.pages.plain_table import Col, PlainModel, PlainTable

if TYPE_CHECKING:
    from app.services.model_lists import OpenList
    from app.ui.pages.lists_chain import ChainPane
    from app.ui.pages.lists_paper import PaperPane

NUMBERED = N_("List № {number} of {day}")
DRAFT = N_("Draft of the list")
ADDED = N_("Added by № {number}")
OUT = N_("Taken out by № {number}")
CORRECTED = N_("Corrected by № {numbers}")
LOST = N_("{name}: {reasons}")
MORE = N_("and {count} more")
ROW = N_("№ {position}, {name}")
NO_CASE = N_("The case of this row lies in the bin or is not here any more.")
MOST_LOST = 6
"""So many cases that may not stand on a draft are named one by one."""
FROZEN = N_("Frozen: it changes by a further decision only.")
FROM = N_("Sent by {sender}. It is read only: the АШБ alone changes it.")


@dataclass(frozen=True)
class RowLine:
    """A row with the numbers of the decisions that touched it, in words."""

    row: ListRow
    fate: str = ""


def fate_of(row: ListRow, approved: ApprovedList | None) -> str:
    """Return in words which further decisions touched a row."""
    if approved is None:
        return ""
    number = {decision.seq: decision.number for decision in approved.decisions}
    parts = []
    if row.added > 1:
        parts.append(_(ADDED).format(number=number[row.added]))
    if row.corrected:
        parts.append(_(CORRECTED).format(numbers=", ".join(number[seq] for seq in row.corrected)))
    if row.removed:
        parts.append(_(OUT).format(number=number[row.removed]))
    return "; ".join(parts)


class OneView(QWidget):
    """A list as it stands. What is pressed is only told: the page does it."""

    left = Signal()
    approve_wanted = Signal()
    add_wanted = Signal()
    out_wanted = Signal(object)  # uuids
    move_wanted = Signal(str, int)  # uuid, new number
    order_wanted = Signal(object)
    drop_wanted = Signal()
    change_wanted = Signal()
    reply_wanted = Signal()
    send_wanted = Signal()
    case_opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._directions: dict[str, str] = {}
        self.list: OpenList | None = None
        self._drafting = False  # rows come, go and move here
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        layout.addLayout(back_row(_("Back to the lists"), self.left.emit))
        self.title = heading(layout, _(DRAFT))
        self.state = theme.label(kind="why")
        layout.addWidget(self.state)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self._bar = self._commands()
        layout.addWidget(self._bar)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Parts of the list"))
        self.tabs.tabBar().setAccessibleName(_("Parts of the list"))
        self.tabs.addTab(self._rows(step), _("Rows"))
        # What stands on the two other leaves is made once one of them is turned to.
        self._paper_leaf, self._chain_leaf = QWidget(), QWidget()
        self.tabs.addTab(self._paper_leaf, _("The paper itself"))
        self.tabs.addTab(self._chain_leaf, _("Decisions"))
        self.tabs.currentChanged.connect(lambda _index: self._turned())
        layout.addWidget(self.tabs, 1)

    @cached_property
    def paper(self) -> PaperPane:
        """The paper of the list; made when it is first looked at."""
        from app.ui.pages.lists_paper import PaperPane

        made = PaperPane(self._context)
        _fill(self._paper_leaf, made)
        if self.list is not None:
            made.use(self.list)
        return made

    @cached_property
    def chain(self) -> ChainPane:
        """The decisions of the list; made when it is first looked at."""
        from app.ui.pages.lists_chain import ChainPane

        made = ChainPane()
        _fill(self._chain_leaf, made)
        return made

    def _commands(self) -> QWidget:
        self.approve = button(_("Approve…"), "stamp", "primary")
        self.approve.clicked.connect(self.approve_wanted)
        self.change = button(_("Change by a decision…"), "edit", "primary")
        self.change.clicked.connect(self.change_wanted)
        self.reply = button(_("Reply to the okrugs…"), "stick")
        self.reply.clicked.connect(self.reply_wanted)
        self.send = button(_("Send to the ӘКК…"), "bank")
        self.send.clicked.connect(self.send_wanted)
        self.add = button(_("Add…"), "plus")
        self.add.clicked.connect(self.add_wanted)
        self.out = button(_("Take out"), "close")
        self.out.clicked.connect(self._take_out)
        self.up = button(_("Up"), "up")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down = button(_("Down"), "down")
        self.down.clicked.connect(lambda: self._move(+1))
        self.order = QComboBox()
        self.order.setAccessibleName(_("Order of the rows"))
        self.order.setToolTip(_("Puts the rows into this order"))
        for order, words in ORDERS.items():
            self.order.addItem(_(words), order)
        self.order.activated.connect(
            lambda _index: self.order_wanted.emit(self.order.currentData())
        )
        self.drop = button(_("Throw the draft away"), "bin")
        self.drop.clicked.connect(self.drop_wanted)
        self._of_draft = (
            self.approve, self.add, self.out, self.up, self.down, self.order, self.drop,
        )  # fmt: skip
        self._of_rows = (self.add, self.out, self.up, self.down, self.order)
        self._of_own = (self.change, self.reply, self.send)
        return FlowRow(*self._of_own, *self._of_draft)

    def _rows(self, step: int) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, step, 0, 0)
        layout.setSpacing(step // 2)
        columns: tuple[Col[RowLine], ...] = (
            Col(
                N_("№"),
                lambda line: str(line.row.position),
                key=lambda line: line.row.position,
                right=True,
            ),
            *fact_columns(lambda line: line.row.facts, self._directions),
            Col(N_("Decisions on it"), lambda line: line.fate, spare=1),
        )
        self.model: PlainModel[RowLine] = PlainModel(
            columns,
            lambda line: (line.row.facts.uuid, line.row.added),  # a number moves with its row
            parent=self,
        )
        self.model.struck = lambda line: bool(line.row.removed)
        self.table = PlainTable(self.model, _("Rows of the list"), _("Enter opens the case"))
        self.table.setSelectionMode(PlainTable.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._take_out)
        layout.addWidget(self.table, 1)
        self.sum = theme.label(kind="why")
        layout.addWidget(self.sum)
        self.lost = theme.label(kind="attention")
        layout.addWidget(self.lost)
        self.clean = button(_("Take off the draft"), "close")
        self.clean.clicked.connect(self._take_lost_off)
        layout.addWidget(FlowRow(self.clean))
        return made

    # -- showing -------------------------------------------------------------------------

    def show_list(
        self, opened: OpenList, directions: Mapping[str, str], *, department: bool, sender: str = ""
    ) -> None:
        """Show a list; of the one that is shown already the cursor stays."""
        same = self.list is not None and self.list.summary.id == opened.summary.id
        before = self.table.selected_rows() if same else []
        kept = [self.model.key_at(row) for row in before]
        self.list = opened
        self._directions.clear()
        self._directions.update(directions)
        summary, draft = opened.summary, opened.approved is None
        self.title.setText(
            _(DRAFT) if draft else _(NUMBERED).format(number=summary.number, day=day(summary.day))
        )
        if draft:
            said = _("Nothing is frozen yet: rows come, go and move until it is approved.")
        elif sender:
            said = f"{state_of(summary)}. {_(FROM).format(sender=sender)}"
        else:
            said = f"{state_of(summary)}. {_(FROZEN)}"
        self.state.setText(said)
        self._drafting = draft and department
        for one in self._of_draft:
            one.setVisible(self._drafting)
        for one in self._of_own:
            one.setVisible(not draft and summary.own and department)
        self._bar.setVisible(department and (draft or summary.own))
        self.order.setCurrentIndex(self.order.findData(summary.order))
        lines = [RowLine(row, fate_of(row, opened.approved)) for row in opened.rows]
        self.model.show(lines)
        places = [place for key in kept if (place := self.model.row_of(key)) >= 0]
        beside = min(before[0], len(lines) - 1) if before else 0  # where those stood that went
        self.table.select_rows(places or [beside][: len(lines)])
        standing = [row.facts for row in opened.rows if not row.removed]
        self.sum.setText(counted(standing))
        self._show_lost(opened)
        self.tabs.setTabVisible(2, not draft)
        self.approve.setEnabled(bool(lines) and not opened.lost)
        for one in (self.out, self.up, self.down):
            one.setEnabled(bool(lines))
        if not same:
            self.tabs.setCurrentIndex(0)
        if "paper" in self.__dict__:
            self.paper.use(opened)
        self._turned()

    def _show_lost(self, opened: OpenList) -> None:
        """Say which cases may not stand on a draft, or are not here although a list has them."""
        lines = self._lost_lines(opened) if opened.approved is None else self._away_lines(opened)
        self.lost.setText("\n".join(lines))
        self.lost.setVisible(bool(lines))
        self.clean.setVisible(bool(opened.lost) and self._drafting)

    @staticmethod
    def _lost_lines(opened: OpenList) -> list[str]:
        lines = [
            _(LOST).format(name=one.facts.name or DASH, reasons=" ".join(one.reasons))
            for one in opened.lost
        ]
        said = ngettext(
            "{count} case of the draft may not stand on the list. Take it off, or put its case "
            "in order.",
            "{count} cases of the draft may not stand on the list. Take them off, or put their "
            "cases in order.",
            len(lines),
        )
        return _few(said, lines)

    @staticmethod
    def _away_lines(opened: OpenList) -> list[str]:
        away = [
            _(ROW).format(position=row.position, name=row.facts.name)
            for row in opened.rows
            if not row.removed and row.facts.uuid not in opened.case_ids
        ]
        said = ngettext(
            "{count} case of the list lies in the bin or is not here: no file holds it.",
            "{count} cases of the list lie in the bin or are not here: no file holds them.",
            len(away),
        )
        return _few(said, away)

    def _turned(self) -> None:
        """Show on the leaf that is turned to what the list says now."""
        leaf = self.tabs.currentWidget()
        if leaf is self._paper_leaf:
            self.paper.draw()
        elif leaf is self._chain_leaf and self.list is not None:
            self.chain.show_list(self.list, self._directions)
        for one in self._of_rows:  # only where the rows stand: a low window has no room to give
            one.setVisible(self._drafting and self.tabs.currentIndex() == 0)

    # -- doing ---------------------------------------------------------------------------

    def chosen_rows(self) -> Sequence[ListRow]:
        """Return the selected rows."""
        return [self.model.rows[place].row for place in self.table.selected_rows()]

    def _open(self, place: int) -> None:
        opened = self.list
        if opened is not None and 0 <= place < len(self.model.rows):
            found = opened.case_ids.get(self.model.rows[place].row.facts.uuid)
            if found is not None:
                self.case_opened.emit(found)
            else:
                self.banner.tell(_(NO_CASE), "attention")

    def _take_out(self) -> None:
        if self._drafting and self.chosen_rows():
            self.out_wanted.emit(tuple(row.facts.uuid for row in self.chosen_rows()))

    def _take_lost_off(self) -> None:
        if self.list is not None:
            self.out_wanted.emit(tuple(one.facts.uuid for one in self.list.lost))

    def _move(self, by: int) -> None:
        place = self.table.current_row()
        if 0 <= place < len(self.model.rows):
            row = self.model.rows[place].row
            wanted = row.position + by
            if 1 <= wanted <= len(self.model.rows):
                self.move_wanted.emit(row.facts.uuid, wanted)


def _few(said: str, lines: Sequence[str]) -> list[str]:
    """Return the first lines below a sentence that counts them all; nothing of none."""
    if not lines:
        return []
    more = [_(MORE).format(count=len(lines) - MOST_LOST)] if len(lines) > MOST_LOST else []
    return [said.format(count=len(lines)), *lines[:MOST_LOST], *more]


def _fill(leaf: QWidget, pane: QWidget) -> None:
    layout = QVBoxLayout(leaf)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(pane)
