"""Writing packages of many cases, and remembering which versions of them were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from app.core.errors import InputError
from app.core.i18n import N_
from app.core.version import PROGRAM_VERSION
from app.db import archive, books, revisions
from app.db import cases as case_repository
from app.domain.reference import Reference
from app.exchange.package.model import Content, Manifest, PackedCase, Purpose
from app.exchange.package.writer import pack
from app.services.archive import answers_to_json, revision_of
from app.services.cases import CaseService
from app.services.file_set import check_password
from app.services.office import OfficeService
from app.services.packing import case_contents, packed_sender

CASES = "cases"

Progress = Callable[[int, int, str], bool]
"""Told of each file (done, of how many, its name); whether to go on."""


@dataclass(frozen=True)
class Sent:
    """A file that was written: for whom, how many cases are in it, its own SHA-256."""

    path: Path
    name: str
    cases: int
    size: int
    sha256: str


class Stopped(Exception):  # noqa: N818 - a wish, not a fault
    """The person stopped the work; the file that was being written is not there."""


@dataclass(frozen=True)
class Parcel:
    """What goes into one package: ``list_path`` names a list's JSON, ``name`` whom it is for."""

    purpose: Purpose
    packed: tuple[PackedCase, ...]
    contents: tuple[Content, ...]
    list_path: str = ""
    name: str = ""


class Outbox:
    """Packs cases and writes packages in this office's name."""

    def __init__(
        self, cases: CaseService, office: OfficeService, reference: Callable[[], Reference]
    ) -> None:
        self._all = cases
        self._office = office
        self._reference = reference

    def cases(self, case_ids: Iterable[int]) -> tuple[tuple[PackedCase, ...], tuple[Content, ...]]:
        """Return cases as a package holds them, each in a folder of its own.

        Raises:
            InputError: there is none, or one of them is a sample.
            UnknownCaseError: there is no such case.
        """
        reference = self._reference()
        packed: list[PackedCase] = []
        contents: list[Content] = []
        for case_id in case_ids:
            uuid = self._uuid(case_id)
            one, files = case_contents(self._all, case_id, reference, folder=f"{CASES}/{uuid}")
            packed.append(one)
            contents.extend(files)
        if not packed:
            raise no_case()
        return tuple(packed), tuple(contents)

    def _uuid(self, case_id: int) -> str:
        with self._all.store.read() as connection:
            return str(case_repository.summary(connection, case_id)["uuid"])

    def write(
        self, parcel: Parcel, out: Path, password: str = "", progress: Progress | None = None
    ) -> Sent:
        """Write a package in the place of ``out``; the versions in it count as sent.

        Raises:
            InputError: the password is too short.
            FileError: it cannot be written; what was there before is unchanged.
            Stopped: the person stopped it.
        """
        check_password(password)
        manifest = Manifest(
            parcel.purpose,
            packed_sender(self._office),
            PROGRAM_VERSION,
            (),
            parcel.packed,
            parcel.list_path,
        )
        pack(manifest, _told(parcel.contents, progress), self._office.sign, out, password)
        self._note_sent(parcel.packed)
        data = sha256()
        with out.open("rb") as file:
            while chunk := file.read(1 << 20):
                data.update(chunk)
        return Sent(out, parcel.name, len(parcel.packed), out.stat().st_size, data.hexdigest())

    def _note_sent(self, packed: Iterable[PackedCase]) -> None:
        now = self._all.store.now()
        with self._all.store.write() as connection:
            for one in packed:
                case_id = case_repository.id_of(connection, one.uuid)
                if case_id is None:
                    continue
                answers = case_repository.read_answers(connection, case_id)
                revision = revision_of(answers)
                if revision != one.revision:  # changed while the file was being written
                    continue
                facts = answers_to_json(answers)
                snapshot = archive.keep_snapshot(connection, case_id, facts, revision)
                revisions.note_sent(connection, case_id, revision, snapshot, now)
                books.note(connection, case_id, now, "sent", ())


def no_case() -> InputError:
    """Return the error for a package that would hold no case."""
    return InputError(
        N_("There is no case to send."),
        N_("Nothing was written."),
        N_("Take the okrugs' files in first."),
    )


def _told(contents: Sequence[Content], progress: Progress | None) -> list[Content]:
    """Return the same files, each told of when its bytes are asked for."""
    if progress is None:
        return list(contents)

    def watched(number: int, one: Content) -> Content:
        def data() -> bytes:
            if not progress(number, len(contents), one.title or one.path):
                raise Stopped
            return one.data()

        return replace(one, data=data)

    return [watched(number, one) for number, one in enumerate(contents)]
