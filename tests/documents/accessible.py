"""The rules of PDF/UA-1 and PDF/A-2a that a machine can check, checked with pikepdf.

No validator of PDF/UA was to be had; each fault names the clause of ISO 14289-1 (UA) or
ISO 19005-2 (A) that it breaks. What only a person can judge (whether a tag suits its text) is not
here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
from fontTools.ttLib import TTFont

from tests.documents.tagged_reader import Element, TaggedFile

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_GROUPS = {"Document", "Part", "Sect", "Div"}
_HEADINGS = {f"H{level}" for level in range(1, 7)}
_INSIDE: dict[str, set[str]] = {
    "Table": {"THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "LBody": {"L", "P"},
    "P": set(),
    "Figure": set(),
    "Lbl": set(),
    "TD": set(),
    "TH": set(),
    **{heading: set() for heading in _HEADINGS},
    **{
        group: _GROUPS - {"Document"} | _HEADINGS | {"P", "L", "Table", "Figure"}
        for group in _GROUPS
    },
}
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def faults(pdf: bytes) -> list[str]:
    """Return what a file breaks of PDF/UA-1 and PDF/A-2a."""
    file = TaggedFile(pdf)
    return [
        *_of_catalog(file),
        *_of_metadata(file),
        *_of_pages(file),
        *_of_tree(file),
        *_of_headings(file.root),
        *(fault for table in file.root.find("Table") for fault in _of_table(table)),
        *(fault for group in file.root.find("L") for fault in _of_list(group)),
        *_of_fonts(file),
    ]


def _of_catalog(file: TaggedFile) -> Iterator[str]:
    yield from file.document.check_pdf_syntax()
    root = file.document.Root
    marked = root.get("/MarkInfo", pikepdf.Dictionary())
    if not marked.get("/Marked", False):
        yield "UA 6.2: not marked as tagged"
    if marked.get("/Suspects", False):
        yield "UA 7.1: suspects"
    if not _LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "UA 7.2: no language"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "UA 7.1: the title is not displayed"
    if "/Encrypt" in file.document.trailer:
        yield "A 6.1.3: encrypted"
    for name in ("/AcroForm", "/OCProperties", "/Names", "/AA", "/OpenAction"):
        if name in root:
            yield f"A 6.4/6.5, UA 7.10/7.15: {name} in the catalog"
    if "/RoleMap" in file.tree:
        yield "UA 7.1: only standard types are used, a role map is not expected"


def _of_metadata(file: TaggedFile) -> Iterator[str]:
    packet = ET.fromstring(file.document.Root.Metadata.read_bytes())  # noqa: S314 - our own

    def text(path: str) -> str:
        return (packet.findtext(f".//{path}", "", _NAMES) or "").strip()

    if not text("dc:title//rdf:li"):
        yield "UA 7.1: no title"
    if text("pdfuaid:part") != "1":
        yield "UA 5: no identification"
    if (text("pdfaid:part"), text("pdfaid:conformance")) != ("2", "A"):
        yield "A 6.6.4: not identified as 2A"
    if text("pdfaSchema:namespaceURI") != _NAMES["pdfuaid"] or text("pdfaProperty:name") != "part":
        yield "A 6.6.2.3: pdfuaid is not described"


def _of_pages(file: TaggedFile) -> Iterator[str]:
    """All content is marked once, and the parent tree leads from it to its element."""
    parents = _numbers(file.tree.ParentTree)
    owners = {place: one for one in file.root.walk() for place in one.places}
    for number, (page, marks) in enumerate(zip(file.document.pages, file.pages, strict=True)):
        yield from (f"UA 7.1: page {number}: {name} is not marked" for name in marks.loose)
        yield from (f"UA 7.1: page {number}: {what}" for what in marks.wrong)
        if page.get("/Tabs") != "/S":
            yield f"UA 7.18.3: page {number}: tab order"
        if "/Annots" in page or "/XObject" in page.Resources:
            yield f"UA 7.18/7.20: page {number}: annotations or objects"
        if sorted(marks.texts) != list(range(len(marks.texts))):
            yield f"32000 14.7: page {number}: MCIDs have gaps"
        if not marks.texts:
            continue
        row = parents.get(int(page.get("/StructParents", -1)))
        if row is None or len(row) != len(marks.texts):
            yield f"32000 14.7.4.4: page {number}: parent tree"
            continue
        for place, kind in marks.kinds.items():
            owner = owners.get((number, place))
            if owner is None:
                yield f"UA 7.1: page {number}: MCID {place} is not in the tree"
            elif owner.node.objgen != row[place].objgen:
                yield f"32000 14.7.4.4: page {number}: MCID {place} has another parent"
            elif owner.kind != kind:
                yield f"32000 14.7: page {number}: {kind} belongs to {owner.kind}"


def _numbers(tree: Any) -> dict[int, Any]:
    rows = list(tree.Nums)
    return {int(key): value for key, value in zip(rows[::2], rows[1::2], strict=True)}


def _of_tree(file: TaggedFile) -> Iterator[str]:
    seen: list[tuple[int, int]] = []
    for one in file.root.walk():
        allowed = _INSIDE.get(one.kind)
        if allowed is None:
            yield f"UA 7.1: {one.kind} is no standard type"
            continue
        for kid in one.kids:
            if kid.kind not in allowed:
                yield f"UA 7.2: {kid.kind} in {one.kind}"
            if kid.node.P.objgen != one.node.objgen:
                yield f"32000 14.7.2: {kid.kind} names another parent"
        if one.places and one.kind in _GROUPS | {"Table", "THead", "TBody", "TR", "L", "LI"}:
            yield f"UA 7.1: content stands in {one.kind} itself"
        if not one.places and not one.kids and one.kind not in ("TR", "TD", "TH", "Document"):
            yield f"an empty {one.kind}"
        if one.kind == "Figure" and not str(one.node.get("/Alt", "")).strip():
            yield "UA 7.3: a figure without words for it"
        if not _LANGUAGE.fullmatch(one.lang):
            yield f"UA 7.2: {one.kind} has no language"
        seen += one.places
    if len(seen) != len(set(seen)):
        yield "UA 7.1: content is reached twice"
    for number, marks in enumerate(file.pages):
        order = [place for page, place in seen if page == number]
        if order != list(marks.texts):
            yield f"page {number}: order of reading is not that of the content"


def _of_headings(root: Element) -> Iterator[str]:
    last = 0
    for one in root.find(*_HEADINGS, "H"):
        level = int(one.kind[1:] or 0)
        if not level or level > last + 1:
            yield f"UA 7.4.2: H{last} is followed by {one.kind}"
        last = level


def _of_table(table: Element) -> Iterator[str]:
    if not table.find("TH"):
        yield "UA 7.5: a table without heads"
    if table.find("THead") and not table.find("TBody"):
        yield "UA 7.2: THead without TBody"
    if any(cell.attribute("Scope") not in ("/Row", "/Column") for cell in table.find("TH")):
        yield "UA 7.5: a head without scope"
    taken: dict[int, set[int]] = {}
    rows = table.find("TR")
    for number, row in enumerate(rows):
        column = 0
        mine = taken.setdefault(number, set())
        for cell in row.kids:
            while column in mine:
                column += 1
            wide, high = int(cell.attribute("ColSpan", 1)), int(cell.attribute("RowSpan", 1))
            for line in range(number, number + high):
                place = taken.setdefault(line, set())
                if place & set(range(column, column + wide)):
                    yield "UA 7.2: cells lie over each other"
                place |= set(range(column, column + wide))
            column += wide
    if len(taken) != len(rows) or len({frozenset(row) for row in taken.values()}) > 1:
        yield "UA 7.2: rows of a table are not equally long"


def _of_list(group: Element) -> Iterator[str]:
    if group.find("Lbl") and group.attribute("ListNumbering") in (None, "/None"):
        yield "UA 7.6: labels without ListNumbering"


def _of_fonts(file: TaggedFile) -> Iterator[str]:
    programs: dict[Any, dict[int, str]] = {}
    for page, marks in zip(file.document.pages, file.pages, strict=True):
        for name, used in marks.codes.items():
            font = page.Resources.Font[name]
            if "/FontFile2" not in font.FontDescriptor:
                yield f"UA 7.21.4: {name} is not embedded"
                continue
            if "/Encoding" in font or not int(font.FontDescriptor.Flags) & 4:
                yield f"UA 7.21.6: {name} is not symbolic"
            if font.objgen not in programs:
                program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
                programs[font.objgen] = program["cmap"].tables[0].cmap
            glyphs = programs[font.objgen]
            yield from (
                f"UA 7.21.8: {name} shows .notdef"
                for code in used
                if glyphs.get(code, ".notdef") == ".notdef"
            )
        texts = [*marks.texts.values(), *(words for _kind, words in marks.artifacts)]
        if any(_unreadable(character) for text in texts for character in text):
            yield "UA 7.21.7: a character has no Unicode"


def _unreadable(character: str) -> bool:
    code = ord(character)
    return code in (0, 0xFEFF, 0xFFFD, 0xFFFE) or 0xE000 <= code <= 0xF8FF
