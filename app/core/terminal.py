"""Writing to a terminal, a pipe or a file as they come: any encoding, closed, full, broken off.

Kazakh letters do not exist in many code pages of Windows consoles and not in ASCII: what an output
cannot hold is written as an escape (backslash, u, number), never as an error.
"""

from __future__ import annotations

import io
import json
import os
import re
import unicodedata
from contextlib import suppress
from typing import TextIO

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: they make a line read as another one."""


def writable(stream: TextIO | None) -> TextIO:
    """Return an output that takes any text; None (closed before the start) takes it nowhere."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper) and not (
        _holds_all(stream) and stream.errors == "surrogateescape"
    ):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _holds_all(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None)
    return encoding is None or encoding.lower().replace("-", "").startswith("utf")


def json_for(stream: TextIO, text: str) -> str:
    """Return JSON text in letters that the output holds, so that it can be read back."""
    if _holds_all(stream):
        return text
    return _NOT_ASCII.sub(lambda found: json.dumps(found.group())[1:-1], text)


def one_line(text: object) -> str:
    """Return a text as one line that steers no terminal: no control characters, no turned text."""
    shown = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in str(text)
        if char not in _DIRECTIONS
    )
    return "".join(shown).strip()


def give_up(stream: TextIO) -> None:
    """Forget an output that failed, so that the end of the process does not try it again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
