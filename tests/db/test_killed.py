"""Killed at any moment, the file holds every save that was acknowledged.

This shows the death of the process, not of the machine: power loss cannot be made in a test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.sqlite  # the file itself is what they are about

ROOT = Path(__file__).resolve().parents[2]


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")


def killed(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.killed", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@forks
def test_every_acknowledged_save_survives_kills(tmp_path: Path) -> None:
    assert int(killed(str(tmp_path), "40")) > 40


@forks
def test_bringing_a_copy_back_stands_or_falls_whole(tmp_path: Path) -> None:
    assert killed(str(tmp_path), "25", "swap") == "0\n"
