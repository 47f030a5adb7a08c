"""Keeps inserted values plain: what a person typed can never act as markup.

Every ASCII sign of a value is moved to a private-use code while the wording is read and moved
back when the runs are made; private-use codes, control and invisible characters are taken out of
values first, so that a value cannot forge one. The marks below stand for what the wording itself
may say beside text: the source of a value, a reference, a line break, a place in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SOURCE_OPEN, SOURCE_CLOSE, SOURCE_NEXT = "\ue100", "\ue101", "\ue102"
PLACE_OPEN, PLACE_CLOSE = "\ue103", "\ue104"
REF_OPEN, REF_CLOSE = "\ue105", "\ue106"
LINE_BREAK = "\ue107"

_SHIFT = 0xE000
_SIGNS = [sign for sign in map(chr, range(33, 127)) if not sign.isalnum()]
_TO_PRIVATE = {ord(sign): _SHIFT + ord(sign) for sign in _SIGNS}
_FROM_PRIVATE = {_SHIFT + ord(sign): ord(sign) for sign in _SIGNS}
_FROM_PRIVATE[ord(LINE_BREAK)] = ord("\n")
_NARROW_SPACES = frozenset("\u00a0\u202f\u2007")

_SOURCE = re.compile(f"{SOURCE_OPEN}([^{SOURCE_CLOSE}]*){SOURCE_CLOSE}")
_ANY_SOURCE = re.compile(f"({SOURCE_OPEN}[^{SOURCE_CLOSE}]*{SOURCE_CLOSE})")


def clean(text: str) -> str:
    """Return text fit for paper: NFC, one line, no control, invisible or private characters.

    Line ends, tabs and every kind of space become a space, except the no-break ones.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    return "".join(map(_clean_character, text))


def _clean_character(character: str) -> str:
    if character.isprintable():
        return character
    if character in _NARROW_SPACES:
        return "\u00a0"
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    return character if category == "Cn" and ord(character) & 0xFFFE != 0xFFFE else ""


def protect(text: str, sources: tuple[str, ...] = ()) -> str:
    """Return a value as it may stand in wording, with the mark of its sources before it."""
    plain = clean(text).translate(_TO_PRIVATE)
    if not sources:
        return plain
    marked = SOURCE_NEXT.join(clean(source).translate(_TO_PRIVATE) for source in sources)
    return f"{SOURCE_OPEN}{marked}{SOURCE_CLOSE}{plain}"


def reveal(text: str) -> str:
    """Return protected text as the person typed it."""
    return text.translate(_FROM_PRIVATE)


def take_sources(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without the marks of sources, and the sources, each once, in order."""
    if SOURCE_OPEN not in text:
        return text, ()
    found: dict[str, None] = {}
    for marked in _SOURCE.findall(text):
        found.update(dict.fromkeys(reveal(part) for part in marked.split(SOURCE_NEXT) if part))
    return _SOURCE.sub("", text), tuple(found)


def change_text(text: str, change: Callable[[str], str], *, first_only: bool = False) -> str:
    """Return protected text with ``change`` made to it, but not to the marks of sources."""
    parts = _ANY_SOURCE.split(text)
    for number in range(0, len(parts), 2):
        if parts[number].strip():
            parts[number] = change(parts[number])
            if first_only:
                break
    return "".join(parts)


__all__ = [
    "LINE_BREAK",
    "PLACE_CLOSE",
    "PLACE_OPEN",
    "REF_CLOSE",
    "REF_OPEN",
    "change_text",
    "clean",
    "protect",
    "reveal",
    "take_sources",
]
