"""The ZIP around a package, in the one form that is written and read.

No ZIP reader of the standard library looks at every byte; this one does, because each byte of the
headers is what it must be and no byte lies between the parts. Any other reader opens it too.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED, ENCRYPTED = 0, 8, 99

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
END_BYTES = _END.size

_UTF8 = 0x0800
_LOCKED = 0x0001
_FIRST_DAY = 0x0021  # 1 January 1980; the time of day is 0
_MADE_BY = 3 << 8  # Unix: the rights below are a plain file's
_RIGHTS = 0o100644 << 16
_NEEDS, _NEEDS_AES = 20, 51

# WinZip's AES extra field: AE-2, vendor «AE», AES-256, the entry itself stored.
AES_EXTRA = struct.pack("<3H2sBH", 0x9901, 7, 2, b"AE", 3, STORED)


@dataclass(frozen=True)
class Entry:
    """One file of the archive. ``packed`` is the number of its bytes there, ``size`` unpacked."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def data(self) -> int:
        """Return where its bytes begin."""
        return self.offset + len(local_header(self))

    @property
    def end(self) -> int:
        """Return where the next part begins."""
        return self.data + self.packed


def _common(entry: Entry) -> tuple[int, ...]:
    name = len(entry.name.encode())
    if entry.method == ENCRYPTED:
        needs, flags, extra = _NEEDS_AES, _LOCKED, len(AES_EXTRA)
    else:
        needs, flags, extra = _NEEDS, _UTF8, 0
    sums = (entry.crc, entry.packed, entry.size)
    return (needs, flags, entry.method, 0, _FIRST_DAY, *sums, name, extra)


def _tail(entry: Entry) -> bytes:
    return entry.name.encode() + (AES_EXTRA if entry.method == ENCRYPTED else b"")


def local_header(entry: Entry) -> bytes:
    """Return the bytes before an entry's data."""
    return _LOCAL.pack(b"PK\x03\x04", *_common(entry)) + _tail(entry)


def directory(entries: Sequence[Entry]) -> bytes:
    """Return the bytes after the last entry: the central directory and its end."""
    parts = [
        _CENTRAL.pack(b"PK\x01\x02", _MADE_BY | common[0], *common, 0, 0, 0, _RIGHTS, entry.offset)
        + _tail(entry)
        for entry, common in ((entry, _common(entry)) for entry in entries)
    ]
    whole = b"".join(parts)
    start = entries[-1].end if entries else 0
    count = len(entries)
    return whole + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(whole), start, 0)


@dataclass(frozen=True)
class End:
    """What the archive's last bytes say: where its directory begins and how much it lists."""

    count: int
    start: int
    size: int


def read_end(raw: bytes, file_size: int) -> End:
    """Read the last ``END_BYTES`` of a file.

    Raises:
        ValueError: they are not the end of an archive as ``directory`` writes it.
    """
    if len(raw) != END_BYTES:
        raise ValueError("too short")
    mark, disk, first, here, count, size, start, comment = _END.unpack(raw)
    if mark != b"PK\x05\x06" or disk or first or comment or here != count or not count:
        raise ValueError("no end of an archive")
    if start + size + END_BYTES != file_size:
        raise ValueError("bytes before, between or after the parts")
    return End(count, start, size)


def read_directory(raw: bytes, end: End) -> tuple[Entry, ...]:
    """Read the central directory with the archive's end, and compare it with what it must be.

    Raises:
        ValueError: a byte of it is not as ``directory`` writes it; the parts leave a gap, overlap
            or do not end where the directory begins; a name is not UTF-8.
    """
    entries: list[Entry] = []
    at = offset = 0
    for _number in range(end.count):
        if at + _CENTRAL.size > end.size:
            raise ValueError("the directory is cut off")
        fields = _CENTRAL.unpack_from(raw, at)
        method, crc, packed, size, length = fields[4], *fields[7:11]
        at += _CENTRAL.size
        name = raw[at : at + length].decode()
        entry = Entry(name, method, crc, packed, size, offset)
        at += len(_tail(entry))
        entries.append(entry)
        offset = entry.end
        if offset > end.start:
            raise ValueError("the parts are longer than the archive")
    if offset != end.start or directory(entries) != raw:
        raise ValueError("not the directory that belongs to these parts")
    return tuple(entries)
