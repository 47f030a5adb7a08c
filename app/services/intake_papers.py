"""Issued papers, snapshots, scans and ЭЦҚ files of a case that came in: joined by their hashes.

What is here already is known by its bytes, whatever it is called. A version number that is taken
here by other bytes is never overwritten: the newcomer gets the next free one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from app.core.errors import InputError
from app.core.i18n import N_
from app.db import archive as repository
from app.exchange.package.model import PackedPaper, PackedScan
from app.exchange.snapshot import checked
from app.services.archive import MAX_SCAN
from app.services.intake_file import NOTHING_CHANGED, Incoming, IncomingCase
from app.services.signature_file import MAX_SIGNATURE, is_signature

_AT_ONCE = 16  # files in memory together


@dataclass(frozen=True)
class News:
    """What a file holds that is not here yet; papers with the version that they get here."""

    papers: tuple[tuple[PackedPaper, int], ...] = ()
    scans: tuple[PackedScan, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.papers or self.scans)


def news_of(connection: Connection, case_id: int, case: IncomingCase, incoming: Incoming) -> News:
    """Return the papers and scans of a case that are not here yet; ``case_id`` 0: none is here."""
    here: set[tuple[str, ...]] = set()
    versions: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    kept: set[tuple[object, ...]] = set()
    if case_id:
        for row in repository.issued(connection, case_id):
            key = (row["paper"], row["record_id"], row["language"])
            versions[key].add(row["version"])
            here.add((*key, row["sha256"]))
        for row in repository.attached(connection, case_id):
            kept.add((row["paper"], row["record_id"], row["sha256"], row["of_sha256"]))
    papers = []
    for paper in case.papers:
        key = (paper.paper, paper.record_id, paper.language)
        mark = (*key, incoming.sha256(paper.path))
        if mark in here:
            continue
        here.add(mark)
        taken = versions[key]
        version = paper.version if paper.version not in taken else max(taken) + 1
        taken.add(version)
        papers.append((paper, version))
    scans = []
    for scan in case.scans:
        of = (scan.paper, scan.record_id, incoming.sha256(scan.path), scan.of_sha256)
        if of not in kept:
            kept.add(of)
            scans.append(scan)
    return News(tuple(papers), tuple(scans))


def check(case: IncomingCase, incoming: Incoming, news: News) -> None:
    """Look into what would be kept, as :func:`keep` does, and keep nothing.

    Raises:
        InputError, FileError: something is not what it is said to be, or cannot be read.
    """
    for path in dict.fromkeys(paper.snapshot for paper, _version in news.papers):
        _snapshot(case, incoming, path)
    for scan in news.scans:
        _attached(scan, incoming.read)


def keep(
    connection: Connection, case_id: int, case: IncomingCase, incoming: Incoming, news: News
) -> None:
    """Write what is not here yet, with the moments and numbers that it was issued with.

    Raises:
        InputError, FileError: something is not what it is said to be, or cannot be read.
    """
    snapshots: dict[str, int] = {}
    for path in dict.fromkeys(paper.snapshot for paper, _version in news.papers):
        facts = _snapshot(case, incoming, path)
        sha256 = incoming.sha256(path)
        snapshots[path] = repository.keep_snapshot(connection, case_id, facts, sha256)
    for part in _parts(news.papers):
        repository.add_issued_papers(
            connection,
            [
                {
                    "case_id": case_id,
                    "paper": paper.paper,
                    "record_id": paper.record_id,
                    "language": paper.language,
                    "version": version,
                    "number": paper.number,
                    "issued_at": paper.issued_at,
                    "day": paper.day,
                    "sha256": incoming.sha256(paper.path),
                    "wording_version": paper.wording_version,
                    "program_version": paper.program_version,
                    "snapshot_id": snapshots[paper.snapshot],
                    "pdf": incoming.read(paper.path),
                }
                for paper, version in part
            ],
        )
    for scan in news.scans:
        content = _attached(scan, incoming.read)
        repository.add_attachment(
            connection,
            {
                "case_id": case_id,
                "paper": scan.paper,
                "record_id": scan.record_id,
                "file_name": scan.file_name,
                "size": len(content),
                "sha256": incoming.sha256(scan.path),
                "added_at": scan.added_at,
                "content": content,
                "signature": scan.signature,
                "of_sha256": scan.of_sha256,
            },
        )


def _parts(
    papers: tuple[tuple[PackedPaper, int], ...],
) -> Iterator[tuple[tuple[PackedPaper, int], ...]]:
    for start in range(0, len(papers), _AT_ONCE):
        yield papers[start : start + _AT_ONCE]


def _snapshot(case: IncomingCase, incoming: Incoming, path: str) -> str:
    """Return a snapshot's text, after making sure that it can be read as answers later."""
    if incoming.sha256(path) == case.revision:
        return case.facts
    return checked(incoming.read(path))


def _attached(scan: PackedScan, read: Callable[[str], bytes]) -> bytes:
    data = read(scan.path)
    most = MAX_SIGNATURE if scan.signature else MAX_SCAN
    if len(data) > most or (scan.signature and not is_signature(data)):
        raise InputError(
            N_("A scan or signature in the file set is not what it is said to be."),
            NOTHING_CHANGED,
            N_("Ask the sender to write the file set again."),
        )
    return data
