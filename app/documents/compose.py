"""Blocks to strips: how each block looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from app.documents.blocks import (
    Align,
    Blank,
    Block,
    Chart,
    Clause,
    Heading,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Space,
    Stamp,
    Table,
    Title,
    TitlePage,
    TwoColumns,
    language_of,
    plain,
)
from app.documents.columns import side_by_side
from app.documents.grid import compose_table
from app.documents.shapes import blank, foot_lines, signature, stamp
from app.documents.strips import Strip, keep_together
from app.documents.styles import (
    CHART_ABOVE,
    CHART_BELOW,
    COLUMN_ROW,
    COVER,
    COVER_UPPER,
    FILL_IN_ABOVE,
    HEADING_ABOVE,
    HEADING_BELOW,
    SIGN_BELOW,
    SIGN_GAP,
    SIGN_TOGETHER,
    TABLE_ABOVE,
    TABLE_BELOW,
    TITLE,
    Frame,
    leading,
)
from app.documents.table_tags import tag_table
from app.documents.tagging import Structure, has_words
from app.documents.typeset import label_first, numbered, set_text, split_lines, typed_number

_RUNNING = (Title, Heading, Paragraph, Clause, SignatureBlock, Stamp, Blank, Space)


class Composer:
    """Makes the strips of a paper, one block after the other."""

    def __init__(
        self, frame: Frame, structure: Structure, owners: Iterator[int] | None = None
    ) -> None:
        self._frame = frame
        self._structure = structure
        self._scale = frame.scale
        self._line = leading(frame.scale.body)
        self._align: Align = "justify" if frame.scale.justified else "left"
        self._owners = owners if owners is not None else count(1)
        self._gap = 0.0
        self._break = False
        self.strips: list[Strip] = []

    def add(self, blocks: Iterable[Block]) -> None:
        """Compose blocks below those composed before."""
        for block in blocks:
            self._add(block)

    def _add(self, block: Block) -> None:
        frame = self._frame
        match block:
            case Paragraph():
                self._paragraph(block)
            case Clause():
                self._clause(block)
            case Heading():
                self._heading(block)
            case Title():
                self.add_title(block, self._scale.title, self._scale.body)
            case Table():
                tags = tag_table(block, self._structure)
                self._take(compose_table(block, frame, self._owners, tags), TABLE_ABOVE)
                self._gap = max(self._gap, TABLE_BELOW)
            case Chart():
                from app.documents.chart_strips import compose_chart  # few papers have any

                self._take(compose_chart(block, frame, self._structure), CHART_ABOVE, block.sources)
                self._gap = max(self._gap, CHART_BELOW)
            case Stamp():
                self._take(stamp(block.lines, frame, self._structure), 0.0, block.sources)
                self._gap = max(self._gap, self._line)
            case SignatureBlock():
                self._signatures(block)
            case Blank():
                self._take(blank(block, frame, self._structure), FILL_IN_ABOVE)
            case Space():
                self._gap += block.lines * self._line
            case PageBreak():
                self._break = True
            case TitlePage():
                self._title_page(block)
            case TwoColumns():
                self._two_columns(block)
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

    def _paragraph(self, block: Paragraph) -> None:
        scale, frame = self._scale, self._frame
        size = scale.small if block.small else scale.body
        indent = scale.first_line if block.indent and block.align == "justify" else 0.0
        align = self._align if block.align == "justify" else block.align
        number, level = typed_number(block.text)
        label, tag = self._structure.item(number, level, language_of(block.text))
        strips = set_text(
            block.text, size, frame.left, frame.width, align=align, indent=indent, tag=tag
        )
        label_first(strips, number, label)
        if block.keep_with_next:
            keep_together(strips)
        self._take(strips, 0.0, block.sources)

    def _clause(self, block: Clause) -> None:
        scale, frame = self._scale, self._frame
        indent = scale.sub_point if block.level > 2 else scale.first_line
        text = numbered(block.number, block.text)
        label, tag = self._structure.item(block.number, block.level, language_of(block.text))
        strips = set_text(
            text, scale.body, frame.left, frame.width, align=self._align, indent=indent, tag=tag
        )
        label_first(strips, block.number, label)
        if block.keep_with_next:
            keep_together(strips)
        self._take(strips, 0.0, block.sources)

    def _heading(self, block: Heading) -> None:
        text = numbered(block.number, block.text)
        chapter, lang = block.level == 1, language_of(block.text)
        strips = set_text(
            text,
            self._scale.body,
            self._frame.left,
            self._frame.width,
            align="center" if chapter else "left",
            indent=0.0 if chapter else self._scale.first_line,
            bold=True,
            tag=self._structure.heading(block.level, lang) if has_words(text) else None,
        )
        keep_together(strips)
        if strips:
            strips[0].bookmark = (plain(text), block.level)
        self._take(strips, self._line * HEADING_ABOVE[0 if chapter else 1], block.sources)
        self._gap = self._line * HEADING_BELOW[0 if chapter else 1]

    def add_title(self, block: Title, size: float, smaller: float) -> None:
        """Compose a title with its smaller lines."""
        left, width = self._frame.left, self._frame.width
        parts = split_lines(block.text)
        tag = self._structure.title(language_of(block.text)) if has_words(block.text) else None
        strips: list[Strip] = []
        for number, part in enumerate(parts):
            strips += set_text(
                part,
                smaller if number else size,
                left,
                width,
                align="center",
                bold=not number,
                tag=tag,
                more=number < len(parts) - 1,
            )
        keep_together(strips)
        if strips:
            strips[0].bookmark = (plain(parts[0]), 0)
        self._take(strips, 0.0, block.sources)
        self._gap = self._line

    # -- things of their own shape --------------------------------------------------------

    def _signatures(self, block: SignatureBlock) -> None:
        entries = [signature(line, self._frame, self._structure) for line in block.lines]
        height = sum(strip.height + strip.before for entry in entries for strip in entry)
        together = height < self._frame.height * SIGN_TOGETHER
        self._glue_to_text()
        for number, (entry, line) in enumerate(zip(entries, block.lines, strict=True)):
            keep_together(entry if together and number < len(entries) - 1 else entry[:-1])
            self._take(entry, self._line if not number else SIGN_GAP, line.sources)
        if block.keep_with_next and self.strips:
            self.strips[-1].glue = True
        self._gap = max(self._gap, self._line * SIGN_BELOW)

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

    def _two_columns(self, block: TwoColumns) -> None:
        """Compose each column by itself, then set the rows side by side."""
        left_language, right_language = block.languages
        with self._structure.inside("Sect", left_language):
            strips, gap = self._rows(block, right_language)
        self._take(strips, 0.0)
        self._gap = max(self._gap, gap)

    def _rows(self, block: TwoColumns, right_language: str) -> tuple[list[Strip], float]:
        """Return the strips of both columns side by side, and the room wanted below them."""
        frames = self._frame.columns()
        halves = tuple(Composer(frame, self._structure, self._owners) for frame in frames)
        rows: list[tuple[list[Strip], list[Strip]]] = []
        begins = [0, 0]
        for row in block.rows:
            for cell in row:
                if not isinstance(cell, _RUNNING):
                    raise TypeError(f"{type(cell).__name__} does not stand in a column")
            halves[0].add(row[:1])
            with self._structure.inside("Div", right_language):
                halves[1].add(row[1:])
            left, right = (half.strips[n:] for half, n in zip(halves, begins, strict=True))
            begins = [len(half.strips) for half in halves]
            if rows and (left or right):
                first = (left or right)[0]
                first.before = max(first.before, COLUMN_ROW)
            rows.append((left, right))
        middle = (frames[0].right + frames[1].left) / 2
        strips = [strip for row in rows for strip in side_by_side(*row, middle)]
        return strips, max(half._gap for half in halves)

    def _title_page(self, block: TitlePage) -> None:
        """A page of its own: stamp above, name in the middle, place and year at the foot."""
        with self._structure.inside("Sect"):
            top, middle, foot = self._parts_of(block)
        for edge in (foot,) if block.stamps else (top, foot):
            owner = next(self._owners)
            for strip in edge:
                strip.sources, strip.owner = block.sources, owner
        self._break = True
        self._take(self._spread(top, middle, foot), 0.0)
        self._break = True

    def _parts_of(self, block: TitlePage) -> tuple[list[Strip], list[Strip], list[Strip]]:
        """Return the strips above, in the middle and at the foot of a title page."""
        frame = self._frame
        above = Composer(frame, self._structure, self._owners)
        inner = Composer(frame, self._structure, self._owners)
        if block.stamps:
            above.add((block.stamps,))
            for strip in above.strips:
                strip.divide = 0.0  # stamps are no running text: no line between them
        top = above.strips or stamp(block.top, frame, self._structure)
        for part in block.middle:
            if isinstance(part, Title):
                inner.add((Space(0.5),))
                inner.add_title(part, COVER, TITLE)
            else:
                inner.add((part,))
        foot = foot_lines(block.foot, frame, self._structure)
        return top, inner.strips, foot

    def _spread(self, top: list[Strip], middle: list[Strip], foot: list[Strip]) -> list[Strip]:
        """Let the parts of a title page fill the page; too much text simply flows on."""
        everything = [Strip(0.0), *top, *middle, *foot]
        used = sum(strip.height + strip.before for strip in everything)
        spare = self._frame.height - used - 1
        if spare > 0:
            upper = spare * COVER_UPPER if middle else 0.0
            if middle:
                middle[0].before += upper
            if foot:
                foot[0].before += spare - upper
            keep_together(everything[:-1])
        return everything
