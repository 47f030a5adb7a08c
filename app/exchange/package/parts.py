"""The parts of an archive that a stranger made: bounded before anything is unpacked."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from app.exchange.package import limits
from app.exchange.package.archive import (
    DEFLATED,
    ENCRYPTED,
    END_BYTES,
    STORED,
    Entry,
    local_header,
    read_directory,
    read_end,
)
from app.exchange.package.errors import damaged, not_a_package, too_large

_CHUNK = 2**20
_MARK = b"PK\x03\x04"
_LISTED = 46 + 4 * limits.MAX_PATH  # bytes; the most that one file takes in the directory


def parts_of(file: IO[bytes]) -> tuple[Entry, ...]:
    """Return what an archive holds, in its order, without unpacking anything.

    Raises:
        PackageError: it is no archive of ours, damaged, or larger than a package may be.
        OSError: it cannot be read.
    """
    size = file.seek(0, os.SEEK_END)
    if size > limits.MAX_PACKAGE:
        raise too_large()
    file.seek(0)
    if file.read(len(_MARK)) != _MARK:
        raise not_a_package()
    try:
        file.seek(max(0, size - END_BYTES))
        end = read_end(file.read(END_BYTES), size)
        if end.count > limits.MAX_FILES + 2 or end.size > end.count * _LISTED:
            raise too_large()
        file.seek(end.start)
        entries = read_directory(file.read(end.size + END_BYTES), end)
    except ValueError as error:
        raise damaged() from error
    _bound(entries)
    return entries


def _bound(entries: tuple[Entry, ...]) -> None:
    if sum(entry.size for entry in entries) > limits.MAX_TOTAL:
        raise too_large()
    for entry in entries:
        if entry.method == ENCRYPTED and len(entries) == 1:
            continue  # the lock around a package: as large as that may be
        if entry.size > limits.MAX_FILE:
            raise too_large()
        if entry.method not in (STORED, DEFLATED):
            raise damaged()
        if entry.method == STORED and entry.packed != entry.size:
            raise damaged()
        if entry.method == DEFLATED and limits.inflates_too_much(entry.packed, entry.size):
            raise too_large()


def check_header(file: IO[bytes], entry: Entry, seen: Callable[[bytes], object]) -> None:
    """Compare an entry's own header with the directory and show it to ``seen``; stay behind it.

    Raises:
        PackageError: they differ.
        OSError: it cannot be read.
    """
    file.seek(entry.offset)
    header = local_header(entry)
    if file.read(len(header)) != header:
        raise damaged()
    seen(header)


def unpacked(
    file: IO[bytes], entry: Entry, seen: Callable[[bytes], object] = len
) -> Iterator[bytes]:
    """Give an entry's bytes in pieces, never more than it declares; ``seen`` gets the packed ones.

    Raises:
        PackageError: they are not what the directory says of them.
        OSError: they cannot be read.
    """
    file.seek(entry.data)
    pieces = _stored(file, entry, seen) if entry.method == STORED else _inflated(file, entry, seen)
    size = crc = 0
    for piece in pieces:
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        if size > entry.size:
            raise damaged()
        yield piece
    if size != entry.size or crc != entry.crc:
        raise damaged()


def _stored(file: IO[bytes], entry: Entry, seen: Callable[[bytes], object]) -> Iterator[bytes]:
    left = entry.packed
    while left:
        piece = file.read(min(left, _CHUNK))
        if not piece:
            raise damaged()
        seen(piece)
        yield piece
        left -= len(piece)


def _inflated(file: IO[bytes], entry: Entry, seen: Callable[[bytes], object]) -> Iterator[bytes]:
    inflater, left = zlib.decompressobj(-zlib.MAX_WBITS), entry.size
    try:
        for packed in _stored(file, entry, seen):
            rest = packed
            while rest and not inflater.eof:
                piece = inflater.decompress(rest, max(1, min(_CHUNK, left + 1)))
                left -= len(piece)
                yield piece  # one byte too many is refused by who counts them
                rest = inflater.unconsumed_tail
            if inflater.unused_data:
                raise damaged()
        while not inflater.eof:
            piece = inflater.decompress(inflater.unconsumed_tail, max(1, min(_CHUNK, left + 1)))
            if not piece:
                raise damaged()
            left -= len(piece)
            yield piece
    except zlib.error as error:
        raise damaged() from error
