"""Where the paper's preview stands: beside the questions, or as a tab where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.fields.look import LINE_CHARS, chars

WIDE_CHARS = 158
"""From this width on the preview stands beside; with the side bar about 1500 px at 11 pt."""

LEAST_CHARS = 46
"""The narrowest page that can still be worked on."""


class PreviewSide(QWidget):
    """Holds the questions and the preview."""

    def __init__(
        self, questions: QWidget, preview: QWidget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self.wide = False
        self._dragged = False  # he has chosen the share himself
        self.tabs = QTabBar()
        self.tabs.addTab(_("Questions"))
        self.tabs.addTab(_("Paper"))
        self.tabs.setAccessibleName(_("Questions or paper"))
        self.tabs.setAccessibleDescription(_("Left and right turn between them"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._turn)
        self.views = QStackedWidget()
        self.views.addWidget(questions)
        self._slot = QWidget()
        slot = QVBoxLayout(self._slot)
        slot.setContentsMargins(0, 0, 0, 0)
        self._slot_layout = slot
        self.views.addWidget(self._slot)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.splitterMoved.connect(self._was_dragged)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.views, 1)
        self.split.addWidget(left)
        self.split.setStretchFactor(0, 0)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)
        self.set_preview(preview)

    def set_preview(self, preview: QWidget | None) -> None:
        """Take another preview, or none (it was folded away)."""
        if self._preview is not None and self._preview is not preview:
            self._preview.setParent(None)
        self._preview = preview
        self._place()

    def adapt(self, width: int) -> None:
        """Choose the place by the width of the wizard in pixels."""
        wide = width >= theme.characters(WIDE_CHARS, self)
        if wide != self.wide:
            self.wide = wide
            self._place()
        elif wide and not self._dragged:
            self._share()

    def show_questions(self) -> None:
        """Bring the questions to the front."""
        self.tabs.setCurrentIndex(0)

    def minimumSizeHint(self) -> QSize:
        """Little: with less room the paper becomes a tab, it never keeps the window wide."""
        return QSize(chars(self, LEAST_CHARS), theme.unit(self) * 20)

    def _place(self) -> None:
        preview = self._preview
        self.tabs.setVisible(preview is not None and not self.wide)
        if preview is None:
            self.show_questions()
            return
        if self.wide:
            self.show_questions()
            self.split.addWidget(preview)
            self.split.setStretchFactor(1, 1)
            self._share()
        else:
            self._slot_layout.addWidget(preview)
        preview.show()

    def _was_dragged(self, _place: int, _handle: int) -> None:
        self._dragged = True

    def _share(self) -> None:
        """Give the questions the lines they need and the paper the rest."""
        whole = max(self.width(), 2)
        questions = min(chars(self, LINE_CHARS + 28), whole * 3 // 5)
        self.split.setSizes([questions, whole - questions])

    def _turn(self, index: int) -> None:
        self.views.setCurrentIndex(index)
