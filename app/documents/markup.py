"""The wording's markup to blocks (see "Wording markup" in ``docs/architecture.md``).

Read in two passes: the first cuts the text into chunks and numbers headings and clauses, the
second makes the blocks, when every number that a reference may name is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.core.errors import WordingError
from app.documents.blocks import (
    Align,
    BackSheet,
    Blank,
    Block,
    Chart,
    Clause,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    SignatureBlock,
    Space,
    Stamp,
    Title,
    TitlePage,
    plain,
)
from app.documents.chunks import OPEN_BLOCKS, Chunk, Line, chunks_of
from app.documents.protect import (
    REF_CLOSE,
    REF_OPEN,
    protect,
    reveal,
    take_sources,
)
from app.documents.tables import read_table

_TAIL = re.compile(r"\s*\[(#[\w.-]+|keep)\]$")
_FACE = re.compile(r"(\*\*|(?<!:)//)")
_REF = re.compile(f"{REF_OPEN}([^{REF_CLOSE}]*){REF_CLOSE}")
_SPACES = re.compile(r"[ \t\r\n]+")
_TYPED_PAGES = protect("{pages}")
_LETTERS = "аәбвгғдежзикқлмнңоөпрстуұүфхцчшщ"
SIGNATURE_BLANK = 16
"""A blank for the signer's name is cut to this many signs, so that it stays on its line."""

_ALIGN: dict[str, Align] = {"c": "center", "r": "right", "l": "left"}


def parse_blocks(
    text: str, name: str = "text", facts: Mapping[str, object] | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a rendered wording; ``facts`` hold the charts that it names.

    Raises:
        WordingError: the markup is wrong; the message begins with file and line.
    """
    tree = chunks_of(text, name)
    reader = _Reader(_number(tree), facts or {})
    return tuple(block for chunk in tree for block in reader.blocks(chunk))


# -- first pass: numbers ------------------------------------------------------------------


def _letter(count: int) -> str:
    turns, index = divmod(count - 1, len(_LETTERS))
    return _LETTERS[index] * (turns + 1)


def _number(chunks: list[Chunk]) -> dict[str, str]:
    """Number headings and clauses; return the printed number of every anchor."""
    anchors: dict[str, str] = {}
    chapter = clause = point = letter = 0
    for chunk in chunks:
        _take_tail(chunk)
        match chunk.mark:
            case "==":
                chapter, clause, point, letter = chapter + 1, 0, 0, 0
                chunk.number = f"{chapter}."
            case "#":
                clause, point, letter = clause + 1, 0, 0
                chunk.number = f"{chapter}.{clause}." if chapter else f"{clause}."
            case "##":
                point, letter = point + 1, 0
                chunk.number = f"{point})"
            case "###":
                letter += 1
                chunk.number = f"{_letter(letter)})"
            case "" | "==!" | "===":
                point = letter = 0
            case _ if chunk.mark.startswith("!"):
                point = letter = 0
        if chunk.anchor:
            if chunk.anchor in anchors:
                raise WordingError(f"{chunk.place}: the anchor {chunk.anchor} is there twice")
            anchors[chunk.anchor] = chunk.number.rstrip(".")
        for inner in chunk.inner:
            _take_tail(inner)
    return anchors


def _take_tail(chunk: Chunk) -> None:
    """Take ``[#anchor]`` and ``[keep]`` off the end of the chunk."""
    if chunk.mark in ("|", "@table", *OPEN_BLOCKS):
        return
    while found := _TAIL.search(chunk.lines[-1].text):
        if found[1] == "keep":
            chunk.keep = True
        else:
            chunk.anchor = found[1][1:]
        last = chunk.lines[-1]
        chunk.lines[-1] = Line(last.text[: found.start()], last.place)


# -- second pass: blocks ------------------------------------------------------------------


class _Reader:
    def __init__(self, anchors: dict[str, str], facts: Mapping[str, object]) -> None:
        self._anchors = anchors
        self._facts = facts

    def blocks(self, chunk: Chunk) -> Iterator[Block]:
        """Give the block of a chunk (none when nothing of it is left to print)."""
        match chunk.mark:
            case "=":
                yield self._title(chunk)
            case "==" | "==!" | "===":
                text, sources = self._joined(chunk)
                level = 2 if chunk.mark == "===" else 1
                yield Heading(text, level, chunk.number, chunk.anchor, sources)
            case "#" | "##" | "###":
                text, sources = self._joined(chunk)
                level = len(chunk.mark)
                yield Clause(chunk.number, text, level, chunk.anchor, chunk.keep, sources)
            case "|" | "@table":
                yield read_table(chunk.mark, chunk.lines, self.inline)
            case "@chart":
                yield from self._chart(chunk)
            case _ if chunk.mark.startswith("@"):
                yield self._at(chunk)
            case _:
                yield from self._paragraph(chunk)

    def inline(self, text: str, place: str) -> tuple[Inline, tuple[str, ...]]:
        """Return the runs of a text and the sources in it."""
        text, sources = take_sources(text)
        if REF_OPEN in text:
            self._check_references(text, place)
        text = _SPACES.sub(" ", text).strip(" ")
        pieces = _FACE.split(text)
        if len(pieces) == 1:
            return self._runs(text, bold=False, italic=False), sources
        return self._faces(pieces, place), sources

    def _faces(self, pieces: list[str], place: str) -> Inline:
        bold = italic = False
        runs: list[Run] = []
        for piece in pieces:
            if piece == "**":
                bold = not bold
            elif piece == "//":
                italic = not italic
            elif piece:
                runs.extend(self._runs(piece, bold=bold, italic=italic))
        if bold or italic:
            raise WordingError(f"{place}: {'**' if bold else '//'} is opened and not closed")
        return tuple(runs)

    def _runs(self, text: str, *, bold: bool, italic: bool) -> Inline:
        """Return a text in one face; each reference is a run of its own that names its clause."""
        if REF_OPEN not in text:
            return _plain_runs(text, bold=bold, italic=italic)
        runs: list[Run] = []
        for place, piece in enumerate(_REF.split(text)):
            if place % 2 and (number := self._anchors[reveal(piece)]):
                runs.append(Run(number, bold, italic, reveal(piece)))
            elif not place % 2:
                runs.extend(_plain_runs(piece, bold=bold, italic=italic))
        return tuple(runs)

    def _check_references(self, text: str, place: str) -> None:
        for anchor in map(reveal, _REF.findall(text)):
            if anchor not in self._anchors:
                raise WordingError(f"{place}: there is no anchor {anchor}")

    def _joined(self, chunk: Chunk) -> tuple[Inline, tuple[str, ...]]:
        return self.inline(" ".join(line.text for line in chunk.lines), chunk.place)

    def _each(self, lines: list[Line]) -> tuple[tuple[Inline, ...], tuple[str, ...]]:
        """Return every line that is not empty as runs, and the sources of all."""
        texts: list[Inline] = []
        found: dict[str, None] = {}
        for line in lines:
            text, sources = self.inline(line.text, line.place)
            found.update(dict.fromkeys(sources))
            if text:
                texts.append(text)
        return tuple(texts), tuple(found)

    def _title(self, chunk: Chunk) -> Title:
        lines, sources = self._each(chunk.lines)
        runs: list[Run] = []
        for line in lines:
            if runs:
                runs.append(Run("\n"))
            runs.extend(line)
        return Title(tuple(runs), sources)

    def _paragraph(self, chunk: Chunk) -> Iterator[Paragraph]:
        text, sources = self._joined(chunk)
        if not text:
            return
        letters = chunk.mark[1:]
        if chunk.mark and (not chunk.mark.startswith("!") or set(letters) - set("crls")):
            raise WordingError(f"{chunk.place}: unknown mark {chunk.mark}")
        align: Align = next((_ALIGN[letter] for letter in letters if letter in _ALIGN), "justify")
        yield Paragraph(
            text,
            align=align,
            indent=not chunk.mark,
            keep_with_next=chunk.keep,
            small="s" in letters,
            sources=sources,
        )

    def _chart(self, chunk: Chunk) -> Iterator[Chart]:
        """Give the chart that the facts hold under a name; None is none."""
        name = reveal(chunk.lines[0].text)
        found = self._facts.get(name, chunk)
        if isinstance(found, Chart):
            yield found
        elif found is not None:
            raise WordingError(f"{chunk.place}: there is no chart {name!r}")

    def _at(self, chunk: Chunk) -> Block:
        first = chunk.lines[0]
        match chunk.mark:
            case "@page":
                return PageBreak()
            case "@space":
                return Space(_count(first.text or "1", first.place))
            case "@stamp":
                return Stamp(*self._each(chunk.lines))
            case "@back":
                return BackSheet(self._each(chunk.lines)[0])
            case "@sign":
                keep = first.text == "[keep]"
                lines = [line for line in chunk.lines[keep:] if line.text]
                return SignatureBlock(tuple(map(self._signature, lines)), keep)
            case "@blank":
                count, _, hint = first.text.partition(" ")
                if count and not count.isdecimal():
                    count, hint = "1", first.text
                rest = " ".join([hint, *(line.text for line in chunk.lines[1:])])
                text, _sources = self.inline(rest, chunk.place)
                return Blank(text, int(_count(count or "1", first.place)))
            case "@titlepage":
                return self._title_page(chunk)
            case _:
                raise WordingError(f"{chunk.place}: unknown block {chunk.mark}")

    def _signature(self, line: Line) -> Signature:
        role, _, name = line.text.partition("|")
        role_runs, role_sources = self.inline(role, line.place)
        name_runs, name_sources = self.inline(name, line.place)
        if plain(name_runs).strip("_") == "":
            name_runs = tuple(replace(run, text=run.text[:SIGNATURE_BLANK]) for run in name_runs)
        sources = tuple(dict.fromkeys((*role_sources, *name_sources)))
        return Signature(role_runs, name_runs, sources)

    def _title_page(self, chunk: Chunk) -> TitlePage:
        edges: dict[str, list[Line]] = {"top": [], "foot": []}
        middle: list[Block] = []
        for inner in chunk.inner:
            edge = ""
            for line in inner.lines:
                head, colon, rest = line.text.partition(":")
                if colon and head in edges and not inner.mark:
                    edge = head
                    edges[edge].append(Line(rest.strip(), line.place))
                elif edge:
                    edges[edge].append(line)
            if not edge:
                middle.extend(self.blocks(inner))
        top, top_sources = self._each(edges["top"])
        foot, foot_sources = self._each(edges["foot"])
        sources = tuple(dict.fromkeys((*top_sources, *foot_sources)))
        return TitlePage(top, tuple(middle), foot, sources)


def _plain_runs(text: str, *, bold: bool, italic: bool) -> tuple[Run, ...]:
    """Return a text in one face; a value that says «{pages}» is cut, so that it is not counted."""
    cut = text.replace(_TYPED_PAGES, f"{_TYPED_PAGES[0]}\0{_TYPED_PAGES[1:]}").split("\0")
    return tuple(Run(reveal(part), bold, italic) for part in cut if part)


def _count(text: str, place: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise WordingError(f"{place}: {text!r} is not a number") from None
    if not 0 <= number <= 60:
        raise WordingError(f"{place}: {text} is too much")
    return number
