"""PDF pages as pictures, by PDFium. Only called on the render worker: PDFium knows no threads."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

Size = tuple[float, float]


class Raster:
    """Keeps the last document open, so that its other pages come quickly."""

    def __init__(self) -> None:
        self._pdf: bytes = b""
        self._document: Any = None

    def sizes(self, pdf: bytes) -> tuple[Size, ...]:
        """Return the size of each page in points."""
        document = self._open(pdf)
        return tuple(document.get_page_size(index) for index in range(len(document)))

    def page(self, pdf: bytes, index: int, scale: float, *, grey: bool = False) -> QImage:
        """Return a page as a picture, ``scale`` device pixels to the point."""
        page = self._open(pdf)[index]
        try:
            bitmap = page.render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
            kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
            view = memoryview(bitmap.buffer)
            # The copy owns its pixels: the bitmap's are freed with it.
            made = QImage(view, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
            bitmap.close()
        finally:
            page.close()
        return made

    def close(self) -> None:
        """Let the document go."""
        if self._document is not None:
            self._document.close()
        self._document, self._pdf = None, b""

    def _open(self, pdf: bytes) -> Any:
        if self._document is None or self._pdf is not pdf:
            import pypdfium2

            self.close()
            self._document = pypdfium2.PdfDocument(pdf)
            self._pdf = pdf
        return self._document
