"""Blocks of a shape of their own: stamps, lines to fill in, lines to sign, the back sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents.blocks import Blank, Inline, Signature, language_of, plain
from app.documents.strips import Rule, Strip, keep_together
from app.documents.styles import (
    FILL_IN_LINE,
    LABEL_GAP,
    LABEL_PAD,
    LABEL_WIDTH,
    MM,
    SIGN_AFTER_ROLE,
    SIGN_BEFORE_NAME,
    SIGN_NAME,
    SIGN_ROLE,
    SMALL,
    STAMP_WIDTH,
    Frame,
    Sheet,
    ascent,
    leading,
)
from app.documents.tagging import Structure, Tag
from app.documents.tongue import BLANK
from app.documents.typeset import set_text

_NARROW = 120 * MM


def stamp(lines: Sequence[Inline], frame: Frame, structure: Structure) -> list[Strip]:
    """Return the lines of a stamp, never parted; it stands at the right, or fills its column."""
    width = min(STAMP_WIDTH, frame.width / 2) if frame.width > _NARROW else frame.width
    left = frame.right - width
    tag = structure.add("P", language_of(lines[0]) if lines else "")
    strips = [
        strip
        for line in lines
        for strip in set_text(
            line, frame.scale.body, left, width, align="left", tag=tag, more=line is not lines[-1]
        )
    ]
    keep_together(strips[:-1])
    return strips


def foot_lines(lines: Sequence[Inline], frame: Frame, structure: Structure) -> list[Strip]:
    """Return the lines at the foot of a title page; lines of one language are read together."""
    strips: list[Strip] = []
    tag: Tag | None = None
    language = ""
    for line in lines:
        if tag is None or language_of(line) != language or not plain(line).strip():
            tag, language = _spoken(line, structure), language_of(line)
        strips += set_text(
            line, frame.scale.body, frame.left, frame.width, align="center", tag=tag, more=True
        )
    return strips


def _spoken(line: Inline, structure: Structure) -> Tag | None:
    """Return a tag for a line; a line that is only room has none."""
    return structure.add("P", language_of(line)) if plain(line).strip() else None


def blank(block: Blank, frame: Frame, structure: Structure) -> list[Strip]:
    """Return ruled lines with the hint below the last; they are read as a blank."""
    tag = structure.add("P")
    tag.actual = BLANK
    strips = []
    for _ in range(max(1, block.lines)):
        strip = Strip(leading(frame.scale.body) * FILL_IN_LINE, left=frame.left, right=frame.right)
        level = strip.height - 3
        strip.rules.append(Rule(strip.left, level, strip.right, level, tag))
        strips.append(strip)
    hint = set_text(
        block.hint,
        frame.scale.hint,
        frame.left,
        frame.width,
        align="center",
        tag=structure.add("P"),
    )
    if hint:
        strips[-1].glue = True
    return strips + hint


def signature(block: Signature, frame: Frame, structure: Structure) -> list[Strip]:
    """Return role, ruled place and name; the name stands on the last line of the role.

    In a narrow column place and name stand below the role.
    """
    size = frame.scale.body
    tag = structure.add("P", language_of(block.role))
    narrow = frame.width < _NARROW
    role_width = frame.width * (1.0 if narrow else SIGN_ROLE)
    name_left = frame.left + frame.width * (0.5 if narrow else SIGN_NAME)
    roles = set_text(
        block.role, size, frame.left, role_width, align="left", tag=tag, more=bool(block.name)
    )
    names = set_text(block.name, size, name_left, frame.right - name_left, align="left", tag=tag)
    if narrow or not roles:
        roles.append(Strip(leading(size) * (1.4 if narrow else 1.0)))
    last = roles[-1]
    drop = last.height - leading(size)
    level = ascent(size) + 2 + drop
    rule_left = frame.left if narrow else frame.left + role_width + SIGN_AFTER_ROLE
    last.rules.append(Rule(rule_left, level, name_left - SIGN_BEFORE_NAME, level))
    if names:
        last.texts.extend(replace(text, base=text.base + drop) for text in names[0].texts)
    strips = roles + names[1:]
    for strip in strips:
        strip.left, strip.right = frame.left, frame.right
    return strips


def back_sheet(
    lines: Sequence[Inline], page: Sheet, sheets: int, structure: Structure
) -> list[Strip]:
    """Return the label of the last sheet, framed, in the middle; ``{pages}`` is the count."""
    left = (page.width - LABEL_WIDTH) / 2
    strips: list[Strip] = []
    for line in lines:
        filled = tuple(replace(run, text=run.text.replace("{pages}", str(sheets))) for run in line)
        part = set_text(
            filled,
            SMALL,
            left + LABEL_PAD,
            LABEL_WIDTH - 2 * LABEL_PAD,
            align="center",
            tag=_spoken(line, structure),
        )
        if part and strips:
            part[0].before = LABEL_GAP
        strips.extend(part)
    return _framed(strips, left, page)


def _framed(strips: list[Strip], left: float, page: Sheet) -> list[Strip]:
    """Put a frame around the strips in the middle of a page; without it when they are too many."""
    inner = sum(strip.height + strip.before for strip in strips)
    height = inner + 2 * LABEL_PAD
    if not strips or height > page.text_height:
        return strips
    right = left + LABEL_WIDTH
    frame = Strip(LABEL_PAD, glue=True, left=left, right=right)
    frame.rules = [
        Rule(left, 0, right, 0),
        Rule(left, 0, left, height),
        Rule(right, 0, right, height),
        Rule(left, height, right, height),
    ]
    keep_together(strips[:-1])
    return [Strip((page.text_height - height) / 2, glue=True), frame, *strips]
