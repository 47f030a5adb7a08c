"""The buttons above a paper that make it smaller, larger and as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from app.core.i18n import _
from app.ui import icons
from app.ui.paper_view import PaperView


def zoom_tools(view: PaperView) -> Iterator[QToolButton]:
    """Give the buttons of a view, from left to right."""
    for icon, text, zoom in (
        ("zoom-out", _("Smaller"), -1),
        ("zoom-in", _("Larger"), 1),
        ("width", _("Fit the width"), 0),
    ):
        made = QToolButton()
        made.setIcon(icons.icon(icon, "muted"))
        made.setIconSize(QSize(icons.icon_size(), icons.icon_size()))
        made.setToolTip(text)
        made.setAccessibleName(text)
        made.setAutoRaise(True)
        made.clicked.connect(lambda _on=False, zoom=zoom: view.zoom(zoom))
        yield made
