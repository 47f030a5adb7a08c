"""Signature files of the ЭЦҚ tools are known by their content."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import FileError, InputError
from app.services.signature_file import MAX_SIGNATURE, is_signature, read_signature

OID = bytes.fromhex("06092a864886f70d010702")
XML = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<root><ds:Signature '
    b'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo></ds:SignedInfo>'
    b"</ds:Signature></root>"
)


def cms(content: bytes) -> bytes:
    """Return a ContentInfo that holds SignedData."""
    body = OID + content
    size = len(body)
    if size < 0x80:
        return bytes([0x30, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x30, 0x80 | len(length)]) + length + body


def pem(name: str, data: bytes) -> bytes:
    text = base64.encodebytes(data).decode()
    return f"-----BEGIN {name}-----\n{text}-----END {name}-----\n".encode()


@given(st.binary(max_size=400))
def test_a_signature_is_known_in_each_of_its_forms(content: bytes) -> None:
    data = cms(content)
    assert is_signature(data)
    assert is_signature(base64.b64encode(data))
    assert is_signature(base64.encodebytes(data).replace(b"\n", b"\r\n"))
    for name in ("CMS", "PKCS7"):
        assert is_signature(pem(name, data))
    assert not is_signature(data[:-1])
    assert not is_signature(data + b"\0")


def test_a_signature_of_indefinite_length_and_xml_are_known() -> None:
    assert is_signature(b"\x30\x80" + OID + b"\xa0\x80\0\0" + b"\0\0")
    assert is_signature(XML)
    assert is_signature(b"\xef\xbb\xbf" + XML)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x30",
        b"\x30\x84\xff\xff\xff\xff",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"<?xml version='1.0'?><root/>",
        b"<html>http://www.w3.org/2000/09/xmldsig#</html>",
        pem("CERTIFICATE", cms(b"")),
        pem("PRIVATE KEY", cms(b"")),
        pem("CMS", b"no signature"),
        b"just words",
    ],
)
def test_other_files_are_not(content: bytes) -> None:
    assert not is_signature(content)


@given(st.binary(max_size=200))
def test_nothing_breaks_it(content: bytes) -> None:
    assert is_signature(content) in (True, False)
    assert is_signature(b"\x30" + content) in (True, False)


def test_what_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.cms"
    with pytest.raises(FileError):
        read_signature(file)
    file.write_bytes(cms(b"\0" * MAX_SIGNATURE))
    with pytest.raises(InputError, match="larger"):
        read_signature(file)
    file.write_bytes(b"-----BEGIN PRIVATE KEY-----")
    with pytest.raises(InputError, match="not a signature"):
        read_signature(file)
    file.write_bytes(cms(b"x"))
    assert read_signature(file) == cms(b"x")
