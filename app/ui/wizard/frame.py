"""The frame of the wizard: the rail, the stack of pages, the foot with Back and Next, the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import _
from app.forms.flow import REVIEW
from app.forms.spec import Step
from app.ui import theme
from app.ui.wizard.rail import Rail
from app.ui.wizard.side import PreviewSide


class WizardFrame(QWidget):
    """Lays the parts out; what they do is the wizard's."""

    def __init__(
        self, steps: Sequence[Step], preview: QWidget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rail = Rail([(s.code, _(s.title)) for s in steps] + [(REVIEW, _("Review"))])
        self.stack = QStackedWidget()
        questions = QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addLayout(self._foot())
        self.side = PreviewSide(questions, preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail_area())
        row.addWidget(self.side, 1)

    def _rail_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.rail)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(self.rail.sizeHint().width() + max(theme.unit(self), bar))
        return area

    def _foot(self) -> QHBoxLayout:
        unit = theme.unit(self)
        self.back = QPushButton(_("Back"))
        self.back.setAccessibleDescription(_("The step before; nothing is lost (Ctrl+PgUp)"))
        self.forward = QPushButton(_("Save and continue"))
        self.forward.setAccessibleDescription(_("The next step (Ctrl+PgDown); all is saved"))
        theme.role(self.forward, "primary")
        self.note = theme.label("", "attention")
        foot = QHBoxLayout()
        foot.setContentsMargins(unit * 3, unit, unit * 3, unit)
        foot.setSpacing(unit * 2)
        foot.addWidget(self.back)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.forward)
        return foot
