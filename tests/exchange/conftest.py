"""An okrug, the АШБ's department and the ӘКК's corporation, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.office import Role
from tests.exchange.offices import Desk


def _desk(folder: Path, name: str, role: Role) -> Iterator[Desk]:
    desk = Desk(folder, name, role)
    try:
        yield desk
    finally:
        desk.store.close()


@pytest.fixture
def okrug(tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(tmp_path, "Мичурин", Role.OKRUG)


@pytest.fixture
def department(tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(tmp_path, "АШБ", Role.DEPARTMENT)


@pytest.fixture
def corporation(tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(tmp_path, "ӘКК", Role.CORPORATION)
