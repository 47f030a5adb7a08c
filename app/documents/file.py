"""Writes a ReportLab document as a file whose many small objects are packed together.

ReportLab writes each object by itself and a table of their places: the structure of a charter
would make the file half as large again. Object streams (ISO 32000-1, 7.5.7; allowed by PDF/A-2)
hold the small objects compressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from app.documents.streams import pack, packed_stream

_TOGETHER = 1000
_WIDTHS = (1, 4, 2)  # bytes of the three columns of a cross-reference stream


class Packed(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is written as it is, among others of its kind."""

    def __init__(self) -> None:
        self.content = b""

    def format(self, _document: Any) -> bytes:
        """Return the object's bytes."""
        return self.content


def pack_objects(doc: Any) -> None:
    """Have a document written by :func:`write` when its canvas is saved."""
    doc.format = lambda: write(doc)


def write(doc: Any) -> bytes:
    """Return a document's file: its objects in the order of their numbers, the packed ones last."""
    catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    out = pdfdoc.PDFFile(doc._pdfVersion)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    packed: list[tuple[int, bytes]] = []
    number = 1
    while number in doc.numberToId:  # formatting an object may register others
        name = doc.numberToId[number]
        made = doc.idToObject[name]
        if isinstance(made, Packed):
            packed.append((number, made.content))
        else:
            places[number] = (1, out.add(pdfdoc.PDFIndirectObject(name, made).format(doc)), 0)
        number += 1
    for group in _groups(packed):
        for index, (one, _content) in enumerate(group):
            places[one] = (2, number, index)
        places[number] = (1, _add(out, doc, number, _object_stream(group)), 0)
        number += 1
    places[number] = (1, out.offset, 0)
    rows = b"".join(
        value.to_bytes(width, "big")
        for one in range(number + 1)
        for value, width in zip(places[one], _WIDTHS, strict=True)
    )
    table = packed_stream(
        pack(rows),
        Type=pdfdoc.PDFName("XRef"),
        Size=number + 1,
        W=pdfdoc.PDFArray(_WIDTHS),
        Root=catalog,
        Info=info,
        ID=doc.ID(),
    )
    start = _add(out, doc, number, table)
    out.add(f"startxref\n{start}\n%%EOF\n")
    content: bytes = out.format(doc)
    return content


def _add(out: Any, doc: Any, number: int, made: Any) -> int:
    """Add an object that no other refers to by name; return its place."""
    place: int = out.add(f"{number} 0 obj\n".encode() + made.format(doc) + b"endobj\n")
    return place


def _groups(packed: list[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    for start in range(0, len(packed), _TOGETHER):
        yield packed[start : start + _TOGETHER]


def _object_stream(group: list[tuple[int, bytes]]) -> Any:
    head: list[str] = []
    offset = 0
    for number, content in group:
        head.append(f"{number} {offset}")
        offset += len(content) + 1
    first = " ".join(head).encode() + b"\n"
    return packed_stream(
        pack(first + b"\n".join(content for _number, content in group)),
        Type=pdfdoc.PDFName("ObjStm"),
        N=len(group),
        First=len(first),
    )
