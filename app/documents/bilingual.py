"""Two wordings of one paper made into one: the left text in the left column, its twin beside it.

Both wordings are the same blocks in the same order; what differs in kind, number, level or anchor
is a mistake in a wording, and is named, never papered over: a clause that stands beside another
clause would change what was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from typing import Any, TypeVar, cast

from app.core.errors import WordingError
from app.documents.blocks import (
    BackSheet,
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
    TwoColumns,
)

LANGUAGES = ("kk-KZ", "ru-RU")
"""The tags of the left and the right column."""

_RUNNING = (Title, Heading, Paragraph, Clause, SignatureBlock, Stamp, Blank, Space)
_GAP = Space(2)
_ROOM: Inline = (Run("\u00a0"),)


_Part = TypeVar("_Part")


def pair(left: Sequence[Block], right: Sequence[Block]) -> tuple[Block, ...]:
    """Return one paper of two wordings: running text in two columns, the rest one after the other.

    A title page has the stamps of both side by side, and else the lines of both, the left ones
    first, as the back sheet has; a page break stands once; a table is followed by its twin over
    the whole width.

    Raises:
        WordingError: the wordings differ in structure; the message names the place.
    """
    made: list[Block] = []
    rows: list[tuple[Block, Block]] = []
    for one, other in _twins(left, right):
        if isinstance(one, _RUNNING):
            rows.append((one, other))
            continue
        _close(made, rows)
        made.extend(_whole(one, other))
    _close(made, rows)
    return tuple(made)


def structure(block: Block) -> tuple[object, ...]:
    """Return what must be the same in both wordings: kind, level, number, anchor, sizes.

    The lines in the middle of a title page may stand in another order: «… ЖАРҒЫСЫ», «УСТАВ …».
    """
    match block:
        case Heading() | Clause():
            return (type(block).__name__, block.level, block.number, block.anchor)
        case Paragraph():
            return ("Paragraph", block.align, block.small)
        case SignatureBlock():
            return ("SignatureBlock", len(block.lines))
        case Blank() | Space():
            return (type(block).__name__, block.lines)
        case Table():
            return ("Table", block.widths, len(block.head), len(block.rows))
        case TitlePage():
            return ("TitlePage", tuple(sorted(repr(structure(part)) for part in block.middle)))
        case _:
            return (type(block).__name__,)


def _twins(left: Sequence[Block], right: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    for index, (one, other) in enumerate(zip_longest(left, right), start=1):
        if one is None or other is None:
            raise WordingError(f"block {index}: {_named(one)} stands beside {_named(other)}")
        if isinstance(one, TwoColumns) or isinstance(other, TwoColumns):
            raise WordingError(f"block {index}: {_named(one)} is in two columns already")
        if structure(one) != structure(other):
            raise WordingError(
                f"block {index}: {_named(one)} stands beside {_named(other)}:"
                f" {structure(one)} is not {structure(other)}"
            )
        yield one, other


def _named(block: Block | None) -> str:
    """Return a block's kind with its number and anchor; never its words, which are personal."""
    match block:
        case None:
            return "nothing"
        case Heading() | Clause():
            anchor = f" [#{block.anchor}]" if block.anchor else ""
            return f"{type(block).__name__} {block.number}{anchor}".replace("  ", " ")
        case _:
            return type(block).__name__


def _close(made: list[Block], rows: list[tuple[Block, Block]]) -> None:
    if rows:
        made.append(TwoColumns(tuple(rows), LANGUAGES))
        rows.clear()


def _whole(one: Block, other: Block) -> tuple[Block, ...]:
    """Return what stands over the whole width in place of a block and its twin."""
    match one, other:
        case TitlePage(), TitlePage():
            return (_title_page(one, other, spoken(other, LANGUAGES[1])),)
        case BackSheet(), BackSheet():
            return (BackSheet((*one.lines, _ROOM, *spoken(other.lines, LANGUAGES[1]))),)
        case PageBreak(), PageBreak():
            return (one,)
        case _:
            return (one, spoken(other, LANGUAGES[1]))


def spoken(value: _Part, language: str) -> _Part:
    """Return a block whose every run names its language: it stands outside of a column."""
    made: Any = value
    if isinstance(made, Run):
        made = replace(made, lang=language)
    elif isinstance(made, tuple):
        made = tuple(spoken(part, language) for part in made)
    elif is_dataclass(made):
        parts = {one.name: spoken(getattr(made, one.name), language) for one in fields(made)}
        made = replace(cast("Any", made), **parts)
    return cast("_Part", made)


def _title_page(one: TitlePage, other: TitlePage, named: TitlePage) -> TitlePage:
    """Return the page of both; ``named`` is the other one with its language named."""
    gap: tuple[Block, ...] = (_GAP,) if one.middle and other.middle else ()
    stamps = (Stamp(one.top, one.sources), Stamp(other.top, other.sources))
    return TitlePage(
        top=(),
        middle=one.middle + gap + named.middle,
        foot=(*one.foot, _ROOM, *named.foot),
        sources=tuple(dict.fromkeys(one.sources + other.sources)),
        stamps=TwoColumns((stamps,), LANGUAGES),
    )


__all__ = ["LANGUAGES", "pair", "spoken", "structure"]
