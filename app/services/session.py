"""The case that is open in the window: its answers, undo, what is not saved yet, who listens.

Knows no Qt and no database; lives on the thread of the window. Every edit goes through
:meth:`CaseSession.edit`: the typed case, the findings, the autosave and the undo follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    MoveRecord,
    RemoveRecord,
    SetRecordValue,
    SetValue,
    address_of,
    apply,
    apply_all,
    inverse,
)
from app.domain.approved_list import ListCheck
from app.domain.case import FoundingCase, read_case
from app.domain.findings import Finding
from app.domain.reference import Reference
from app.domain.removal import hanging_on
from app.services.model import CaseSummary, OpenCase

Listener = Callable[[frozenset[str]], None]
Rules = Callable[[FoundingCase], Iterable[Finding]]

UNDO_LIMIT = 500
"""User actions kept for undo; the oldest are forgotten first."""


@dataclass(frozen=True)
class _Action:
    """One thing the user did: how to do it again and how to take it back."""

    forward: tuple[Change, ...]
    backward: tuple[Change, ...]  # in the order in which they are applied

    @property
    def address(self) -> str:
        return place_of(self.forward[0])


def place_of(change: Change) -> str:
    """Return the address that a change writes; a change of a list gives the list's name."""
    match change:
        case SetValue(key, _):
            return key
        case SetRecordValue(collection, record_id, name, _):
            return address_of(collection, record_id, name)
        case (
            InsertRecord(collection, _, _)
            | RemoveRecord(collection, _)
            | MoveRecord(collection, _, _)
        ):
            return collection


def _default_rules(case: FoundingCase) -> Iterable[Finding]:
    from app.domain.rules import all_findings

    return all_findings(case)


def _with_what_hangs(answers: Answers, changes: Iterable[Change]) -> Iterator[Change]:
    """Give the changes, each removal after those of what hangs on its record, each of them once."""
    gone: set[RemoveRecord] = set()
    for change in changes:
        if not isinstance(change, RemoveRecord):
            yield change
            continue
        for removal in (*hanging_on(answers, change), change):
            if removal not in gone:
                gone.add(removal)
                yield removal


class CaseSession:
    """The open case. Widgets read ``answers`` and ``case``, and write with :meth:`edit`."""

    def __init__(
        self,
        opened: OpenCase,
        reference: Reference,
        today: date,
        rules: Rules = _default_rules,
        lists: ListCheck | None = None,
    ) -> None:
        """``lists`` is what approved lists say of the case where its own answers do not count."""
        self.summary: CaseSummary = opened.summary
        self._answers = opened.answers
        self._reference = reference
        self._today = today
        self._rules = rules
        self._lists = lists
        self._place = opened.summary.place
        self._place_unsaved = False
        self._case: FoundingCase | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._done: list[_Action] = []
        self._undone: list[_Action] = []
        self._run_open = False
        self._unsaved: list[Change] = []
        self._listeners: list[Listener] = []

    # -- reading -------------------------------------------------------------------------

    @property
    def case_id(self) -> int:
        """The case's id in the store."""
        return self.summary.id

    @property
    def answers(self) -> Answers:
        """The answers as they stand now."""
        return self._answers

    @property
    def case(self) -> FoundingCase:
        """The typed view of the answers; computed once for each state."""
        if self._case is None:
            self._case = read_case(
                self._answers,
                self._reference,
                self._today,
                sample=self.summary.sample,
                lists=self._lists,
            )
        return self._case

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say about the case; computed when first asked after a change."""
        if self._findings is None:
            self._findings = tuple(self._rules(self.case))
        return self._findings

    @property
    def reference(self) -> Reference:
        """The reference data that the case is read with."""
        return self._reference

    def use_reference(self, reference: Reference, today: date | None = None) -> None:
        """Read the case with other reference data (the АЕК table was edited) or another day."""
        self._reference = reference
        self._today = today or self._today
        self._changed(frozenset())

    # -- writing -------------------------------------------------------------------------

    def edit(self, *changes: Change) -> None:
        """Apply changes as one user action: one step of undo.

        Typing on in the same field joins the step before, until another field is written,
        :meth:`end_run` is called, or something is undone. Changes that alter nothing are dropped.
        Nothing is applied when one of them is impossible.

        Raises:
            UnknownRecordError: a change names a record that is not there (a bug of the caller).
        """
        answers = self._answers
        forward: list[Change] = []
        backward: list[Change] = []
        for change in _with_what_hangs(answers, changes):
            back = inverse(answers, change)
            after = apply(answers, change)
            if after == answers:
                continue
            forward.append(change)
            backward.insert(0, back)
            answers = after
        if not forward:
            return
        action = _Action(tuple(forward), tuple(backward))
        if self._continues_run(action):
            before = self._done[-1]
            self._done[-1] = _Action(action.forward, before.backward)
        else:
            self._done.append(action)
            del self._done[:-UNDO_LIMIT]
        self._run_open = _is_typing(action)
        self._undone.clear()
        self._take(action.forward, answers)

    def end_run(self) -> None:
        """End the run of typing: the next edit of the same field is an undo step of its own."""
        self._run_open = False

    def undo(self) -> str | None:
        """Take the last action back; return the address where it happened, None if there is none.

        Works across pages: the caller goes to the address.
        """
        if not self._done:
            return None
        action = self._done.pop()
        self._undone.append(action)
        self._run_open = False
        self._take(action.backward, apply_all(self._answers, action.backward))
        return action.address

    def redo(self) -> str | None:
        """Do again what was last undone; return its address, None if there is none."""
        if not self._undone:
            return None
        action = self._undone.pop()
        self._done.append(action)
        self._run_open = False
        self._take(action.forward, apply_all(self._answers, action.forward))
        return action.address

    @property
    def can_undo(self) -> bool:
        """Whether there is an action to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an action to do again."""
        return bool(self._undone)

    def _continues_run(self, action: _Action) -> bool:
        return (
            self._run_open
            and bool(self._done)
            and _is_typing(action)
            and _is_typing(self._done[-1])
            and action.address == self._done[-1].address
        )

    def _take(self, changes: tuple[Change, ...], answers: Answers) -> None:
        self._answers = answers
        for change in changes:
            if (
                self._unsaved
                and isinstance(change, SetValue | SetRecordValue)
                and place_of(self._unsaved[-1]) == place_of(change)
            ):
                self._unsaved[-1] = change
            else:
                self._unsaved.append(change)
        self._changed(frozenset(place_of(change) for change in changes))

    # -- where he is ---------------------------------------------------------------------

    @property
    def place(self) -> str:
        """Where he is: ``"<step code>"`` or ``"<step code>#<address>"``."""
        return self._place

    @place.setter
    def place(self, place: str) -> None:
        if place != self._place:
            self._place = place
            self._place_unsaved = True
            self.end_run()

    # -- saving --------------------------------------------------------------------------

    @property
    def has_unsaved(self) -> bool:
        """Whether a change or the place has not been handed to the store yet."""
        return bool(self._unsaved) or self._place_unsaved

    def take_unsaved(self) -> tuple[Change, ...]:
        """Hand over the changes to save, in order, and forget them.

        When the store refuses them, :meth:`give_back` puts them in front again.
        """
        taken = tuple(self._unsaved)
        self._unsaved.clear()
        self._place_unsaved = False
        return taken

    def give_back(self, changes: Iterable[Change]) -> None:
        """Put changes that could not be saved back, before those made since."""
        self._unsaved[:0] = changes
        self._place_unsaved = True

    # -- listening -----------------------------------------------------------------------

    def subscribe(self, callback: Listener) -> Callable[[], None]:
        """Call ``callback(changed_addresses)`` after each change; return how to stop it.

        A change of a list (a row added, removed or moved) names the list: ``founders``. An empty
        set means that everything is to be read again.
        """
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    def _changed(self, addresses: frozenset[str]) -> None:
        self._case = None
        self._findings = None
        for listener in tuple(self._listeners):
            listener(addresses)


def _is_typing(action: _Action) -> bool:
    return len(action.forward) == 1 and isinstance(action.forward[0], SetValue | SetRecordValue)
