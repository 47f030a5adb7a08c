"""What a stranger wrote, bounded: as a list or a table can show it."""

from __future__ import annotations

from app.exchange.package.names import plain

MOST_SHOWN = 300
"""Characters of an answer that stand in lists and tables; a case file may hold a million."""


MOST_REASON = 3_000
"""Characters of a reason that the history tells: whole sentences, not a book."""


def shown(text: str, most: int = MOST_SHOWN) -> str:
    """Return a text as a table can show it: strangers write it, a million letters if they like.

    What turns the direction of writing would make one name look like another.
    """
    if text.isprintable() and len(text) <= most:
        return text
    return plain(text[: 4 * most], most)
