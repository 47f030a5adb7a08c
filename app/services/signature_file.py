"""What a file of the national ЭЦҚ tools looks like, told by its content and never by its name."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path

from app.core.errors import InputError
from app.core.i18n import N_
from app.core.reading import read_up_to

MAX_SIGNATURE = 5 * 1024 * 1024
"""A signature file is at most this many bytes."""

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # 1.2.840.113549.1.7.2, RFC 5652 section 5
_SEQUENCE, _INDEFINITE = 0x30, 0x80
_PEM = re.compile(
    rb"\s*-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----\s(.+?)-----END \1-----\s*", re.DOTALL
)
_XML = re.compile(rb"^\s*<(\?xml|[A-Za-z_])")
_XML_SIGNATURE = b"http://www.w3.org/2000/09/xmldsig#"
_XML_ELEMENT = re.compile(rb"<([A-Za-z_][\w.-]*:)?SignedInfo[\s>]")
_UTF8_MARK = b"\xef\xbb\xbf"


def read_signature(path: Path) -> bytes:
    """Return the bytes of a signature file.

    Raises:
        FileError: the file cannot be read.
        InputError: it is no signature file by its content, or over 5 MB.
    """
    content = read_up_to(path, MAX_SIGNATURE)
    if len(content) > MAX_SIGNATURE:
        raise InputError(
            N_("The signature file {name} is larger than 5 MB."),
            N_("Nothing was attached."),
            N_("Sign the document so that the signature is kept in a file of its own."),
            name=path.name,
        )
    if not is_signature(content):
        raise InputError(
            N_("The file {name} is not a signature file of the ЭЦҚ tools."),
            N_("Nothing was attached."),
            N_("Choose the file that the signing program wrote (.cms, .p7s, .sig or .xml)."),
            name=path.name,
        )
    return content


def is_signature(content: bytes) -> bool:
    """Return whether the bytes are a CMS signature (DER, PEM or base64) or an XML one.

    Their form alone is looked at; nothing is decided about who signed.
    """
    bare = content.removeprefix(_UTF8_MARK)
    if _is_cms(content):
        return True
    pem = _PEM.fullmatch(bare)
    if pem:
        return _is_cms(_decoded(pem.group(2)))
    if _XML.match(bare):
        return _XML_SIGNATURE in bare and _XML_ELEMENT.search(bare) is not None
    return _is_cms(_decoded(bare))


def _is_cms(data: bytes) -> bool:
    """Return whether the bytes are one whole ContentInfo that holds SignedData."""
    if len(data) < 2 or data[0] != _SEQUENCE:
        return False
    if data[1] == _INDEFINITE:
        return data[2:].startswith(_SIGNED_DATA) and data.endswith(b"\0\0")
    begin, length = 2, data[1]
    if length & 0x80:
        begin += length & 0x7F
        length = int.from_bytes(data[2:begin], "big")
    return len(data) == begin + length and data[begin:].startswith(_SIGNED_DATA)


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
