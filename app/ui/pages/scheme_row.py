"""The five boxes with arrows between: side by side, or one below another where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from app.domain.scheme import SchemeStep
from app.ui import icons, theme
from app.ui.pages.scheme_box import SchemeBox


class SchemeRow(QWidget):
    """Emits ``chosen`` with the number of the step whose box was pressed."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[SchemeStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.unit() // 2)
        self.boxes: dict[int, SchemeBox] = {}
        self._arrows: list[QLabel] = []
        for step in steps:
            if self.boxes:
                arrow = QLabel()
                arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._arrows.append(arrow)
                self._layout.addWidget(arrow)
            box = SchemeBox(step)
            box.clicked.connect(lambda _on=False, number=step.number: self.chosen.emit(number))
            self.boxes[step.number] = box
            self._layout.addWidget(box, 1)
        self._upright: bool | None = None
        self._turn(upright=False)

    @property
    def upright(self) -> bool:
        """Whether the boxes stand below one another."""
        return bool(self._upright)

    def show_steps(self, steps: Sequence[SchemeStep]) -> None:
        """Show how the steps stand now."""
        for step in steps:
            self.boxes[step.number].show_step(step)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below one another where a word of the five boxes would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        arrow = icons.icon_size() + self._layout.spacing() * 2
        least = max(box.least_width() for box in self.boxes.values())
        room = least * len(self.boxes) + arrow * len(self._arrows)
        self._turn(upright=self.width() < room)

    def _turn(self, *, upright: bool) -> None:
        if upright == self._upright:
            return
        self._upright = upright
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        for arrow in self._arrows:
            name = "down" if upright else "right"
            arrow.setPixmap(icons.pixmap(name, "muted", ratio=self.devicePixelRatio()))
        self.updateGeometry()
