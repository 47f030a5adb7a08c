"""Cases: listed, opened, saved change by change, copied, put into the bin and taken out of it."""

from __future__ import annotations

import re
import uuid as uuids
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, RowMapping

from app.core.errors import InputError
from app.core.i18n import N_
from app.db import books
from app.db import cases as repository
from app.db.changes import write_change
from app.db.types import whole
from app.domain.answers import (
    Answers,
    Change,
    InsertRecord,
    MoveRecord,
    RemoveRecord,
    SetRecordValue,
    SetValue,
)
from app.domain.case import read_case
from app.domain.reference import Reference
from app.domain.report import TYPED, read_figure
from app.domain.scheme import REASON_KEYS
from app.services import own_writing
from app.services.archive import PaperArchive
from app.services.model import CaseSummary, HistoryLine, LatestCases, OpenCase
from app.services.shown import MOST_REASON, shown
from app.services.store import KAZAKH

_QUOTES = re.compile("[«»\"'„“”‟’‘]")
_SUMMARY_KEYS = {"meeting.date": "meeting_date", "meeting.okrug": "okrug"}
_FIGURES = {key: name for name, key in TYPED.items() if key not in _SUMMARY_KEYS}
"""What the анықтама counts, beside the okrug: the figure, and column, of an answer."""


class CaseService(PaperArchive):
    """Everything that is done with cases as a whole and with their answers."""

    def list(self, search: str = "", deleted: bool = False) -> tuple[CaseSummary, ...]:
        """Return the cases (those in the bin when ``deleted``), the last changed first.

        ``search`` narrows them, whatever the case of letters, by name, okrug, the meeting's date
        or the name of a founder.
        """
        with self.store.read() as connection:
            rows = repository.listed(connection, _folded(search), deleted=deleted)
            return tuple(_summary(row) for row in rows)

    def latest(self, limit: int, search: str = "", deleted: bool = False) -> LatestCases:
        """Return the first cases of such a list, samples behind all others, and how many it has."""
        folded = _folded(search)
        with self.store.read() as connection:
            rows = repository.latest(connection, folded, limit, deleted=deleted)
            count, samples = repository.counted(connection, folded, deleted=deleted)
            return LatestCases(tuple(_summary(row) for row in rows), count, samples)

    def open(self, case_id: int) -> OpenCase:
        """Return a case with all its answers.

        Raises:
            UnknownCaseError: there is none of this number.
        """
        with self.store.read() as connection:
            return _read(connection, case_id)

    def create(
        self,
        answers: Answers | None = None,
        sample: bool = False,
        *,
        uuid: str = "",
        place: str = "",
    ) -> OpenCase:
        """Make a case. ``uuid`` names one that was carried over from another computer.

        Raises:
            InputError: a case of this uuid is here already.
            UnknownFieldError: an answer is not in the schema.
        """
        with self.store.write() as connection:
            if uuid and repository.id_of(connection, uuid) is not None:
                raise InputError(
                    N_("This case is in the data file already."), N_("Nothing was changed.")
                )
            case_id = self._add(connection, answers or Answers(), sample, uuid, place)
            now = self.store.now()
            books.note(connection, case_id, now, "created", ())
            note_reasons(connection, case_id, now, (answers or Answers()).values)
            return _read(connection, case_id)

    def _add(
        self, connection: Connection, answers: Answers, sample: bool, uuid: str, place: str
    ) -> int:
        now = self.store.now()
        values = {
            "uuid": uuid or str(uuids.uuid4()),
            "sample": sample,
            "created_at": now,
            "updated_at": now,
            "place": place,
            **summary_of(answers),
        }
        return repository.add(connection, values, answers)

    def save(self, case_id: int, changes: Iterable[Change], place: str | None = None) -> datetime:
        """Write changes, all or none, and return the moment of saving.

        ``place`` is where he was (see ``OpenCase.place``); None leaves it as it is.

        Raises:
            StoreError: the disk; nothing was written and the changes may be saved again.
            UnknownCaseError: there is no such case.
            UnknownFieldError: a change names a field that the schema does not have.
            UnknownRecordError: a change names a record that is not there.
        """
        now = self.store.now()
        with self.store.write() as connection:
            self.save_in(connection, case_id, changes, now, place)
        return now

    def save_in(
        self,
        connection: Connection,
        case_id: int,
        changes: Iterable[Change],
        now: datetime,
        place: str | None = None,
    ) -> None:
        """Write changes as :meth:`save` does, inside a transaction of a larger work."""
        changes = tuple(changes)
        for change in changes:
            write_change(connection, case_id, change)
        values: dict[str, Any] = _summary_changes(changes)
        if any(_counts_founders(change) for change in changes):
            values["founders"] = repository.count_founders(connection, case_id)
        if changes:
            values["updated_at"] = now
        if place is not None:
            values["place"] = place
        if values:
            repository.touch(connection, case_id, values)
        self._remember_writing(connection, case_id, changes)
        if changes:
            keys = {_history_key(change) for change in changes}
            books.note(connection, case_id, now, books.EDITED, keys)
        note_reasons(connection, case_id, now, _written(changes))

    def _remember_writing(
        self, connection: Connection, case_id: int, changes: Sequence[Change]
    ) -> None:
        """Remember spellings and case forms that the official has just confirmed."""
        written = own_writing.touches(changes)
        if written:
            answers = repository.read_answers(connection, case_id)
            rows = own_writing.worth_remembering(answers, written)
            books.remember_writing(connection, rows)

    def replace(self, case_id: int, answers: Answers) -> OpenCase:
        """Put other answers in the place of a case's own, as an import of the same case does.

        Issued papers, scans and history stay.

        Raises:
            UnknownCaseError: there is no such case.
            UnknownFieldError: an answer is not in the schema.
        """
        with self.store.write() as connection:
            now = self.store.now()
            repository.erase_answers(connection, case_id)
            repository.touch(connection, case_id, {"updated_at": now, **summary_of(answers)})
            repository.write_answers(connection, case_id, answers)
            books.note(connection, case_id, now, "imported", ())
            reasons = {key: answers.get(key) for key in REASON_KEYS.values()}
            note_reasons(connection, case_id, now, reasons)
            return _read(connection, case_id)

    def duplicate(self, case_id: int) -> OpenCase:
        """Return a new case with the same answers, without issued papers and scans.

        Raises:
            UnknownCaseError: there is no such case.
        """
        with self.store.write() as connection:
            source = _read(connection, case_id)
            made = self._add(connection, source.answers, source.summary.sample, "", "")
            now = self.store.now()
            books.note(connection, made, now, "duplicated", ())
            note_reasons(connection, made, now, source.answers.values)
            return _read(connection, made)

    def delete(self, case_id: int) -> None:
        """Put a case into the bin.

        Raises:
            UnknownCaseError: there is no such case.
        """
        with self.store.write() as connection:
            now = self.store.now()
            repository.touch(connection, case_id, {"deleted_at": now})
            books.note(connection, case_id, now, "deleted", ())

    def restore(self, case_id: int) -> None:
        """Take a case out of the bin.

        Raises:
            UnknownCaseError: there is no such case.
        """
        with self.store.write() as connection:
            repository.touch(connection, case_id, {"deleted_at": None})
            books.note(connection, case_id, self.store.now(), "restored", ())

    def purge(self, case_id: int) -> None:
        """Destroy a case of the bin with its answers, issued papers and scans, for ever.

        What it held is overwritten in the data file; backups made before still hold it until
        they are thinned out.

        Raises:
            UnknownCaseError: there is no such case in the bin.
        """
        with self.store.write() as connection:
            repository.destroy(connection, case_id)
        self.store.forget_deleted()

    def find(self, text: str) -> CaseSummary:
        """Return the case that a number, a uuid or a name (or a part of it) means.

        Raises:
            InputError: no case or more than one fits.
        """
        wanted = text.strip()
        with self.store.read() as connection:
            rows = repository.names(connection)
            for case_id, uuid, _, _ in rows:
                if wanted in (str(case_id), uuid):
                    return _summary(repository.summary(connection, case_id))
            bare = _bare(wanted)
            exact = [row[0] for row in rows if bare and bare in (_bare(row[2]), _bare(row[3]))]
            found = exact or [row[0] for row in rows if bare and bare in _bare(row[2])]
            if len(found) == 1:
                return _summary(repository.summary(connection, found[0]))
        if found:
            raise InputError(
                N_("Several cases are called {text}: their numbers are {numbers}."),
                N_("Nothing was changed."),
                N_("Give the number of the one that is meant."),
                text=wanted,
                numbers=", ".join(str(case_id) for case_id in sorted(found)),
            )
        raise InputError(
            N_("There is no case {text}."),
            N_("Nothing was changed."),
            N_("Look at the list of cases for its number or name."),
            text=wanted,
        )

    def names_beside(self, case_id: int) -> tuple[str, ...]:
        """Return the short names of the other cases that were made here.

        Samples, the bin and what other offices sent do not count.
        """
        with self.store.read() as connection:
            return tuple(repository.own_titles(connection, case_id))

    def alone_with(self, title: str, case_id: int) -> bool:
        """Return whether no other living case has a case's short name."""
        with self.store.read() as connection:
            return not repository.bears_title(connection, shown(title), case_id)

    def by_uuid(self, uuid: str) -> CaseSummary | None:
        """Return the case of a uuid, living or in the bin, or None."""
        with self.store.read() as connection:
            case_id = repository.id_of(connection, uuid)
            return None if case_id is None else _summary(repository.summary(connection, case_id))

    def known_okrugs(self, district: str = "", oblast: str = "") -> tuple[str, ...]:
        """Return okrugs of a district that were ever typed or imported, by the alphabet.

        A text that is too long to be shown is no name.
        """
        with self.store.read() as connection:
            found = repository.known_okrugs(connection, district, oblast)
            found |= books.remembered_okrugs(connection, district, oblast)
        return tuple(sorted((one for one in found if shown(one) == one), key=KAZAKH.sort_key))

    def russian_okrugs(self, district: str, oblast: str = "") -> Mapping[str, str]:
        """Return the official Russian names of a district's okrugs by their Kazakh names."""
        with self.store.read() as connection:
            return MappingProxyType(books.russian_okrugs(connection, district, oblast))

    def remember_okrugs(self, rows: Iterable[tuple[str, str, str, str]], source: str) -> None:
        """Remember okrugs, such as those of the official classifier.

        A row holds oblast, district, name, and the official Russian name or "".
        """
        with self.store.write() as connection:
            books.remember_okrugs(connection, rows, source)

    def history(self, case_id: int) -> tuple[HistoryLine, ...]:
        """Return what was done to a case, the newest first: names of answers, never values.

        One value there is: the reason for recording something out of the scheme's order.
        """
        with self.store.read() as connection:
            return tuple(
                HistoryLine(at, what, tuple(details.split()), reason)
                for at, what, details, reason in books.history_of(connection, case_id)
            )


def _written(changes: Sequence[Change]) -> dict[str, str]:
    """Return the single answers that the changes write, each as it is in the end."""
    return {change.key: change.value for change in changes if isinstance(change, SetValue)}


def note_reasons(
    connection: Connection, case_id: int, now: datetime, values: Mapping[str, str]
) -> None:
    """Let the history tell what was recorded out of the scheme's order, and why."""
    for key in REASON_KEYS.values():
        if key in values:
            reason = shown(values[key].strip(), MOST_REASON)
            books.note_reason(connection, case_id, now, key, reason)


def _folded(text: str) -> str:
    return KAZAKH.fold(whole(text))


def _bare(name: str) -> str:
    return " ".join(_folded(_QUOTES.sub(" ", name)).split())


def _summary(row: RowMapping) -> CaseSummary:
    return CaseSummary(**row)


def _read(connection: Connection, case_id: int) -> OpenCase:
    row = repository.summary(connection, case_id)
    return OpenCase(_summary(row), repository.read_answers(connection, case_id))


def _names(proper_name: str) -> dict[str, str]:
    """Return the summary's two names for the answer ``name.proper``."""
    case = read_case(Answers({"name.proper": proper_name}), Reference(), date.min)
    own = case.proper_name
    return {"proper_name": shown(own), "title": shown(case.short_name) if own else ""}


def _figure(name: str, typed: str) -> str | int | date | None:
    """Return a figure of the анықтама as its column keeps it."""
    figure = read_figure(name, typed)
    return shown(figure) if isinstance(figure, str) else figure


def summary_of(answers: Answers) -> dict[str, Any]:
    """Return the columns that a case's row keeps beside its answers, none longer than is shown."""
    return {
        **_names(answers.get("name.proper")),
        **{column: shown(answers.get(key)) for key, column in _SUMMARY_KEYS.items()},
        **{name: _figure(name, answers.get(key)) for key, name in _FIGURES.items()},
        "founders": len(answers.records("founders")),
    }


def _summary_changes(changes: Sequence[Change]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for change in changes:
        match change:
            case SetValue("name.proper", value):
                values.update(_names(value))
            case SetValue(key, value) if key in _SUMMARY_KEYS:
                values[_SUMMARY_KEYS[key]] = shown(value)
            case SetValue(key, value) if key in _FIGURES:
                values[_FIGURES[key]] = _figure(_FIGURES[key], value)
    return values


def _counts_founders(change: Change) -> bool:
    return isinstance(change, (InsertRecord, RemoveRecord)) and change.collection == "founders"


def _history_key(change: Change) -> str:
    match change:
        case SetValue(key, _):
            return key
        case SetRecordValue(collection, _, name, _):
            return f"{collection}/*/{name}"
        case InsertRecord() | RemoveRecord() | MoveRecord():
            return change.collection
