"""Text that somebody else wrote, as it may stand in our window.

A name may have three hundred letters without a gap, marks that turn the direction of writing, or
look like HTML. It is shown as it is, but never widens a page, hides a button or draws a picture.
"""

from __future__ import annotations

import re
from html import escape

from app.core.terminal import one_line

BREAK = "\u200b"
"""A place where a word may break; nothing is seen of it."""
LONGEST_WORD = 24
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_PARTS = re.compile(r"(?<=[/\\])(?=[^/\\\s])")


def shown(text: str) -> str:
    """Return a text for a label that wraps: one line, in its own direction, long words break."""
    parts = _PARTS.sub(BREAK, " ".join(one_line(text).split()))
    return _LONG.sub(lambda found: found.group() + BREAK, parts)


def shortened(text: str, longest: int) -> str:
    """Return a text with its middle left out: what says it keeps its size whatever came."""
    text = " ".join(one_line(text).split())
    if len(text) <= longest:
        return text
    end = longest // 3
    return f"{text[: longest - end - 1].rstrip()}…{text[-end:].lstrip()}"


def tip(text: str) -> str:
    """Return a text for hovering, which Qt would take for HTML when it looks like it."""
    if "<" not in text:
        return text
    lines = "<br>".join(escape(line) for line in text.split("\n"))
    return f"<span>{lines}</span>"
