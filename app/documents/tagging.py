"""The structure of a paper for those who do not see it: headings, lists, tables, their order.

A :class:`Tag` is a structure element of ISO 32000-1, 14.7. Composing a block makes its tags in
reading order and gives them to its texts; writing a page notes where on it each tag's content
stands; :mod:`app.documents.tagged` writes the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from app.documents.blocks import Inline, plain

_DEEPEST = 6
_ORDER = count()
_EMPTY_KINDS = ("TR", "TD", "TH")


@dataclass(eq=False, slots=True)
class Tag:
    """A structure element; its own content stands before that of its kids.

    ``places`` are the page (from 0) and the number of each piece of marked content. ``actual``
    is read instead of content that is drawn, ``alt`` tells of a picture. ``scope``, ``columns``
    and ``rows`` are of cells. Tags are made in reading order: ``order`` counts them.
    """

    kind: str
    lang: str = ""
    actual: str = ""
    alt: str = ""
    numbering: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    kids: list[Tag] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    order: int = field(default_factory=_ORDER.__next__)

    def add(self, kind: str) -> Tag:
        """Append a tag below this one and return it."""
        tag = Tag(kind)
        self.kids.append(tag)
        return tag

    def prune(self) -> bool:
        """Drop the tags below that hold nothing; False when this one holds nothing either.

        An empty cell stays: without it the table would lose its columns. So does a row whose
        cells all join those above.
        """
        self.kids = [tag for tag in self.kids if tag.prune()]
        return bool(self.kids or self.places) or self.kind in _EMPTY_KINDS


class Structure:
    """Makes the tags of a paper, one block after the other."""

    def __init__(self, language: str = "") -> None:
        self.root = Tag("Document")
        self._language = language
        self._here = self.root
        self._open: list[tuple[int, Tag, Tag]] = []  # lists: level, list, its last body
        self._base: int | None = None
        self._last = 0

    @contextmanager
    def inside(self, kind: str, lang: str = "") -> Iterator[None]:
        """Put what is made meanwhile below a tag; a language of its own is named."""
        outer, language = self._here, self._language
        self._here = outer.add(kind)
        if lang and lang != language:
            self._here.lang = self._language = lang
        self._open = []
        try:
            yield
        finally:
            self._here, self._language, self._open = outer, language, []

    def add(self, kind: str, lang: str = "") -> Tag:
        """Make a tag that ends every list; a language of its own is named."""
        self._open = []
        return self._speak(self._here.add(kind), lang)

    def _speak(self, tag: Tag, lang: str) -> Tag:
        if lang and lang != self._language:
            tag.lang = lang
        return tag

    def title(self, lang: str = "") -> Tag:
        """Make the heading of a whole paper."""
        self._base = 1
        return self._heading(1, lang)

    def heading(self, level: int, lang: str = "") -> Tag:
        """Make the heading of a chapter (1) or a section (2).

        Levels begin with the first and never skip one, going down (ISO 14289-1, 7.4.2).
        """
        if self._base is None:
            self._base = 1 - level
        return self._heading(level + self._base, lang)

    def _heading(self, level: int, lang: str) -> Tag:
        self._last = max(1, min(level, self._last + 1, _DEEPEST))
        return self.add(f"H{self._last}", lang)

    def item(self, number: str, level: int, lang: str = "") -> tuple[Tag, Tag]:
        """Make an item of a list: the tag of its number and that of its text.

        Points stand in a list within the item of their clause. Without a number it is a
        paragraph.
        """
        if not number:
            tag = self.add("P", lang)
            return tag, tag
        while self._open and self._open[-1][0] > level:
            self._open.pop()
        if self._open and self._open[-1][0] == level:
            group = self._open.pop()[1]
        else:
            group = (self._open[-1][2] if self._open else self._here).add("L")
            group.numbering = "Decimal" if number[:1].isdigit() else "LowerAlpha"
        entry = group.add("LI")
        label, body = entry.add("Lbl"), self._speak(entry.add("LBody"), lang)
        self._open.append((level, group, body))
        return label, body


def has_words(text: Inline) -> bool:
    """Tell whether a text gives at least one line."""
    return bool(plain(text).strip(" \n"))
