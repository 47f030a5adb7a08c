"""Running text to strips: lines broken to a width, aligned, without widows and orphans."""

from __future__ import annotations

import re
from dataclasses import replace

from app.documents.blocks import Align, Inline, Run, plain
from app.documents.lines import break_lines
from app.documents.strips import Strip, line_strip, stretch_of
from app.documents.tagging import Tag

_NUMBER = re.compile(r"((?:\d{1,3}\.){1,3}|\d{1,3}\)|[а-яәғқңөұүһі]\)) +(?=\S)")


def set_text(
    text: Inline,
    size: float,
    left: float,
    width: float,
    *,
    align: Align = "justify",
    indent: float = 0.0,
    bold: bool = False,
    tag: Tag | None = None,
    more: bool = False,
) -> list[Strip]:
    """Return strips of text; the first two and the last two lines stay together.

    ``more`` says that further text of the same tag follows, parted by a space.
    """
    lines = break_lines(text, size, width - indent, width, bold=bold)
    if more and lines:
        lines[-1] = replace(lines[-1], space=True)
    strips: list[Strip] = []
    for number, line in enumerate(lines):
        start = left if number else left + indent
        room = width if number else width - indent
        if align == "justify":
            strip = line_strip(line, size, start, stretch_of(line, room, size), tag)
        elif align == "left":
            strip = line_strip(line, size, start, tag=tag)
        else:
            spare = room - line.width * size / 1000
            start += spare * (0.5 if align == "center" else 1)
            strip = line_strip(line, size, start, tag=tag)
        strip.left, strip.right = left, left + width
        strips.append(strip)
    if len(strips) > 1:
        strips[0].glue = strips[-2].glue = True
    return strips


def label_first(strips: list[Strip], number: str, label: Tag) -> None:
    """Give the number at the beginning of a text its own tag."""
    if not number or not strips:
        return
    text = strips[0].texts[0]
    shown = text.line.text.replace("\u00a0", " ")
    if shown == number or shown.startswith(f"{number} "):
        strips[0].texts[0] = replace(text, label=(label, len(number) + 1))


def typed_number(text: Inline) -> tuple[str, int]:
    """Return the number that a paragraph begins with and its level; without one «» and 0.

    «1.» is a clause, «1)» a point, «а)» a sub-point.
    """
    found = _NUMBER.match(plain(text))
    if not found:
        return "", 0
    return found[1], {".": 1, ")": 2}[found[1][-1]] + found[1][0].isalpha()


def numbered(number: str, text: Inline) -> Inline:
    """Put a number before a text, in one run where the faces allow it."""
    if not number:
        return text
    if text and not text[0].bold and not text[0].italic:
        return (Run(f"{number} {text[0].text}"), *text[1:])
    return (Run(f"{number} "), *text)


def split_lines(text: Inline) -> list[Inline]:
    """Cut runs at forced line breaks."""
    parts: list[list[Run]] = [[]]
    for run in text:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            if piece:
                parts[-1].append(replace(run, text=piece))
    return [tuple(part) for part in parts]
