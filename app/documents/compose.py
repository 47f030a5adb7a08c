"""Blocks to strips: how each block looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from app.documents.blocks import (
    Align,
    Blank,
    Block,
    Clause,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TitlePage,
    plain,
)
from app.documents.grid import compose_table
from app.documents.lines import break_lines
from app.documents.strips import Rule, Strip, line_strip, stretch_of
from app.documents.styles import (
    BODY,
    COVER,
    FIRST_LINE,
    MM,
    SMALL,
    SUB_POINT,
    TINY,
    TITLE,
    Sheet,
    ascent,
    leading,
)

STAMP_WIDTH = 75 * MM
SIGN_ROLE = 0.53
SIGN_NAME = 0.72
SIGN_GAP = 9.0


class Composer:
    """Makes the strips of a paper, one block after the other."""

    def __init__(self, page: Sheet, owners: Iterator[int] | None = None) -> None:
        self._page = page
        self._left = page.left
        self._width = page.text_width
        self._owners = owners if owners is not None else count(1)
        self._gap = 0.0
        self._break = False
        self.strips: list[Strip] = []

    def add(self, blocks: Iterable[Block]) -> None:
        """Compose blocks below those composed before."""
        for block in blocks:
            self._add(block)

    def _add(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Clause():
                self._clause(block)
            case Heading():
                self._heading(block)
            case Title():
                self.add_title(block, TITLE, BODY)
            case Table():
                self._take(compose_table(block, self._left, self._width, self._owners), 6.0)
                self._gap = max(self._gap, 8.0)
            case Stamp():
                self._take(self._stamp(block.lines), 0.0, block.sources)
                self._gap = max(self._gap, leading(BODY))
            case SignatureBlock():
                self._signatures(block)
            case Blank():
                self._take(self._blank(block), 4.0)
            case Space():
                self._gap += block.lines * leading(BODY)
            case PageBreak():
                self._break = True
            case TitlePage():
                self._title_page(block)
            case _:
                raise TypeError(f"{type(block).__name__} is not composed here")

    def _take(self, strips: Sequence[Strip], before: float, sources: tuple[str, ...] = ()) -> None:
        """Put strips below the others; ``before`` is the least room above the first."""
        if not strips:
            return
        first = strips[0]
        first.before = max(first.before, before, self._gap)
        first.page_before = self._break
        self._gap, self._break = 0.0, False
        if sources:
            owner = next(self._owners)
            for strip in strips:
                strip.sources, strip.owner = sources, owner
        self.strips.extend(strips)

    # -- running text ------------------------------------------------------------------

    def text(
        self,
        text: Inline,
        size: float,
        *,
        align: Align = "justify",
        indent: float = 0.0,
        left: float | None = None,
        width: float | None = None,
        bold: bool = False,
    ) -> list[Strip]:
        """Return strips of text; the first two and the last two lines stay together."""
        left = self._left if left is None else left
        width = self._width if width is None else width
        lines = break_lines(text, size, width - indent, width, bold=bold)
        strips: list[Strip] = []
        for number, line in enumerate(lines):
            start = left if number else left + indent
            room = width if number else width - indent
            if align == "justify":
                strip = line_strip(line, size, start, stretch_of(line, room, size))
            elif align == "left":
                strip = line_strip(line, size, start)
            else:
                spare = room - line.width * size / 1000
                strip = line_strip(line, size, start + spare * (0.5 if align == "center" else 1))
            strip.left, strip.right = left, left + width
            strips.append(strip)
        if len(strips) > 1:
            strips[0].glue = strips[-2].glue = True
        return strips

    def _paragraph(self, block: Paragraph) -> None:
        size = SMALL if block.small else BODY
        indent = FIRST_LINE if block.indent and block.align == "justify" else 0.0
        strips = self.text(block.text, size, align=block.align, indent=indent)
        self._keep(strips, whole=block.keep_with_next)
        self._take(strips, 0.0, block.sources)

    def _clause(self, block: Clause) -> None:
        indent = SUB_POINT if block.level > 2 else FIRST_LINE
        strips = self.text(_numbered(block.number, block.text), BODY, indent=indent)
        self._keep(strips, whole=block.keep_with_next)
        self._take(strips, 0.0, block.sources)

    def _heading(self, block: Heading) -> None:
        text = _numbered(block.number, block.text)
        if block.level == 1:
            strips = self.text(text, BODY, align="center", bold=True)
        else:
            strips = self.text(text, BODY, align="left", indent=FIRST_LINE, bold=True)
        self._keep(strips, whole=True)
        if strips:
            strips[0].bookmark = (plain(text), block.level)
        self._take(strips, leading(BODY) * (1.0 if block.level == 1 else 0.5), block.sources)
        self._gap = leading(BODY) * (0.5 if block.level == 1 else 0.2)

    def add_title(self, block: Title, size: float, smaller: float) -> None:
        """Compose a title with its smaller lines."""
        parts = _split_lines(block.text)
        strips: list[Strip] = []
        for number, part in enumerate(parts):
            strips.extend(
                self.text(part, smaller if number else size, align="center", bold=not number)
            )
        self._keep(strips, whole=True)
        if strips:
            strips[0].bookmark = (plain(parts[0]), 0)
        self._take(strips, 0.0, block.sources)
        self._gap = leading(BODY)

    @staticmethod
    def _keep(strips: list[Strip], *, whole: bool) -> None:
        if whole:
            for strip in strips:
                strip.glue = True

    # -- things of their own shape --------------------------------------------------------

    def _stamp(self, lines: Sequence[Inline]) -> list[Strip]:
        width = min(STAMP_WIDTH, self._width / 2)
        left = self._left + self._width - width
        strips = [
            strip
            for line in lines
            for strip in self.text(line, BODY, align="left", left=left, width=width)
        ]
        self._keep(strips[:-1], whole=True)
        return strips

    def _blank(self, block: Blank) -> list[Strip]:
        strips = []
        for _ in range(max(1, block.lines)):
            strip = Strip(leading(BODY) * 1.25, left=self._left)
            strip.right = self._left + self._width
            strip.rules.append(Rule(strip.left, strip.height - 3, strip.right, strip.height - 3))
            strips.append(strip)
        hint = self.text(block.hint, TINY + 1, align="center")
        if hint:
            strips[-1].glue = True
        return strips + hint

    def _signatures(self, block: SignatureBlock) -> None:
        entries = [self._signature(signature.role, signature.name) for signature in block.lines]
        height = sum(strip.height + strip.before for entry in entries for strip in entry)
        together = height < self._page.text_height * 0.6
        self._glue_to_text()
        for number, (entry, signature) in enumerate(zip(entries, block.lines, strict=True)):
            self._keep(entry if together and number < len(entries) - 1 else entry[:-1], whole=True)
            self._take(entry, leading(BODY) if not number else SIGN_GAP, signature.sources)
        self._gap = max(self._gap, leading(BODY) * 0.8)

    def _glue_to_text(self) -> None:
        """Keep the last lines of what stands before a signature with it."""
        if self._break:
            return
        rest = 2
        for strip in reversed(self.strips):
            strip.glue = True
            rest -= 1
            if not rest or strip.grid or strip.page_before:
                return

    def _signature(self, role: Inline, name: Inline) -> list[Strip]:
        """Return role, ruled place and name; the name stands on the last line of the role."""
        name_left = self._left + self._width * SIGN_NAME
        name_width = self._width * (1 - SIGN_NAME)
        roles = self.text(role, BODY, align="left", width=self._width * SIGN_ROLE)
        roles = roles or [Strip(leading(BODY))]
        names = self.text(name, BODY, align="left", left=name_left, width=name_width)
        last = roles[-1]
        last.rules.append(
            Rule(
                self._left + self._width * SIGN_ROLE + 4,
                ascent(BODY) + 2,
                name_left - 6,
                ascent(BODY) + 2,
            )
        )
        if names:
            last.texts.extend(names[0].texts)
        strips = roles + names[1:]
        for strip in strips:
            strip.left, strip.right = self._left, self._left + self._width
        return strips

    def _title_page(self, block: TitlePage) -> None:
        """A page of its own: stamp above, name in the middle, place and year at the foot."""
        inner = Composer(self._page, self._owners)
        for part in block.middle:
            if isinstance(part, Title):
                inner.add((Space(0.5),))
                inner.add_title(part, COVER, TITLE)
            else:
                inner.add((part,))
        top = self._stamp(block.top)
        foot = [s for line in block.foot for s in self.text(line, BODY, align="center")]
        for edge in (top, foot):
            owner = next(self._owners)
            for strip in edge:
                strip.sources, strip.owner = block.sources, owner
        self._break = True
        self._take(self._spread(top, inner.strips, foot), 0.0)
        self._break = True

    def _spread(self, top: list[Strip], middle: list[Strip], foot: list[Strip]) -> list[Strip]:
        """Let the parts of a title page fill the page; too much text simply flows on."""
        everything = [Strip(0.0), *top, *middle, *foot]
        used = sum(strip.height + strip.before for strip in everything)
        spare = self._page.text_height - used - 1
        if spare > 0:
            upper = spare * 0.42 if middle else 0.0
            if middle:
                middle[0].before += upper
            if foot:
                foot[0].before += spare - upper
            self._keep(everything[:-1], whole=True)
        return everything


def _numbered(number: str, text: Inline) -> Inline:
    """Put a number before a text, in one run where the faces allow it."""
    if not number:
        return text
    if text and not text[0].bold and not text[0].italic:
        return (Run(f"{number} {text[0].text}"), *text[1:])
    return (Run(f"{number} "), *text)


def _split_lines(text: Inline) -> list[Inline]:
    """Cut runs at forced line breaks."""
    parts: list[list[Run]] = [[]]
    for run in text:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            if piece:
                parts[-1].append(Run(piece, run.bold, run.italic))
    return [tuple(part) for part in parts]


def compose_back_sheet(lines: Sequence[Inline], page: Sheet, sheets: int) -> list[Strip]:
    """Return the label of the last sheet, framed, in the middle; ``{pages}`` is the count."""
    width = 120 * MM
    left = (page.width - width) / 2
    composer = Composer(page)
    strips: list[Strip] = []
    for line in lines:
        filled = tuple(
            Run(run.text.replace("{pages}", str(sheets)), run.bold, run.italic) for run in line
        )
        part = composer.text(
            filled, SMALL, align="center", left=left + 6 * MM, width=width - 12 * MM
        )
        if part and strips:
            part[0].before = 4.0
        strips.extend(part)
    return _framed(strips, left, width, page)


def _framed(strips: list[Strip], left: float, width: float, page: Sheet) -> list[Strip]:
    """Put a frame around the strips in the middle of a page; without it when they are too many."""
    pad = 6 * MM
    inner = sum(strip.height + strip.before for strip in strips)
    height = inner + 2 * pad
    if not strips or height > page.text_height:
        return strips
    right = left + width
    frame = Strip(pad, glue=True, left=left, right=right)
    frame.rules = [
        Rule(left, 0, right, 0),
        Rule(left, 0, left, height),
        Rule(right, 0, right, height),
        Rule(left, height, right, height),
    ]
    for strip in strips[:-1]:
        strip.glue = True
    return [Strip((page.text_height - height) / 2, glue=True), frame, *strips]
