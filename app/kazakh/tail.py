"""Where a text takes its ending: at its last word, before closing marks and bracketed remarks."""

from __future__ import annotations

from app.kazakh.spoken import AREA_SIGNS, DOTTED, SIGNS

CLOSING_QUOTES = frozenset('»”“"')
"""Quotation marks that close a name."""

_BRACKETS = {")": "(", "]": "[", "}": "{"}
_BRACKET_REACH = 500
_DOTTED_REACH = 6


def core_end(text: str) -> int:
    """Return where the inflected part ends: before closing punctuation and bracketed remarks."""
    end = len(text)
    while end:
        char = text[end - 1]
        if char.isalpha() or char.isdecimal() or char in SIGNS or _is_area(text, end):
            return end
        if char in _BRACKETS:
            start = _bracket_start(text, end)
            if start and any(c.isalnum() for c in text[max(0, start - _BRACKET_REACH) : start]):
                end = start
                continue
        elif char in CLOSING_QUOTES:
            if any(c.isalnum() for c in text[max(0, end - _BRACKET_REACH) : end]):
                return end
        elif char == "." and is_dotted(text, end):
            return end
        end -= 1
    return 0


def _bracket_start(text: str, end: int) -> int:
    """Return the index of the bracket that the one before ``end`` closes; 0 when there is none."""
    closing = text[end - 1]
    opening = _BRACKETS[closing]
    depth = 0
    for index in range(end - 1, max(-1, end - _BRACKET_REACH), -1):
        if text[index] == closing:
            depth += 1
        elif text[index] == opening:
            depth -= 1
            if depth == 0:
                return index
    return 0


def dotted_token(text: str, end: int) -> str:
    """Return the letters and full stops before ``end``, a few at most."""
    start = end
    while start and end - start <= _DOTTED_REACH:
        char = text[start - 1]
        if char != "." and not char.isalpha():
            break
        start -= 1
    return text[start:end]


def is_dotted(text: str, end: int) -> bool:
    """Tell whether the full stop before ``end`` belongs to a short form or to initials (Н.С.)."""
    token = dotted_token(text, end)
    if token in DOTTED:
        return True
    is_initial = len(token) > 1 and token[-2].isupper() and (len(token) == 2 or token[-3] == ".")
    return is_initial and len(token) < end


def _is_area(text: str, end: int) -> bool:
    """Tell whether the sign before ``end`` is the 2 or 3 of a unit of area or volume (м², м³)."""
    return text[end - 1] in AREA_SIGNS and text[end - 2 : end - 1] == "м"


def word_start(text: str, end: int) -> int:
    """Return the index of the first letter of the word that ends before ``end``."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return start
