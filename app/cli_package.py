"""The commands ``package`` (a case's file set, the copy for a notice board) and ``verify``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.clock import today
from app.core.errors import InputError
from app.core.i18n import N_, _
from app.core.reading import read_up_to

if TYPE_CHECKING:
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.verify import Verified
    from app.services.wanted import Wanted

Say = Callable[[str], None]
Line = Callable[..., None]

_PASSWORD_BYTES = 4096


def add_package(commands: Any) -> None:
    """Add both commands to a parser's commands."""
    package = commands.add_parser("package", help=_("write a case's file set for the АШБ"))
    package.add_argument("case", metavar="CASE", help=_("id or name of a case"))
    package.add_argument("--out", type=Path, required=True, metavar="FILE.auylkoop")
    package.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help=_("lock it with the password that is the first line of this file"),
    )
    package.add_argument(
        "--word", default="", metavar="KEY,...", help=_("add these papers as Word, to be changed")
    )
    package.add_argument(
        "--language",
        choices=("kk", "ru"),
        default="kk",
        help=_("language of the covering letter"),
    )
    package.add_argument(
        "--public",
        action="store_true",
        help=_("write the copy for a public notice board: nothing personal, no case"),
    )
    verify = commands.add_parser("verify", help=_("check that a file set is whole"))
    verify.add_argument("file", type=Path, metavar="FILE.auylkoop")
    verify.add_argument("--password-file", type=Path, metavar="FILE", help=_("to unlock it"))
    verify.add_argument("--json", action="store_true", help=_("write JSON"))


def write_package(
    cases: CaseService,
    reference: Callable[[], Reference],
    options: argparse.Namespace,
    say: Say,
    line: Line,
) -> None:
    """Tell what the АШБ will miss in the file that the options ask for, then write it.

    Raises:
        FileError: the file, or that of the password, cannot be written or read.
        InputError: the case is none, or a sample; the password or a paper's key is wrong.
    """
    from app.domain.case import read_case
    from app.exchange.package.model import SUFFIX
    from app.services.file_set import FileSetService, SetOptions
    from app.services.office import OfficeService

    out: Path = options.out
    if out.suffix.lower() != SUFFIX:
        raise InputError(
            N_("The file {path} must end in one of: {known}."),
            N_("Nothing was changed."),
            path=out.name,
            known=SUFFIX,
        )
    if options.public and (options.password_file or options.word):
        raise InputError(
            N_("A public copy has neither a password nor Word files."), N_("Nothing was changed.")
        )
    case_id = cases.find(options.case).id
    service = FileSetService(cases, OfficeService(cases.store), reference)

    missed: list[Wanted] = []

    def progress(done: int, total: int, name: str) -> bool:
        while missed:  # nothing speaks against the file any more: the check list goes ahead of it
            say(": ".join(lack_words(missed.pop(0))))
        if name:
            say(f"{done + 1}/{total} {name}")
        return True

    if options.public:
        written = service.write_public(case_id, out, options.language, progress)
    else:
        chosen = SetOptions(
            language=options.language,
            word=tuple(key.strip() for key in options.word.split(",") if key.strip()),
            password=password_of(options.password_file),
        )
        answers = cases.open(case_id).answers
        case = read_case(answers, reference(), today(cases.store.clock))
        missed += [one for one in service.check_list(case_id, case, options.language) if one.lacks]
        written = service.write(case_id, out, chosen, progress)
    if written is not None:
        line(written.path, written.sha256)


def lack_words(wanted: Wanted) -> tuple[str, str]:
    """Return what the АШБ asks for and how it stands, in words."""
    from app.services.wanted import state_words

    return _(wanted.what), state_words(wanted)


def verify_package(
    options: argparse.Namespace, line: Line, write: Callable[[object], None]
) -> None:
    """Read a file whole and tell what it holds.

    Raises:
        FileError: it cannot be read.
        PackageError: it is no file set, is damaged, or is locked with another password.
    """
    from app.services.verify import PURPOSES, ROLES, verify

    found = verify(options.file, password_of(options.password_file))
    if options.json:
        write(_data(found))
        return
    sender = found.sender
    who = ", ".join(
        part for part in (sender.name, sender.okrug, sender.district, sender.oblast) if part
    )
    line(_("whole"), found.path.name, found.sha256)
    line(_("purpose"), _(PURPOSES[found.purpose]))
    line(_("sender"), who or "–", _(ROLES[sender.role]), found.fingerprint)
    for file in found.files:
        line(file.kind, file.path, file.pages or "", file.sha256)
    if found.signatures:
        line(_("ЭЦҚ files in it, not checked here: {count}").format(count=found.signatures))


def password_of(path: Path | None) -> str:
    """Return the first line of a password's file; "" without one.

    Raises:
        FileError: it cannot be read.
        InputError: it holds no text, or more than a password.
    """
    if path is None:
        return ""
    data = read_up_to(path, _PASSWORD_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    first = text.splitlines()[0] if text.splitlines() else ""
    if not first or len(data) > _PASSWORD_BYTES:
        raise InputError(
            N_("The file {path} holds no password in its first line."),
            N_("Nothing was changed."),
            path=path.name,
        )
    return first


def _data(found: Verified) -> dict[str, Any]:
    sender = found.sender
    return {
        "path": str(found.path),
        "whole": True,
        "sha256": found.sha256,
        "size": found.size,
        "locked": found.locked,
        "purpose": found.purpose,
        "program": found.program,
        "sender": {
            "key": sender.key,
            "fingerprint": found.fingerprint,
            "role": sender.role.value,
            "name": sender.name,
            "oblast": sender.oblast,
            "district": sender.district,
            "okrug": sender.okrug,
        },
        "cases": list(found.cases),
        "signatures": found.signatures,
        "files": [
            {
                "path": file.path,
                "title": file.title,
                "kind": file.kind,
                "pages": file.pages,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in found.files
        ],
    }
