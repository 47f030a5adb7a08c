"""Two kinds of error: faults of the world that a person is told about, and bugs.

A :class:`UserError` says what happened, what is safe and what to do, each an English msgid with
named fields, translated where it is shown. Everything else is a bug and is recorded as one.
"""

from __future__ import annotations


class UserError(Exception):
    """A fault of the world. ``happened``, ``safe`` and ``todo`` are msgids with named fields."""

    def __init__(self, happened: str, safe: str = "", todo: str = "", **arguments: object) -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.todo = todo
        self.arguments = arguments


class StoreError(UserError):
    """The database cannot be opened, read or written."""


class NewerStoreError(StoreError):
    """The file was written by a newer program; nothing was opened or changed."""


class DamagedStoreError(StoreError):
    """The file is damaged; it is set aside, never replaced by an empty one."""


class StoreInUseError(StoreError):
    """Another window of the program holds the file."""


class FileError(UserError):
    """A file cannot be read or written: full disk, no rights, open elsewhere."""


class InputError(UserError):
    """A file or value given to the program is not what it should be."""


class WordingError(Exception):
    """A wording template is wrong; the message names file and line. A bug, not a user's fault."""
