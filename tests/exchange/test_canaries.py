"""Whatever offices do with a case, what people are called stands in its files and nowhere else.

Sending, taking in, refusing, drawing up, approving, replying, financing, exporting, and faults in
the midst of each: the log, the reports of faults, reasons of refusals, names of files and the
system's folder for temporary files know nobody. A file that is not an office's own is never begun.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core import log

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Walk:
    """What a walk of three offices left behind."""

    folder: Path
    marks: frozenset[str]
    reports: tuple[str, ...]
    written: tuple[str, ...]
    log: str
    said: str

    def met(self, text: str) -> list[str]:
        """Return the canaries that a text holds, also as escaped letters."""
        escaped = text.encode().decode("unicode_escape", "replace") if "\\u" in text else ""
        return [mark for mark in self.marks if mark in text or mark in escaped]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    (folder / "tmp").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.canary_session", str(folder)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder / "tmp"), "TEMP": str(folder / "tmp")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return Walk(
        folder,
        frozenset(told["marks"]),
        tuple(told["reports"]),
        tuple(told["written"]),
        (folder / "data" / log.FILE_NAME).read_text(encoding="utf-8"),
        done.stderr,
    )


def test_the_canaries_were_there(walk: Walk) -> None:
    """The walk went everywhere: its files hold the canaries, its faults were logged."""
    assert len(walk.marks) > 1_000
    package = (walk.folder / "okrug" / "word.auylkoop").stat().st_size
    assert package > 50_000
    store = (walk.folder / "department" / "data.sqlite3").read_bytes()
    assert sum(mark.encode() in store for mark in walk.marks) > len(walk.marks) // 2
    assert walk.log.count("builtins.LookupError") >= 10
    assert len(walk.reports) > 40
    names = {path.name for path in walk.folder.rglob("*.auylkoop")}
    assert {"1.auylkoop", "list.auylkoop", "finance.auylkoop", "public.auylkoop"} <= names
    assert (walk.folder / "department" / "view.xlsx").is_file()


def test_the_log_knows_nobody(walk: Walk) -> None:
    assert walk.met(walk.log) == []
    assert walk.said == ""


def test_no_report_and_no_refusal_names_anybody(walk: Walk) -> None:
    for report in walk.reports:
        assert walk.met(report) == [], report


def test_no_file_is_called_after_anybody_or_begun_elsewhere(walk: Walk) -> None:
    mine = ("wrong.auylkoop", "bare.json", "скан.pdf")  # the walk's own
    for name in walk.written:
        if name.endswith(mine):
            continue
        path = Path(name)
        assert walk.met(name) == []
        assert walk.folder in path.parents, name
        assert walk.folder / "tmp" not in path.parents, name
    assert list((walk.folder / "tmp").iterdir()) == []
    for path in walk.folder.rglob("*"):
        assert walk.met(path.name) == []
        assert ".part" not in path.name
        assert not path.name.startswith(".")


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_every_file_is_its_owners_alone(walk: Walk) -> None:
    for path in walk.folder.rglob("*"):
        if path.is_file() and path.name not in ("wrong.auylkoop", "bare.json"):
            assert path.stat().st_mode & 0o077 == 0, path.name
