"""Writing a package: the same manifest and files give the same bytes, on the disk whole or not."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Protocol

from app.core.atomic import clear_temporaries, replacing
from app.core.errors import InputError
from app.core.i18n import N_
from app.exchange.case_file import load as load_case
from app.exchange.package import limits
from app.exchange.package.archive import DEFLATED, STORED, Entry, directory, local_header
from app.exchange.package.content import HEAD, is_of
from app.exchange.package.errors import PackageError
from app.exchange.package.manifest import dump, tidy
from app.exchange.package.model import Content, FileKind, Manifest, PackedFile
from app.exchange.package.names import MANIFEST, SIGNATURE, are_distinct, is_safe_path

Sign = Callable[[bytes], bytes]
"""The office's signature over some bytes: ``OfficeService.sign``."""

DOMAIN = b"auyl-koop package manifest\n"
"""What is signed before the manifest, so that no other signature of the key can stand for it."""

_LEVEL = 6
_TEXT = (FileKind.CASE, FileKind.SNAPSHOT, FileKind.LIST)  # JSON; all others are packed already


class _Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


def pack(
    manifest: Manifest, contents: Sequence[Content], sign: Sign, out: Path, password: str = ""
) -> Manifest:
    """Write a package in the place of ``out`` and return its manifest with the files in it.

    ``manifest.files`` is made from ``contents`` here, and texts lose what cannot be seen. Each
    content's ``data`` is asked for once, in their order; one file at a time is held in memory.
    With a password the package is locked (AES-256). What a killed process left of writing the same
    file goes.

    Raises:
        FileError: it cannot be written; what was there before is unchanged.
        PackageError: a name, a value or a size is not what a package takes.
    """
    clear_temporaries(out)
    with replacing(out) as temporary, temporary.open("wb") as file:
        if not password:
            return _write(file, manifest, contents, sign)
        from app.exchange.package.lock import locking

        with locking(file, password) as sink:
            return _write(sink, manifest, contents, sign)


def pack_bytes(manifest: Manifest, contents: Sequence[Content], sign: Sign) -> bytes:
    """Return a package as bytes; see ``pack``.

    Raises:
        PackageError: a name, a value or a size is not what a package takes.
    """
    buffer = io.BytesIO()
    _write(buffer, manifest, contents, sign)
    return buffer.getvalue()


def _write(
    file: BinaryIO | _Sink, manifest: Manifest, contents: Sequence[Content], sign: Sign
) -> Manifest:
    _check_names(contents)
    archive = _Archive(file)
    files = tuple(_packed(archive, content) for content in contents)
    whole = tidy(replace(manifest, files=files))
    raw = dump(whole, archive.digest())
    archive.add(MANIFEST, raw, deflate=False)
    archive.add(SIGNATURE, sign(DOMAIN + raw), deflate=False)
    archive.finish()
    return whole


def _check_names(contents: Sequence[Content]) -> None:
    if len(contents) > limits.MAX_FILES:
        raise _too_much()
    for content in contents:
        if not is_safe_path(content.path):
            raise _unpackable("files.path")
    if not are_distinct(content.path for content in contents):
        raise _unpackable("files.path")


def _packed(archive: _Archive, content: Content) -> PackedFile:
    data = content.data()
    if len(data) > limits.MAX_FILE:
        raise _too_much()
    if not is_of(content.kind, data[:HEAD]):
        raise _unpackable(content.path)
    if content.kind is FileKind.CASE:
        _check_case(data)
    archive.add(content.path, data, deflate=content.kind in _TEXT)
    digest = hashlib.sha256(data).hexdigest()
    title = content.title
    return PackedFile(content.path, content.kind, len(data), digest, title, content.pages)


def _check_case(data: bytes) -> None:
    """Make sure that the receiver can read the case: better told here than there."""
    try:
        load_case(data)
    except InputError as error:
        raise PackageError(
            error.happened,
            N_("Nothing was written."),
            N_("Type that answer anew, then write the file set again."),
            **error.arguments,
        ) from error


class _Archive:
    """The archive as it grows, front to back."""

    def __init__(self, file: BinaryIO | _Sink) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._entries: list[Entry] = []
        self._size = 0

    def add(self, name: str, data: bytes, *, deflate: bool) -> None:
        """Write one file, deflated when that makes it smaller and no reader's limit minds."""
        method, packed = STORED, data
        if deflate:
            method, packed = DEFLATED, _deflated(data)
            if len(packed) >= len(data) or limits.inflates_too_much(len(packed), len(data)):
                method, packed = STORED, data
        entry = Entry(name, method, zlib.crc32(data), len(packed), len(data), self._size)
        self._entries.append(entry)
        self._put(local_header(entry))
        self._put(packed)

    def digest(self) -> str:
        """Return the SHA-256 of all that was written so far."""
        return self._digest.hexdigest()

    def finish(self) -> None:
        """Write the directory."""
        self._put(directory(self._entries))

    def _put(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > limits.MAX_PACKAGE:
            raise _too_much()
        self._digest.update(data)
        self._file.write(data)


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _unpackable(place: str) -> PackageError:
    return PackageError(
        N_("The file set cannot be written: {place} is not allowed in it."),
        N_("Nothing was written."),
        place=place,
    )


def _too_much() -> PackageError:
    return PackageError(
        N_("There is more than a file set can hold."),
        N_("Nothing was written."),
        N_("Leave some of the files out, or write several file sets."),
    )
