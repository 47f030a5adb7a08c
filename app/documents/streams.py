"""Streams of a ReportLab document as PDF/A wants them."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_END = b"endstream\n"


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose ``endstream`` stands on a line of its own (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: Any) -> bytes:
        """Return the stream's bytes."""
        made: bytes = super().format(document)
        return made.removesuffix(_END) + b"\n" + _END


def plain_stream(content: bytes, **entries: object) -> Stream:
    """Return a stream that is not compressed, with entries of its dictionary."""
    made = Stream(content=content)
    for name, value in entries.items():
        made.dictionary[name] = value
    return made


def packed_stream(packed: bytes, **entries: object) -> Stream:
    """Return a stream of bytes that are compressed already."""
    return plain_stream(packed, Filter=pdfdoc.PDFName("FlateDecode"), **entries)


def pack(content: bytes, level: int = 6) -> bytes:
    """Compress the content of a stream."""
    return zlib.compress(content, level)
