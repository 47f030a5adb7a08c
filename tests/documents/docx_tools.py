"""Reads Word files back without the library that packs them: zip and XML, counted as Word counts.

A paragraph's number is not in its text: it follows from ``numbering.xml`` and from what stands
before, as ECMA-376 part 1, 17.9 says. :func:`lines_of` works it out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from app.documents.blocks import (
    BackSheet,
    Blank,
    Block,
    Chart,
    Clause,
    Heading,
    Inline,
    Paper,
    Paragraph,
    Row,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    TitlePage,
    TwoColumns,
    plain,
)
from app.documents.docx import write_docx
from app.documents.protect import clean

MM = 1440 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


def part(data: bytes, name: str) -> etree._Element:
    """Return a part of the file as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def names(data: bytes) -> list[str]:
    """Return the names of all parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.namelist()


def document(data: bytes) -> etree._Element:
    """Return the main part."""
    return part(data, "word/document.xml")


def written(*blocks: Block, language: str = "kk-KZ") -> bytes:
    """Write blocks as a Word file."""
    return write_docx(Paper("Сынақ", blocks, language=language))


def value(element: etree._Element | None, path: str, default: str = "") -> str:
    """Return ``w:val`` of an element below another; ``path`` like «w:pPr/w:jc»."""
    found = element.find(path.replace("w:", W)) if element is not None else None
    return default if found is None else found.get(f"{W}val", default)


def tidy(text: str) -> str:
    """Return a text with single ordinary spaces."""
    return re.sub(r"\s+", " ", text).strip()


# -- the numbers of lists -----------------------------------------------------------------


@dataclass
class _Counters:
    """The counters of one abstract list."""

    levels: dict[int, etree._Element]
    last: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Count a paragraph and return its number as printed."""
        for deeper in [one for one in self.last if one > level]:
            del self.last[deeper]
        start = int(value(self.levels[level], "w:start", "0"))
        self.last[level] = self.last[level] + 1 if level in self.last else start
        text = value(self.levels[level], "w:lvlText")
        return re.sub(r"%(\d)", lambda found: self._shown(int(found[1]) - 1), text)

    def _shown(self, level: int) -> str:
        number = self.last[level]
        if value(self.levels[level], "w:numFmt") == "russianLower":
            return _RUSSIAN[number - 1]
        return str(number)


class Numbers:
    """The numbers that Word shows before paragraphs, asked for in the order of the text."""

    def __init__(self, data: bytes) -> None:
        self._styles: dict[str, etree._Element] = {
            style.get(f"{W}styleId", ""): style
            for style in part(data, "word/styles.xml")
            if style.tag == f"{W}style"
        }
        self._counters: dict[str, _Counters] = {}
        self._of: dict[str, str] = {}
        if "word/numbering.xml" not in names(data):
            return
        for one in part(data, "word/numbering.xml"):
            if one.tag == f"{W}abstractNum":
                levels = {int(lvl.get(f"{W}ilvl", "")): lvl for lvl in one.iter(f"{W}lvl")}
                self._counters[one.get(f"{W}abstractNumId", "")] = _Counters(levels)
            else:
                assert one.find(f"{W}lvlOverride") is None
                self._of[one.get(f"{W}numId", "")] = value(one, "w:abstractNumId")

    def before(self, paragraph: etree._Element) -> str:
        """Return the number before a paragraph, empty when it has none."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            numbered = self._styled(value(paragraph, "w:pPr/w:pStyle", "Normal"))
        number = value(numbered, "w:numId", "0")
        if number == "0":
            return ""
        return self._counters[self._of[number]].next(int(value(numbered, "w:ilvl", "0")))

    def _styled(self, style_id: str) -> etree._Element | None:
        while style_id:
            style = self._styles[style_id]
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
            style_id = value(style, "w:basedOn")
        return None


# -- the text ------------------------------------------------------------------------------


def text_in(paragraph: etree._Element) -> str:
    """Return the text of one paragraph as shown: of fields the result, never the instruction."""
    pieces = []
    fields: list[str] = []
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}noBreakHyphen", f"{W}fldChar"):
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType", "")
            if kind != "begin":
                fields.pop()
            if kind != "end":
                fields.append(kind)
        elif "begin" not in fields:
            pieces.append(_SIGNS.get(str(node.tag), node.text or ""))
    assert not fields
    return "".join(pieces)


def paragraphs(data: bytes) -> Iterator[tuple[etree._Element, str]]:
    """Give every paragraph of the body with the number that Word shows before it."""
    numbers = Numbers(data)
    for paragraph in document(data).iter(f"{W}p"):
        yield paragraph, numbers.before(paragraph)


def lines_of(data: bytes) -> list[str]:
    """Return what the pages of a Word file say, a line for each paragraph that is not empty."""
    lines = (tidy(f"{number} {text_in(one)}") for one, number in paragraphs(data))
    return [line for line in lines if line]


def at(root: etree._Element, text: str) -> etree._Element:
    """Return the paragraph that holds a text."""
    return next(one for one in root.iter(f"{W}p") if text in text_in(one))


def number(element: etree._Element | None, name: str) -> int:
    """Return a number of an element's attribute."""
    assert element is not None
    return int(element.get(f"{W}{name}", "0"))


def keeps(paragraph: etree._Element) -> bool:
    """Return whether a paragraph says that it stays with the next one."""
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def rows_of(data: bytes) -> list[etree._Element]:
    """Return the rows of all tables."""
    return list(document(data).iter(f"{W}tr"))


# -- the text of the blocks ------------------------------------------------------------------


def expected_lines(blocks: Iterable[Block], pages: int = 0) -> list[str]:
    """Return what the blocks say, in the order of reading; back sheets stand last."""
    blocks = tuple(blocks)
    backs = [block for block in blocks if isinstance(block, BackSheet)]
    lines = [line for block in blocks for line in _lines(block)]
    lines += [plain(line).replace("{pages}", str(pages)) for back in backs for line in back.lines]
    return [line for line in map(_printed, lines) if line]


def _printed(text: str) -> str:
    return tidy("\n".join(map(clean, text.split("\n"))))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Clause() | Heading():
            yield f"{block.number} {plain(block.text)}"
        case Title():
            yield from plain(block.text).split("\n")
        case Paragraph():
            yield plain(block.text)
        case Table():
            for row in (*block.head, *block.rows):
                yield from map(plain, _cells(row, len(block.widths)))
        case Chart():
            yield block.title
        case Stamp():
            yield from map(plain, block.lines)
        case SignatureBlock():
            for line in block.lines:
                yield from (plain(line.role), plain(line.name))
        case Blank():
            yield plain(block.hint)
        case TitlePage():
            yield from map(plain, block.top)
            if block.stamps:
                yield from _lines(block.stamps)
            for inner in block.middle:
                yield from _lines(inner)
            yield from map(plain, block.foot)
        case TwoColumns():
            for pair in block.rows:
                for inner in pair:
                    yield from _lines(inner)
        case _:
            pass


def _cells(row: Row, columns: int) -> Iterator[Inline]:
    column = 0
    for cell in row.cells:
        if column < columns:
            yield cell.text
        column += max(1, cell.span)
