"""Pages of a paper below each other: scrolled, zoomed, the place that is edited marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.core.i18n import N_, _
from app.ui import theme

if TYPE_CHECKING:
    from app.services.model import Mark

PAGE_OF = N_("Page {page} of {count}")
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
KEPT_AROUND = 2
"""Pages kept as pictures before and after the visible ones."""


class PaperView(QAbstractScrollArea):
    """Draws pages that others make. ``pages_wanted`` asks for pictures of the visible ones."""

    pages_wanted = Signal()
    source_clicked = Signal(str)
    page_changed = Signal(int, int)  # from 1, of how many

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._images: dict[int, tuple[QImage, float]] = {}
        self._stale: set[int] = set()
        self._marks: tuple[Mark, ...] = ()
        self._address = ""
        self._zoom = 1.0
        self._shown_page = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.setMinimumWidth(theme.characters(30))
        self.setAccessibleName(_("The paper as it will be printed"))
        self.setAccessibleDescription(_("A click on a fact goes to the question it came from"))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())

    # -- what is shown -------------------------------------------------------------------

    def show_document(
        self, sizes: Sequence[tuple[float, float]], marks: Sequence[Mark], *, new: bool
    ) -> None:
        """Take a document's pages. ``new``: another paper, not the same one after a change."""
        self._sizes = tuple(sizes)
        self._marks = tuple(marks)
        if new:
            self._images.clear()
            self._stale.clear()
        else:
            self._images = {i: kept for i, kept in self._images.items() if i < len(self._sizes)}
            self._stale = set(self._images)
        self._lay_out()
        if new:
            self.verticalScrollBar().setValue(0)
            self._moved()

    def show_images(self, images: Mapping[int, QImage], scale: float) -> None:
        """Take pictures of pages, drawn at ``scale`` device pixels to the point."""
        for index, image in images.items():
            self._images[index] = (image, scale)
            self._stale.discard(index)
        near = set(self.visible_pages(KEPT_AROUND)) | set(images)
        for index in set(self._images) - near:
            del self._images[index]
            self._stale.discard(index)
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_document((), (), new=True)

    def mark(self, address: str) -> None:
        """Mark the places of an answer, and scroll to the first unless one is visible."""
        self._address = address
        boxes = self._marked()
        if boxes and not any(self._visible(page, box) for page, box in boxes):
            page, box = boxes[0]
            top = self._page_box(page).top() + box.top() * self._scale
            room = self.viewport().height() * 0.3
            self.verticalScrollBar().setValue(round(top + self._top - room))
        self.viewport().update()

    @property
    def address(self) -> str:
        """The answer that is marked."""
        return self._address

    @property
    def pixel_scale(self) -> float:
        """Device pixels to the point that pictures are wanted at."""
        return self._scale * self.devicePixelRatioF()

    def missing_pages(self) -> list[int]:
        """Return visible pages whose picture is absent, of an older state or of another size."""
        wanted = self.pixel_scale
        return [
            index
            for index in self.visible_pages()
            if index not in self._images
            or index in self._stale
            or abs(self._images[index][1] - wanted) > 1e-3
        ]

    def visible_pages(self, around: int = 0) -> list[int]:
        """Return the pages in view, and so many before and after them."""
        view = QRectF(0, self._top, 1, self.viewport().height())
        seen = [
            index
            for index in range(len(self._sizes))
            if self._page_box(index).top() < view.bottom()
            and self._page_box(index).bottom() > view.top()
        ]
        if not seen:
            return []
        first, last = max(0, seen[0] - around), min(len(self._sizes) - 1, seen[-1] + around)
        return list(range(first, last + 1))

    def has_current_image(self, index: int) -> bool:
        """Return whether a page's picture is there and of the newest state."""
        return index in self._images and index not in self._stale

    def pages_with(self, marks: Sequence[Mark], address: str) -> list[int]:
        """Return the pages on which an answer stands."""
        return [mark.page for mark in marks if address and address in mark.sources]

    # -- zoom ----------------------------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Zoom one step in (+1) or out (-1); 0 fits the width."""
        if step == 0:
            self._zoom = 1.0
        else:
            order = ZOOMS if step > 0 else tuple(reversed(ZOOMS))
            beyond = (z for z in order if (z - self._zoom) * step > 1e-6)
            self._zoom = next(beyond, self._zoom)
        self._lay_out()
        self._moved()

    # -- geometry ------------------------------------------------------------------------

    @property
    def _gap(self) -> int:
        return theme.unit()

    @property
    def _scale(self) -> float:
        widest = max((width for width, _height in self._sizes), default=595.0)
        room = self.viewport().width() - 2 * self._gap
        return max(0.1, room / widest * self._zoom)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _page_box(self, index: int) -> QRectF:
        """The box of a page in the coordinates of the whole column, below the top of the first."""
        scale, gap = self._scale, self._gap
        top = gap + sum(height * scale + gap for _width, height in self._sizes[:index])
        width, height = self._sizes[index]
        left = max(gap, (self.viewport().width() - width * scale) / 2)
        return QRectF(left - self.horizontalScrollBar().value(), top, width * scale, height * scale)

    def _lay_out(self) -> None:
        scale, gap = self._scale, self._gap
        total = gap + sum(height * scale + gap for _width, height in self._sizes)
        view = self.viewport().size()
        bar = self.verticalScrollBar()
        before, was = bar.value(), max(1, bar.maximum())
        bar.setPageStep(view.height())
        bar.setSingleStep(theme.unit() * 4)
        bar.setRange(0, max(0, round(total - view.height())))
        if bar.maximum() != was:
            bar.setValue(min(before, bar.maximum()))
        widest = max((width for width, _height in self._sizes), default=0.0) * scale + 2 * gap
        across = self.horizontalScrollBar()
        across.setPageStep(view.width())
        across.setRange(0, max(0, round(widest - view.width())))
        self.viewport().update()

    def _marked(self) -> list[tuple[int, QRectF]]:
        if not self._address:
            return []
        return [
            (mark.page, _box(mark))
            for mark in self._marks
            if self._address in mark.sources and mark.page < len(self._sizes)
        ]

    def _visible(self, page: int, box: QRectF) -> bool:
        top = self._page_box(page).top() + box.top() * self._scale - self._top
        return 0 <= top <= self.viewport().height() * 0.85

    def _moved(self) -> None:
        seen = self.visible_pages()
        if seen:
            middle = self._top + self.viewport().height() / 2
            current = min(seen, key=lambda i: abs(self._page_box(i).center().y() - middle))
            if current != self._shown_page:
                self._shown_page = current
            self.page_changed.emit(current + 1, len(self._sizes))
        self.viewport().update()
        if self.missing_pages():
            self.pages_wanted.emit()

    # -- events --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible pages and the marked place."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self.visible_pages():
            box = self._page_box(index).translated(0, -self._top)
            painter.fillRect(box, theme.color("paper"))
            if index in self._images:
                painter.drawImage(box, self._images[index][0])
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        self._paint_marks(painter)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        scale = self._scale
        line = max(2, theme.unit() // 4)
        for page, box in self._marked():
            origin = self._page_box(page).translated(0, -self._top).topLeft()
            drawn = QRectF(
                origin.x() + box.left() * scale,
                origin.y() + box.top() * scale,
                box.width() * scale,
                box.height() * scale,
            ).adjusted(-line, -line / 2, line, line / 2)
            tint = theme.color("mark")
            tint.setAlpha(38)
            painter.fillRect(drawn, tint)
            edge = QRectF(drawn.left() - line, drawn.top(), line, drawn.height())
            painter.fillRect(edge, theme.color("mark"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._lay_out()
        self._moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        over = self.source_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the question that the clicked fact came from."""
        if event.button() == Qt.MouseButton.LeftButton and (
            source := self.source_at(event.position())
        ):
            self.source_clicked.emit(source)

    def source_at(self, point: QPointF) -> str:
        """Return the answer whose place on the paper is at a point of the viewport, or nothing."""
        scale = self._scale
        for index in self.visible_pages():
            box = self._page_box(index).translated(0, -self._top)
            if not box.contains(point):
                continue
            inside = QPointF((point.x() - box.left()) / scale, (point.y() - box.top()) / scale)
            found = [
                mark
                for mark in self._marks
                if mark.page == index and mark.sources and _box(mark).contains(inside)
            ]
            if found:
                smallest = min(found, key=lambda mark: _box(mark).width() * _box(mark).height())
                return smallest.sources[0]
        return ""


def _box(mark: Mark) -> QRectF:
    return QRectF(mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top)
