"""Okrugs that were typed before, offered again. The window puts the store's list in once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

OkrugSource = Callable[[str], Sequence[str]]


def _nothing(_district: str) -> Sequence[str]:
    return ()


_source: OkrugSource = _nothing


def use_okrugs(source: OkrugSource) -> None:
    """Ask ``source(district)`` for the okrugs of a district from now on; it must not block."""
    global _source  # noqa: PLW0603 - one store, one memory
    _source = source


def known_okrugs(district: str) -> Sequence[str]:
    """Return the okrugs typed before for a district (all of them when it is empty)."""
    return _source(district)
