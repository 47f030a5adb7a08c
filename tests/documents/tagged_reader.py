"""Reads the tagged content of a PDF with pikepdf: what an aid that reads aloud finds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
_SHOWING = {"Tj", "TJ", "'", '"'}
_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


@dataclass
class Element:
    """A structure element with what stands in it: kids and (page, MCID)."""

    kind: str
    node: Any
    depth: int
    kids: list[Element] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    lang: str = ""
    replaced: bool = False  # the text is read in place of what is drawn

    def walk(self) -> Iterator[Element]:
        """Give this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, *kinds: str) -> list[Element]:
        """Return all elements of some kinds, in reading order."""
        return [one for one in self.walk() if one.kind in kinds]

    def attribute(self, name: str, default: Any = None) -> Any:
        """Return an attribute."""
        found = self.node.get("/A", {})
        return found.get(f"/{name}", default)

    def whole(self) -> str:
        """Return the text of this element and of all below it, blanks evened out."""
        return " ".join("".join(one.text for one in self.walk()).split())


@dataclass
class PageMarks:
    """What the content of a page is marked as.

    ``texts`` hold the words of each MCID in order, ``kinds`` its tag; ``artifacts`` kind and
    words; ``loose`` names operators that show something outside of both, ``wrong`` other faults.
    """

    texts: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    codes: dict[str, set[int]] = field(default_factory=dict)


class TaggedFile:
    """A PDF opened for its tags."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pikepdf.open(io.BytesIO(pdf))
        self.numbers = {page.obj.objgen: n for n, page in enumerate(self.document.pages)}
        self.pages = [self._marks(page) for page in self.document.pages]
        self.tree = self.document.Root.StructTreeRoot
        language = str(self.document.Root.get("/Lang", ""))
        self.root = self._element(self.tree.K, 0, language, None)

    def text(self) -> str:
        """Return all that is read, blanks evened out."""
        return self.root.whole()

    def _element(self, node: Any, depth: int, lang: str, page: Any) -> Element:
        lang = str(node.get("/Lang", lang))
        made = Element(str(node.S)[1:], node, depth, lang=lang)
        page = node.get("/Pg", page)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._content(made, page, kid)
            elif "/MCID" in kid:
                self._content(made, kid.get("/Pg", page), int(kid.MCID))
            else:
                made.kids.append(self._element(kid, depth + 1, lang, page))
        if "/Alt" in node:
            made.text, made.replaced = str(node.Alt) + " ", True
        if "/ActualText" in node:
            made.text, made.replaced = str(node.ActualText) + " ", True
        return made

    def _content(self, made: Element, page: Any, number: int) -> None:
        place = self.numbers[page.objgen]
        made.places.append((place, number))
        made.text += self.pages[place].texts.get(number, "")

    def _marks(self, page: Any) -> PageMarks:
        made = PageMarks()
        maps = {str(name): _mapping(font) for name, font in page.Resources.Font.items()}
        open_marks: list[tuple[str, int | None]] = []
        font = ""
        for step in pikepdf.parse_content_stream(page):
            name = str(step.operator)
            if name in ("BDC", "BMC"):
                _begin(step, open_marks, made)
            elif name == "EMC":
                if not open_marks:
                    made.wrong.append("EMC without a beginning")
                else:
                    open_marks.pop()
            elif name == "Tf":
                font = str(step.operands[0])
            elif name in _SHOWING:
                codes = bytes(step.operands[0])
                made.codes.setdefault(font, set()).update(codes)
                words = "".join(maps[font].get(code, "\ufffd") for code in codes)
                _put(words, name, open_marks, made)
            elif name in _PAINTING:
                _put("", name, open_marks, made)
        if open_marks:
            made.wrong.append("marked content that does not end")
        return made


def _begin(step: Any, open_marks: list[tuple[str, int | None]], made: PageMarks) -> None:
    kind = str(step.operands[0])[1:]
    entries = step.operands[1] if len(step.operands) > 1 else {}
    number = int(entries["/MCID"]) if "/MCID" in entries else None
    if open_marks:
        made.wrong.append(f"{kind} within {open_marks[-1][0]}")
    if kind == "Artifact":
        subtype = entries.get("/Subtype", entries.get("/Type", ""))
        made.artifacts.append((str(subtype)[1:], ""))
    elif number is None:
        made.wrong.append(f"{kind} without MCID")
    elif number in made.texts:
        made.wrong.append(f"MCID {number} twice")
    else:
        made.texts[number] = ""
        made.kinds[number] = kind
    open_marks.append((kind, number))


def _put(words: str, name: str, open_marks: list[tuple[str, int | None]], made: PageMarks) -> None:
    if not open_marks:
        made.loose.append(name)
    elif open_marks[-1][0] == "Artifact":
        kind, before = made.artifacts[-1]
        made.artifacts[-1] = (kind, before + words)
    else:
        number = open_marks[-1][1]
        if number is not None:
            made.texts[number] += words


def _mapping(font: Any) -> dict[int, str]:
    """Return the characters of a font's codes."""
    found = {}
    for code, text in _MAPPED.findall(font.ToUnicode.read_bytes()):
        if len(code) == 2 and len(text) >= 4:
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found
