"""All cases, searched as one types; duplicate, bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.core.figures import number
from app.core.i18n import N_, _
from app.services.text import titled
from app.ui import icons, theme
from app.ui.context import Context
from app.ui.messages import Banner
from app.ui.pages.base import Page, button, heading
from app.ui.pages.case_list import CaseList
from app.ui.pages.samples_bar import SamplesBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.model import LatestCases
    from app.services.overview import Overview

SEARCH_MS = 120
SHOWN = 200
"""So many cases are shown at first; the button below them brings as many more."""
MORE = N_("…and {count} more")
MOVED = N_("«{name}» was moved to the bin.")


class CasesPage(Page):
    """The list of all cases."""

    help_text = N_(
        "All your cases. Type a part of a name or of an okrug to find one. Enter opens it, Delete "
        "moves it to the bin, and from the bin it can be restored."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 3, step * 2, step * 3, step * 2)
        layout.setSpacing(step)
        heading(layout, _("Cooperatives"))
        bar = QHBoxLayout()
        bar.setSpacing(step)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by name or okrug"))
        self.search.setAccessibleName(_("Find a case"))
        self.search.setAccessibleDescription(_("Type a part of a name or of an okrug"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        new = button(_("New founding"), "plus", "primary")
        new.clicked.connect(context.new_wanted)
        to_bin = button(_("The bin"), "trash-restore")
        to_bin.clicked.connect(lambda: context.page_wanted.emit("bin"))
        bar.addWidget(self.search, 1)
        bar.addWidget(to_bin)
        bar.addWidget(new)
        layout.addLayout(bar)
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.list = CaseList()
        layout.addWidget(self.list, 1)
        self.more = button(_(MORE), "down", "link")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        layout.addWidget(self.more)
        self._none = theme.label("", "why")
        layout.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self.samples = SamplesBar(context, self.banner)
        layout.addWidget(self.samples)
        self._asked = ""
        self._most = SHOWN
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._open_first)
        self.list.opened.connect(lambda case_id: context.case_wanted.emit(case_id, "wizard"))
        self.list.deletion_wanted.connect(self.delete)
        self.list.menu_wanted.connect(self._menu)
        context.cases_changed.connect(self.refresh)

    def takes_words(self) -> bool:
        """Return whether Kazakh words are typed here."""
        return True

    def begin_search(self) -> bool:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def refresh(self) -> None:
        """Read the cases that match."""
        if not self.context.ready:
            return
        services = self.context.services
        text = self.search.text().strip()
        if text != self._asked:
            self._asked, self._most = text, SHOWN
        self.context.tasks.run(
            lambda: services.cases.latest(self._most, text),
            lambda found: self._show(text, found),
            None,
            self,
            still_wanted=lambda: text == self._asked,
        )

    def _show(self, text: str, found: LatestCases) -> None:
        if text != self.search.text().strip():
            return  # an older search that came late
        cases = found.cases
        rest = found.count - len(cases)
        self.more.setText(_(MORE).format(count=number(rest)))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(rest > 0)
        self.samples.show_samples(found.samples)
        self.list.show_cases(cases)
        self.list.setVisible(bool(cases))
        self._none.setText("" if cases else _("No case matches.") if text else _("No cases yet."))
        self._none.setVisible(not cases)
        ids = [case.id for case in cases[:12]]
        services = self.context.services
        self.context.tasks.run(lambda: services.overviews(ids), self._show_progress, None, self)

    def _show_progress(self, overviews: Sequence[Overview]) -> None:
        self.list.cases.show_progress({o.case_id: (o.done, o.total) for o in overviews})

    def _show_more(self) -> None:
        self._most += SHOWN
        self.refresh()

    def _open_first(self) -> None:
        current = self.list.current_id()
        if current is not None:
            self.context.case_wanted.emit(current, "wizard")

    def _menu(self, case_id: int, point: QPoint) -> None:
        menu = QMenu(self)
        for text, icon, slot in (
            (_("Open"), "folder", lambda: self.context.case_wanted.emit(case_id, "wizard")),
            (_("Make a second case like this"), "copy", lambda: self.duplicate(case_id)),
            (_("Move to the bin"), "bin", lambda: self.delete(case_id)),
        ):
            action = QAction(icons.icon(icon, "muted"), text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.popup(point)

    def duplicate(self, case_id: int) -> None:
        """Make a second case with the same answers and open it."""
        services = self.context.services
        self.context.tasks.run(
            lambda: services.cases.duplicate(case_id),
            lambda opened: self.context.case_wanted.emit(opened.summary.id, "wizard"),
            self.banner.tell_error,
            self,
        )

    def delete(self, case_id: int) -> None:
        """Move a case to the bin; the sentence that says so can take it back."""
        row = self.list.cases.row_of(case_id)
        name = titled(self.list.cases.cases[row].title) if row >= 0 else ""
        self.context.bin_wanted.emit(case_id)

        def undo() -> None:
            services = self.context.services
            self.banner.clear()
            self.context.tasks.run(
                lambda: services.cases.restore(case_id),
                lambda _none: self.context.cases_changed.emit(),
                self.banner.tell_error,
                self,
            )

        self.banner.tell(_(MOVED).format(name=name), "info", _("Take it back"), undo)
