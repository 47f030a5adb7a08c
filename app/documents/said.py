"""A value that stands in a paper and knows which answer it came from."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

SEPARATOR = "\n"
"""Stands between the addresses when a value was made of several answers."""

Value = date | time | int | Decimal


class Said(str):
    """Text for a paper with the address of its answer (``meeting.place``).

    ``value`` holds the typed value when there is one, so that the filters of the wording
    (``money``, ``longdate``) can print it in another form. ``kind`` says what the text is for
    declension, where its letters alone do not tell («male», «female»).
    """

    __slots__ = ("kind", "source", "value")
    kind: str
    source: str
    value: Value | None

    def __new__(
        cls, text: str = "", source: str = "", value: Value | None = None, kind: str = ""
    ) -> Said:
        """Make the value; the text is plain, never markup."""
        made = super().__new__(cls, text)
        made.source = source
        made.value = value
        made.kind = kind
        return made

    @classmethod
    def of(cls, value: Value | None, source: str = "") -> Said:
        """Make a value from a day, a time or a number; None is an empty value.

        A number is tiyn where the wording says ``money`` or ``moneywords``.
        """
        return cls("" if value is None else str(value), source, value)

    @property
    def sources(self) -> tuple[str, ...]:
        """The addresses of all answers that the value was made of."""
        return tuple(part for part in self.source.split(SEPARATOR) if part)


def sources_of(*values: object) -> str:
    """Return the joined ``source`` of those values that have one, each address once."""
    found: dict[str, None] = {}
    for value in values:
        if isinstance(value, Said):
            found.update(dict.fromkeys(value.sources))
    return SEPARATOR.join(found)
