"""What goes on which side of which sheet, and what a printer gets."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.ui.printing import PrintError, SheetPage, parse_pages, print_sides, sides
from app.ui.raster import Raster


def pdf(pages: int, *, wide: bool = False) -> bytes:
    """Return pages with a black square of 100 points, 50 from the left and the top."""
    out = io.BytesIO()
    size = landscape(A4) if wide else A4
    canvas = Canvas(out, pagesize=size)
    for _page in range(pages):
        canvas.rect(50, size[1] - 150, 100, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("1–2;4", (0, 1, 3)),
        ("6", None),
        ("3-2", None),
        ("0", None),
        ("x", None),
        ("1,,2", None),
    ],
)
def test_page_ranges(text: str, expected: tuple[int, ...] | None) -> None:
    assert parse_pages(text, 5) == expected


@given(st.text(max_size=12), st.integers(1, 30))
@settings(max_examples=80)
def test_a_range_never_leaves_the_paper(text: str, count: int) -> None:
    found = parse_pages(text, count)
    assert found is None or (found and all(0 <= page < count for page in found))


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=6),
    st.booleans(),
)
@settings(max_examples=80)
def test_every_copy_begins_on_a_front(papers: list[tuple[int, int]], duplex: bool) -> None:
    documents = [tuple(range(pages)) for pages, _copies in papers]
    copies = [count for _pages, count in papers]
    order = sides(documents, copies, duplex=duplex)
    shown = [side for side in order if side is not None]
    assert len(shown) == sum(pages * count for pages, count in papers)
    assert not order or order[-1] is not None
    for index, side in enumerate(order):
        if duplex and side is not None and side.page == 0:
            assert index % 2 == 0
        if not duplex:
            assert side is not None


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def test_pages_are_printed_at_true_scale(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    documents = [pdf(1), pdf(2, wide=True)]
    order = sides([(0,), (0, 1)], [1, 1], duplex=True)
    assert order == [SheetPage(0, 0), None, SheetPage(1, 0), SheetPage(1, 1)]
    told: list[tuple[int, int]] = []
    count = print_sides(
        printer_to(out), documents, order, lambda a, b: told.append((a, b)), threading.Event()
    )
    assert count == 4
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    pages = pypdf.PdfReader(out).pages
    assert len(pages) == 4
    for page, (width, height) in zip(pages, (A4, A4, landscape(A4), landscape(A4)), strict=True):
        assert float(page.mediabox.width) == pytest.approx(width, abs=1.5)
        assert float(page.mediabox.height) == pytest.approx(height, abs=1.5)
    printed = pypdfium2.PdfDocument(out.read_bytes())
    image = printed[0].render(scale=1).to_pil().convert("L")
    printed.close()
    left, top, right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert (left, top) == (pytest.approx(50, abs=2), pytest.approx(50, abs=2))
    assert (right - left, bottom - top) == (pytest.approx(100, abs=2), pytest.approx(100, abs=2))


def test_printing_can_be_stopped(qapp: QApplication, tmp_path: Path) -> None:
    stop = threading.Event()
    order = sides([(0, 1, 2)], [3], duplex=False)

    def say(done: int, _total: int) -> None:
        if done == 2:
            stop.set()

    assert print_sides(printer_to(tmp_path / "o.pdf"), [pdf(3)], order, say, stop) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrintEngine", "QPdf", "PDF")
def test_a_printer_that_refuses_is_told(qapp: QApplication, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "missing" / "o.pdf")
    with pytest.raises(PrintError):
        print_sides(printer, [pdf(1)], [SheetPage(0, 0)], lambda _a, _b: None, threading.Event())


def test_pictures_are_those_of_the_page(qapp: QApplication) -> None:
    raster = Raster()
    document = pdf(2)
    assert [size[1] for size in raster.sizes(document)] == pytest.approx([A4[1]] * 2, abs=0.01)
    image = raster.page(document, 1, 2.0)
    assert (image.width(), image.height()) == (1191, 1684)
    assert image.pixelColor(200, 200).lightness() == 0
    assert image.pixelColor(50, 50).lightness() == 255
    raster.close()
