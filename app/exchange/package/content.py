"""What a file of a kind must be by its content, so that nothing else goes under its name."""

from __future__ import annotations

from app.exchange.package.model import FileKind

HEAD = 1024
"""Bytes from the front that tell what a file is; readers accept a PDF's mark anywhere in them."""

_PDF, _JPEG, _ZIP = b"%PDF-", b"\xff\xd8\xff", b"PK\x03\x04"


def is_of(kind: FileKind, head: bytes) -> bool:
    """Return whether a file's first ``HEAD`` bytes are those of its kind.

    JSON is read by whoever takes it in; a signature's form is looked at where it is attached.
    """
    pdf = _PDF in head[:HEAD]
    match kind:
        case FileKind.PAPER | FileKind.COVER | FileKind.PUBLIC:
            return pdf
        case FileKind.SCAN:
            return pdf or head.startswith(_JPEG)
        case FileKind.WORD:
            return head.startswith(_ZIP)
        case FileKind.LIST_PAPER:
            return pdf or head.startswith(_ZIP)
        case FileKind.CASE | FileKind.SNAPSHOT | FileKind.LIST | FileKind.SIGNATURE:
            return True
