"""The lock: a ZIP with one AES-256 (WinZip AE-2) entry that is the package. 7-Zip opens it too."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from types import SimpleNamespace
from typing import IO, BinaryIO

from pyzipper.zipfile_aes import AESZipDecrypter, AESZipEncrypter, BadZipFile

from app.exchange.package.archive import ENCRYPTED, Entry, directory, local_header
from app.exchange.package.errors import damaged, wrong_password

INNER = "package.auylkoop"
"""The name of the one entry; it says nothing of what is locked."""

_HEAD = 16 + 2  # salt, and two bytes to know a wrong password by
_CODE = 10  # what tells that nothing was changed
_AES_256 = 3
_CHUNK = 2**20
_IN_MEMORY = 16 * 2**20  # an opened package that is larger lies in a file that nobody else sees


def is_lock(entries: tuple[Entry, ...]) -> bool:
    """Return whether an archive is the lock around a package."""
    return len(entries) == 1 and entries[0].method == ENCRYPTED


class _Locked:
    """What is written to it goes encrypted into the file, counted."""

    def __init__(self, file: BinaryIO, encrypter: AESZipEncrypter) -> None:
        self._file = file
        self._encrypter = encrypter
        self.size = 0

    def write(self, data: bytes) -> None:
        """Encrypt and write."""
        self.size += len(data)
        for at in range(0, len(data), _CHUNK):
            self._file.write(self._encrypter.encrypt(data[at : at + _CHUNK]))


@contextmanager
def locking(file: BinaryIO, password: str) -> Iterator[_Locked]:
    """Give what a package is written to; when the block ends well the lock is closed around it."""
    encrypter = AESZipEncrypter(_password(password), nbits=256)
    file.write(local_header(_entry(0)))
    file.write(encrypter.encryption_header())
    sink = _Locked(file, encrypter)
    yield sink
    file.write(encrypter.flush())
    whole = _entry(sink.size)
    file.write(directory([whole]))
    file.seek(0)
    file.write(local_header(whole))


def _entry(size: int) -> Entry:
    return Entry(INNER, ENCRYPTED, 0, size + _HEAD + _CODE, size, 0)


def unlocked(file: IO[bytes], entry: Entry, password: str) -> IO[bytes]:
    """Return the package that is locked in ``file``, to be closed by the caller.

    It lies in memory, or in a temporary file without a name when it is large.

    Raises:
        WrongPassword: another password locked it.
        PackageError: it was changed since.
        OSError: it cannot be read, or there is no room for it.
    """
    if entry != _entry(entry.size) or entry.size < 1:
        raise damaged()
    file.seek(entry.data)
    try:
        strength = SimpleNamespace(filename=INNER, wz_aes_strength=_AES_256)
        decrypter = AESZipDecrypter(strength, _password(password), file.read(_HEAD))
    except RuntimeError as error:
        raise wrong_password() from error
    opened = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        _decrypt(file, entry.size, decrypter, opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _decrypt(file: IO[bytes], size: int, decrypter: AESZipDecrypter, out: IO[bytes]) -> None:
    left = size
    while left:
        chunk = file.read(min(left, _CHUNK))
        if not chunk:
            raise damaged()
        out.write(decrypter.decrypt(chunk))
        left -= len(chunk)
    try:
        decrypter.check_hmac(file.read(_CODE))
    except BadZipFile as error:
        raise damaged() from error


def _password(text: str) -> bytes:
    """Return a password's bytes: composed letters in UTF-8; ASCII is the same everywhere."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
