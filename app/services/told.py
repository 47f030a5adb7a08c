"""How far the writing of a package is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.exchange.package.model import Content
from app.services.packing import pdf_pages

Progress = Callable[[int, int, str], bool]
"""Told of each file (done, of how many, its name); whether to go on."""


class Stopped(Exception):  # noqa: N818 - a wish, not a fault
    """The person stopped the work."""


class Told:
    """Tells how far the work is, and stops it when that is wanted."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._total = 0

    def begin(self, total: int) -> None:
        """Begin to count up to a number; nothing is known before."""
        self._done, self._total = 0, total

    def pages(self, data: bytes) -> int:
        """Count the pages of a file, as the first half of the work."""
        self.step("")
        return pdf_pages(data)

    def step(self, name: str) -> None:
        """Tell of one file more."""
        if self._progress and not self._progress(self._done, self._total, name):
            raise Stopped
        self._done += 1

    def watch(self, contents: Sequence[Content]) -> list[Content]:
        """Return the same files, each told of when its bytes are asked for."""
        return [replace(one, data=self._watched(one)) for one in contents]

    def _watched(self, one: Content) -> Callable[[], bytes]:
        def data() -> bytes:
            self.step(one.title or one.path)
            return one.data()

        return data
