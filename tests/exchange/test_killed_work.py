"""Killed at a chosen point of taking in or writing: whole or not there, and done again it is done.

This shows the death of the process, not of the machine: power loss cannot be made in a test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.sqlite,  # the file itself is what they are about
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes"),
]

ROOT = Path(__file__).resolve().parents[2]


def killed(folder: Path, work: str) -> tuple[int, int]:
    """Kill a work at each of its points; return how often, and how often all was done by then."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.killed_work", str(folder), work],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    hits, whole = done.stdout.split()
    return int(hits), int(whole)


@pytest.mark.parametrize("work", ["take", "write"])
def test_killed_in_the_middle_a_file_is_whole_or_not_there(tmp_path: Path, work: str) -> None:
    hits, whole = killed(tmp_path, work)
    assert hits >= 18  # every one of them in the midst of the work
    assert 0 < whole < hits
