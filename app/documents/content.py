"""The content of a page: what is read is marked with its tag, the rest is an artifact.

All content of one tag on a page stands together, in the order of reading (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.documents.fonts import Codes
from app.documents.strips import Rule, Text
from app.documents.styles import RULE
from app.documents.tagging import Tag

HEADER, FOOTER, WATERMARK = "Header", "Footer", "Watermark"
_REPEATED = "/Artifact << /Type /Pagination >> BDC"
_LAYOUT = "/Artifact << /Type /Layout >> BDC"
_END = "EMC"


def pagination(kind: str, code: Sequence[str]) -> list[str]:
    """Return code marked as what stands on every page and is not part of the text."""
    return [f"/Artifact << /Type /Pagination /Subtype /{kind} >> BDC", *code, _END]


class PageContent:
    """Collects what stands on a page."""

    def __init__(self, number: int, height: float, codes: Callable[[int], Codes]) -> None:
        self._number = number
        self._height = height
        self._codes = codes
        self._texts: dict[Tag, list[str]] = {}
        self._drawn: dict[Tag, list[str]] = {}
        self._figures: dict[Tag, list[str]] = {}
        self._repeated: list[str] = []
        self._paths: dict[float, list[str]] = {}
        self._behind: list[str] = []
        self._around: list[str] = []

    def behind(self, code: Sequence[str]) -> None:
        """Put code below everything else; it is marked already."""
        self._behind.extend(code)

    def around(self, code: Sequence[str]) -> None:
        """Put text that is marked already beside the page's own."""
        self._around.extend(code)

    def text(self, text: Text, top: float, *, repeated: bool = False) -> None:
        """Put a line of text of a strip that stands ``top`` below the page's upper edge."""
        place = f"1 0 0 1 {text.left:.2f} {self._height - top - text.base:.2f} Tm "
        place = f"{text.stretch:.3f} Tw {place}"
        pieces = text.line.pieces
        if text.line.space:
            face, words = pieces[-1]
            pieces = (*pieces[:-1], (face, words + " "))
        if text.label is not None and not repeated:
            label, length = text.label
            number, pieces = _cut(pieces, length)
            self._show(number, text.size, place, self._of(label))
            place = ""
            if not pieces:
                return
        out = self._repeated if repeated or text.tag is None else self._of(text.tag)
        if text.colour:
            out.append(f"{text.colour} rg")
        self._show(pieces, text.size, place, out)
        if text.colour:
            out.append("0 g")

    def figure(self, tag: Tag, code: Sequence[str]) -> None:
        """Put a picture: code that draws it and ends no text object."""
        self._of(tag)
        self._figures[tag] = list(code)

    def rule(self, rule: Rule, top: float, width: float = RULE) -> None:
        """Put a line; it is read only when it has a tag."""
        height = self._height - top
        code = (
            f"{rule.left:.2f} {height - rule.top:.2f} m "
            f"{rule.right:.2f} {height - rule.bottom:.2f} l"
        )
        if rule.tag is not None:
            self._of(rule.tag)
            self._drawn.setdefault(rule.tag, []).append(code)
        else:
            self._paths.setdefault(width, []).append(code)

    def finish(self) -> tuple[bytes, bool]:
        """Return the code, and whether any of it is tagged."""
        parts = [*self._behind]
        for width, path in self._paths.items():
            parts += [_LAYOUT, f"{width} w 2 J", *path, "S", _END]
        parts += ["BT", *self._around]
        if self._repeated:
            parts += [_REPEATED, *self._repeated, _END]
        in_order = sorted(self._texts.items(), key=lambda item: item[0].order)
        for number, (tag, code) in enumerate(in_order):
            tag.places.append((self._number, number))
            begin = f"/{tag.kind} << /MCID {number} >> BDC"
            if tag in self._drawn:
                drawn = [f"{RULE} w 2 J", *self._drawn[tag], "S"]
                parts += ["ET", begin, *drawn, _END, "BT"]
            elif tag in self._figures:
                parts += ["ET", begin, *self._figures[tag], _END, "BT"]
            else:
                parts += [begin, *code, _END]
        parts.append("ET")
        return "\n".join(parts).encode("latin-1"), bool(self._texts)

    def _of(self, tag: Tag) -> list[str]:
        found = self._texts.get(tag)
        if found is None:
            found = self._texts[tag] = []
        return found

    def _show(
        self, pieces: Sequence[tuple[int, str]], size: float, place: str, out: list[str]
    ) -> None:
        for index, plain in pieces:
            codes = self._codes(index)
            encoded = plain.translate(codes)
            try:
                encoded.encode("latin-1")
                parts = [(codes.name, encoded)]
            except UnicodeEncodeError:
                parts = codes.parts(encoded)
            for name, part in parts:
                out.append(f"{name} {size:g} Tf {place}({part}) Tj")
                place = ""


def _cut(
    pieces: Sequence[tuple[int, str]], length: int
) -> tuple[list[tuple[int, str]], tuple[tuple[int, str], ...]]:
    """Cut pieces of a line after so many characters."""
    before: list[tuple[int, str]] = []
    after: list[tuple[int, str]] = []
    for index, text in pieces:
        if length > 0:
            before.append((index, text[:length]))
        if text[max(length, 0) :]:
            after.append((index, text[max(length, 0) :]))
        length -= len(text)
    return before, tuple(after)
