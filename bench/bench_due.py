"""The calendar over 10 000 cases, beside counting their rows with raw SQL, in the same run.

``python -m bench.bench_due``: home reads the first due dates of all cases from kept rows; cases
whose answers changed are looked through in slices on the store's worker. Ends with 1 when reading
takes over 200 ms or a slice over 150 ms in the median.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sqlalchemy import Connection, text

from app.core.clock import SystemClock
from app.db.tables import answers, collections
from app.domain.answers import Answers, SetValue, apply_all
from app.services.cases import CaseService
from app.services.due import DueService
from app.services.store import Store
from bench.bench_autosave import fifty_people
from bench.measure import share, timed

CASES = 10_000
ROUNDS = 30
SLICES = 40
READ_MS, SLICE_MS = 200.0, 150.0
FINANCED = {
    "contribution.share_due": "31.12.2026",
    "registration.bin": "940140000385",
    "registration.date": "27.11.2025",
    "finance.amount": "27 600 000",
    "finance.months": "84",
    "finance.first_due": "10.07.2026",
}


def financed() -> Answers:
    """Return a case of fifty people with a loan of seven years."""
    return apply_all(fifty_people(), [SetValue(key, value) for key, value in FINANCED.items()])


def clone(connection: Connection, first: int, count: int) -> None:
    """Copy one case so many times, the shortest way."""
    connection.execute(
        text(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
            "INSERT INTO cases (uuid, sample, created_at, updated_at, title) "
            "SELECT 'case-' || i, 0, created_at, updated_at, title FROM cases, n WHERE id = :first"
        ),
        {"count": count, "first": first},
    )
    for table in (answers, *collections.values()):
        fields = [column.name for column in table.columns if column.name != "case_id"]
        names = ", ".join(f'"{name}"' for name in fields)
        read = ", ".join(f't."{name}"' for name in fields)
        connection.execute(
            text(
                f"INSERT INTO {table.name} (case_id, {names}) "  # noqa: S608 - our own names
                f"SELECT c.id, {read} FROM {table.name} t, cases c "
                "WHERE t.case_id = :first AND c.id <> :first"
            ),
            {"first": first},
        )


def main() -> int:
    """Measure, print, and return 1 when a figure is missed."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder) / "store.sqlite3", SystemClock()) as store,
    ):
        first = CaseService(store).create(financed()).summary.id
        with store.write() as connection:
            clone(connection, first, CASES - 1)
        due = DueService(store)
        slices = [timed(due.work) for _slice in range(SLICES)]
        due.finish()
        with store.read() as connection:
            query = text("SELECT count(*) FROM due_dates JOIN cases ON id = case_id")
            raw = [
                timed(lambda: connection.execute(query).scalar_one()) for _round in range(ROUNDS)
            ]
            kept = connection.execute(query).scalar_one()
        read = [timed(lambda: due.calendar(60)) for _round in range(ROUNDS)]
        assert due.calendar(60).stale == 0  # noqa: S101 - a bench that reads nothing is none
        assert kept > CASES  # noqa: S101 - a figure of nothing is none
    for name, times in (("raw count", raw), ("slice", slices), ("calendar", read)):
        print(f"{name:12} median {share(times, 0.5):6.1f} ms  p95 {share(times, 0.95):6.1f} ms")
    print(f"due dates of {CASES} cases ({kept} rows) in {share(read, 0.5):.1f} ms")
    return int(share(read, 0.5) > READ_MS or share(slices, 0.5) > SLICE_MS)


if __name__ == "__main__":
    sys.exit(main())
