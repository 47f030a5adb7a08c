"""Writing a file whole or not at all: temporary file beside it, flush, fsync, replace."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.errors import FileError
from app.core.i18n import N_

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_HELD = {errno.EBUSY, errno.ETXTBSY}
_SHARING_VIOLATION = {32, 33}  # Windows: the file is open in another program
TEMPORARY = ".part"
_WAS_KEPT = N_("The file that was there before is unchanged.")


def file_error(error: OSError | ValueError, path: Path) -> FileError:
    """Return the readable error for a file that could not be written or read.

    A ``ValueError`` is a name that this system cannot write.
    """
    if isinstance(error, ValueError):
        return FileError(
            N_("This computer cannot write the file name {path}."),
            _WAS_KEPT,
            N_("Choose another folder or name."),
            path=path,
        )
    if error.errno in _FULL:
        return FileError(
            N_("There is no room left for the file {path}."),
            _WAS_KEPT,
            N_("Free some room or choose another folder."),
            path=path,
        )
    if error.errno in _HELD or getattr(error, "winerror", None) in _SHARING_VIOLATION:
        return FileError(
            N_("The file {path} is open in another program."),
            _WAS_KEPT,
            N_("Close it there and try again."),
            path=path,
        )
    if error.errno in _NO_RIGHTS:
        return FileError(
            N_("You have no right to read or write the file {path}."),
            _WAS_KEPT,
            N_("Choose another folder, or close the file if it is open elsewhere."),
            path=path,
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FileError(
            N_("The file or folder {path} is not there."),
            _WAS_KEPT,
            N_("Check that the disk or stick is connected, or choose another folder."),
            path=path,
        )
    return FileError(
        N_("The file {path} could not be read or written."),
        _WAS_KEPT,
        N_("Check the disk or choose another folder."),
        path=path,
    )


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names onto the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_file(path: Path) -> None:
    """Bring a written file's content onto the disk.

    Raises:
        OSError: the disk refused.
    """
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that is there stays as it is.

    Raises:
        FileError: no rights, a full disk, or a file of that name.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise file_error(error, path) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, readable by its owner only; on any fault the old file stays.

    Raises:
        FileError: full disk, no rights, folder gone, or open in another program.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
        file.write(data)


def _prefix(path: Path) -> str:
    return f".{path.name[:40]}-"  # cut, so that a long name does not become too long


def clear_temporaries(path: Path) -> None:
    """Delete what a killed process left of writing ``path``, as far as that is possible.

    Only for a file that nobody else can be writing now.
    """
    with suppress(OSError):
        for left in path.parent.glob(f"{glob.escape(_prefix(path))}*{TEMPORARY}*"):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink()


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """Give a folder beside ``path`` for parts of it that may stand nowhere else, for a while.

    Raises:
        OSError: it cannot be made.
    """
    with tempfile.TemporaryDirectory(
        dir=path.parent, prefix=_prefix(path), suffix=TEMPORARY
    ) as name:
        yield Path(name)


def _refuse_no_file(path: Path) -> None:
    """Keep a folder or a device from being replaced: the rights of root would allow it."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EISDIR, "not a file")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path`` and put it in its place when the block ends well.

    Raises:
        FileError: full disk, no rights, folder gone, or open in another program.
    """
    try:
        _refuse_no_file(path)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path), suffix=TEMPORARY)
        os.close(descriptor)
    except (OSError, ValueError) as error:
        raise file_error(error, path) from error
    temporary = Path(name)
    try:
        yield temporary
        sync_file(temporary)
        temporary.replace(path)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
