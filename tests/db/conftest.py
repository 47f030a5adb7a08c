"""A clock that stands, a store in a fresh folder, a case as it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core.clock import FixedClock
from app.db.upgrade import upgrade
from app.services.cases import CaseService
from app.services.store import Store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "auyl-koop.sqlite3"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store without a case."""
    file = tmp_path_factory.mktemp("empty") / "s.sqlite3"
    upgrade(file)
    return file.read_bytes()


@pytest.fixture
def store(path: Path, clock: FixedClock) -> Iterator[Store]:
    with Store(path, clock) as opened:
        yield opened


@pytest.fixture
def cases(store: Store) -> CaseService:
    return CaseService(store)
