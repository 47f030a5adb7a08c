"""Files taken in one after the other on the store's worker; it outlives the page that shows it.

A page is built anew when the language changes, or is left for another: the run goes on. What was
taken stays when it is stopped; what was not looked at is untouched.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError, UserError
from app.core.figures import number
from app.core.i18n import N_, _, ngettext
from app.domain.merge import Side
from app.services.file_search import Found, search_files
from app.services.model_exchange import FileResult, Outcome
from app.ui.messages import error_text

if TYPE_CHECKING:
    from app.ui.context import Context

FILES = "files"
"""The worker that searches folders: a slow stick must not keep a save waiting."""

STOPPED = N_("Stopped. What was taken in stays; files left untouched: {count}.")
GONE = N_(
    "The stick or folder is no longer there. What was taken in stays; files left untouched: "
    "{count}. Put it back and choose it again."
)
SEARCH_STOPPED = N_("The search was stopped; nothing was taken in.")
NOTHING = N_("No file of this program was found there.")
UNREADABLE = N_("Folders or files that could not be read: {count}.")
REOPENED = N_(
    "The open case was among them: it has been read anew and shows what came. What was done before "
    "can no longer be undone with Ctrl+Z."
)
NOT_SAVED = N_("Nothing was taken in, because the open case could not be saved.")

Choices = Mapping[str, Mapping[str, Side]]
Note = Callable[[], str]
"""A sentence, said in the language of the moment when it is shown."""


@dataclass(frozen=True)
class Line:
    """One file of the list, and whether the person declined its sender.

    ``tried``: a password was tried on it, so a locked one was locked with another.
    """

    result: FileResult
    declined: bool = False
    tried: bool = False

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to do something before the file is taken."""
        return not self.declined and self.result.outcome in _NEEDING


_NEEDING = (Outcome.CONFLICT, Outcome.UNKNOWN_SENDER, Outcome.LOCKED, Outcome.REFUSED)


@dataclass(frozen=True)
class _Job:
    """One file to take: anew, or again with what the person has said."""

    path: Path
    password: str = ""
    accept: bool = False
    choices: Choices | None = None


class IntakeRun(QObject):
    """The list of files and the work on it. Lives on the window's thread."""

    appended = Signal(int)  # a line was added at
    renewed = Signal(int)  # a line has changed
    cleared = Signal()
    begun = Signal()
    progressed = Signal(int, int, str)  # done, of, the file's name
    ended = Signal()
    failed = Signal(object)  # an exception to tell

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self.working = False
        self._places: dict[Path, int] = {}
        self._queue: deque[_Job] = deque()
        self._stop = threading.Event()
        self._busy = self._pumping = False
        self._searching = 0
        self._done = 0
        self._took = self._reopened = False
        self._passwords: list[str] = []  # for the whole list
        self._words: dict[Path, str] = {}  # of single files, for when they are taken again
        self._declined: set[str] = set()
        context.services_opened.connect(self.clear)

    # -- what is asked of it -------------------------------------------------------------

    def take_in(self, paths: Sequence[Path]) -> None:
        """Search what was given and take it in, after what is under way."""
        self._begin()
        self._searching += 1
        stop = self._stop
        self._context.tasks.run(
            lambda: search_files(paths, lambda seen: self._searched(stop, seen)),
            self._found,
            self._not_searched,
            self,
            worker=FILES,
        )

    def stop(self) -> None:
        """Stop after the file that is being taken; the rest stays untouched."""
        self._stop.set()
        rest = len(self._queue)
        self._queue.clear()
        if rest:
            self.notes.append(lambda: _(STOPPED).format(count=number(rest)))

    def clear(self) -> None:
        """Forget the list and the passwords that were typed for it; files stay as they are."""
        if self.working:
            return
        self.lines.clear()
        self.notes.clear()
        self._places.clear()
        self._passwords.clear()
        self._words.clear()
        self._declined.clear()
        self.cleared.emit()

    def again(self, place: int) -> None:
        """Look at a file once more."""
        self._put(_Job(self.lines[place].result.path))

    def accept_sender(self, place: int, *, all_of_key: bool) -> None:
        """Accept the sender of a file, and take it; with ``all_of_key`` his others of the list."""
        for other in self._of_key(place, all_of_key=all_of_key):
            self._put(_Job(self.lines[other].result.path, accept=True))

    def decline_sender(self, place: int, *, all_of_key: bool) -> None:
        """Leave a file untaken; with ``all_of_key`` all of this sender's, those to come too."""
        sender = self.lines[place].result.sender
        if all_of_key and sender is not None:
            self._declined.add(sender.key)
        for other in self._of_key(place, all_of_key=all_of_key):
            self.lines[other] = replace(self.lines[other], declined=True)
            self.renewed.emit(other)

    def unlock(self, place: int, password: str, *, whole_run: bool) -> None:
        """Try a password on a file; with ``whole_run`` on the other locked ones of the list too."""
        places = [place]
        if whole_run:
            if password not in self._passwords:
                self._passwords.append(password)
            places += [
                other
                for other, line in enumerate(self.lines)
                if other != place and line.result.outcome is Outcome.LOCKED
            ]
        for other in places:
            path = self.lines[other].result.path
            self._words[path] = password
            self._put(_Job(path, password))

    def choose(self, place: int, choices: Choices) -> None:
        """Take a file in with the chosen answers."""
        self._put(_Job(self.lines[place].result.path, choices=choices))

    # -- searching -----------------------------------------------------------------------

    def _searched(self, stop: threading.Event, seen: int) -> bool:
        self.progressed.emit(seen, 0, "")  # on the search's worker: queued to the window
        return not stop.is_set()

    def _found(self, found: Found) -> None:
        self._searching -= 1
        if found.stopped or self._stop.is_set():
            self.notes.append(lambda: _(SEARCH_STOPPED))
        else:
            self._queue += [_Job(path) for path in found.files]
            if not found.files:
                self.notes.append(lambda: _(NOTHING))
        if found.passed:
            self.notes.append(lambda: _passed_words(found))
        if found.unreadable:
            self.notes.append(lambda: _(UNREADABLE).format(count=number(found.unreadable)))
        self._pump()

    def _not_searched(self, error: Exception) -> None:
        self._searching -= 1
        self.failed.emit(error)
        self._pump()

    # -- taking --------------------------------------------------------------------------

    def _of_key(self, place: int, *, all_of_key: bool) -> list[int]:
        sender = self.lines[place].result.sender
        if not all_of_key or sender is None:
            return [place]
        return [
            other
            for other, line in enumerate(self.lines)
            if line.result.outcome is Outcome.UNKNOWN_SENDER
            and not line.declined
            and line.result.sender is not None
            and line.result.sender.key == sender.key
        ]

    def _put(self, job: _Job) -> None:
        self._begin()
        self._queue.append(job)
        self._pump()

    def _begin(self) -> None:
        if self.working:
            return
        self.working = True
        self._stop = threading.Event()
        self._done = 0
        self._took = self._reopened = False
        self.notes.clear()
        self.begun.emit()

    def _pump(self) -> None:
        """Hand over one file after the other; inline work must not nest."""
        if self._pumping:
            return
        self._pumping = True
        while self._queue and not self._busy:
            self._dispatch(self._queue.popleft())
        self._pumping = False
        if self.working and not self._busy and not self._queue and not self._searching:
            self._end()

    def _dispatch(self, job: _Job) -> None:
        self.progressed.emit(self._done, self._done + 1 + len(self._queue), job.path.name)
        try:
            self._context.flush()
        except Exception as error:  # noqa: BLE001 - whatever it is, what was typed goes first
            self._halt()
            self.notes.append(lambda: _(NOT_SAVED))
            self.failed.emit(error)
            return
        self._busy = True
        own = job.password or self._words.get(job.path, "")
        tried = tuple(dict.fromkeys((own, *self._passwords)))
        self._context.tasks.run(
            lambda: self._take(job, tried),
            lambda taken: self._taken(job, *taken),
            lambda error: self._not_taken(job, error),
            self,
        )

    def _take(self, job: _Job, passwords: Sequence[str]) -> tuple[FileResult, bool]:
        """Take a file, on the store's worker; say too whether its folder is gone."""
        intake = self._context.services.intake
        choices = job.choices or {}
        result = FileResult(job.path, Outcome.LOCKED)
        for password in passwords:
            result = intake.take(job.path, password=password, accept=job.accept, choices=choices)
            if result.outcome is not Outcome.LOCKED:
                break
        gone = result.outcome is Outcome.REFUSED and not job.path.parent.exists()
        return result, gone

    def _taken(self, job: _Job, result: FileResult, gone: bool) -> None:
        self._busy = False
        self._done += 1
        sender = result.sender
        declined = (
            result.outcome is Outcome.UNKNOWN_SENDER
            and sender is not None
            and sender.key in self._declined
        )
        locked = result.outcome is Outcome.LOCKED
        self._show(Line(result, declined, tried=locked and bool(job.password)))
        self._took |= result.taken
        if result.taken:
            self._follow_open_case(result)
        if gone:
            rest = self._halt()
            self.notes.append(lambda: _(GONE).format(count=number(rest)))
        self._pump()

    def _not_taken(self, job: _Job, error: Exception) -> None:
        """A fault that is no fault of the file: the disk is full, or the program made a mistake."""
        self._busy = False
        self._done += 1
        self._show(Line(FileResult(job.path, Outcome.REFUSED, reason=error_text(error))))
        if isinstance(error, StoreError) or not isinstance(error, UserError):
            rest = self._halt()
            if rest:
                self.notes.append(lambda: _(STOPPED).format(count=number(rest)))
            self.failed.emit(error)
        self._pump()

    def _show(self, line: Line) -> None:
        path = line.result.path
        place = self._places.get(path)
        if place is None:
            place = self._places[path] = len(self.lines)
            self.lines.append(line)
            self.appended.emit(place)
        else:
            self.lines[place] = line
            self.renewed.emit(place)

    def _follow_open_case(self, result: FileResult) -> None:
        session = self._context.session
        if session is None:
            return
        if any(case.written and case.case_id == session.case_id for case in result.cases):
            self._context.reread_wanted.emit()
            if not self._reopened:
                self._reopened = True
                self.notes.append(lambda: _(REOPENED))

    def _halt(self) -> int:
        """Leave the rest untouched; return how many files that is."""
        rest = len(self._queue)
        self._queue.clear()
        self._stop.set()
        return rest

    def _end(self) -> None:
        self.working = False
        if self._took:
            self._context.cases_changed.emit()
        self.ended.emit()


def run_of(context: Context) -> IntakeRun:
    """Return the window's run, made when it is first asked for."""
    if context.intake is None:
        context.intake = IntakeRun(context)
    return context.intake


def _passed_words(found: Found) -> str:
    names = ", ".join(found.names) + ("…" if found.passed > len(found.names) else "")
    return ngettext(
        "{count} other file was passed over: {names}.",
        "{count} other files were passed over: {names}.",
        found.passed,
    ).format(count=number(found.passed), names=names)
