"""Below the register: how many there are, their sums, and the same of the selected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from app.core.figures import money, number
from app.core.i18n import N_, _
from app.ui import theme

if TYPE_CHECKING:
    from app.services.model_register import Sums

FIGURES = (N_("Cooperatives"), N_("Finance, tenge"), N_("Founders"), N_("Jobs"))
FOUND = N_("Found")
CHOSEN = N_("Selected")
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
NOTHING = "–"
COUNTING = "…"


class SumsBar(QWidget):
    """Figures of everything found and of what is selected, in lines with common heads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        grid = QGridLayout(self)
        grid.setContentsMargins(step, 0, step, 0)
        grid.setHorizontalSpacing(step * 3)
        grid.setVerticalSpacing(0)
        self._lines: list[list[QLabel]] = []
        self._side = 0
        self._columns: list[list[QLabel]] = []
        for column, figure in enumerate(FIGURES):
            head = self._words(_(figure), "helper", RIGHT)
            grid.addWidget(head, 0, column + 1)
            self._columns.append([head])
        for line, name in enumerate((FOUND, CHOSEN)):
            side = self._words(_(name), "helper", LEFT)
            self._side = max(self._side, side.sizeHint().width())
            grid.addWidget(side, line + 1, 0)
            self._lines.append([])
            for column, figure in enumerate(FIGURES):
                said = self._words("", "sum", RIGHT)
                said.setAccessibleName(f"{_(name)}: {_(figure)}")
                grid.addWidget(said, line + 1, column + 1)
                self._lines[line].append(said)
                self._columns[column].append(said)
        grid.setColumnStretch(len(FIGURES) + 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_found(None)
        self.show_chosen(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the last figures out where the window is narrow; no word is cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = theme.unit() * 3
        room = self.width() - self._side - theme.unit() * 2
        for column in self._columns:
            room -= gap + max(label.sizeHint().width() for label in column)
            for label in column:
                label.setVisible(room >= 0 or column is self._columns[0])

    @staticmethod
    def _words(text: str, kind: str, side: Qt.AlignmentFlag) -> QLabel:
        made = theme.label(text, kind)
        made.setWordWrap(False)
        made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return made

    def show_found(self, sums: Sums | None, count: int | None = None) -> None:
        """Show the figures of everything that matches; without them only how many there are."""
        self._say(0, sums, COUNTING)
        if sums is None and count is not None:
            self._lines[0][0].setText(number(count))

    def show_chosen(self, sums: Sums | None) -> None:
        """Show the figures of the selected rows."""
        self._say(1, sums, NOTHING)

    def figures(self) -> tuple[tuple[str, ...], ...]:
        """Return what both lines say."""
        return tuple(tuple(said.text() for said in line) for line in self._lines)

    def _say(self, line: int, sums: Sums | None, without: str) -> None:
        texts = (
            [without] * len(FIGURES)
            if sums is None
            else [
                number(sums.count),
                money(sums.tiyn - sums.tiyn % 100),
                number(sums.founders),
                number(sums.jobs),
            ]
        )
        for said, text in zip(self._lines[line], texts, strict=True):
            said.setText(text)
        self._fit()
