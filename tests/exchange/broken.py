"""What a broken package is, and what has to become of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import UserError
from app.exchange.package.reader import open_package


@dataclass(frozen=True)
class Broken:
    """One broken package: what is wrong with it, its bytes, and the password to try."""

    kind: str
    data: bytes
    password: str = ""


Take = Callable[[Path, str], object]
"""Takes a file in, or raises a :class:`UserError` and changes nothing."""


def read_all(path: Path, password: str) -> None:
    """Read a package as a desk does: every file of it, and every case."""
    with open_package(path, password) as package:
        for file in package.manifest.files:
            package.read(file.path)
        for case in package.manifest.cases:
            package.case(case)


def refused(broken: Iterable[Broken], folder: Path, take: Take = read_all) -> Counter[str]:
    """Try to take in each of them and count the kinds.

    Raises:
        AssertionError: one was taken, or refused without a sentence.
        Exception: anything but a sentence for people came out.
    """
    counted: Counter[str] = Counter()
    path = folder / "жинақ.auylkoop"
    for number, one in enumerate(broken):
        path.write_bytes(one.data)
        try:
            take(path, one.password)
        except UserError as error:
            if not error.happened.format(**error.arguments).strip():
                raise AssertionError(f"{one.kind}, number {number}, without a sentence") from error
        except Exception as error:
            raise RuntimeError(f"{one.kind}, number {number}") from error
        else:
            raise AssertionError(f"{one.kind}, number {number}, was taken")
        counted[one.kind] += 1
    path.unlink(missing_ok=True)
    return counted
