"""A chart as a picture of points, for files that hold no drawings (Word, slides).

PDFium draws it and knows no threads: call this on the worker that lays out papers.
"""

from __future__ import annotations

from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import Chart
from app.documents.chart_drawing import draw_chart
from app.documents.chart_text import REGULAR
from app.documents.pdf import ONE_AT_A_TIME

DOTS = 220
"""Dots to the inch: sharp in print, small as a file."""


def chart_png(
    chart: Chart,
    width: float,
    height: float | None = None,
    *,
    size: float = 10.0,
    titled: bool = False,
    dots: int = DOTS,
) -> bytes:
    """Return a chart as PNG, ``width`` × ``height`` points wide and high at ``dots`` to the inch.

    The other arguments are those of :func:`app.documents.chart_drawing.draw_chart`.
    """
    target = BytesIO()
    with ONE_AT_A_TIME:
        drawing = draw_chart(chart, width, height, size=size, titled=titled)
        canvas = Canvas(
            target,
            pagesize=(drawing.width, drawing.height),
            invariant=1,
            initialFontName=REGULAR,
        )
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.showPage()
        canvas.save()
    return _png(target.getvalue(), dots / 72)


def _png(pdf: bytes, scale: float) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        # Clear behind: the word across a page of Word stands below the picture.
        bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 0))
        made = BytesIO()
        bitmap.to_pil().save(made, format="PNG", optimize=True)
        bitmap.close()
        page.close()
    finally:
        document.close()
    return made.getvalue()
