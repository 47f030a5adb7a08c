"""The side bar: the places of this office's desk, and those of the open case below them.

Which places stand there follows from what the office does (setting ``office.role``); the places of
a case are the same at every desk.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.ui import icons, theme

OKRUG = "okrug"
DESK = ("department", "corporation")
"""Offices that see the cases of many okrugs. The names are those of :mod:`app.core.settings`, which
is too much to read before the first paint."""


class Place(NamedTuple):
    """A page of the window: its code, its name, its icon, and whether it needs an open case.

    ``roles``: the offices that have it at their desk; none named: all.
    """

    code: str
    name: str
    icon: str
    of_case: bool = False
    roles: tuple[str, ...] = ()


PLACES: tuple[Place, ...] = (
    Place("home", N_("Home"), "home"),
    Place("cases", N_("Cooperatives"), "people", roles=(OKRUG,)),
    Place("register", N_("All cooperatives"), "people", roles=DESK),
    Place("intake", N_("Take files in"), "import"),
    Place("lists", N_("Approved lists"), "stamp", roles=DESK),
    Place("finance_desk", N_("Finance of the lists"), "bank", roles=("corporation",)),
    Place("report", N_("Summary sheet"), "chart"),
    Place("scheme", N_("Implementation scheme"), "signpost", of_case=True),
    Place("wizard", N_("Founding"), "steps", of_case=True),
    Place("documents", N_("Papers"), "documents", of_case=True),
    Place("file_set", N_("File set"), "stick", of_case=True, roles=(OKRUG,)),
    Place("spelling", N_("Russian spellings"), "edit", of_case=True),
    Place("payments", N_("Paid contributions"), "money", of_case=True),
    Place("next_steps", N_("What to do next"), "calendar", of_case=True),
    Place("settings", N_("Settings"), "settings"),
)

UNDER: dict[str, str] = {
    "screening": "scheme",
    "project": "scheme",
    "finance": "scheme",
    "members": "scheme",
}
"""Pages of the open case that the scheme leads to: which place of the side bar they stand under."""
WIZARDS = ("wizard", *UNDER)
"""The pages that ask step by step, one for each flow of :mod:`app.forms.flows`."""


MOST_CHARACTERS = 36
"""The longest name that is shown whole, in average characters."""


class SideBar(QFrame):
    """Emits ``chosen`` with a page's code; the shell decides."""

    chosen = Signal(str)

    def __init__(self, role: str = OKRUG, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "side")
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step * 2, 0, step)
        layout.setSpacing(step // 4)
        self._brand = self._label("brand", step)
        self._sub = self._label("helper", step)
        layout.addWidget(self._brand)
        layout.addWidget(self._sub)
        layout.addSpacing(step * 2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._role = role if role in DESK else OKRUG
        self._title = ""
        self._case = self._label("helper", step)
        for place in PLACES:
            if place.code == "scheme":
                layout.addSpacing(step)
                layout.addWidget(self._case)
            if place.code == "settings":
                layout.addStretch(1)
            layout.addWidget(self._button(place))
        self._narrow = False
        self.setFixedWidth(self.wide_width())
        self.show_case("")
        self.retranslate()
        theme.watcher.changed.connect(self._tint)

    def _label(self, kind: str, step: int) -> QLabel:
        made = theme.words(kind=kind)
        made.setContentsMargins(step * 2, 0, step, 0)
        return made

    def _button(self, place: Place) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        size = icons.icon_size()
        button.setIconSize(QSize(size, size))
        if self._shown(place):  # the others are drawn when they come, after the first paint
            button.setIcon(icons.icon(place.icon, "side_text"))
        button.setObjectName(f"side_{place.code}")
        button.clicked.connect(lambda _checked=False, code=place.code: self.chosen.emit(code))
        self._group.addButton(button)
        self._buttons[place.code] = button
        return button

    @property
    def role(self) -> str:
        """What the office does whose desk is shown."""
        return self._role

    def show_role(self, role: str) -> None:
        """Show the places of an office's desk."""
        if role != self._role:
            self._role = role if role in DESK else OKRUG
            self.show_case(self._title)
            self._tint()
            self._fit()

    def _has(self, place: Place) -> bool:
        return not place.roles or self._role in place.roles

    def _shown(self, place: Place) -> bool:
        return self._has(place) and (not place.of_case or bool(self._title))

    def wide_width(self) -> int:
        """Return the width with words: that of the longest name, within limits."""
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        longest = max(
            metrics.horizontalAdvance(f"  {_(place.name)}") for place in PLACES if self._has(place)
        )
        around = icons.icon_size() + theme.unit() * 4
        return (
            min(
                max(theme.characters(26), longest + theme.unit()), theme.characters(MOST_CHARACTERS)
            )
            + around
        )

    def make_narrow(self, narrow: bool) -> None:
        """Show icons alone, where the window is narrow, or icons and words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._say_names()
        self._fit()
        self._brand.setVisible(not narrow)
        self._sub.setVisible(not narrow)
        self._case.setVisible(bool(self._title) and not narrow)

    def _fit(self) -> None:
        narrow = icons.icon_size() + theme.unit() * 4
        self.setFixedWidth(narrow if self._narrow else self.wide_width())

    def show_page(self, code: str) -> None:
        """Mark the page that is shown; none when the side bar does not hold it."""
        place = UNDER.get(code, code)
        if place == "cases" and self._role in DESK:
            place = "register"
        button = self._buttons.get(place)
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(other is button)
        self._group.setExclusive(button is not None)

    def show_case(self, title: str) -> None:
        """Show the places of the open case below its name, or hide them."""
        self._title = title
        for place in PLACES:
            self._buttons[place.code].setVisible(self._shown(place))
        if title:
            from PySide6.QtCore import Qt  # never before the first paint: see theme.words

            self._case.setTextFormat(Qt.TextFormat.PlainText)
            self._tint()
        self._case.setVisible(bool(title) and not self._narrow)
        self._case.setText(title)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._brand.setText(_("Auyl Amanaty"))
        self._sub.setText(_("Agricultural cooperatives"))
        self.setAccessibleName(_("Places of the program"))
        for place in PLACES:
            button = self._buttons[place.code]
            button.setAccessibleName(_(place.name))
            button.setToolTip(_(place.name))
            button.setAccessibleDescription(_("Opens the page"))
        self._say_names()
        self._fit()

    def _say_names(self) -> None:
        for place in PLACES:
            # Two blanks make room between icon and word.
            text = "" if self._narrow else f"  {_(place.name)}"
            button = self._buttons[place.code]
            room = theme.characters(MOST_CHARACTERS)
            if button.fontMetrics().horizontalAdvance(text) > room:
                from PySide6.QtCore import Qt  # not before the first paint

                text = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            button.setText(text)

    def _tint(self) -> None:
        for place in PLACES:
            self._buttons[place.code].setIcon(icons.icon(place.icon, "side_text"))
