"""Opening a case of 50 people, beside reading the same rows with raw sqlite3, in the same run.

``python -m bench.bench_open_case``: the store is opened anew (check from end to end included), the
case read whole and its typed view made. Ends with 1 when the median is over 200 ms.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from app.core.clock import SystemClock
from app.domain.case import read_case
from app.domain.reference import Reference
from app.services.cases import CaseService
from app.services.store import Store
from bench.bench_autosave import fifty_people
from bench.measure import share, timed

LIMIT_MS = 200.0
ROUNDS = 30


def raw_read(path: Path) -> int:
    """Open the file and read all answers and founders the shortest way."""
    with closing(sqlite3.connect(path)) as connection:
        answers = connection.execute("SELECT key, value FROM answers WHERE case_id = 1").fetchall()
        query = "SELECT * FROM founders WHERE case_id = 1 ORDER BY position"
        return len(answers) + len(connection.execute(query).fetchall())


def main() -> int:
    """Measure, print, and return 1 when the figure is missed."""
    opened: list[float] = []
    read: list[float] = []
    raw: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite3"
        with Store(path, SystemClock()) as store:
            case_id = CaseService(store).create(fifty_people()).summary.id
        for _ in range(ROUNDS):
            raw.append(timed(lambda: raw_read(path)))
            start = time.perf_counter()
            with Store(path, SystemClock()) as store:
                opened.append((time.perf_counter() - start) * 1000)
                cases = CaseService(store)

                def read_whole(cases: CaseService = cases) -> None:
                    answers = cases.open(case_id).answers
                    case = read_case(answers, Reference(), date(2026, 11, 23))
                    assert len(case.founders) == 50  # noqa: S101 - a bench that reads nothing is none

                read.append(timed(read_whole))
    total = [a + b for a, b in zip(opened, read, strict=True)]
    for name, times in (("raw sqlite3", raw), ("store", opened), ("case", read), ("both", total)):
        print(f"{name:12} median {share(times, 0.5):6.1f} ms  p95 {share(times, 0.95):6.1f} ms")
    print(f"50-person case opens in {share(read, 0.5):.1f} ms, wanted <= {LIMIT_MS:.0f} ms")
    return int(share(total, 0.5) > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
