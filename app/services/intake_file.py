"""A file from another office, read whole and compared with itself before the store is asked.

Both kinds give the same: a package, which is signed, and a bare case file, which is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import InputError
from app.core.i18n import N_
from app.core.reading import read_up_to
from app.domain.answers import Answers
from app.domain.office import Role, Sender
from app.exchange.case_file import MAX_BYTES, CaseFile, load
from app.exchange.package.errors import damaged, refused
from app.exchange.package.model import SUFFIX, PackedPaper, PackedScan, Purpose
from app.services.archive import answers_to_json, digest_of

if TYPE_CHECKING:
    from app.exchange.package.reader import Package

NOTHING_CHANGED = N_("Nothing was changed.")
_NOT_FOR_US = N_("Take it in at the office that it was written for.")


@dataclass(frozen=True)
class IncomingCase:
    """One case of a file; ``facts`` are its answers as a snapshot keeps them."""

    uuid: str
    answers: Answers
    facts: str
    revision: str
    sample: bool = False
    ancestors: tuple[str, ...] = ()
    papers: tuple[PackedPaper, ...] = ()
    scans: tuple[PackedScan, ...] = ()


@dataclass(frozen=True)
class Incoming:
    """A file that was checked. ``sender`` is None for a bare case file: nobody signed it.

    ``cases`` reads one case after the other, so that a file of many needs no more memory than one
    of one; it may refuse the file in their midst. ``read`` gives the bytes of a file of the
    package, ``sha256`` names them beforehand.
    """

    path: Path
    purpose: Purpose
    sender: Sender | None
    cases: Callable[[], Iterator[IncomingCase]]
    read: Callable[[str], bytes]
    sha256: Callable[[str], str]
    list_path: str = ""


@contextmanager
def reading(path: Path, password: str, *, unsigned: bool) -> Iterator[Incoming]:
    """Read a file and keep it open for as long as its papers may be asked for.

    A bare case file is taken only where ``unsigned`` is allowed.

    Raises:
        FileError: it cannot be read.
        InputError: it is refused, with a reason; of a locked one PasswordNeeded, WrongPassword.
    """
    if path.suffix.lower() == ".json":
        yield _bare(path, unsigned=unsigned)
        return
    from app.exchange.package.reader import open_package

    with open_package(path, password) as package:
        manifest = package.manifest
        if manifest.purpose is Purpose.PUBLIC:
            raise InputError(
                N_("This is a copy for a notice board: it holds no case to take in."),
                NOTHING_CHANGED,
                N_("Ask the sender for the file set itself."),
            )
        hashes = {file.path: file.sha256 for file in manifest.files}
        yield Incoming(
            path=path,
            purpose=manifest.purpose,
            sender=manifest.sender,
            cases=lambda: _cases(package),
            read=package.read,
            sha256=hashes.__getitem__,
            list_path=manifest.list_path,
        )


def _cases(package: Package) -> Iterator[IncomingCase]:
    from app.forms.registry import PAPERS

    known = {form.key for form in PAPERS}
    for packed in package.manifest.cases:
        answers = package.case(packed).answers
        facts = answers_to_json(answers)
        if digest_of(facts) != packed.revision:
            raise damaged()
        papers = {one.paper for one in packed.papers} | {one.paper for one in packed.scans}
        if not papers <= known:
            raise refused(N_("The file set holds a paper that this program does not know."))
        yield IncomingCase(
            uuid=packed.uuid,
            answers=answers,
            facts=facts,
            revision=packed.revision,
            ancestors=packed.ancestors,
            papers=packed.papers,
            scans=packed.scans,
        )


def check_way(incoming: Incoming, role: Role, *, own: bool) -> None:
    """Refuse a file that is not meant for an office of this role, or not this sender's to write.

    What an office wrote itself (``own``: with the key of this data file) it takes back: the list
    that it approved, when its data come from a backup from before.

    Raises:
        InputError: with the reason.
    """
    sender = incoming.sender
    if sender is None:
        return
    writer = _WRITERS.get(incoming.purpose)
    if writer is not None and sender.role is not writer:
        raise InputError(
            N_("The file says of itself that an office wrote it which does not write such files."),
            NOTHING_CHANGED,
            N_("Ask the office that is named as the sender."),
        )
    if incoming.purpose is not Purpose.LIST or role is Role.CORPORATION:
        return
    if role is Role.DEPARTMENT and not own:
        raise InputError(
            N_("The approved list in this file was signed with a key that is not yours."),
            NOTHING_CHANGED,
            N_(
                "If it is a list of your office, restore a backup of the data file in which it was "
                "approved: the key stands in it. Without that key nobody can change the list."
            ),
        )
    if role is not Role.DEPARTMENT:
        raise InputError(
            N_("This file holds an approved list for the corporation that gives the loans (ӘКК)."),
            NOTHING_CHANGED,
            _NOT_FOR_US,
        )


_WRITERS = {
    Purpose.REPLY: Role.DEPARTMENT,
    Purpose.LIST: Role.DEPARTMENT,
    Purpose.FINANCE: Role.CORPORATION,
}
"""Who writes files of a purpose; the case itself may come from any office that holds it."""


def _bare(path: Path, *, unsigned: bool) -> Incoming:
    if not unsigned:
        raise InputError(
            N_("A case file without a signature does not say who wrote it."),
            NOTHING_CHANGED,
            N_("Ask the sender for the file set (*{suffix})."),
            suffix=SUFFIX,
        )
    file = _load(path)
    facts = answers_to_json(file.answers)
    case = IncomingCase(file.uuid, file.answers, facts, digest_of(facts), file.sample)

    def nothing(_path: str) -> bytes:
        raise KeyError

    return Incoming(path, Purpose.CASE, None, lambda: iter((case,)), nothing, lambda _path: "")


def _load(path: Path) -> CaseFile:
    return load(read_up_to(path, MAX_BYTES))
