"""The step rail: every step with its state by shape, word and colour; any opens any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import N_, _
from app.ui import theme
from app.ui.fields.look import Shape, chars, paint_shape

WORDS = {
    Shape.NOT_STARTED: N_("not started"),
    Shape.IN_PROGRESS: N_("in progress"),
    Shape.COMPLETE: N_("complete"),
    Shape.ATTENTION: N_("needs attention"),
}
LOW_UNITS = 62
"""Below this height the steps stand closer."""
WIDTH = 19
"""Characters of a step's title in a line."""


class StepButton(QAbstractButton):
    """One step: its mark, its title over as many lines as it needs, its state in words."""

    def __init__(self, code: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._shape = Shape.NOT_STARTED
        self._pad = theme.unit(self)
        self.room = chars(self, WIDTH)  # for the words
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def shape(self) -> Shape:
        """The state that is shown."""
        return self._shape

    def set_state(self, shape: Shape) -> None:
        """Show another state."""
        if shape is not self._shape:
            self._shape = shape
            self._name()
            self.update()

    def make_low(self, low: bool) -> None:
        """Take less air where the window is low, so that every step stays in sight."""
        unit = theme.unit(self)
        pad = max(1, unit // 4) if low else unit
        if pad != self._pad:
            self._pad = pad
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        word = _(WORDS[self._shape])
        self.setAccessibleName(f"{self.text()}: {word}")
        self.setAccessibleDescription(_("Opens this step"))

    def sizeHint(self) -> QSize:
        """As wide as the rail, as high as its lines."""
        unit = theme.unit(self)
        width = self.room
        height = self._title_height(width) + self._small() + self._pad * 2
        return QSize(width + self._indent() + unit, height)

    def words_width(self) -> int:
        """Return the usual width, or that of a longer word: a word is never cut."""
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        # «4. Директор»: a number stands alone on no line
        title = self.text().replace(". ", ".\u00a0").split(" ")
        words = title + _(WORDS[self._shape]).split()
        longest = max(metrics.horizontalAdvance(word) for word in words)
        return max(chars(self, WIDTH), longest + 2)  # Qt breaks a line that fits to the pixel

    def _indent(self) -> int:
        return self.fontMetrics().height() + theme.unit(self) * 2

    def _title_height(self, width: int) -> int:
        bold = self.font()
        bold.setBold(True)
        room = QRect(0, 0, width, 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        return QFontMetrics(bold).boundingRect(room, wrap, self.text()).height()

    def _small(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the step; the open one stands on the accent's soft colour with a bar."""
        painter = QPainter(self)
        unit = theme.unit(self)
        box = QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), unit / 2, unit / 2)
        if self.isChecked():
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(1, unit / 2, unit / 3, box.height() - unit), 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), unit / 2, unit / 2)
        side = self.fontMetrics().ascent()
        paint_shape(painter, QRectF(unit, self._pad + side * 0.1, side, side), self._shape)
        self._draw_words(painter, unit)
        painter.end()

    def _draw_words(self, painter: QPainter, unit: int) -> None:
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        left = self._indent()
        width = self.room  # its lines break as they were counted
        height = self._title_height(width)
        box = QRectF(left, self._pad, width, height)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, self.text())
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            QRectF(left, self._pad + height, width, self._small()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            _(WORDS[self._shape]),
        )


class Rail(QWidget):
    """The list of steps."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps"))
        self._column = QVBoxLayout(self)
        unit = theme.unit(self)
        self._column.setContentsMargins(unit, unit * 2, unit, unit)
        self._column.setSpacing(max(2, unit // 3))
        self.buttons: dict[str, StepButton] = {}
        for code, title in steps:
            button = StepButton(code, title, self)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            self._column.addWidget(button)
            self.buttons[code] = button
        self._share_room()
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_current(self, code: str) -> None:
        """Mark the open step."""
        button = self.buttons.get(code)
        if button is not None:
            button.setChecked(True)

    def fit(self, height: int) -> None:
        """Fit into a height: less air between the steps where it is low."""
        unit = theme.unit(self)
        low = height < unit * LOW_UNITS
        self._column.setContentsMargins(unit, unit // 2 if low else unit * 2, unit, unit // 2)
        self._column.setSpacing(max(1, unit // 6) if low else max(2, unit // 3))
        for button in self.buttons.values():
            button.make_low(low)
        self._share_room()

    def _share_room(self) -> None:
        """Give the words of all steps the room that the longest takes in the font of now."""
        room = max((button.words_width() for button in self.buttons.values()), default=0)
        for button in self.buttons.values():
            if button.room != room:
                button.room = room
                button.updateGeometry()

    def set_state(self, code: str, shape: Shape) -> None:
        """Show how a step stands."""
        self.buttons[code].set_state(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from step to step."""
        codes = list(self.buttons)
        here = next((i for i, c in enumerate(codes) if self.buttons[c].hasFocus()), -1)
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if here >= 0 and by:
            self.buttons[codes[max(0, min(len(codes) - 1, here + by))]].setFocus()
            return
        super().keyPressEvent(event)
