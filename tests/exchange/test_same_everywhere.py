"""The same case gives the same bytes in another process, place, language and time zone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.exchange.package import writer
from app.services.model_exchange import Outcome
from tests.exchange.offices import Desk
from tests.services.file_set_support import Desk as Okrug
from tests.services.lists_support import Desk as Department
from tests.services.lists_support import approval
from tests.unit.rules.samples import clean_answers

ROOT = Path(__file__).resolve().parents[2]

PLACES: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("kk", "077", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}),
    ("ru", "000", {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "ru_RU.UTF-8"}),
    ("en", "027", {"PYTHONHASHSEED": "777", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}),
)
"""Language of the window, umask and surroundings; in Kiritimati it is tomorrow."""


def stores(folder: Path) -> None:
    """Make an okrug's store with a case to be sent, and a department's with an approved list."""
    for name in ("a", "b"):
        (folder / name).mkdir()
    okrug = Okrug(folder / "a")
    okrug.sign()
    okrug.office.me()
    okrug.store.close()
    department = Department(folder / "b", "department", "АШБ")
    department.fill(3)
    department.lists.approve(department.lists.draw().summary.id, approval())
    department.office.me()
    department.store.close()


def test_other_surroundings_change_no_byte(tmp_path: Path) -> None:
    stores(tmp_path)
    found: list[dict[str, str]] = []
    for number, (language, umask, around) in enumerate(PLACES):
        place = tmp_path / f"place {number}"
        place.mkdir()
        shutil.copy(tmp_path / "a" / "store.sqlite3", place / "okrug.sqlite3")
        shutil.copy(tmp_path / "b" / "data.sqlite3", place / "department.sqlite3")
        subprocess.run(
            [sys.executable, "-m", "tests.exchange.write_anew", str(place), language, umask],
            cwd=ROOT,
            env={**os.environ, **around},
            check=True,
        )
        written = sorted(place.glob("*.auylkoop"))
        found.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in written})
    first, *others = found
    assert len(first) == 6  # the case, its public copy, the list, three replies
    assert others == [first] * len(others)


def test_packed_by_another_zlib_it_is_the_same_case(
    okrug: Desk, department: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another zlib deflates otherwise: the file's bytes differ, what it says does not."""
    case_id = okrug.cases.create(clean_answers(5)).summary.id
    first = okrug.send(case_id)
    with monkeypatch.context() as patch:
        patch.setattr(writer, "_LEVEL", 1)
        other = okrug.send(case_id)
    assert first.read_bytes() != other.read_bytes()
    assert department.intake.take(first, accept=True).outcome is Outcome.NEW
    assert department.intake.take(other).outcome is Outcome.SAME
