"""Reads a rendered legal text: what it says, clause by clause, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.documents.blocks import (
    BackSheet,
    Block,
    Clause,
    Heading,
    Paragraph,
    SignatureBlock,
    Stamp,
    Table,
    Title,
    TitlePage,
    plain,
)
from app.kazakh import repair

CLAUSE_REFERENCE = re.compile(r"(\d+\.\d+)(?= және |-тарма)")


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Give every printed line of text without its number."""
    for block in blocks:
        match block:
            case Title() | Heading() | Paragraph() | Clause():
                yield plain(block.text)
            case Table():
                yield from (
                    plain(cell.text) for row in (*block.head, *block.rows) for cell in row.cells
                )
            case Stamp() | BackSheet():
                yield from map(plain, block.lines)
            case SignatureBlock():
                for line in block.lines:
                    yield plain(line.role)
                    yield plain(line.name)
            case TitlePage():
                yield from map(plain, block.top)
                yield from lines_of(block.middle)
                yield from map(plain, block.foot)
            case _:
                pass


def text_of(blocks: Iterable[Block]) -> str:
    """Return the whole text, a line for each block or cell."""
    return "\n".join(lines_of(blocks))


def part(blocks: tuple[Block, ...], anchor: str) -> str:
    """Return what stands at an anchor: a chapter to its end, or a clause with its points."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading | Clause) and block.anchor == anchor:
            found = [block, *_following(block, blocks[index + 1 :])]
            return text_of(found)
    raise AssertionError(f"no anchor {anchor}")


def _following(start: Heading | Clause, rest: Iterable[Block]) -> Iterator[Block]:
    for block in rest:
        if isinstance(block, Heading):
            return
        if isinstance(start, Clause) and isinstance(block, Clause) and block.level <= start.level:
            return
        yield block


def anchors(blocks: Iterable[Block]) -> set[str]:
    """Return every anchor of a text."""
    return {b.anchor for b in blocks if isinstance(b, Heading | Clause) and b.anchor}


def clause_numbers(blocks: Iterable[Block]) -> list[str]:
    """Return the numbers of the clauses, without the last dot."""
    return [b.number.rstrip(".") for b in blocks if isinstance(b, Clause) and b.level == 1]


def sources(blocks: Iterable[Block]) -> set[str]:
    """Return every answer that stands in a text."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case Table():
                for row in (*block.head, *block.rows):
                    found.update(row.sources)
            case SignatureBlock():
                for line in block.lines:
                    found.update(line.sources)
            case TitlePage():
                found.update(block.sources)
                found |= sources(block.middle)
            case Title() | Heading() | Paragraph() | Clause() | Stamp():
                found.update(block.sources)
            case _:
                pass
    return found


def faults(blocks: tuple[Block, ...]) -> list[str]:
    """Return what a careful clerk would strike out: of the wording, not of typed values."""
    found: list[str] = []
    numbers = set(clause_numbers(blocks))
    for line in lines_of(blocks):
        if re.search(r"None|Undefined|\{\{|\}\}|\{%|Said\(|Decimal\(|\bTrue\b|\bFalse\b", line):
            found.append(f"raw value: {line}")
        if re.search(r" {2,}| [,;:.](?!\.)|\(\s|\s\)|,,|;;|\.\.(?!\.)|[.;,] ?[;,]", line):
            found.append(f"spaces or signs: {line}")
        found += [
            f"no clause {number}: {line}"
            for number in CLAUSE_REFERENCE.findall(line)
            if number not in numbers
        ]
    found += [f"unfinished: {line}" for line in _unfinished(blocks)]
    return found


def _unfinished(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give clauses whose end is wrong: «;» before the last point, «.» after the last."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if not isinstance(block, Clause):
            continue
        text = plain(block.text)
        goes_on = isinstance(after, Clause) and after.level > block.level
        same = isinstance(after, Clause) and after.level == block.level and block.level > 1
        wanted = ":" if goes_on or isinstance(after, Table) else ";" if same else "."
        if not text.endswith(wanted):
            yield text


def lookalikes(blocks: Iterable[Block]) -> list[str]:
    """Return words in which a Latin letter stands for a Cyrillic one."""
    return [line for line in lines_of(blocks) if repair(line).changes]
