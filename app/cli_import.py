"""The command ``import``: files of other offices, folders of them, and a bare case file."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.atomic import file_error
from app.core.errors import InputError
from app.core.i18n import N_, _
from app.core.reading import read_up_to
from app.core.terminal import one_line

if TYPE_CHECKING:
    from app.domain.merge import Side
    from app.domain.reference import Reference
    from app.services.cases import CaseService
    from app.services.file_search import Found
    from app.services.intake import IntakeService
    from app.services.model_exchange import CaseResult, FileResult

Say = Callable[[str], None]
Line = Callable[..., None]

CODES = N_(
    "Writes a line for each file: name, what became of it, cooperatives, findings that block and "
    "findings to check. Exit 0: every file is here; 1: a file waits for a decision (an unknown "
    "sender, a password, a choice); 2: a file was not accepted."
)
_SHOWN = 3  # names of cooperatives in one line


def add_import(commands: Any) -> None:
    """Add the command to a parser's commands."""
    importing = commands.add_parser(
        "import", help=_("take in files of other offices, or a case file"), epilog=_(CODES)
    )
    importing.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=_("*.auylkoop, case file or a folder"),
    )
    importing.add_argument(
        "--accept",
        default="",
        metavar="FINGERPRINT",
        help=_("accept the sender with this fingerprint"),
    )
    importing.add_argument("--password-file", type=Path, metavar="FILE", help=_("to unlock it"))
    whose = importing.add_mutually_exclusive_group()
    whose.add_argument(
        "--theirs", action="store_true", help=_("where both changed an answer, take the sender's")
    )
    whose.add_argument(
        "--ours", action="store_true", help=_("where both changed an answer, keep the own one")
    )


def take_in(
    cases: CaseService,
    reference: Callable[[], Reference],
    options: argparse.Namespace,
    say: Say,
    line: Line,
) -> int:
    """Take in what the options name, tell what became of each, and return the exit code.

    Raises:
        FileError: the password's file cannot be read.
        InputError: there is nothing to take in; a single case file is not as it must be.
        StoreError: the data file cannot be written; what was told of before stands in it.
    """
    from app.cli_package import password_of
    from app.services.file_search import search_files
    from app.services.intake import IntakeService
    from app.services.model_exchange import Outcome
    from app.services.office import OfficeService

    single = options.files[0] if len(options.files) == 1 else None
    chosen = options.theirs or options.ours
    if single is not None and single.suffix.lower() == ".json" and not chosen:
        _import_case(cases, single, line)
        return 0
    password = password_of(options.password_file)
    intake = IntakeService(cases.store, OfficeService(cases.store), reference)
    found = search_files(options.files)
    passed = _passed_over(options.files, found)
    if not found.files:
        raise InputError(
            N_("There is no file set and no case file in what was named."),
            N_("Nothing was changed."),
            "{told}" if passed else "",  # in words already
            told=" ".join(passed),
        )
    for told in passed:
        say(f"auyl-koop: {told}")
    code = 2 if passed else 0
    for path in found.files:
        result = _taken(intake, path, password, options)
        _tell(result, say, line)
        if result.outcome is Outcome.REFUSED:
            code = 2
        elif result.outcome in (Outcome.CONFLICT, Outcome.UNKNOWN_SENDER, Outcome.LOCKED):
            code = max(code, 1)
    return code


def _passed_over(named: Sequence[Path], found: Found) -> list[str]:
    """Return what is to be told of what was named and is nothing to take in.

    Other files within a folder are none of ours, but whoever names one means it to be taken in.
    """
    from app.exchange.package.model import SUFFIX
    from app.services.file_search import CASE_SUFFIX
    from app.services.intake import sentence

    told = []
    for path in named:
        if path.suffix.lower() in (SUFFIX, CASE_SUFFIX):
            continue
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            told.append(_("{file}: there is no such file or folder.").format(file=path))
        except (OSError, ValueError) as error:  # in a folder that is shut, with an endless name
            told.append(sentence(file_error(error, path)))
        else:
            if not stat.S_ISDIR(mode):
                why = _("{file}: neither a file set nor a case file, by its ending.")
                told.append(why.format(file=path))
    if found.unreadable:
        many = _("Files and folders that could not be read: {count}.")
        told.append(many.format(count=found.unreadable))
    return told


def _taken(
    intake: IntakeService, path: Path, password: str, options: argparse.Namespace
) -> FileResult:
    from app.domain.merge import Side
    from app.services.model_exchange import Outcome

    accept = False
    result = intake.take(path, password, unsigned=True)
    if result.outcome is Outcome.UNKNOWN_SENDER and options.accept:
        accept = _digits(options.accept) == _digits(result.fingerprint)
        if accept:
            result = intake.take(path, password, accept=True, unsigned=True)
    if result.outcome is Outcome.CONFLICT and (options.theirs or options.ours):
        side = Side.THEIRS if options.theirs else Side.OURS
        choices: dict[str, dict[str, Side]] = {
            case.uuid: {clash.address: side for clash in case.clashes} for case in result.cases
        }
        result = intake.take(path, password, accept=accept, choices=choices, unsigned=True)
    return result


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split())


def _tell(result: FileResult, say: Say, line: Line) -> None:
    from app.services.model_exchange import Outcome

    cases = result.cases
    names = [_named(case) for case in cases[:_SHOWN]]
    if len(cases) > _SHOWN:
        names = [_("Cooperatives: {count}").format(count=len(cases))]
    names += [_("List № {number}").format(number=number) for number in result.lists if number]
    line(
        result.path.name,
        _(_words()[result.outcome]),
        ", ".join(names),
        sum(case.blocking for case in cases),
        sum(case.warnings for case in cases),
    )
    if result.outcome is Outcome.UNKNOWN_SENDER and result.sender is not None:
        told = _("{file}: the sender calls itself «{name}», its fingerprint is {fingerprint}.")
        filled = told.format(
            file=result.path.name, name=result.sender.name, fingerprint=result.fingerprint
        )
        say(f"auyl-koop: {filled}")
    if result.reason:
        say(f"auyl-koop: {result.path.name}: {result.reason}")
    for case in cases:
        about = f"{result.path.name}: {_named(case)}" if len(cases) > 1 else result.path.name
        if case.reason and not result.reason:
            say(f"auyl-koop: {about}: {case.reason}")
        if case.in_bin:
            say(f"auyl-koop: {about}: {_('This case lies in the bin here.')}")
        for clash in case.clashes if result.outcome is Outcome.CONFLICT else ():
            ours, theirs = (_side(text) for text in (clash.ours, clash.theirs))
            told = _("here {ours}, at the sender's {theirs}").format(ours=ours, theirs=theirs)
            say(f"auyl-koop: {about}: {clash.address}: {told}")


def _named(case: CaseResult) -> str:
    return case.title or _("(no name yet)")


def _side(text: str | None) -> str:
    return _("removed") if text is None else f"«{text}»"


def _words() -> dict[Any, str]:
    from app.services.model_exchange import Outcome

    return {
        Outcome.NEW: N_("New"),
        Outcome.NEWER: N_("Renewed"),
        Outcome.SAME: N_("No change"),
        Outcome.OLDER: N_("Older than yours"),
        Outcome.CONFLICT: N_("Both sides changed it"),
        Outcome.UNKNOWN_SENDER: N_("Unknown sender"),
        Outcome.LOCKED: N_("Locked"),
        Outcome.REFUSED: N_("Not accepted"),
    }


def _import_case(cases: CaseService, path: Path, line: Line) -> None:
    """Make the case of a bare case file; tell its number and name."""
    from app.domain.merge import same
    from app.exchange.case_file import MAX_BYTES, load

    loaded = load(read_up_to(path, MAX_BYTES))
    known = cases.by_uuid(loaded.uuid)
    if known is None:
        made = cases.create(loaded.answers, sample=loaded.sample, uuid=loaded.uuid).summary
        line(f"{made.id} {one_line(made.title)}")
        return
    if not same(cases.open(known.id).answers, loaded.answers):
        raise InputError(
            N_("Case {id} is the same case with other answers."),
            N_("Nothing was changed."),
            N_("Say with --theirs or --ours whose answers are to stand."),
            id=known.id,
        )
    if known.deleted_at is not None:
        cases.restore(known.id)  # who asks for it wants it in the list again
    line(f"{known.id} {one_line(known.title)}")
