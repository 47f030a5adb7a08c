"""The value chain as boxes with arrows between them, from production to sale."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.domain.parse import format_number
from app.domain.project import STAGES, Link, project_of
from app.forms.spec import Panel
from app.services.session import CaseSession
from app.ui import theme
from app.ui.panels.base import CasePanel

NAMES = {
    "production": N_("Production"),
    "collection": N_("Collection"),
    "processing": N_("Processing"),
    "sale": N_("Sale"),
}
NOTHING = N_("Not written yet")


class Arrow(QWidget):
    """An arrow to the right, in the middle of its height, or one downwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._down = False
        self.turn(down=False)

    def turn(self, *, down: bool) -> None:
        """Point downwards or to the right."""
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((free, fixed) if down else (fixed, free)))
        self._down = down
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as two letters."""
        unit = theme.unit(self)
        return QSize(unit * 3, unit * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line with a head."""
        del event
        unit = theme.unit(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.color("muted")
        area = QRectF(self.rect())
        if self._down:  # drawn to the right, then turned
            painter.translate(area.center())
            painter.rotate(90)
            area = QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width())
        middle, right = area.center().y(), area.right() - unit * 0.4
        painter.setPen(QPen(colour, max(1.5, unit / 6)))
        painter.drawLine(QPointF(unit * 0.4, middle), QPointF(right - unit * 0.6, middle))
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        head = unit * 0.6
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(right, middle),
                    QPointF(right - head, middle - head * 0.7),
                    QPointF(right - head, middle + head * 0.7),
                ]
            )
        )


class StageBox(QFrame):
    """One stage: its name and what happens there."""

    def __init__(self, stage: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "card")
        self.name: QLabel = theme.label(_(NAMES[stage]), "heading")
        self.text: QLabel = theme.label("", "")
        for part in (self.name, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        unit = theme.unit(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        column.addWidget(self.name)
        column.addWidget(self.text)
        column.addStretch(1)

    def show_links(self, links: tuple[Link, ...]) -> None:
        """Show what happens at the stage."""
        words = "\n".join(told(link) for link in links)
        self.text.setText(words or _(NOTHING))
        theme.role(self.text, "" if words else "helper")
        self.setAccessibleName(f"{self.name.text()}: {self.text.text()}")

    def least_width(self) -> int:
        """Return the least width in which no word is cut."""
        longest = 0
        for part in (self.name, self.text):
            part.ensurePolished()
            words = part.text().split()
            longest = max([longest, *map(part.fontMetrics().horizontalAdvance, words)])
        return longest + theme.unit(self) * 2 + 4  # the margins and the frame


class ChainPanel(CasePanel):
    """The four stages from left to right, or below one another where words would be cut."""

    def __init__(self, panel: Panel, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(panel, session, parent)
        self.boxes = {stage: StageBox(stage) for stage in STAGES}
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._arrows: list[Arrow] = []
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, box in enumerate(self.boxes.values()):
            if place:
                self._arrows.append(Arrow())
                line.addWidget(self._arrows[-1])
            line.addWidget(box, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least width: that of the widest box, since the boxes may stand upright."""
        least = max(box.least_width() for box in self.boxes.values())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below one another where a word would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        boxes = max(box.least_width() for box in self.boxes.values()) * len(self.boxes)
        arrows = sum(arrow.sizeHint().width() for arrow in self._arrows)
        upright = self.width() < boxes + arrows
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if upright else direction.LeftToRight
        if wanted is self._line.direction():
            return
        self._line.setDirection(wanted)
        for arrow in self._arrows:
            arrow.turn(down=upright)

    def build(self) -> Generator[None, None, None]:
        """Show the chain."""
        self.refresh()
        yield

    def refresh(self) -> None:
        """Follow the case."""
        project = project_of(self.session.case)
        for stage, box in self.boxes.items():
            box.show_links(project.links(stage))
        self._fit()


def told(link: Link) -> str:
    """Return «сүтті өңдеу, 1 тонна тәулігіне»."""
    quantity = "" if link.quantity is None else f"{format_number(link.quantity)} {link.unit}"
    return ", ".join(part for part in (link.name, quantity.strip()) if part) or "…"
