"""Freeze a store as today's program writes it: ``tests/fixtures/store-<revision>.sqlite3``.

``python -m tools.make_old_store [--replace]``, run BEFORE a change of the tables. Beside the file
stands ``store-<revision>.json``: the answers of its cases as case files, so that later programs
can be asked whether they read the same out of it. A frozen store is never made again once a
program of its revision was given out; ``--replace`` is for the time before the first release.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from app.core.clock import FixedClock
from app.db.health import HEAD
from app.domain.answers import SetValue
from app.domain.reference import AekValue
from app.exchange.case_file import CaseFile, dump
from app.services.cases import CaseService
from app.services.model import Office
from app.services.samples import read_sample
from app.services.settings import SettingsService
from app.services.store import Store

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "fixtures"
SAMPLE = str(UUID(int=1))
OWN = str(UUID(int=2))
BINNED = str(UUID(int=3))
OKRUG = ("Түркістан", "Түлкібас", "Мичурин", "Мичуринский сельский округ")
PDF = b"%PDF-1.7\n% an issued paper\n"
SCAN = b"%PDF-1.7\n% a signed one\n"


def fill(store: Store, scan: Path) -> None:
    """Put something into every table: the sample, a real case, one in the bin, papers, settings."""
    cases, settings = CaseService(store), SettingsService(store)
    answers = read_sample().answers
    cases.create(answers, sample=True, uuid=SAMPLE, place="charter#charter.notice_days")
    own = cases.create(answers, uuid=OWN).summary.id
    cases.save(own, [SetValue("name.proper", "Ақбұлақ Сүт")], "name")
    for record_id in ("", "f01"):
        cases.issue_paper(
            own,
            paper="consent" if record_id else "charter",
            record_id=record_id,
            pdf=PDF,
            answers=cases.open(own).answers,
            number="1",
            day=date(2026, 11, 23),
            wording_version="0123456789ab",
            program_version="0.1.0",
        )
    scan.write_bytes(SCAN)
    cases.attach(own, "charter", scan)
    cases.delete(cases.create(uuid=BINNED).summary.id)
    cases.remember_okrugs([OKRUG], "КАТО")
    settings.set("letter_bar", value=False)
    settings.set_office(Office(oblast="Түркістан", akim_name="Әкімов Үлгі Үлгіұлы"))
    settings.set_aek([AekValue(date(2027, 1, 1), 4500, "бюджет туралы заң")])


def freeze(target: Path) -> None:
    """Write the store and its answers."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
        with Store(Path(folder) / "store.sqlite3", clock) as store:
            fill(store, Path(folder) / "scan.pdf")
            cases = CaseService(store)
            kept = [cases.open(row.id) for row in cases.list()]
            store.copy_to(target)
    files = [CaseFile(one.summary.uuid, one.answers, one.summary.sample) for one in kept]
    text = json.dumps([json.loads(dump(file)) for file in files], ensure_ascii=False, indent=1)
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Freeze the store of the present revision, unless it is frozen already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replace", action="store_true")
    options = parser.parse_args()
    target = FOLDER / f"store-{HEAD}.sqlite3"
    if target.exists() and not options.replace:
        print(f"{target} is frozen already", file=sys.stderr)
        return 1
    freeze(target)
    target.chmod(0o644)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
