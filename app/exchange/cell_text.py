"""Text as a cell of a workbook can hold it."""

from __future__ import annotations

import unicodedata

LONGEST = 32_000


def cell_text(text: str) -> str:
    """Return a text without signs that no workbook may hold, cut where a cell ends."""
    if text.isprintable():  # nearly all are
        return text[:LONGEST]
    kept = (sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(kept)[:LONGEST]
