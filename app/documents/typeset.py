"""Running text to strips: lines broken to a width, aligned, without widows and orphans."""

from __future__ import annotations

from app.documents.blocks import Align, Inline, Run
from app.documents.lines import break_lines
from app.documents.strips import Strip, line_strip, stretch_of


def set_text(
    text: Inline,
    size: float,
    left: float,
    width: float,
    *,
    align: Align = "justify",
    indent: float = 0.0,
    bold: bool = False,
) -> list[Strip]:
    """Return strips of text; the first two and the last two lines stay together."""
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
                parts[-1].append(Run(piece, run.bold, run.italic))
    return [tuple(part) for part in parts]
