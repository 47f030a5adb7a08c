"""Writes the tree of tags into a ReportLab document (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from app.documents.file import Packed
from app.documents.tagging import Tag


class _Numbers:
    """Gives objects of a document their numbers."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc

    def new(self) -> tuple[Packed, int]:
        made = Packed()
        return made, self.of(self._doc.Reference(made))

    def of(self, reference: Any) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return number


def write_structure(doc: Any, root: Tag, pages: Sequence[Any]) -> None:
    """Write the tree below ``root`` and what leads from the content of pages to it.

    ``pages`` are references of the document's pages.
    """
    root.prune()
    numbers = _Numbers(doc)
    tree, tree_number = numbers.new()
    parents, parents_number = numbers.new()
    page_numbers = [numbers.of(page) for page in pages]
    objects = {id(tag): numbers.new() for tag in _walk(root)}
    owners: list[dict[int, int]] = [{} for _ in pages]
    upper = {id(root): tree_number}
    for tag in _walk(root):
        made, number = objects[id(tag)]
        for kid in tag.kids:
            upper[id(kid)] = number
        for page, place in tag.places:
            owners[page][place] = number
        kids = [objects[id(kid)][1] for kid in tag.kids]
        made.content = _element(tag, upper[id(tag)], kids, page_numbers).encode("ascii")
    rows = [
        f"{page} [{' '.join(f'{mine[place]} 0 R' for place in sorted(mine))}]"
        for page, mine in enumerate(owners)
        if mine
    ]
    parents.content = f"<< /Nums [{' '.join(rows)}] >>".encode("ascii")
    tree.content = (
        f"<< /Type /StructTreeRoot /K {objects[id(root)][1]} 0 R "
        f"/ParentTree {parents_number} 0 R /ParentTreeNextKey {len(pages)} >>"
    ).encode("ascii")
    doc.updateSignature(b"".join(made.content for made, _number in objects.values()))
    doc.Catalog.StructTreeRoot = tree
    doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        yield from _walk(kid)


def _element(tag: Tag, upper: int, kids: Sequence[int], pages: Sequence[int]) -> str:
    parts = [f"<< /S /{tag.kind} /P {upper} 0 R"]
    if tag.lang:
        parts.append(f"/Lang {text_string(tag.lang)}")
    if tag.actual:
        parts.append(f"/ActualText {text_string(tag.actual)}")
    if tag.alt:
        parts.append(f"/Alt {text_string(tag.alt)}")
    if attributes := _attributes(tag):
        parts.append(f"/A << {attributes} >>")
    content: list[str] = []
    if tag.places:
        first = tag.places[0][0]
        parts.append(f"/Pg {pages[first]} 0 R")
        for page, place in tag.places:
            one = f"<< /Type /MCR /Pg {pages[page]} 0 R /MCID {place} >>"
            content.append(str(place) if page == first else one)
    content += [f"{kid} 0 R" for kid in kids]
    if content:
        parts.append(f"/K {content[0]}" if len(content) == 1 else f"/K [{' '.join(content)}]")
    return " ".join([*parts, ">>"])


def _attributes(tag: Tag) -> str:
    if tag.numbering:
        return f"/O /List /ListNumbering /{tag.numbering}"
    parts = []
    if tag.scope:
        parts.append(f"/Scope /{tag.scope}")
    if tag.columns > 1:
        parts.append(f"/ColSpan {tag.columns}")
    if tag.rows > 1:
        parts.append(f"/RowSpan {tag.rows}")
    return " ".join(["/O /Table", *parts]) if parts else ""


def text_string(text: str) -> str:
    """Return a text string of PDF: as it is when a plain name, else UTF-16."""
    if text.isascii() and text.replace("-", "").isalnum():
        return f"({text})"
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>"
