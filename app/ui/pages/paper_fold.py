"""Where the paper stands on the page of papers: beside the list, or in a tab of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme

WIDE_CHARACTERS = 112
"""From this width on the paper stands beside the list and is large enough to be read."""


class PaperFold(QWidget):
    """Holds the list with its card, and the paper that moves between the two places."""

    def __init__(self, list_: QSplitter, beside: QVBoxLayout, paper: QWidget) -> None:
        super().__init__()
        self._list = list_
        self._beside = beside
        self._paper = paper
        self._narrow = False
        self.tabs = QTabBar()
        self.tabs.addTab(_("List of papers"))
        self.tabs.addTab(_("The paper itself"))
        self.tabs.setAccessibleName(_("List or paper"))
        self.tabs.setAccessibleDescription(_("Left and right turn between them"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.hide()
        self._views = QStackedWidget()
        self._views.addWidget(list_)
        slot = QWidget()
        self._slot = QVBoxLayout(slot)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._views.addWidget(slot)
        self.tabs.currentChanged.connect(self._views.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit() // 2)
        layout.addWidget(self.tabs)
        layout.addWidget(self._views, 1)

    def adapt(self, width: int) -> None:
        """Choose the place by the width of the page in pixels."""
        narrow = width < theme.characters(WIDE_CHARACTERS)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._slot.addWidget(self._paper)
        else:
            self.tabs.setCurrentIndex(0)
            self._beside.insertWidget(1, self._paper, 1)
        self.tabs.setVisible(narrow)
        self._list.setSizes([1400, 1000] if narrow else [1100, 1000])  # shares of what there is

    def show_paper(self) -> None:
        """Turn to the paper, where it does not stand in sight."""
        if self._narrow:
            self.tabs.setCurrentIndex(1)
