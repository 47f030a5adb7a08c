"""Reading a file that somebody chose: never more of it than is of use."""

from __future__ import annotations

from pathlib import Path

from app.core.atomic import file_error


def read_up_to(path: Path, most: int) -> bytes:
    """Return a file's bytes; of one with more than ``most`` one byte more, which tells so.

    Raises:
        FileError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise file_error(error, path) from error
