"""What is kept of a case's papers: issued ones, frozen, scans of the signed ones, ЭЦҚ files.

The storage side only: which paper may be issued, and how it looks, is decided elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping

from app.core.errors import InputError
from app.core.i18n import N_
from app.core.reading import read_up_to
from app.db import archive as repository
from app.db import books, faults
from app.domain.answers import Answers, Record, given
from app.domain.parse import parse_date
from app.services.model import Attachment, IssuedPaper
from app.services.signature_file import read_signature
from app.services.store import Store

MAX_SCAN = 20 * 1024 * 1024
"""A scan is at most this many bytes."""

_PDF_HEAD = 1024  # readers accept the mark anywhere in the first kilobyte


class PaperArchive:
    """Issued papers and scans, the part of ``CaseService`` that holds files."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # -- issued papers ----------------------------------------------------------------

    def issue_paper(
        self,
        case_id: int,
        *,
        paper: str,
        pdf: bytes,
        answers: Answers,
        number: str,
        wording_version: str,
        program_version: str,
        record_id: str = "",
        language: str = "kk",
        day: date | None = None,
    ) -> IssuedPaper:
        """Freeze a paper as its next version: the bytes, their hash and the answers of now.

        Earlier versions stay. Nothing issued is ever changed again. ``day`` is the paper's own
        date.
        """
        now = self.store.now()
        facts = answers_to_json(answers)
        with self.store.write() as connection:
            digest = digest_of(facts)
            version = repository.next_version(connection, case_id, paper, record_id, language)
            row = repository.add_issued(
                connection,
                {
                    "case_id": case_id,
                    "paper": paper,
                    "record_id": record_id,
                    "language": language,
                    "version": version,
                    "number": number,
                    "issued_at": now,
                    "day": day.isoformat() if day else "",
                    "sha256": hashlib.sha256(pdf).hexdigest(),
                    "wording_version": wording_version,
                    "program_version": program_version,
                    "snapshot_id": repository.keep_snapshot(connection, case_id, facts, digest),
                    "pdf": pdf,
                },
            )
            books.note(connection, case_id, now, "issued", (paper,))
            return issued_of(row)

    def issued(self, case_id: int) -> tuple[IssuedPaper, ...]:
        """Return all issued papers of a case, every version, in the order of issue."""
        with self.store.read() as connection:
            return tuple(issued_of(row) for row in repository.issued(connection, case_id))

    def latest_issued(
        self, case_id: int, paper: str, record_id: str = "", language: str = "kk"
    ) -> IssuedPaper | None:
        """Return the newest version of one issued paper in a language, or None."""
        with self.store.read() as connection:
            row = repository.latest_issued(connection, case_id, paper, record_id, language)
            return None if row is None else issued_of(row)

    def issued_pdf(self, issued_id: int) -> bytes:
        """Return an issued paper's bytes, after comparing them with their hash.

        Raises:
            DamagedStoreError: the bytes are not those that were issued.
            UnknownPaperError: there is none of this number.
        """
        with self.store.read() as connection:
            pdf, sha256, _ = repository.issued_content(connection, issued_id)
        return self._verified(pdf, sha256)

    def issued_answers(self, issued_id: int) -> Answers:
        """Return the answers as they were when a paper was issued.

        Raises:
            DamagedStoreError: the snapshot cannot be read.
            UnknownPaperError: there is none of this number.
        """
        with self.store.read() as connection:
            _, _, facts = repository.issued_content(connection, issued_id)
        try:
            return answers_from_json(facts)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise faults.damaged(self.store.path) from error

    def _verified(self, content: bytes, sha256: str) -> bytes:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise faults.damaged(self.store.path)
        return content

    # -- scans ----------------------------------------------------------------------------

    def attach(self, case_id: int, paper: str, path: Path, record_id: str = "") -> Attachment:
        """Keep a scan of a signed paper. The same scan of the same paper is kept once.

        Raises:
            FileError: the file cannot be read.
            InputError: it is neither PDF nor JPEG by its content, is empty, or over 20 MB.
        """
        return self._keep(case_id, paper, record_id, path.name, _read_scan(path))

    def attach_signature(
        self, case_id: int, of: IssuedPaper | Attachment, path: Path
    ) -> Attachment:
        """Keep a file that the national ЭЦҚ tools made over an issued paper or a scan.

        Whose signature it is, and whether it is good, is not asked here: this program has neither
        keys nor certificates of the national authority.

        Raises:
            FileError: the file cannot be read.
            InputError: by its content it is no signature file, is empty, or over 5 MB.
        """
        content = read_signature(path)
        return self._keep(case_id, of.paper, of.record_id, path.name, content, of_sha256=of.sha256)

    def _keep(
        self,
        case_id: int,
        paper: str,
        record_id: str,
        file_name: str,
        content: bytes,
        *,
        of_sha256: str = "",
    ) -> Attachment:
        sha256 = hashlib.sha256(content).hexdigest()
        with self.store.write() as connection:
            row = repository.same_attachment(
                connection, case_id, paper, record_id, sha256, of_sha256=of_sha256
            )
            if row is None:
                now = self.store.now()
                row = repository.add_attachment(
                    connection,
                    {
                        "case_id": case_id,
                        "paper": paper,
                        "record_id": record_id,
                        "file_name": file_name,
                        "size": len(content),
                        "sha256": sha256,
                        "added_at": now,
                        "content": content,
                        "signature": bool(of_sha256),
                        "of_sha256": of_sha256,
                    },
                )
                books.note(
                    connection, case_id, now, "signed" if of_sha256 else "attached", (paper,)
                )
            return attachment_of(row)

    def attachments(self, case_id: int) -> tuple[Attachment, ...]:
        """Return the scans of a case in the order they were added."""
        return tuple(one for one in self._attached(case_id) if not one.signature)

    def signatures(self, case_id: int) -> tuple[Attachment, ...]:
        """Return the signature files of a case in the order they were added."""
        return tuple(one for one in self._attached(case_id) if one.signature)

    def _attached(self, case_id: int) -> tuple[Attachment, ...]:
        with self.store.read() as connection:
            return tuple(attachment_of(row) for row in repository.attached(connection, case_id))

    def snapshot_bytes(self, snapshot_id: int) -> bytes:
        """Return the answers that an issued paper was made of, as JSON, after checking their hash.

        Raises:
            DamagedStoreError: the text is not the one that was kept.
            UnknownPaperError: there is none of this number.
        """
        with self.store.read() as connection:
            facts, sha256 = repository.snapshot_content(connection, snapshot_id)
        return self._verified(facts.encode(), sha256)

    def attachment_bytes(self, attachment_id: int) -> bytes:
        """Return a scan's or a signature's bytes, after comparing them with their hash.

        Raises:
            DamagedStoreError: the bytes are not those that were attached.
            UnknownPaperError: there is none of this number.
        """
        with self.store.read() as connection:
            content, sha256 = repository.attachment_content(connection, attachment_id)
        return self._verified(content, sha256)

    def detach(self, attachment_id: int) -> None:
        """Destroy a scan or a signature file.

        Raises:
            UnknownPaperError: there is none of this number.
        """
        with self.store.write() as connection:
            case_id = repository.remove_attachment(connection, attachment_id)
            books.note(connection, case_id, self.store.now(), "detached", ())
        self.store.forget_deleted()


def issued_of(row: RowMapping) -> IssuedPaper:
    """Return the issued paper of a row of :data:`app.db.archive.ISSUED`."""
    values = dict(row)
    day = parse_date(values.pop("day"))
    return IssuedPaper(**values, day=day)


def attachment_of(row: RowMapping) -> Attachment:
    """Return the scan or signature of a row of :data:`app.db.archive.ATTACHED`."""
    return Attachment(**row)


def _read_scan(path: Path) -> bytes:
    content = read_up_to(path, MAX_SCAN)
    if len(content) > MAX_SCAN:
        raise InputError(
            N_("The file {name} is larger than 20 MB."),
            N_("Nothing was attached."),
            N_("Scan it again in black and white or with fewer dots an inch (200 is enough)."),
            name=path.name,
        )
    if not (content.startswith(b"\xff\xd8\xff") or b"%PDF-" in content[:_PDF_HEAD]):
        raise InputError(
            N_("The file {name} is neither a PDF nor a JPEG picture."),
            N_("Nothing was attached."),
            N_("Scan the signed paper as PDF or JPEG and choose that file."),
            name=path.name,
        )
    return content


def answers_to_json(answers: Answers) -> str:
    """Return answers as JSON text: the snapshot of an issued paper."""
    return (
        json.dumps(
            {
                "values": given(answers.values),
                "collections": {
                    name: [{"id": record.id, "values": given(record.values)} for record in records]
                    for name, records in answers.collections.items()
                    if records
                },
            },
            ensure_ascii=False,
            sort_keys=True,
        )
        .encode("utf-8", "replace")
        .decode()
    )


def revision_of(answers: Answers) -> str:
    """Return the name of this very version of a case's answers: the SHA-256 of their JSON."""
    return digest_of(answers_to_json(answers))


def digest_of(facts: str) -> str:
    """Return the SHA-256 of a snapshot's text."""
    return hashlib.sha256(facts.encode()).hexdigest()


def answers_from_json(text: str) -> Answers:
    """Return the answers of a snapshot.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: the text is no snapshot.
    """
    data: dict[str, Any] = json.loads(text)
    return Answers(
        _texts(data["values"]),
        MappingProxyType(
            {
                name: tuple(Record(row["id"], _texts(row["values"])) for row in rows)
                for name, rows in data["collections"].items()
            }
        ),
    )


def _texts(values: Mapping[str, object]) -> Mapping[str, str]:
    for value in values.values():
        if not isinstance(value, str):
            raise TypeError("an answer is text")
    return MappingProxyType({key: str(value) for key, value in values.items()})
