"""Views of the register that were kept under a name: choose, keep, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.pages.base import button

if TYPE_CHECKING:
    from app.services.model_register import SavedView

KEEP = N_("Keep this view under a name…")
DELETE = N_("Delete a view")
NONE = N_("No view is kept yet")
LONGEST = 60


class ViewsButton(QPushButton):
    """A button with a menu of the views that are kept."""

    wanted = Signal(object)  # a SavedView
    deletion_wanted = Signal(object)
    keeping_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[SavedView, ...] = ()
        self.setText(_("Views"))
        self.setAccessibleName(_("Views"))
        self.setAccessibleDescription(_("Search, filters, order and columns, kept under a name"))
        self.setToolTip(_("Search, filters, order and columns, kept under a name"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Take the views that are kept."""
        self._views = tuple(views)

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The views that are kept."""
        return self._views

    def fill(self) -> None:
        """Make the menu of what is kept now."""
        menu = self.menu()
        menu.clear()
        for view in self._views:
            name = view.name.replace("&", "&&")
            menu.addAction(name).triggered.connect(lambda _c=False, v=view: self.wanted.emit(v))
        if not self._views:
            menu.addAction(_(NONE)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_(KEEP)).triggered.connect(lambda _c=False: self.keeping_wanted.emit())
        if self._views:
            inner = menu.addMenu(_(DELETE))
            for view in self._views:
                name = view.name.replace("&", "&&")
                inner.addAction(name).triggered.connect(
                    lambda _c=False, v=view: self.deletion_wanted.emit(v)
                )


class NameRow(QWidget):
    """Asks in place for the name under which the view is kept."""

    named = Signal(str)
    left = Signal()  # it goes: the cursor has to stand elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit())
        said = theme.label(_("Name of the view"))
        said.setWordWrap(False)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(said.text())
        self.name.setAccessibleDescription(_("A view of the same name is replaced"))
        said.setBuddy(self.name)
        self.keep = button(_("Keep"), "save", "primary")
        self.cancel = button(_("Cancel"))
        layout.addWidget(said)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.cancel)
        self.name.returnPressed.connect(self._done)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._done)
        self.cancel.clicked.connect(self._leave)
        self.keep.setEnabled(False)
        self.hide()

    def ask(self) -> None:
        """Show the row with the cursor in it."""
        self.name.clear()
        self.show()
        self.name.setFocus()

    def _done(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._leave()
            self.named.emit(name)

    def _leave(self) -> None:
        self.left.emit()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
