"""A value that stands in a paper and knows which answer it came from."""

from __future__ import annotations


class Said(str):
    """Text for a paper with the address of its answer (``meeting.place``)."""

    __slots__ = ("source",)
    source: str

    def __new__(cls, text: str = "", source: str = "") -> Said:
        """Make the value; the text is plain, never markup."""
        made = super().__new__(cls, text)
        made.source = source
        return made
