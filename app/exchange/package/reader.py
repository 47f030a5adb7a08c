"""Reading a package that a stranger may have made: whole and true, or refused with a sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from app.core.atomic import file_error
from app.exchange.case_file import CaseFile
from app.exchange.case_file import load as load_case
from app.exchange.package import limits
from app.exchange.package.archive import STORED, Entry
from app.exchange.package.content import HEAD, is_of
from app.exchange.package.errors import (
    NewerPackage,
    PackageError,
    PasswordNeeded,
    WrongPassword,
    damaged,
    not_a_package,
    password_needed,
    strange_content,
    too_large,
    unsigned,
)
from app.exchange.package.manifest import load
from app.exchange.package.model import Manifest, PackedCase, PackedFile
from app.exchange.package.names import MANIFEST, SIGNATURE
from app.exchange.package.parts import check_header, parts_of, unpacked
from app.exchange.package.signing import SIGNATURE_BYTES, is_signed
from app.exchange.package.writer import DOMAIN

__all__ = [
    "NewerPackage",
    "Package",
    "PackageError",
    "PasswordNeeded",
    "WrongPassword",
    "open_package",
]


_CHUNK = 2**20


def _ignore(_data: bytes) -> None:
    """See packed bytes and do nothing."""


class Package:
    """A package that was read and checked to the last byte.

    Attributes:
        path: the file.
        manifest: its table of contents.
        sha256: of the file as it lies there, locked or not.
        locked: whether a password opened it.
    """

    def __init__(self, path: Path, file: IO[bytes], *, locked: bool, outer: str) -> None:
        """Check all of ``file``; ``outer`` is the SHA-256 of the lock around it, if there is one.

        Raises:
            PackageError: it is not as it was written.
            OSError: it cannot be read.
        """
        self.path = path
        self.locked = locked
        self._file = file
        entries = parts_of(file)
        self._entries = {entry.name: entry for entry in entries}
        self.manifest, contents = _manifest(file, entries)
        self._files = {packed.path: packed for packed in self.manifest.files}
        inner = self._verify(entries, contents)
        self.sha256 = outer or inner

    def read(self, path: str) -> bytes:
        """Return a file's bytes, of the size and with the SHA-256 that the manifest names.

        Raises:
            FileError: the disk or stick does not give them any more.
            KeyError: the manifest names no such file; a bug.
            PackageError: the file was changed since it was opened.
        """
        packed = self._files[path]
        try:
            data = b"".join(unpacked(self._file, self._entries[path]))
        except OSError as error:
            raise file_error(error, self.path) from error
        _compare(packed, hashlib.sha256(data).hexdigest())
        return data

    def case(self, case: PackedCase) -> CaseFile:
        """Return the case file of a case of the manifest.

        Raises:
            FileError: the disk or stick does not give it any more.
            InputError: it is no case file, or that of another case, or of a sample.
        """
        read = load_case(self.read(case.path))
        if read.uuid != case.uuid or read.sample:
            raise damaged()
        return read

    def _verify(self, entries: tuple[Entry, ...], contents: str) -> str:
        """Read everything once, front to back, and compare it; return the SHA-256 of it all."""
        whole = hashlib.sha256()
        for entry in entries:
            if entry.name == MANIFEST and whole.hexdigest() != contents:
                raise damaged()
            check_header(self._file, entry, whole.update)
            digest, head = hashlib.sha256(), b""
            for piece in unpacked(self._file, entry, whole.update):
                digest.update(piece)
                head = (head + piece[:HEAD])[:HEAD]
            packed = self._files.get(entry.name)
            if packed is not None:
                _compare(packed, digest.hexdigest())
                if not is_of(packed.kind, head):
                    raise strange_content(packed.path)
        self._file.seek(entries[-1].end)
        whole.update(self._file.read())
        return whole.hexdigest()

    def close(self) -> None:
        """Let go of the file; of a locked one also what was unlocked of it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_package(path: Path, password: str = "") -> Package:
    """Open a package, check every byte of it and its signature. Close it after use.

    Nothing of it is written to the disk, except what a large locked one unlocks to: a temporary
    file without a name. Who signed is ``manifest.sender``; whether he is known is not asked here.

    Raises:
        FileError: the file cannot be read.
        NewerPackage: a newer program wrote it.
        PackageError: it is no package, or not as it was written.
        PasswordNeeded: it is locked.
        WrongPassword: it is locked with another password.
    """
    file = _opened(path)
    try:
        entries = parts_of(file)
        from app.exchange.package.lock import is_lock

        if not is_lock(entries):
            return Package(path, file, locked=False, outer="")
        inner = _unlocked(file, entries[0], password)
        outer, file = _sha256_and_close(file), inner
        return Package(path, file, locked=True, outer=outer)
    except OSError as error:
        file.close()
        raise file_error(error, path) from error
    except BaseException:
        file.close()
        raise


def _unlocked(file: IO[bytes], entry: Entry, password: str) -> IO[bytes]:
    from app.exchange.package.lock import unlocked

    if not password:
        raise password_needed()
    check_header(file, entry, _ignore)
    return unlocked(file, entry, password)


def _opened(path: Path) -> IO[bytes]:
    try:
        # A folder is no package, and a pipe would be waited for.
        if path.exists() and not path.is_file():
            raise not_a_package()
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise file_error(error, path) from error


def _sha256_and_close(file: IO[bytes]) -> str:
    with file:
        file.seek(0)
        digest = hashlib.sha256()
        while piece := file.read(_CHUNK):
            digest.update(piece)
        return digest.hexdigest()


def _manifest(file: IO[bytes], entries: tuple[Entry, ...]) -> tuple[Manifest, str]:
    """Return the manifest once its signature holds and it names just what is there."""
    if [entry.name for entry in entries[-2:]] != [MANIFEST, SIGNATURE]:
        raise not_a_package()
    told, signed = entries[-2:]
    if (told.method, signed.method) != (STORED, STORED):
        raise not_a_package()  # only stored bytes are bound to the last bit by the signature
    if told.size > limits.MAX_MANIFEST:
        raise too_large()
    if signed.size != SIGNATURE_BYTES:
        raise unsigned()
    raw = b"".join(unpacked(file, told))
    manifest, contents = load(raw)
    if not is_signed(manifest.sender.key, DOMAIN + raw, b"".join(unpacked(file, signed))):
        raise unsigned()
    named = [(packed.path, packed.size) for packed in manifest.files]
    if named != [(entry.name, entry.size) for entry in entries[:-2]]:
        raise damaged()
    return manifest, contents


def _compare(packed: PackedFile, sha256: str) -> None:
    # The size is the archive's, which was compared with the manifest's.
    if packed.sha256 != sha256:
        raise damaged()
