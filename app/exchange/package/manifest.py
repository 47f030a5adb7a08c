"""The manifest as JSON: written the same way every time, read strictly, older ones upgraded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.core.i18n import N_
from app.domain.office import Role, Sender
from app.exchange import strict_json
from app.exchange.package import limits
from app.exchange.package.errors import PackageError, newer, not_a_package, refused, too_large
from app.exchange.package.fields import Fields, Wrong, is_digest, moment_text
from app.exchange.package.model import (
    FORMAT,
    VERSION,
    FileKind,
    Manifest,
    PackedCase,
    PackedFile,
    PackedPaper,
    PackedScan,
    Purpose,
)
from app.exchange.package.names import plain
from app.exchange.package.sense import fault

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each older version what makes its JSON that of the next one. Never changed once released."""

_SHORT, _LONG = 100, 300  # characters
_MAX_VERSION = 1_000_000
_RECORD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_PAPER = re.compile(r"[a-z][a-z0-9_]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2}(_[a-z]{2})?")


def dump(manifest: Manifest, contents: str) -> bytes:
    """Return the manifest's bytes; the same manifest has the same ones.

    ``contents`` is the SHA-256 of all that stands before the manifest in the archive.

    Raises:
        PackageError: a value is not what a manifest may hold.
    """
    data = {
        "format": FORMAT,
        "version": VERSION,
        "purpose": manifest.purpose.value,
        "program": manifest.program,
        "sender": _sender_json(manifest.sender),
        "contents": contents,
        "files": [_file_json(file) for file in manifest.files],
        "cases": [_case_json(case) for case in manifest.cases],
        "list": manifest.list_path,
    }
    try:
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise _wrong("manifest") from error
    # Nobody is to get a file that his own copy of this program refuses.
    if load(raw) != (manifest, contents):
        raise _wrong("manifest")
    return raw


def tidy(manifest: Manifest) -> Manifest:
    """Return a manifest whose texts can be shown in one line: what nobody sees is taken out.

    What people typed (a title with a name in it, what a scan's file was called) must never keep a
    file set from being written.
    """
    sender = manifest.sender
    return replace(
        manifest,
        program=plain(manifest.program, _SHORT),
        sender=replace(
            sender,
            name=plain(sender.name, _LONG),
            oblast=plain(sender.oblast, _SHORT),
            district=plain(sender.district, _SHORT),
            okrug=plain(sender.okrug, _SHORT),
        ),
        files=tuple(replace(file, title=plain(file.title, _LONG)) for file in manifest.files),
        cases=tuple(_tidy_case(case) for case in manifest.cases),
    )


def _tidy_case(case: PackedCase) -> PackedCase:
    return replace(
        case,
        papers=tuple(
            replace(
                paper,
                number=plain(paper.number, _LONG),
                wording_version=plain(paper.wording_version, _SHORT),
                program_version=plain(paper.program_version, _SHORT),
            )
            for paper in case.papers
        ),
        scans=tuple(
            replace(scan, file_name=plain(scan.file_name, _LONG) or "_") for scan in case.scans
        ),
    )


def load(raw: bytes) -> tuple[Manifest, str]:
    """Read a manifest whole, or not at all; give it and its SHA-256 of the contents.

    Raises:
        NewerPackage: a newer program wrote it.
        PackageError: it is not a manifest of ours.
    """
    if len(raw) > limits.MAX_MANIFEST:
        raise too_large()
    try:
        data = strict_json.loads(raw)
    except ValueError as error:
        raise not_a_package() from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise not_a_package()
    try:
        fields = Fields(_upgraded(data), "")
        manifest, contents = _manifest(fields)
    except Wrong as error:
        raise _wrong(error.place) from error
    place = fault(manifest)
    if place:
        raise _wrong(place)
    return manifest, contents


def _wrong(place: str) -> PackageError:
    return refused(N_("The file set's table of contents is wrong at {place}."), place=place)


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    version = data.get("version")
    if type(version) is not int or not 1 <= version <= _MAX_VERSION:
        raise Wrong("version")
    if version > VERSION:
        raise newer(version, VERSION)
    while version < VERSION:
        data = UPGRADES[version](data)
        version += 1
    return data


def _manifest(fields: Fields) -> tuple[Manifest, str]:
    fields.text("format", 40)
    fields.number("version", 1, VERSION)
    manifest = Manifest(
        purpose=fields.choice("purpose", Purpose),
        program=fields.text("program", _SHORT),
        sender=_sender(fields.part("sender")),
        files=fields.items("files", limits.MAX_FILES, _file),
        cases=fields.items("cases", limits.MAX_CASES, _case),
        list_path=fields.path("list", empty=True),
    )
    contents = fields.digest("contents")
    fields.done()
    return manifest, contents


def _sender(fields: Fields) -> Sender:
    sender = Sender(
        key=fields.digest("key"),
        role=fields.choice("role", Role),
        name=fields.text("name", _LONG),
        oblast=fields.text("oblast", _SHORT),
        district=fields.text("district", _SHORT),
        okrug=fields.text("okrug", _SHORT),
    )
    fields.done()
    return sender


def _sender_json(sender: Sender) -> dict[str, str]:
    return {
        "key": sender.key,
        "role": sender.role.value,
        "name": sender.name,
        "oblast": sender.oblast,
        "district": sender.district,
        "okrug": sender.okrug,
    }


def _file(data: object, place: str) -> PackedFile:
    fields = Fields(data, place)
    file = PackedFile(
        path=fields.path("path"),
        kind=fields.choice("kind", FileKind),
        size=fields.number("size", 0, limits.MAX_FILE),
        sha256=fields.digest("sha256"),
        title=fields.text("title", _LONG),
        pages=fields.number("pages", 0, 100_000),
    )
    fields.done()
    return file


def _file_json(file: PackedFile) -> dict[str, object]:
    return {
        "path": file.path,
        "kind": file.kind.value,
        "size": file.size,
        "sha256": file.sha256,
        "title": file.title,
        "pages": file.pages,
    }


def _case(data: object, place: str) -> PackedCase:
    fields = Fields(data, place)
    case = PackedCase(
        uuid=fields.uuid("uuid"),
        path=fields.path("path"),
        revision=fields.digest("revision"),
        ancestors=fields.items("ancestors", limits.MAX_ANCESTORS, _ancestor),
        papers=fields.items("papers", limits.MAX_PAPERS, _paper),
        scans=fields.items("scans", limits.MAX_PAPERS, _scan),
    )
    fields.done()
    return case


def _case_json(case: PackedCase) -> dict[str, object]:
    return {
        "uuid": case.uuid,
        "path": case.path,
        "revision": case.revision,
        "ancestors": list(case.ancestors),
        "papers": [_paper_json(paper) for paper in case.papers],
        "scans": [_scan_json(scan) for scan in case.scans],
    }


def _ancestor(data: object, place: str) -> str:
    if not is_digest(data):
        raise Wrong(place)
    return str(data)


def _paper(data: object, place: str) -> PackedPaper:
    fields = Fields(data, place)
    paper = PackedPaper(
        path=fields.path("path"),
        paper=fields.matching("paper", _PAPER),
        record_id=fields.matching("record_id", _RECORD),
        language=fields.matching("language", _LANGUAGE),
        version=fields.number("version", 1, _MAX_VERSION),
        number=fields.text("number", _LONG),
        day=fields.day("day"),
        issued_at=fields.moment("issued_at"),
        wording_version=fields.text("wording_version", _SHORT),
        program_version=fields.text("program_version", _SHORT),
        snapshot=fields.path("snapshot"),
    )
    fields.done()
    return paper


def _paper_json(paper: PackedPaper) -> dict[str, object]:
    return {
        "path": paper.path,
        "paper": paper.paper,
        "record_id": paper.record_id,
        "language": paper.language,
        "version": paper.version,
        "number": paper.number,
        "day": paper.day,
        "issued_at": moment_text(paper.issued_at),
        "wording_version": paper.wording_version,
        "program_version": paper.program_version,
        "snapshot": paper.snapshot,
    }


def _scan(data: object, place: str) -> PackedScan:
    fields = Fields(data, place)
    scan = PackedScan(
        path=fields.path("path"),
        paper=fields.matching("paper", _PAPER),
        record_id=fields.matching("record_id", _RECORD),
        file_name=fields.text("file_name", _LONG),
        added_at=fields.moment("added_at"),
        signature=fields.flag("signature"),
        of_sha256=fields.digest("of_sha256", empty=True),
    )
    fields.done()
    return scan


def _scan_json(scan: PackedScan) -> dict[str, object]:
    return {
        "path": scan.path,
        "paper": scan.paper,
        "record_id": scan.record_id,
        "file_name": scan.file_name,
        "added_at": moment_text(scan.added_at),
        "signature": scan.signature,
        "of_sha256": scan.of_sha256,
    }
