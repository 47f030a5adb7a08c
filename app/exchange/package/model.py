"""What a package holds: the manifest as frozen values. Its JSON is ``manifest.py``'s."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.office import Sender

SUFFIX = ".auylkoop"
FORMAT = "auyl-koop-package"
VERSION = 1


class Purpose(Enum):
    """What a package is for."""

    CASE = "case"  # okrug -> АШБ: one case with its papers
    REPLY = "reply"  # АШБ -> okrug: that okrug's cases with their results
    LIST = "list"  # АШБ -> ӘКК: the approved list with the cases on it
    FINANCE = "finance"  # ӘКК -> okrug, АШБ: cases with contract and payments
    PUBLIC = "public"  # for a notice board: nothing personal, no case


class FileKind(Enum):
    """What a file in a package is."""

    CASE = "case"  # the case file, JSON
    SNAPSHOT = "snapshot"  # the answers that an issued paper was made of, JSON
    PAPER = "paper"  # an issued paper, PDF
    SCAN = "scan"  # a scan of a signed paper, PDF or JPEG
    SIGNATURE = "signature"  # a file made by the national ЭЦҚ tools over one of the others
    WORD = "word"  # an unissued copy to change: DOCX, PPTX
    COVER = "cover"  # the covering letter with the inventory, PDF
    LIST = "list"  # the approved list, JSON
    LIST_PAPER = "list_paper"  # the same for people: PDF, DOCX, XLSX
    PUBLIC = "public"  # a paper of the public copy, PDF


@dataclass(frozen=True)
class PackedFile:
    """A file as the manifest names it. ``sha256`` and ``size`` are of its bytes."""

    path: str
    kind: FileKind
    size: int
    sha256: str
    title: str = ""  # for people, in the language of the papers
    pages: int = 0  # 0: not known, or no pages


@dataclass(frozen=True)
class PackedPaper:
    """An issued paper: where its PDF and its snapshot lie, and what the archive knows of it."""

    path: str
    paper: str
    record_id: str
    language: str
    version: int
    number: str
    day: str  # ISO date or ""
    issued_at: datetime
    wording_version: str
    program_version: str
    snapshot: str  # path of the snapshot


@dataclass(frozen=True)
class PackedScan:
    """A scan of a signed paper, or (``signature``) an ЭЦҚ file over the file named by ``of``."""

    path: str
    paper: str
    record_id: str
    file_name: str
    added_at: datetime
    signature: bool = False
    of_sha256: str = ""  # of a signature: what it signs; "" when that is not known


@dataclass(frozen=True)
class PackedCase:
    """One case of a package.

    ``revision`` is the SHA-256 of its answers (:func:`app.services.archive.revision_of`),
    ``ancestors`` the revisions of the same case that the sender exchanged before, oldest first.
    """

    uuid: str
    path: str  # of the case file
    revision: str
    ancestors: tuple[str, ...] = ()
    papers: tuple[PackedPaper, ...] = ()
    scans: tuple[PackedScan, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """The table of contents; its bytes are what the office signs."""

    purpose: Purpose
    sender: Sender
    program: str
    files: tuple[PackedFile, ...]
    cases: tuple[PackedCase, ...] = ()
    list_path: str = ""  # the approved list's JSON, in packages that carry one


@dataclass(frozen=True)
class Content:
    """A file to be packed: its place in the manifest and its bytes, asked for once."""

    path: str
    kind: FileKind
    data: Callable[[], bytes]
    title: str = ""
    pages: int = 0
