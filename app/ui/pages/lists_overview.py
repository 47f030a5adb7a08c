"""All lists of an office: drafts, approved ones, those that another office sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import figures
from app.core.i18n import N_, _, ngettext
from app.ui import icons, theme
from app.ui.flow_row import FlowRow
from app.ui.messages import Banner
from app.ui.pages.base import button
from app.ui.pages.plain_table import Col, PlainModel, PlainTable

if TYPE_CHECKING:
    from app.services.model_lists import ListSummary

DRAFT = N_("Draft")
APPROVED = N_("Approved, frozen")
DASH = "—"


@dataclass(frozen=True)
class ListLine:
    """A list as the table shows it; ``sender``: who sent it, "" for an own one."""

    summary: ListSummary
    sender: str = ""


def state_of(summary: ListSummary) -> str:
    """Return in words how a list stands."""
    if summary.draft:
        return _(DRAFT)
    further = summary.decisions - 1
    if not further:
        return _(APPROVED)
    return ngettext(
        "Approved, changed by {count} decision", "Approved, changed by {count} decisions", further
    ).format(count=further)


def _tint(line: ListLine) -> str:
    return "attention" if line.summary.draft else "good"


def _day(line: ListLine) -> str:
    if line.summary.day:
        return figures.day(line.summary.day)
    drawn = line.summary.drawn_at
    return figures.day(drawn.astimezone().date()) if drawn else ""


COLUMNS: tuple[Col[ListLine], ...] = (
    Col(N_("№"), lambda line: line.summary.number or DASH),
    Col(N_("Date"), _day, key=lambda line: line.summary.day or date.max),
    Col(N_("How it stands"), lambda line: state_of(line.summary), tint=_tint, wide=True),
    Col(
        N_("Cooperatives"),
        lambda line: figures.number(line.summary.rows),
        key=lambda line: line.summary.rows,
        right=True,
    ),
    Col(
        N_("Taken out"),
        lambda line: figures.number(line.summary.struck) if line.summary.struck else "",
        key=lambda line: line.summary.struck,
        right=True,
        spare=1,
    ),
    Col(
        N_("Asked, tenge"),
        lambda line: figures.money(line.summary.tiyn),
        key=lambda line: line.summary.tiyn,
        right=True,
    ),
    Col(N_("From whom"), lambda line: line.sender, spare=2),
)


class OverviewView(QWidget):
    """The table of lists. ``opened`` gives the number of one, ``new_wanted`` asks for a new one."""

    opened = Signal(int)
    new_wanted = Signal()
    reply_wanted = Signal()
    desk_wanted = Signal()
    intake_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._department = False
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        self._why = theme.label(kind="why")
        layout.addWidget(theme.label(_("Lists of cooperatives"), "title"))
        layout.addWidget(self._why)
        layout.addSpacing(step)
        self.new_button = button(_("Draw up a new list"), "plus", "primary")
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button = button(_("Open"), "folder")
        self.open_button.clicked.connect(self.open_current)
        self.reply_button = button(_("Reply to the okrugs…"), "stick")
        self.reply_button.clicked.connect(self.reply_wanted)
        self.desk_button = button(_("Finance of those on the lists"), "bank")
        self.desk_button.clicked.connect(self.desk_wanted)
        self.take_button = button(_("Take files in"), "import")
        self.take_button.clicked.connect(self.intake_wanted)
        layout.addWidget(
            FlowRow(
                self.new_button,
                self.open_button,
                self.reply_button,
                self.desk_button,
                self.take_button,
            )
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.model: PlainModel[ListLine] = PlainModel(
            COLUMNS, lambda line: line.summary.id, parent=self
        )
        self.table = PlainTable(self.model, _("Lists of cooperatives"), _("Enter opens a list"))
        self.table.sort_by_head()
        self.table.opened.connect(self._open)
        layout.addWidget(self.table, 1)
        self.none = theme.label("", "why")
        layout.addWidget(self.none)
        self._rest = QWidget()
        layout.addWidget(self._rest, 0)

    def look_like(self, *, department: bool) -> None:
        """Be the АШБ's desk, where lists are drawn up, or one where they are read."""
        self._department = department
        self._why.setText(
            _("Drawn up of those with consent and registration; frozen once approved.")
            if department
            else _("Taken in from the АШБ, as they were approved. They are read only.")
        )
        self.new_button.setVisible(department)
        self.reply_button.setVisible(department)
        self.desk_button.setVisible(not department)
        self.take_button.setVisible(not department)
        theme.role(self.open_button, "" if department else "primary")
        self.open_button.setIcon(icons.icon("folder", "text" if department else "on_accent"))

    def show_lists(self, lines: Sequence[ListLine]) -> None:
        """Show lists; the cursor stays where it was."""
        current = self.model.key_at(self.table.current_row())
        self.model.show(lines)
        self.table.go_to(max(0, self.model.row_of(current)))
        self.table.setVisible(bool(lines))
        self.open_button.setEnabled(bool(lines))
        self.none.setVisible(not lines)
        self.layout().setStretchFactor(self._rest, 0 if lines else 1)  # type: ignore[union-attr]
        self.none.setText(
            ""
            if lines
            else _("There is no list yet. Draw one up of the cases that the okrugs sent.")
            if self._department
            else _("No list has been taken in yet. Take in the file that the АШБ sent.")
        )

    def open_current(self) -> None:
        """Open the list that the cursor is on."""
        self._open(self.table.current_row())

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.opened.emit(self.model.rows[row].summary.id)
