"""Files for the page of taking in: dropped anywhere onto the window, given at the start."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import icons, theme
from app.ui.flow_row import FlowRow
from app.ui.pages.base import button

if TYPE_CHECKING:
    from app.ui.shell import MainWindow


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders of this computer that a drag carries."""
    return tuple(
        Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()
    )


class WindowDrop(QObject):
    """Takes files that are dropped onto a window, before its fields take their names as text."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        context = window.context
        context.files_wanted.connect(self.take_in)
        context.services_opened.connect(self._begin)
        window.setAcceptDrops(True)
        handle = window.windowHandle()
        if handle is not None:
            # Drags come to the system's window first; a filter there costs no other event.
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files; leave every other drag to the fields."""
        kind = event.type()
        if kind not in _DRAGS:
            return False
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        paths = paths_of(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind == QEvent.Type.Drop:
            self.take_in(paths)
        return True

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in on the page for it; once the store is open."""
        window = self._window
        if not window.context.ready:
            window.wanted = (*window.wanted, *paths)
            return
        window.show_page("intake")
        take = getattr(window.page, "take_in", None)
        if paths and take is not None:
            take(paths)

    def _begin(self) -> None:
        """Take in what the program was started with."""
        window = self._window
        wanted, window.wanted = window.wanted, ()
        if wanted:
            self.take_in(wanted)


_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DropZone(QFrame):
    """Says that files can be dropped, with the ways to choose them instead."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "drop")
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step, step * 2, step)
        layout.setSpacing(step)
        self.words = theme.label(
            _("Drop files, a folder or a whole stick anywhere onto this window, or choose them:")
        )
        layout.addWidget(self.words)
        self.files_button = button(_("Choose files…"), "import", "primary")
        self.folder_button = button(_("Choose a folder…"), "folder")
        self.files_button.clicked.connect(self.files_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        layout.addWidget(FlowRow(self.files_button, self.folder_button))

    def lead(self, *, first: bool) -> None:
        """Be the page's main thing, or step back behind what is asked of the files below."""
        kind = "primary" if first else ""
        if self.files_button.property("role") != kind:
            self.files_button.setIcon(icons.icon("import", "on_accent" if first else "text"))
            theme.role(self.files_button, kind)

    def fold(self, *, low: bool) -> None:
        """Leave the sentence out where the window is low."""
        self.words.setVisible(not low)
