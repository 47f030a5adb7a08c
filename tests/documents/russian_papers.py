"""Founding papers in Russian for their tests: rendered beside the Kazakh ones, read as text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from app.documents.blocks import Block, Clause, Heading, Table
from app.documents.wording import render_wording
from app.domain.answers import Answers
from app.domain.case import FoundingCase
from app.forms.in_russian import in_russian, offers
from app.forms.registry import paper
from app.russian import transliterate
from tests.documents.spelled import spelled
from tests.documents.test_papers_render import CASES, lines_of

KEYS = (
    "founding_minutes",
    "founding_contract",
    "founders_list",
    "minutes_extract",
    "board_minutes",
    "chair_decision",
    "director_power_of_attorney",
)


def translated(case: FoundingCase) -> FoundingCase:
    """Return the case with a Russian text for every text that nothing is offered for."""
    lacking = [offer.spelling for offer in offers(case) if not offer.russian]
    texts = {one.address: transliterate(one.kazakh) for one in lacking}
    return replace(case, answers=spelled(case.answers, texts))


TRANSLATED = {name: translated(case) for name, case in CASES.items()}
"""The usual cases of the papers' tests, nothing of which lacks a translation."""


def with_answers(case: FoundingCase, **values: str) -> FoundingCase:
    """Return the case with some single answers changed; ``__`` stands for the dot of a key."""
    changed = {key.replace("__", "."): value for key, value in values.items()}
    answers = Answers({**case.answers.values, **changed}, case.answers.collections)
    return replace(case, answers=answers)


def kazakh(key: str, case: FoundingCase, *, blanks: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a Kazakh paper."""
    return render_wording(key, "kk", paper(key).facts(case, ""), blanks=blanks)


def russian(key: str, case: FoundingCase, *, blanks: bool = False) -> tuple[Block, ...]:
    """Return the blocks of the same paper in Russian."""
    return render_wording(key, "ru", paper(key).facts(in_russian(case), ""), blanks=blanks)


def spoken(blocks: tuple[Block, ...]) -> str:
    """Return what stands in blocks, a line for each paragraph or row, with plain spaces."""
    return "\n".join(lines_of(blocks)).replace("\u00a0", " ")


def said(key: str, case: FoundingCase) -> str:
    """Return what a Russian paper says."""
    return spoken(russian(key, case))


def digits(blocks: tuple[Block, ...]) -> Counter[str]:
    """Return every group of digits that stands in blocks, with how often it stands there."""
    return Counter(re.findall(r"\d+", spoken(blocks)))


def shape(block: Block) -> tuple[object, ...]:
    """Return what two languages of one block have in common: kind, number, anchor, cells."""
    match block:
        case Heading() | Clause():
            return (type(block), block.level, block.number, block.anchor)
        case Table():
            cells = [[cell.span for cell in row.cells] for row in (*block.head, *block.rows)]
            return (Table, block.widths, block.lines, block.row_height_mm, cells)
        case _:
            return (type(block),)
