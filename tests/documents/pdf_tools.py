"""Reads PDFs back with libraries other than the one that writes them."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader

from app.documents.blocks import (
    Block,
    Cell,
    Inline,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SignatureBlock,
    Table,
)
from app.documents.pdf import Laid, write_pdf


def runs(text: str) -> Inline:
    """Return a text as one plain run."""
    return (Run(text),)


def words(count: int, *, stem: str = "сөз") -> str:
    """Return numbered words, so that each stands once in the text."""
    return " ".join(f"{stem}{number}" for number in range(count))


def lay(*blocks: Block, **options: Any) -> Laid:
    """Write blocks as a paper."""
    return write_pdf(Paper("Сынақ", blocks), **options)


def reader(laid: Laid) -> PdfReader:
    """Open a written paper with pypdf."""
    return PdfReader(io.BytesIO(laid.pdf))


def page_texts(laid: Laid) -> list[str]:
    """Return the text of each page, spaces evened out."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader(laid).pages]


def text_of(laid: Laid) -> str:
    """Return the whole text."""
    return " ".join(page_texts(laid))


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF in one line."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def letters(text: str) -> str:
    """Return a text without any space."""
    return re.sub(r"\s+", "", text)


def character_boxes(laid: Laid) -> list[tuple[int, str, float, float, float, float]]:
    """Return page, character, left, bottom, right, top of every visible character (pdfium)."""
    found = []
    document = pypdfium2.PdfDocument(laid.pdf)
    try:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = text.get_text_range(index, 1)
                if character.strip():
                    found.append((number, character, *text.get_charbox(index)))
            text.close()
            page.close()
    finally:
        document.close()
    return found


def operators(laid: Laid, page: int = 0) -> list[str]:
    """Return the drawing operators of a page in order."""
    with pikepdf.open(io.BytesIO(laid.pdf)) as document:
        return [str(one.operator) for one in pikepdf.parse_content_stream(document.pages[page])]


def paragraph(text: str, *sources: str) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph(runs(text), sources=tuple(sources))


HEAD = Row((Cell(runs("Бас1"), "center"), Cell(runs("Бас2"), "center")))


def table(count: int, *, text: str = "мәтін", **options: Any) -> Table:
    """Return a table of numbered rows, each with a source."""
    rows = tuple(
        Row((Cell(runs(f"қатар{n}.")), Cell(runs(text))), (f"founders/{n}/surname",))
        for n in range(count)
    )
    return Table((HEAD,), rows, (1, 3), **options)


def signatures(*names: str) -> SignatureBlock:
    """Return a block of signatures."""
    return SignatureBlock(tuple(Signature(runs(f"Рөлі{n}"), runs(n), (n,)) for n in names))


def without_pictures(pdf: bytes) -> bytes:
    """Return a PDF without what stands in its figures: numbers of a chart are no running text."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            content = page.Contents.read_bytes()
            bare = re.sub(rb"/Figure << /MCID \d+ >> BDC.*?\nEMC", b"", content, flags=re.DOTALL)
            page.Contents = document.make_stream(bare)
        document.save(target)
    return target.getvalue()
