"""A table's head whose words break into lines: a column is as wide as its longest word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui import theme

ROWS = 60
"""So many rows are looked at for the width of a column that fits what stands in it."""
WRAP = Qt.TextFlag.TextWordWrap.value


class WrappedHead(QHeaderView):
    """Words of a head are shown whole, in as many lines as they take."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)  # as the head that a table makes itself
        self.setResizeContentsPrecision(ROWS)
        self._high = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.geometriesChanged)
        self.sectionResized.connect(lambda *_sizes: self._follow())

    def _bold(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)  # as the style sheet draws heads
        return QFontMetrics(font)

    def words_width(self, section: int) -> int:
        """Return the room that the longest word of a head takes, with what is around it."""
        metrics = self._bold()
        longest = max(
            (metrics.horizontalAdvance(word) for word in self._text(section).split()), default=0
        )
        return longest + theme.unit(self) * 2

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's own name
        """Return the width of the longest word and the height of all lines at the width of now."""
        around = theme.unit(self)
        width = self.words_width(logicalIndex)
        room = max(width, self.sectionSize(logicalIndex)) - around * 2  # a unit at both sides
        lines = self._bold().boundingRect(QRect(0, 0, room, 10**6), WRAP, self._text(logicalIndex))
        least = super().sectionSizeFromContents(logicalIndex).height()
        return QSize(width, max(least, lines.height() + around))

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

        Later: while the table lays its columns out it hears no wish of the head.
        """
        high = self.sizeHint().height()
        if high != self._high:
            self._high = high
            self._later.start()

    def _text(self, section: int) -> str:
        model = self.model()
        said = model.headerData(section, Qt.Orientation.Horizontal) if model else None
        return said if isinstance(said, str) else ""


def wrapped(side: Qt.AlignmentFlag) -> int:
    """Return how a head's text stands: at a side, in the middle of its height, in lines."""
    return side.value | Qt.AlignmentFlag.AlignVCenter.value | WRAP
