"""What every deck must keep, whatever stands in it."""

from __future__ import annotations

import io
from itertools import combinations

import pypdf

from app.documents.deck.measure import height
from app.documents.deck.model import (
    BULLET,
    HEIGHT,
    WIDTH,
    Box,
    Deck,
    Grid,
    Shape,
    Slide,
    TableRow,
    Words,
)
from app.documents.deck.pdf import write_deck_pdf
from app.documents.deck.pptx import write_pptx
from app.documents.protect import clean
from tests.documents.deck.read_pptx import opened, texts
from tests.documents.pdf_tools import letters, without_pictures

LITTLE = 0.05
"""A twentieth of a millimetre: what rounding moves."""


def faults_of(deck: Deck) -> list[str]:
    """Return what stands outside its slide, over something else, or has no room for its text."""
    found = []
    for number, slide in enumerate(deck.slides, start=1):
        found += [f"{number}: outside: {shape}" for shape in slide.shapes if _outside(shape)]
        found += [f"{number}: too much text: {shape}" for shape in slide.shapes if _too_full(shape)]
        found += [
            f"{number}: one over another: {one} {other}"
            for one, other in combinations(slide.shapes, 2)
            if _overlap(one, other)
        ]
        if not slide.title.strip():
            found.append(f"{number}: no title")
    return found


def _outside(shape: Shape) -> bool:
    return (
        shape.left < 0
        or shape.top < 0
        or shape.left + shape.width > WIDTH + LITTLE
        or shape.top + shape.height > HEIGHT + LITTLE
    )


def _overlap(one: Shape, other: Shape) -> bool:
    return (
        one.left + LITTLE < other.left + other.width
        and other.left + LITTLE < one.left + one.width
        and one.top + LITTLE < other.top + other.height
        and other.top + LITTLE < one.top + one.height
    )


def _too_full(shape: Shape) -> bool:
    match shape:
        case Box():
            room = shape.height - 2 * shape.pad
            return height(shape.words, shape.inner) > room + LITTLE
        case Grid():
            return any(_tall(shape, row) > row.height + LITTLE for row in (shape.head, *shape.rows))
        case _:
            return False


def _tall(grid: Grid, row: TableRow) -> float:
    """Return how high the texts of a row are with the room around them."""
    bold = row.bold or row is grid.head
    return max(
        height((Words(cell, grid.size, bold=bold),), width - 2 * grid.pad) + 2 * grid.pad
        for cell, width in zip(row.cells, grid.widths, strict=True)
    )


def words_on(slide: Slide) -> list[str]:
    """Return the texts of a slide in the order in which they are read."""
    found: list[str] = []
    for shape in slide.shapes:
        match shape:
            case Box():
                found += [one.text for one in shape.words]
            case Grid():
                found += [cell for row in (shape.head, *shape.rows) for cell in row.cells]
            case _:
                pass
    return [clean_text for text in found if (clean_text := clean(text.replace("\n", " ")).strip())]


def numbers(slide: Slide) -> list[str]:
    """Return the number of a slide as it is printed, if it is."""
    boxes = (shape for shape in slide.shapes if isinstance(shape, Box))
    return [box.words[0].text for box in boxes if box.role == "number"]


def assert_one_text(deck: Deck) -> None:
    """The slides, their PDF and their PowerPoint file say the same in the same order."""
    pdf = write_deck_pdf(deck)
    office = write_pptx(deck)
    pages = pypdf.PdfReader(io.BytesIO(without_pictures(pdf.pdf))).pages
    made = opened(office)
    assert len(pages) == len(made.slides) == len(deck.slides)
    for slide, page, shown in zip(deck.slides, pages, made.slides, strict=True):
        wanted = [letters(text) for text in words_on(slide)]
        assert [found for text in texts(shown) if (found := letters(text))] == wanted
        read = letters(page.extract_text()).replace(BULLET, "")
        # The number is no text of the slide but of its edge: it is written with the edges.
        printed = "".join(wanted[:-1] if numbers(slide) else wanted).replace(BULLET, "")
        assert sorted(read) == sorted(printed + "".join(numbers(slide)))
        for text in wanted:
            assert text.replace(BULLET, "")[:30] in read


def same_bytes(deck: Deck) -> bool:
    """Tell whether both files come out alike twice."""
    first = (write_deck_pdf(deck).pdf, write_pptx(deck))
    return first == (write_deck_pdf(deck).pdf, write_pptx(deck))
