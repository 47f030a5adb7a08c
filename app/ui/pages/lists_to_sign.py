"""The paper of a decision that is still to be signed: looked at, printed, saved for Word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import _
from app.ui import theme
from app.ui.context import Context
from app.ui.pages.base import button
from app.ui.pages.lists_paper import Offered, PaperPane

AROUND = 8
"""What is left around the dialog, in units of spacing."""
WIDEST = 110
"""In average characters: a sheet and its tools need no more."""


class ToSignDialog(QDialog):
    """Shows papers of a decision before it has number and day. Nothing is written by it."""

    def __init__(
        self, context: Context, papers: Sequence[Offered], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("To be signed"))
        step = theme.unit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(step * 2, step, step * 2, step)
        layout.setSpacing(step)
        layout.addWidget(
            theme.label(
                _(
                    "Number and day stay blank: they are written in with the signature. After that "
                    "write them into the program and freeze the list."
                )
            )
        )
        self.pane = PaperPane(context)
        layout.addWidget(self.pane, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        self.close_button = button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        line.addWidget(self.close_button)
        layout.addLayout(line)
        room = self.screen().availableGeometry()
        gap = step * AROUND
        self.resize(min(theme.characters(WIDEST), room.width() - gap), room.height() - gap)
        self.pane.offer(papers, name)
        self.pane.draw()
