"""Taking in files of other offices: looked at, told, and written in one transaction or not at all.

Who wrote a file is decided by its signature alone; what the law says of a case is found anew here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.core.clock import today
from app.core.errors import FileError, InputError, UserError
from app.core.i18n import N_, _, fill
from app.db import offices
from app.db.tables import list_decisions
from app.domain.office import Role, Sender
from app.domain.reference import Reference
from app.exchange.package.errors import PasswordNeeded, WrongPassword
from app.exchange.package.signing import fingerprint, public_key
from app.services import intake_papers
from app.services.file_search import search_files
from app.services.intake_case import Choices, Desk, Plan, plan, write
from app.services.intake_file import Incoming, check_way, reading
from app.services.model_exchange import CaseResult, FileResult, Outcome
from app.services.office import OfficeService
from app.services.store import Store

SAME_NAME = N_(
    "An office of this name is accepted under another key: it may have a new computer, or a "
    "stranger uses its name. Telephone the office and compare the fingerprint."
)
OTHER_ROLE = N_(
    "This office was accepted with another role than the file names. "
    "Telephone the office before you accept it anew."
)
NONE_HERE = N_("None of the cooperatives in this file is in your data file.")

_TAKEN = (Outcome.NEW, Outcome.NEWER)


class IntakeService:
    """Takes in packages and bare case files. Called on the store's worker, a file at a time."""

    def __init__(
        self, store: Store, office: OfficeService, reference: Callable[[], Reference]
    ) -> None:
        self._store = store
        self._office = office
        self._reference = reference

    def files_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Return the packages and case files among some files, folders and sticks, by path."""
        return search_files(paths).files

    def look(self, path: Path, password: str = "", *, unsigned: bool = False) -> FileResult:
        """Return what taking a file would do; nothing is changed.

        Raises:
            StoreError: the data file cannot be read.
        """
        work = _Work(path, password, unsigned=unsigned)
        return self._told(work, lambda incoming: self._looked(work, incoming))

    def take(
        self,
        path: Path,
        password: str = "",
        *,
        accept: bool = False,
        choices: Choices | None = None,
        unsigned: bool = False,
    ) -> FileResult:
        """Take a file in, all of it or nothing.

        Args:
            path: a package, or a case file (JSON).
            password: of a locked package.
            accept: whether the sender, as the file names him, is accepted from now on.
            choices: whose answer is taken where both sides changed it.
            unsigned: whether a bare case file, which nobody signed, is taken.

        Returns:
            What became of it. A conflict, an unknown sender, a missing password and a refusal are
            results; nothing was changed then (but that an accepted sender stays accepted).

        Raises:
            StoreError: the data file cannot be written; nothing was changed.
        """
        work = _Work(path, password, accept=accept, choices=choices or {}, unsigned=unsigned)
        return self._told(work, lambda incoming: self._taken(work, incoming))

    # -- what went wrong with a file is its result --------------------------------------------

    def _told(self, work: _Work, settle: Callable[[Incoming], FileResult]) -> FileResult:
        found: Incoming | None = None
        try:
            with reading(work.path, work.password, unsigned=work.unsigned) as incoming:
                found = incoming
                return settle(incoming)
        except PasswordNeeded:
            return FileResult(work.path, Outcome.LOCKED)
        except WrongPassword as error:
            return FileResult(work.path, Outcome.LOCKED, reason=sentence(error))
        except (InputError, FileError) as error:
            refused = FileResult(work.path, Outcome.REFUSED, reason=sentence(error))
            return refused if found is None else _signed(refused, found)

    def _looked(self, work: _Work, incoming: Incoming) -> FileResult:
        role, reference = self._office.role(), self._reference()
        with self._store.read() as connection:
            desk = self._desk(connection, work, incoming, reference)
            result, plans = _settle(desk, role, accept=False)
        for made in plans:
            intake_papers.check(made.case, incoming, made.news)
        return result

    def _taken(self, work: _Work, incoming: Incoming) -> FileResult:
        role, reference = self._office.role(), self._reference()
        try:
            with self._store.write() as connection:
                desk = self._desk(connection, work, incoming, reference)
                result, plans = _settle(desk, role, accept=work.accept)
                written = result.outcome in (*_TAKEN, Outcome.OLDER, Outcome.SAME)
                if written:
                    result = _write(desk, result, plans)
                accepted = work.accept and _accept(connection, incoming.sender, self._store.now())
                _end_unless(result, written=accepted or result.taken)
                return result
        except _NothingWritten as unchanged:
            return unchanged.result

    def _desk(
        self, connection: Connection, work: _Work, incoming: Incoming, reference: Reference
    ) -> Desk:
        now, day = self._store.now(), today(self._store.clock)
        return Desk(connection, incoming, reference, now, day, work.choices)


@dataclass(frozen=True)
class _Work:
    """One file and what a person has said about it."""

    path: Path
    password: str = ""
    accept: bool = False
    choices: Choices = field(default_factory=dict)
    unsigned: bool = False


class _NothingWritten(Exception):  # noqa: N818 - no error: it ends a transaction without a write
    def __init__(self, result: FileResult) -> None:
        super().__init__()
        self.result = result


def _end_unless(result: FileResult, *, written: bool) -> None:
    if not written:
        raise _NothingWritten(result)


def sentence(error: UserError) -> str:
    """Return what an error says to people, in one text."""
    parts = (fill(text, error.arguments) for text in (error.happened, error.safe, error.todo))
    return " ".join(part for part in parts if part)


# -- inside the transaction ------------------------------------------------------------------


def _settle(desk: Desk, role: Role, *, accept: bool) -> tuple[FileResult, tuple[Plan, ...]]:
    """Return how a file stands to what is here, and what is to be written of its cases."""
    incoming = desk.incoming
    check_way(incoming, role)
    plans = tuple(plan(desk, case) for case in incoming.cases)
    cases = tuple(made.result for made in plans)
    result = _signed(FileResult(incoming.path, _outcome(cases), cases=cases), incoming)
    if incoming.sender is None:
        return result, plans
    known = _known(desk.connection, incoming.sender)
    if known is None and not accept:
        reason = _doubt(desk.connection, incoming.sender)
        return replace(result, outcome=Outcome.UNKNOWN_SENDER, reason=reason), plans
    if known is not None and known.name != incoming.sender.name:
        result = replace(result, known_as=known.name)
    if cases and all(each.outcome is Outcome.REFUSED for each in cases):
        result = replace(result, reason=_(NONE_HERE))
    return result, plans


def _signed(result: FileResult, incoming: Incoming) -> FileResult:
    if incoming.sender is None:
        return result
    return replace(
        result,
        purpose=incoming.purpose.value,
        sender=incoming.sender,
        fingerprint=fingerprint(incoming.sender.key),
    )


def _outcome(cases: Sequence[CaseResult]) -> Outcome:
    """Return how a whole file stands: as the case of it that matters most."""
    found = {each.outcome for each in cases}
    for outcome in (Outcome.CONFLICT, *_TAKEN, Outcome.OLDER, Outcome.SAME, Outcome.REFUSED):
        if outcome in found:
            return outcome
    return Outcome.NEW  # a list without cases


def _write(desk: Desk, result: FileResult, plans: Sequence[Plan]) -> FileResult:
    """Write the cases and the list of a file, and return what became of it."""
    made = tuple(write(desk, each) if each.writes else each for each in plans)
    lists, listed = _take_list(desk)
    outcome = result.outcome
    if listed and outcome in (Outcome.SAME, Outcome.OLDER):
        outcome = Outcome.NEWER
    if not listed and not result.cases:
        outcome = Outcome.SAME
    return replace(
        result,
        outcome=outcome,
        cases=tuple(each.result for each in made),
        lists=lists,
        taken=listed or any(each.writes for each in made),
    )


def _take_list(desk: Desk) -> tuple[tuple[str, ...], bool]:
    """Take the approved list in; return its number, and whether it brought anything new."""
    incoming = desk.incoming
    if not incoming.list_path or incoming.sender is None:
        return (), False
    from app.services.list_taking import take_list

    count = select(func.count()).select_from(list_decisions)
    before = desk.connection.execute(count).scalar_one()
    number = take_list(desk.connection, incoming.read(incoming.list_path), incoming.sender)
    return (number,), desk.connection.execute(count).scalar_one() > before


# -- who wrote it ----------------------------------------------------------------------------


def _accept(connection: Connection, sender: Sender | None, now: datetime) -> bool:
    """Accept a sender as his file names him; return whether there was anything to accept."""
    if sender is None or _is_own(connection, sender):
        return False
    offices.accept(connection, sender, now)
    return True


def _is_own(connection: Connection, sender: Sender) -> bool:
    seed = offices.seed(connection)
    return seed is not None and public_key(seed) == sender.key


def _known(connection: Connection, sender: Sender) -> Sender | None:
    """Return a sender as he was accepted, with the role that he was accepted in; or None.

    The office's own key is known: what it wrote itself may come back to it.
    """
    if _is_own(connection, sender):
        return sender
    for row in offices.accepted(connection):
        if row.key == sender.key and row.role == sender.role.value:
            return replace(sender, name=row.name)
    return None


def _doubt(connection: Connection, sender: Sender) -> str:
    """Return what speaks against an unknown sender; "" when nothing does."""
    name = _bare(sender.name)
    for row in offices.accepted(connection):
        if row.key == sender.key:
            return _(OTHER_ROLE)
        if name and _bare(row.name) == name:
            return _(SAME_NAME)
    return ""


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()
