"""What a manifest must agree with in itself once every value is of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.exchange.package.limits import MAX_JSON, MAX_TOTAL
from app.exchange.package.model import FileKind, Manifest, PackedCase, Purpose
from app.exchange.package.names import SUFFIXES, are_distinct, suffix_of

_BELONG = {
    FileKind.CASE,
    FileKind.SNAPSHOT,
    FileKind.PAPER,
    FileKind.SCAN,
    FileKind.SIGNATURE,
    FileKind.LIST,
}
"""Files that mean nothing unless a case or the list names them."""

_SMALL = {FileKind.CASE, FileKind.SNAPSHOT}
"""Files that are read as one text: refused before a byte of them is unpacked."""

_FEWEST_CASES = {Purpose.CASE: 1, Purpose.REPLY: 1, Purpose.FINANCE: 1}
_LISTS = (Purpose.LIST, Purpose.REPLY, Purpose.FINANCE)


def fault(manifest: Manifest) -> str:
    """Return the place of the first contradiction, or an empty text."""
    return next(_faults(manifest), "")


def _faults(manifest: Manifest) -> Iterator[str]:
    files = manifest.files
    if not are_distinct(file.path for file in files):
        yield "files"
    if any(suffix_of(file.path) not in SUFFIXES[file.kind] for file in files):
        yield "files.path"
    if sum(file.size for file in files) > MAX_TOTAL:
        yield "files.size"
    if any(file.size > MAX_JSON for file in files if file.kind in _SMALL):
        yield "files.size"
    yield from _purpose_faults(manifest)
    kinds = {file.path: file.kind for file in files}
    if len({case.uuid for case in manifest.cases}) != len(manifest.cases):
        yield "cases.uuid"
    named: Counter[str] = Counter()
    for case in manifest.cases:
        yield from _case_faults(case, kinds)
        named.update(_names(case))
    if manifest.list_path:
        named[manifest.list_path] += 1
        if kinds.get(manifest.list_path) is not FileKind.LIST:
            yield "list"
    if any(named[file.path] != 1 for file in files if file.kind in _BELONG):
        yield "files.kind"


def _purpose_faults(manifest: Manifest) -> Iterator[str]:
    purpose, count = manifest.purpose, len(manifest.cases)
    if count < _FEWEST_CASES.get(purpose, 0) or (purpose is Purpose.CASE and count > 1):
        yield "cases"
    if purpose is Purpose.PUBLIC and count:
        yield "cases"
    public = purpose is Purpose.PUBLIC
    if any((file.kind is FileKind.PUBLIC) is not public for file in manifest.files):
        yield "files.kind"
    kinds = {file.kind for file in manifest.files}
    if purpose not in _LISTS and kinds & {FileKind.LIST, FileKind.LIST_PAPER}:
        yield "files.kind"
    if purpose is Purpose.LIST and not manifest.list_path:
        yield "list"


def _names(case: PackedCase) -> set[str]:
    """Return the files of a case. Papers of one moment may share a snapshot, cases may not."""
    return {
        case.path,
        *(paper.path for paper in case.papers),
        *(paper.snapshot for paper in case.papers),
        *(scan.path for scan in case.scans),
    }


def _case_faults(case: PackedCase, kinds: dict[str, FileKind]) -> Iterator[str]:
    if kinds.get(case.path) is not FileKind.CASE:
        yield "cases.path"
    if len({*case.ancestors, case.revision}) != len(case.ancestors) + 1:
        yield "cases.ancestors"
    for paper in case.papers:
        if kinds.get(paper.path) is not FileKind.PAPER:
            yield "cases.papers.path"
        if kinds.get(paper.snapshot) is not FileKind.SNAPSHOT:
            yield "cases.papers.snapshot"
    keys = {(p.paper, p.record_id, p.language, p.version) for p in case.papers}
    paths = {paper.path for paper in case.papers} | {scan.path for scan in case.scans}
    if len(keys) != len(case.papers) or len(paths) != len(case.papers) + len(case.scans):
        yield "cases.papers"
    for scan in case.scans:
        wanted = FileKind.SIGNATURE if scan.signature else FileKind.SCAN
        if kinds.get(scan.path) is not wanted:
            yield "cases.scans.path"
        if scan.of_sha256 and not scan.signature:
            yield "cases.scans.of_sha256"
