"""The commit of one changed field, beside the same with raw sqlite3, in the same run.

``python -m bench.bench_autosave [SAVES]``: both write to WAL files with ``synchronous=FULL`` in the
same folder, turn by turn, into a case of 50 people. Ends with 1 when the p95 is over 5 ms.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from app.core.clock import SystemClock
from app.domain.answers import Answers, Record, SetRecordValue, SetValue
from app.domain.schema import COLLECTIONS
from app.services.cases import CaseService
from app.services.store import Store
from bench.measure import share, timed

LIMIT_MS = 5.0


def fifty_people() -> Answers:
    """Return a case of 50 people with every field of theirs filled."""
    people = tuple(
        Record(f"f{i}", {name: f"жауап {i} {name}" for name in COLLECTIONS["founders"]})
        for i in range(50)
    )
    return Answers(
        {"name.proper": "Майтөбе Сүт", "meeting.date": "23.11.2026"}, {"founders": people}
    )


def raw_save(connection: sqlite3.Connection, number: int) -> None:
    """Write one answer the shortest way."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO answers VALUES (1, 'meeting.place', ?)"
        " ON CONFLICT (case_id, key) DO UPDATE SET value = excluded.value",
        (f"мәдениет үйі {number}",),
    )
    connection.execute("COMMIT")


def main(saves: int) -> int:
    """Measure, print, and return 1 when the figure is missed."""
    single: list[float] = []
    person: list[float] = []
    raw: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)) as peer,
        Store(Path(folder) / "store.sqlite3", SystemClock()) as store,
    ):
        peer.execute("PRAGMA journal_mode = WAL")
        peer.execute("PRAGMA synchronous = FULL")
        peer.execute(
            "CREATE TABLE answers (case_id INTEGER, key TEXT, value TEXT NOT NULL,"
            " PRIMARY KEY (case_id, key))"
        )
        cases = CaseService(store)
        case_id = cases.create(fifty_people()).summary.id
        for number in range(saves):
            place = SetValue("meeting.place", f"мәдениет үйі {number}")
            field = SetRecordValue("founders", f"f{number % 50}", "residence", f"көше {number}")
            raw.append(timed(lambda: raw_save(peer, number)))  # noqa: B023 - called at once
            single.append(timed(lambda: cases.save(case_id, [place], "meeting")))  # noqa: B023 - likewise
            person.append(timed(lambda: cases.save(case_id, [field], "founders")))  # noqa: B023 - likewise
    for name, times in (("raw sqlite3", raw), ("one answer", single), ("a person's", person)):
        median, p95 = share(times, 0.5), share(times, 0.95)
        ratio = median / share(raw, 0.5)
        print(f"{name:12} median {median:6.2f} ms  p95 {p95:6.2f} ms  x{ratio:.1f} of raw")
    slowest = max(share(single, 0.95), share(person, 0.95))
    print(f"autosave commit p95 {slowest:.2f} ms, wanted <= {LIMIT_MS:.0f} ms")
    return int(slowest > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
