"""Bringing people in from a table: read it beside the window, match its columns, add the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.domain.answers import Change, InsertRecord, Record, RemoveRecord
from app.services.session import CaseSession
from app.ui.record_ids import new_id
from app.ui.wizard.import_dialog import ImportDialog, ReadFailed
from app.ui.wizard.people_port import PeopleImport, Table

Run = Callable[..., object]


def begin_import(
    parent: QWidget,
    session: CaseSession,
    people: PeopleImport,
    source: Path | str,
    run: Run | None = None,
) -> None:
    """Read a table and show the dialog that matches its columns; the case changes on «add» only.

    ``run(operation, on_done, on_error, parent)`` reads beside the window; without it at once.
    """

    def show(table: Table) -> None:
        dialog = ImportDialog(people, table, session, parent)
        dialog.accepted.connect(
            lambda: add_people(session, dialog.people(), replace=dialog.replaces())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def fail(error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        told = ReadFailed(error, parent)
        told.finished.connect(told.deleteLater)
        told.open()

    read = partial(people.read_table, source)
    if run is not None:
        run(read, show, fail, parent)
        return
    try:
        table = read()
    except UserError as error:
        fail(error)
    else:
        show(table)


def add_people(
    session: CaseSession, people: Sequence[Mapping[str, str]], *, replace: bool = False
) -> None:
    """Add founders at the end of the list as one step of undo; ``replace`` drops those before."""
    old = session.answers.records("founders")
    changes: list[Change] = []
    if replace:
        changes += [RemoveRecord("founders", record.id) for record in old]
    start = 0 if replace else len(old)
    for place, values in enumerate(people, start=start):
        kept = {name: value for name, value in values.items() if value}
        changes.append(InsertRecord("founders", Record(new_id(), kept), place))
    if changes:
        session.edit(*changes)
