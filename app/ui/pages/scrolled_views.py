"""Views of a page, one at a time; one that is higher than the window scrolls downwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.ui import theme


class ScrolledViews(QStackedWidget):
    """As a stack of widgets, each in a scrolling area of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[QWidget, QScrollArea] = {}

    def add(self, view: QWidget) -> None:
        """Put a view among the others; the first is shown."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.role(view, "page")
        area.setWidget(view)
        self._areas[view] = area
        self.addWidget(area)

    def show_view(self, view: QWidget) -> None:
        """Show one of the views."""
        self.setCurrentWidget(self._areas[view])

    def reach(self, part: QWidget) -> None:
        """Scroll the shown view to one of its parts, once it is laid out."""
        area = self.currentWidget()
        if isinstance(area, QScrollArea) and not part.isHidden():
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))

    def shown(self) -> QWidget | None:
        """Return the view that is shown."""
        area = self.currentWidget()
        return area.widget() if isinstance(area, QScrollArea) else None
