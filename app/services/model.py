"""The frozen values that services give to the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from app.documents import kinds
from app.domain.answers import Answers
from app.domain.findings import Finding

PDF, DOCX, PPTX = kinds.PDF, kinds.DOCX, kinds.PPTX
"""Kinds of files that papers are written as."""


@dataclass(frozen=True)
class CaseSummary:
    """A case in the list: enough for the home page without reading its answers."""

    id: int
    uuid: str
    title: str  # the short name («Майтөбе Сүт» АӨК), or an empty string while it has none
    sample: bool
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    founders: int
    meeting_date: str  # as typed
    okrug: str
    place: str  # where he was: see OpenCase.place


@dataclass(frozen=True)
class LatestCases:
    """The first cases of a list, and how many it has in all."""

    cases: tuple[CaseSummary, ...]
    count: int
    samples: int  # how many of all are samples


@dataclass(frozen=True)
class OpenCase:
    """A case read whole.

    ``place`` is where he was: ``"<step code>"`` or ``"<step code>#<address>"``.
    """

    summary: CaseSummary
    answers: Answers


class PaperStatus(Enum):
    """How a paper stands."""

    DRAFT = "draft"  # a finding blocks it: «ЖОБА»
    READY = "ready"  # prints clean, not issued yet
    ISSUED = "issued"
    STALE = "stale"  # issued, and a fact has changed since: «ескірген»
    NOT_YET = "not_yet"  # only after the meeting's day
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class PaperState:
    """A paper of a case: its state, what blocks it, what changed since it was issued."""

    key: str
    number: str
    title: str  # msgid
    status: PaperStatus
    blocking: tuple[Finding, ...] = ()
    changed: tuple[str, ...] = ()  # addresses that differ from the issued snapshot
    issued_number: str = ""
    issued_at: datetime | None = None
    version: int = 0
    signed_scans: int = 0
    per_record: bool = False
    subjects: int = 0  # of a paper per record: how many there are


@dataclass(frozen=True)
class Mark:
    """Where an answer stands on the paper: page from 0, box in points from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Rendered:
    """A laid-out paper: the one set of bytes for preview, printer, file and package.

    ``missing`` holds the characters that the font lacks: they print as □ and the person is told.
    """

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]
    missing: str = ""


@dataclass(frozen=True)
class Attachment:
    """A scan of a signed paper, or a signature file over an issued paper or a scan.

    The bytes are read on demand. ``of_sha256`` is of the file that a signature was made over.
    """

    id: int
    paper: str
    record_id: str
    file_name: str
    size: int
    sha256: str
    added_at: datetime
    signature: bool = False
    of_sha256: str = ""


@dataclass(frozen=True)
class IssuedPaper:
    """An issued paper: number, date, version, hash, and the snapshot's identity."""

    id: int
    paper: str
    record_id: str
    version: int
    number: str
    issued_at: datetime
    sha256: str
    wording_version: str
    program_version: str
    day: date | None = None  # the paper's own date
    snapshot_id: int = 0  # papers of one number were made of the same answers
    language: str = "kk"  # of the paper: kk, ru, kk_ru


@dataclass(frozen=True)
class Backup:
    """A backup that opened and passed its check."""

    path: Path
    made_at: datetime
    cases: int
    size: int


@dataclass(frozen=True)
class Office:
    """What is chosen once in settings and offered in every new case."""

    oblast: str = ""
    district: str = ""
    okrug: str = ""
    settlement: str = ""
    postcode: str = ""
    akim_name: str = ""
    akim_post: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """What was done to a case and when. ``keys`` name answers or papers, never values.

    ``what`` is created, edited, duplicated, imported, deleted, restored, issued, attached,
    detached, signed, sent, received or out_of_order; the last alone has a ``reason``, "" when it
    was taken back.
    """

    at: datetime
    what: str
    keys: tuple[str, ...]
    reason: str = ""
