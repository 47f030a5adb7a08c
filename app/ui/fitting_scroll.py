"""A card as high as its words ask for; where there is no room for all of it, it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui import theme

LEAST_UNITS = 14
"""The lowest height worth scrolling in, in units of spacing."""


class FittingScroll(QScrollArea):
    """Gives its widget the height that its words take at this width."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the words inside have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole card."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """Return the whole card's size."""
        inner = self.widget()
        return inner.sizeHint() if inner is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the card and its scroll bar need, and low where there is no room."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        width += self.verticalScrollBar().sizeHint().width()
        return QSize(width, theme.unit() * LEAST_UNITS)
