"""Ways to begin a screening without typing: another case's, the usual criteria, a paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.screening import screening_begun
from app.forms.spec import Panel
from app.services.screening import OtherScreening, put_usual_criteria, take_over
from app.services.screening_paste import read_members
from app.services.session import CaseSession
from app.services.text import titled
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.panels.base import CasePanel
from app.ui.record_ids import new_id

Found = Callable[[Sequence[OtherScreening]], None]
Source = Callable[[CaseSession, Found], None]

OFFER = N_(
    "Another case of this district has a screening on record. Take over its working group, "
    "criteria, okrugs, scores and proposals; each may be changed here."
)
USUAL = N_("There are no criteria yet. Put in the usual ones, then change what does not suit.")
PASTE = N_(
    "A list from a document or spreadsheet: one person a line, name and post parted by a tab, "
    "a dash or a semicolon."
)


def _nobody(_session: CaseSession, _found: Found) -> None:
    """Without a store there is no other case."""


_source: Source = _nobody


def use_screenings(source: Source) -> None:
    """Ask ``source(session, found)`` for other screenings from now on; it must not block."""
    global _source  # noqa: PLW0603 - one store, one source
    _source = source


class _Offer(CasePanel):
    """A sentence and a button in a card; hidden while there is nothing to offer."""

    wide = False

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.unit(self))
        self.words = theme.label("", "helper")
        self.column.addWidget(self.words)

    def _place(self, *widgets: QWidget) -> None:
        self.column.addWidget(FlowRow(*widgets))

    def _offer(self, *, shown: bool) -> None:
        """Show or hide what the panel holds; the panel itself is shown by the page."""
        for child in self.findChildren(QWidget):
            if child.parentWidget() is self:
                child.setVisible(shown)


class ScreeningCopy(_Offer):
    """Takes the screening over from another case of the same district."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.words.setText(_(OFFER))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Case with a screening"))
        self.take = button(_("Take the screening over"), "copy")
        self.take.clicked.connect(self.take_chosen)
        self._place(self.choice, self.take)
        self._others: Sequence[OtherScreening] = ()
        self._asked: tuple[str, str] | None = None
        self._offer(shown=False)

    def refresh(self) -> None:
        """Ask for other cases when the district is new; show what was found."""
        case = self.session.case
        place = (case.text("meeting.oblast"), case.text("meeting.district"))
        if place != self._asked and not screening_begun(case.answers):
            self._asked = place
            self._show(())
            if place[1]:
                _source(self.session, self._show)
        self._offer(shown=bool(self._others) and not screening_begun(case.answers))

    def _show(self, others: Sequence[OtherScreening]) -> None:
        self._others = tuple(others)
        self.choice.clear()
        for other in self._others:
            title = titled(other.title)
            words = _("{case}, okrugs: {count}").format(case=title, count=other.okrugs)
            self.choice.addItem(words)
        self._offer(shown=bool(self._others) and not screening_begun(self.session.answers))

    def take_chosen(self) -> None:
        """Copy the chosen screening into this case: one step of undo."""
        place = self.choice.currentIndex()
        if 0 <= place < len(self._others) and not screening_begun(self.session.answers):
            source = self._others[place].answers
            self.session.edit(*take_over(source, self.session.answers, new_id))


class UsualCriteria(_Offer):
    """Puts the usual criteria in while there is none."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.words.setText(_(USUAL))
        self.put = button(_("Put in the usual criteria"), "plus", "primary")
        self.put.clicked.connect(self.put_in)
        self._place(self.put)

    def refresh(self) -> None:
        """Offer them only while the list is empty."""
        self._offer(shown=not self.session.answers.records("criteria"))

    def put_in(self) -> None:
        """Add the usual criteria: one step of undo."""
        self.session.edit(*put_usual_criteria(self.session.answers, new_id))

    def asks_for(self, address: str) -> bool:
        """Nothing: the list below edits the criteria."""
        del address
        return False


class GroupPaste(_Offer):
    """Takes the members of the group from the clipboard, a person a line."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.words.setText(_(PASTE))
        self.paste = button(_("Paste a list of members"), "document")
        self.paste.clicked.connect(self.paste_list)
        self.told = theme.label("", "helper")
        self._place(self.paste)
        self.column.addWidget(self.told)

    def paste_list(self) -> None:
        """Add everybody who stands on the clipboard: one step of undo."""
        text = QGuiApplication.clipboard().text()
        changes = read_members(text, self.session.answers, new_id)
        self.session.edit(*changes)
        self.told.setText(
            _("Members added: {count}. Check their roles.").format(count=len(changes))
            if changes
            else _("There is no list on the clipboard, or all of it stands here already.")
        )
