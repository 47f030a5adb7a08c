"""The анықтама over 10 000 cases from a warm database, beside plain SQL for the same figures.

Ours reads the rows, counts every line, district and okrug of each period, and words it for the
screen; the peer is Python's own sqlite3 with one GROUP BY for the lines and one row of totals for
each period. The wanted time is at most 300 ms. The figures of both must be the same.

Run: ``python -m bench.bench_report [cases]``.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from app.core.clock import FixedClock
from app.db.tables import cases
from app.domain.report import Report, Span, years
from app.forms.report import report_charts, shown_periods
from app.services.reference import load_reference
from app.services.report import Choice, ReportService
from app.services.store import Store
from bench.measure import share, timed

WANTED = 300.0
ROUNDS = 30
SPANS = (years(2023), years(2024, 2025))
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
DIRECTIONS = ("preserves_millet", "preserves", "milk", "feed", "slaughter", "fish", "machinery")


def fill(store: Store, count: int) -> None:
    """Put invented cases into the store: their own columns, which is all that is read."""
    pick = random.Random(7)  # noqa: S311 - figures, no secret

    def day() -> date:
        return date(pick.randint(2022, 2026), pick.randint(1, 12), pick.randint(1, 28))

    rows = [
        {
            "uuid": f"00000000-0000-4000-8000-{number:012d}",
            "created_at": MOMENT,
            "updated_at": MOMENT,
            "title": f"«Үміт {number}» АӨК",
            "direction": pick.choice(DIRECTIONS),
            "oblast": "Түркістан",
            "district": f"Аудан {number % 170}",
            "okrug": f"Округ {number % 2300}",
            "founded": day(),
            "contracted": day() if number % 2 else None,
            "tiyn": pick.randint(10**8, 3 * 10**9) if number % 2 else None,
            "jobs": pick.randint(1, 9) if number % 2 else None,
        }
        for number in range(count)
    ]
    with store.write() as connection:
        connection.execute(insert(cases), rows)


def plain_sql(connection: sqlite3.Connection) -> list[tuple[int, int, int, int, int]]:
    """Return founded, okrugs, projects, tiyn and jobs of each period by SQL alone."""
    found = []
    for span in SPANS:
        days = (span.first.isoformat(), span.last.isoformat())
        connection.execute(
            "SELECT direction, count(*), sum(tiyn), sum(jobs) FROM cases WHERE deleted_at IS NULL "
            "AND sample = 0 AND contracted BETWEEN ? AND ? AND tiyn IS NOT NULL GROUP BY direction",
            days,
        ).fetchall()
        begun = connection.execute(
            "SELECT count(*), count(DISTINCT oblast || '/' || district || '/' || okrug) FROM cases "
            "WHERE deleted_at IS NULL AND sample = 0 AND founded BETWEEN ? AND ?",
            days,
        ).fetchone()
        paid = connection.execute(
            "SELECT count(*), sum(tiyn), sum(jobs) FROM cases WHERE deleted_at IS NULL "
            "AND sample = 0 AND contracted BETWEEN ? AND ? AND tiyn IS NOT NULL",
            days,
        ).fetchone()
        found.append((*begun, *paid))
    return found


def main() -> int:
    """Measure, print, and return 1 when it takes longer than wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite3"
        with Store(path, FixedClock(MOMENT)) as store:
            fill(store, count)
            service = ReportService(store)

            def ours() -> Report:
                return _whole(service, SPANS)

            connection = sqlite3.connect(path)
            report = ours()
            same = [(p.founded, p.okrugs, p.projects, p.tiyn, p.jobs) for p in report.periods]
            if same != plain_sql(connection):
                print("the figures differ from those of plain SQL")
                return 1
            times: list[float] = []
            peers: list[float] = []
            for _ in range(ROUNDS):
                times.append(timed(ours))
                peers.append(timed(lambda: plain_sql(connection)))
            connection.close()
    middle, peer = median(times), median(peers)
    print(f"the sheet of {count} cases: {middle:.1f} ms (p95 {share(times, 0.95):.1f} ms)")
    print(f"plain SQL for the same figures: {peer:.1f} ms; ours takes {middle / peer:.1f} times")
    print(f"wanted: at most {WANTED:.0f} ms")
    return 0 if middle <= WANTED else 1


def _whole(service: ReportService, spans: tuple[Span, ...]) -> Report:
    """Read, count, and word the sheet as the window shows it."""
    reference = load_reference()
    report = service.report(Choice(), reference, spans)
    shown_periods(report, reference, "kk")
    report_charts(report, reference, "kk")
    return report


if __name__ == "__main__":
    sys.exit(main())
