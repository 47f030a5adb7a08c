"""File names that every system takes, from any text that a person typed."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*«»„“”‟\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
MAX_LENGTH = 80


def safe_name(text: str, fallback: str = "_", limit: int = MAX_LENGTH) -> str:
    """Return the text as a file's or folder's name: no path, no quotes, no control characters.

    The result is never empty, has at most ``limit`` characters and 240 bytes, and neither begins
    nor ends with a dot or a blank.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    plain = " ".join(_FORBIDDEN.sub(" ", plain).split())
    plain = plain[:limit].encode()[:240].decode(errors="ignore").strip(" .")
    if not plain or _RESERVED.fullmatch(plain):
        return fallback if not plain else f"_{plain}"
    return plain
