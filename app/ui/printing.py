"""Printing: pages of the very bytes that preview and file have, at true scale and 300 dpi.

What goes on which sheet is decided by pure functions; the drawing runs on the render worker.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.core.errors import UserError
from app.core.i18n import N_
from app.ui.raster import Raster

DPI = 300
POINTS = 72.0
_RANGE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


class PrintError(UserError):
    """The printer does not take the pages."""


@dataclass(frozen=True)
class Job:
    """One paper to print: of one record, so many copies, these pages (empty: all)."""

    key: str
    record_id: str = ""
    copies: int = 1
    pages: str = ""


@dataclass(frozen=True)
class SheetPage:
    """One side of a sheet: which document and which of its pages; None is an empty back."""

    document: int
    page: int


Side = SheetPage | None


def parse_pages(text: str, count: int) -> tuple[int, ...] | None:
    """Return the pages (from 0) that a range such as ``1-3, 5`` names; all when it is empty.

    None: it cannot be read, or names a page that the paper does not have.
    """
    if not text.strip():
        return tuple(range(count))
    pages: list[int] = []
    for part in re.split(r"[,;]", text.replace("–", "-").replace(" ", "")):
        match = _RANGE.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            return None
        pages.extend(range(first - 1, last))
    return tuple(pages)


def sides(documents: Sequence[Sequence[int]], copies: Sequence[int], *, duplex: bool) -> list[Side]:
    """Return the sides of all sheets in order.

    ``documents`` are the pages of each document, ``copies`` how many of each. Printed on both
    sides, every copy begins on a new sheet: an empty back follows an odd last page.
    """
    result: list[Side] = []
    for index, (pages, count) in enumerate(zip(documents, copies, strict=True)):
        for _copy in range(count):
            result.extend(SheetPage(index, page) for page in pages)
            if duplex and len(pages) % 2:
                result.append(None)
    while result and result[-1] is None:
        result.pop()
    return result


Say = Callable[[int, int], None]


def print_sides(
    printer: QPrinter,
    documents: Sequence[bytes],
    order: Sequence[Side],
    say: Say,
    stop: threading.Event,
) -> int:
    """Draw the sides onto the printer; return how many were drawn. On the render worker.

    ``say(done, total)`` is called before each side; ``stop`` ends the work after a side.

    Raises:
        PrintError: the printer cannot be begun or refuses a new page.
    """
    if not order:
        return 0
    rasters = _Rasters(documents)
    printer.setFullPage(True)
    printer.setResolution(DPI)
    _fit_sheet(printer, rasters, order[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused()
    done = 0
    try:
        for index, side in enumerate(order):
            say(index, len(order))
            if stop.is_set():
                break
            if index:
                _fit_sheet(printer, rasters, side)
                if not printer.newPage():
                    raise _refused()
            if side is not None:
                _draw(painter, printer, rasters, side)
            done += 1
    finally:
        if stop.is_set():
            printer.abort()
        painter.end()
        rasters.close()
    return done


def _refused() -> PrintError:
    return PrintError(
        N_("The printer did not take the pages."),
        N_("Your papers and answers are safe."),
        N_("Check that it is switched on and has paper, then print again."),
    )


class _Rasters:
    """The documents, one open at a time."""

    def __init__(self, documents: Sequence[bytes]) -> None:
        self._documents = documents
        self._raster = Raster()

    def size(self, side: SheetPage) -> tuple[float, float]:
        return self._raster.sizes(self._documents[side.document])[side.page]

    def image(self, side: SheetPage) -> QImage:
        return self._raster.page(self._documents[side.document], side.page, DPI / POINTS)

    def close(self) -> None:
        self._raster.close()


def _fit_sheet(printer: QPrinter, rasters: _Rasters, side: Side) -> None:
    if side is None:
        return
    width, height = rasters.size(side)
    turned = (
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    layout = QPageLayout(QPageSize(printer.pageLayout().pageSize()), turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _draw(painter: QPainter, printer: QPrinter, rasters: _Rasters, side: SheetPage) -> None:
    width, height = rasters.size(side)
    dots = printer.resolution() / POINTS
    # True scale: a point of the paper is a point on the sheet, from the sheet's own corner.
    painter.drawImage(QRectF(0, 0, width * dots, height * dots), rasters.image(side))


def print_whole(printer: QPrinter, pdf: bytes) -> int:
    """Draw all pages of one document once onto a printer; return how many were sent.

    Called on the render worker.
    """
    raster = Raster()
    pages = tuple(range(len(raster.sizes(pdf))))
    raster.close()
    order = sides([pages], [1], duplex=False)
    return print_sides(printer, [pdf], order, lambda _done, _total: None, threading.Event())
