"""Taking in files of other offices: looked at, told, and written in one transaction or not at all.

Who wrote a file is decided by its signature alone; what the law says of a case is found anew here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.core.clock import today
from app.core.errors import FileError, InputError, UserError
from app.core.i18n import N_, _, fill
from app.db import offices
from app.db.tables import list_decisions
from app.domain.approved_list import ListPlace
from app.domain.office import Role, Sender
from app.domain.reference import Reference
from app.exchange.package.errors import PasswordNeeded, WrongPassword
from app.exchange.package.signing import fingerprint, public_key
from app.services import intake_papers
from app.services.file_search import search_files
from app.services.intake_case import Choices, Desk, plan, write
from app.services.intake_file import Incoming, check_way, reading
from app.services.list_taking import brought, check_own_list, take_list
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
            desk = self._desk(connection, work, incoming, reference, role)
            return _settle(desk, accept=False, writing=False)

    def _taken(self, work: _Work, incoming: Incoming) -> FileResult:
        role, reference = self._office.role(), self._reference()
        result: FileResult | None = None
        try:
            with self._store.write() as connection:
                desk = self._desk(connection, work, incoming, reference, role)
                result = _settle(desk, accept=work.accept, writing=True)
                _end_unless_taken(result)
        except _NothingWritten as unchanged:
            result = unchanged.result
        if work.accept and incoming.sender is not None:
            self._accept(incoming.sender)
        return result

    def _accept(self, sender: Sender) -> None:
        with self._store.read() as connection:
            own = _is_own(connection, sender)
        if not own and sender not in self._office.known():
            self._office.accept(sender)

    def _desk(
        self,
        connection: Connection,
        work: _Work,
        incoming: Incoming,
        reference: Reference,
        role: Role,
    ) -> Desk:
        now, day = self._store.now(), today(self._store.clock)
        coming = _coming(connection, incoming, role)
        return Desk(connection, incoming, reference, now, day, work.choices, role, coming)


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


def _end_unless_taken(result: FileResult) -> None:
    if not result.taken:
        raise _NothingWritten(result)


def sentence(error: UserError) -> str:
    """Return what an error says to people, in one text."""
    parts = (fill(text, error.arguments) for text in (error.happened, error.safe, error.todo))
    return " ".join(part for part in parts if part)


# -- inside the transaction ------------------------------------------------------------------


def _settle(desk: Desk, *, accept: bool, writing: bool) -> FileResult:
    """Return how a file stands to what is here; with ``writing`` take it, if nothing is open.

    Where the result is not ``taken`` whatever was written is to be rolled back.
    """
    incoming = desk.incoming
    own = incoming.sender is not None and _is_own(desk.connection, incoming.sender)
    check_way(incoming, desk.role, own=own)
    known = None if incoming.sender is None else _known(desk.connection, incoming.sender)
    unknown = incoming.sender is not None and known is None and not accept
    seen, written, wrote = [], [], False
    for case in incoming.cases():
        made = plan(desk, case)
        seen.append(made.result)
        if not writing:
            intake_papers.check(case, incoming, made.news)
        elif not unknown and made.writes:
            made, wrote = write(desk, made), True
        written.append(made.result)
    result = _signed(FileResult(incoming.path, _outcome(seen), cases=tuple(seen)), incoming)
    if known is not None and incoming.sender is not None and known.name != incoming.sender.name:
        result = replace(result, known_as=known.name)
    if unknown:
        reason = _doubt(desk.connection, incoming.sender)
        return replace(result, outcome=Outcome.UNKNOWN_SENDER, reason=reason)
    if result.outcome is Outcome.REFUSED:
        return replace(result, reason=_(NONE_HERE))
    if result.outcome is Outcome.CONFLICT:
        return result
    if writing:
        return _with_list(desk, replace(result, cases=tuple(written), taken=wrote))
    with _undone(desk.connection):
        return replace(_with_list(desk, result), taken=False)


@contextmanager
def _undone(connection: Connection) -> Iterator[None]:
    """Undo whatever is written inside the block."""
    inner = connection.begin_nested()
    try:
        yield
    finally:
        inner.rollback()


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


def _with_list(desk: Desk, result: FileResult) -> FileResult:
    """Take the approved list of a file in, beside its cases."""
    lists, listed = _take_list(desk)
    outcome = result.outcome
    if listed and outcome in (Outcome.SAME, Outcome.OLDER):
        outcome = Outcome.NEWER
    if not listed and not result.cases:
        outcome = Outcome.SAME
    return replace(result, outcome=outcome, lists=lists, taken=result.taken or listed)


def _coming(connection: Connection, incoming: Incoming, role: Role) -> Mapping[str, ListPlace]:
    """Return where cases stand by the list of a file; only the ӘКК goes by lists."""
    if not incoming.list_path or role is not Role.CORPORATION:
        return {}
    return brought(connection, incoming.read(incoming.list_path))


def _take_list(desk: Desk) -> tuple[tuple[str, ...], bool]:
    """Take the approved list in; return its number, and whether it brought anything new."""
    incoming = desk.incoming
    if not incoming.list_path or incoming.sender is None:
        return (), False
    if desk.role is Role.DEPARTMENT:
        check_own_list(desk.connection, incoming.read(incoming.list_path))
    count = select(func.count()).select_from(list_decisions)
    before = desk.connection.execute(count).scalar_one()
    number = take_list(desk.connection, incoming.read(incoming.list_path), incoming.sender)
    return (number,), desk.connection.execute(count).scalar_one() > before


# -- who wrote it ----------------------------------------------------------------------------


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


def _doubt(connection: Connection, sender: Sender | None) -> str:
    """Return what speaks against an unknown sender; "" when nothing does."""
    if sender is None:
        return ""
    name = _bare(sender.name)
    for row in offices.accepted(connection):
        if row.key == sender.key:
            return _(OTHER_ROLE)
        if name and _bare(row.name) == name:
            return _(SAME_NAME)
    return ""


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()
