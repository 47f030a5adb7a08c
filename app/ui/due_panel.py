"""Due dates on a page: those of all own cases, brought up to date by and by, or of the open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.core.figures import number
from app.core.file_names import safe_name
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import theme
from app.ui.context import Context
from app.ui.due_list import DueList, ask_for_file
from app.ui.pages.base import button, row

if TYPE_CHECKING:
    from app.services.due import Calendar
    from app.services.session import CaseSession

SHOWN = 60
"""How many due dates home shows; the file holds all of them."""
SHOW_EACH = 16
"""After so many slices of work what is known by then is shown."""
COUNTS = N_("Open: {open}, of them overdue: {overdue}")
LOOKING = N_("Cases still to be looked through: {count}")
SAVED = N_("Due dates in the calendar file: {count}")
NOTHING = N_("Nothing is due: no date of the founding, the meetings or the loan is known yet.")
MOST_HIGH = 32
"""Units of height of the open case's list; more scroll."""
CALENDAR_FILE = N_("Calendar file (.ics)")


class DuePanel(QWidget):
    """A heading, how many there are, the list, and the button for a calendar file.

    It is not there while nothing is due.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._working = False
        self._slices = 0
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step, 0, 0)
        layout.setSpacing(step)
        self.save = button(_(CALENDAR_FILE), "calendar", "link")
        self.save.clicked.connect(self._save)
        head = row(stretch=False)
        head.addWidget(theme.label(_("Coming due dates"), "heading"), 1)
        head.addWidget(self.save)
        layout.addLayout(head)
        self.counts = theme.label("", "helper")
        layout.addWidget(self.counts)
        self.list = DueList()
        self.list.wanted.connect(context.case_wanted.emit)
        layout.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def refresh(self) -> None:
        """Read what is known, then bring the rest up to date."""
        due = self._context.services.due
        self._context.tasks.run(lambda: due.calendar(SHOWN), self._show, None, self)

    def _show(self, calendar: Calendar) -> None:
        self.list.show_lines(calendar.lines)
        told = _(COUNTS).format(open=number(calendar.open), overdue=number(calendar.overdue))
        if calendar.stale:
            told += "  ·  " + _(LOOKING).format(count=number(calendar.stale))
        self.counts.setText(told)
        theme.role(self.counts, "helper")
        self.setVisible(bool(calendar.lines))
        if calendar.stale and not self._working:
            self._work()

    def _work(self) -> None:
        """One slice; the next is queued behind whatever else waits for the store."""
        self._working = True
        due = self._context.services.due
        self._context.tasks.run(due.work, self._worked, self._failed, self)

    def _worked(self, left: int) -> None:
        self._slices += 1
        if not left:
            self._working = False
            self.refresh()
        else:
            if self._slices % SHOW_EACH == 0:
                self.refresh()
            self._work()

    def _failed(self, error: Exception) -> None:
        self._working = False
        self._context.failed.emit(error)

    def _save(self) -> None:
        services = self._context.services
        path = ask_for_file(self, f"auyl-koop-{services.clock.now():%Y-%m-%d}.ics")
        if path is not None:
            self._context.tasks.run(
                lambda: services.due.save_calendar(path),
                lambda count: self._context.notice.emit(_(SAVED).format(count=number(count))),
                self._context.failed.emit,
                self,
            )


class CaseDuePanel(QWidget):
    """The due dates of the open case, straight from its answers, all of them in sight."""

    def __init__(
        self, context: Context, session: CaseSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        self.nothing = theme.label(_(NOTHING), "why")
        self.list = DueList()
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.wanted.connect(lambda _case, place: context.page_wanted.emit(place))
        self.save = button(_(CALENDAR_FILE), "calendar")
        self.save.clicked.connect(self._save)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        layout.addLayout(row(self.save))

    def refresh(self) -> None:
        """Show what is due in the case as it stands."""
        from app.services.due import lines_of

        lines = lines_of(self._session.case, self._session.summary.uuid)
        self.list.show_lines(lines)
        self.nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.save.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower sentence takes more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.list.setFixedHeight(min(self.list.height_of_rows(), theme.unit() * MOST_HIGH))

    def _save(self) -> None:
        from app.services.due import CALENDAR_NAME, lines_of, save_lines

        case, summary = self._session.case, self._session.summary
        services = self._context.services
        path = ask_for_file(self, f"{safe_name(titled(case.short_name))}.ics")
        if path is None:
            return
        lines, moment = lines_of(case, summary.uuid), services.clock.now()
        self._context.tasks.run(
            lambda: save_lines(lines, path, case.short_name or _(CALENDAR_NAME), moment),
            lambda count: self._context.notice.emit(_(SAVED).format(count=number(count))),
            self._context.failed.emit,
            self,
        )
