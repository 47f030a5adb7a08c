"""Strips to pages: nothing that is glued is parted unless it is higher than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.documents.strips import Grid, Strip
from app.documents.styles import Sheet

_LITTLE = 0.01


@dataclass(slots=True)
class Page:
    """Strips with the distance of their top from the page's top edge.

    The first ``repeated`` of them are the head of a table that began on a page before. ``behind``
    is code of shapes below the text, marked as an artifact.
    """

    placed: list[tuple[Strip, float]] = field(default_factory=list)
    repeated: int = 0
    behind: tuple[str, ...] = ()


class Pager:
    """Puts strips on pages from top to bottom."""

    def __init__(self, page: Sheet) -> None:
        self._top = page.top
        self._end = page.height - page.bottom
        self._y = self._top
        self.pages: list[Page] = [Page()]

    def place(self, strips: Sequence[Strip]) -> list[Page]:
        """Return the pages that hold the strips."""
        for group in _groups(strips):
            if group[0].page_before and self.pages[-1].placed:
                self._turn()
            if self._fits(group):
                self._put_all(group)
                continue
            if self.pages[-1].placed:
                self._turn()
            if self._fits(group):
                self._put_all(group)
            else:
                for strip in group:
                    if not self._fits([strip]) and self.pages[-1].placed:
                        self._turn()
                    self._put_all([strip])
        return self.pages

    def _turn(self) -> None:
        self.pages.append(Page())
        self._y = self._top

    def _head_for(self, strip: Strip) -> list[Strip]:
        """Return the table head to repeat when this strip comes first on a page."""
        if self.pages[-1].placed or strip.grid is None or not strip.grid.head:
            return []
        head = strip.grid.head
        if any(strip is part for part in head):
            return []
        height = sum(part.height for part in head)
        return head if height < (self._end - self._top) / 2 else []

    def _fits(self, group: Sequence[Strip]) -> bool:
        height = sum(strip.height + strip.before for strip in group)
        if not self.pages[-1].placed:
            height += sum(part.height for part in self._head_for(group[0])) - group[0].before
        return self._y + height <= self._end + _LITTLE

    def _put_all(self, group: Sequence[Strip]) -> None:
        for part in self._head_for(group[0]):
            self._put(part, repeated=True)
        for strip in group:
            self._put(strip)

    def _put(self, strip: Strip, *, repeated: bool = False) -> None:
        page = self.pages[-1]
        if page.placed and not repeated:
            self._y += strip.before
        page.placed.append((strip, self._y))
        page.repeated += repeated
        self._y += strip.height


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        if strip.page_before and group:
            yield group
            group = []
        group.append(strip)
        if not strip.glue:
            yield group
            group = []
    if group:
        yield group


def cross_rules(page: Page) -> Iterator[tuple[float, float, float]]:
    """Give the horizontal lines of tables on a page: left, right, distance from the top."""
    before: Grid | None = None
    bottom = 0.0
    head_end: Strip | None = None
    for strip, top in page.placed:
        grid = strip.grid
        if before is not None and grid is not before and before.lines:
            yield before.left, before.right, bottom
        if grid is not None:
            after_head = head_end is not None and strip is not head_end
            if grid.lines and (grid is not before or strip.row_begins or after_head):
                yield grid.left, grid.right, top
            head_end = strip if grid.head and strip is grid.head[-1] else None
        before, bottom = grid, top + strip.height
    if before is not None and before.lines:
        yield before.left, before.right, bottom


def column_rules(page: Page) -> Iterator[tuple[float, float, float]]:
    """Give the lines between columns on a page: place, distance of both ends from the top."""
    place = begin = end = 0.0
    for strip, top in page.placed:
        if strip.divide != place:
            if place:
                yield place, begin, end
            place, begin = strip.divide, top
        end = top + strip.height
    if place:
        yield place, begin, end
