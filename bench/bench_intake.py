"""1 000 packages of 50 members each taken in, beside the shortest way, in the same run.

``python -m bench.bench_intake [PACKAGES]``: each package holds a real case with ten issued papers
and two scans, signed by a sender who was accepted. The department's program checks it, reads it,
finds the law's findings and writes it in a transaction of its own. The peer unpacks the same file
with ``zipfile``, hashes every part and puts the bytes and the answers into tables with raw
``sqlite3``: no signature, no rule, no register. Ends with 1 when all take over 60 s.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from app.core.clock import SystemClock
from app.core.version import PROGRAM_VERSION
from app.domain.answers import Answers, Record
from app.domain.case import read_case
from app.domain.office import Role, Sender
from app.exchange.case_file import CaseFile, dump
from app.exchange.package.model import (
    Content,
    FileKind,
    Manifest,
    PackedCase,
    PackedPaper,
    PackedScan,
    Purpose,
)
from app.exchange.package.signing import new_seed, public_key, sign
from app.exchange.package.writer import pack
from app.services.archive import answers_to_json, digest_of
from app.services.cases import CaseService
from app.services.intake import IntakeService
from app.services.model_exchange import Outcome
from app.services.office import OfficeService
from app.services.papers import PaperService
from app.services.reference import load_reference
from app.services.samples import read_sample
from app.services.settings import SettingsService
from app.services.store import Store
from bench.measure import share, timed

LIMIT_S = 60.0
PACKAGES = 1_000
MEMBERS = 50
KEYS = (
    "charter",
    "founding_contract",
    "founding_minutes",
    "founders_list",
    "registration_sheet",
    "notice",
    "board_minutes",
    "chair_decision",
    "counting_minutes",
    "director_power_of_attorney",
)
SCANS = 2
SCAN_BYTES = 150_000
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """The office that writes the packages."""

    seed: bytes
    sender: Sender


def sample_answers() -> Answers:
    """Return the shipped sample of 50 people."""
    answers = read_sample().answers
    assert len(answers.records("founders")) == MEMBERS  # noqa: S101 - the figure is of 50
    return answers


def printed(store: Store, answers: Answers) -> dict[str, bytes]:
    """Return ten papers of the sample as they are issued."""
    papers = PaperService(CaseService(store))
    case = read_case(answers, load_reference(), NOON.date())
    return {key: papers.render(case, key).pdf for key in KEYS}


def answers_of(base: Answers, number: int) -> Answers:
    """Return the case of one package: its own name and people."""
    people = tuple(
        Record(
            person.id,
            MappingProxyType(
                {**person.values, "given_name": f"{person.get('given_name')} {number}"}
            ),
        )
        for person in base.records("founders")
    )
    return Answers(
        MappingProxyType({**base.values, "name.proper": f"Майтөбе Сүт {number}"}),
        MappingProxyType({**base.collections, "founders": people}),
    )


def write_package(
    path: Path, office: Office, base: Answers, papers: dict[str, bytes], number: int
) -> None:
    """Write one package: a case, its papers and scans, no two of them with the same bytes."""
    uuid = str(UUID(int=number + 1, version=4))
    answers = answers_of(base, number)
    facts = answers_to_json(answers)
    chance = random.Random(number)  # noqa: S311 - the same every time
    parts: list[tuple[str, FileKind, bytes]] = [
        ("case.json", FileKind.CASE, dump(CaseFile(uuid, answers)).encode()),
        ("snapshots/1.json", FileKind.SNAPSHOT, facts.encode()),
    ]
    issued, scans = [], []
    for place, (key, pdf) in enumerate(papers.items()):
        name = f"papers/{place}.pdf"
        parts.append((name, FileKind.PAPER, pdf + f"\n% {number}\n".encode()))
        issued.append(
            PackedPaper(name, key, "", "kk", 1, str(place), "", NOON, "1", "1", "snapshots/1.json")
        )
    for place in range(SCANS):
        name = f"scans/{place}.jpg"
        parts.append((name, FileKind.SCAN, b"\xff\xd8\xff" + chance.randbytes(SCAN_BYTES)))
        scans.append(PackedScan(name, KEYS[place], "", f"{place}.jpg", NOON))
    case = PackedCase(uuid, "case.json", digest_of(facts), (), tuple(issued), tuple(scans))
    manifest = Manifest(Purpose.CASE, office.sender, PROGRAM_VERSION, (), (case,))
    contents = [
        Content(name, kind, lambda data=data: data)  # type: ignore[misc]
        for name, kind, data in parts
    ]
    pack(manifest, contents, lambda data: sign(office.seed, data), path)


def raw_tables(peer: sqlite3.Connection) -> None:
    """Make the tables of the peer, which keeps what it writes as safely as the program."""
    peer.execute("PRAGMA journal_mode = WAL")
    peer.execute("PRAGMA synchronous = FULL")
    peer.execute("CREATE TABLE answers (number INTEGER, key TEXT, value TEXT)")
    peer.execute("CREATE TABLE founders (number INTEGER, id TEXT, answers TEXT)")
    peer.execute("CREATE TABLE files (number INTEGER, name TEXT, sha256 TEXT, content BLOB)")


def raw_take(peer: sqlite3.Connection, path: Path, number: int) -> None:
    """Unpack, hash and write one package the shortest way."""
    files = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            files.append((number, name, hashlib.sha256(data).hexdigest(), data))
        case = json.loads(archive.read("case.json"))
    peer.execute("BEGIN IMMEDIATE")
    peer.executemany(
        "INSERT INTO answers VALUES (?, ?, ?)",
        [(number, key, value) for key, value in case["answers"].items()],
    )
    for rows in case["collections"].values():
        peer.executemany(
            "INSERT INTO founders VALUES (?, ?, ?)",
            [(number, row["id"], json.dumps(row, ensure_ascii=False)) for row in rows],
        )
    peer.executemany("INSERT INTO files VALUES (?, ?, ?, ?)", files)
    peer.execute("COMMIT")


def measure(
    folder: Path, store: Store, peer: sqlite3.Connection, packages: int
) -> tuple[list[float], list[float], int]:
    """Return the milliseconds of each package here and at the peer, and the bytes of all."""
    base = sample_answers()
    papers = printed(store, base)
    seed = new_seed()
    office = Office(seed, Sender(public_key(seed), Role.OKRUG, "Майтөбе ауылдық округі"))
    desk = OfficeService(store)
    SettingsService(store).set("office.role", "department")
    desk.accept(replace(office.sender))
    reference = load_reference()
    intake = IntakeService(store, desk, lambda: reference)
    taken: list[float] = []
    raw: list[float] = []
    size = 0
    path = folder / "case.auylkoop"
    outcomes = []
    for number in range(packages):
        write_package(path, office, base, papers, number)
        size += path.stat().st_size
        taken.append(timed(lambda: outcomes.append(intake.take(path).outcome)))
        raw.append(timed(lambda: raw_take(peer, path, number)))  # noqa: B023 - called at once
    assert set(outcomes) == {Outcome.NEW}  # noqa: S101 - a bench that takes nothing is none
    assert len(CaseService(store).list()) == packages  # noqa: S101 - likewise
    return taken, raw, size


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return 1 when the figure is missed."""
    packages = int(arguments[0]) if arguments else PACKAGES
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)) as peer,
        Store(Path(folder) / "store.sqlite3", SystemClock()) as store,
    ):
        raw_tables(peer)
        taken, raw, size = measure(Path(folder), store, peer, packages)
    for name, times in (("raw", raw), ("intake", taken)):
        median, p95 = share(times, 0.5), share(times, 0.95)
        total = sum(times) / 1000
        print(f"{name:8} median {median:6.1f} ms  p95 {p95:6.1f} ms  all {total:6.1f} s")
    seconds = sum(taken) / 1000 * PACKAGES / packages
    print(
        f"{PACKAGES} packages of {MEMBERS} members ({size / packages / 1e6:.1f} MB each) "
        f"in {seconds:.1f} s, x{sum(taken) / sum(raw):.1f} of raw; wanted <= {LIMIT_S:.0f} s"
    )
    return int(seconds > LIMIT_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
