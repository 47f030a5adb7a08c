"""A ZIP put together by hand, so that every field of it can lie. Knows nothing of the program."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LOCAL = {
    "mark": "4s",
    "needs": "H",
    "flags": "H",
    "method": "H",
    "time": "H",
    "day": "H",
    "crc": "I",
    "packed": "I",
    "size": "I",
    "name_length": "H",
    "extra_length": "H",
}
CENTRAL = {
    "mark": "4s",
    "made_by": "H",
    **{name: kind for name, kind in LOCAL.items() if name != "mark"},
    "comment_length": "H",
    "disk": "H",
    "internal": "H",
    "external": "I",
    "offset": "I",
}
END = {
    "mark": "4s",
    "disk": "H",
    "start_disk": "H",
    "here": "H",
    "count": "H",
    "size": "I",
    "start": "I",
    "comment_length": "H",
}
"""The fields of the three kinds of header, in their order, with their kinds for ``struct``."""

Lies = Mapping[str, int]


@dataclass(frozen=True)
class Raw:
    """One entry. ``data`` is as it lies there; ``local`` and ``central`` are its headers' lies."""

    name: bytes
    data: bytes
    method: int = 0
    crc: int = 0
    size: int = 0
    local: Lies = field(default_factory=dict)
    central: Lies = field(default_factory=dict)
    local_name: bytes | None = None
    extra: bytes = b""
    comment: bytes = b""
    before: bytes = b""  # what nobody lists
    after: bytes = b""
    listed: bool = True
    written: bool = True


def stored(name: str, data: bytes) -> Raw:
    """Return an entry that is stored."""
    return Raw(name.encode(), data, 0, zlib.crc32(data), len(data))


def deflated(name: str, data: bytes) -> Raw:
    """Return an entry that is deflated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return Raw(name.encode(), packed, 8, zlib.crc32(data), len(data))


def _pack(kinds: Mapping[str, str], values: Mapping[str, int | bytes]) -> bytes:
    return struct.pack("<" + "".join(kinds.values()), *(values[name] for name in kinds))


def build(
    entries: Sequence[Raw],
    end: Lies | None = None,
    *,
    prefix: bytes = b"",
    comment: bytes = b"",
    suffix: bytes = b"",
    before_end: bytes = b"",
) -> bytes:
    """Return the archive of the entries in their order, headers right but for what they lie."""
    body, listed = bytearray(prefix), []
    last = len(prefix)
    for entry in entries:
        body += entry.before
        offset = len(body)
        if not entry.written:
            offset = last
        common: dict[str, int | bytes] = {
            "needs": 20,
            "flags": 0x800,
            "method": entry.method,
            "time": 0,
            "day": 0x21,
            "crc": entry.crc,
            "packed": len(entry.data),
            "size": entry.size,
            "extra_length": len(entry.extra),
        }
        name = entry.name if entry.local_name is None else entry.local_name
        header = {"mark": b"PK\x03\x04", **common, "name_length": len(name), **entry.local}
        if entry.written:
            last = offset
            body += _pack(LOCAL, header) + name + entry.extra + entry.data + entry.after
        if entry.listed:
            values = {
                "mark": b"PK\x01\x02",
                "made_by": 0x0314,
                **common,
                "name_length": len(entry.name),
                "comment_length": len(entry.comment),
                "disk": 0,
                "internal": 0,
                "external": 0o100644 << 16,
                "offset": offset,
            }
            packed = _pack(CENTRAL, {**values, **entry.central})
            listed.append(packed + entry.name + entry.extra + entry.comment)
    directory = b"".join(listed)
    values = {
        "mark": b"PK\x05\x06",
        "disk": 0,
        "start_disk": 0,
        "here": len(listed),
        "count": len(listed),
        "size": len(directory),
        "start": len(body),
        "comment_length": len(comment),
    }
    tail = _pack(END, {**values, **(end or {})})
    return bytes(body) + directory + before_end + tail + comment + suffix
