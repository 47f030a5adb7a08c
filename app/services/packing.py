"""One case as a part of a package: its case file, issued papers, snapshots, scans, ЭЦҚ files.

What travels is what is kept: an issued paper, a scan and a signature are the same bytes, under the
same hash, as on the day when they came in. Nothing is laid out here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import PurePath

from app.core.errors import InputError
from app.core.file_names import safe_name
from app.core.i18n import N_
from app.core.version import PROGRAM_VERSION
from app.db import archive, revisions
from app.db import cases as repository
from app.domain.answers import Answers
from app.domain.case import FoundingCase, read_case
from app.domain.office import Sender
from app.domain.reference import Reference
from app.exchange.case_file import CaseFile, dump
from app.exchange.package.model import Content, FileKind, PackedCase, PackedPaper, PackedScan
from app.exchange.package.names import plain, suffix_for
from app.forms.registry import PAPERS
from app.forms.subjects import subject_label
from app.services.archive import attachment_of, issued_of, revision_of
from app.services.cases import CaseService
from app.services.model import Attachment, IssuedPaper
from app.services.office import OfficeService

CASE_FILE = "case.json"
SNAPSHOTS = "snapshots"
PAPERS_FOLDER = "Құжаттар"
SCANS_FOLDER = "Қол қойылған"
SIGNATURES_FOLDER = "ЭЦҚ"
"""Folders of a package. People look into it with an archiver, so those for them are in words."""

_STEM = 70
_FORMS = {form.key: form for form in PAPERS}

CountPages = Callable[[bytes], int]


@dataclass(frozen=True)
class Issued:
    """An issued paper of the case and where its PDF stands in the package."""

    issued: IssuedPaper
    content: Content
    newest: bool  # no later version of it was issued


@dataclass(frozen=True)
class Attached:
    """A scan or a signature of the case and where it stands in the package."""

    attachment: Attachment
    content: Content


@dataclass(frozen=True)
class CaseParts:
    """A case as a package holds it, and what its files are."""

    case: FoundingCase
    packed: PackedCase
    case_file: Content
    snapshots: tuple[Content, ...]
    papers: tuple[Issued, ...]
    attached: tuple[Attached, ...]

    @property
    def contents(self) -> tuple[Content, ...]:
        """Every file of the case, in the package's order."""
        papers = (one.content for one in self.papers)
        scans = (one.content for one in self.attached)
        return (self.case_file, *papers, *scans, *self.snapshots)


def case_contents(
    cases: CaseService, case_id: int, reference: Reference, *, folder: str = ""
) -> tuple[PackedCase, tuple[Content, ...]]:
    """Return one case as a package holds it: its line of the manifest and its files.

    ``folder`` stands before each path; give each case its own (its uuid) where there are several.
    The pages of files are not counted.

    Raises:
        InputError: the case is a sample.
        UnknownCaseError: there is no such case.
    """
    parts = case_parts(cases, case_id, reference, folder=folder)
    return parts.packed, parts.contents


def case_parts(
    cases: CaseService,
    case_id: int,
    reference: Reference,
    *,
    folder: str = "",
    count_pages: CountPages | None = None,
) -> CaseParts:
    """Return one case as a package holds it, with what its files are.

    All issued versions of all papers go along, each snapshot once. ``count_pages`` is asked for the
    pages of each paper and scan (0: unknown); it may use PDFium, so give it on one thread only.

    Raises:
        InputError: the case is a sample.
        UnknownCaseError: there is no such case.
    """
    with cases.store.read() as connection:
        summary = repository.summary(connection, case_id)
        answers = repository.read_answers(connection, case_id)
        issued = [issued_of(row) for row in archive.issued(connection, case_id)]
        attached = [attachment_of(row) for row in archive.attached(connection, case_id)]
        snapshots = dict(archive.snapshot_hashes(connection, case_id))
        revision = revision_of(answers)
        ancestors = revisions.ancestors(connection, case_id, revision)
    if summary["sample"]:
        raise sample_refused()
    uuid = str(summary["uuid"])
    case = read_case(answers, reference, cases.store.now().date())
    names = _Names(folder)
    case_file = Content(names.path(CASE_FILE), FileKind.CASE, lambda: _dump(uuid, answers))
    papers = _papers(cases, case, issued, names, count_pages)
    scans = _attached(cases, attached, names, count_pages)
    paths = {
        number: names.path(f"{SNAPSHOTS}/{sha256}.json") for number, sha256 in snapshots.items()
    }
    return CaseParts(
        case=case,
        packed=PackedCase(
            uuid=uuid,
            path=case_file.path,
            revision=revision,
            ancestors=tuple(ancestors),
            papers=tuple(_packed_paper(one, paths) for one in papers),
            scans=tuple(_packed_scan(one) for one in scans),
        ),
        case_file=case_file,
        snapshots=tuple(
            Content(path, FileKind.SNAPSHOT, _snapshot(cases, number))
            for number, path in paths.items()
        ),
        papers=tuple(papers),
        attached=tuple(scans),
    )


def packed_sender(office: OfficeService) -> Sender:
    """Return this office as a package names it: lines of text that a manifest takes."""
    me = office.me()
    return replace(
        me,
        name=plain(me.name, 300),
        oblast=plain(me.oblast, 100),
        district=plain(me.district, 100),
        okrug=plain(me.okrug, 100),
    )


def sample_refused() -> InputError:
    """Return the error for a sample case: its papers must never pass for real ones."""
    return InputError(
        N_("A sample case is not sent: its people and sums are invented."),
        N_("Nothing was written."),
        N_("Open one of your own cooperatives."),
    )


def pdf_pages(data: bytes) -> int:
    """Return how many pages a PDF has, 1 for a JPEG, 0 for what cannot be read.

    PDFium works on one thread at a time: call it on the render worker.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return 1
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # a scan that is encrypted or broken travels all the same
        return 0
    try:
        return len(document)
    finally:
        document.close()


class _Names:
    """Gives each file of a case a path of its own, also where letters' case does not count."""

    def __init__(self, folder: str) -> None:
        self._folder = f"{folder}/" if folder else ""
        self._taken: set[str] = set()

    def path(self, path: str) -> str:
        """Return the path, with a number when another file has it already."""
        pure, number = PurePath(path), 1
        found = str(pure)
        while (key := unicodedata.normalize("NFC", found).casefold()) in self._taken:
            number += 1
            found = f"{pure.parent}/{pure.stem} ({number}){pure.suffix}"
        self._taken.add(key)
        return self._folder + found


def _dump(uuid: str, answers: Answers) -> bytes:
    return dump(CaseFile(uuid, answers, program=PROGRAM_VERSION)).encode()


def _papers(
    cases: CaseService,
    case: FoundingCase,
    issued: Sequence[IssuedPaper],
    names: _Names,
    count_pages: CountPages | None,
) -> list[Issued]:
    newest = {(one.paper, one.record_id, one.language): one.version for one in issued}
    papers = []
    for one in issued:
        title = paper_title(case, one.paper, one.record_id, one.language)
        last = newest[one.paper, one.record_id, one.language] == one.version
        name = safe_name(f"{_number(one.paper)} {title}", one.paper, _STEM)
        ending = "" if last else f" ({one.version})"
        data = _issued_pdf(cases, one.id)
        content = Content(
            names.path(f"{PAPERS_FOLDER}/{name}{ending}.pdf"),
            FileKind.PAPER,
            data,
            plain(title, 300),
            count_pages(data()) if count_pages else 0,
        )
        papers.append(Issued(one, content, last))
    return papers


def _attached(
    cases: CaseService,
    attached: Sequence[Attachment],
    names: _Names,
    count_pages: CountPages | None,
) -> list[Attached]:
    found = []
    for one in attached:
        folder = SIGNATURES_FOLDER if one.signature else SCANS_FOLDER
        kind = FileKind.SIGNATURE if one.signature else FileKind.SCAN
        given = PurePath(one.file_name.replace("\\", "/")).name
        suffix = suffix_for(kind, PurePath(given).suffix)
        stem = safe_name(f"{_number(one.paper)} {PurePath(given).stem}", one.paper, _STEM)
        data = _attachment_bytes(cases, one.id)
        pages = count_pages(data()) if count_pages and not one.signature else 0
        path = names.path(f"{folder}/{stem}.{suffix}")
        found.append(Attached(one, Content(path, kind, data, plain(one.file_name, 255), pages)))
    return found


def paper_title(case: FoundingCase, key: str, record_id: str = "", language: str = "kk") -> str:
    """Return what a paper is called in its own language, with whom it is about."""
    form = _FORMS.get(key)
    if form is None:  # of a later program
        return key
    label = subject_label(case, form.per, record_id) if record_id else ""
    return f"{form.stem(language)} {label}".rstrip()


def _number(key: str) -> str:
    form = _FORMS.get(key)
    return form.number if form else ""


def _packed_paper(one: Issued, snapshots: dict[int, str]) -> PackedPaper:
    issued = one.issued
    return PackedPaper(
        path=one.content.path,
        paper=issued.paper,
        record_id=issued.record_id,
        language=issued.language,
        version=issued.version,
        number=plain(issued.number, 200),
        day=issued.day.isoformat() if issued.day else "",
        issued_at=issued.issued_at.astimezone(UTC),  # the same text on every computer
        wording_version=issued.wording_version,
        program_version=issued.program_version,
        snapshot=snapshots[issued.snapshot_id],
    )


def _packed_scan(one: Attached) -> PackedScan:
    attachment = one.attachment
    return PackedScan(
        path=one.content.path,
        paper=attachment.paper,
        record_id=attachment.record_id,
        file_name=plain(attachment.file_name, 255),
        added_at=attachment.added_at.astimezone(UTC),
        signature=attachment.signature,
        of_sha256=attachment.of_sha256,
    )


def _issued_pdf(cases: CaseService, number: int) -> Callable[[], bytes]:
    return lambda: cases.issued_pdf(number)


def _attachment_bytes(cases: CaseService, number: int) -> Callable[[], bytes]:
    return lambda: cases.attachment_bytes(number)


def _snapshot(cases: CaseService, number: int) -> Callable[[], bytes]:
    return lambda: cases.snapshot_bytes(number)
