"""One window on one file: a lock beside the store that dies with its process.

The lock is the operating system's, on an open file; the file itself means nothing. A file left by
a killed process is therefore no lock, and it is never deleted (deleting it would let two
processes hold two files of one name).
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from app.db import faults

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte past the text, so that the number of the process stays readable

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


def lock_path(path: Path) -> Path:
    """Return the lock file of a store."""
    return path.with_name(path.name + ".lock")


class StoreLock:
    """The held lock of one store. :meth:`release` or the end of the process frees it."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the store at ``path``.

        Raises:
            StoreInUseError: another process, or another store object of this one, holds it.
            StoreError: the folder cannot be written, or its disk knows no locks.
        """
        try:
            descriptor = os.open(lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise faults.no_rights(path) from error
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            known = faults.in_use if error.errno in _HELD else faults.disk_fault
            raise known(path) from error
        self._descriptor: int | None = descriptor
        self._write_process()

    def _write_process(self) -> None:
        """Write this process's number, for a person who looks; a full disk does not matter."""
        if self._descriptor is None:
            return
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, f"{os.getpid()}\n".encode())
        except OSError:
            return

    def release(self) -> None:
        """Give the lock back. Doing it twice is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
