"""A table's head whose words break into lines: a column is as wide as its longest word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui import theme

ROWS = 60
"""So many rows are looked at for the width of a column that fits what stands in it."""
MEASURED = 1000
"""So many sizes of heads are kept."""
WRAP = Qt.TextFlag.TextWordWrap.value


class WrappedHead(QHeaderView):
    """Words of a head are shown whole, in as many lines as they take."""

    def __init__(self, parent: QWidget) -> None:
        # Measured once: while a table lays itself out, each head is asked some twenty times.
        self._widths: dict[str, int] = {}
        self._sizes: dict[tuple[str, int], QSize] = {}
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)  # as the head that a table makes itself
        self.setResizeContentsPrecision(ROWS)
        self._high = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        self.sectionResized.connect(lambda *_sizes: self._later.start())

    def _bold(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)  # as the style sheet draws heads
        return QFontMetrics(font)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
            self._sizes.clear()
        super().changeEvent(event)

    def words_width(self, section: int) -> int:
        """Return the room that the longest word of a head takes, with what is around it."""
        return self._words_width(self._text(section))

    def _words_width(self, text: str) -> int:
        found = self._widths.get(text)
        if found is None:
            advance = self._bold().horizontalAdvance
            longest = max((advance(word) for word in text.split()), default=0)
            found = self._widths[text] = longest + theme.unit(self) * 2
        return found

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's own name
        """Return the width of the longest word and the height of all lines at the width of now."""
        text = self._text(logicalIndex)
        width = self._words_width(text)
        room = max(width, self.sectionSize(logicalIndex))
        found = self._sizes.get((text, room))
        if found is None:
            around = theme.unit(self)
            area = QRect(0, 0, room - around * 2, 10**6)  # a unit at both sides
            lines = self._bold().boundingRect(area, WRAP, text)
            least = super().sectionSizeFromContents(logicalIndex).height()
            if len(self._sizes) > MEASURED:  # the window was drawn wider for long
                self._sizes.clear()
            found = self._sizes[text, room] = QSize(width, max(least, lines.height() + around))
        return found

    def sizeHint(self) -> QSize:
        """Return the height of the head with the most lines."""
        heights = [
            self.sectionSizeFromContents(section).height()
            for section in range(self.count())
            if not self.isSectionHidden(section)
        ]
        return QSize(super().sizeHint().width(), max(heights, default=0))

    def _follow(self) -> None:
        """Let the table give the head its height anew when words break in another way.

        Later, and once for all columns: while the table lays them out it hears no wish of the head.
        """
        high = self.sizeHint().height()
        if high != self._high:
            self._high = high
            self.geometriesChanged.emit()

    def _text(self, section: int) -> str:
        model = self.model()
        said = model.headerData(section, Qt.Orientation.Horizontal) if model else None
        return said if isinstance(said, str) else ""


def wrapped(side: Qt.AlignmentFlag) -> int:
    """Return how a head's text stands: at a side, in the middle of its height, in lines."""
    return side.value | Qt.AlignmentFlag.AlignVCenter.value | WRAP
