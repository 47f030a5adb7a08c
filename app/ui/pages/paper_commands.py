"""The row above the list of papers: what is done with the ticked ones, for whom, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button
from app.ui.pages.paper_format import PaperFormat
from app.ui.people_choice import PeopleDialog, choice_text

if TYPE_CHECKING:
    from app.domain.parts import Founder


class PaperCommands(QObject):
    """Buttons and choices, and whose papers were chosen: ``people``, None for everybody's."""

    def __init__(self, form: PaperFormat, parent: QObject) -> None:
        """``form`` is the choice of language and kind of file, which stands among them."""
        super().__init__(parent)
        self.people: tuple[str, ...] | None = None
        self.print_button = button(_("Print…"), "print", "primary")
        self.save_button = button(_("Save…"), "save")
        self.people_button = button("", "people")
        self.blanks = QCheckBox(_("To fill in by hand: ruled blanks for what is not known"))
        self.blanks.setToolTip(_("Ruled blanks stand where a fact is not known yet"))
        self.blanks.setAccessibleDescription(self.blanks.toolTip())
        self.everything = button(_("Tick all"), kind="link")
        self.nothing = button(_("Tick none"), kind="link")
        before = (form.languages, self.print_button)
        after = (self.people_button, self.blanks, self.everything, self.nothing)
        self.in_order = (*before, self.save_button, form.kinds, *after)
        self.row = FlowRow(_title(), *before, self._saving(form), *after)

    def _saving(self, form: PaperFormat) -> QWidget:
        """Keep what is saved beside its button wherever the row breaks."""
        made = QWidget()
        pair = QHBoxLayout(made)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.unit())
        pair.addWidget(self.save_button)
        pair.addWidget(form.kinds)
        return made

    def choose_people(self, founders: Sequence[Founder]) -> None:
        """Ask whose papers are saved and printed."""
        dialog = PeopleDialog(founders, self.people, self.row)
        if dialog.exec():
            self.people = dialog.chosen()
            self.say_people(len(founders))

    def say_people(self, count: int) -> None:
        """Say on the button whose papers are chosen, of so many people."""
        text = choice_text(self.people, count)
        self.people_button.setText(f" {text}")
        self.people_button.setAccessibleName(text)
        self.people_button.setEnabled(count > 0)

    def enable(self, *, on: bool) -> None:
        """Let papers be printed and saved, or not."""
        self.print_button.setEnabled(on)
        self.save_button.setEnabled(on)


def _title() -> QWidget:
    made = theme.label(_("Papers"), "title")
    made.setWordWrap(False)
    made.setContentsMargins(0, 0, theme.unit() * 2, 0)
    return made
