"""What a stranger wrote, bounded: as a list or a table can show it."""

from __future__ import annotations

from app.exchange.package.names import plain

MOST_SHOWN = 300
"""Characters of an answer that stand in lists and tables; a case file may hold a million."""


def shown(text: str) -> str:
    """Return a text as a table can show it: strangers write it, a million letters if they like.

    What turns the direction of writing would make one name look like another.
    """
    if text.isprintable() and len(text) <= MOST_SHOWN:
        return text
    return plain(text[: 4 * MOST_SHOWN], MOST_SHOWN)
