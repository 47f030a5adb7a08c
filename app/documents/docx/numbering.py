"""Real lists that show exactly the numbers of the blocks.

A list has four levels: chapters «1.», clauses «1.1.» (or «1.» in a text without chapters), points
«1)» and their parts «а)». Word counts each level on from its last paragraph and begins it anew
below a higher one; :class:`Count` counts the same way. Where the wording's number is another one, a
list of its own begins with that number; what no list can show («ә)») stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.blocks import Block, Clause
from app.documents.docx.xml import HEAD, NAMESPACES, twips
from app.documents.styles import Scale

CHAPTER, CLAUSE, POINT, PART = range(4)
_STYLES = ("Heading1", "Clause", "Point", "SubPoint")
_NUMBER = re.compile(r"(?:([1-9]\d{0,3})\.)?([1-9]\d{0,3})([.)])")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщ"
"""The letters in which every program counts ``russianLower`` alike."""


@dataclass(frozen=True)
class Label:
    """The place of a paragraph in a list."""

    list_id: int
    level: int


@dataclass
class NumberedList:
    """One list: its first level in use, where levels begin, and how far each was counted."""

    id: int
    base: int
    chapters: bool
    scale: Scale
    start: int
    last: list[int | None] = field(default_factory=lambda: [None] * 4)

    def next(self, level: int) -> int:
        """Return the number that the next paragraph of a level will show."""
        last = self.last[level]
        if last is not None:
            return last + 1
        return self.start if level == self.base else 1

    def reaches(self, level: int) -> bool:
        """Return whether a paragraph may stand at a level: at the first, or below another."""
        return level == self.base or (level > self.base and self.last[level - 1] is not None)

    def count(self, level: int) -> None:
        """Count a paragraph of a level."""
        self.last[level] = self.next(level)
        self.last[level + 1 :] = [None] * (3 - level)


@dataclass
class Lists:
    """All lists of a document, in the order in which they begin."""

    made: list[NumberedList] = field(default_factory=list)

    def begin(self, base: int, start: int, scale: Scale, *, chapters: bool) -> NumberedList:
        """Begin a list at a level with a number."""
        made = NumberedList(len(self.made) + 1, base, chapters, scale, start)
        self.made.append(made)
        return made

    @property
    def styled(self) -> dict[int, int]:
        """The list that the styles carry, level by level: the first one of chapters or clauses."""
        if not self.made:
            return {}
        first = next((one for one in self.made if one.base <= CLAUSE), self.made[0])
        return dict.fromkeys(range(first.base, 4), first.id)

    def xml(self) -> str:
        """Return ``numbering.xml``."""
        styled = self.styled
        return (
            f"{HEAD}<w:numbering {NAMESPACES}>"
            + "".join(_abstract(one, styled) for one in self.made)
            + "".join(
                f'<w:num w:numId="{one.id}"><w:abstractNumId w:val="{one.id}"/></w:num>'
                for one in self.made
            )
            + "</w:numbering>"
        )


class Count:
    """Counts the numbered paragraphs of one text (a page's, or one column's) as Word does."""

    def __init__(self, lists: Lists, scale: Scale) -> None:
        self._lists = lists
        self._scale = scale
        self._main: NumberedList | None = None
        self._side: NumberedList | None = None

    def label(self, level: int, number: str) -> Label | None:
        """Return the place in a list that shows ``number``; None when no list can show it."""
        chapter, value = _read(level, number)
        if level <= CLAUSE:
            self._side = None
        if not value:
            return None
        current = self._current(level)
        if not current or not self._shows(current, level, chapter, value):
            if chapter:
                return None
            current = self._lists.begin(level, value, self._scale, chapters=level == CHAPTER)
            if level <= CLAUSE:
                self._main = current
            else:
                self._side = current
        current.count(level)
        return Label(current.id, level)

    def _current(self, level: int) -> NumberedList | None:
        return self._main if level <= CLAUSE else self._side or self._main

    @staticmethod
    def _shows(current: NumberedList, level: int, chapter: int, value: int) -> bool:
        if not current.reaches(level) or current.next(level) != value:
            return False
        return level != CLAUSE or chapter == (current.last[CHAPTER] if current.chapters else 0)


def _read(level: int, number: str) -> tuple[int, int]:
    """Return chapter and number, 0 for what is not there or is not written as its level is."""
    if level == PART:
        letter = _LETTERS.find(number[0]) + 1 if len(number) == 2 and number[1] == ")" else 0
        return 0, letter
    found = _NUMBER.fullmatch(number)
    if not found or (found[3] == ")") != (level == POINT) or (found[1] and level != CLAUSE):
        return 0, 0
    return int(found[1] or 0), int(found[2])


def lettered_otherwise(blocks: Sequence[Block]) -> set[int]:
    """Return the places of parts that stay text, as a whole group: «а)», «ә)», «б)»."""
    found: set[int] = set()
    group: list[int] = []
    regular = True
    for place, block in enumerate((*blocks, None)):
        if isinstance(block, Clause) and block.level > POINT:
            expected = _LETTERS[len(group)] if len(group) < len(_LETTERS) else ""
            regular = regular and block.number == f"{expected})"
            group.append(place)
            continue
        if not regular:
            found.update(group)
        group, regular = [], True
    return found


def _abstract(one: NumberedList, styled: dict[int, int]) -> str:
    levels = "".join(_level(one, level, styled.get(level) == one.id) for level in range(4))
    return (
        f'<w:abstractNum w:abstractNumId="{one.id}"><w:nsid w:val="{0x4B4F4F50 + one.id:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5A414E00 + one.id:08X}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(one: NumberedList, level: int, styled: bool) -> str:
    shown = ("%1.", "%1.%2." if one.chapters else "%2.", "%3)", "%4)")[level]
    scale = one.scale
    first = (0.0, scale.first_line, scale.first_line, scale.sub_point)[level]
    style = f'<w:pStyle w:val="{_STYLES[level]}"/>' if styled else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{one.start if level == one.base else 1}"/>'
        f'<w:numFmt w:val="{"russianLower" if level == PART else "decimal"}"/>{style}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(first)}"/></w:pPr></w:lvl>'
    )
