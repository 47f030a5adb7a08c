"""Small packages that are right, and a way to sign what is not."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.domain.answers import Answers, Record
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
from app.exchange.package.signing import public_key, sign
from app.exchange.package.writer import DOMAIN, pack_bytes
from app.services.archive import answers_to_json, revision_of
from tests.exchange.zip_bytes import Raw, build, stored

SEED = b"\x01" * 32
OTHER_SEED = b"\x02" * 32
SENDER = Sender(
    public_key(SEED), Role.OKRUG, "Майтөбе ауылдық округі әкімінің аппараты", "", "", ""
)
"""The office whose key signs all that is signed rightly here."""

UUID = "6d616974-c3b6-4265-8000-73757420d2af"
OTHER_UUID = "6d616974-c3b6-4265-8000-73757420d2b0"
ANSWERS = Answers(
    {"meeting.date": "23.11.2026", "name.proper": "Майтөбе Сүт"},
    {"founders": (Record("f01", {"surname": "Ахметов", "given_name": "Нұрлан"}),)},
)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SIGNATURE = bytes.fromhex("300b06092a864886f70d010702")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

PROTOCOL = "Құжаттар/07 Хаттама.pdf"
SCAN = "Қол қойылған/07 Хаттама.jpg"
SIGNED = "ЭЦҚ/07 Хаттама.cms"
SNAPSHOT = "snapshots/1.json"

Files = Sequence[tuple[str, FileKind, bytes]]


def sign_rightly(data: bytes) -> bytes:
    """Return the signature of ``SENDER``."""
    return sign(SEED, data)


def case_bytes(uuid: str = UUID, answers: Answers = ANSWERS) -> bytes:
    """Return the case file of the one case."""
    return dump(CaseFile(uuid, answers, program="0.1.0")).encode()


def files() -> Files:
    """Return what lies in the package of a case."""
    return (
        ("01 Ілеспе хат және тізімдеме.pdf", FileKind.COVER, PDF),
        ("case.json", FileKind.CASE, case_bytes()),
        (PROTOCOL, FileKind.PAPER, PDF + b"1"),
        (SCAN, FileKind.SCAN, b"\xff\xd8\xff scan"),
        (SIGNED, FileKind.SIGNATURE, SIGNATURE),
        (SNAPSHOT, FileKind.SNAPSHOT, answers_to_json(ANSWERS).encode()),
    )


def contents(parts: Files) -> tuple[Content, ...]:
    """Return files as the writer takes them."""
    return tuple(
        Content(path, kind, lambda data=data: data, title=path[:4])  # type: ignore[misc]
        for path, kind, data in parts
    )


def manifest() -> Manifest:
    """Return the manifest of the package of a case, without its files."""
    paper = PackedPaper(
        path=PROTOCOL,
        paper="founding_minutes",
        record_id="",
        language="kk",
        version=1,
        number="1",
        day="2026-11-23",
        issued_at=NOON,
        wording_version="1",
        program_version="0.1.0",
        snapshot=SNAPSHOT,
    )
    scan = PackedScan(SCAN, "founding_minutes", "", "Хаттама.jpg", NOON)
    signed = PackedScan(SIGNED, "founding_minutes", "", "Хаттама.cms", NOON, True, "ab" * 32)
    case = PackedCase(
        UUID, "case.json", revision_of(ANSWERS), ("0" * 64,), (paper,), (scan, signed)
    )
    return Manifest(Purpose.CASE, SENDER, "0.1.0", (), (case,))


def good() -> bytes:
    """Return the package of a case, as the program writes it."""
    return pack_bytes(manifest(), contents(files()), sign_rightly)


def list_manifest() -> Manifest:
    """Return the manifest of a package that carries an approved list and one case."""
    case = PackedCase(UUID, "1/case.json", revision_of(ANSWERS))
    return replace(manifest(), purpose=Purpose.LIST, cases=(case,), list_path="list.json")


def list_files() -> Files:
    """Return what lies in that package."""
    return (
        ("Тізім.pdf", FileKind.LIST_PAPER, PDF),
        ("list.json", FileKind.LIST, b"{}"),
        ("1/case.json", FileKind.CASE, case_bytes()),
    )


def good_list() -> bytes:
    """Return a package that carries an approved list and one case."""
    return pack_bytes(list_manifest(), contents(list_files()), sign_rightly)


Change = Callable[[dict[str, Any]], object]


def told(whole: Manifest, parts: Files) -> dict[str, Any]:
    """Return the manifest's JSON as values, ``contents`` still to be filled in."""
    from app.exchange.package.manifest import dump as dump_manifest
    from app.exchange.package.model import PackedFile

    packed = tuple(
        PackedFile(path, kind, len(data), hashlib.sha256(data).hexdigest())
        for path, kind, data in parts
    )
    raw = dump_manifest(replace(whole, files=packed), "0" * 64)
    return dict(json.loads(raw))


def signed(
    entries: Sequence[Raw],
    data: dict[str, Any],
    change: Change = len,
    text: Callable[[str], str] = str,
    *,
    seed: bytes = SEED,
    after: Sequence[Raw] = (),
) -> list[Raw]:
    """Return entries with a manifest of them and its signature, right in all but what is changed.

    ``change`` may change the manifest's values, ``text`` its JSON; both before it is signed.
    """
    body = build(entries)
    start = int.from_bytes(body[-6:-2], "little")
    data = copy.deepcopy(data) | {"contents": hashlib.sha256(body[:start]).hexdigest()}
    change(data)
    raw = text(json.dumps(data)).encode("utf-8", "surrogatepass")
    return [
        *entries,
        stored("manifest.json", raw),
        stored("manifest.sig", sign(seed, DOMAIN + raw)),
        *after,
    ]
