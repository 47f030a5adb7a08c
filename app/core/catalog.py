"""A compiled gettext catalog (.mo), looked up where it lies: nothing is parsed at the start.

The standard library's reader builds a dictionary of all messages first, which the first painted
window would wait for. Message ids stand sorted in the file, so a binary search finds one.
"""

from __future__ import annotations

import struct
from pathlib import Path

_MAGIC = 0x950412DE


class Catalog:
    """One language's messages. A missing or broken file has none."""

    def __init__(self, path: Path) -> None:
        self._data = b""
        self._count = self._ids = self._texts = 0
        self._order = "<"
        try:
            data = path.read_bytes()
        except OSError:
            return
        for order in "<>":
            if len(data) >= 20 and struct.unpack_from(f"{order}I", data)[0] == _MAGIC:
                self._order, self._data = order, data
                _version, self._count, self._ids, self._texts = struct.unpack_from(
                    f"{order}4I", data, 4
                )
                return

    def gettext(self, message: str) -> str:
        """Return the translation, or the message itself when there is none."""
        return self._find(message.encode()).decode() or message

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """Return the forms of a counted message in their order; none when there is none."""
        found = self._find(f"{one}\0{many}".encode())
        return tuple(found.decode().split("\0")) if found else ()

    def _find(self, wanted: bytes) -> bytes:
        """Return the translation of a whole message id, empty when there is none."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            found = self._text(self._ids, middle)
            if found == wanted:
                return self._text(self._texts, middle)
            if found < wanted:
                low = middle + 1
            else:
                high = middle
        return b""

    def _text(self, table: int, index: int) -> bytes:
        length, start = struct.unpack_from(f"{self._order}2I", self._data, table + index * 8)
        return self._data[start : start + length]
