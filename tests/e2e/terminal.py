"""A terminal on one store: runs commands of the program and keeps what they wrote."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.cli import main
from app.core.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))


class Terminal:
    """Runs commands on one store and keeps what they wrote."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.out = ""
        self.err = ""

    def run(self, *arguments: str) -> int:
        out, err = io.StringIO(), io.StringIO()
        code = main(["--db", str(self.store), *arguments], out=out, err=err, clock=CLOCK)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def refused(self, *arguments: str) -> str:
        """Run what must fail with one sentence; return the sentence."""
        assert self.run(*arguments) == 2
        lines = [line for line in self.err.splitlines() if not re.match(r"\d+/\d+ ", line)]
        assert len(lines) == 1, self.err
        assert lines[0].startswith("auyl-koop: ")
        return lines[0]

    def case(self, number: str = "1") -> dict[str, Any]:
        assert self.run("show", number, "--json") == 0
        found: dict[str, Any] = json.loads(self.out)
        return found
