"""Finds the files to take in among what a person gave: files, folders, a whole stick."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.exchange.package.model import SUFFIX

CASE_SUFFIX = ".json"
CASE_MARK = b'"auyl-koop'
"""How a case file names its format; other JSON files are none of ours."""
PEEK_BYTES = 4096
NAMED = 5
"""So many names of files that were passed over are kept for people."""
REPORT_EVERY = 200

GoOn = Callable[[int], bool]
"""Told how many entries were seen so far; says whether to go on."""


@dataclass
class Found:
    """What a search found.

    ``passed`` counts files that are none of ours, ``names`` are the first of them; ``unreadable``
    counts folders and files that the system would not show.
    """

    files: tuple[Path, ...] = ()
    passed: int = 0
    names: list[str] = field(default_factory=list)
    unreadable: int = 0
    stopped: bool = False


def search_files(paths: Iterable[Path], go_on: GoOn = lambda _seen: True) -> Found:
    """Search files and folders for packages and case files; each comes once, ordered by path.

    Links to folders are not followed and a folder is entered once, so that no tree is endless.
    What cannot be read is counted. A file that is named but missing is kept: reading it says why.
    """
    search = _Search(go_on)
    for path in paths:
        if not search.found.stopped:
            search.take(path)
    found = search.found
    found.files = tuple(search.files.values())
    return found


class _Search:
    def __init__(self, go_on: GoOn) -> None:
        self.found = Found()
        self.files: dict[Path, Path] = {}
        self._go_on = go_on
        self._entered: set[tuple[int, int]] = set()
        self._seen = 0

    def take(self, path: Path) -> None:
        """Take one thing that was given."""
        try:
            folder = path.is_dir()
        except OSError:
            self.found.unreadable += 1
            return
        if folder:
            self._walk(path)
        else:
            self._file(path, asked=True)

    def _walk(self, top: Path) -> None:
        waiting = [str(top)]
        while waiting and not self.found.stopped:
            waiting += reversed(self._enter(waiting.pop()))

    def _enter(self, folder: str) -> list[str]:
        """Look at what lies in a folder; return the folders in it."""
        try:
            state = Path(folder).stat()
            mark = (state.st_dev, state.st_ino)
            if state.st_ino and mark in self._entered:
                return []
            self._entered.add(mark)
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            self.found.unreadable += 1
            return []
        deeper = []
        for entry in inside:
            if not self._goes_on():
                break
            if _is_folder(entry):
                deeper.append(entry.path)
            elif _is_file(entry):  # a pipe would never end, a link may lead nowhere
                self._file(Path(entry.path))
        return deeper

    def _goes_on(self) -> bool:
        self._seen += 1
        if self._seen % REPORT_EVERY == 0 and not self._go_on(self._seen):
            self.found.stopped = True
        return not self.found.stopped

    def _file(self, path: Path, *, asked: bool = False) -> None:
        match path.suffix.lower():
            case suffix if suffix == SUFFIX:
                ours = True
            case suffix if suffix == CASE_SUFFIX:
                ours = asked or self._is_case(path)
            case _:
                ours = False
        if ours:
            self.files.setdefault(path.absolute(), path)
            return
        self.found.passed += 1
        if len(self.found.names) < NAMED:
            self.found.names.append(path.name)

    def _is_case(self, path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return CASE_MARK in file.read(PEEK_BYTES)
        except OSError:
            self.found.unreadable += 1
            return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
