"""The text of a wording cut into chunks: what stands between empty lines or block marks.

:mod:`app.documents.markup` numbers the chunks and makes blocks of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.errors import WordingError
from app.documents.protect import PLACE_CLOSE, PLACE_OPEN

OPEN_BLOCKS = ("@stamp", "@sign", "@back")
"""Blocks whose lines go on whatever they begin with, until an empty line or another block."""

_PLACE = re.compile(f"{PLACE_OPEN}([^{PLACE_CLOSE}]*){PLACE_CLOSE}")
_LEADING = re.compile(f"(?:\\s|{PLACE_OPEN}[^{PLACE_CLOSE}]*{PLACE_CLOSE})*")
_START = re.compile(r"(={1,3}!?|#{1,3}|![a-z]*)(?=\s)|@[a-z]+|\|")
_ONE_LINE = ("@page", "@space", "@end", "@titlepage", "@chart")


@dataclass(frozen=True)
class Line:
    """A line of wording, outer blanks removed, and where it stands («charter/kk.txt:12»)."""

    text: str
    place: str


@dataclass
class Chunk:
    """Lines of one block. ``number`` is given in the first pass."""

    mark: str
    lines: list[Line]
    number: str = ""
    anchor: str = ""
    keep: bool = False
    inner: list[Chunk] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the chunk begins."""
        return self.lines[0].place


def chunks_of(text: str, name: str) -> list[Chunk]:
    """Return the chunks of a rendered wording; those of a title page stand within its own.

    Raises:
        WordingError: a title page has no end, or no beginning.
    """
    return _fold_title_page(list(_chunks(_lines(text, name))))


def _lines(text: str, name: str) -> Iterator[Line]:
    place = f"{name}:1"
    for number, raw in enumerate(text.split("\n"), start=1):
        if PLACE_OPEN in raw:
            leading = _LEADING.match(raw)
            found = _PLACE.findall(leading[0]) if leading else []
            place = found[-1] if found else place
            text = _PLACE.sub("", raw)
        else:
            place = f"{name}:{number}"
            text = raw
        yield Line(text.strip(" \t\r"), place)


def _chunks(lines: Iterator[Line]) -> Iterator[Chunk]:
    """Cut at empty lines, and before a line that begins with a block's mark."""
    current: Chunk | None = None
    gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        started = _START.match(line.text)
        mark = started[0] if started else ""
        if current and _goes_on(current, mark, gap=gap):
            current.lines.append(line)
            gap = False
            continue
        if current:
            yield current
        rest = line.text if mark == "|" else line.text[len(mark) :].strip()
        current = Chunk(mark, [Line(rest, line.place)])
        gap = False
    if current:
        yield current


def _goes_on(chunk: Chunk, mark: str, *, gap: bool) -> bool:
    """Rows go on with their table over an empty line, which loops and conditions leave."""
    if gap:
        return mark == "|" and chunk.mark in ("|", "@table")
    if chunk.mark in OPEN_BLOCKS:
        return not mark.startswith("@")
    if chunk.mark in ("|", "@table"):
        return mark in ("|", "")
    return not mark and chunk.mark not in _ONE_LINE


def _fold_title_page(chunks: list[Chunk]) -> list[Chunk]:
    tree: list[Chunk] = []
    page: Chunk | None = None
    for chunk in chunks:
        if chunk.mark == "@titlepage":
            if page:
                raise WordingError(f"{chunk.place}: a title page inside a title page")
            page = chunk
            tree.append(chunk)
        elif chunk.mark == "@end":
            if not page:
                raise WordingError(f"{chunk.place}: @end without @titlepage")
            page = None
        else:
            (page.inner if page else tree).append(chunk)
    if page:
        raise WordingError(f"{page.place}: @titlepage without @end")
    return tree
