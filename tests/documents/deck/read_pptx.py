"""Reads a PowerPoint file back with python-pptx: texts in order, places, charts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pptx
from pptx.oxml.ns import qn
from pptx.util import Length


def opened(content: bytes) -> Any:
    """Return a file opened as a presentation."""
    return pptx.Presentation(io.BytesIO(content))


def decorative(shape: Any) -> bool:
    """Tell whether screen readers pass a shape over."""
    return shape._element.find(f".//{qn('p:cNvPr')}/{qn('a:extLst')}") is not None


def told(slide: Any) -> list[Any]:
    """Return the shapes of a slide that say something, in the order in which they are read."""
    return [shape for shape in slide.shapes if not decorative(shape)]


def texts(slide: Any) -> Iterator[str]:
    """Give the texts of a slide: of boxes paragraph by paragraph, of tables cell by cell."""
    for shape in told(slide):
        if shape.has_text_frame:
            yield from (_text(paragraph) for paragraph in shape.text_frame.paragraphs)
        elif shape.has_table:
            for row in shape.table.rows:
                yield from (cell.text_frame.text for cell in row.cells)


def _text(paragraph: Any) -> str:
    """Return a paragraph's text; the library leaves fields out."""
    return "".join(found.text or "" for found in paragraph._p.iter(qn("a:t")))


def box(shape: Any) -> tuple[float, float, float, float]:
    """Return the edges of a shape in millimetres: left, top, right, bottom."""
    left, top, width, height = (
        Length(value).mm for value in (shape.left, shape.top, shape.width, shape.height)
    )
    return left, top, left + width, top + height
